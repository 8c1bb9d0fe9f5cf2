"""How long extraction takes, as a ratio to jieba's own `lcut` on the same text in the same process.

Prints one line for each size: characters, seconds, characters a second, ratio. The text of a size is the plan of corpus/
with its first, third and fourth chapter repeated under new numbers: one outline and one table of indicators, as plans have.
Run: python benchmarks/extraction.py [SIZE…]
"""

import logging
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

import jieba

from extract.pipeline import extract_source
from extract.readers.reading import Source

PLAN = Path(__file__).parent.parent / "corpus" / "gansu-market-regulation-145" / "plan.txt"
SIZES = (30_000, 100_000, 300_000, 1_000_000)
REPEATS = 3


def main(sizes: tuple[int, ...]) -> None:
    """Time each size, the baseline beside it."""
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    extract_source(_source(PLAN.read_text("utf-8")))
    print(f"{'characters':>10} {'seconds':>8} {'chars/s':>9} {'lcut s':>8} {'ratio':>6}")
    for size in sizes:
        text = grown(PLAN.read_text("utf-8"), size)
        seconds = _best(lambda text=text: extract_source(_source(text)))
        baseline = _best(lambda text=text: jieba.lcut(text))
        print(
            f"{len(text):>10} {seconds:>8.2f} {len(text) / seconds:>9.0f} {baseline:>8.3f} {seconds / baseline:>6.2f}"
        )


def grown(text: str, size: int) -> str:
    """The plan, its chapters repeated under new numbers until the text has about `size` characters."""
    head, *chapters = re.split(r"(?m)^(?=第[一二三四]章)", text)
    out, length, number = [head, chapters[0], chapters[1]], len(head) + len(chapters[0]) + len(chapters[1]), 2
    while length < size:
        for chapter in (chapters[2], chapters[3], chapters[0]):
            number += 1
            body = re.sub(r"^第[一二三四]章", f"第{number}章", chapter)
            out.append(body)
            length += len(body)
    return "".join(out)


def _source(text: str) -> Source:
    return Source(PLAN, "benchmark", text, "0")


def _best(run: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(REPEATS):
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
    return best


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
