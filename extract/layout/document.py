"""文件 (plan document): one text and what every stage asks of it, each found once."""

from functools import cached_property
from pathlib import Path

from plankg.extract.layout.cell_lines import cell_line_tables
from plankg.extract.layout.layout_lines import layout_lines, printed_lines
from plankg.extract.layout.pieces import pieces_of
from plankg.extract.layout.printed_rows import printed_row_tables
from plankg.extract.layout.records import record_grids
from plankg.extract.layout.run_together import RunTogether, run_together_tables
from plankg.extract.layout.spaced_tables import spaced_tables
from plankg.extract.layout.tables import Table, tables_of
from plankg.extract.layout.text_grids import text_grids
from plankg.extract.layout.unread_cells import without_unread_cells
from plankg.extract.layout.wrapped_lines import wrapped_line_tables
from plankg.extract.readers.reading import Source
from plankg.extract.text.annotations import Annotations
from plankg.extract.text.conventions import Convention, conventions_of
from plankg.extract.text.fold import fold
from plankg.extract.text.grids import Grid, lines_outside
from plankg.extract.text.lines import Line


class PlanDocument:
    """One document while it is read: its text, and on first use its folded text, lines and tables.

    Every offset is a code point of `text`; `folded` has the same length.
    """

    def __init__(self, source: Source) -> None:
        self.source = source

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
    def run_together(self) -> list[RunTogether]:
        """The tables that came out as one line (extract/layout/run_together.py)."""
        tables = self.source.grids
        found = run_together_tables(self.folded)
        inside = [one for one in found for grid in tables if grid.span.start <= one.grid.span.start < grid.span.end]
        return [one for one in found if one not in inside]

    @cached_property
    def printed_lines(self) -> list[Line]:
        """The lines as they are printed, furniture left out (extract/layout/layout_lines.py)."""
        return printed_lines(self)

    @cached_property
    def lines(self) -> list[Line]:
        """The lines as their author meant them: furniture left out, hard breaks joined outside tables."""
        return layout_lines(self)

    @cached_property
    def grids(self) -> list[Grid]:
        """The tables of the file, then those that are printed as lines of text."""
        found = [*self.source.grids, *(table.grid for table in self.run_together)]
        found += record_grids(self.folded, lines_outside(self.printed_lines, found))
        found += spaced_tables(self, lines_outside(self.printed_lines, found))
        pieces = pieces_of(self.folded, lines_outside(self.printed_lines, found))
        found += [table.grid for table in printed_row_tables(self, pieces)]
        found += text_grids(self, lines_outside(self.printed_lines, found))
        pieces = pieces_of(self.folded, lines_outside(self.printed_lines, found))
        if wrapped := [table.grid for table in wrapped_line_tables(self.folded, pieces)]:
            found += wrapped
            pieces = pieces_of(self.folded, lines_outside(self.printed_lines, found))
        found += cell_line_tables(self.folded, pieces)
        return sorted(found, key=lambda grid: grid.span)

    @cached_property
    def tables(self) -> list[Table]:
        """The tables with what they are for, their columns and rows (extract/layout/tables.py)."""
        return tables_of(self)

    @cached_property
    def running_lines(self) -> list[Line]:
        """The lines outside all tables that have more than one column, and outside their captions and notes."""
        around = {span for table in self.tables for span in table.around}
        free = lines_outside(self.lines, [grid for grid in self.grids if grid.columns > 1])
        return [line for line in free if line.span not in around]

    @cached_property
    def lines_of_measures(self) -> list[Line]:
        """The running lines without the captions and cells of tables that were not read."""
        return without_unread_cells(self.folded, self.running_lines)

    @cached_property
    def annotations(self) -> Annotations:
        """Who is responsible, in brackets or on lines for it (extract/text/annotations.py)."""
        return Annotations(self.folded, self.lines)

    @cached_property
    def conventions(self) -> list[Convention]:
        """What the document declares of all its annotations (extract/text/conventions.py)."""
        return conventions_of(self.folded)
