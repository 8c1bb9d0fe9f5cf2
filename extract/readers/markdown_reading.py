"""Reading Markdown (.md): headings, tables and paragraphs as a reader would see them, without the marks.

Numbers such as 1. and 一、 stay as they are written: in a plan they are the numbers of its outline, not of a list.
"""

import re

from plankg.extract.readers.content import Content
from plankg.extract.readers.html_reading import read_page

# Indented lines of a plan are paragraphs, its numbers are its own, and a row of dashes under a line is no heading.
# CommonMark leaves the marks of **名称。**说明 as they are: a bold end after a full stop needs a space after it.
_BOLD = r"(?<![*\\])\*\*(?=[^\s*])([^*\n]*[^\s*])\*\*(?!\*)"
# To CommonMark any line right under a table is a row; one without a bar is none.
_ROW_END = r"(?m)^([ ]*\|[^\n]*\|[ \t]*\n)(?=[^|\s][^|\n]*$)"
_NOT_HERE = ("code", "list", "lheading", "reference")


def read_markdown(source: str) -> Content:
    """The text, tables and headings of a Markdown file.

    Args:
        source: the file's text, decoded.
    """
    from markdown_it import MarkdownIt

    reader = (
        MarkdownIt("commonmark", {"html": True, "breaks": True})
        .enable(["table", "strikethrough"])
        .disable(list(_NOT_HERE))
    )
    return read_page(reader.render(re.sub(_BOLD, r"\1", re.sub(_ROW_END, r"\1\n", source))))
