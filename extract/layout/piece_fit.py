"""格行的契合 (piece fit): how well a piece of a printed line, whole or cut by a wrap, fits a column of a duty table.

The figures weigh against each other as those of row_fit.py do.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from plankg.extract.layout.cells import (
    LEVELS,
    holds_name,
    is_bodies,
    is_date_part,
    kinds_of_cell,
    names_apart,
    split_names,
)
from plankg.extract.layout.columns import BODY_KINDS, ColumnKind
from plankg.extract.layout.line_names import OWN_LEVEL, is_run_on
from plankg.extract.layout.placed_pieces import TEXTS
from plankg.extract.text.bodies import is_name

NAME_ENDS = r"[局委厅办部处科会社府司心团行馆院校队站所街道镇乡区县市联协企业](?:\([^()]*\))?$"
# Ends of the sentences of a task.
CLOSED = "。;!"
_REST = r"[州市县](?:分行|支行|分局|分公司)|[局委厅办部处科室会社府司心][、,;]|[、,)]"
# What it is worth that a piece goes on in the cell of the last one.
GOES_ON = 1.5


def names_of(words: str) -> Iterator[str]:
    """The names in a cell of bodies, those with a mark at their end (牵头) without it."""
    plain = re.sub(r"\((?:牵头|配合|主办|协办|责任)[^()]*\)", "", words)
    for one in split_names(plain):
        yield from (name for name in names_apart(one) if name)


def holds_body(words: str) -> bool:
    """Whether words of a task are names of bodies, or a sentence and the beginning of a list of them: …留存。市灯塔局、市茶."""
    after = re.split(r"[。;]", words)[-1]
    return any(one[:1] in LEVELS and is_bodies(one) for one in (words, after) if one)


@lru_cache(maxsize=65536)
def begins(words: str) -> float:
    """How well a piece begins a list of bodies: 局 and 保障局、市 do not."""
    if len(words) == 1 or re.match(_REST, words):
        return -4.0
    return 0.0 if words[0] in LEVELS or re.match(OWN_LEVEL, words) else -1.0


@lru_cache(maxsize=65536)
def rest_of_name(before: str, words: str) -> float:
    """How well a piece goes on in a list of bodies whose last line is full."""
    if before[-1] in "、,;(":
        return GOES_ON if begins(words) > -2 else -2.0
    last = split_names(before)[-1]
    first = split_names(words)[0]
    whole = re.search(NAME_ENDS, last) is not None and len(last) > 2
    if whole and first and first[0] in LEVELS:
        return 0.5
    return GOES_ON if is_bodies(last + first) and not is_run_on(last + first) else -2.0


@lru_cache(maxsize=65536)
def suits(kind: ColumnKind, words: str) -> float:
    """How well words fit a column as a cell or as a piece of one."""
    cells = kinds_of_cell(words)
    date = "date" in cells or is_date_part(words)
    listed = ("bodies" in cells or holds_name(words)) and (words[0] in LEVELS or is_name(words))
    prose = not listed and re.search(r"[。;,]", words) is not None
    if kind == "number" or "empty" in cells:
        return 5.0 if kind == "number" else 0.0
    if kind in BODY_KINDS:
        return -5.0 if date or prose else 3.0 if listed else 0.3
    if kind == "deadline":
        return 4.0 if date else -4.0
    if kind in TEXTS:
        own_level = -2.5 if words[0] in LEVELS else -1.0
        return own_level if listed else -4.0 if date else 1.5 if prose else 0.8
    return (0.0 if kind == "category" else -0.3) - (1.0 if listed else 0.0) - (2.0 if prose else 0.0)
