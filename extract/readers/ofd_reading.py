"""Reading OFD files (GB/T 33190): the lines of each page in reading order, and where each page begins."""

from plankg.extract.readers.content import Content, TextWriter


class NoTextObjects(Exception):
    """The pages are pictures: there is not one character on them."""


def read_ofd(data: bytes) -> Content:
    """The text and page starts of an OFD file.

    Args:
        data: the bytes of the file.

    Raises:
        NoTextObjects: no page has a character.
        Exception: whatever the library raises for a broken file; the caller says it in the user's words.
    """
    import ofdkit

    writer = TextWriter()
    with ofdkit.open(data) as document:
        for number, page in enumerate(document.pages):
            writer.page_at(number, writer.length)
            for line in page.text().split("\n"):
                writer.line(line)
    content = writer.finish()
    if not content.text.strip():
        raise NoTextObjects
    return content
