"""What users get wrong: one Chinese sentence on stderr, exit code 1, nothing stored lost; some through real processes."""

import json
import signal
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner, Result

from plankg.api.cli.commands import app
from plankg.extract import extract_file
from plankg.graph.store import Store
from tests.api.conftest import Finished, started
from tests.samples import DOCUMENT, TEXT
from tests.waiting import WAIT_SECONDS

Plankg = Callable[..., Finished]

BAD_FILES = {
    "empty.txt": (b" \n\n", "文件是空的"),
    "binary.txt": (b"\x00\x01\x02 plan", "不是纯文本"),
    "encoding.txt": (b"\xff\xff\x80\x81 \xff", "无法按 UTF-8 或 GB18030 编码读取"),
    "flat.txt": ("一段没有标题的虚构文字。\n".encode(), "没有可读的正文"),
}


def build(*arguments: str | Path) -> Result:
    """`plankg build` in this process, where what it leaves in the store is looked at."""
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, ["build", *map(str, arguments)])


def assert_one_sentence(done: Finished, words: str) -> None:
    assert done.code == 1
    assert words in done.err
    assert "Traceback" not in done.err
    assert done.err.startswith("错误：")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("name", ["flat.txt"])  # the others are built below
def test_extract_refuses_a_bad_file(name: str, plankg: Plankg, tmp_path: Path) -> None:
    content, words = BAD_FILES[name]
    (tmp_path / name).write_bytes(content)
    done = plankg("extract", tmp_path / name)
    assert_one_sentence(done, words)
    assert done.out == ""


@pytest.mark.parametrize(("path", "words"), [("missing.txt", "找不到文件"), (".", "不是可以读取的规划文件")])
def test_extract_refuses_what_is_no_file(path: str, words: str, here: Plankg, tmp_path: Path) -> None:
    assert_one_sentence(here("extract", path, cwd=tmp_path), words)


def test_build_without_a_path_and_a_corpus_says_what_to_write(here: Plankg, tmp_path: Path) -> None:
    assert_one_sentence(here("build", "--store", tmp_path / "s", cwd=tmp_path), "plankg build 规划.txt")


def test_build_of_bad_files_alone_opens_no_store(here: Plankg, tmp_path: Path) -> None:
    for name, (content, _) in BAD_FILES.items():
        (tmp_path / name).write_bytes(content)
    done = here("build", tmp_path, tmp_path / "missing.txt", "--store", tmp_path / "s")
    assert done.code == 1
    assert "Traceback" not in done.err
    for words in [*(words for _, words in BAD_FILES.values()), "找不到文件", "写入 0 份文件，拒绝 5 份"]:
        assert words in done.err
    assert not (tmp_path / "s").exists()


@pytest.mark.embedded
def test_build_keeps_the_good_files_and_names_the_bad_ones(here: Plankg, blank: Store, tmp_path: Path) -> None:
    (tmp_path / "a-flat.txt").write_bytes(BAD_FILES["flat.txt"][0])
    (tmp_path / "fair.txt").write_text(TEXT, encoding="utf-8")
    done = here("build", tmp_path, "--store", blank.url)
    assert done.code == 1
    assert "没有可读的正文" in done.err
    assert "拒绝 1 份" in done.err
    assert [row["document_id"] for row in blank.run("documents").rows] == ["fair"]


@pytest.mark.embedded
def test_build_keeps_what_is_stored_when_another_text_comes_with_its_id(blank: Store, tmp_path: Path) -> None:
    first, other = tmp_path / "a" / "fair.txt", tmp_path / "b" / "fair.txt"
    for path, text in ((first, TEXT), (other, TEXT.replace("云溪省", "月河省"))):
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    blank.load(extract_file(first))
    refused = build(other, "--store", blank.url)
    assert refused.exit_code == 1
    assert "--replace" in refused.stderr
    assert "云溪省" in blank.run("documents").rows[0]["title"]
    assert build(other, "--store", blank.url, "--replace").exit_code == 0
    assert "月河省" in blank.run("documents").rows[0]["title"]


def assert_unreachable(done: Finished) -> None:
    assert done.code == 1
    assert "连不上图数据库 bolt://127.0.0.1:9" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("command", [["query", "documents"], ["build", "fair.txt"]], ids=lambda c: c[0])
def test_store_that_cannot_be_reached_is_told(command: list[str], here: Plankg, tmp_path: Path) -> None:
    (tmp_path / "fair.txt").write_text(TEXT, encoding="utf-8")
    assert_unreachable(here(*command, "--store", "bolt://127.0.0.1:9", cwd=tmp_path))


def test_server_of_a_store_that_cannot_be_reached_says_so(plankg: Plankg, tmp_path: Path) -> None:
    assert_unreachable(plankg("serve", "--port", "0", "--store", "bolt://127.0.0.1:9", cwd=tmp_path))


@pytest.mark.neo4j
def test_refused_password_is_told_without_it(neo4j_server: object, here: Plankg) -> None:
    wrong = "wrong-77"
    done = here(
        "query", "documents", "--store", neo4j_server.url, PLANKG_NEO4J_USER="neo4j", PLANKG_NEO4J_PASSWORD=wrong
    )
    assert_one_sentence(done, "PLANKG_NEO4J_PASSWORD")
    assert wrong not in done.err


@pytest.mark.parametrize(
    ("store", "words"), [("ftp://127.0.0.1", "不认识 ftp://"), ("neo4j://me:pass@127.0.0.1", "不要写用户名和密码")]
)
def test_bad_store_address_is_told(store: str, words: str, here: Plankg) -> None:
    assert_one_sentence(here("query", "documents", "--store", store), words)


def test_store_that_is_a_file_is_told(here: Plankg, tmp_path: Path) -> None:
    (tmp_path / "s").write_text("", encoding="utf-8")
    assert_one_sentence(here("query", "documents", "--store", tmp_path / "s"), "不能用作存储")


@pytest.mark.embedded
def test_interrupted_build_ends_with_130_and_can_be_repeated(tmp_path: Path) -> None:
    (tmp_path / "fair.txt").write_text(TEXT, encoding="utf-8")
    arguments = [str(tmp_path / "fair.txt"), "--store", str(tmp_path / "s")]
    with started("build", *arguments) as process:
        deadline = time.monotonic() + WAIT_SECONDS
        # The folder is made when the store is opened; its server then takes a second or more to start.
        while not (tmp_path / "s").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=WAIT_SECONDS)
    assert process.returncode == 130
    assert err.splitlines()[-1] == "已中断。"
    assert "Traceback" not in err
    assert build(*arguments).exit_code == 0


@pytest.mark.embedded
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_build_that_is_ended_says_what_was_stored(blank: Store, tmp_path: Path, number: signal.Signals) -> None:
    files = [tmp_path / f"fair-{at}.txt" for at in range(40)]  # enough for the signal to come before the end
    for file in files:
        file.write_text(TEXT, encoding="utf-8")
    before = signal.signal(number, signal.SIG_DFL)  # nohup ignores SIGHUP, and what is started inherits that
    with started("build", *map(str, files), "--store", blank.url) as process:
        signal.signal(number, before)
        deadline = time.monotonic() + WAIT_SECONDS
        while not blank.run("documents").total and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(number)
        _, err = process.communicate(timeout=WAIT_SECONDS)
        stored = blank.run("documents").total
    assert (process.returncode, err.splitlines()[-1]) == (130, "已中断。")
    assert 0 < stored < len(files)
    assert f"写入 {stored} 份文件" in err
    assert f"还有 {len(files) - stored} 份文件没有写入" in err


@pytest.mark.embedded
def test_same_bytes_under_another_name_are_told(blank: Store, tmp_path: Path) -> None:
    for name in ("fair.txt", "again.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    done = build(tmp_path / "fair.txt", tmp_path / "again.txt", "--store", blank.url)
    assert done.exit_code == 0
    assert "again 与 fair 的文件一字不差" in done.stderr


@pytest.mark.embedded
def test_query_gives_what_http_gives(here: Plankg, store: Store, server: str) -> None:
    done = here("query", "tasks-for-indicator", "indicator=1", "--format", "json", PLANKG_STORE=store.url)
    answer = httpx.get(f"{server}/api/indicators/1/tasks", timeout=WAIT_SECONDS).json()
    assert json.loads(done.out)["rows"] == answer["rows"]
    assert answer["parameters"] == {"indicator": f"{DOCUMENT}:indicator:1"}
