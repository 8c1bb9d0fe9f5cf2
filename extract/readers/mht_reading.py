"""Reading pages that a browser saved as one file (.mht, .mhtml): the page among the parts of a MIME message."""

from email import message_from_bytes
from email.policy import default

from plankg.extract.readers.content import Content
from plankg.extract.readers.html_reading import read_page

_CHARSETS = {"gb2312": "gb18030", "gbk": "gb18030"}


def page_in(data: bytes) -> tuple[bytes, str | None]:
    """The bytes of the largest HTML part, and the character set that it states."""
    parts = [
        (bytes(part.get_payload(decode=True) or b""), part.get_content_charset())
        for part in message_from_bytes(data, policy=default).walk()
        if part.get_content_type() == "text/html"
    ]
    return max(parts, key=lambda part: len(part[0]), default=(b"", None))


def read_mht(data: bytes) -> Content:
    """The text, tables and headings of the page in a .mht file.

    Args:
        data: the bytes of the file.
    """
    page, charset = page_in(data)
    for encoding in (_CHARSETS.get((charset or "").lower(), charset) or "utf-8", "utf-8", "gb18030"):
        try:
            return read_page(page.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    return read_page(page.decode("utf-8", "replace"))
