"""文件 (plan document): one text and what every stage asks of it, each found once."""

import re
from functools import cached_property
from pathlib import Path

from extract.readers.reading import Source
from extract.tables.grids import Grid, lines_outside
from extract.tables.text_grids import text_grids
from extract.text.annotations import Annotations
from extract.text.fold import fold
from extract.text.layout import layout_lines
from extract.text.lines import Line


class PlanDocument:
    """One document while it is read: its text, and on first use its folded text, lines and tables.

    Every offset is a code point of `text`; `folded` has the same length.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self._words: dict[str, list[int]] = {}

    @classmethod
    def of_text(cls, text: str, document: str = "text") -> "PlanDocument":
        """The document of a text that comes from no file."""
        return cls(Source(Path(document), document, text, ""))

    @property
    def id(self) -> str:
        """The document's id, a readable slug."""
        return self.source.document

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.source.text

    @cached_property
    def folded(self) -> str:
        """The text for matching, look-alike characters made one (extract/text/fold.py)."""
        return fold(self.text)

    @cached_property
    def lines(self) -> list[Line]:
        """The lines as their author meant them: furniture left out, hard breaks joined (extract/text/layout.py)."""
        return layout_lines(self)

    @cached_property
    def grids(self) -> list[Grid]:
        """The tables of the file, then those that are printed as lines of text."""
        outside = lines_outside(self.lines, self.source.grids)
        return [*self.source.grids, *text_grids(self, outside)]

    @cached_property
    def running_lines(self) -> list[Line]:
        """The lines outside all tables that have more than one column."""
        return lines_outside(self.lines, [grid for grid in self.grids if grid.columns > 1])

    def places(self, word: str) -> list[int]:
        """Where a word begins in the folded text, in order; looked for once, however many rules ask for it."""
        if word not in self._words:
            self._words[word] = [match.start() for match in re.finditer(re.escape(word), self.folded)]
        return self._words[word]

    @cached_property
    def annotations(self) -> Annotations:
        """Who is responsible, in brackets or on lines for it (extract/text/annotations.py)."""
        return Annotations(self.folded, self.lines)
