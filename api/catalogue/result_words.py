"""Values of a free query in words, for the page and the command."""

import json
from collections.abc import Mapping
from typing import Any

WIDEST = 120  # characters


def cell_words(cell: Any) -> str:
    """A value for reading: a node as its label and name, a relationship as its type, a path as both, in one line."""
    if isinstance(cell, Mapping):
        if "labels" in cell:
            properties = cell["properties"]
            name = properties.get("title") or properties.get("name") or properties.get("text") or properties.get("id")
            return f"({':'.join(cell['labels'])} {_short(str(name))})"
        if {"type", "start", "end"} <= cell.keys():
            return f"[{cell['type']}]"
        if {"nodes", "relationships"} == cell.keys():
            return " — ".join(map(cell_words, cell["nodes"]))
        return json.dumps(cell, ensure_ascii=False)
    if isinstance(cell, list):
        return "、".join(map(cell_words, cell))
    return "" if cell is None else _short(" ".join(str(cell).split()))


def _short(words: str) -> str:
    return words if len(words) <= WIDEST else words[: WIDEST - 1] + "…"
