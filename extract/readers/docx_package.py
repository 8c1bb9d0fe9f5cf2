"""Word 文件包 (Word packages): a .docx put right before the library opens it, as Word itself does without a word.

Macros and templates, strict Open XML, names with backslashes, another name of the main part, and links to parts that are
missing: none of them makes a document unreadable. Parts that hold HTML or another Word file (altChunk) are found here.
"""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_MAIN = (
    r"application/vnd\.(?:ms-word\.(?:document|template)\.macroEnabled(?:Template)?|"
    r"openxmlformats-officedocument\.wordprocessingml\.template)\.main\+xml"
    r"|application/vnd\.ms-word\.(?:document|template)\.macroEnabled(?:Template)?\.main\+xml"
)
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}
_RELATIONSHIP = rb"<(?:\w+:)?Relationship\b[^>]*?(?:/>|></(?:\w+:)?Relationship>)"


def is_word_package(names: set[str], content_types: bytes) -> bool:
    """Whether a packed file is a Word document, by its main part."""
    plain = {name.replace("\\", "/").lstrip("/") for name in names}
    return "word/document.xml" in plain or (
        b"wordprocessingml" in content_types and any(name.startswith("word/") for name in plain)
    )


def put_right(data: bytes) -> bytes:
    """The package with everything that the library stumbles over put right; the words are left as they are."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {info.filename.replace("\\", "/").lstrip("/"): archive.read(info) for info in archive.infolist()}
    types = "[Content_Types].xml"
    parts[types] = re.sub(_OTHER_MAIN.encode(), _MAIN.encode(), parts[types])
    for name, words in parts.items():
        if name.endswith((".xml", ".rels")):
            usual = _usual(words)
            parts[name] = _without_dangling(name, usual, parts) if name.endswith(".rels") else usual
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, words in parts.items():
            archive.writestr(name, words)
    return out.getvalue()


def _usual(words: bytes) -> bytes:
    """A part of strict Open XML with the usual names."""
    for strict, usual in _STRICT.items():
        words = words.replace(strict, usual)
    return words


def _without_dangling(name: str, relationships: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The relationships of a part without those to parts that are not there (a picture that was taken out)."""
    folder = name.rpartition("_rels/")[0]

    def kept(match: re.Match[bytes]) -> bytes:
        target = re.search(rb'Target\s*=\s*"([^"]*)"', match[0])
        if target is None or b'"External"' in match[0]:
            return match[0]
        path = target[1].decode("utf-8", "replace").replace("\\", "/")
        full = path.lstrip("/") if path.startswith("/") else _resolved(folder + path)
        return match[0].replace(target[1], path.encode()) if full in parts else b""

    return re.sub(_RELATIONSHIP, kept, relationships)


def _resolved(path: str) -> str:
    steps: list[str] = []
    for step in path.split("/"):
        if step == ".." and steps:
            steps.pop()
        elif step not in {"", "."}:
            steps.append(step)
    return "/".join(steps)
