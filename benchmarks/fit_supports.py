"""Fit extract/support/support_model.tsv on plans with support gold, and print what each gives when it is left out.

A plan is a folder with `plan.*` and `gold/supports.csv`, its pairs keyed by offsets (`unit_start`, as in corpus/) or by the
title of the task (`unit_title`). Logistic regression with an L2 penalty, by Newton steps, each plan weighing the same. Plans after
`--` are not fitted to. All thresholds are taken from scores of plans that are left out: what is shown are those with nearly the best F1, the
grades those that keep the precision asked for. A task counts once for an indicator, with its best block.
Run: python benchmarks/fit_supports.py [--write] [FOLDER…] [-- FOLDER…]
"""

import csv
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from plankg.extract.model import Indicator, Span
from plankg.extract.outline.units import Block
from plankg.extract.pipeline import doc_of
from plankg.extract.readers.reading import read_source
from plankg.extract.support.block_pairs import BlockPairs
from plankg.extract.support.support_features import FEATURES, ahead, groups_of

ROOT = Path(__file__).parent.parent
PRECISION = {"middle": 0.73, "strong": 0.82}
PENALTY = 100.0
STEPS = 30
NEARLY = 0.025
NEGATIVES = 6.0
Array = NDArray[np.float64]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Plan:
    """One plan: a row of `x` for each open block and indicator, the pair (indicator, task) of each row, and the gold pairs.

    A gold pair is true where it must be found and false where it is optional. `named` is 0 for rows that say too little of the
    indicator's name to be shown: they are fitted to, but never found. `stated` are the pairs that the text states.
    """

    name: str
    x: Array
    named: Array
    pairs: list[Pair]
    gold: dict[Pair, bool]
    stated: frozenset[Pair] = frozenset()

    @property
    def y(self) -> Array:
        """1 for the rows of gold pairs."""
        return np.array([float(pair in self.gold) for pair in self.pairs])

    @property
    def firm(self) -> NDArray[np.bool_]:
        """Whether each row counts: not those of optional pairs."""
        return np.array([self.gold.get(pair, True) for pair in self.pairs])

    def ranked(self, scores: Array) -> list[tuple[float, Pair]]:
        """The best score of each pair that counts, best first."""
        best: dict[Pair, float] = {}
        for score, pair in zip(scores.tolist(), self.pairs, strict=True):
            if self.gold.get(pair, True):
                best[pair] = max(score, best.get(pair, 0.0))
        return sorted(((score, pair) for pair, score in best.items()), reverse=True)


def main() -> None:
    """Fit, leave out, print; with --write also store the model."""
    named = [one for one in sys.argv[1:] if one != "--write"]
    cut = named.index("--") if "--" in named else len(named)
    plans = [_plan(Path(one)) for one in named[:cut] or [ROOT / "corpus" / "gansu-market-regulation-145"]]
    weights = _fit(plans)
    scored = [(plan, _shown(_fit([other for other in plans if other is not plan] or plans), plan)) for plan in plans]
    scored += [(plan, _shown(weights, plan)) for plan in map(_plan, map(Path, named[cut + 1 :]))]
    apart = sorted(
        ((score, pair in plan.gold) for plan, scores in scored for score, pair in plan.ranked(scores)), reverse=True
    )
    best, shown = _best(apart, sum(sum(plan.gold.values()) for plan, _ in scored))
    for plan, scores in scored:
        _print(plan, scores, shown)
    print(f"all together, each left out: F1 {best:.3f} from {shown:.2f}")
    grades = {name: max(_least(apart, least), shown) for name, least in PRECISION.items()}
    _print_grades(apart, {"shown": shown, **grades})
    if "--write" in sys.argv:
        _write(weights, {"shown": shown, **grades}, len(plans), len(scored))


def _plan(folder: Path) -> Plan:
    doc = doc_of(read_source(next(folder.glob("plan.*"))))
    with (folder / "gold" / "supports.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    by_title = "unit_title" in rows[0]
    key, task = ("indicator_name", "unit_title") if by_title else ("indicator_no", "unit_start")
    gold: dict[Pair, bool] = {}
    for row in rows:
        pair = (_plain(row[key]), _plain(row[task]))
        gold[pair] = row.get("optional") != "1" or gold.get(pair, False)
    indicators = doc._.tables.indicators or _goals(doc, {name for name, _ in gold})
    blocks = ahead(doc._.outline.parts.blocks, indicators)
    units = [_unit(block, gold, by_title) or str(at) for at, block in enumerate(blocks)]
    named = {one.id: _plain(one.name if by_title else one.number or "") for one in indicators}
    x: list[Array] = []
    said: list[float] = []
    pairs: list[Pair] = []
    for group in groups_of(BlockPairs(doc.text, blocks), indicators):
        for at in np.flatnonzero(group.open > 0).tolist():
            x.append(group.features[at])
            said.append(float(group.named[at]))
            pairs.append((named[group.indicator.id], units[at]))
    stated = {
        (named[edge.target], units[at])
        for edge in doc._.supports.edges
        for at, block in enumerate(blocks)
        if edge.basis == "stated" and edge.target in named and block.span.holds(Span(edge.start, edge.end))
    }
    return Plan(folder.name, np.array(x), np.array(said), pairs, gold, frozenset(stated))


def _goals(doc: Doc, names: set[str]) -> list[Indicator]:
    """The goals in running text that no task sets, under the names that the gold has for them; others are left out."""
    by_tasks = {edge.target for edge in doc._.targets.sets}
    found: dict[str, Indicator] = {}
    for one in doc._.targets.indicators:
        name = _plain(one.name)
        fitting = [other for other in names if other == name] or [
            other for other in names if other in name or name in other
        ]
        if fitting and one.id not in by_tasks:
            found.setdefault(max(fitting, key=len), replace(one, name=max(fitting, key=len)))
    return list(found.values())


def _unit(block: Block, gold: dict[Pair, bool], by_title: bool) -> str | None:
    """What the gold calls the task of a block: its title or that of a task above it, or the offset where it begins."""
    keys = {pair[1] for pair in gold}
    if not by_title:
        return next((key for key in keys if block.span.start <= int(key) < block.span.end), None)
    own = getattr(block.node, "title", None) or getattr(block.node, "name", None) or ""
    titles = [_plain(title) for title in (own, *block.titles, *block.above)]
    return next((title for title in titles if title in keys), titles[0] or None)


def _plain(words: str) -> str:
    return "".join(words.split()).translate(str.maketrans("“”（）", '""()')).rstrip("。:：")


def _fit(plans: list[Plan]) -> Array:
    """Weights of FEATURES and, last, the bias."""
    x = np.concatenate([plan.x[plan.firm] for plan in plans])
    y = np.concatenate([plan.y[plan.firm] for plan in plans])
    share = np.concatenate([_share(plan.y[plan.firm]) for plan in plans])
    mean, scale = x.mean(0), x.std(0) + 1e-9
    z = np.column_stack([(x - mean) / scale, np.ones(len(x))])
    weights = np.zeros(z.shape[1])
    ridge = np.diag([PENALTY] * (len(weights) - 1) + [1e-6])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-z @ weights))
        curvature = (z.T * (share * chance * (1 - chance) + 1e-9)) @ z + ridge
        weights -= np.linalg.solve(curvature, z.T @ (share * (chance - y)) + ridge @ weights)
    plain = weights[:-1] / scale
    result: Array = np.append(plain, weights[-1] - plain @ mean)
    return result


def _share(y: Array) -> Array:
    """How much each row weighs: in every plan the gold pairs alike together, and the others NEGATIVES times as much.

    Else the score would say how many tasks a plan has for each that supports, and not be the same from plan to plan.
    """
    right = max(y.sum(), 1)
    result: Array = np.where(y > 0, 100 / right, NEGATIVES * 100 / max(len(y) - right, 1))
    return result


def _shown(weights: Array, plan: Plan) -> Array:
    result: Array = plan.named / (1 + np.exp(-(plan.x @ weights[:-1] + weights[-1])))
    return result


def _figures(plan: Plan, scores: Array, threshold: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs from a threshold on."""
    found = [pair for score, pair in plan.ranked(scores) if score >= threshold]
    right, wanted = sum(pair in plan.gold for pair in found), sum(plan.gold.values())
    return right / max(len(found), 1), right / wanted, 2 * right / (len(found) + wanted)


def _average_precision(plan: Plan, scores: Array) -> float:
    """The mean, over indicators and their gold pairs, of the precision down to each; one that is no candidate counts 0."""
    values: list[float] = []
    ranked = plan.ranked(scores)
    for indicator in sorted({pair[0] for pair, must in plan.gold.items() if must}):
        hits = np.array([float(pair in plan.gold) for _, pair in ranked if pair[0] == indicator])
        wanted = sum(must for pair, must in plan.gold.items() if pair[0] == indicator)
        values.append(float((np.cumsum(hits) / np.arange(1, len(hits) + 1) * hits).sum()) / wanted)
    return float(np.mean(values))


def _print(plan: Plan, scores: Array, threshold: float) -> None:
    precision, recall, f1 = _figures(plan, scores, threshold)
    stated = [pair in plan.gold for pair in plan.stated if plan.gold.get(pair, True)]
    print(
        f"{plan.name:<36} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} "
        f"mean average precision {_average_precision(plan, scores):.3f}, stated: {sum(stated)} of {len(stated)} right"
    )


def _least(ranked: list[tuple[float, bool]], precision: float) -> float:
    """The least score down to which pairs, best first, keep a precision."""
    right, least = 0, 1.0
    for count, (score, hit) in enumerate(ranked, start=1):
        right += hit
        if hit and right / count >= precision:
            least = score
    return least


def _best(ranked: list[tuple[float, bool]], wanted: int) -> tuple[float, float]:
    """The F1 of all plans together, and the highest score from which it is nearly the best: of two as good, fewer are wrong."""
    right, f1s = 0, list[float]()
    for count, (_, hit) in enumerate(ranked, start=1):
        right += hit
        f1s.append(2 * right / (count + wanted))
    at = next(at for at, f1 in enumerate(f1s) if f1 >= max(f1s) - NEARLY)
    return f1s[at], ranked[at][0]


def _print_grades(ranked: list[tuple[float, bool]], least: dict[str, float]) -> None:
    bounds = sorted(least.items(), key=lambda pair: -pair[1])
    above = 1.01
    for name, bound in bounds:
        inside = [hit for score, hit in ranked if bound <= score < above]
        print(f"{name:<8} from {bound:.2f}: {sum(inside)} of {len(inside)} right on plans left out")
        above = bound


def _write(weights: Array, least: dict[str, float], fitted: int, measured: int) -> None:
    rows = [f"{name}\t{value:.4f}" for name, value in zip((*FEATURES, "bias"), weights, strict=True)]
    rows += [f"{name}\t{value:.2f}" for name, value in least.items()]
    head = (
        "# Weight of each feature of the support model, and the least scores of what is shown and of its grades. "
        f"Source: benchmarks/fit_supports.py, weights of {fitted} and scores of {measured} plans with support gold."
    )
    path = ROOT / "extract" / "support" / "support_model.tsv"
    path.write_text("\n".join([head, *sorted(rows)]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
