"""Lists with pages: any query of the catalogue, filtered by its parameters, sorted by its columns, page after page.

A cursor is where the next page begins, with a mark of the question and of the store's version: pages of different
questions, or of a store that was changed meanwhile, are never put together.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from plankg.api.catalogue.answers import answered, described, typed_values
from plankg.api.errors import BadCursor, BadValue, TooManyToSort
from plankg.graph.catalogue import Query, find
from plankg.graph.store import Answer

if TYPE_CHECKING:
    from plankg.graph.store import Store

MOST_SORTED = 50_000  # rows; to sort them all of them are read


def listing(
    store: "Store",
    name: str,
    arguments: Mapping[str, str],
    *,
    sort: str | None = None,
    limit: int | None = None,
    cursor: str | None = None,
) -> dict[str, Any]:
    """One page of a query's rows.

    Args:
        store: where to ask.
        name: the query's name.
        arguments: parameter → id, number, name, alias or part of a name; empty values count as not given.
        sort: names of columns, divided by commas, `-` in front for descending; the query's own order when left out.
            Cells without a value come last. Rows that are equal stay in the query's order.
        limit: the most rows of a page; all when None.
        cursor: `next` of the page before; the first page when None.

    Returns:
        What `plankg.api.catalogue.answers.ask` returns, and `sort`, `first` (number of the first row, from 1) and `next` (Nthe one after the last page).

    Raises:
        RequestError: a value, a column or a cursor that cannot be used.
        StoreError: an unknown query, an unknown or missing parameter, or a store that does not answer.
    """
    query = find(name)
    keys = sort_keys(query, sort)
    typed = typed_values(query, arguments)
    skip, given = _read_cursor(cursor) if cursor else (0, "")

    def run(values: Mapping[str, Any]) -> Answer:
        if not keys:
            return store.run(name, values, limit=limit, skip=skip)
        found = store.run(name, values, limit=MOST_SORTED)
        if found.truncated:
            raise TooManyToSort(found.total, MOST_SORTED)
        rows = _sorted(found.rows, keys)
        stop = len(rows) if limit is None else skip + limit
        columns = tuple(column.name for column in query.columns)
        return Answer(name, columns, tuple(rows[skip:stop]), len(rows), skip, found.version)

    answer, parameters = answered(store, typed, run)
    mark = _mark(store, answer.version, name, typed, sort)
    if cursor and given != mark:
        raise BadCursor(cursor)
    following = skip + len(answer.rows)
    return {
        **described(answer, parameters, limit),
        "sort": sort or None,
        "first": skip + 1,
        "next": _cursor(following, mark) if answer.rows and following < answer.total else None,
    }


def sort_keys(query: Query, sort: str | None) -> tuple[tuple[str, bool], ...]:
    """The columns to sort by, each with whether it descends.

    Raises:
        BadValue: the query has no such column, or one of lists or maps.
    """
    keys = []
    for word in (sort or "").split(","):
        column = word.strip().removeprefix("-")
        if not column and not (sort or "").strip():
            continue
        sortable = [c.name for c in query.columns if not c.type.startswith(("LIST", "MAP"))]
        if column not in sortable:
            raise BadValue("sort", word, f"可用来排序的列有 {'、'.join(sortable)}，降序在前面加 -")
        keys.append((column, word.strip().startswith("-")))
    return tuple(keys)


def _sorted(rows: Sequence[dict[str, Any]], keys: Sequence[tuple[str, bool]]) -> list[dict[str, Any]]:
    found = list(rows)
    for column, descends in reversed(keys):
        given = sorted((row for row in found if row[column] is not None), key=lambda r: r[column], reverse=descends)
        found = [*given, *(row for row in found if row[column] is None)]
    return found


def _mark(store: "Store", version: int, name: str, parameters: Mapping[str, Any], sort: str | None) -> str:
    asked = json.dumps([store.url, version, name, parameters, sort], sort_keys=True, default=str)
    return hashlib.blake2b(asked.encode(), digest_size=6).hexdigest()


def _cursor(skip: int, mark: str) -> str:
    return base64.urlsafe_b64encode(f"{skip}.{mark}".encode()).decode().rstrip("=")


def _read_cursor(cursor: str) -> tuple[int, str]:
    """Where the page begins, and the mark of the question that it is a page of."""
    try:
        skip, _, mark = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii").partition(".")
        if skip.isdecimal() and len(skip) < 10:
            return int(skip), mark
    except (binascii.Error, ValueError):
        pass
    raise BadCursor(cursor)
