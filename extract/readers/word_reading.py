"""Reading old Word files (.doc, and .wps of the same build): turned into .docx in a private folder, then read as one."""

from pathlib import Path
from tempfile import TemporaryDirectory

from plankg.extract.readers.content import Content
from plankg.extract.readers.docx_reading import read_docx


def read_word(data: bytes) -> Content:
    """The text, tables and headings of a .doc file.

    Args:
        data: the bytes of the file.

    Raises:
        Exception: whatever the libraries raise for a broken or locked file; the caller says it in the user's words.
    """
    import doc2docx

    # WPS writes the class of a Word document into the header; readers pass over it, the library does not.
    data = data[:8] + bytes(16) + data[24:]

    with TemporaryDirectory(prefix="plankg-") as folder:
        source, target = Path(folder, "plan.doc"), Path(folder, "plan.docx")
        source.write_bytes(data)
        doc2docx.convert(source, target)
        return read_docx(target.read_bytes())
