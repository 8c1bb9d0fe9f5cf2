"""The tools over both transports, asked with the SDK's own client; the store is real."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from plankg.graph.store import Store
from tests.api.conftest import environment
from tests.samples import BUREAU, DOCUMENT, SECOND, TEXT, place
from tests.waiting import WAIT_SECONDS

mcp = pytest.importorskip("mcp")

pytestmark = pytest.mark.embedded
ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-c", "from plankg.api.cli.commands import main; main()", "mcp"]
BASE = "http://127.0.0.1:8321"


def stdio(store: Store) -> Any:
    arguments = [*COMMAND[1:], "--store", store.url, "--base-url", BASE]
    return mcp.StdioServerParameters(command=COMMAND[0], args=arguments, env=environment(), cwd=str(ROOT))


@pytest.fixture(scope="module")
def http_url(store: Store) -> Iterator[str]:
    """`plankg mcp --http` as a separate process; the address it says."""
    command = [*COMMAND, "--http", "--port", "0", "--store", store.url, "--base-url", BASE]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stderr is not None
    said = []
    try:
        for line in process.stderr:
            said.append(line)
            if "http://" in line:
                yield "http://" + line.partition("http://")[2].partition("（")[0]
                break
        else:
            raise AssertionError("".join(said))
    finally:
        process.terminate()
        process.communicate(timeout=WAIT_SECONDS)


@pytest.fixture(params=["stdio", "http"])
def server(request: pytest.FixtureRequest, store: Store) -> Any:
    """What the client connects to."""
    return stdio(store) if request.param == "stdio" else request.getfixturevalue("http_url")


def call(server: Any, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    """The results of calls in one session."""

    async def talk() -> list[Any]:
        async with mcp.Client(server, read_timeout_seconds=WAIT_SECONDS) as client:
            return [await client.call_tool(name, arguments) for name, arguments in calls]

    return asyncio.run(talk())


def answer(result: Any) -> dict[str, Any]:
    assert not result.is_error, result.content[0].text
    found: dict[str, Any] = json.loads(result.content[0].text)
    return found


def test_tools_read_only_and_say_what_they_do(server: Any) -> None:
    async def listed() -> list[Any]:
        async with mcp.Client(server, read_timeout_seconds=WAIT_SECONDS) as client:
            assert "引文" in (client.instructions or "")
            return list((await client.list_tools()).tools)

    tools = asyncio.run(listed())
    assert sorted(tool.name for tool in tools) == ["ask", "documents", "passage", "queries", "query", "search"]
    for tool in tools:
        assert tool.description
        assert tool.annotations.read_only_hint is True


def test_every_tool_answers_with_quotes_and_links(server: Any) -> None:
    span = place("早市亮灶率达到95%以上")
    found = call(
        server,
        ("ask", {"question": "哪些任务支撑亮灶率？", "limit": 2}),
        ("query", {"name": "bodies-for-task", "arguments": {"task": "让后厨看得见"}}),
        ("search", {"text": "后厨"}),
        ("passage", {"document": DOCUMENT, "start": span.start, "end": span.end}),
        ("documents", {}),
        ("queries", {}),
    )
    asked, queried, searched, passage, documents, queries = map(answer, found)
    assert (asked["outcome"], asked["sure"], asked["total"], asked["truncated"]) == ("answered", True, 3, True)
    assert asked["cypher"].startswith("MATCH")
    for row in [*asked["rows"], *asked["sentences"], *queried["rows"], *searched["rows"], passage]:
        assert TEXT[row["start"] : row["end"]] == row["quote"]
        assert row["link"] == f"{BASE}/documents/{DOCUMENT}?start={row['start']}&end={row['end']}#mark"
    assert {row["organization_id"] for row in queried["rows"] if row["role"] == "lead"} == {BUREAU}
    assert searched["total"] == len(searched["rows"]) == 4
    assert (passage["quote"], passage["total"], passage["truncated"]) == (span.of(TEXT), len(TEXT), False)
    assert {row["document_id"]: row["link"] for row in documents["rows"]} == {
        id_: f"{BASE}/documents/{id_}" for id_ in (DOCUMENT, SECOND)
    }
    assert queries["total"] == len(queries["queries"]) > 20


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("query", {"name": "tasks-for-indicater"}, "tasks-for-indicator"),
        ("query", {"name": "tasks-for-indicator"}, "缺少参数 indicator"),
        ("query", {"name": "tasks-for-indicator", "arguments": {"indicator": "亮灯率"}}, "最接近的是：亮灶率"),
        ("passage", {"document": "没有这份文件"}, "找不到文件"),
        ("passage", {"document": DOCUMENT, "start": 5, "end": 5}, "没有第 5–5 这一段"),
        ("ask", {"question": "几个指标", "limit": 0}, "limit"),
        ("ask", {"question": ""}, "question"),
    ],
)
def test_errors_say_why(tool: str, arguments: dict[str, Any], said: str, http_url: str) -> None:
    result = call(http_url, (tool, arguments))[0]
    assert result.is_error
    assert said in result.content[0].text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, {200}),
        ({"Host": "evil.example"}, {421}),
        ({"Origin": "http://evil.example"}, {403}),
        ({"Host": "127.0.0.1"}, {421}),
    ],
)
def test_requests_that_name_another_host_or_origin_are_refused(
    headers: dict[str, str], status: set[int], http_url: str
) -> None:
    body = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "test", "version": "1"},
        },
    }
    accepted = {"Accept": "application/json, text/event-stream", **headers}
    assert httpx.post(http_url, json=body, headers=accepted, timeout=WAIT_SECONDS).status_code in status


@pytest.mark.parametrize("arguments", [["--base-url", "ftp://x"], ["--base-url", "plankg"]])
def test_command_refuses_a_base_url_that_is_none(arguments: list[str], store: Store) -> None:
    done = run([*COMMAND, *arguments, "--store", store.url])
    assert done.returncode == 1
    assert "--base-url" in done.stderr
    assert "http://" in done.stderr


@pytest.mark.parametrize("package", ["mcp"])
def test_missing_package_is_said_with_the_remedy(package: str, store: Store) -> None:
    code = f"import sys; sys.modules[{package!r}] = None; from plankg.api.cli.commands import main; main()"
    done = run([sys.executable, "-c", code, "mcp", "--store", store.url])
    assert done.returncode == 1
    assert "pip install 'plankg[mcp]'" in done.stderr
    assert "Traceback" not in done.stderr


def run(command: list[str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, encoding="utf-8", timeout=WAIT_SECONDS, check=False
    )


def test_numbers_and_long_limits_are_taken_and_wrong_names_are_told(server: Any) -> None:
    number, text, wrong, empty = call(
        server,
        ("query", {"name": "tasks-for-indicator", "arguments": {"indicator": 1}, "limit": 1000}),
        ("query", {"name": "tasks-for-indicator", "arguments": {"indicator": "1"}, "limit": "500"}),
        ("query", {"name": "documents", "parameters": {}}),
        ("query", {}),
    )
    assert answer(number)["rows"] == answer(text)["rows"] != []
    assert answer(number)["limit"] == 500
    assert wrong.is_error
    assert "没有参数“parameters”" in wrong.content[0].text
    assert (empty.is_error, empty.content[0].text) == (True, "缺少参数“name”。")
