"""A process of its own for files that libraries take apart: it can be slow, grow or die without harm to the others.

The parent sends the bytes, the child answers with JSON on standard output: the content, or what is wrong with the file.
"""

import json
import logging
import math
import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from plankg.child_processes import child_environment, module_command
from plankg.extract.errors import (
    BadSetting,
    BrokenFile,
    LockedFile,
    NoTextInFile,
    NoWordsInFontsOfFile,
    ReadingTooLong,
    TooManyPagesInFile,
)
from plankg.extract.model.spans import Span
from plankg.extract.readers.content import Content
from plankg.extract.readers.file_kinds import has_recognition
from plankg.extract.text.grids import Cell, Grid

SECONDS = 180.0
_BROKEN = {
    "workbook": "Excel 工作簿的结构读不出来",
    "docx": "Word 文档的结构读不出来",
    "pdf": "PDF 的结构读不出来",
    "word": "旧版 Word 文档的结构读不出来",
    "word-xml": "Word XML 的结构读不出来",
    "mht": "网页归档的结构读不出来",
    "rtf": "RTF 文件的结构读不出来",
    "ofd": "OFD 文件的结构读不出来",
    "picture": "图片读不出来",
}
_MOST_MEMORY = 4 * 1024**3
_SECONDS_VARIABLE = "PLANKG_FILE_SECONDS"
_SHOWN_COMPLAINT = 2_000  # characters of what the child wrote to stderr: the end of a traceback
_log = logging.getLogger(__name__)


def read_apart(path: Path, kind: str, data: bytes) -> Content:
    """The content of a file of any kind but plain text, read by a child process.

    Args:
        path: the file, for messages.
        kind: what `kind_of` said.
        data: its bytes.

    Raises:
        InputError: BrokenFile with what the child wrote to stderr as a note, LockedFile, NoTextInFile,
            NoWordsInFontsOfFile, TooManyPagesInFile, or ReadingTooLong after `SECONDS` (PLANKG_FILE_SECONDS overrules).
        BadSetting: PLANKG_FILE_SECONDS is no number of seconds.
    """
    limit = file_seconds()
    command = module_command("plankg.extract.readers.reading_process", kind)
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command, input=data, capture_output=True, timeout=limit, check=False, env=child_environment()
        )
    except subprocess.TimeoutExpired as error:
        raise ReadingTooLong(path, limit) from error
    complaint = done.stderr.decode(errors="replace").strip()[-_SHOWN_COMPLAINT:]
    if complaint:
        _log.info("reading %s: %s", path, complaint)
    answer: dict[str, Any] = json.loads(done.stdout) if done.returncode == 0 and done.stdout else {}
    if "text" in answer:
        return _content(answer)
    problem = answer.get("problem", "")
    if problem == "locked":
        raise LockedFile(path)
    if problem == "no-text":
        raise NoTextInFile(path)
    if problem == "fonts":
        raise NoWordsInFontsOfFile(path)
    if problem == "pages":
        raise TooManyPagesInFile(path, int(answer["pages"]))
    broken = BrokenFile(path, answer.get("why") or f"读取进程意外结束（代码 {done.returncode}）")
    if complaint:
        broken.add_note(complaint)
    raise broken


def file_seconds() -> float:
    """How long a child may read."""
    wished = os.environ.get(_SECONDS_VARIABLE)
    if not wished:
        return SECONDS
    try:
        seconds = float(wished)
    except ValueError as error:
        raise BadSetting(_SECONDS_VARIABLE, wished) from error
    if not (math.isfinite(seconds) and seconds > 0):
        raise BadSetting(_SECONDS_VARIABLE, wished)
    return seconds


def content_or_problem(kind: str, data: bytes) -> Content | dict[str, Any]:
    """What the child answers: the content, or a problem in words that the parent understands."""
    from plankg.extract.readers.docx_reading import OnlyPictures, read_docx
    from plankg.extract.readers.mht_reading import read_mht
    from plankg.extract.readers.ocr_reading import read_pictures
    from plankg.extract.readers.ofd_reading import NoTextObjects, read_ofd
    from plankg.extract.readers.pdf_reading import NoTextLayer, NoWordsInFonts, TooManyPages, read_pdf
    from plankg.extract.readers.rtf_reading import read_rtf
    from plankg.extract.readers.word_reading import read_word
    from plankg.extract.readers.word_xml_reading import read_word_xml
    from plankg.extract.readers.workbook_reading import read_workbook

    readers: dict[str, Callable[[bytes], Content]] = {
        "docx": read_docx,
        "pdf": read_pdf,
        "word": read_word,
        "word-xml": read_word_xml,
        "mht": read_mht,
        "ofd": read_ofd,
        "picture": partial(read_pictures, "picture"),
        "rtf": read_rtf,
        "workbook": read_workbook,
    }
    try:
        try:
            return readers[kind](data)
        except (NoTextLayer, NoTextObjects, OnlyPictures):
            return read_pictures(kind, data) if has_recognition() else {"problem": "no-text"}
    except NoWordsInFonts:
        return {"problem": "fonts"}
    except TooManyPages as error:
        return {"problem": "pages", "pages": error.pages}
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - libraries raise whatever they meet in a broken file, Rust's panics too
        name = type(error).__name__
        # pdfplumber wraps what pdfminer raises and says nothing itself.
        locked = any(
            word in f"{name} {error} {error.args!r}" for word in ("Password", "password", "Encrypt", "encrypt")
        )
        if locked:
            return {"problem": "locked"}
        traceback.print_exc()  # for who looks into it: the parent keeps it with the error
        return {"problem": "broken", "why": _BROKEN[kind]}


def _answer(content: Content) -> dict[str, Any]:
    return {
        "text": content.text,
        "grids": [
            [g.span.start, g.span.end, g.rows, g.columns,
             [[c.row, c.column, c.rows, c.columns, *((c.span.start, c.span.end) if c.span else ())] for c in g.cells]]
            for g in content.grids
        ],
        "headings": [[span.start, span.end, level] for span, level in content.headings],
        "page_starts": content.page_starts,
        "places": content.places,
        "furniture": [[span.start, span.end] for span in content.furniture],
        "recognised": content.recognised,
        "unread": content.unread,
    }  # fmt: skip


def _content(answer: dict[str, Any]) -> Content:
    grids = [
        Grid(Span(start, end), rows, columns, tuple(_cell(cell) for cell in cells))
        for start, end, rows, columns, cells in answer["grids"]
    ]
    headings = [(Span(start, end), level) for start, end, level in answer["headings"]]
    places = [(offset, name) for offset, name in answer["places"]]
    furniture = [Span(start, end) for start, end in answer["furniture"]]
    return Content(
        answer["text"],
        grids,
        headings,
        answer["page_starts"],
        furniture,
        places,
        answer["recognised"],
        answer["unread"],
    )


def _cell(numbers: list[int]) -> Cell:
    row, column, rows, columns, *place = numbers
    return Cell(row, column, rows, columns, Span(*place) if place else None)


def limit_memory() -> None:
    """Where the system can (not on Windows), a file that grows without end ends this process only."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def main() -> None:
    """Read standard input as a file of the kind that the argument names; print the answer."""
    limit_memory()
    found = content_or_problem(sys.argv[1], sys.stdin.buffer.read())
    sys.stdout.write(json.dumps(_answer(found) if isinstance(found, Content) else found))


if __name__ == "__main__":
    main()
