// For every page: links that copy their address.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-copy]");
  if (!link || event.ctrlKey || event.metaKey || !navigator.clipboard) return;
  event.preventDefault();
  await navigator.clipboard.writeText(link.href);
  const words = link.textContent;
  link.textContent = "已复制";
  setTimeout(() => { link.textContent = words; }, 1500);
});

// Names while one types, in every field for words of the plans: the browser's own list shows them.
const fields = document.querySelectorAll("input[data-suggest]");
fields.forEach((field, number) => {
  const list = document.createElement("datalist");
  list.id = `names-${number}`;
  field.after(list);
  field.setAttribute("list", list.id);
  field.autocomplete = "off";
  const route = new URL("api/suggest", document.querySelector("a.brand").href);
  if (field.dataset.suggest) route.searchParams.set("label", field.dataset.suggest);
  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const words = field.value.split(/\s/).pop();
      if (!words) return;
      route.searchParams.set("q", words.slice(0, 60));
      const answer = await fetch(route);
      if (!answer.ok || field.value.split(/\s/).pop() !== words) return;
      const before = field.value.slice(0, field.value.length - words.length);
      list.replaceChildren(...(await answer.json()).names.map(({ name }) => {
        const option = document.createElement("option");
        option.value = before + name;
        return option;
      }));
    }, 120);
  });
});
