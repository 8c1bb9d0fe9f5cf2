"""How fast the reading view and the graph are: the Gansu plan as it is, and as a synthetic plan of a million characters.

    python benchmarks/pages.py corpus/gansu-market-regulation-145/plan.txt [COPIES]

The plan is extracted once; its facts are moved along for each copy, so that a large plan has as many facts as its text
would have. Needs Chromium on the path. Prints the table of docs/pages.md.
"""

import hashlib
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))

from plankg.api.application import create_app
from plankg.extract import extract_file
from plankg.extract.model import Edge, Node, PlanGraph
from plankg.graph import open_store
from plankg.graph.store import Store

LARGE = "large-plan-145"
PLACES = frozenset({"start", "end", "range_end", "surface_start"})
SCROLL = """async () => {
  const times = []; let last = performance.now();
  for (let i = 0; i < 60; i += 1) {
    window.scrollBy(0, 1200);
    await new Promise((done) => requestAnimationFrame(done));
    const now = performance.now(); times.push(now - last); last = now;
  }
  times.sort((a, b) => a - b);
  return [times[30], times[57]];
}"""


def repeated(plan: PlanGraph, copies: int) -> PlanGraph:
    """The plan `copies` times, one after the other, as one document."""
    shared = {node.id for node in plan.nodes if node.label in {"Organization", "Policy"}}
    length = len(plan.text)

    def named(id_: str, copy: int) -> str:
        if id_ in shared:
            return id_
        return LARGE if id_ == plan.document.id else f"{id_.replace(plan.document.id, LARGE, 1)}-{copy}"

    def moved(item: Any, copy: int) -> Any:
        changes: dict[str, Any] = {"document": LARGE}
        for field in fields(item):
            value = getattr(item, field.name)
            if field.name in PLACES and value is not None:
                changes[field.name] = value + copy * length
            elif field.name in {"evidence_starts", "evidence_ends"}:
                changes[field.name] = tuple(place + copy * length for place in value)
            elif field.name == "about":
                changes[field.name] = tuple(named(id_, copy) for id_ in value)
            elif field.name in {"id", "source", "target"}:
                changes[field.name] = named(value, copy)
        return replace(item, **changes)

    nodes: list[Node] = [node for node in plan.nodes if node.id in shared]
    edges: list[Edge] = []
    for copy in range(copies):
        nodes += [moved(node, copy) for node in plan.nodes if node.id not in shared]
        once = [e for e in plan.edges if not copy or (e.type != "TEXT_OF" and not {e.source, e.target} <= shared)]
        edges += [moved(edge, copy) for edge in once]
    text = plan.text * copies
    document = replace(
        plan.document,
        id=LARGE,
        title="合成的大型规划（虚构）",
        length=len(text),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
    return PlanGraph(document=document, text=text, nodes=tuple(nodes), edges=tuple(edges))


@contextmanager
def served(store: Store) -> Iterator[str]:
    """The pages over the store; their address."""
    server = uvicorn.Server(uvicorn.Config(create_app(store), host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(15)


def opened(browser: Browser, address: str) -> tuple[Page, float]:
    """A new tab at the address, and the seconds until it was loaded."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    begun = time.perf_counter()
    page.goto(address)
    return page, time.perf_counter() - begun


def seconds_to_lit(browser: Browser, address: str) -> float:
    """Seconds from asking for a fact's address until its sentence is on the screen."""
    begun = time.perf_counter()
    page, _ = opened(browser, address)
    on_screen = "(() => { const top = document.querySelector('#mark')?.getBoundingClientRect().top; return top >= 0 && top < 900; })()"
    while not page.evaluate(on_screen):
        page.wait_for_timeout(5)
    page.close()
    return time.perf_counter() - begun


def measure(browser: Browser, site: str, document: str, fact: str) -> None:
    """Print one document's figures."""
    view = f"{site}/documents/{document}"
    page, first = opened(browser, view)
    page.close()
    page, again = opened(browser, view)
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime")
    median, most = page.evaluate(SCROLL)
    page.close()
    lit = seconds_to_lit(browser, f"{view}?fact={fact}#mark")
    page, graph = opened(browser, f"{site}/graph?document={document}")
    page.close()
    print(
        f"{document}: first {first:.2f} s, again {again:.2f} s, first paint {paint or 0:.0f} ms, lit {lit:.2f} s, "
        f"frames while scrolling {median:.0f} and {most:.0f} ms (median, 95 %), graph {graph:.2f} s"
    )


def main() -> None:
    """Measure both plans."""
    path, copies = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 37
    plan = extract_file(path)
    large = repeated(plan, copies)
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "store") as store:
        store.load(plan)
        store.load(large)
        finding = next(node.id for node in plan.nodes if node.label == "Finding").removeprefix(f"{plan.document.id}:")
        with served(store) as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--headless", "--no-sandbox", "--disable-gpu"]
            )
            measure(browser, site, plan.document.id, finding)
            measure(browser, site, LARGE, f"{finding}-{copies // 2}")
            browser.close()


if __name__ == "__main__":
    main()
