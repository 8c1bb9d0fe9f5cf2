"""What questions and names cost in a store that is there: the first question, further ones, names while typing, memory.

Run: python benchmarks/asking.py STORE [COUNT]   (a folder, or an address with PLANKG_NEO4J_USER and PLANKG_NEO4J_PASSWORD)

The first question has the names read. Times are those of the clock and of this process' own work (CPU), which other
programs on the machine make no longer.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median, quantiles

import psutil

sys.path.insert(0, str(Path(__file__).parent.parent))

from plankg.api.questions import Questions
from plankg.graph import open_store

MEASURES = ("完好率", "合格率", "修缮率", "数量")


def main(address: str, count: int) -> None:
    """Print a line for each kind."""
    process = psutil.Process()
    secrets = (
        {"user": os.environ["PLANKG_NEO4J_USER"], "password": os.environ["PLANKG_NEO4J_PASSWORD"]}
        if ":" in address
        else {}
    )
    with open_store(address, **secrets) as store:
        version = store.version()
        random = Random(0)  # noqa: S311  nothing secret
        titles = [str(row["title"]).partition("（")[0] for row in store.run("documents").rows]
        print(
            f"{len(titles)} documents, version {version}, {process.memory_info().rss / 1e6:.0f} MB before", flush=True
        )
        questions = Questions(store)
        picked = [random.choice(titles) for _ in range(count + 1)]
        asked = [f"{title}里步道{random.choice(MEASURES)}的目标值是多少" for title in picked]
        _tell("first question", [_timed(lambda: questions.ask(asked[0], limit=20))])
        _tell("further questions", [_timed(lambda one=one: questions.ask(one, limit=20)) for one in asked[1:]])
        typed = [words[:end] for words in (*titles[:count], *MEASURES, "步道完好率", "商务局") for end in range(1, 6)]
        random.shuffle(typed)
        _tell(
            "names while typing", [_timed(lambda one=one: questions.names.begun(one, 8)) for one in typed[: 5 * count]]
        )
        print(f"{process.memory_info().rss / 1e6:.0f} MB afterwards", flush=True)


def _timed(run: Callable[[], object]) -> tuple[float, float]:
    clock, work = time.perf_counter(), time.process_time()
    run()
    return time.perf_counter() - clock, time.process_time() - work


def _tell(what: str, times: list[tuple[float, float]]) -> None:
    clock, work = (sorted(1e3 * each[at] for each in times) for at in (0, 1))
    late = quantiles(clock, n=20)[-1] if len(clock) > 1 else clock[0]
    print(
        f"{what:20} {len(times):>4} times  p50 {median(clock):>7.1f}  p95 {late:>7.1f} ms  CPU p50 {median(work):>6.1f} ms",
        flush=True,
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if sys.argv[2:] else 30)
