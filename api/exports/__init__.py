"""导出 (export): documents of the store → a file or a folder in a format that other programs read."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plankg.api.exports.job import ExportReport
    from plankg.graph.store import Store

__all__ = ["export"]


def export(
    store: "Store",
    format_: str,
    out: Path,
    *,
    documents: Sequence[str] = (),
    rows_of: tuple[str, Mapping[str, str]] | None = None,
    with_inferred: bool = False,
) -> "ExportReport":
    """Write the documents of a store; what lies at `out` is replaced when all is written, and not before.

    Args:
        store: where the documents are.
        format_: one of `plankg.api.exports.formats.FORMATS`.
        out: the file, or for the formats of several files the folder.
        documents: only these (ids, titles, parts of one); all when none is named.
        rows_of: only the rows of this list (a query whose first column is an id) with these filters, and what is connected to them.
        with_inferred: also the duties that the text does not state; the format `plankg` always has them.

    Raises:
        RequestError: no such document, nothing to export, a filter that cannot be used, or a path that cannot be written to.
        StoreError: the store does not answer.
    """
    from plankg.api.exports.job import run

    return run(store, format_, out, documents=documents, rows_of=rows_of, with_inferred=with_inferred)
