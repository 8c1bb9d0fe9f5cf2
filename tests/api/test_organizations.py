"""The command `plankg organizations`."""

from pathlib import Path

from typer.testing import CliRunner

from plankg.api.cli.commands import app

GANSU = Path(__file__).parents[2] / "corpus" / "gansu-market-regulation-145" / "plan.txt"


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["organizations", str(GANSU), *arguments], env={"COLUMNS": "200"})
    assert result.exit_code == 0, result.output
    return result.output


def test_bodies_are_listed_with_their_aliases() -> None:
    line = next(line for line in run().splitlines() if line.strip().startswith("甘肃省药品监督管理局"))
    assert "省药监局" in line
    assert "department" in line


def test_merges_are_listed_with_their_rule_and_how_to_overrule() -> None:
    output = run("--merges")
    line = next(line for line in output.splitlines() if "省药监局" in line)
    assert "region-prefix" in line
    assert "bodies.tsv" in output


def test_unresolved_lists_only_bodies_without_a_kind() -> None:
    output = run("--unresolved")
    assert "甘肃省药品监督管理局" not in output.replace("甘肃省市场监督管理局", "")
    assert "公安" in output
