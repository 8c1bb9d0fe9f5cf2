"""Fit extract/data/support_model.tsv on the gold of corpus/, and print fitted and cross-validated figures side by side.

Logistic regression with an L2 penalty, by gradient descent; the cross-validation leaves out one indicator at a time.
Run: python benchmarks/fit_supports.py [--write]
"""

import csv
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extract.plan import plan_blocks
from extract.supports import FEATURES, Candidate, candidates

ROOT = Path(__file__).parent.parent
PLAN = ROOT / "corpus" / "gansu-market-regulation-145"
Array = NDArray[np.float64]


def main() -> None:
    """Fit, cross-validate, print; with --write also store the model."""
    words, blocks, table = plan_blocks(PLAN / "plan.txt")
    groups = list(candidates(words, blocks, table))
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
    return any(n == candidate.indicator.number and span.start < end and start < span.end for n, start, end in gold)


def _fit(x: Array, y: Array, penalty: float = 1.0, steps: int = 3000) -> tuple[Array, Array, Array]:
    mean, scale = x.mean(0), x.std(0) + 1e-9
    z = np.column_stack([(x - mean) / scale, np.ones(len(x))])
    weights = np.zeros(z.shape[1])
    for _ in range(steps):
        gradient = z.T @ (1 / (1 + np.exp(-z @ weights)) - y) / len(y)
        gradient[:-1] += penalty * weights[:-1] / len(y)
        weights -= gradient
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
    return max(
        ((t, *_figures(scores, y, t, gold)) for t in np.arange(0.05, 0.95, 0.01)),
        key=lambda entry: (entry[3], entry[0]),
    )


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
