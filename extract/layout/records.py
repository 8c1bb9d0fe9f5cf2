"""记录 (records): indicators printed as labels and what they say, a label a line or a record a line.

指标名称：森林覆盖率⏎单位：%⏎2030年：48: each record is a row, each label the heading of a column.
"""

import re
from collections.abc import Iterable, Iterator

from plankg.extract.layout.columns import column_of
from plankg.extract.model.spans import Span
from plankg.extract.text.grids import Cell, Grid
from plankg.extract.text.lines import Line, trim
from plankg.extract.text.rule import compiled

_OPENS = r"(?:\(?\d{1,3}[.、)][ ]*)?(?P<first>指标(?:名称)?[ ]*:)"
_LABEL = r"[^:;,/\s]{2,12}"
_FIELD = rf"(?P<label>{_LABEL})[ ]*:(?P<value>.*?)(?:[;,/。]?[ ]*(?={_LABEL}[ ]*:)|[;,。]?$)"
_FEWEST = 2

Field = tuple[Span, Span | None]


def record_grids(folded: str, lines: Iterable[Line]) -> Iterator[Grid]:
    """The tables that are printed as records of indicators, two or more after each other, in order."""
    records: list[list[Field]] = []
    for line in lines:
        opens = compiled(_OPENS).match(folded, line.start, line.end)
        fields = _fields(folded, opens.start("first") if opens else line.start, line.end) if opens or records else []
        if fields and opens:
            records.append(fields)
        elif fields:
            records[-1] += fields
        else:
            yield from _grid(folded, records)
            records = []
    yield from _grid(folded, records)


def _fields(folded: str, start: int, end: int) -> list[Field]:
    """The labels of a line with their values; none where its words are not all of such fields."""
    matches = list(compiled(_FIELD).finditer(folded, start, end))
    whole = matches and matches[0].start() == start and all(column_of(match["label"]) for match in matches)
    return [(Span(*match.span("label")), trim(folded, *match.span("value"))) for match in matches] if whole else []


def _grid(folded: str, records: list[list[Field]]) -> Iterator[Grid]:
    if len(records) < _FEWEST:
        return
    heads: dict[str, Span] = {}
    for label, _ in (field for record in records for field in record):
        heads.setdefault(re.sub(r"\s", "", label.of(folded)), label)
    places = {name: at for at, name in enumerate(heads)}
    cells = [Cell(0, at, 1, 1, span) for at, span in enumerate(heads.values())]
    for row, record in enumerate(records, 1):
        named = {places[re.sub(r"\s", "", label.of(folded))]: value for label, value in record}
        cells += [Cell(row, at, 1, 1, value) for at, value in sorted(named.items()) if value is not None]
    last = max(span.end for field in records[-1] for span in field if span is not None)
    yield Grid(Span(records[0][0][0].start, last), len(records) + 1, len(heads), tuple(cells), 1)
