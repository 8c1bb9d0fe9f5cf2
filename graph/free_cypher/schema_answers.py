"""What Neo4j's procedures and SHOW say of a schema, answered from ours (docs/schema.md), the same on both engines.

Such a call is replaced by `UNWIND` of the rows, so that what follows it is an ordinary statement.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from plankg.graph.errors import FreeQueryRefused
from plankg.graph.free_cypher.cypher_lists import CLAUSES, CONNECTIVES, FUNCTIONS
from plankg.graph.free_cypher.cypher_words import Word
from plankg.graph.schema import SEARCHED, Engine, full_text_name, indexed
from plankg.graph.vocabulary import ENDS, edge_properties, node_properties

ROWS = "plankg_schema"  # the parameter that has the rows
Rows = list[dict[str, Any]]


def _property_names() -> list[str]:
    return sorted(
        {name for kinds in (node_properties(), edge_properties()) for known in kinds.values() for name in known}
    )


def _property_keys(_: Engine) -> Rows:
    return [{"propertyKey": name} for name in _property_names()]


def _labels(_: Engine) -> Rows:
    return [{"label": label} for label in node_properties()]


def _types(_: Engine) -> Rows:
    return [{"relationshipType": type_} for type_ in edge_properties()]


def _node_types(_: Engine) -> Rows:
    return [
        {
            "nodeType": f":`{label}`",
            "nodeLabels": [label],
            "propertyName": name,
            "propertyTypes": [type_],
            "mandatory": name == "id",
        }
        for label, properties in node_properties().items()
        for name, type_ in properties.items()
    ]


def _edge_types(_: Engine) -> Rows:
    return [
        {"relType": f":`{kind}`", "propertyName": name, "propertyTypes": [type_], "mandatory": name == "document"}
        for kind, properties in edge_properties().items()
        for name, type_ in properties.items()
    ]


def _visualization(_: Engine) -> Rows:
    """One row with a node for each label and a relationship for each triple, in the form that nodes of an answer have."""
    nodes = [
        {"labels": [label], "properties": {"name": label}, "element_id": f"schema:{label}"}
        for label in node_properties()
    ]
    edges = [
        {
            "type": type_,
            "properties": {"name": type_},
            "element_id": f"schema:{source}:{type_}:{target}",
            "start": f"schema:{source}",
            "end": f"schema:{target}",
        }
        for type_, ends in ENDS.items()
        for source, target in sorted(ends)
    ]
    return [{"nodes": nodes, "relationships": edges}]


def _indexes(engine: Engine) -> Rows:
    found = [_index(name, "RANGE", label, key) for name, label, key, _ in indexed(engine)]
    return found + [_index(full_text_name(engine, label), "FULLTEXT", label, "text") for label in SEARCHED]


def _constraints(engine: Engine) -> Rows:
    return [_index(name, "UNIQUENESS", label, key) for name, label, key, unique in indexed(engine) if unique]


def _index(name: str, type_: str, label: str, key: str) -> dict[str, Any]:
    return {"name": name, "type": type_, "entityType": "NODE", "labelsOrTypes": [label], "properties": [key]}


_Answer = Callable[[Engine], Rows]
# By their names in small letters.
PROCEDURES: Mapping[str, _Answer] = MappingProxyType(
    {
        "db.labels": _labels,
        "db.propertykeys": _property_keys,
        "db.relationshiptypes": _types,
        "db.schema.nodetypeproperties": _node_types,
        "db.schema.reltypeproperties": _edge_types,
        "db.schema.visualization": _visualization,
    }
)
NAMES = (
    "db.labels",
    "db.propertyKeys",
    "db.relationshipTypes",
    "db.schema.nodeTypeProperties",
    "db.schema.relTypeProperties",
    "db.schema.visualization",
)
SHOWN: Mapping[str, _Answer] = MappingProxyType(
    {
        "INDEX": _indexes,
        "INDEXES": _indexes,
        "CONSTRAINT": _constraints,
        "CONSTRAINTS": _constraints,
    }
)


def from_schema(words: Sequence[Word], engine: Engine) -> tuple[str, Rows] | None:
    """The statement to run instead and the rows for its parameter, where the schema answers; None for any other statement.

    Raises:
        FreeQueryRefused: a column that the answer does not have.
    """
    folded = [word.folded for word in words]
    if folded[:1] == ["SHOW"] and len(words) == 2 and folded[1] in SHOWN:
        return _instead(SHOWN[folded[1]](engine), ())
    if folded[:1] != ["CALL"]:
        return None
    place, parts = 1, []
    while place < len(words) and words[place].kind == "word":
        parts.append(words[place].text)
        place += 2
        if place > len(words) or words[place - 1].text != ".":
            break
    place -= 1
    answer = PROCEDURES.get(".".join(parts).lower())
    if answer is None:
        return None
    if folded[place : place + 2] == ["(", ")"]:
        place += 2
    return _instead(answer(engine), words[place:])


def _instead(rows: Rows, rest: Sequence[Word]) -> tuple[str, Rows]:
    columns = list(rows[0])
    begin = f"UNWIND ${ROWS} AS plankg_row WITH "
    if not rest:
        chosen = ", ".join(f"plankg_row.{name} AS {name}" for name in columns)
        return f"{begin}{chosen} RETURN {', '.join(columns)}", rows
    if rest[0].folded != "YIELD":
        raise FreeQueryRefused(f"{rest[0].text} 出现在这里", f"请写 YIELD {', '.join(columns)} RETURN …")
    items, place = list(_items(rest[1:], columns)), 1
    place += sum(length for _, length in items)
    after = " ".join(word.text for word in rest[place:])
    names = [item.rpartition(" AS ")[2] for item, _ in items]
    return f"{begin}{', '.join(item for item, _ in items)} {after or 'RETURN ' + ', '.join(names)}", rows


def _items(words: Sequence[Word], columns: Sequence[str]) -> Iterator[tuple[str, int]]:
    """What YIELD names, each with how many words it takes."""
    if words and words[0].text == "*":
        for number, name in enumerate(columns):
            yield f"plankg_row.{name} AS {name}", int(not number)
        return
    place = 0
    while place < len(words):
        name = words[place].text
        if name not in columns:
            raise FreeQueryRefused(f"列 {name[:40]}", f"可用的列是：{'、'.join(columns)}")
        renamed = place + 2 < len(words) and words[place + 1].folded == "AS" and words[place + 2].kind == "word"
        alias = words[place + 2].text if renamed else name
        length = 3 if renamed else 1
        more = place + length < len(words) and words[place + length].text == ","
        yield f"plankg_row.{name} AS {alias}", length + more
        place += length + more
        if not more:
            return


def completions() -> list[str]:
    """All words that a statement can be completed with: labels, types, properties, clauses and functions."""
    labels = sorted(node_properties())
    return [*labels, *ENDS, *_property_names(), *sorted(CLAUSES | CONNECTIVES), *sorted(FUNCTIONS)]
