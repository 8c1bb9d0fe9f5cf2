// The reading view: the facts of a mark next to the text, without loading the text again.
const text = document.querySelector(".text");
const panel = document.querySelector("#facts");
const reader = document.querySelector(".reader");

/** A DOM range over code points; paragraphs carry the offset of their first one in their id. */
function rangeOf(start, end) {
  const paragraphs = [...text.querySelectorAll("p[id]")];
  const startOf = (paragraph) => Number(paragraph.id.slice(1));
  let low = 0, high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(paragraphs[middle]) <= start) low = middle + 1; else high = middle;
  }
  const range = document.createRange();
  let begun = false;
  for (let at = Math.max(0, low - 1); at < paragraphs.length && startOf(paragraphs[at]) < end; at += 1) {
    let offset = startOf(paragraphs[at]);
    const walker = document.createTreeWalker(paragraphs[at], NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      let unit = 0;
      for (const point of node.data) {
        if (!begun && offset >= start) { range.setStart(node, unit); begun = true; }
        unit += point.length;
        offset += 1;
        if (begun && offset <= end) range.setEnd(node, unit);
        if (offset >= end) return begun ? range : null;
      }
    }
  }
  return begun ? range : null;
}

/** Light up a place and bring it into view. */
function light(start, end) {
  for (const mark of text.querySelectorAll("mark")) mark.replaceWith(...mark.childNodes);
  const range = rangeOf(start, end);
  if (!range) return;
  if (window.CSS?.highlights) CSS.highlights.set("lit", new Highlight(range));
  const near = range.startContainer.parentElement;
  const box = near.getBoundingClientRect();
  if (box.top < 60 || box.bottom > window.innerHeight * 0.9) near.scrollIntoView({ block: "center" });
}

async function show(url, push) {
  const asked = new URL(url);
  asked.pathname += "/facts";
  const response = await fetch(asked, { headers: { Accept: "text/html" } });
  if (!response.ok) { location.assign(url); return; }
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  panel.replaceChildren(...page.querySelector("#facts").childNodes);
  panel.querySelector("h1")?.remove();
  panel.querySelector("p.meta")?.remove();
  reader.classList.add("chosen");
  if (push) history.pushState({}, "", url);
  const query = asked.searchParams;
  const first = panel.querySelector(".fact");
  const start = query.has("start") ? query.get("start") : first?.dataset.start;
  const end = query.has("end") ? query.get("end") : first?.dataset.end;
  if (start !== undefined) light(Number(start), Number(end));
  panel.closest(".panel").scrollTop = panel.offsetTop - 60;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const url = new URL(link.href);
  const here = url.origin === location.origin && url.pathname === location.pathname;
  if (!here || link.hasAttribute("data-copy") || !(url.searchParams.has("fact") || url.searchParams.has("start"))) return;
  event.preventDefault();
  for (const mark of text.querySelectorAll(".m.on")) mark.classList.remove("on");
  if (link.classList.contains("m")) {
    for (const mark of text.querySelectorAll(`a.m[href="${CSS.escape(link.getAttribute("href"))}"]`)) mark.classList.add("on");
  }
  show(url.href, true);
});

window.addEventListener("popstate", () => {
  const query = new URL(location.href).searchParams;
  if (query.has("fact") || query.has("start")) show(location.href, false);
});

// Arrow keys lead from mark to mark while one of them has the focus.
text.addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step || !event.target.matches(".m")) return;
  const marks = [...text.querySelectorAll(".m")];
  marks[marks.indexOf(event.target) + step]?.focus();
  event.preventDefault();
});

// The outline follows the text.
const entries = new Map([...document.querySelectorAll(".outline a")].map((link) => [link.getAttribute("href").slice(1), link]));
const watcher = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) {
    if (!isIntersecting) continue;
    for (const link of entries.values()) link.removeAttribute("aria-current");
    const link = entries.get(target.id);
    link.setAttribute("aria-current", "true");
    const list = link.closest(".outline");
    if (list.scrollHeight > list.clientHeight) list.scrollTop = link.offsetTop - list.clientHeight / 3;
  }
}, { rootMargin: "-10% 0px -70% 0px" });
for (const id of entries.keys()) {
  const heading = document.getElementById(id);
  if (heading) watcher.observe(heading);
}
