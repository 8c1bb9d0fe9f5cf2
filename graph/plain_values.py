"""What a driver gives, as plain JSON: nodes, relationships and paths keep their labels, types and properties."""

import base64
import math
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

from plankg.graph.mark import MARK

DEEPEST = 50  # lists in lists; what answers are written with goes not much deeper


def plain(value: object, depth: int = 0) -> Any:
    """The value in types that JSON has.

    A node is {"labels", "properties", "element_id"}; a relationship {"type", "properties", "element_id", "start", "end"}
    with the ends' element ids; a path {"nodes", "relationships"}. Dates, times and durations are ISO 8601 texts, a
    point its coordinates, NaN and the infinities texts.

    Raises:
        RecursionError: lists and maps are nested deeper than `DEEPEST`.
    """
    if depth > DEEPEST:
        raise RecursionError
    if isinstance(value, Node | Relationship | Path):
        return _of_graph(value)
    if isinstance(value, dict):
        return {str(key): plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, Point):
        return {"srid": value.srid, "coordinates": list(value)}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item, depth + 1) for item in value]
    return _simple(value)


def _simple(value: object) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, Date | DateTime | Time | Duration):
        return value.iso_format()
    if isinstance(value, bytes | bytearray):
        return base64.b64encode(value).decode()
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _of_graph(value: Node | Relationship | Path) -> dict[str, Any]:
    if isinstance(value, Path):
        return {
            "nodes": [_of_graph(node) for node in value.nodes],
            "relationships": [_of_graph(relationship) for relationship in value.relationships],
        }
    properties = {key: plain(item) for key, item in sorted(value.items())}
    if isinstance(value, Node):
        return {"labels": sorted(value.labels - {MARK}), "properties": properties, "element_id": value.element_id}
    start, end = value.nodes
    return {
        "type": value.type,
        "properties": properties,
        "element_id": value.element_id,
        "start": start.element_id if start else None,
        "end": end.element_id if end else None,
    }
