"""Files as people have them: the fictional plan of tests/files in six formats, and files that cannot be read."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from opencc import OpenCC

from plankg.extract import extract_file
from plankg.extract.errors import (
    BadSetting,
    BrokenFile,
    FileTooLarge,
    FormatNotRead,
    InputError,
    NoTextInFile,
    ReadingTooLong,
)
from plankg.extract.readers.docx_reading import read_docx
from plankg.extract.readers.reading import read_source
from tests.extract.marks import without_recognition

FILES = Path(__file__).parents[1] / "files"
FORMATS = ("txt", "md", "html", "docx", "doc", "pdf")


@pytest.fixture(scope="module")
def wanted() -> dict[str, object]:
    return graph("txt")


def graph(format_: str) -> dict[str, object]:
    """The whole graph but what only the file itself can give: its digest and its pages."""
    plan = extract_file(FILES / f"青禾.{format_}").to_json(with_text=True, with_inferred=True)
    document = {k: v for k, v in plan["document"].items() if k not in {"sha256", "page_starts", "text", "length"}}
    return {
        "document": document,
        "nodes": plan["nodes"],
        "edges": plan["edges"],
        "text": plan["document"]["text"].strip(),
    }


@pytest.mark.parametrize("format_", FORMATS[1:])
def test_same_plan_gives_the_same_graph_in_every_format(format_: str, wanted: dict[str, object]) -> None:
    found = graph(format_)
    for part in ("text", "document", "nodes", "edges"):
        assert found[part] == wanted[part], part


def test_plan_in_six_formats_holds_what_was_written_into_it(wanted: dict[str, object]) -> None:
    plan = extract_file(FILES / "青禾.pdf")
    rows = [
        (n["properties"]["name"], n["properties"]["target_raw"]) for n in wanted["nodes"] if n["label"] == "Indicator"
    ]  # type: ignore[attr-defined]
    assert ("亮灶率", "≥90") in rows
    assert plan.counts()["Project"] == 2
    assert plan.document.page_starts is not None
    assert len(plan.document.page_starts) == 2
    assert plan.text[plan.document.page_starts[1] :].startswith("扩大") or plan.document.page_starts[1] > 0


def test_kind_is_told_by_content_and_not_by_name(tmp_path: Path) -> None:
    path = tmp_path / "青禾.txt"
    path.write_bytes((FILES / "青禾.docx").read_bytes())
    assert read_source(path).text == read_source(FILES / "青禾.docx").text


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"%PDF-1.4\nnothing", BrokenFile, "打不开"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", FormatNotRead, "ocr", marks=without_recognition),
        (b"Rar!\x1a\x07\x00", FormatNotRead, "解压"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, FormatNotRead, "旧版"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + b"\x00" * 600, BrokenFile, "打不开"),
        (b"PK\x03\x04\x00\x00", BrokenFile, "解开"),
    ],
    ids=["pdf", "picture", "archive", "compound", "word", "zip"],
)  # fmt: skip
def test_file_that_cannot_be_read_says_what_it_is_and_what_to_do(
    tmp_path: Path, data: bytes, error: type[InputError], says: str
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    with pytest.raises(error) as raised:
        read_source(path)
    assert says in str(raised.value)
    assert str(path) in str(raised.value)


@pytest.mark.parametrize(("name", "says"), [("content.xml", "docx"), ("a.txt", "解压")])
def test_packed_file_of_another_kind_is_refused_with_the_remedy(tmp_path: Path, name: str, says: str) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "x")
    with pytest.raises(FormatNotRead, match=says):
        read_source(path)


def test_archive_that_unpacks_to_very_much_is_refused_unopened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 200_000_000)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(FileTooLarge) as raised:
        read_source(path)
    assert raised.value.size > raised.value.limit  # as the sentence says


def test_entities_of_a_word_file_are_not_followed() -> None:
    secret = FILES / "青禾.txt"
    body = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    source = zipfile.ZipFile(FILES / "青禾.docx")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "word/document.xml":
                declared, rest = data.split(b"?>", 1)
                data = declared + b"?>" + body.encode() + rest.replace(TITLE.encode(), b"&e;", 1)
            archive.writestr(entry, data)
    assert "摊位数据" not in read_docx(buffer.getvalue()).text.split("第一章")[0]


TITLE = "本文件为虚构样例"


@without_recognition
def test_scanned_file_is_refused_with_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(EMPTY_PAGE)
    with pytest.raises(NoTextInFile, match="ocr"):
        read_source(path)


def test_file_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANKG_FILE_SECONDS", "0.05")
    path = tmp_path / "a.pdf"
    path.write_bytes((FILES / "青禾.pdf").read_bytes())
    with pytest.raises(ReadingTooLong, match=r"0\.05 秒"):
        read_source(path)


@pytest.mark.parametrize("kind", [str, Path])
def test_file_is_named_by_a_path_or_its_words(kind: type[str] | type[Path]) -> None:
    assert extract_file(kind(FILES / "青禾.txt")).text


@pytest.mark.parametrize("value", ["abc", "0", "-1", "nan", "inf"])
def test_time_limit_that_is_no_number_of_seconds_is_named(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANKG_FILE_SECONDS", value)
    with pytest.raises(BadSetting, match=f"PLANKG_FILE_SECONDS 的值“{value}”不能用"):
        read_source(FILES / "青禾.pdf")


def test_broken_file_keeps_what_the_reading_process_complained_about(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(FILES / "青禾.docx") as whole, zipfile.ZipFile(path, "w") as cut:
        for entry in whole.infolist():
            data = whole.read(entry)
            cut.writestr(entry, data[: len(data) // 2] if entry.filename == "word/document.xml" else data)
    with pytest.raises(BrokenFile) as caught:
        read_source(path)
    assert "XMLSyntaxError" in "".join(caught.value.__notes__)


def word(build: object) -> str:
    document = docx.Document()
    build(document)  # type: ignore[operator]
    buffer = io.BytesIO()
    document.save(buffer)
    return read_docx(buffer.getvalue()).text


def test_tracked_deletions_are_left_out_and_insertions_kept() -> None:
    def build(document: object) -> None:
        paragraph = document.add_paragraph("建设")._p  # type: ignore[attr-defined]  # noqa: SLF001
        for tag, inner, words in (("w:del", "w:delText", "旧站"), ("w:ins", "w:t", "新站")):
            change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
            text.text = words
            run.append(text)
            change.append(run)
            paragraph.append(change)

    assert word(build) == "建设新站\n"


def test_numbers_that_word_counts_by_itself_are_in_the_text() -> None:
    def build(document: object) -> None:
        numbering = document.part.numbering_part.element  # type: ignore[attr-defined]
        abstract, number = OxmlElement("w:abstractNum"), OxmlElement("w:num")
        abstract.set(qn("w:abstractNumId"), "77")
        for depth, (format_, text) in enumerate(
            (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
        ):
            level = OxmlElement("w:lvl")
            level.set(qn("w:ilvl"), str(depth))
            for tag, value in (("w:start", "1"), ("w:numFmt", format_), ("w:lvlText", text)):
                element = OxmlElement(tag)
                element.set(qn("w:val"), value)
                level.append(element)
            abstract.append(level)
        numbering.insert(0, abstract)
        number.set(qn("w:numId"), "77")
        link = OxmlElement("w:abstractNumId")
        link.set(qn("w:val"), "77")
        number.append(link)
        numbering.append(number)
        for depth, words in ((0, "总体要求"), (1, "思想"), (1, "目标"), (2, "扩大"), (0, "重点任务"), (1, "设施")):
            properties = document.add_paragraph(words)._p.get_or_add_pPr()  # type: ignore[attr-defined]  # noqa: SLF001
            list_, level, name = OxmlElement("w:numPr"), OxmlElement("w:ilvl"), OxmlElement("w:numId")
            level.set(qn("w:val"), str(depth))
            name.set(qn("w:val"), "77")
            list_.append(level)
            list_.append(name)
            properties.append(list_)

    assert word(build).split("\n")[:6] == [
        "一、总体要求",
        "（一）思想",
        "（二）目标",
        "1.扩大",
        "二、重点任务",
        "（一）设施",
    ]


EMPTY_PAGE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>endobj\ntrailer<</Root 1 0 R>>\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5hkscs"])
def test_traditional_text_is_matched_as_simplified_and_quoted_as_printed(tmp_path: Path, encoding: str) -> None:
    simplified = (FILES / "青禾.txt").read_text("utf-8")
    traditional = OpenCC("s2t").convert(simplified)
    path = tmp_path / "青禾.txt"
    path.write_bytes(traditional.encode(encoding, "replace"))
    found, wanted = extract_file(path), extract_file(FILES / "青禾.txt")
    lost = traditional.encode(encoding, "replace").count(b"?")
    assert lost < 6
    assert "規劃" in found.text
    # Supports compare words as printed; all else is matched in simplified script.
    aside = {"SUPPORTS", "Finding", "STATED_IN"}
    if not lost:
        assert _without(found.counts(with_inferred=True), aside) == _without(wanted.counts(with_inferred=True), aside)


def _without(counts: dict[str, int], aside: set[str]) -> dict[str, int]:
    return {name: count for name, count in counts.items() if name not in aside}
