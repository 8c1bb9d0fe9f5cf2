"""Files of `plankg export --format plankg`: read back as they were, or refused with the place and the reason."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plankg.api.exports.plankg_lines import write
from plankg.extract import extract_file
from plankg.extract.errors import BrokenExport, EvidenceError, InputError
from plankg.extract.model import PlanGraph
from plankg.extract.model.plan_json import FORMAT, is_export, plans_in
from plankg.extract.readers.reading import find_plans
from tests.samples import DOCUMENT, SECOND, sample_plan, second_plan

Change = Callable[[dict[str, Any]], object]


def exported(plan: PlanGraph) -> dict[str, Any]:
    whole: dict[str, Any] = {"format": FORMAT, **plan.to_json(with_text=True, with_inferred=True)}
    return json.loads(json.dumps(whole))


def written(path: Path, *values: Any, indent: int | None = None) -> Path:
    lines = [json.dumps(value, ensure_ascii=False, indent=indent) for value in values]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("plan", [sample_plan(), second_plan()], ids=[DOCUMENT, SECOND])
@pytest.mark.parametrize("indent", [None, 2])
def test_export_of_one_document_gives_the_same_plan(tmp_path: Path, plan: PlanGraph, indent: int | None) -> None:
    file = written(tmp_path / "backup.json", exported(plan), indent=indent)
    assert find_plans([file]) == [file]
    assert extract_file(file) == plan


def test_extracted_plan_comes_back_whole(tmp_path: Path, gansu: PlanGraph) -> None:
    back = extract_file(written(tmp_path / "backup.json", exported(gansu)))
    assert (back.document, back.text, back.nodes, back.edges) == (
        gansu.document,
        gansu.text,
        gansu.nodes,
        gansu.edges,
    )


def test_export_of_several_documents_gives_a_path_for_each(tmp_path: Path) -> None:
    plans = [second_plan(), sample_plan()]
    file = written(tmp_path / "backup.jsonl", *map(exported, plans))
    paths = find_plans([file])
    assert paths == [file / SECOND, file / DOCUMENT]
    assert [extract_file(path) for path in paths] == plans


def test_file_that_was_written_again_is_read_again(tmp_path: Path) -> None:
    file = written(tmp_path / "backup.jsonl", exported(sample_plan()), exported(second_plan()))
    assert len(plans_in(file)) == 2
    written(file, exported(second_plan()))
    assert plans_in(file) == [file]
    assert extract_file(file) == second_plan()


def test_compact_json_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    file = tmp_path / "backup.json"
    text = json.dumps(exported(second_plan()), ensure_ascii=False, separators=(",", ":"))
    file.write_text(text, encoding="utf-8-sig")
    assert extract_file(file) == second_plan()


@pytest.mark.parametrize("path", ["plan.txt", "nothing.json", "nothing.json/there"])
def test_other_paths_are_no_export(tmp_path: Path, path: str) -> None:
    (tmp_path / "plan.txt").write_text('第一章 {"format": "plankg"}', encoding="utf-8")
    assert not is_export(tmp_path / path)


def test_one_of_several_must_be_named(tmp_path: Path) -> None:
    file = written(tmp_path / "backup.jsonl", exported(sample_plan()), exported(second_plan()))
    with pytest.raises(BrokenExport, match="里面有 2 份文件"):
        extract_file(file)
    with pytest.raises(BrokenExport, match="里面没有文件“other”"):
        extract_file(file / "other")


def test_document_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path / "backup.jsonl", exported(sample_plan()), exported(sample_plan()))
    with pytest.raises(BrokenExport, match="前面已经有了"):
        find_plans([file])


def test_line_that_is_no_document_is_refused_and_the_others_are_not(tmp_path: Path) -> None:
    file = written(tmp_path / "backup.jsonl", "第一行", exported(sample_plan()))
    good, strange = find_plans([file])
    assert extract_file(good) == sample_plan()
    assert strange.name == "第 1 行"
    with pytest.raises(BrokenExport, match="第 1 行"):
        extract_file(strange)


def backed_up(path: Path) -> bytes:
    write([sample_plan(), second_plan()], path, with_inferred=True)
    return path.read_bytes()


def test_backup_of_any_form_is_read_with_its_checksum(tmp_path: Path) -> None:
    backed_up(tmp_path / "backup.jsonl")
    assert [extract_file(path) for path in find_plans([tmp_path / "backup.jsonl"])] == [sample_plan(), second_plan()]
    lines = (tmp_path / "backup.jsonl").read_text(encoding="utf-8").splitlines()
    indented = json.dumps(json.loads(lines[0]), indent=2, sort_keys=True)
    (tmp_path / "one.json").write_text(indented, encoding="utf-8")
    assert extract_file(tmp_path / "one.json") == sample_plan()


def test_no_flipped_bit_of_a_backup_is_read_as_another_graph(tmp_path: Path) -> None:
    file = tmp_path / "backup.jsonl"
    whole = backed_up(file)
    known = {DOCUMENT: sample_plan(), SECOND: second_plan()}
    drawn = random.Random(23)  # noqa: S311  bits to flip
    for bit in (*range(24 * 8), *(drawn.randrange(len(whole) * 8) for _ in range(400))):
        changed = bytearray(whole)
        changed[bit // 8] ^= 1 << bit % 8
        file.write_bytes(changed)
        refused = 0
        try:
            paths = find_plans([file])
        except BrokenExport:
            continue
        for path in paths:
            try:
                plan = extract_file(path)
            except InputError:
                refused += 1
            else:
                assert plan == known[plan.document.id], bit
        assert refused, bit


def test_backup_that_was_cut_off_at_a_line_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "backup.jsonl"
    first = backed_up(file).splitlines(keepends=True)[0]
    file.write_bytes(first)
    there, missing = find_plans([file])
    assert extract_file(there) == sample_plan()
    with pytest.raises(BrokenExport, match="截断"):
        extract_file(missing)


def test_file_that_says_another_format_is_named_so(tmp_path: Path) -> None:
    file = written(tmp_path / "backup.jsonl", exported(sample_plan()) | {"format": "plan"})
    with pytest.raises(BrokenExport, match="开头写的是“plan”"):
        extract_file(file)


def test_file_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path / "backup.json", exported(sample_plan()))
    whole = file.read_bytes()
    for share in (0.1, 0.5, 0.9):
        file.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(BrokenExport, match=r"不是 UTF-8 编码|内容不完整"):
            extract_file(file)


def test_nested_without_end_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "backup.json"
    file.write_text('{"format": "plankg", "nodes": ' + "[" * 200_000, encoding="utf-8")
    with pytest.raises(BrokenExport, match=r"括号套得太深|内容不完整"):
        extract_file(file)


def _first(label: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    def find(value: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = next(
            item for item in (*value["nodes"], *value["edges"]) if label in {item.get("label"), item.get("type")}
        )
        return found

    return find


def _set(label: str, name: str, new: Any) -> Change:
    return lambda value: _first(label)(value)["properties"].update({name: new})


WRONG: list[tuple[str, Change, str]] = [
    ("schema", lambda v: v.update(schema=2), "版本是 2"),
    ("top key", lambda v: v.update(more=1), "不认识的 more"),
    ("no edges", lambda v: v.pop("edges"), "缺少 edges"),
    ("nodes", lambda v: v.update(nodes={}), "nodes 不是列表"),
    ("document", lambda v: v.update(document=[]), "document 不是对象"),
    ("no text", lambda v: v["document"].pop("text"), "document.text"),
    ("text", lambda v: v["document"].update(text="短"), "全文有 1 字"),
    ("no title", lambda v: v["document"].pop("title"), "缺少属性 title"),
    ("id with a slash", lambda v: v["document"].update(id="../x"), "不能用的字符"),
    ("id of dots", lambda v: v["document"].update(id=".."), "不能用的字符"),
    ("former ids", lambda v: v.update(former=["task:1"]), "former 的值"),
    ("label", lambda v: _first("Task")(v).update(label="Robot"), "类别“Robot”不认识"),
    ("label of the document", lambda v: _first("Task")(v).update(label="Document"), "类别“Document”不认识"),
    ("base class", lambda v: _first("Task")(v).update(label="PlacedNode"), "不认识"),
    ("type", lambda v: _first("SETS")(v).update(type="KNOWS"), "类型“KNOWS”不认识"),
    ("node as an edge", lambda v: _first("SETS")(v).update(type="Task"), "类型“Task”不认识"),
    ("property", _set("Task", "colour", "red"), "不认识的属性 colour"),
    ("property of another label", _set("Task", "path", "1"), "不认识的属性 path"),
    ("missing property", lambda v: _first("SETS")(v)["properties"].pop("rule"), "缺少属性 rule"),
    ("choice", _set("RESPONSIBLE_FOR", "role", "boss"), "role 的值"),
    ("basis", _set("RESPONSIBLE_FOR", "basis", None), "basis 的值"),
    ("number as text", _set("Task", "start", "3"), "start 的值"),
    ("truth as number", _set("Task", "start", True), "start 的值"),
    ("fraction", _set("Task", "start", 1.5), "start 的值"),
    ("number too large", _set("Finding", "rank", 2**63), "rank 的值"),
    ("infinite", _set("SUPPORTS", "score", 1e999), "Infinity 不能用"),
    ("half a character", _set("Task", "title", "\ud842"), "title 的值"),
    ("list", _set("Organization", "aliases", "省局"), "aliases 不是列表"),
    ("list of numbers", _set("Organization", "aliases", [1]), "aliases 的值"),
    ("other document", _set("Task", "document", SECOND), f"属于另一份文件“{SECOND}”"),
    ("edge of another document", _set("PART_OF", "document", SECOND), f"属于另一份文件“{SECOND}”"),
    ("lists of unlike length", _set("Finding", "evidence_starts", []), "个数不同"),
    ("place outside the text", _set("RESPONSIBLE_FOR", "evidence_starts", [-1]), "个数不同|不在全文之内"),
]


@pytest.mark.parametrize(("change", "why"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_what_is_outside_the_schema_is_refused(tmp_path: Path, change: Change, why: str) -> None:
    value = exported(sample_plan())
    change(value)
    file = tmp_path / "backup.json"
    file.write_text(json.dumps(value), encoding="utf-8")
    with pytest.raises(BrokenExport, match=why) as raised:
        extract_file(file)
    assert str(file) in str(raised.value)
    assert str(raised.value).endswith("。")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "change",
    [
        _set("Task", "text", "别的话"),
        _set("SETS", "quote", "别的话"),
        lambda value: _first("SETS")(value).update(target="nothing"),
        lambda value: value["nodes"].append(value["nodes"][0]),
        lambda value: value["document"].update(text="字" * value["document"]["length"]),
    ],
)
def test_quote_that_is_not_the_text_is_refused(tmp_path: Path, change: Change) -> None:
    value = exported(sample_plan())
    change(value)
    with pytest.raises(EvidenceError):
        extract_file(written(tmp_path / "backup.json", value))


def test_other_json_is_refused_like_any_file(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        extract_file(written(tmp_path / "plan.json", sample_plan().to_json()))
