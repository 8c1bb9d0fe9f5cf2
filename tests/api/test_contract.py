"""The OpenAPI description against the application: schemathesis asks every route what the description allows, and what not.

`PLANKG_CONTRACT_EXAMPLES` says how many cases each route gets from each generator; a few in the usual run. How many there were
is written to the file that `PLANKG_CONTRACT_COUNTS` names.
"""

import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import content_type_conformance, not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from plankg.api.application import Access, create_app
from plankg.api.http.keys import Keys
from plankg.graph.store import Store

pytestmark = pytest.mark.embedded
EXAMPLES = int(os.environ.get("PLANKG_CONTRACT_EXAMPLES", "2"))
KEY = "a-key-for-the-contract"
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def counted() -> Iterator[Counter[str]]:
    counts: Counter[str] = Counter()
    yield counts
    assert counts["200"] > 40, counts
    if path := os.environ.get("PLANKG_CONTRACT_COUNTS"):
        Path(path).write_text(json.dumps({**counts, "cases": sum(counts.values())}), encoding="utf-8")


@pytest.fixture(scope="module")
def described(store: Store) -> schemathesis.BaseSchema:
    """Nobody may write here: the plans are those of other tests."""
    app = create_app(store, allowed_hosts=["testserver"], access=Access(keys=Keys.of([KEY])))
    return schemathesis.openapi.from_asgi("/api/openapi.json", app)


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_every_route_answers_as_described(
    described: schemathesis.BaseSchema, counted: Counter[str], mode: GenerationMode
) -> None:
    failures = []
    for found in described.get_all_operations():
        operation = found.ok()
        try:
            _ask(operation, mode, counted)
        except Unsatisfiable:  # there is nothing that this route would not take
            continue
        except (AssertionError, ExceptionGroup) as error:
            failures.append(f"{operation.label}: {error!r} {getattr(error, 'exceptions', '')!r}")
    assert failures == []


def _ask(operation: schemathesis.APIOperation[Any, Any, Any, Any], mode: GenerationMode, counted: Counter[str]) -> None:
    # What is refused is refused before it reaches a store: fewer of that.
    most = EXAMPLES if mode is GenerationMode.POSITIVE else (EXAMPLES + 1) // 2

    @settings(
        max_examples=most, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case) -> None:
        response = case.call(headers={"Authorization": f"Bearer {KEY}"})
        counted[str(response.status_code)] += 1
        case.validate_response(response, checks=CHECKS)

    ask()
