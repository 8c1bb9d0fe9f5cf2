"""Word files as other programs write them: packages, numbers and unseen text (all of it fictional)."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from plankg.extract.errors import NoTextInFile
from plankg.extract.readers.docx_reading import read_docx
from plankg.extract.readers.reading import source_of
from tests.extract.marks import without_recognition

FILES = Path(__file__).parents[1] / "files"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
LINES = ("虚构市农业方案", "一、重点任务", "（一）建设农田。（责任单位：市农业农村局）")


def saved(document: WordDocument) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def plan() -> bytes:
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    return saved(document)


def changed(data: bytes, change: Callable[[str, bytes], tuple[str, bytes]]) -> bytes:
    """The package with each part's name and bytes changed."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as made:
        for name in archive.namelist():
            made.writestr(*change(name, archive.read(name)))
    return out.getvalue()


def as_type(kind: str) -> Callable[[str, bytes], tuple[str, bytes]]:
    return lambda name, words: (name, words.replace(MAIN.encode(), kind.encode()))


def renamed(name: str, words: bytes) -> tuple[str, bytes]:
    words = words.replace(b"word/document.xml", b"word/document2.xml").replace(
        b"/word/document.xml", b"/word/document2.xml"
    )
    return name.replace("word/document.xml", "word/document2.xml").replace(
        "document.xml.rels", "document2.xml.rels"
    ), words


def dangling(name: str, words: bytes) -> tuple[str, bytes]:
    image = b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="NULL"/>'
    return name, words.replace(
        b"</Relationships>", image + b"</Relationships>"
    ) if "document.xml.rels" in name else words


def strict(name: str, words: bytes) -> tuple[str, bytes]:
    for usual, other in (
        (
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
        (
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    ):
        words = words.replace(usual, other)
    return name, words


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(as_type("application/vnd.ms-word.document.macroEnabled.main+xml"), id="macros"),
        pytest.param(
            as_type("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"), id="template"
        ),
        pytest.param(renamed, id="document2"),
        pytest.param(dangling, id="missing-picture"),
        pytest.param(strict, id="strict"),
    ],
)
def test_package_that_word_opens_is_read(change: Callable[[str, bytes], tuple[str, bytes]]) -> None:
    source = source_of(Path("a.docx"), changed(plan(), change), "a")
    assert source.text.splitlines() == list(LINES)


def test_old_word_file_with_the_class_that_wps_writes_is_read() -> None:
    data = (FILES / "青禾.doc").read_bytes()
    marked = data[:8] + bytes.fromhex("0609020000000000c000000000000046") + data[24:]
    assert source_of(Path("a.wps"), marked, "a").text == source_of(Path("a.doc"), data, "a").text


def test_word_xml_of_2003_is_read() -> None:
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in LINES)
    data = f'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>{paragraphs}</w:body></w:wordDocument>'
    assert source_of(Path("a.doc"), data.encode(), "a").text.splitlines() == list(LINES)


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


@pytest.mark.parametrize(
    ("runs", "read"),
    [
        (run("市农业局、") + run("市水利局、", "<w:vanish/>") + run("市财政局"), "市农业局、市财政局"),
        (run("建设") + run("30", "<w:strike/>") + run("50个"), "建设50个"),
        (run("建设") + run("30个", '<w:strike w:val="0"/>'), "建设30个"),
        (run("达到98%") + run("1", '<w:vertAlign w:val="superscript"/>') + run("以上"), "达到98%以上"),
        (run("面积30km") + run("2", '<w:vertAlign w:val="superscript"/>'), "面积30km²"),
        (run("强度") + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run("3%"), "强度≥3%"),
    ],
    ids=["hidden", "struck", "not-struck", "note-mark", "power", "symbol"],
)
def test_runs_are_read_as_they_are_seen(runs: str, read: str) -> None:
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))
    assert read_docx(saved(document)).text.strip() == read


def test_formula_is_read() -> None:
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    document = docx.Document()
    paragraph = f'<w:p {nsdecls("w")} xmlns:m="{math}">{run("强度达到")}<m:oMath><m:r><m:t>3.5%</m:t></m:r></m:oMath>{run("以上")}</w:p>'
    document.element.body.insert(0, parse_xml(paragraph))
    assert read_docx(saved(document)).text.strip() == "强度达到3.5%以上"


def level(depth: int, format_: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


CHINESE = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）")


def numbered(definition: str, lists: str, paragraphs: list[tuple[str, int, str]], styles: str = "") -> list[str]:
    """The lines of a document with these lists; a paragraph is (numId, level, words)."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    for old in list(numbering):
        numbering.remove(old)
    made = parse_xml(f"<w:numbering {nsdecls('w')}>{definition}{lists}</w:numbering>")
    for one in list(made):
        numbering.append(one)
    for one in list(parse_xml(f"<w:styles {nsdecls('w')}>{styles}</w:styles>")):
        document.styles.element.append(one)
    for at, (number, depth, words) in enumerate(paragraphs):
        list_ = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
        properties = list_ if number.isdigit() else f'<w:pStyle w:val="{number}"/>'
        document.element.body.insert(
            at, parse_xml(f"<w:p {nsdecls('w')}><w:pPr>{properties}</w:pPr>{run(words)}</w:p>")
        )
    return read_docx(saved(document)).text.split("\n")[: len(paragraphs)]


def abstract(number: int, levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'


def list_of(number: int, definition: int, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{override}</w:num>'


def test_lists_of_one_definition_count_on_together() -> None:
    lines = numbered(
        abstract(1, CHINESE), list_of(1, 1) + list_of(2, 1), [("1", 0, "要求"), ("2", 0, "任务"), ("2", 1, "建设")]
    )
    assert lines == ["一、要求", "二、任务", "（一）建设"]


def test_level_written_in_the_override_counts() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "chineseCounting", "%1、")}</w:lvlOverride>'
    assert numbered(abstract(1, level(0, "bullet", "·")), list_of(1, 1, override), [("1", 0, "要求")]) == ["一、要求"]


def test_legal_numbers_are_figures_and_end_with_a_gap() -> None:
    levels = level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    lines = numbered(abstract(1, levels), list_of(1, 1), [("1", 0, "要求"), ("1", 0, "任务"), ("1", 1, "建设")])
    assert lines == ["第一章要求", "第二章任务", "2.1 建设"]


STYLES = (
    '<w:style w:type="paragraph" w:styleId="Upper"><w:name w:val="Upper"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Lower"><w:name w:val="Lower"/><w:basedOn w:val="Upper"/></w:style>'
)


def test_style_inherits_its_list_and_0_takes_it_away() -> None:
    lines = numbered(
        abstract(1, CHINESE), list_of(1, 1), [("0", 0, "前言"), ("Upper", 0, "要求"), ("Lower", 0, "任务")], STYLES
    )
    assert lines == ["前言", "一、要求", "二、任务"]


def test_heading_by_outline_level_is_one() -> None:
    document = docx.Document()
    outlined = f'<w:p {nsdecls("w")}><w:pPr><w:outlineLvl w:val="1"/></w:pPr>{run("总体要求")}</w:p>'
    document.element.body.insert(0, parse_xml(outlined))
    assert [depth for _, depth in read_docx(saved(document)).headings] == [2]


@without_recognition
def test_document_of_pictures_is_named_as_a_scan() -> None:
    picture = "<w:p {}><w:r><w:drawing/></w:r></w:p>".format(nsdecls("w"))
    document = docx.Document()
    document.element.body.insert(0, parse_xml(picture))
    with pytest.raises(NoTextInFile, match="ocr"):
        source_of(Path("a.docx"), saved(document), "a")
