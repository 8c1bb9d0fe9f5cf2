"""表格 (tables): a table of targets, its columns known by kind, whatever form it was printed in."""

from dataclasses import dataclass

from extract.model.spans import Span
from extract.tables.headers import Column


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its `span` from the first own cell to the last, and the cells of each kind, values in column order."""

    span: Span
    number: Span | None
    category: tuple[Span, ...]
    name: tuple[Span, ...]
    unit: Span | None
    values: tuple[tuple[Span, ...] | None, ...]
    nature: Span | None


@dataclass(frozen=True, slots=True)
class Table:
    """One table of targets: `caption` the line above it when there is one, `note` the lines under it."""

    span: Span
    caption: Span | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: Span | None

    @property
    def value_columns(self) -> tuple[Column, ...]:
        """The columns that hold values, in order."""
        return tuple(column for column in self.columns if column.kind == "value")
