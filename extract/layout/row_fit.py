"""契合 (fit): how well words fit a column, and what it costs to leave a column out of a row or to go on in a cell.

Tables that reached the page without geometry are read by the cut into cells with the best total fit
(extract/layout/row_alignment.py). The figures weigh against each other: 4 and more is a cell that only this kind of column
holds, 0 says nothing, -5 and less is a cell that cannot be in the column.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from plankg.extract.layout.cells import (
    LEVELS,
    CellKind,
    begins_list,
    holds_name,
    is_bodies,
    is_date_part,
    kinds_of_cell,
    split_names,
)
from plankg.extract.layout.columns import BODY_KINDS, Column, ColumnKind
from plankg.extract.text.bodies import BY_DIVISION, is_clause
from plankg.extract.text.rule import compiled

NEVER = -9.0
_UNFINISHED = -3.0
_TORN = 7.0
_NO_DATE = -6.0
# Names with what they do before them (配合单位:市财政局) are no task, and go on in a cell of bodies.
_LABEL, _LABELLED = r"(?:牵头|责任|配合|主办|协办|参与|承办)(?:单位|部门|科室|处室)?:", 6.0
# A list of names that a wrap cut (市总工会、人民) is no task; the name that is cut is shorter than this.
_TORN_LIST, _TORN_NAME = 3.0, 9
# Names of companies say not what they are.
_COMPANY_NAME, _COMPANY = rf"(?![{LEVELS}]|中国|人民|国)[\u4e00-\u9fff]{{4,8}}", 1.5
# What a cell of a kind is worth in a column; what is not named is worth `NEVER`.
_FITS: Mapping[ColumnKind, Mapping[CellKind, float]] = {
    "number": {"number": 4},
    "category": {"short": 1.5, "bodies": 0.5, "date": 0.5, "value": 0.5, "prose": -3, "unit": -3, "empty": -1},
    "name": {"short": 2, "bodies": 1.5, "prose": 0, "value": 0.5, "unit": -4, "date": -5, "empty": -6},
    "unit": {"unit": 4, "empty": 1, "short": -0.5, "bodies": -1.5, "value": -6},
    "value": {"value": 4, "number": 4, "empty": 2.5, "date": -2, "short": -1, "prose": -2, "unit": -5, "bodies": -5},
    "growth": {"value": 4, "number": 3, "empty": 2.5, "short": -1, "prose": -4},
    "nature": {"nature": 6, "empty": 0.5},
    "weight": {"value": 4, "number": 4, "empty": 1, "short": -5},
    "standard": {"prose": 3, "short": 1, "value": 1, "number": -1, "empty": 0, "bodies": -2, "date": -2},
    "task": {"short": 2, "prose": 2, "bodies": -2, "value": 0.5, "date": -6, "empty": -5},
    "content": {"prose": 3, "short": 1.5, "value": 0.5, "bodies": -2, "date": -4, "empty": -1},
    "measures": {"prose": 3, "short": 1.5, "value": 0.5, "bodies": -2, "date": -4, "empty": -1},
    "leader": {"short": 1, "bodies": 0.5, "empty": 0.5, "prose": -5},
    "deadline": {"date": 4.5, "empty": 1, "short": -2, "number": -4, "value": -4, "prose": -4},
    "result": {"prose": 1, "short": 1, "value": 1, "number": 0.5, "empty": 1, "date": 0, "bodies": -3},
    "place": {"short": 1, "bodies": 1, "empty": 0.5, "prose": -3, "date": -6},
    "construction": {"empty": 0, "short": -4},
    "scale": {"prose": 2, "short": 1, "value": 1, "number": 0, "empty": 0, "bodies": -2, "date": -4},
    "years": {"date": 5, "empty": 0, "short": -6, "number": -3, "value": -3},
    "investment": {"value": 4, "number": 4, "empty": 1.5, "short": -5},
    "other": {"prose": 0.3, "short": 0.3, "value": 0.3, "number": 0, "empty": 0.3, "date": 0.3, "bodies": 0, "unit": 0},
}  # fmt: skip
_BODIES: Mapping[CellKind, float] = {"bodies": 4, "empty": 1, "short": -1.5, "prose": -5}
# What it costs where a row lacks the cell: it was merged into the one above, or empty and not printed.
_GAPS: Mapping[ColumnKind, float] = {
    "number": 5, "category": 0.4, "name": 6, "unit": 2.5, "value": 2.5, "growth": 0.6, "nature": 2.5, "weight": 1,
    "standard": 2, "task": 4, "content": 4, "measures": 2, "lead": 3, "support": 1, "owner": 3, "performer": 2,
    "guide": 2, "leader": 1.5, "deadline": 1.5, "result": 0.6, "place": 1.5, "construction": 1.5, "scale": 1.5,
    "years": 1.5, "investment": 1.5, "other": 1,
}  # fmt: skip
_TEXT_KINDS = frozenset[ColumnKind]({"task", "content", "measures"})
_PROSE_KINDS = frozenset[ColumnKind]({"task", "content", "measures", "standard", "result", "scale", "other"})
_WRAPPING = _PROSE_KINDS | BODY_KINDS | {"name", "category", "place", "unit"}
# Columns whose cells are never broken over lines.
_WHOLE_KINDS = frozenset[ColumnKind]({"number", "nature", "weight", "construction"})
# What it costs that words which are no name come before names in a cell of bodies.
_NO_NAME = 5.0
_NUMERIC = r"[(\[≥≤<>~+-]?\d[\d.,%‰~-]*[)\]]?"
# Values for each kind of place: 设区市≥25县级市≥20.
_VALUES_BY_PLACE = r"(?:[\u4e00-\u9fff]{1,8}[≥≤<>]\d[\d.]*%?[,;、]?)+"
_CONSTRUCTION = r"[新改扩续迁重拆复在待]{1,4}建|改造|新增|维修|提升|整治|加固"
_YEARS = r"(?:19|20)\d\d(?:[.年]\d{0,2}月?)?(?:[-~至到]+(?:(?:19|20)\d\d|\d\d)(?:[.年]\d{0,2}月?)?)?年?"
# 动态调整, 5分钟覆盖区超80%: what is to be reached, in words.
_SAID_IN_WORDS = r".*(?:调整|控制|保持|稳定|达标)|.*(?:超过?|达到?|不低于|不少于|以上|以下)\d+(?:\.\d+)?[%‰]?"
# What is measured is an indicator, or the rest of its name, and no group of them.
MEASURED = r".{3,}(?:率|比例|比重|面积|收入|拥有量)|.+\([^()]*\)"
# A direction in many words is a value as a short one is: 全面稳定达到…标准，部分指标优于….
_LONG_DIRECTION = r"(?:全面|稳定|持续|逐年|达到|优于|完成)[^。;]*(?:达到|优于|完成|标准|要求|同步)"
_SPAN_OF_YEARS = r"(?:19|20)\d\d年?[-~至到](?:19|20)\d\d年?"
_REGION = r".{1,9}[市县区镇乡州旗盟村]|.{1,9}街道|全[省市县区]|各[市县区].{0,4}"
_DOES = rf"(?<=.)(?:等)?(?:{BY_DIVISION})?(?:牵头|负责|配合|落实|主办|协办|参与)(?=[,;。]|$)"
_OPENS_IN = r".*(?:[、,:和及与的]|[(\[《“][^)\]》”]*)"
_GOES_ON = r"[、,。;:)\]》”等]"


@lru_cache(maxsize=65536)
def fit(kind: ColumnKind, words: str) -> float:
    """What words, folded and without spaces, are worth as a whole cell of a kind of column.

    >>> fit("nature", "预期性"), fit("value", "≥98"), fit("name", "98")
    (6, 4, -9.0)
    """
    cells = kinds_of_cell(words)
    unfinished = _UNFINISHED * (1 + (words[-1] in "、,")) if is_unfinished(words) else 0.0
    if kind in BODY_KINDS | _TEXT_KINDS and "empty" not in cells and is_date_part(words):
        return _NO_DATE
    if kind in BODY_KINDS:
        return _fit_of_bodies(words, cells) + unfinished
    if cells & {"bodies", "date", "unit", "nature"}:
        cells = cells - {"short"}
    worth = max((_FITS[kind].get(cell, NEVER) for cell in cells), default=NEVER)
    if kind in {"name", "task", "content", "measures", "category", "leader", "place"} and (
        "nature" in cells or compiled(_NUMERIC).fullmatch(words) is not None
    ):
        return NEVER
    if kind in {"name", "task", "content", "measures"} and len(words) < 4:
        worth -= (5, 5, 3, 1)[len(words)] + (kind in _TEXT_KINDS)
    if kind in _TEXT_KINDS and compiled(_LABEL).search(words):
        worth -= _LABELLED
    if kind in _TEXT_KINDS and holds_name(words) and len(re.split(r"[、,;]", words)[-1]) < _TORN_NAME:
        worth -= _TORN_LIST
    return worth + _form(kind, words, cells) + unfinished


def is_unfinished(words: str) -> bool:
    """Whether words are a part of a cell: they end or begin with a mark between words, or in an open bracket."""
    return (
        words[-1] in "、,:"
        or words[0] in "、,;:)]》”"
        or any(words.count(a) > words.count(b) for a, b in ("()", "《》", "“”", "[]", "〈〉"))
    )


def _fit_of_bodies(words: str, cells: frozenset[CellKind]) -> float:
    """What words are worth as a list of bodies: one that begins or ends in the middle of a name is none.

    What the bodies do is left out: 市林业局牵头,市财政局、市审计局按职责分工负责.
    """
    if plain := compiled(_DOES).sub("", words):
        words, cells = plain, cells if plain == words else kinds_of_cell(plain)
    if "bodies" not in cells:
        worth = max((_BODIES.get(cell, NEVER) for cell in cells), default=NEVER)
        if re.search(r"牵头|负责|配合", words) and len(words) < 80:
            return max(worth, 0.5)
        if "short" in cells and (len(words) > 12 or is_clause(words)):
            return worth - 2
        return worth - 2.5 if "short" in cells and len(words) <= 3 else worth
    entries = [entry for entry in split_names(words) if entry]
    torn = len(entries[0]) == 1 or re.match(r"[委局厅处][、,;]", words)
    whole = len(entries[-1]) > 1 and is_bodies(entries[-1])
    if not whole and not torn and _is_company(entries):
        return _BODIES["bodies"] - _COMPANY
    return _BODIES["bodies"] - (0.0 if whole and not torn else _TORN)


def _is_company(entries: Sequence[str]) -> bool:
    """Whether the last entry is a name like 东航物流, after names of bodies: it says not what it is, and begins as no body does."""
    if len(entries) < 3 or compiled(_COMPANY_NAME).fullmatch(entries[-1]) is None:
        return False
    return sum(map(is_bodies, entries[:-1])) * 3 >= 2 * (len(entries) - 1)


def _form(kind: ColumnKind, words: str, cells: frozenset[CellKind]) -> float:
    """What the form of the words adds in columns that hold one form."""
    added = 0.0
    if kind == "construction":
        added = 9.0 if compiled(rf"(?:{_CONSTRUCTION}|[、/])+").fullmatch(words) else 0.0
        if not added and len(words) <= 4 and compiled(r"[\u4e00-\u9fff]+").fullmatch(words):
            added = 5.0
    elif kind == "years":
        added = 8.0 if "date" not in cells and compiled(_YEARS).fullmatch(words) else 0.0
    elif kind in {"value", "name", "investment"}:
        added = _form_of_amounts(kind, words)
    elif kind == "place":
        added = 1.5 if compiled(_REGION).fullmatch(words) else -2.0 if len(words) > 15 else 0.0
    elif kind == "category":
        added = -1.0 if len(words) > 12 else 0.0
        added -= 3.0 if compiled(_SAID_IN_WORDS).fullmatch(words) else 0.0
        added -= 2.0 if compiled(MEASURED).fullmatch(words) else 0.0
    elif kind == "unit" and not cells & {"unit", "empty"}:
        added = -6.0 if len(words) > 8 or compiled(_NUMERIC).fullmatch(words) else 0.0
    elif kind == "deadline" and "date" not in cells:
        added = -1.0 if not re.search(r"[年月季日]|前|长期|持续", words) else 0.0
    return added


def _form_of_amounts(kind: ColumnKind, words: str) -> float:
    """设区市≥25 is a value and no name; 2021-2022 is a span of years and no amount."""
    if kind in {"value", "name"} and compiled(_VALUES_BY_PLACE).fullmatch(words):
        return 4.0 if kind == "value" else -6.0
    if kind == "value" and 24 < len(words) <= 60 and compiled(_LONG_DIRECTION).match(words):
        return 6.0
    if kind == "value" and compiled(_SAID_IN_WORDS).fullmatch(words):
        return 2.0
    years = kind in {"value", "investment"} and compiled(_SPAN_OF_YEARS).fullmatch(words)
    return -8.0 if years else 0.0


def gaps(columns: Sequence[Column]) -> tuple[float, ...]:
    """What it costs, column by column, that a row lacks the cell.

    The first of several columns of text is a group that is printed once for its rows; the second of two columns of bodies is
    often empty; a starting value is missing sooner than a target.
    """
    kinds = [column.kind for column in columns]
    texts = [at for at, kind in enumerate(kinds) if kind in _TEXT_KINDS]
    values = [at for at, kind in enumerate(kinds) if kind == "value"]
    bodies = [at for at, kind in enumerate(kinds) if kind in BODY_KINDS]
    costs = [_GAPS[kind] for kind in kinds]
    if "name" in kinds and texts:
        for at in texts:
            costs[at] = 1.5
    else:
        for at in texts[:-1]:
            # Where one of two groups is missing, it is the outer one.
            costs[at] = 1.0 if "category" in kinds[:at] else 0.5
    for at in values[:-1]:
        costs[at] = 2.0
    if len(bodies) > 1 and "support" not in kinds:
        costs[bodies[-1]] = 1.5
    return tuple(costs)


def wrap(kind: ColumnKind, before: str, last: str, after: str, lines: int) -> float:
    """What it costs to take a line as the rest of a cell, by the words of the cell so far, its last line, and the next.

    `lines` counts the lines of the cell so far.

    A wrapped line is as long as its column is wide: what follows it is not longer.
    """
    forbidden = _against(kind, before, after)
    if forbidden:
        return forbidden
    if kind in _PROSE_KINDS and before[-1] in "。;!" and (len(after) >= 12 or after[-1] in "。;"):
        return 1.0 if lines > 1 or len(last) >= 12 else 2.0
    if kind in BODY_KINDS and compiled(_LABEL).match(after):
        return 0.1
    if kind == "deadline" and is_date_part(after) and "date" in kinds_of_cell(before + after):
        return 0.3
    full = kind in _WRAPPING and len(after) <= len(last) + 1 and last[-1] not in "。;!:"
    cost = (0.6 if full else 1.4) + (0.6 * (lines - 1) if kind in {"value", "growth", "unit"} else 0.0)
    if after[0] == "(" and after[-1] == ")":
        cost -= 1.6
    if after[0] in ")]》”、,。;" or compiled(_OPENS_IN).fullmatch(before):
        cost -= 2.6
    if before[-1] in "。;!":
        cost += 1.2
    if kind in BODY_KINDS and before[-1] not in "、,;/:" and after[0] not in "、,;/:(" and is_bodies(before):
        cost += 1.2 if kind == "lead" else 0.4
    if len(after) > len(last) + 2:
        cost += 2.5
    return cost


def _against(kind: ColumnKind, before: str, after: str) -> float:
    """What it costs to go on where it is as good as impossible: marks of an empty cell, numbers after numbers or names."""
    halves = kind == "nature" and after == "性" and before in {"预期", "约束", "指导", "引导"}
    if (kind in _WHOLE_KINDS and not halves) or "empty" in kinds_of_cell(after) or "empty" in kinds_of_cell(before):
        return 9.0
    if kind in {"value", "growth", "investment"} and before[-1].isdigit() and after[0].isdigit():
        return 6.0
    if kind in {"value", "growth"} and compiled(_NUMERIC).fullmatch(after) and before[-1] not in "≥≤<>([于到约为":
        return 6.0
    if kind in {"name", "category"} and (
        compiled(_VALUES_BY_PLACE).fullmatch(after) or compiled(_NUMERIC).fullmatch(after)
    ):
        return 6.0
    if kind in BODY_KINDS and before[-1] not in "、,;/:" and begins_list(after) and not is_bodies(before):
        return _NO_NAME
    return 0.0


def is_prose_column(column: Column) -> bool:
    """Whether cells of the column can be sentences."""
    return column.kind in _PROSE_KINDS


def are_works(columns: Sequence[Column]) -> bool:
    """Whether columns say alone that rows are projects: 项目名称 and 建设内容, with 类别 or 责任单位 at most."""
    kinds = [column.kind for column in columns]
    named = [column.title for column in columns if column.kind == "name"]
    others = set(kinds) - {"name", "content", "category"} - BODY_KINDS
    return (
        len(named) == 1 and re.search(r"项目|工程", named[0]) is not None and kinds.count("content") == 1 and not others
    )


def are_whole_works(columns: Sequence[Column], rows: Iterable[Mapping[int, Sequence[str]]]) -> bool:
    """Whether each row is a project and what is built: a name on one line, without a comma, and words that end there or with a stop.

    Args:
        columns: such as `are_works` knows.
        rows: of each the lines of its cells by column.
    """
    kinds = [column.kind for column in columns]
    for row in rows:
        name, content = row.get(kinds.index("name"), ()), row.get(kinds.index("content"), ())
        whole = len(content) == 1 or "".join(content)[-1:] in set("。;")
        if len(name) != 1 or not whole or re.search(r"[,。;]", name[0]):
            return False
    return True
