"""对齐 (alignment): rows that are short of cells, put under the columns that their cells fit.

Where a converter dropped merged cells, a row begins with the first cell of its own: | 整改混接点 | 10月底前 | 区水务局 |.
"""

from collections.abc import Callable, Sequence

from plankg.extract.tables.cells import CellKind, kinds_of_cell
from plankg.extract.tables.columns import BODY_KINDS, Column, ColumnKind
from plankg.extract.tables.grids import Cell

# Columns whose cells are merged over rows more often than others.
_MERGED = {"number", "category", "task", "name"}
_WORDS = {"task", "name", "content", "measures", "category"}
# What the cells of a column are, where one kind of cell is expected.
_EXPECTED: dict[ColumnKind, CellKind] = {
    "number": "number", "nature": "nature", "value": "value", "deadline": "date", "years": "date",
}  # fmt: skip


def aligned(
    words_of: Callable[[Cell | None], str],
    columns: Sequence[Column | None],
    places: Sequence[Cell | None],
    above: Sequence[Cell | None] | None,
) -> list[Cell | None]:
    """The places of a row; one that ends in empty places and has a cell that cannot be in its column is put right.

    Places before the first cell then keep the cells above, which were merged over this row. `words_of` gives the words of a
    cell, folded and without spaces.
    """
    last = max((at for at, column in enumerate(columns) if column is not None), default=-1)
    cells = list(places)
    while cells and (cells[-1] is None or cells[-1].span is None):
        cells.pop()
    if len(cells) > last or not cells or any(cell is None or cell.rows > 1 or cell.columns > 1 for cell in cells):
        return list(places)
    words = [words_of(cell) for cell in cells]
    if all(fit(columns[at], one) >= 0 for at, one in enumerate(words)):
        return list(places)
    best = _best(columns[: last + 1], words)
    if best is None:
        return list(places)
    moved: list[Cell | None] = [None] * len(places)
    for at, cell in zip(best, cells, strict=True):
        moved[at] = cell
    for at in range(best[0]):
        moved[at] = above[at] if above is not None else None
    return moved


def fit(column: Column | None, words: str) -> int:
    """How well words fit a column: -4 where they cannot be in it, 2 where they are what it is for, 0 where nobody knows."""
    kinds = kinds_of_cell(words)
    if column is None or column.kind == "other" or "empty" in kinds:
        return 0
    if column.kind in BODY_KINDS:
        return 2 if "bodies" in kinds else (-4 if kinds & {"number", "value", "nature", "date", "prose"} else -1)
    if column.kind in _WORDS:
        return _fit_of_words(column, kinds)
    expected = _EXPECTED.get(column.kind)
    if expected is None:
        return 0
    return 2 if expected in kinds else (-4 if expected in {"number", "nature"} else -2)


def _fit_of_words(column: Column, kinds: frozenset[CellKind]) -> int:
    if kinds & {"nature", "number"}:
        return -4
    return -2 if kinds & {"date", "bodies"} else 1 + ("prose" in kinds and column.kind in {"content", "measures"})


def _best(columns: Sequence[Column | None], words: Sequence[str]) -> list[int] | None:
    """The places, in order, that fit the words best; None where no way of placing them is without a clash."""
    count, width = len(words), len(columns)
    least = -(10**6)
    # score[i][j]: the best for the first i words with word i-1 at place j.
    score = [[least] * width for _ in range(count)]
    back = [[-1] * width for _ in range(count)]
    for at in range(width):
        first = fit(columns[at], words[0])
        skipped = sum(0 if (c := columns[i]) is None or c.kind in _MERGED else 1 for i in range(at))
        score[0][at] = first - skipped if first > -4 else least
    for index in range(1, count):
        for at in range(index, width):
            own = fit(columns[at], words[index])
            if own <= -4:
                continue
            before = max(range(at), key=lambda i: score[index - 1][i] - (at - i - 1))
            if score[index - 1][before] > least:
                score[index][at] = score[index - 1][before] - (at - before - 1) + own
                back[index][at] = before
    end = max(range(width), key=lambda at: score[count - 1][at])
    if score[count - 1][end] <= least // 2:
        return None
    places = [end]
    for index in range(count - 1, 0, -1):
        places.append(back[index][places[-1]])
    return places[::-1]
