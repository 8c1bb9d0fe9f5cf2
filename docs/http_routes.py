"""docs/http.md: the HTTP API, from its OpenAPI description."""

from typing import Any, cast

from docs.markdown import table
from plankg.api.application import create_app
from plankg.api.http.statuses import MEANINGS, MEDIA_TYPE, STATUSES

OPENING = f"""\
# HTTP API

JSON over one store. Reading is open; writing and free queries need a key ([serving.md](serving.md)).
The full description is served at `/api/openapi.json`, a list of the routes at `/api/docs`.
In a path or parameter an id can be replaced by what names the thing: a number, a name, an alias, a part that only one
name has (`/api/indicators/19/tasks`). A parameter that a route does not know is refused.

A list takes `sort` (columns, `-` in front for descending), `limit` and `cursor` (`next` of the page before). Each list that has an address
for itself (all but `/api/queries/…`) also has the endings `.csv`, `.xlsx`, `.jsonl` and `.ttl`: the same rows as a file.
It answers `query`, `parameters` (resolved to ids), `columns`, `total`, `returned`, `truncated`, `limit`,
`empty_reason` (Chinese, when `total` is 0) and `rows`, whose columns are those of the query ([queries.md](queries.md)).
Offsets `start` and `end` are half-open and count code points of the document's canonical text.

An error is `{MEDIA_TYPE}` (RFC 9457); its `detail` is one Chinese sentence.
"""


def http_page() -> str:
    """The page."""
    # Describing the routes asks the store nothing, so none is opened.
    schema = create_app(cast("Any", None)).openapi()
    return OPENING + _routes(schema) + _errors()


def _routes(schema: dict[str, Any]) -> str:
    rows = []
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            if operation["tags"] == ["files"]:  # the endings of a list, which the opening describes
                continue
            names = [
                p["name"] + ("" if p.get("required") else "?")
                for p in operation.get("parameters", [])
                if p["in"] == "query"
            ]
            rows.append((f"`{method.upper()} {path}`", " ".join(f"`{n}`" for n in names), operation["description"]))
    return "\n## Routes\n\n" + table(("route", "parameters", "answer"), rows)


def _errors() -> str:
    kinds = [(str(status), f"`urn:plankg:problem:{slug}`", kind.__name__) for kind, status, slug, _ in STATUSES]
    meanings = [(str(status), meaning) for status, meaning in MEANINGS.items()]
    return (
        "\n## Errors\n\n"
        + table(("status", "meaning"), meanings)
        + "\n"
        + table(("status", "type", "error class"), kinds)
    )
