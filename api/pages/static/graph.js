// The graph page: move, zoom, find, and open a node's relations in place. The picture itself comes from the server.
const canvas = document.querySelector("#canvas");
const find = document.querySelector("#find");

if (canvas) {
  let svg, view, whole;
  const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

  /** Take over the picture that is in the page now. */
  function adopt(keep) {
    svg = canvas.querySelector("svg");
    whole = { x: 0, y: 0, w: Number(svg.dataset.width), h: Number(svg.dataset.height) };
    view = keep || { ...whole };
    if (!keep) fit();
    draw();
  }

  /** All of it, but no smaller than that its words can be read. */
  function fit() {
    const box = canvas.getBoundingClientRect();
    const w = Math.min(Math.max(whole.w, whole.h * box.width / box.height), box.width * 1.1);
    const h = w * box.height / box.width;
    const middle = svg.querySelector(".middle :is(circle, rect, path)")?.getBBox();
    const x = middle ? middle.x + middle.width / 2 - w / 2 : (whole.w - w) / 2;
    const y = middle ? middle.y + middle.height / 2 - h / 2 : Math.max(0, whole.h < h ? (whole.h - h) / 2 : 0);
    view = { x, y, w, h };
  }

  function draw() {
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.w} ${view.h}`);
    svg.setAttribute("preserveAspectRatio", "xMidYMin meet");
    canvas.classList.toggle("near", canvas.clientWidth / view.w > 1.5);
  }

  function zoom(factor, px = 0.5, py = 0.5) {
    const w = clamp(view.w * factor, 120, Math.max(whole.w, whole.h) * 2.5);
    const scale = w / view.w;
    view = { x: view.x + view.w * px * (1 - scale), y: view.y + view.h * py * (1 - scale), w, h: view.h * scale };
    draw();
  }

  function move(dx, dy) {
    view.x += dx * view.w; view.y += dy * view.h;
    draw();
  }

  /** Show the same picture with one more node's relations. */
  async function open(id) {
    const opened = canvas.dataset.expand ? canvas.dataset.expand.split(",") : [];
    if (!canvas.dataset.address.startsWith("node=") || opened.includes(id)) return pick(id);
    const expand = [...opened, id].join(",");
    const url = `graph?${canvas.dataset.address}&expand=${encodeURIComponent(expand)}`;
    canvas.setAttribute("aria-busy", "true");
    const answer = await fetch(url);
    canvas.removeAttribute("aria-busy");
    if (!answer.ok) return location.assign(url);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const before = centre(id);
    svg.replaceWith(page.querySelector("#canvas svg"));
    canvas.dataset.expand = expand;
    for (const part of ["counted", "table", "svg"]) {
      const now = document.getElementById(part), then = page.getElementById(part);
      if (now && then) now.replaceWith(then);
    }
    adopt(view);
    const after = centre(id);  // the sheet grew to the left or upwards: stay where we were
    view.x += after.x - before.x; view.y += after.y - before.y;
    draw();
    history.pushState({}, "", url);
    pick(id);
    seek();
    return undefined;
  }

  function centre(id) {
    const box = spot(id)?.querySelector("circle, rect, path")?.getBBox();
    return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : { x: 0, y: 0 };
  }

  const spot = (id) => svg.querySelector(`.spot[data-id="${CSS.escape(id)}"]`);

  /** Bring out a node and what it is joined to. */
  function pick(id) {
    for (const part of svg.querySelectorAll(".on")) part.classList.remove("on");
    const again = canvas.dataset.picked === id;
    canvas.dataset.picked = again ? "" : id;
    canvas.classList.toggle("picked", !again);
    if (again) return;
    spot(id)?.classList.add("on");
    for (const line of svg.querySelectorAll(".line")) {
      if (line.dataset.s !== id && line.dataset.t !== id) continue;
      line.classList.add("on");
      spot(line.dataset.s === id ? line.dataset.t : line.dataset.s)?.classList.add("on");
    }
  }

  function seek() {
    const words = find.value.trim().toLowerCase();
    let count = 0;
    for (const node of svg.querySelectorAll(".spot")) {
      const here = words !== "" && node.getAttribute("aria-label").toLowerCase().includes(words);
      node.classList.toggle("found", here);
      count += here;
    }
    canvas.classList.toggle("found", count > 0);
  }

  async function png() {
    const image = new Image();
    image.src = document.querySelector("#svg").href;
    await image.decode();
    const scale = Math.min(2, 8000 / Math.max(image.naturalWidth, image.naturalHeight));
    const sheet = document.createElement("canvas");
    sheet.width = image.naturalWidth * scale; sheet.height = image.naturalHeight * scale;
    sheet.getContext("2d").drawImage(image, 0, 0, sheet.width, sheet.height);
    sheet.toBlob((blob) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = "plankg-graph.png";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }, "image/png");
  }

  function button(words, label, act, where) {
    const made = document.createElement("button");
    made.type = "button"; made.textContent = words; made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    where.append(made);
    return made;
  }

  canvas.classList.add("live");
  const box = document.createElement("div");
  box.className = "tools-box";
  button("＋", "放大", () => zoom(0.75), box);
  button("－", "缩小", () => zoom(1.33), box);
  button("全图", "看全图", () => { const b = canvas.getBoundingClientRect(); const w = Math.max(whole.w, whole.h * b.width / b.height); view = { x: (whole.w - w) / 2, y: 0, w, h: w * b.height / b.width }; draw(); }, box);
  canvas.append(box);
  const save = button("PNG", "下载 PNG", png, document.querySelector(".downloads"));
  save.className = "small button";

  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const place = canvas.getBoundingClientRect();
    zoom(event.deltaY > 0 ? 1.12 : 0.89, (event.clientX - place.left) / place.width, (event.clientY - place.top) / place.height);
  }, { passive: false });

  const fingers = new Map();  // where each pointer that is down was last
  let far = false;  // the gesture is more than a tap
  canvas.addEventListener("pointerdown", (event) => {
    if (event.target.closest("button")) return;
    if (!fingers.size) far = false;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  canvas.addEventListener("pointermove", (event) => {
    const from = fingers.get(event.pointerId);
    if (!from) return;
    const to = { x: event.clientX, y: event.clientY };
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (!far && !other && Math.hypot(to.x - from.x, to.y - from.y) < 5) return;
    if (!canvas.hasPointerCapture(event.pointerId)) canvas.setPointerCapture(event.pointerId);
    far = true;
    canvas.classList.add("moving");
    const place = canvas.getBoundingClientRect();
    // Of two fingers each moves the middle by half of its way.
    const share = other ? 0.5 : 1;
    move(share * (from.x - to.x) / place.width, share * (from.y - to.y) / place.height);
    if (other) {
      const apart = (finger) => Math.max(1, Math.hypot(finger.x - other.x, finger.y - other.y));
      zoom(apart(from) / apart(to), ((to.x + other.x) / 2 - place.left) / place.width, ((to.y + other.y) / 2 - place.top) / place.height);
    }
    fingers.set(event.pointerId, to);
  });
  const drop = (event) => { fingers.delete(event.pointerId); if (!fingers.size) canvas.classList.remove("moving"); };
  canvas.addEventListener("pointerup", drop);
  canvas.addEventListener("pointercancel", drop);
  canvas.addEventListener("dragstart", (event) => event.preventDefault());

  canvas.addEventListener("click", (event) => {
    const node = event.target.closest(".spot");
    if (!node || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (far) return;
    if (event.shiftKey || event.detail === 2) location.assign(pageOf(node));
    else open(node.dataset.id);
  });
  const folders = { Organization: "organizations", Task: "tasks", Indicator: "indicators", Project: "projects", SpecialColumn: "special-columns", Policy: "policies" };
  const pageOf = (node) => {
    const label = Object.keys(folders).find((name) => node.classList.contains(name));
    return label ? `${folders[label]}/${encodeURIComponent(node.dataset.id)}` : node.getAttribute("href");
  };

  canvas.addEventListener("keydown", (event) => {
    const act = {
      "+": () => zoom(0.8), "=": () => zoom(0.8), "-": () => zoom(1.25), 0: () => { fit(); draw(); },
      ArrowLeft: () => move(-0.1, 0), ArrowRight: () => move(0.1, 0), ArrowUp: () => move(0, -0.1), ArrowDown: () => move(0, 0.1),
    }[event.key];
    if (!act || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act();
  });

  find.addEventListener("input", seek);
  window.addEventListener("popstate", () => location.reload());
  adopt();
  if (find.value) seek();
}
