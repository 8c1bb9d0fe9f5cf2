"""图片表格 (tables of a picture): the cells that ruled lines enclose on the picture of a page."""

from collections.abc import Sequence
from typing import Any

Box = tuple[float, float, float, float]

_INK = 160  # grey values under it are ink
_ACROSS, _DOWN = 60, 40  # pixels of the shortest rule at 200 dots an inch; strokes of characters are shorter
_SMALLEST = 16  # pixels of a cell's shorter edge
_FEWEST = 4  # cells of a table


def ruled_tables(pixels: Any) -> list[list[Box]]:
    """The cells of each table of a picture, by what its rules enclose: an area without a rule in it is a cell, merged ones too.

    Args:
        pixels: rows of pixels with three colours (numpy), upright, about 200 dots an inch.

    Returns: left, top, right and bottom of each cell, in pixels.
    """
    import cv2

    ink = (cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY) < _INK).astype("uint8")
    across = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (_ACROSS, 1)))
    down = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (1, _DOWN)))
    rules = cv2.dilate(across | down, cv2.getStructuringElement(cv2.MORPH_RECT, (5, 5)))
    contours, tree = cv2.findContours(rules, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    cells: dict[int, list[Box]] = {}
    for number, contour in enumerate(contours):
        parent = int(tree[0][number][3])
        left, top, width, height = cv2.boundingRect(contour)
        if parent >= 0 and min(width, height) >= _SMALLEST:
            cells.setdefault(parent, []).append((left, top, left + width, top + height))
    return [boxes for boxes in cells.values() if len(boxes) >= _FEWEST]


def parts_in_cells(box: Box, cells: Sequence[Box]) -> list[Box]:
    """A line of words, cut where it runs over the rules between cells: the part in each cell."""
    left, top, right, bottom = box
    middle = (top + bottom) / 2
    inside = sorted(cell for cell in cells if cell[1] <= middle <= cell[3] and cell[0] < right and cell[2] > left)
    parts = [(max(left, cell[0]), top, min(right, cell[2]), bottom) for cell in inside]
    parts = [part for part in parts if part[2] - part[0] > (bottom - top) / 3]
    return parts if len(parts) > 1 else [box]
