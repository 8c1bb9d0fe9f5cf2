"""Links that were made before a document was replaced lead to the same facts afterwards, on both engines."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from plankg.api.exports import export
from plankg.extract import extract_file
from plankg.extract.model import PlanGraph
from plankg.graph.store import Store
from tests.graph.dump import dump

BODY = """一、主要任务
（一）办好早市。由市甲局牵头，到2030年，早市摊位达到300个。
（二）办好夜市。由市乙局牵头，定期检查。
二、保障措施
（一）加强检查。由市丙局牵头，定期检查。
"""


def plan(*lines: str) -> PlanGraph:
    return read("".join(f"{line}\n" for line in ("虚构样例：东岭市集市规划", *lines)) + BODY)


def read(text: str) -> PlanGraph:
    with TemporaryDirectory() as folder:
        (Path(folder) / "dongling.txt").write_text(text, "utf-8")
        return extract_file(Path(folder) / "dongling.txt")


def titled(plan: PlanGraph) -> dict[str, str]:
    """The words of each placed fact with its id: those that are there twice by the order of the text."""
    found: dict[str, str] = {}
    for node in sorted((n for n in plan.nodes if hasattr(n, "start")), key=lambda n: n.start):
        words = f"{node.label} {node.properties()['text']}"
        while words in found:
            words += "'"
        found[words] = node.id
    return found


def test_former_ids_lead_to_the_same_facts_through_several_versions(store: Store) -> None:
    first, second, third = plan(), plan("（征）"), plan("（征）", "本规划纯属虚构，无人见过。")
    for version in (first, second, third):
        store.load(version)
    now = titled(third)
    for version in (first, second):
        moved = {words: id_ for words, id_ in titled(version).items() if id_ != now[words]}
        assert len(moved) > 5
        assert {words: store.successor(id_) for words, id_ in moved.items()} == {words: now[words] for words in moved}
    assert store.successor("dongling:task:99999") is None
    assert store.successor("没有这份:task:1") is None
    fresh = dump(store)
    store.remove("dongling")
    store.load(third)
    assert dump(store) == fresh


@pytest.mark.parametrize("meanwhile", ["removed", "replaced", "kept"])
def test_backup_keeps_where_former_ids_lead(store: Store, tmp_path: Path, meanwhile: str) -> None:
    first, second = plan(), plan("（征）")
    store.load(first)
    store.load(second)
    export(store, "plankg", tmp_path / "backup.jsonl")
    if meanwhile == "removed":
        store.remove("dongling")
    elif meanwhile == "replaced":
        store.load(plan("（征）", "本规划纯属虚构，无人见过。"))
    store.load(extract_file(tmp_path / "backup.jsonl"))
    now = titled(second)
    moved = {words: id_ for words, id_ in titled(first).items() if id_ != now[words]}
    assert len(moved) > 5
    assert {words: store.successor(id_) for words, id_ in moved.items()} == {words: now[words] for words in moved}
    export(store, "plankg", tmp_path / "again.jsonl")
    same = (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "backup.jsonl").read_bytes()
    assert same == (meanwhile != "replaced")  # that one also knows the ids of the version between


def test_fact_of_which_one_of_several_is_gone_leads_to_the_one_under_its_heading(store: Store) -> None:
    before = plan()
    repeated = sorted(id_ for words, id_ in titled(before).items() if "定期检查" in words and words.startswith("Task"))
    shorter = read(before.text.replace("（二）办好夜市。由市乙局牵头，定期检查。\n", ""))
    store.load(before)
    store.load(shorter)
    left = {node.id for node in shorter.nodes}
    assert repeated
    assert [store.successor(id_) for id_ in repeated if store.successor(id_)] != []
    assert {store.successor(id_) for id_ in repeated} - {None} <= left


@pytest.mark.parametrize("kind", ["same", "again"])
def test_document_that_has_not_changed_keeps_no_former_ids(store: Store, kind: str) -> None:
    store.load(plan())
    store.load(plan(), replace=kind == "again")
    assert all(store.successor(node.id) is None for node in plan().nodes)
