"""Fit extract/support/support_model.tsv on the gold of corpus/, and print fitted and cross-validated figures side by side.

Logistic regression with an L2 penalty, by Newton steps; the cross-validation leaves out one indicator at a time. The
threshold is the one with the best F1 among those that keep the precision asked for. Average precision is that of the
ranking of each indicator's blocks, a gold pair that is no candidate counting as never found.
Run: python benchmarks/fit_supports.py [--write]
"""

import csv
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from plankg.extract.components import subjects_of
from plankg.extract.pipeline import doc_of
from plankg.extract.readers.reading import read_source
from plankg.extract.support.block_terms import BlockTerms
from plankg.extract.support.support_features import FEATURES, Candidate, candidates

ROOT = Path(__file__).parent.parent
PLAN = ROOT / "corpus" / "gansu-market-regulation-145"
PRECISION = 0.85
Array = NDArray[np.float64]


def main() -> None:
    """Fit, cross-validate, print; with --write also store the model."""
    doc = doc_of(read_source(PLAN / "plan.txt"))
    table = doc._.tables.indicators
    groups = list(candidates(BlockTerms(doc.text, doc._.outline.parts.blocks), table, subjects_of(doc, table)))
    gold = _gold()
    x = np.array([[c.features[name] for name in FEATURES] for group in groups for c in group])
    y = np.array([float(_is_gold(c, gold)) for group in groups for c in group])
    group_of = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    model = _fit(x, y)
    fitted = _predict(model, x)
    held_out = np.zeros(len(y))
    for group in np.unique(group_of):
        rest = group_of != group
        held_out[~rest] = _predict(_fit(x[rest], y[rest]), x[~rest])
    threshold, *figures = _best(fitted, y, len(gold))
    wanted = [sum(number == indicator.number for number, _, _ in gold) for indicator in table]
    print("indicator  gold  average precision fitted, cross-validated")
    ranked = [(_average_precision(s, y, group_of, wanted)) for s in (fitted, held_out)]
    for at, indicator in enumerate(table):
        if wanted[at]:
            print(f"{indicator.number:>9} {wanted[at]:>5}  {ranked[0][at]:.3f} {ranked[1][at]:.3f}  {indicator.name}")
    means = [sum(values.values()) / len(values) for values in ranked]
    print("mean average precision: fitted {:.3f}, cross-validated {:.3f}".format(*means))
    print(f"gold pairs {len(gold)}, of them candidates {int(y.sum())} of {len(y)}")
    print("fitted           P {:.3f} R {:.3f} F1 {:.3f}".format(*figures), f"threshold {threshold:.3f}")
    print("cross-validated  P {:.3f} R {:.3f} F1 {:.3f}".format(*_figures(held_out, y, threshold, len(gold))))
    if "--write" in sys.argv:
        _write(model, threshold)


def _gold() -> list[tuple[str, int, int]]:
    with (PLAN / "gold" / "supports.csv").open(encoding="utf-8-sig", newline="") as file:
        return [(r["indicator_no"], int(r["unit_start"]), int(r["unit_end"])) for r in csv.DictReader(file)]


def _is_gold(candidate: Candidate, gold: list[tuple[str, int, int]]) -> bool:
    span = candidate.block.span
    return any(
        n == candidate.subject.indicator.number and span.start < end and start < span.end for n, start, end in gold
    )


def _average_precision(scores: Array, y: Array, group_of: Array, wanted: list[int]) -> dict[int, float]:
    """By indicator: the mean, over its gold pairs, of the precision down to each of them."""
    values: dict[int, float] = {}
    for group, count in enumerate(wanted):
        if count:
            inside = group_of == group
            hits = y[inside][np.argsort(-scores[inside], kind="stable")]
            precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
            values[group] = float((precision * hits).sum()) / count
    return values


def _fit(x: Array, y: Array, penalty: float = 2.0, steps: int = 30) -> tuple[Array, Array, Array]:
    mean, scale = x.mean(0), x.std(0) + 1e-9
    z = np.column_stack([(x - mean) / scale, np.ones(len(x))])
    weights = np.zeros(z.shape[1])
    ridge = np.diag([penalty] * (len(weights) - 1) + [1e-6])
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-z @ weights))
        curvature = (z.T * (chance * (1 - chance) + 1e-9)) @ z + ridge
        weights -= np.linalg.solve(curvature, z.T @ (chance - y) + ridge @ weights)
    return mean, scale, weights


def _predict(model: tuple[Array, Array, Array], x: Array) -> Array:
    mean, scale, weights = model
    result: Array = 1 / (1 + np.exp(-(np.column_stack([(x - mean) / scale, np.ones(len(x))]) @ weights)))
    return result


def _figures(scores: Array, y: Array, threshold: float, gold: int) -> tuple[float, float, float]:
    """Precision, recall and F1; gold pairs that are no candidates count as missed."""
    hit = scores >= threshold
    right = float((hit & (y > 0)).sum())
    return right / max(hit.sum(), 1), right / gold, 2 * right / (hit.sum() + gold)


def _best(scores: Array, y: Array, gold: int) -> tuple[float, float, float, float]:
    every = [(float(t), *_figures(scores, y, t, gold)) for t in np.arange(0.05, 0.95, 0.01)]
    precise = [entry for entry in every if entry[1] >= PRECISION]
    return max(precise or every, key=lambda entry: (entry[3], entry[0]))


def _write(model: tuple[Array, Array, Array], threshold: float) -> None:
    mean, scale, weights = model
    rows = [f"{n}\t{m:.6f}\t{s:.6f}\t{w:.6f}" for n, m, s, w in zip(FEATURES, mean, scale, weights, strict=False)]
    rows += [f"bias\t0\t1\t{weights[-1]:.6f}", f"threshold\t0\t1\t{threshold:.2f}"]
    head = (
        "# Feature, mean, scale and weight of the support model. Source: benchmarks/fit_supports.py on the Gansu gold."
    )
    path = ROOT / "extract" / "data" / "support_model.tsv"
    path.write_text("\n".join([head, *sorted(rows)]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
