"""The command `plankg findings` and the route of the findings."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from plankg.api.cli.commands import app
from plankg.graph.store import Store
from tests.api.conftest import InProcess
from tests.samples import DOCUMENT

GANSU = Path(__file__).parents[2] / "corpus" / "gansu-market-regulation-145" / "plan.txt"


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["findings", *arguments], env={"COLUMNS": "200"})
    assert result.exit_code == 0, result.output
    return result.output


def test_file_gives_counts_and_each_finding_with_its_quotes() -> None:
    output = run(str(GANSU))
    assert "同一数量数值不同：“省级质检中心”" in output
    assert "24518–24531  建设20家以上省级质检中心" in output
    assert "经核对一致，加 --all 列出" in output
    assert "计量标准总数达到1312项" not in output
    assert "计量标准总数达到1312项" in run(str(GANSU), "--all")


def test_findings_can_be_limited_to_a_kind_and_printed_as_json() -> None:
    answer = json.loads(run(str(GANSU), "--kind", "values-differ", "--format", "json"))
    assert answer["total"] == 1
    assert answer["rows"][0]["evidence_quotes"]
    assert list(answer["rows"][0]) == answer["columns"]


def test_plan_without_such_a_finding_says_so() -> None:
    assert "没有发现" in run(str(GANSU), "--kind", "parts-exceed-total")


@pytest.mark.embedded
def test_document_of_the_store_gives_the_same_rows_on_the_command_line_and_over_http(
    store: Store, client: InProcess
) -> None:
    printed = json.loads(run(DOCUMENT, "--store", store.url, "--format", "json"))
    assert [(row["finding"], row["verdict"]) for row in printed["rows"]] == [("values-differ", "plan")]
    answer = client.get(f"/api/documents/{DOCUMENT}/findings").json()
    assert answer["rows"] == printed["rows"]
    assert client.get(f"/api/documents/{DOCUMENT}/findings?verdict=agrees").json()["total"] == 0
