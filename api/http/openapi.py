"""OpenAPI: the description that FastAPI makes of the routes, with an example of each answer and without what it says twice.

The examples are what the routes answer about the plan of corpus/; docs/examples.py writes them.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from plankg.api.catalogue.choices import EXAMPLES
from plankg.api.errors import NoSuchPage
from plankg.api.http.models import Problem
from plankg.api.http.problems import responses
from plankg.api.http.statuses import MEANINGS, problem

FILE = Path(__file__).parent / "openapi-examples.json"


def describe(app: FastAPI) -> dict[str, Any]:
    """The description of the application; made once."""
    if app.openapi_schema is None:
        schema = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        unknown = "/api/unknown"
        schema["components"]["schemas"]["Problem"] = Problem.model_json_schema() | {
            "example": problem(NoSuchPage(unknown), unknown)
        }
        _shorten(schema)
        _add_examples(schema)
        app.openapi_schema = schema
    return app.openapi_schema


def _operations(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (operation for methods in schema["paths"].values() for operation in methods.values())


def _shorten(schema: dict[str, Any]) -> None:
    """Leave out titles that only repeat a name and the second description of each parameter; describe each error once."""
    errors = schema["components"]["responses"] = {
        f"Problem{status}": described for status, described in responses(*MEANINGS).items()
    }
    for one in _operations(schema):
        for status, described in one["responses"].items():
            if errors.get(f"Problem{status}") == described:
                one["responses"][status] = {"$ref": f"#/components/responses/Problem{status}"}
    parts = [parameter["schema"] for one in _operations(schema) for parameter in one.get("parameters", [])]
    for part in parts:
        part.pop("description", None)
    for model in schema["components"]["schemas"].values():
        parts += model.get("properties", {}).values()
    for part in parts:
        part.pop("title", None)


def _add_examples(schema: dict[str, Any]) -> None:
    """Put the answer of each route that has one next to its model, and an example into each path."""
    for operation in _operations(schema):
        for parameter in operation.get("parameters", []):
            if parameter["in"] == "path" and parameter["name"] in EXAMPLES:
                parameter["example"] = EXAMPLES[parameter["name"]]
    answers = json.loads(FILE.read_text(encoding="utf-8"))
    for path in answers.keys() & schema["paths"].keys():
        for media in schema["paths"][path]["get"]["responses"]["200"]["content"].values():
            media["example"] = answers[path]
