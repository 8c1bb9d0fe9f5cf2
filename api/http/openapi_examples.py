"""Examples in the OpenAPI description: what routes answer about the plan of corpus/. Written by docs/examples.py."""

import json
from pathlib import Path
from typing import Any

from api.catalogue.choices import EXAMPLES

FILE = Path(__file__).parent / "openapi-examples.json"


def add_examples(schema: dict[str, Any]) -> None:
    """Put the answer of each route that has one beside its model, and what can stand in its path."""
    for methods in schema["paths"].values():
        for operation in methods.values():
            for parameter in operation.get("parameters", []):
                if parameter["in"] == "path" and parameter["name"] in EXAMPLES:
                    parameter["example"] = EXAMPLES[parameter["name"]]
    answers = json.loads(FILE.read_text(encoding="utf-8"))
    for path in answers.keys() & schema["paths"].keys():
        for media in schema["paths"][path]["get"]["responses"]["200"]["content"].values():
            media["example"] = answers[path]
