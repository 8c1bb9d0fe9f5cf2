"""PDF files by how their words are printed, written here by hand (all of it fictional)."""

from pathlib import Path

import pytest

from plankg.extract.errors import NoTextInFile
from plankg.extract.readers.reading import source_of
from tests.extract.marks import without_recognition

A4 = (595, 842)
Word = tuple[float, float, str]  # where it begins, in points from the lower left, and its characters
SIZE = 10


def text_at(words: list[Word], matrix: str = "1 0 0 1") -> str:
    shown = (f"BT /F 10 Tf {matrix} {x} {y} Tm <{line.encode('utf-16-be').hex()}> Tj ET" for x, y, line in words)
    return "\n".join(shown)


def pdf(*pages: str) -> bytes:
    """A PDF file with these content streams on A4 pages; its font has the usual Chinese character set and no outlines."""
    font = [
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 5 0 R"
        " /W [1 95 500 814 939 500] /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>",
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0"
        " /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n"
        "stream\n0\nendstream",
    ]
    first = 3 + len(font)
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>", *font]
    for at, stream in enumerate(pages):
        resources = "<< /Font << /F 3 0 R >> /XObject << /I 6 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {A4[0]} {A4[1]}] /Resources {resources} /Contents {first + 2 * at + 1} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out = "%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF".encode()


def lines_of(*pages: str) -> list[str]:
    return source_of(Path("a.pdf"), pdf(*pages), "a").text.splitlines()


FULL = "各部门梳理本部门掌握的数据资源按统一格式编制目录逐条写明来源"
PLAIN = [
    (80, 760, "一、重点任务"),
    (80, 740, f"（一）建立目录。{FULL[:22]}"),
    (60, 720, "和更新频率，年底前上线。"),
    (80, 700, "（二）开展核查。"),
]


def test_lines_come_together_to_paragraphs() -> None:
    assert lines_of(text_at(PLAIN)) == [
        "一、重点任务",
        f"（一）建立目录。{FULL[:22]}和更新频率，年底前上线。",
        "（二）开展核查。",
    ]


def test_shade_behind_words_is_no_table() -> None:
    shade = "\n".join(f"1 g {x - 2} {y - 3} {len(words) * SIZE + 4} 16 re f 0 g" for x, y, words in PLAIN)
    assert lines_of(f"{shade}\n{text_at(PLAIN)}") == lines_of(text_at(PLAIN))


def test_turned_annex_leaves_the_paragraphs_of_other_pages_whole() -> None:
    turned = [(400.0, 60.0 + 45 * at, "附表") for at in range(12)]
    assert lines_of(text_at(PLAIN), text_at(turned, "0 1 -1 0"))[:3] == lines_of(text_at(PLAIN))


def test_words_that_run_up_the_page_are_read_in_their_order() -> None:
    assert lines_of(text_at([(200, 100, "完成时限"), (220, 100, "建立目录")], "0 1 -1 0")) == ["完成时限建立目录"]


def test_columns_are_read_one_after_the_other() -> None:
    rows = 8
    left = [(60.0, 700.0 - 16 * at, FULL[:20]) for at in range(rows)]
    right = [(320.0, 700.0 - 16 * at, FULL[-20:]) for at in range(rows)]
    read = "".join(lines_of(text_at([*left, *right])))
    assert read == FULL[:20] * rows + FULL[-20:] * rows


@without_recognition
@pytest.mark.parametrize("mark", ["", "扫描工具"], ids=["bare", "with-a-mark"])
def test_picture_of_a_page_is_a_scan(mark: str) -> None:
    page = f"q 595 0 0 842 0 0 cm /I Do Q\n{text_at([(60, 20, mark)]) if mark else ''}"
    with pytest.raises(NoTextInFile):
        lines_of(page, page)


def test_contents_with_dots_stay_lines_of_their_own() -> None:
    entries = [(60.0, 760.0 - 16 * at, f"{n}、某某任务" + "." * 70 + str(at)) for at, n in enumerate("一二三")]
    assert len(lines_of(text_at([*entries, (60.0, 600.0, "一、某某任务")]))) == 4


def test_white_words_are_read_where_something_dark_is_behind_them() -> None:
    hidden = f"1 g\n{text_at([(60, 600, '隐藏的任务。')])}\n0 g"
    assert lines_of(f"{text_at(PLAIN)}\n{hidden}") == lines_of(text_at(PLAIN))
    assert lines_of(f"{text_at(PLAIN)}\n0 0 1 rg 50 590 300 30 re f\n{hidden}")[-1].endswith("隐藏的任务。")


def test_note_mark_set_high_is_left_out_and_a_power_is_kept() -> None:
    def raised(x: float, words: str) -> str:
        return text_at([(x, 764, words)]).replace("/F 10", "/F 5")

    line = text_at([(60, 760, "合格率达到98%"), (128, 760, "以上，面积30km"), (201, 760, "以上。")])
    assert lines_of(f"{line}\n{raised(125, '1')}\n{raised(198, '2')}") == ["合格率达到98%以上，面积30km²以上。"]
    assert lines_of(f"{line}\n{raised(125, '起')}") == ["合格率达到98%起以上，面积30km以上。"]
