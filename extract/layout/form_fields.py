"""表单栏目 (form fields): the labels of a form, each with the cell next to it that answers it."""

from plankg.extract.layout.columns import Column, column_of
from plankg.extract.text.grids import Cell, Grid

_FEWEST_LABELS = 3


def fields_of(folded: str, grid: Grid) -> list[tuple[Column, Cell]]:
    """The labels of a form with the cell next to each; empty where a grid is no form.

    In a form labels and answers take turns in the rows: the first cell of most rows is a known label, the next one is not.
    """
    found: list[tuple[Column, Cell]] = []
    rows = matched = 0
    for line in grid.matrix():
        cells = [cell for cell in dict.fromkeys(line) if cell is not None and cell.span is not None]
        if len(cells) < 2:
            continue
        rows += 1
        columns = [column_of(cell.words(folded)) for cell in cells]
        pairs = list(zip(columns[::2], columns[1::2], cells[1::2], strict=False))
        if all(label is not None and answer is None for label, answer, _ in pairs):
            matched += 1
            found.extend((label, cell) for label, _, cell in pairs if label is not None)
    return found if len(found) >= _FEWEST_LABELS and matched * 3 >= rows * 2 else []
