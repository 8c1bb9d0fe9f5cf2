"""How long extraction takes, as a ratio to jieba's own `lcut` on the same text in the same process.

Prints one line for each size: characters, processor seconds of `lcut`, and of extraction with each segmenter with the
ratio; then, for texts of one part again and again (blanks, annotations, table rows), the seconds of some parts and of twice
as many: a ratio near 2 is linear. The text of a size is the plan of corpus/
with its first, third and fourth chapter repeated under new numbers: one outline and one table of indicators, as plans have.
Run: python benchmarks/extraction.py [SIZE…]
"""

import logging
import re
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import jieba

from plankg.extract.pipeline import extract_source, make_pipeline
from plankg.extract.readers.reading import Source

PLAN = Path(__file__).parent.parent / "corpus" / "gansu-market-regulation-145" / "plan.txt"
SIZES = (30_000, 100_000, 300_000, 1_000_000)
REPEATS = 3
HEAD = "青禾市数字政府建设行动计划\n\n一、总体要求\n推进建设。"
# What is repeated, and how often.
REPEATED = {
    "blanks": (" ", 24_000),
    "annotations": ("（牵头单位：市水务局）", 8_000),
    "rows": ("\n| 建设一体化平台 | 市水务局 |", 4_000),
}


def main(sizes: tuple[int, ...]) -> None:
    """Time each size with each segmenter, the baseline between them."""
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    names = ["jieba", *(["rjieba"] if find_spec("rjieba") else [])]
    pipelines = {name: make_pipeline({"nlp.tokenizer.segmenter": name}) for name in names}
    for nlp in pipelines.values():
        extract_source(_source(PLAN.read_text("utf-8")), nlp)
    print(f"{'characters':>10} {'lcut s':>8}" + "".join(f" {name + ' s':>9} {'ratio':>6}" for name in names))
    for size in sizes:
        text = grown(PLAN.read_text("utf-8"), size)
        runs: list[Callable[[], object]] = [lambda text=text: jieba.lcut(text)]
        runs += [lambda text=text, nlp=nlp: extract_source(_source(text), nlp) for nlp in pipelines.values()]
        baseline, *seconds = _best(runs)
        timed = "".join(f" {second:>9.3f} {second / baseline:>6.2f}" for second in seconds)
        print(f"{len(text):>10} {baseline:>8.3f}{timed}")
    print(f"{'repeated':>12} {'times':>8} {'s':>8} {'twice s':>8} {'ratio':>6}")
    for name, (part, times) in REPEATED.items():
        texts = [HEAD + "\n| 任务 | 责任单位 |" * (name == "rows") + part * n for n in (times, 2 * times)]
        once, twice = _best([lambda text=text: extract_source(_source(text), pipelines["jieba"]) for text in texts])
        print(f"{name:>12} {times:>8} {once:>8.2f} {twice:>8.2f} {twice / once:>6.2f}")


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


def _best(runs: list[Callable[[], object]]) -> list[float]:
    """The least processor time of each, all of them run in turn so that a busy machine slows none alone."""
    best = [float("inf")] * len(runs)
    for _ in range(REPEATS):
        for at, run in enumerate(runs):
            start = time.process_time()
            run()
            best[at] = min(best[at], time.process_time() - start)
    return best


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
