"""Files that can be read, and one clear sentence for those that cannot."""

import time
from pathlib import Path

import pytest

from plankg.extract import extract_file
from plankg.extract.errors import (
    BrokenFile,
    EmptyFile,
    FileMissing,
    InputError,
    NoStructure,
    NotAFile,
    NotText,
    WrongEncoding,
)  # fmt: skip
from plankg.extract.readers.reading import document_id, find_plans, read_source

PLAN = "虚构市规划\n一、主要任务\n（一）建设平台\n建设平台3个。\n"


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"", EmptyFile, "空"),
        ("\n \u3000\n".encode(), EmptyFile, "空"),
        ("一、任务".encode() + b"\x00\x01", NotText, "二进制"),
        ("一、任务\n".encode() + b"\xff\xff\x80", WrongEncoding, "第 2 行"),
        ("没有标题的一段话。".encode(), NoStructure, "标题"),
    ],
    ids=["empty", "white", "binary", "encoding", "no-heading"],
)
def test_bad_file_is_refused_in_one_sentence(tmp_path: Path, data: bytes, error: type[InputError], says: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(error) as raised:
        extract_file(path)
    assert says in str(raised.value)
    assert str(path) in str(raised.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("bad", [b"\xff", b"\x80"])
def test_one_bad_byte_costs_one_character(tmp_path: Path, encoding: str, bad: bytes) -> None:
    path = tmp_path / "a.txt"
    data = (PLAN * 20).encode(encoding)
    place = data.index(b"\n") + 1
    path.write_bytes(data[:place] + bad + data[place:])
    read = read_source(path).text
    assert read.count("\ufffd") == 1
    assert read.replace("\ufffd", "", 1).count("建设平台") == 40


@pytest.mark.parametrize(("make", "error"), [(False, FileMissing), (True, NotAFile)], ids=["missing", "folder"])
def test_path_without_a_file_is_refused(tmp_path: Path, make: bool, error: type[InputError]) -> None:
    path = tmp_path / "x"
    if make:
        path.mkdir()
    with pytest.raises(error):
        read_source(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings_give_the_same_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(PLAN.encode(encoding))
    assert read_source(path).text == PLAN


@pytest.mark.parametrize(
    ("path", "name"),
    [("a/gansu-145/plan.txt", "gansu-145"), ("a/某省 规划.txt", "某省-规划"), ("a/B_1.txt", "b_1")],
)
def test_document_id_is_readable(path: str, name: str) -> None:
    assert document_id(Path(path)) == name


def test_folder_gives_its_plans_and_no_gold(tmp_path: Path) -> None:
    for name in ("one/plan.txt", "one/gold/notes.txt", "two.txt", "three.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(PLAN, "utf-8")
    assert [p.relative_to(tmp_path).as_posix() for p in find_plans([tmp_path])] == ["one/plan.txt", "two.txt"]


def test_links_below_a_folder_are_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    for folder in (inside, outside):
        folder.mkdir()
        (folder / f"{folder.name}.txt").write_text(PLAN, "utf-8")
    (inside / "linked.txt").symlink_to(outside / "outside.txt")
    (inside / "folder").symlink_to(outside)
    assert [path.name for path in find_plans([inside])] == ["inside.txt"]


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr>" + "<td rowspan=65534 colspan=1000>一" * 50 + "</table>",
        "<table>" + "<tr><td rowspan=65534 colspan=1000>一" * 50 + "</table>",
        "<p " + " ".join(f"a{n}=1" for n in range(200_000)) + ">建设平台3个。</p>",
        "<p " + "'" * 20_001 + ">建设平台3个。</p>",
        "<p>二、保障" + " &nbsp;" * 64_000 + "措施</p>",
    ],
    ids=["cells", "rows", "attributes", "quotes", "blanks"],
)
def test_page_that_asks_for_much_is_read_in_a_moment(tmp_path: Path, body: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<h1>虚构市规划</h1><p>一、主要任务</p><p>（一）建设平台。</p>{body}", encoding="utf-8")
    begun = time.process_time()
    source = read_source(path)
    assert time.process_time() - begun < 10
    assert "建设平台" in source.text
    assert sum(cell.rows * cell.columns for grid in source.grids for cell in grid.cells) < 600_000


def test_fields_of_a_database_with_tags_are_read_as_a_page(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "发文机关：青禾市林业局\n文号：青林发〔2026〕1号\n<p>现印发。</p><p> 一、要求</p><p>覆盖率<5.5</p>\n附注\n完",
        "utf-8",
    )
    assert read_source(file).text.splitlines() == [
        "发文机关：青禾市林业局", "文号：青林发〔2026〕1号", "现印发。", "一、要求", "覆盖率<5.5", "附注", "完"
    ]  # fmt: skip


ROUND = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj
trailer<</Root 1 0 R>>
%%EOF"""


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.pdf", ROUND, "打不开"),
        ("a.html", ("<body>" + "<div>" * 100_000 + "一、主要任务").encode(), "套得太深"),
    ],
    ids=["pages that lead to themselves", "too deep"],
)
def test_file_that_leads_nowhere_is_not_called_empty_or_a_scan(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(BrokenFile, match=says):
        read_source(path)
