// The bench: completion by keys, running without leaving the page, stopping, and the views of a result.
const form = document.querySelector("#bench");
const area = document.querySelector("#q");
const list = document.querySelector("#choices");
const state = document.querySelector("#state");
const cancel = document.querySelector("#cancel");
const key = document.querySelector("#key");
let words = { words: [], properties: {} }, running = null, chosen = 0, begin = 0, asked = 0;

fetch("query/words").then((answer) => answer.ok && answer.json()).then((found) => { if (found) words = found; });

/** What can come at the caret: [where it begins, candidates]. */
async function candidates() {
  const before = area.value.slice(0, area.selectionStart);
  const text = /([A-Za-z_]\w*)\s*(?::|=|CONTAINS|STARTS WITH|ENDS WITH)\s*'([^'\n]*)$/i.exec(before);
  if (text) return [before.length - text[2].length, await values(text[1], text[2])];
  if ((before.match(/'/g) || []).length % 2) return [0, []];
  const word = /[\w.]*$/.exec(before)[0];
  const last = word.split(".").pop();
  const at = before.length - last.length;
  const ahead = before.slice(0, at);
  if (word.includes(".")) return [at, starting(properties(word.split(".")[0]), last, true)];
  if (/[:|]\s*$/.test(ahead)) return [at, starting(Object.keys(words.properties), last, true)];
  return [at, last.length > 1 ? starting(words.words, last) : []];
}

/** The properties of the labels or types that a variable is given in the statement; all where it is given none. */
function properties(variable) {
  const kinds = [...area.value.matchAll(new RegExp(`[([]\\s*${variable}\\s*:([\\w|]+)`, "g"))].flatMap((m) => m[1].split("|"));
  const known = kinds.flatMap((kind) => words.properties[kind] || []);
  return [...new Set(known.length ? known : Object.values(words.properties).flat())];
}

async function values(name, start) {
  const answer = await fetch(`query/values?name=${encodeURIComponent(name)}&begin=${encodeURIComponent(start)}`, { headers: headers() });
  return answer.ok ? answer.json() : [];
}

function starting(all, start, whole) {
  const low = start.toLowerCase();
  return all.filter((word) => word.toLowerCase().startsWith(low) && (whole || word !== start)).slice(0, 12);
}

function headers() {
  return key.value ? { "X-API-Key": key.value } : {};
}

function close() {
  list.hidden = true;
  area.removeAttribute("aria-activedescendant");
}

function mark() {
  [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === chosen)));
  list.children[chosen]?.scrollIntoView({ block: "nearest" });
  area.setAttribute("aria-activedescendant", `choice-${chosen}`);
}

async function offer() {
  const now = ++asked;
  const [at, found] = await candidates();
  if (now !== asked) return;
  if (!found.length) return close();
  begin = at; chosen = 0;
  list.replaceChildren(...found.map((word, number) => {
    const item = document.createElement("li");
    item.id = `choice-${number}`; item.role = "option"; item.textContent = word;
    item.addEventListener("mousedown", (event) => { event.preventDefault(); chosen = number; take(); });
    return item;
  }));
  list.hidden = false;
  mark();
}

function take() {
  const word = list.children[chosen].textContent;
  area.setRangeText(word, begin, area.selectionStart, "end");
  asked++;
  close();
}

area.addEventListener("input", offer);
area.addEventListener("blur", close);
area.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); close(); return run(); }
  if (event.key === " " && event.ctrlKey) { event.preventDefault(); return offer(); }
  if (list.hidden) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) { event.preventDefault(); chosen = (chosen + step + list.children.length) % list.children.length; mark(); }
  else if (event.key === "Tab" || event.key === "Enter") { event.preventDefault(); take(); }
  else if (event.key === "Escape") { event.preventDefault(); asked++; close(); }
});

/** Ask, and put the answer's result into this page; the address keeps the statement. */
async function run(before = "") {
  running?.abort();
  const mine = running = new AbortController();
  const statement = area.value;
  const body = new URLSearchParams({ q: before + statement, p: form.elements.p.value });
  const address = `query?${new URLSearchParams({ q: statement, ...(form.elements.p.value ? { p: form.elements.p.value } : {}) })}`;
  history.replaceState(null, "", address);
  document.querySelector("#address").href = address;
  state.textContent = "正在执行……";
  cancel.hidden = false;
  try {
    const answer = await fetch("query", { method: "POST", body, headers: headers(), signal: mine.signal });
    const text = await answer.text();
    if (running !== mine) return;
    const page = new DOMParser().parseFromString(text, "text/html");
    const found = page.querySelector("#result") || page.querySelector("main");
    document.querySelector("#result").replaceChildren(...found.childNodes);
    document.querySelector(".key-field").hidden = ![401, 403].includes(answer.status);
    state.textContent = answer.ok ? "完成" : "没有执行";
    views();
  } catch (error) {
    if (running === mine) state.textContent = error.name === "AbortError" ? "已停止" : "连不上服务";
  } finally {
    if (running === mine) { running = null; cancel.hidden = true; }
  }
}

form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
document.querySelector("#explain").addEventListener("click", () => run("EXPLAIN "));
cancel.addEventListener("click", () => { running?.abort(); });

/** One view of the result at a time. */
function views() {
  const tabs = document.querySelector(".tabs");
  if (!tabs) return;
  tabs.hidden = false;
  const show = (id) => {
    document.querySelectorAll("#result .view").forEach((view) => { view.hidden = view.id !== id; });
    tabs.querySelectorAll("button").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.view === id)));
  };
  tabs.addEventListener("click", (event) => { const id = event.target.dataset.view; if (id) show(id); });
  show("as-table");
}
views();

// Examples, catalogue and schema put their statement into the editor.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-query]");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const asked = new URL(link.getAttribute("href"), location.href).searchParams;
  area.value = asked.get("q");
  form.elements.p.value = asked.get("p") || "";
  area.focus();
});

const schema = document.querySelector("#schema");
schema.addEventListener("toggle", async () => {
  if (!schema.open || schema.querySelector("#schema-content")) return;
  const answer = await fetch("query/schema");
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  schema.querySelector("p").replaceWith(page.querySelector("#schema-content"));
});
