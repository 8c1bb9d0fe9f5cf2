"""The examples of the OpenAPI description are what the server answers about the plan of corpus/."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from docs.examples import as_json, examples, load_corpus
from docs.operators import PAGE, operators_page
from plankg.api.application import Access, create_app
from plankg.api.http.keys import Keys
from plankg.api.http.openapi import FILE
from plankg.graph import open_store

pytestmark = pytest.mark.embedded
KEY = "a-key-for-the-examples"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    with open_store(tmp_path_factory.mktemp("corpus") / "store") as store:
        load_corpus(store)
        yield create_app(store, allowed_hosts=["testserver"], access=Access(keys=Keys.of([KEY])))


@pytest.fixture(scope="module")
def schema(app: FastAPI) -> dict[str, Any]:
    return app.openapi()


def test_the_examples_are_what_the_server_answers(app: FastAPI) -> None:
    found = as_json(examples(app))
    assert found == FILE.read_text(encoding="utf-8"), "run `python -m docs.examples` and commit the result"


def test_the_page_of_operators_is_what_is_answered(tmp_path: Path) -> None:
    with open_store(tmp_path / "store") as store:
        load_corpus(store)
        assert operators_page(store) == PAGE.read_text(encoding="utf-8"), "run `python -m docs.examples`"


def test_every_answer_in_json_has_an_example(schema: dict[str, Any]) -> None:
    without = [
        f"{method} {path}"
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
        for status, response in operation["responses"].items()
        for kind, media in response.get("content", {}).items()
        if status < "300" and kind.endswith(("/json", "+json")) and not _example(schema, media)
    ]
    assert without == []


def test_examples_are_as_their_models_say(schema: dict[str, Any]) -> None:
    compared = 0
    for methods in schema["paths"].values():
        for operation in methods.values():
            for response in operation["responses"].values():
                for kind, media in response.get("content", {}).items():
                    if kind.endswith(("/json", "+json")):
                        described = {**media["schema"], "components": schema["components"]}
                        jsonschema.validate(_example(schema, media), described)
                        compared += 1
    assert compared > 40


def test_the_free_query_answers_as_its_example(app: FastAPI, schema: dict[str, Any]) -> None:
    models = schema["components"]["schemas"]
    asked = {name: field["examples"][0] for name, field in models["CypherQuestion"]["properties"].items()}
    with TestClient(app) as client:
        answer = client.post("/api/cypher", json=asked, headers={"X-API-Key": KEY}).raise_for_status().json()
    expected = models["CypherAnswer"]["example"]
    assert {**answer, "seconds": expected["seconds"]} == expected


def _example(schema: dict[str, Any], media: dict[str, Any]) -> Any:
    """The example of an answer, or of the model that it refers to."""
    if "example" in media:
        return media["example"]
    model = media["schema"].get("$ref", "").rpartition("/")[2]
    return schema["components"]["schemas"].get(model, {}).get("example")
