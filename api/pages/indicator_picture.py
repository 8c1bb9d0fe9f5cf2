"""Baseline → target of an indicator as a small picture: coordinates for a template that draws SVG."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WIDTH, EDGE = 640, 90
LETTER = 30  # of the largest words, on a phone (static/pages.css)
_WORDS = {">=": "不低于", "<=": "不高于", ">": "高于", "<": "低于"}


@dataclass(frozen=True, slots=True)
class Point:
    """A value on the scale; the middle of its words is at `words_x`, where all of them are on the picture."""

    x: float
    words: str
    year: int | None
    words_x: float


@dataclass(frozen=True, slots=True)
class Picture:
    """基期 → 目标: both ends on one scale, the values that are allowed, and what running text says."""

    baseline: Point | None
    target: Point
    allowed: tuple[float, float] | None
    others: tuple[Point, ...]
    words: str


def picture(indicator: Mapping[str, Any], targets: Sequence[Mapping[str, Any]]) -> Picture | None:
    """The picture of an indicator.

    Args:
        indicator: its row.
        targets: targets in running text about the same quantity.

    Returns:
        None where the target is no number.
    """
    goal, base = indicator["target_value"], indicator["baseline_value"]
    if goal is None:
        return None
    same = [row for row in targets if row["relation"] == "same" and row["target_value"] is not None]
    numbers = [
        float(v)
        for v in (goal, base, indicator["target_value_high"], *(r["target_value"] for r in same))
        if v is not None
    ]
    low, high = min(0.0, *numbers), max(numbers)
    if "%" in str(indicator["unit"] or "") and low >= 0 and high <= 100:
        high = 100.0
    spread = (high - low) or 1.0

    def x(value: float) -> float:
        return round(EDGE + (float(value) - low) / spread * (WIDTH - 2 * EDGE), 1)

    def point(value: float, words: str, year: int | None) -> Point:
        at, shown = x(value), _fitting(words)
        half = max(_width(shown), EDGE) / 2
        return Point(at, shown, year, round(min(max(at, half), WIDTH - half), 1))

    unit = indicator["unit"] or ""
    target_words = _with_unit(indicator["target_raw"] or f"{goal:.10g}", unit)
    base_words = "" if base is None else _with_unit(indicator["baseline_raw"] or f"{base:.10g}", unit)
    baseline = None if base is None else point(base, base_words, indicator["baseline_year"])
    return Picture(
        baseline=baseline,
        target=point(goal, target_words, indicator["target_year"]),
        allowed=_allowed(indicator, x),
        others=tuple(point(row["target_value"], str(row["target_raw"]), row["target_year"]) for row in same),
        words=_sentence(indicator, base_words, target_words),
    )


def _allowed(indicator: Mapping[str, Any], x: Any) -> tuple[float, float] | None:
    goal, high = indicator["target_value"], indicator["target_value_high"]
    if high is not None:
        return x(goal), x(high)
    if indicator["target_op"] in {">=", ">"}:
        return x(goal), WIDTH - EDGE / 2
    return (EDGE / 2, x(goal)) if indicator["target_op"] in {"<=", "<"} else None


def _width(words: str) -> float:
    """About how wide the words are at their largest."""
    return sum(LETTER * 0.62 if character.isascii() else LETTER for character in words)


def _fitting(words: str) -> str:
    """The words, or as many of them as fit on the picture."""
    if _width(words) <= WIDTH:
        return words
    while _width(words) > WIDTH - LETTER:
        words = words[:-1]
    return words + "…"


def _with_unit(raw: str, unit: str) -> str:
    return raw if not unit or unit in raw else f"{raw} {unit}"


def _sentence(indicator: Mapping[str, Any], baseline: str, target: str) -> str:
    """The picture in words, for those who do not see it."""
    year = f"{indicator['target_year']} 年" if indicator["target_year"] else ""
    goal = f"{year}目标{_WORDS.get(indicator['target_op'], '')} {target}"
    if not baseline:
        return f"没有基期值；{goal}。"
    from_year = f"{indicator['baseline_year']} 年" if indicator["baseline_year"] else ""
    return f"{from_year}基期值 {baseline}；{goal}。"
