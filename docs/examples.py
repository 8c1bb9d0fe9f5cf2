"""api/openapi-examples.json and docs/operators.md: what the routes answer about the plan of corpus/, shortened: `python -m docs.examples`.

It is not among the pages of docs/generate.py, since it asks a real store. tests/api/test_openapi.py asks again and compares.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.testclient import TestClient

from docs.operators import PAGE, operators_page
from plankg.api.application import create_app
from plankg.api.catalogue.choices import EXAMPLES
from plankg.api.http.openapi import FILE
from plankg.extract import extract_file
from plankg.extract.readers.reading import find_plans
from plankg.graph import open_store
from plankg.graph.store import Store

CORPUS = Path(__file__).parent.parent / "corpus"
# Of lists in an answer that can be asked for in part.
SHORT = {"limit": 1, "end": 60}
KEPT, LONGEST = 2, 400
NEXT = "MS41ZTdkMGI5YWMxZjI"  # a cursor names the store that it is of
RULES = "5e1f0a9c37b2d846"  # the version of the rules changes with each of them


def main() -> int:
    """Write the file anew."""
    with TemporaryDirectory() as folder, open_store(Path(folder) / "store") as store:
        load_corpus(store)
        FILE.write_text(as_json(examples(create_app(store, allowed_hosts=["testserver"]))), encoding="utf-8")
        PAGE.write_text(operators_page(store), encoding="utf-8")
    print(f"{FILE.name}, {PAGE.name}: written")
    return 0


def load_corpus(store: Store) -> None:
    """Put the plans of corpus/ into a store."""
    for file in find_plans([CORPUS]):
        store.load(extract_file(file))


def as_json(found: dict[str, Any]) -> str:
    """The text of the file: a line for each route, so that changes can be read."""
    lines = ",\n".join(f"{json.dumps(path)}: {json.dumps(value, ensure_ascii=False)}" for path, value in found.items())
    return f"{{\n{lines}\n}}\n"


def examples(app: FastAPI) -> dict[str, Any]:
    """Route → a shortened answer, of each open route that answers JSON and whose parameters have examples."""
    client = TestClient(app)
    found = {}
    for path, operation in _reading(app.openapi()):
        address = _address(path, operation)
        if address is None:
            continue
        response = client.get(address).raise_for_status()
        found[path] = _shortened(response.json())
    return found


def _reading(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in schema["paths"].items():
        operation = methods.get("get")
        if not operation or "writing" in operation["tags"]:  # what needs a key has examples in its models
            continue
        if any(kind.endswith(("/json", "+json")) for kind in operation["responses"]["200"].get("content", {})):
            yield path, operation


def _address(path: str, operation: dict[str, Any]) -> str | None:
    """The route with the examples of its parameters; None where one that it needs has none."""
    asked = []
    for parameter in operation.get("parameters", []):
        name = parameter["name"]
        example = parameter.get("example") or next(iter(parameter["schema"].get("examples", [])), EXAMPLES.get(name))
        if parameter["in"] == "path":
            if example is None:
                return None
            path = path.replace(f"{{{name}}}", quote(example, safe=""))
        elif name in SHORT:
            asked.append(f"{name}={SHORT[name]}")
        elif parameter["required"]:
            if example is None:
                return None
            asked.append(f"{name}={quote(str(example))}")
    return f"{path}?{'&'.join(asked)}" if asked else path


def _shortened(value: Any) -> Any:
    """With the first things of long lists, which say so where they count them, and the first characters of long texts."""
    if isinstance(value, list):
        return [_shortened(part) for part in (value[:KEPT] if value and isinstance(value[0], dict) else value)]
    if isinstance(value, str):
        return value[:LONGEST]
    if not isinstance(value, dict):
        return value
    short = {name: _shortened(part) for name, part in value.items()}
    if short.get("next"):
        short["next"] = NEXT
    if short.get("rules"):
        short["rules"] = RULES
    rows = next((short[name] for name in ("rows", "hits", "nodes") if name in short), None)
    if rows is not None and "returned" in short:
        short |= {"returned": len(rows), "truncated": short["total"] > len(rows)}
    return short


if __name__ == "__main__":
    sys.exit(main())
