"""Shared nodes (Organization, Policy): one node for all documents, made from what each document says of it.

What each says is a separate node (提及, mention), so that the shared node is the same whatever was loaded first, and a document
that is loaded anew or removed takes back exactly what it had brought.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from plankg.extract.model import Node

_LISTS = ("aliases",)


def mention(node: Node, document: str) -> dict[str, str]:
    """提及 (mention): the properties of the node that keeps what `document` says of a shared node."""
    return mention_of(node.id, node.label, reading(node, document))


def mention_of(id_: str, label: str, said: str) -> dict[str, str]:
    """The mention of the shared node `id_`, from what is said of it."""
    document = json.loads(said)["document"]
    return {"id": f"{document}:mention:{id_}", "document": document, "of": id_, "label": label, "reading": said}


def reading(node: Node, document: str) -> str:
    """What `document` says of a shared node, as one line of JSON."""
    return json.dumps({"document": document, **node.properties()}, ensure_ascii=False, sort_keys=True)


def says_nothing_new(node: Node, given: Mapping[str, Any]) -> bool:
    """Whether a reading would change none of the properties that a shared node has."""
    return all(
        set(value) <= set(given.get(name) or ()) if isinstance(value, tuple) else value in {None, given.get(name)}
        for name, value in node.properties().items()
    )


def united(readings: Iterable[str]) -> dict[str, Any]:
    """The node's properties: lists united and sorted, else the first that is given, in the order of document ids."""
    properties: dict[str, Any] = {name: set() for name in _LISTS}
    for said in sorted(map(json.loads, readings), key=lambda said: said["document"]):
        for name, value in said.items():
            if name in _LISTS:
                properties[name] |= set(value)
            elif name != "document" and value is not None:
                properties.setdefault(name, value)
    for name in _LISTS:
        properties[name] = sorted(properties[name])
    return properties
