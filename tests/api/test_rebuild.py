"""Building again: what has not changed is skipped, what has changed is shown, on both engines."""

from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from plankg.api.cli.commands import app
from plankg.api.ingest.changes import changes_between
from plankg.extract import extract_file
from plankg.extract.model import Indicator, PlanGraph
from plankg.extract.rules_version import digest_of, rules_version
from plankg.graph.store import Store
from tests.conftest import ENGINES, Address, emptied
from tests.graph.dump import dump
from tests.samples import SECOND, TEXT, sample_plan, second_plan

LATER = TEXT.replace("第一章 目标", "本规划由各地参照执行。\n\n第一章 目标")
OTHER_VALUE = TEXT.replace("亮灶率达到95%以上", "亮灶率达到96%以上")


# What happens to files before anything is stored: the engines have no part in it.
ONE_ENGINE = pytest.mark.parametrize("address", ENGINES[:1], indirect=True)


@pytest.fixture(params=ENGINES)
def address(request: pytest.FixtureRequest) -> Address:
    found: Address = request.getfixturevalue(f"{request.param}_address")
    return found


@pytest.fixture
def kept(address: Address) -> "Store":
    """The store, without any document, open as long as the test: builds share its server."""
    with address.open() as opened:
        yield emptied(opened)
        emptied(opened)


@pytest.fixture
def fair(tmp_path: Path) -> Path:
    path = tmp_path / "fair.txt"
    path.write_text(TEXT, "utf-8")
    return path


def build(address: Address, *arguments: str | Path) -> Result:
    return CliRunner(env={**address.environment(), "COLUMNS": "200"}).invoke(app, ["build", *map(str, arguments)])


def test_unchanged_plan_is_skipped_until_asked_for_again(address: Address, kept: Store, fair: Path) -> None:
    assert "写入 1 份文件，拒绝 0 份" in build(address, fair).stderr
    stored = dump(kept)
    skipped = build(address, fair)
    assert (skipped.exit_code, skipped.stdout) == (0, "")
    assert "没有变，已跳过；加 --again" in skipped.stderr
    assert "写入 0 份文件，未变 1 份，拒绝 0 份" in skipped.stderr
    again = build(address, fair, "--again")
    assert "写入 1 份文件，拒绝 0 份" in again.stderr
    assert "fair：内容与原来相同" in again.stdout
    assert dump(kept) == stored


def test_plan_read_by_other_rules_is_read_anew(address: Address, kept: Store, fair: Path) -> None:
    plan = extract_file(fair)
    assert plan.document.rules == rules_version()
    kept.load(replace(plan, document=replace(plan.document, rules="0123456789abcdef")))
    assert "写入 1 份文件，拒绝 0 份" in build(address, fair).stderr
    assert kept.run("document", {"document": "fair"}).rows[0]["rules"] == rules_version()
    assert "未变 1 份" in build(address, fair).stderr


@ONE_ENGINE
def test_file_named_anew_is_another_document(address: Address, kept: Store, fair: Path) -> None:
    build(address, fair)
    fair.rename(fair.with_name("autumn.txt"))
    assert "写入 1 份文件，拒绝 0 份" in build(address, fair.with_name("autumn.txt")).stderr
    assert kept.run("documents").total == 2


def test_changed_plan_shows_what_changed(address: Address, kept: Store, fair: Path) -> None:
    build(address, fair)
    fair.write_text(OTHER_VALUE, "utf-8")
    done = build(address, fair)
    assert done.exit_code == 0
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert "fair 的变化" in lines
    assert "指标 Indicator 1 1" in lines
    assert any(line.startswith("新增 ") and "96%" in line for line in lines)
    assert any(line.startswith("消失 ") and "95%" in line for line in lines)
    assert [row["target_raw"] for row in kept.run("indicators").rows if "96" in row["quote"]]
    assert not [row["target_raw"] for row in kept.run("indicators").rows if "95" in row["quote"]]


@ONE_ENGINE
def test_details_list_every_change(address: Address, kept: Store, fair: Path) -> None:
    build(address, fair)
    fair.write_text(LATER, "utf-8")
    few = build(address, fair)
    assert "加 --details 全部列出" in few.stdout
    fair.write_text(TEXT, "utf-8")
    every = build(address, fair, "--details")
    assert "--details" not in every.stdout
    moved = len(changes_between(_read(fair, LATER), _read(fair, TEXT)).moved)
    assert sum(line.strip().startswith("移动") for line in every.stdout.splitlines()) == moved > 20
    assert kept.run("documents").total == 1


@ONE_ENGINE
def test_folder_says_which_files_are_unchanged(address: Address, kept: Store, fair: Path) -> None:
    build(address, fair.parent)
    (fair.parent / "new.txt").write_text(LATER, "utf-8")
    done = build(address, fair.parent)
    rows = {line.split()[0]: line.split()[1] for line in done.stdout.splitlines() if ".txt" in line}
    assert rows == {"fair.txt": "未变", "new.txt": "写入"}
    assert "写入 1 份文件，未变 1 份，拒绝 0 份" in done.stderr
    assert kept.run("documents").total == 2


@ONE_ENGINE
@pytest.mark.parametrize("workers", ["1", "2"])
def test_second_file_of_one_id_is_refused_unless_the_first_is_no_plan(
    workers: str, address: Address, kept: Store, fair: Path
) -> None:
    (fair.parent / "Fair.md").write_text(LATER, "utf-8")
    (fair.parent / "Fair.html").write_text("一段没有标题的虚构文字。\n", "utf-8")
    done = build(address, fair.parent, "--workers", workers)
    assert done.exit_code == 1
    rows = {line.split()[0]: line.split()[1] for line in done.stdout.splitlines() if "air." in line.split("/")[0]}
    assert rows == {"Fair.html": "拒绝", "Fair.md": "写入", "fair.txt": "拒绝"}
    assert "没有可读的正文" in done.stderr
    assert "会得到同一个文件编号“fair”" in done.stderr
    assert kept.run("documents").total == 1


@ONE_ENGINE
def test_files_of_one_name_are_one_document(address: Address, kept: Store, fair: Path) -> None:
    build(address, fair.parent)
    assert kept.run("document", {"document": "fair"}).rows[0]["sources"] is None
    (fair.parent / "fair.md").write_text(LATER, "utf-8")
    done = build(address, fair.parent)
    rows = {line.split()[0]: line.split()[1] for line in done.stdout.splitlines() if "fair." in line.split("/")[0]}
    assert (done.exit_code, rows) == (0, {"fair.md": "替换", "fair.txt": "同一份"})
    assert "fair.txt 与 fair.md 同名" in done.stderr
    assert kept.run("document", {"document": "fair"}).rows[0]["sources"] == ["fair.md", "fair.txt"]
    assert "未变 1 份，拒绝 0 份" in build(address, fair.parent).stderr


def _read(path: Path, text: str) -> PlanGraph:
    path.write_text(text, "utf-8")
    return extract_file(path)


def test_same_plan_has_no_changes() -> None:
    assert not changes_between(sample_plan(), sample_plan())


def test_text_put_in_before_moves_facts_and_changes_none(tmp_path: Path) -> None:
    before, after = _read(tmp_path / "fair.txt", TEXT), _read(tmp_path / "fair.txt", LATER)
    changes = changes_between(before, after)
    shift = len(LATER) - len(TEXT)
    assert (changes.gained, changes.lost) == ((), ())
    assert {change.after - change.before for change in changes.moved} == {shift}


def test_property_that_changes_is_one_fact_lost_and_one_gained() -> None:
    plan = sample_plan()
    nodes = tuple(
        replace(node, target_value=91.0) if isinstance(node, Indicator) and node.number == "1" else node
        for node in plan.nodes
    )
    changes = changes_between(plan, replace(plan, nodes=nodes))
    assert changes.counts() == {"Indicator": (1, 1, 0)}


def test_other_plan_shares_what_both_speak_of() -> None:
    changes = changes_between(sample_plan(), second_plan())
    assert changes.counts()["Document"] == (1, 1, 0)
    assert "Policy" in changes.counts()
    assert all(change.after is None or change.fact.name for change in changes.lost)
    assert SECOND not in {change.fact.words for change in changes.lost}


def test_version_of_the_rules_follows_code_data_and_the_users_bodies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.py").write_bytes(b"x = 1\n")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "words.txt").write_bytes(b"a\nb\n")
    first = digest_of(tmp_path)
    (tmp_path / "a.py").write_bytes(b"x = 1\r\n")
    (tmp_path / "a.pyc").write_bytes(b"compiled")
    assert digest_of(tmp_path) == first
    (tmp_path / "data" / "words.txt").write_bytes(b"a\nc\n")
    assert digest_of(tmp_path) != first

    monkeypatch.setenv("PLANKG_BODIES", str(tmp_path / "bodies.tsv"))
    without = rules_version()
    (tmp_path / "bodies.tsv").write_text("省药监局\t甘肃省药品监督管理局\n", "utf-8")
    assert rules_version() != without
