"""Reading RTF files: the words as lines, cells of a row with bars between them, list numbers as they were printed."""

import re

from plankg.extract.readers.content import Content

_CHARACTER = r"\\'[0-9a-fA-F]{2}"
# Struck out and hidden runs, up to the end of their group.
_UNSEEN = r"\{(?:\\[a-z]+-?\d*[ ]?)*\\(?:strike|striked1|v)(?![a-z0-9])(?:[^{}\\]|\\[^{}])*\}"


def read_rtf(data: bytes) -> Content:
    """The text of an RTF file.

    Args:
        data: the bytes of the file.

    Raises:
        Exception: whatever the library raises for a broken file; the caller says it in the user's words.
    """
    from striprtf.striprtf import rtf_to_text

    source = data.decode("latin-1")
    # A line break may be between the two bytes of a character.
    source = re.sub(rf"({_CHARACTER})[\r\n]+(?=\\')", r"\1", source)
    source = re.sub(_UNSEEN, "", source)
    text: str = rtf_to_text(source, encoding="gb18030")  # type: ignore[no-untyped-call]
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")  # half a pair is no character
    lines = (re.sub(r"[ \t\xa0\xad]+", " ", line).strip() for line in text.split("\n"))
    return Content("\n".join(_cells(line) for line in lines).strip("\n"))


def _cells(line: str) -> str:
    """A row of a table without the bar after its last cell."""
    return f"| {line[:-1].replace('|', ' | ')} |" if line.endswith("|") else line
