"""Shared nodes (Organization, Policy): one node for all documents, made from what each document says of it.

Every document's own reading is kept beside the node, so that the node is the same whatever was loaded first, and a
document that is loaded anew or removed takes back exactly what it had brought.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from extract.model import Node

_LISTS = ("aliases",)


def reading(node: Node, document: str) -> str:
    """What `document` says of a shared node, as one line of JSON."""
    return json.dumps({"document": document, **node.properties()}, ensure_ascii=False, sort_keys=True)


def without(readings: Iterable[str], document: str) -> list[str]:
    """The readings of all other documents."""
    return [line for line in readings if json.loads(line)["document"] != document]


def says_nothing_new(node: Node, given: Mapping[str, Any]) -> bool:
    """Whether a reading would change none of the properties that a shared node has, `documents` and `readings` aside."""
    return all(
        set(value) <= set(given.get(name) or ()) if isinstance(value, tuple) else value in {None, given.get(name)}
        for name, value in node.properties().items()
    )


def sorts_alike(document: str) -> bool:
    """Whether the store puts this id among others in the same order as `united`.

    A server that compares UTF-16 code units takes signs beyond U+FFFF for smaller than some below it.
    """
    return max(document) < "\ud800"


def united(readings: Iterable[str]) -> dict[str, Any]:
    """The node's properties: lists united and sorted, else the first that is given, in the order of document ids.

    `documents` lists the ids of the documents, `readings` keeps the readings themselves.
    """
    ordered: list[tuple[str, Mapping[str, Any]]] = sorted(
        ((line, json.loads(line)) for line in readings), key=lambda pair: pair[1]["document"]
    )
    properties: dict[str, Any] = {name: set() for name in _LISTS}
    for _, said in ordered:
        for name, value in said.items():
            if name in _LISTS:
                properties[name] |= set(value)
            elif name != "document" and value is not None:
                properties.setdefault(name, value)
    for name in _LISTS:
        properties[name] = sorted(properties[name])
    properties["documents"] = [said["document"] for _, said in ordered]
    properties["readings"] = [line for line, _ in ordered]
    return properties
