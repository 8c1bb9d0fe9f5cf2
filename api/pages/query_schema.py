"""The schema as a picture with counts: labels on a ring, and between them the types that the store has."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from plankg.graph.schema import MENTION
from plankg.graph.vocabulary import node_properties

WIDTH, HEIGHT, RADIUS = 760, 560, 215


@dataclass(frozen=True, slots=True)
class LabelSpot:
    """A label with its place and how many nodes have it; `address` asks for some of them."""

    label: str
    count: int
    x: float
    y: float
    properties: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Triple:
    """A type between two labels, with how many there are and the path of its line (SVG)."""

    source: str
    type: str
    target: str
    count: int
    path: str
    address: str


@dataclass(frozen=True, slots=True)
class SchemaPicture:
    """The picture and the two tables that say the same."""

    labels: tuple[LabelSpot, ...]
    triples: tuple[Triple, ...]
    width: int = WIDTH
    height: int = HEIGHT


def schema_picture(rows: Sequence[Mapping[str, Any]]) -> SchemaPicture:
    """The picture of the rows of the query `schema-counts`; what the store does not have is there with 0."""
    counts = {row["source"]: row["count"] for row in rows if row["type"] is None}
    known = [label for label in node_properties() if label != MENTION]
    spots = {}
    for at, label in enumerate(known):
        angle = 2 * math.pi * at / len(known) - math.pi / 2
        x, y = WIDTH / 2 + 1.25 * RADIUS * math.cos(angle), HEIGHT / 2 + RADIUS * math.sin(angle)
        address = _address(f"MATCH (n:{label}) RETURN n LIMIT 25")
        spots[label] = LabelSpot(
            label, counts.get(label, 0), round(x), round(y), tuple(node_properties()[label]), address
        )
    triples = [
        _triple(row, spots)
        for row in rows
        if row["type"] is not None and row["source"] in spots and row["target"] in spots
    ]
    return SchemaPicture(tuple(spots.values()), tuple(triples))


def _triple(row: Mapping[str, Any], spots: Mapping[str, LabelSpot]) -> Triple:
    a, b = spots[row["source"]], spots[row["target"]]
    if a is b:
        path = f"M{a.x - 12} {a.y - 14}C{a.x - 50} {a.y - 70} {a.x + 50} {a.y - 70} {a.x + 12} {a.y - 14}"
    else:
        # Types between the same two labels do not lie on each other.
        bend = 20 + sum(map(ord, row["type"])) % 50
        length = math.hypot(b.x - a.x, b.y - a.y)
        x = (a.x + b.x) / 2 - (b.y - a.y) / length * bend
        y = (a.y + b.y) / 2 + (b.x - a.x) / length * bend
        path = f"M{a.x} {a.y}Q{x:.0f} {y:.0f} {b.x} {b.y}"
    pattern = f"(a:{a.label})-[r:{row['type']}]->(b:{b.label})"
    address = _address(f"MATCH {pattern} RETURN a, r, b LIMIT 25")
    return Triple(a.label, row["type"], b.label, row["count"], path, address)


def _address(statement: str) -> str:
    return f"/query?q={quote(statement)}"
