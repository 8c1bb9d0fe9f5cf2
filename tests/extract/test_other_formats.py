"""RTF, OFD and pictures of pages (all of it fictional)."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from plankg.extract import extract_file
from plankg.extract.errors import BrokenFile, NoChineseWords
from plankg.extract.model import Doubt, Indicator, PlacedNode, PlanGraph, ResponsibleFor
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.html_reading import read_page
from plankg.extract.readers.ocr_reading import rows_of, with_dashes
from plankg.extract.readers.picture_tables import Box, parts_in_cells
from plankg.extract.readers.reading import Source, source_of
from plankg.extract.text.fold import fold
from tests.extract.marks import with_recognition, without_recognition
from tests.files.make import ofd, rtf, rtf_numbers

FILES = Path(__file__).parents[1] / "files"
LINES = ("虚构市渔港方案", "一、重点任务", "（一）建设渔港。（责任单位：市农业农村局）")


def bytes_of(words: str) -> str:
    """The words as RTF writes them: two bytes a character, the line broken between them."""
    return "\n".join(f"\\'{byte:02x}" for byte in words.encode("gb18030"))


@pytest.mark.parametrize("written", [bytes_of, rtf_numbers])
def test_rtf_is_read_in_either_way_of_writing_characters(written: Callable[[str], str]) -> None:
    data = rtf("".join(written(line) + r"\par " for line in LINES))
    assert source_of(Path("a.rtf"), data, "a").text.split("\n") == list(LINES)


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (r"{\listtext\pard (1)\tab}" + rtf_numbers("建港") + r"\par", ["(1) 建港"]),
        (
            rtf_numbers("建")
            + r"{\strike "
            + rtf_numbers("旧")
            + "}"
            + r"{\v "
            + rtf_numbers("隐")
            + "}"
            + rtf_numbers("港"),
            ["建港"],
        ),
        (r"\trowd\cellx1 " + rtf_numbers("指标") + r"\cell 98\cell\row", ["| 指标 | 98 |"]),
        (r"\u55360?\u56331?" + rtf_numbers("村") + r"\u56331?" + rtf_numbers("港"), ["\U0002000b村\ufffd港"]),
        (r"3.5{\field{\*\fldinst PAGE}{\fldrslt }}" + rtf_numbers("个"), ["3.5个"]),
    ],
    ids=["printed-number", "struck-and-hidden", "row", "pair-and-half-of-one", "field"],
)
def test_rtf_gives_what_is_printed(body: str, lines: list[str]) -> None:
    assert source_of(Path("a.rtf"), rtf(body), "a").text.split("\n") == lines


def test_words_in_a_false_code_page_are_refused_in_words() -> None:
    wrong = "青禾市护林方案由市林业局负责。".encode("gb18030").decode("latin-1") * 10
    with pytest.raises(NoChineseWords, match=r"几乎没有汉字.*另存为"):
        source_of(Path("a.rtf"), rtf(rtf_numbers(wrong)), "a")


def test_ofd_is_read_page_by_page() -> None:
    source = source_of(Path("a.ofd"), ofd(LINES[:2], LINES[2:]), "a")
    assert source.text.split("\n")[:3] == list(LINES)
    assert [source.text[start:].lstrip()[:3] for start in source.page_starts] == ["虚构市", "（一）"]


def test_ofd_without_its_document_is_named_as_broken() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("OFD.xml", "x")
    with pytest.raises(BrokenFile, match="OFD"):
        source_of(Path("a.ofd"), out.getvalue(), "a")


@pytest.fixture(scope="module")
def scan() -> Source:
    """The sample plan printed to pictures of its pages at 200 dots an inch."""
    with pypdfium2.PdfDocument(FILES / "青禾.pdf") as document:
        first, *others = [page.render(scale=200 / 72, grayscale=True).to_pil() for page in document]
    out = BytesIO()
    first.save(out, "PDF", save_all=True, append_images=others, resolution=200)
    return source_of(Path("scan.pdf"), out.getvalue(), "scan")


def facts(plan: PlanGraph) -> set[tuple[str, ...]]:
    """What a plan says, without its places: headings, tasks, projects, indicators with their values, duties."""
    named = {n.id: words_of(n) for n in plan.nodes if isinstance(n, PlacedNode) and not isinstance(n, Doubt)}
    duties = {
        ("duty", plain(e.surface), str(e.role), named[e.target]) for e in plan.edges if isinstance(e, ResponsibleFor)
    }
    return duties | {(type(n).__name__, named[n.id]) for n in plan.nodes if n.id in named}


def words_of(node: PlacedNode) -> str:
    if isinstance(node, Indicator):
        return f"{plain(node.name)} {node.target_op} {node.target_value}"
    return plain(getattr(node, "title", None) or node.text)


def plain(words: str) -> str:
    return fold(words).replace(" ", "").replace("\n", "")


@with_recognition
def test_scan_gives_nearly_all_that_its_text_gives(scan: Source) -> None:
    plan, printed = extract_source(scan), facts(extract_file(FILES / "青禾.pdf"))
    assert len(facts(plan) & printed) >= 0.9 * len(printed)
    assert len(scan.grids) == 3
    assert scan.recognised is not None
    assert scan.recognised > 0.9
    assert any(n.rule == "text-recognition" and "对照原件" in n.reason for n in plan.nodes if isinstance(n, Doubt))


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        pytest.param((10, 12, 190, 28), [(10, 12, 98, 28), (102, 12, 190, 28)], id="over-a-rule"),
        pytest.param((10, 12, 104, 28), [(10, 12, 104, 28)], id="touches-the-next-cell"),
        pytest.param((10, 62, 190, 78), [(10, 62, 190, 78)], id="under-the-table"),
    ],
)
def test_line_of_words_is_cut_at_the_rules_between_cells(line: Box, parts: list[Box]) -> None:
    cells: list[Box] = [(0, 0, 98, 48), (102, 0, 200, 48)]
    assert parts_in_cells(line, cells) == parts


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("2026一2030年", "2026—2030年"),
        ("-3一", "—3—"),
        ("一12一", "—12—"),
        ("一是改造", "一是改造"),
        ("一3类", "一3类"),
    ],
)
def test_dashes_read_as_numerals_are_dashes(words: str, read: str) -> None:
    assert with_dashes(words) == read


def test_boxes_of_one_printed_line_have_its_edges() -> None:
    line, mark, below = (100, 50, 300, 82), (310, 46, 340, 88), (100, 92, 300, 124)
    assert rows_of([line, below, mark]) == [(48, 85), (92, 124), (48, 85)]


@without_recognition
def test_scan_names_what_to_install(request: pytest.FixtureRequest) -> None:
    with pytest.raises(Exception, match=r"plankg\[ocr\]"):
        request.getfixturevalue("scan")


@pytest.mark.parametrize(
    ("unread", "said"), [(0, False), (15, False), (400, True)], ids=["all-read", "a-few-note-marks", "half-a-page"]
)
def test_letters_that_were_not_read_are_said(unread: int, said: bool) -> None:
    text = "\n".join((*LINES, "推进渔港建设。" * 100))
    plan = extract_source(Source(Path("a"), "a", text, "0", unread=unread))
    assert any(n.rule == "letters-unread" for n in plan.nodes if isinstance(n, Doubt)) is said


@pytest.mark.parametrize(
    "body",
    [
        "<p>建港</p><p hidden>藏</p><script>x</script>",
        "<table><form><tr><td>一<td><sup>2</sup>二</tr></form><center>三</center></table>",
        "<div>" * 400 + "深处" + "</div>" * 400,
        "<a><table><tr><td><table><tr><td>内</td></tr></table></td></tr></table></a>",
    ],
    ids=["hidden", "form-and-center", "deep", "nested"],
)
def test_page_is_read_to_its_last_letter(body: str) -> None:
    assert read_page(body).unread <= 1


def test_what_the_walk_of_a_page_leaves_out_is_counted() -> None:
    content = read_page("<p>建设渔港</p>")
    content.count_unread("建设渔港二十座")
    assert content.unread == 3
