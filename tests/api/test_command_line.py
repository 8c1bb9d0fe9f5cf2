"""The commands through typer's runner, in this process, on the real embedded store."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from rich.text import Text
from typer.testing import CliRunner, Result

from plankg.api.cli.command_group import _is_of_an_interruption
from plankg.api.cli.commands import app
from plankg.api.cli.console import PlainConsole
from plankg.graph.catalogue import catalogue
from plankg.graph.store import Store
from tests.api.conftest import Finished, InProcess, environment
from tests.samples import BUREAU, DOCUMENT, TEXT

RATE = f"{DOCUMENT}:indicator:1"


def run(*arguments: str, **environment: str) -> Result:
    return CliRunner(env=environment).invoke(app, arguments)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nothing"], "没有命令 nothing"),
        (["query", "--colour"], "没有选项 --colour"),
        (["extract"], "缺少 FILE"),
        (["query", "documents", "--limit", "x"], "--limit 的值不能用"),
        (["query", "documents", "--format", "xml"], "--format 的值不能用"),
        (["serve", "--port", "70000"], "--port 的值不能用"),
        (["serve", "--port"], "选项 --port 少了值"),
        (["serve", "more"], "命令写法不对"),
    ],
)
def test_wrong_usage_is_told_in_chinese(arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", [[], ["extract"], ["build"], ["query"], ["serve"], ["demo"]])
def test_help_is_in_chinese(command: list[str]) -> None:
    done = run(*command, "--help")
    assert done.exit_code == 0
    assert "选项" in done.stdout
    assert "Options" not in done.stdout


@pytest.mark.parametrize(("cause", "interrupted"), [(KeyboardInterrupt(), True), (ValueError(), False)])
def test_what_breaks_in_an_interruption_is_told_as_one(cause: BaseException, interrupted: bool) -> None:
    error = RuntimeError("closing failed")
    error.__context__ = OSError()
    error.__context__.__context__ = cause
    assert _is_of_an_interruption(error) == interrupted


def test_query_without_a_name_lists_the_catalogue() -> None:
    done = run("query")
    assert done.exit_code == 0
    assert all(name in done.stdout for name in catalogue())


def test_bad_setting_is_told_by_name() -> None:
    done = run("query", "documents", PLANKG_PORT="abc")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "PLANKG_PORT" in done.stderr


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("name", "argument", "path"),
    [
        ("tasks-for-indicator", "indicator=1", "/api/indicators/1/tasks"),
        ("tasks-for-indicator", f"indicator={RATE}", f"/api/queries/tasks-for-indicator?indicator={RATE}"),
        ("tasks-for-organization", "organization=省市监局", f"/api/organizations/{BUREAU}/tasks"),
        ("indicators", "document=夜市", "/api/indicators?document=夜市"),
    ],
)
def test_query_json_is_the_http_answer(name: str, argument: str, path: str, store: Store, client: InProcess) -> None:
    done = run("query", name, argument, "--store", store.url, "--format", "json", "--limit", "1000")
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout) == client.get(path).json()


@pytest.mark.embedded
def test_query_csv_has_every_row_and_column(store: Store) -> None:
    done = run("query", "tasks-for-indicator", "indicator=1", "--store", store.url, "--format", "csv")
    rows = list(csv.DictReader(StringIO(done.stdout)))
    answer = store.run("tasks-for-indicator", {"indicator": RATE})
    assert tuple(rows[0]) == answer.columns
    assert [row["task_id"] for row in rows] == [row["task_id"] for row in answer.rows]
    assert json.loads(rows[0]["terms"]) == answer.rows[0]["terms"]


@pytest.mark.embedded
def test_query_table_reads_in_chinese(store: Store) -> None:
    done = run("query", "tasks-for-organization", "organization=省市监局", "--store", store.url)
    for expected in ("职责", "牵头", "依据", "推断", "让后厨看得见", "共 "):
        assert expected in done.stdout


@pytest.mark.embedded
def test_query_limit_says_what_was_left_off(store: Store) -> None:
    done = run("query", "indicators", "--store", store.url, "--limit", "1")
    assert "共 4 行，只显示前 1 行" in done.stdout


@pytest.mark.embedded
def test_query_says_why_there_are_no_rows(store: Store) -> None:
    done = run("query", "indicators", "document=夜市", "--store", store.url)
    assert (done.exit_code, done.stdout.strip()) == (0, "文件里没有读出指标。")


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["taks"], "没有名为“taks”的查询。是不是“task"),
        (["tasks-for-indicator"], "缺少参数 indicator"),
        (["tasks-for-indicator", "indicator=1", "colour=red"], "没有参数“colour”"),
        (["tasks-for-indicator", "indicator=99"], "找不到指标“99”"),
        (["task", "task=nothing"], "找不到任务"),
        (["tasks-for-organization", "organization=云溪省"], "对应多个单位"),
        (["tasks-for-indicator", "1"], "不是“参数=值”的形式"),
    ],
)
def test_query_mistake_is_one_chinese_sentence(arguments: list[str], words: str, store: Store) -> None:
    done = run("query", *arguments, "--store", store.url)
    assert (done.exit_code, done.stdout) == (1, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.fixture
def plan_file(tmp_path: Path) -> str:
    path = tmp_path / "fair.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_extract_prints_one_json_object(plan_file: str) -> None:
    done = run("extract", plan_file)
    plan = json.loads(done.stdout)
    assert list(plan) == ["schema", "document", "nodes", "edges"]
    assert (plan["schema"], plan["document"]["id"]) == (1, "fair")
    assert "text" not in plan["document"]
    placed = [node["properties"] for node in plan["nodes"] if "start" in node["properties"]]
    assert placed
    assert all(TEXT[node["start"] : node["end"]] == node["text"] for node in placed)


def test_extract_adds_the_text_when_asked(plan_file: str) -> None:
    assert json.loads(run("extract", plan_file, "--with-text").stdout)["document"]["text"] == TEXT


def test_extract_summary_counts_in_chinese(plan_file: str) -> None:
    done = run("extract", plan_file, "--format", "summary")
    for expected in ("编号：fair", f"字数：{len(TEXT)}", "任务 Task", "负责 RESPONSIBLE_FOR"):
        assert expected in done.stdout


def test_words_of_a_plan_do_not_steer_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("云溪市\x1b]0;虚构\x07规划\n一、重点任务\n（一）建设数字农田。\n", encoding="utf-8")
    out = io.StringIO()
    console = PlainConsole(file=out, force_terminal=True)
    console.print(Text("云溪市\x1b]0;虚构\x07规划\x9b2J", style="bold"))
    assert out.getvalue() == "\x1b[1m云溪市\ufffd]0;虚构规划\ufffd2J\x1b[0m\n"
    assert "\x1b" not in run("extract", str(file), "--format", "summary").stdout


def test_json_is_utf8_whatever_the_console_writes(tmp_path: Path, plankg: Callable[..., Finished]) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(
        "云溪市虚构规划\n一、重点任务\n（一）建设数字农田。到2030年，数字农田面积达到50km²。\n", encoding="utf-8"
    )
    printed = plankg("extract", file, PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    assert printed.code == 0, printed.err
    assert "km²" in printed.out
    command = [str(Path(sys.executable).parent / "plankg"), "extract", str(file), "--format", "summary"]
    shown = subprocess.run(command, capture_output=True, env=environment(PYTHONIOENCODING="gbk"), check=True).stdout
    assert "字数" in shown.decode("gbk")
