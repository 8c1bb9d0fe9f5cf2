"""对齐 (alignment): rows that are short of cells, put under the columns that their cells fit.

Where a converter dropped merged cells, a row begins with the first cell of its own: | 整改混接点 | 10月底前 | 区水务局 |.
"""

from collections.abc import Callable, Sequence

from plankg.extract.layout.cells import kinds_of_cell
from plankg.extract.layout.columns import Column
from plankg.extract.layout.row_fit import fit
from plankg.extract.text.grids import Cell

# Columns whose cells are merged over rows more often than others.
_MERGED = {"number", "category", "task", "name"}
# What a cell is worth, or less, in a column that it cannot be in.
_CLASH = -4.0
# How much better other places must be than those that the cells are in.
_SURE = 4.0


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
    fits = [_fit(columns[at], one) for at, one in enumerate(words)]
    if min(fits) >= 0:
        return list(places)
    found = _best(columns[: last + 1], words)
    if found is None or found[1] < sum(fits) + _SURE:
        return list(places)
    best = found[0]
    moved: list[Cell | None] = [None] * len(places)
    for at, cell in zip(best, cells, strict=True):
        moved[at] = cell
    for at in range(best[0]):
        moved[at] = above[at] if above is not None else None
    return moved


def _fit(column: Column | None, words: str) -> float:
    """How well words fit a column; 0 where nobody knows."""
    if column is not None and column.kind == "category" and "nature" in kinds_of_cell(words):
        return 0.0  # 指标类型 can be the nature
    return fit(column.kind, words) if column is not None and words else 0.0


def _best(columns: Sequence[Column | None], words: Sequence[str]) -> tuple[list[int], float] | None:
    """The places, in order, that fit the words best, and how well; None where no way of placing them is without a clash."""
    count, width = len(words), len(columns)
    least = -1e6
    # score[i][j]: the best for the first i words with word i-1 at place j.
    score = [[least] * width for _ in range(count)]
    back = [[-1] * width for _ in range(count)]
    for at in range(width):
        first = _fit(columns[at], words[0])
        skipped = sum(0 if (c := columns[i]) is None or c.kind in _MERGED else 1 for i in range(at))
        score[0][at] = first - skipped if first > _CLASH else least
    for index in range(1, count):
        for at in range(index, width):
            own = _fit(columns[at], words[index])
            if own <= _CLASH:
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
    return places[::-1], score[count - 1][end]
