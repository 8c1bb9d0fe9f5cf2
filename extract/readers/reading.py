"""Reading: a file → its canonical text, and the document id that its name gives.

Offsets of every fact refer to this text. A byte order mark is not part of it; everything else is left as it is.
"""

import codecs
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plankg.extract.errors import (
    MOST_BYTES,
    BrokenFile,
    EmptyFile,
    FileMissing,
    FileTooLarge,
    NoChineseWords,
    NotAFile,
    NotText,
    PageWithoutText,
    WrongEncoding,
)
from plankg.extract.model import Span
from plankg.extract.model.plan_json import is_export, plans_in
from plankg.extract.readers.content import Content
from plankg.extract.readers.file_kinds import kind_of
from plankg.extract.readers.html_reading import read_page
from plankg.extract.readers.markdown_reading import read_markdown
from plankg.extract.readers.reading_process import read_apart
from plankg.extract.text.grids import Grid

SUFFIXES = (
    ".txt", ".md", ".markdown", ".html", ".htm", ".mht", ".mhtml", ".docx", ".docm", ".dotx", ".pdf", ".doc", ".wps",
    ".xlsx", ".xlsm", ".xls", ".rtf", ".ofd",
)  # fmt: skip
_MARKDOWN = {".md", ".markdown"}
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|div|p|table|h[1-6]|meta|article|section)\b", re.IGNORECASE
)
_CLOSED = re.compile(r"</(?:p|div|span|strong|t[dr]|li)>", re.IGNORECASE)
_CLOSED_IN_MARKUP = 3  # a text with fewer closing tags may only write of them
CHARACTERS_A_BAD_BYTE = 500  # a text with more bytes that fit no encoding than one in so many is none
_MANY_LETTERS = 100
_FEW_CHINESE = 0.05  # of the letters; a plan has far more of them even with addresses and tables of codes
_SHORTEST_PAGE = 60  # characters: a title at most
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_DECLARED = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs"
}  # fmt: skip
_COMMON = "的一是在和有不以中为為上要人大地市规規划劃发發展业業，。、；："
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Source:
    """原文 (source): the canonical text of one file, with the id of its document and the SHA-256 of its bytes.

    `grids` are the tables of a file that has them, `headings` those that a web page or a Word file marks, with their level,
    `page_starts` where each page of a PDF file begins, `furniture` what is around the plan on a web page, `places` the
    addresses of a workbook's cells with the offset of each, `recognised` the mean confidence (0..1) of text recognition where
    the words were read from pictures, `unread` how many letters that the file shows are not in the text.
    """

    path: Path
    document: str
    text: str
    sha256: str
    grids: tuple[Grid, ...] = ()
    headings: tuple[tuple[Span, int], ...] = ()
    page_starts: tuple[int, ...] = ()
    furniture: tuple[Span, ...] = ()
    places: tuple[tuple[int, str], ...] = ()
    recognised: float | None = None
    unread: int = 0


def read_source(path: Path) -> Source:
    """Read one plan: plain text, Markdown, a web page, a Word file and so on: its content says what it is.

    Raises:
        InputError: the file cannot be used; the class says why (extract/errors.py), the message what to do.
    """
    return source_of(path, bytes_of(path), document_id(path))


def bytes_of(path: Path) -> bytes:
    """What the file holds.

    Raises:
        InputError: FileMissing, NotAFile or FileTooLarge.
    """
    if not path.exists():
        raise FileMissing(path)
    if not path.is_file():
        raise NotAFile(path)
    if path.stat().st_size > MOST_BYTES:
        raise FileTooLarge(path, path.stat().st_size, MOST_BYTES)
    return path.read_bytes()


def source_of(path: Path, data: bytes, document: str) -> Source:
    """Read a plan whose bytes are here already; the file itself may be on another machine.

    Args:
        path: what the file is called, for its kind and for messages.
        data: what it holds.
        document: the id of its document.

    Raises:
        InputError: the file cannot be used; the class says why.
    """
    content = _content(path, data)
    if not content.text.strip():
        raise EmptyFile(path)
    return Source(
        path, document, content.text, hashlib.sha256(data).hexdigest(), tuple(content.grids),
        tuple(content.headings), tuple(content.page_starts), tuple(content.furniture), tuple(content.places),
        content.recognised, content.unread,
    )  # fmt: skip


def _content(path: Path, data: bytes) -> Content:
    kind = kind_of(path, data)
    if kind != "text":
        return _chinese(path, read_apart(path, kind, data))
    text = _decode(path, data)
    if path.suffix.lower() in {".html", ".htm"} or _MARKUP.match(text):
        return _page(path, text)
    if path.suffix.lower() in _MARKDOWN:
        return read_markdown(text)
    if len(_CLOSED.findall(text)) >= _CLOSED_IN_MARKUP:  # fields of a database: lines and tags
        return _page(path, re.sub(r"(?<=[^>\s])\s*\n\s*|\s*\n\s*(?=[^<\s])", "<br>", text))
    return Content(text)


def _chinese(path: Path, content: Content) -> Content:
    """The content, where at least a few of many letters are Chinese; a false code page or font gives none."""
    letters = re.findall(r"[^\W\d_]", content.text)
    chinese = sum("\u3400" <= letter <= "\u9fff" or letter > "\U00020000" for letter in letters)
    if len(letters) >= _MANY_LETTERS and chinese < _FEW_CHINESE * len(letters):
        raise NoChineseWords(path, " ".join(content.text.split())[:20])
    return content


def _page(path: Path, source: str) -> Content:
    """What a web page holds; one that is put together elsewhere is named as what it is."""
    content = read_page(source)
    if len(content.text.strip()) < _SHORTEST_PAGE:
        frames = re.findall(r"""<i?frame\b[^>]*?\bsrc\s*=\s*["']?([^"'\s>]+)""", source, re.IGNORECASE)
        if frames:
            raise PageWithoutText(path, frames[-1])  # the menu comes first
        if not content.text.strip() and re.search(r"<script\b", source, re.IGNORECASE):
            raise PageWithoutText(path, None)
        if not content.text.strip() and re.sub(r"<[^>]*>|\s", "", source):
            raise BrokenFile(path, "网页的标记套得太深或没有写完，文字读不出来")
    return content


def document_id(path: Path) -> str:
    """A readable id from the file's name, or from its folder's when the file is just called `plan`.

    >>> document_id(Path("corpus/gansu-market-regulation-145/plan.txt"))
    'gansu-market-regulation-145'
    """
    absolute = path.absolute()
    name = absolute.parent.name if absolute.stem.lower() == "plan" and absolute.parent.name else absolute.stem
    return re.sub(r"[^\w.-]+", "-", name).strip("-._").lower() or "plan"


def find_plans(paths: Iterable[Path]) -> list[Path]:
    """The plan files that `paths` name: files as they are, and from a folder those below it with a known suffix.

    A folder with `plan.txt` in it is one plan and its other files (notes, gold annotations) are none. Symbolic links below
    a folder are not followed, and files that office programs keep while one is open (~$…) are no plans. A file of
    `plankg export --format plankg` with several documents gives a path for each, FILE/DOCUMENT; `extract_file` takes it.

    Raises:
        InputError: FileMissing, or NotAFile for a folder without plans.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for plan in _plans_at(path):
            found.setdefault(plan.resolve(), plan)
    return list(found.values())


def _plans_at(path: Path) -> Iterator[Path]:
    if not path.exists():
        raise FileMissing(path)
    if not path.is_dir():
        yield from plans_in(path) if is_export(path) else [path]
        return
    plans = sorted(
        p
        for p in path.rglob("*")
        if p.suffix.lower() in SUFFIXES
        and p.is_file()
        and not _is_linked(p, path)
        and not p.name.startswith(("~$", "."))
    )
    homes = {p.parent for p in plans if p.stem == "plan"}
    plans = [p for p in plans if p.stem == "plan" or not homes.intersection(p.parents)]
    if not plans:
        raise NotAFile(path)
    yield from plans


def _is_linked(file: Path, folder: Path) -> bool:
    """Whether a file below a folder is reached through a symbolic link."""
    below = [file, *file.parents]
    return any(part.is_symlink() for part in below[: below.index(folder)])


def _decode(path: Path, data: bytes) -> str:
    """The text of the bytes: in the encoding that they begin with or declare, else UTF-8, GB18030 or Big5, whichever fits.

    A few bytes that fit into none become � each: a copy with one flipped bit is still read.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _nearly(path, data[len(bom) :], encoding)
    declared = _CHARSET.search(data[:4096])
    stated = _DECLARED.get(declared.group(1).decode("ascii").lower()) if declared else None
    if stated is None and (binary := _BINARY.search(data)):
        raise NotText(path, binary.start())
    # A page that says gb2312 is read as GB18030, which holds it; where it lies, as UTF-8.
    for encoding in (stated, "utf-8") if stated else ("utf-8",):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return _nearly(path, data, *((stated,) if stated else ("gb18030", "big5hkscs")), "utf-8")


def _nearly(path: Path, data: bytes, *encodings: str) -> str:
    """The text in the encoding that leaves the fewest bytes unread; of those that read all, the one that gives most Chinese.

    Bytes of GB18030 often make sense as rare characters of Big5, and the other way round.
    """
    read = [data.decode(encoding, errors="replace") for encoding in encodings]
    best = min(read, key=lambda text: (text.count("\ufffd"), -_commonness(text)))
    if best.count("\ufffd") > 1 + len(best) // CHARACTERS_A_BAD_BYTE:
        raise WrongEncoding(path, best.count("\n", 0, best.index("\ufffd")) + 1)
    return best


def _commonness(text: str) -> float:
    """The share of the characters that are the most common ones of Chinese prose, in either script."""
    return sum(text.count(character) for character in _COMMON) / max(len(text), 1)
