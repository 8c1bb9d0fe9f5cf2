"""文字识别 (OCR): the words on pictures of pages, for files without a text layer. Needs the extra `ocr` (RapidOCR, offline)."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from statistics import median
from typing import Any

from plankg.extract.readers.content import Content
from plankg.extract.readers.pdf_lines import lines_of_characters
from plankg.extract.readers.pdf_reading import PageParts, written
from plankg.extract.readers.pdf_tables import table_of_cells
from plankg.extract.readers.picture_tables import Box, parts_in_cells, ruled_tables

_DOTS = 200  # an inch
_POINTS = 72
_LARGEST = 4000  # pixels of the longer edge
_SAME_SIZE = 0.25  # how far heights of boxes of one size of letters are apart
_DASH = r"(?<=\d)[一丨](?=\d)|(?<=\d年)[一丨](?=\d{4})"  # the dash between years, read as a numeral
_PAGE_NUMBER = r"[-—一丨](?P<n>[ ]?\d{1,3}[ ]?)[-—一丨]"  # those around the number of a page too
_SAME_ROW = 0.6  # the share of the lower box's height by which boxes of one printed line overlap


def read_pictures(kind: str, data: bytes) -> Content:
    """The text of a file of pictures, with the engine's mean confidence (0..1) as `recognised`.

    Args:
        kind: pdf, docx, ofd or picture.
        data: the bytes of the file.

    Raises:
        Exception: whatever the libraries raise for a broken file; the caller says it in the user's words.
    """
    pictures = {"pdf": _of_pdf, "picture": _of_picture}.get(kind, _of_package)(data)
    return _recognised(pictures)


def _recognised(pictures: Iterable[Any]) -> Content:
    """The lines that the engine finds on each picture, put together to paragraphs and tables as those of a PDF page are."""
    from numpy import asarray
    from rapidocr_onnxruntime import RapidOCR

    engine = RapidOCR()
    pages: list[PageParts] = []
    scores: list[float] = []
    for number, picture in enumerate(pictures):
        pixels = asarray(picture.convert("RGB"))
        ruled = ruled_tables(pixels)
        found = list(_words_on(engine, pixels, [cell for table in ruled for cell in table]))
        scores += [score for _, words, score in found for _ in words]
        characters = _characters(found)
        read = (table_of_cells(characters, [_in_points(cell) for cell in cells], number) for cells in ruled)
        tables = [table for table in read if table is not None]
        free = [c for c in characters if not any(table.holds(c) for table in tables)]
        pages.append(PageParts(lines_of_characters(free, number), tables, layout=(picture.width, 0, False)))
    content = written(pages) if pages else Content()
    content.recognised = round(sum(scores) / len(scores), 3) if scores else None
    return content


def _words_on(engine: Any, pixels: Any, cells: Sequence[Box]) -> Iterator[tuple[Box, str, float]]:
    """Each line of words with its place in pixels and the engine's confidence.

    What the engine takes for one line over the rules between cells is read again, cell by cell.
    """
    found, _ = engine(pixels)
    for corners, words, score in found or ():
        across, down = [x for x, _ in corners], [y for _, y in corners]
        box = (min(across), min(down), max(across), max(down))
        parts = parts_in_cells(box, cells)
        if parts == [box]:
            yield box, words, float(score)
            continue
        for part in parts:
            left, top, right, bottom = (max(round(edge), 0) for edge in part)
            again, _ = engine(pixels[top:bottom, left:right], use_det=False, use_cls=False)
            for inside, sure in again or ():
                yield part, inside, float(sure)


def _in_points(box: Box) -> Box:
    scale = _POINTS / _DOTS
    return box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale


def _characters(found: Sequence[tuple[Box, str, float]]) -> list[dict[str, Any]]:
    """The characters of the lines, those of a line as wide as each other, in points; of one size where the boxes are nearly as high."""
    usual = median(bottom - top for (_, top, _, bottom), _, _ in found) if found else 0.0
    characters: list[dict[str, Any]] = []
    for (box, words, _), (upper, lower) in zip(found, rows_of([box for box, _, _ in found]), strict=True):
        left, top, right, bottom = _in_points((box[0], upper, box[2], lower))
        height = box[3] - box[1]
        size = (usual if abs(height - usual) < _SAME_SIZE * usual else height) * _POINTS / _DOTS
        width = (right - left) / max(len(words), 1)
        for at, character in enumerate(with_dashes(words)):
            characters.append({
                "text": character, "x0": left + at * width, "x1": left + (at + 1) * width,
                "top": top, "bottom": bottom, "size": size, "upright": True,
            })  # fmt: skip
    return characters


def with_dashes(words: str) -> str:
    """The words of a line, as long as they were, with the dashes that the engine took for numerals."""
    if number := re.fullmatch(_PAGE_NUMBER, words):
        return f"\u2014{number['n']}\u2014"
    return re.sub(_DASH, "\u2014", words)


def rows_of(boxes: Sequence[Box]) -> list[tuple[float, float]]:
    """The upper and lower edge of the printed line that each box is a part of; the engine cuts lines at wide marks."""
    rows: list[list[int]] = []
    for at in sorted(range(len(boxes)), key=lambda at: boxes[at][1] + boxes[at][3]):
        _, top, _, bottom = boxes[at]
        _, above, _, below = boxes[rows[-1][0]] if rows else (0.0, 0.0, 0.0, 0.0)
        shared = min(bottom, below) - max(top, above)
        if rows and shared >= _SAME_ROW * min(bottom - top, below - above):
            rows[-1].append(at)
        else:
            rows.append([at])
    edges = {
        at: (median(boxes[one][1] for one in row), median(boxes[one][3] for one in row)) for row in rows for at in row
    }
    return [edges[at] for at in range(len(boxes))]


def _of_pdf(data: bytes) -> Iterator[Any]:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            yield page.render(scale=_DOTS / _POINTS).to_pil()
    finally:
        document.close()


def _of_picture(data: bytes) -> Iterator[Any]:
    """A picture, or each page of a TIFF file."""
    from PIL import Image, ImageSequence

    with Image.open(BytesIO(data)) as picture:
        for page in ImageSequence.Iterator(picture):
            page.thumbnail((_LARGEST, _LARGEST))
            yield page


def _of_package(data: bytes) -> Iterator[Any]:
    """The pictures in a Word or OFD file, in the order of their numbers."""
    from PIL import UnidentifiedImageError

    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = [
            name for name in archive.namelist() if re.search(r"\.(?:png|jpe?g|tiff?|bmp|gif)$", name, re.IGNORECASE)
        ]
        for name in sorted(names, key=lambda name: [int(n) for n in re.findall(r"\d+", name)]):
            try:
                yield from _of_picture(archive.read(name))
            except UnidentifiedImageError:
                continue
