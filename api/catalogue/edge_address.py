"""The address of an edge: source~TYPE~target~start~role, and where one of an earlier version of a document leads."""

from typing import TYPE_CHECKING, Any

from plankg.api.errors import NoSuchNode

if TYPE_CHECKING:
    from plankg.graph.store import Store


def edge_at(store: "Store", address: str) -> dict[str, Any]:
    """The row of an edge.

    An address holds the ids of both ends and the place of the quote, all of which change when something is put in above. So one
    that is not found leads to the edge between the same facts now: the one that has moved as far as they have, or the only one.

    Raises:
        NoSuchNode: there is no such edge.
    """
    parts = address.split("~")
    if len(parts) != 5 or not ((parts[3].isascii() and parts[3].isdecimal()) or not parts[3]):
        raise NoSuchNode(address)
    source, type_, target, start, role = parts
    asked = {"source": source, "type": type_, "target": target, "role": role or None}
    place = int(start) if start else None
    if rows := store.run("edge", {**asked, "start": place}, limit=1).rows:
        return rows[0]
    asked |= {"source": store.successor(source) or source, "target": store.successor(target) or target}
    rows = store.run("edge", asked).rows
    if place is not None:
        moved = {place + _moved(old, asked[end]) for old, end in ((source, "source"), (target, "target"))}
        rows = tuple(row for row in rows if row["start"] in moved) or rows
    if len(rows) != 1:
        raise NoSuchNode(address)
    return rows[0]


def _moved(before: str, now: str | None) -> int:
    """How far a fact has moved, as its ids say; 0 for what has no place."""
    places = [id_.rpartition(":")[2].partition("-")[0] for id_ in (before, now or "")]
    return int(places[1]) - int(places[0]) if all(p.isascii() and p.isdecimal() for p in places) else 0
