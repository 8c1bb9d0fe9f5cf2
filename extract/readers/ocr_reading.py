"""文字识别 (OCR): the words on pictures of pages, for files without a text layer. Needs the extra `ocr` (RapidOCR, offline)."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from plankg.extract.readers.content import Content
from plankg.extract.readers.pdf_lines import lines_of_characters
from plankg.extract.readers.pdf_reading import PageParts, written

_DOTS = 200  # an inch
_POINTS = 72
_LARGEST = 4000  # pixels of the longer edge


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
    """The lines that the engine finds on each picture, put together to paragraphs as those of a PDF page are."""
    from numpy import asarray
    from rapidocr_onnxruntime import RapidOCR

    engine = RapidOCR()
    pages: list[PageParts] = []
    scores: list[float] = []
    for number, picture in enumerate(pictures):
        found, _ = engine(asarray(picture.convert("RGB")))
        characters = [c for box, words, _ in found or () for c in _characters(box, words)]
        scores += [float(score) for _, words, score in found or () for _ in words]
        pages.append(PageParts(lines_of_characters(characters, number), layout=(picture.width, 0, False)))
    content = written(pages) if pages else Content()
    content.recognised = round(sum(scores) / len(scores), 3) if scores else None
    return content


def _characters(box: Any, words: str) -> Iterator[dict[str, Any]]:
    """The characters of a box that the engine read, as wide as each other, in points."""
    scale = _POINTS / _DOTS
    left, right = min(x for x, _ in box) * scale, max(x for x, _ in box) * scale
    top, bottom = min(y for _, y in box) * scale, max(y for _, y in box) * scale
    width = (right - left) / max(len(words), 1)
    for at, character in enumerate(words):
        yield {
            "text": character, "x0": left + at * width, "x1": left + (at + 1) * width,
            "top": top, "bottom": bottom, "size": bottom - top, "upright": True,
        }  # fmt: skip


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
