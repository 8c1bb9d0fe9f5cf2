"""The command `plankg evaluate`: tables, recorded scores, and what was gained and lost against an earlier result."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from plankg.api.cli.commands import app

GANSU = Path(__file__).parents[2] / "corpus" / "gansu-market-regulation-145"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(GANSU, tmp_path / "plan", ignore=shutil.ignore_patterns("scores.json"))
    return tmp_path / "plan"


def run(*arguments: object) -> str:
    result = CliRunner().invoke(app, ["evaluate", *map(str, arguments)], env={"COLUMNS": "200"})
    assert result.exit_code == 0, result.output
    return result.output


def test_scores_are_printed_and_recorded(folder: Path) -> None:
    output = run(folder, "--record")
    assert "标题" in output
    assert json.loads((folder / "scores.json").read_text("utf-8")) == json.loads(
        (GANSU / "scores.json").read_text("utf-8")
    )


def test_result_against_itself_differs_nowhere(folder: Path, tmp_path: Path) -> None:
    run(folder, "--save", tmp_path / "r.json")
    assert "有 0 处不同" in run(folder, "--against", tmp_path / "r.json")


def test_lost_fact_is_listed_with_its_words(folder: Path, tmp_path: Path) -> None:
    run(folder, "--save", tmp_path / "r.json")
    gold = folder / "gold" / "citations.csv"
    gold.write_text(gold.read_text("utf-8-sig") + "某省虚构条例,,1,5\n", "utf-8")
    output = run(folder, "--against", tmp_path / "r.json")
    assert "丢失 plan 引用：某省虚构条例" in output


@pytest.mark.parametrize("content", ["[]", "{", '{"plan": 1}'])
def test_file_that_is_no_result_is_refused_in_one_sentence(folder: Path, tmp_path: Path, content: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(content, "utf-8")
    result = CliRunner().invoke(app, ["evaluate", str(folder), "--against", str(path)])
    assert result.exit_code == 1
    assert "--save" in result.output
