"""连写的行 (rows that run together): number, name, unit, values and nature of a row of targets without marks between them.

Values are cut only where there is one way to do it: 251.7226.5-2.1% under 2025年, 2030年, 年均增长 is 251.7, 226.5, -2.1%.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, islice, pairwise

from plankg.extract.layout.cells import is_value
from plankg.extract.layout.columns import Column
from plankg.extract.text.rule import compiled
from plankg.extract.text.units import UNIT

Cut = dict[int, tuple[int, int]]

_AMOUNT = r"\d+(?:\.\d+)?"
_FIGURE = r"(?:[≥≤<>]=?|{sign})?\d+(?:\.\d+)?(?:[%‰]|个?百分点)?(?:以上|以下|以内|左右)?"
_NO_GROWTH = r"\d+|[≥≤<>]?(?:[5-9]\d|\d{3,})(?:\.\d+)?[%‰]?"
_NOTHING = r"-{1,2}(?!\d)|/"
_NATURE = r"(?:约束|预期|指导|引导)性"
# What comes after a row's nature: the group of the rows after it.
_GROUP = r"[\u4e00-\u9fff、]{0,12}"
_NAME_ENDS = r"(?<=[)\u4e00-\u9fff”\"%‰])(?=\s*[\d≥≤<>\[/-])"
# Where a row ends whose next one has no number; 轨交站点600米覆盖率 is one name.
_ROW_ENDS = rf"""(?:(?<=[\d%‰\]/-])|(?<=以[上下内])|(?<=左右)|(?<=[束期导]性))(?!(?<=\d){UNIT})
    (?!以[上下内]|左右|(?:约束|预期|指导|引导)性)(?=[\u4e00-\u9fffA-Z“\"])"""
_MOST_PARTS, _MOST_ENDS = 3, 12
_SHORTEST_NAME = 2
# What no name has, PM2.5 and 1.1级 aside: values of its own row or of the one before it.
_VALUES_IN_NAME = r"""(?<![A-Z])\d\.\d+(?![\d级])|[%‰\]]-?\d|[%‰](?=\s*[\u4e00-\u9fff])|[≥≤<>]|20\d\d年|个百分点|^(?:提[高升]|下降|降低|增[加长]|减少)$
    |(?:达到?|[较比][\u4e00-\u9fff“”]{2,8}(?:下降|增长|提高|增加|减少))$"""
_FAR, _NEAR = 4.0, 2.0
_MOST_WAYS = 200
_ROUNDED = 0.6
_USUAL_YEARS = 5
_LONGEST_VALUE = 24


def cut_rows(words: str, columns: Sequence[Column]) -> list[Cut]:
    """The rows with one number: the row, or it and those after it that have none; nothing where there is no way, or several."""
    if cut := cut_row(words, columns):
        return [cut]
    ends = [match.end() for match in compiled(_ROW_ENDS).finditer(words)] if columns[0].kind == "number" else []
    found: list[list[Cut]] = []
    ends = ends if len(ends) <= _MOST_ENDS else []
    for places in (
        places for count in range(1, min(len(ends), _MOST_PARTS) + 1) for places in combinations(ends, count)
    ):
        edges = [0, *places, len(words)]
        cuts = [cut_row(words[begin:end], columns, begins=begin == 0) for begin, end in pairwise(edges)]
        if all(cuts) and not any(
            _may_be_number(words[:end], cut or {}, columns) for end, cut in zip(places, cuts, strict=False)
        ):
            found.append(
                [
                    {at: (begin + a, begin + b) for at, (a, b) in cut.items()}
                    for begin, cut in zip(edges, cuts, strict=False)
                    if cut
                ]
            )
    return found[0] if len(found) == 1 else []


def _may_be_number(words: str, cut: Cut, columns: Sequence[Column]) -> bool:
    """Whether a row ends with the number that its next one can have: 1围栏（公里）5862 before 护岸; 58.4261.22 has its decimals."""
    first = re.match(r"\d+", words)
    last = max(cut)
    value = words[-(cut[last][1] - cut[last][0]) :]
    return (
        first is not None
        and value.endswith(str(int(first[0]) + 1))
        and columns[last].kind != "nature"
        and "." not in value
    )


def are_even(words: str, cut: Cut, columns: Sequence[Column]) -> bool:
    """Whether the values of a row have as many decimals as each other."""
    return _is_even(_figures([words[slice(*place)] for at, place in cut.items() if columns[at].kind == "value"]))


def cut_row(words: str, columns: Sequence[Column], *, begins: bool = True) -> Cut | None:
    """The place of each cell of a row by the column that it is in; None where there is no way to cut it, or several.

    `begins` says that its number is there, where its table has numbers.

    >>> columns = [Column(kind, "") for kind in ("number", "name", "unit", "value", "value", "nature")]
    >>> cut_row("2围栏长度公里26.438.1预期性", columns)
    {0: (0, 1), 1: (1, 5), 2: (5, 7), 3: (7, 11), 4: (11, 15), 5: (15, 18)}
    """
    kinds = [column.kind for column in columns]
    found: Cut = {}
    start, end = 0, len(words)
    if "number" in kinds and begins:
        number = re.match(r"\d+", words)
        if number is None:
            return None
        found[kinds.index("number")] = number.span()
        start = number.end()
    if "nature" in kinds:
        natures = list(compiled(_NATURE).finditer(words, start))
        if len(natures) != 1:
            return None
        found[kinds.index("nature")] = natures[0].span()
        tail = words[natures[0].end() :]
        if compiled(_GROUP).fullmatch(tail):
            end = natures[0].start()
        else:
            return _with_values(words, found, start, natures[0].start(), natures[0].end(), columns)
    for name in compiled(_NAME_ENDS).finditer(words, start + _SHORTEST_NAME, end):
        if "unit" in kinds and re.compile(r"/[\d≥≤<>-]").match(words, name.start()):
            return None  # the mark for no unit, or for no value
        cut = _with_values(words[:end], found, start, name.start(), name.start(), columns)
        if cut is not None or words[name.start() - 1] == ")":
            return cut  # no name goes on after its unit and a value
    return None


def _with_values(words: str, found: Cut, start: int, name_end: int, at: int, columns: Sequence[Column]) -> Cut | None:
    """A cut with its name (and the unit at its end) and its values."""
    kinds = [column.kind for column in columns]
    values = [place for place, kind in enumerate(kinds) if kind in {"value", "growth"}]
    years = [column.year for column in columns if column.kind == "value" and column.year]
    name_end = len(words[:name_end].rstrip())
    ways = _ways(words[at:].strip(), [kinds[place] == "growth" for place in values])
    amounts = [at for at, place in enumerate(values) if kinds[place] == "value"]
    way = _certain(ways, amounts, (max(years) - min(years) if years else 0) or _USUAL_YEARS)
    if way is None or compiled(_VALUES_IN_NAME).search(words[start:name_end]):
        return None
    unit = None
    if "unit" in kinds:
        cuts = (cut for cut in range(start + 2, name_end) if compiled(UNIT).fullmatch(words, cut, name_end))
        unit = next(cuts, None)
    cut = {**found, kinds.index("name"): (start, unit or name_end)}
    if unit is not None:
        cut[kinds.index("unit")] = (unit, name_end)
    for place, value in zip(values, way, strict=True):
        at = words.index(value, at)
        cut[place] = (at, at + len(value))
        at += len(value)
    return dict(sorted(cut.items()))


def _ways(values: str, has_sign: Sequence[bool]) -> list[list[str]]:
    """The ways to cut the figures of a row into as many values as there are columns, or the first of very many.

    Only growth has a sign.
    """
    sorts = [
        compiled(rf"{figure}|\[\s*(?:{figure})\s*\]|{_NOTHING}")
        for figure in (_FIGURE.format(sign=r"[+-](?=\d)" if signed else r"\b\B") for signed in has_sign)
    ]

    def heads(start: int, last: int, sort: re.Pattern[str]) -> Iterator[tuple[str, int]]:
        """Each value that can stand at `start`, and where the next one begins."""
        for end in range(start + 1, min(last, start + _LONGEST_VALUE) + 1):
            head, rest = values[start:end], values[end:].lstrip()
            cut_figure = head[-1].isdigit() and rest[:1] in set(".%‰")
            cut_word = "\u4e00" <= head[-1] <= "\u9fff" and "\u4e00" <= rest[:1] <= "\u9fff"
            said = "\u4e00" <= head[0] <= "\u9fff" and not cut_word and is_value(head)
            if (
                not cut_figure
                and not (re.match(r"0(?!\.)", rest) and values[end - 1].isdigit())
                and (said or sort.fullmatch(head))
            ):
                yield head, len(values) - len(rest)

    @cache
    def after(start: int, column: int) -> list[list[str]]:
        if column == len(sorts):
            return [[]] if start == len(values) else []
        last = len(values) - (len(sorts) - column - 1)
        ways = ([head, *way] for head, rest in heads(start, last, sorts[column]) for way in after(rest, column + 1))
        return list(islice(ways, _MOST_WAYS))

    return after(0, 0)


def _certain(ways: Sequence[list[str]], amounts: Sequence[int], years: int) -> list[str] | None:
    """The only way; or the only one whose growth is that of its amounts; or the only one with amounts near each other.

    Of those with amounts near each other it is the only one where those of the others are far apart or not as even.

    Whole figures alone are no growth, nor are 50% and more, and a target is seldom left out.
    """
    if len(ways) == 1 or len(ways) == _MOST_WAYS:
        return ways[0] if len(ways) == 1 else None
    computed = [way for way in ways if _is_change(way, amounts, years)]
    if len(computed) == 1:
        return computed[0]
    figures = [(way, _figures([way[at] for at in amounts])) for way in ways]
    near = [
        (way, found)
        for way, found in figures
        if _spread(found) <= _NEAR
        and not any(compiled(_NO_GROWTH).fullmatch(value) for at, value in enumerate(way) if at not in amounts)
        and (not amounts or compiled(_NOTHING).fullmatch(way[amounts[-1]]) is None)
    ]
    if len(near) == 1 and all(_spread(found) >= _FAR for way, found in figures if way is not near[0][0]):
        return near[0][0]
    even = [way for way, found in near if _is_even(found)]
    return even[0] if len(even) == 1 else None


def _is_change(way: Sequence[str], amounts: Sequence[int], years: int) -> bool:
    """Whether what is left of the values is the change between the first and the last amount, in all or a year.

    >>> _is_change(["251.7", "226.5", "-10%"], [0, 1], 5), _is_change(["41", ">48", "7个百分点"], [0, 1], 5)
    (True, True)
    """
    growth = [value for at, value in enumerate(way) if at not in amounts]
    if len(growth) != 1 or not amounts:
        return False
    found = [re.search(_AMOUNT, value) for value in (way[amounts[0]], way[amounts[-1]], growth[0])]
    figures = [match[0] for match in found if match]
    if len(figures) != 3 or float(figures[0]) == 0 or _spread(figures[:2]) >= _FAR:
        return False
    begin, end, change = map(float, figures)
    computed = [end - begin]
    if "百分点" not in growth[0]:
        computed += [(end / begin - 1) * 100, ((end / begin) ** (1 / years) - 1) * 100]
    if growth[0][0] in "+-":
        computed = [amount for amount in computed if (amount < 0) == growth[0].startswith("-")]
    step = 10.0 ** -len(figures[2].partition(".")[2])
    return any(abs(abs(amount) - change) <= _ROUNDED * step for amount in computed)


def _figures(way: Sequence[str]) -> list[str]:
    numbers = [re.search(_AMOUNT, value) for value in way if "[" not in value and value[-1] not in "%‰"]
    return [number[0] for number in numbers if number]


def _is_even(figures: Sequence[str]) -> bool:
    """Whether figures have as many decimals as each other and about as many digits."""
    decimals = {len(figure.partition(".")[2]) for figure in figures}
    lengths = [len(figure.partition(".")[0]) for figure in figures]
    return len(decimals) <= 1 and (not lengths or max(lengths) - min(lengths) <= 1)


def _spread(figures: Sequence[str]) -> float:
    """How many times the smallest figure the largest one is."""
    amounts = [max(float(figure), 1e-6) for figure in figures]
    return max(amounts) / min(amounts) if amounts else 1.0
