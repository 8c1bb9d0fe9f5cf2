"""Make the sample files: one fictional plan in many formats; LibreOffice turns the .docx into .doc and .pdf.

Run once, where LibreOffice and a Chinese font are installed: python -m tests.files.make. The files are committed, so that
the tests need neither.
"""

import subprocess
import zipfile
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

FOLDER = Path(__file__).parent
TITLE = "青禾市集市建设规划（2021—2025年）（虚构）"
# Cells with how many rows and columns they cover; None: covered by the cell above or before.
Table = list[list[tuple[str, int, int] | None]]
TARGETS: Table = [
    [
        ("类别", 1, 1),
        ("序号", 1, 1),
        ("指标", 1, 1),
        ("单位", 1, 1),
        ("2020年", 1, 1),
        ("2025年", 1, 1),
        ("属性", 1, 1),
    ],
    [("集市服务", 2, 1), ("1", 1, 1), ("亮灶率", 1, 1), ("%", 1, 1), ("60", 1, 1), ("≥90", 1, 1), ("约束性", 1, 1)],
    [None, ("2", 1, 1), ("快检室数量", 1, 1), ("个", 1, 1), ("12", 1, 1), ("40", 1, 1), ("预期性", 1, 1)],
    [
        ("集市安全", 1, 1),
        ("3", 1, 1),
        ("食品抽检合格率", 1, 1),
        ("%", 1, 1),
        ("97", 1, 1),
        ("98", 1, 1),
        ("约束性", 1, 1),
    ],
]
DUTIES: Table = [
    [("序号", 1, 1), ("重点任务", 1, 1), ("牵头单位", 1, 1), ("完成时限", 1, 1)],
    [("1", 1, 1), ("建设智慧集市平台", 1, 1), ("市数据局", 2, 1), ("2023年底前", 1, 1)],
    [("2", 1, 1), ("汇集摊位数据", 1, 1), None, ("持续推进", 1, 1)],
]
PROJECTS: Table = [
    [("序号", 1, 1), ("项目名称", 1, 1), ("建设内容", 1, 1), ("建设地点", 1, 1), ("总投资（万元）", 1, 1)],
    [("1", 1, 1), ("城东集市改造项目", 1, 1), ("改造大棚三座", 1, 1), ("城东区", 1, 1), ("1200", 1, 1)],
    [("2", 1, 1), ("冷链中心新建项目", 1, 1), ("新建冷库一座", 1, 1), ("城西区", 1, 1), ("3500", 1, 1)],
]
FONTS = r"{\fonttbl{\f0\fcharset0 Times New Roman;}{\f1\fcharset134 \'cb\'ce\'cc\'e5;}}"
OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'
# What a line is: its level as a heading (0: a paragraph), its words; or a table.
PLAN: list[tuple[int, str] | Table] = [
    (0, "本文件为虚构样例，仅供软件测试使用，文中地名、单位和数字均不真实。"),
    (1, "第一章 发展基础"),
    (
        0,
        "“十三五”时期，全市集市建设稳步推进，亮灶率达到60%，建成快检室12个，群众买菜更加方便，集市环境明显改善，摊位管理逐步规范，数字化水平不断提高。",
    ),
    (1, "第二章 发展目标"),
    (0, "到2025年，全市集市设施明显改善，主要指标如下。"),
    TARGETS,
    (1, "第三章 重点任务"),
    (2, "一、改善集市设施"),
    (
        0,
        "推进集市大棚改造，到2025年改造集市30座。完善排水、照明和消防设施，保障老年人和残疾人出行方便，鼓励社会力量参与集市设施建设和日常维护管理工作。（市住房城乡建设局牵头，市财政局、市商务局配合）",
    ),
    (2, "二、守护集市食品安全"),
    (
        0,
        "扩大食品抽检范围，督促摊主落实食品安全主体责任，在集市设立快检室，每日公布快检结果，推动后厨亮灶，让群众看得见、吃得放心，对不合格食品依法处置并及时公开。（市市场监管局负责）",
    ),
    (2, "专栏1 放心集市行动"),
    (0, "1．快检室铺设。新建快检室28个，配备快检设备。"),
    (0, "2．亮灶推广。在熟食摊位推广亮灶，公开加工过程。"),
    (1, "第四章 任务分工"),
    DUTIES,
    (1, "第五章 重大项目"),
    PROJECTS,
    (1, "第六章 保障措施"),
    (0, "市政府有关部门要加强协同，定期通报进展情况。"),
]


def lines(table: Table) -> list[str]:
    """The cells of a table, one a line."""
    return [cell[0] for row in table for cell in row if cell]


def main() -> None:
    """Write all six files."""
    (FOLDER / "青禾.txt").write_text("\n".join([TITLE, *_flat()]) + "\n", "utf-8")
    (FOLDER / "青禾.md").write_text(_markdown(), "utf-8")
    (FOLDER / "青禾.html").write_text(_html(), "utf-8")
    (FOLDER / "青禾.mht").write_bytes(_mht())
    (FOLDER / "青禾.rtf").write_bytes(rtf("".join(rtf_numbers(line) + r"\par " for line in [TITLE, *_flat()])))
    (FOLDER / "青禾.ofd").write_bytes(ofd(*_pages([TITLE, *_flat()])))
    _workbook(FOLDER / "青禾.xlsx")
    _word().save(str(FOLDER / "青禾.docx"))
    for format_ in ("doc", "pdf"):
        command = ["soffice", "--headless", "--convert-to", format_, "--outdir", str(FOLDER), str(FOLDER / "青禾.docx")]
        subprocess.run(command, check=True, capture_output=True)


def _flat() -> list[str]:
    return [line for part in PLAN for line in (lines(part) if isinstance(part, list) else [part[1]])]


def _cells(table: Table, row: list[tuple[str, int, int] | None]) -> str:
    tag = "th" if row is table[0] else "td"
    return "".join(f'<{tag} rowspan="{c[1]}" colspan="{c[2]}">{c[0]}</{tag}>' for c in row if c)


def _rows(table: Table) -> str:
    return "<table>" + "".join(f"<tr>{_cells(table, row)}</tr>" for row in table) + "</table>"


def _markdown() -> str:
    """Headings and paragraphs as Markdown; tables with merged cells as HTML, since Markdown has none."""
    parts = [f"# {TITLE}"]
    for part in PLAN:
        if isinstance(part, list):
            parts.append(_rows(part))
        else:
            parts.append(f"{'#' * (part[0] + 1)} {part[1]}" if part[0] else part[1])
    return "\n\n".join(parts) + "\n"


def _html() -> str:
    """A page as offices publish it, with a menu and links around the plan."""
    body = [f"<h1>{TITLE}</h1>"]
    for part in PLAN:
        if isinstance(part, list):
            body.append(_rows(part))
        else:
            body.append(f"<h{part[0] + 1}>{part[1]}</h{part[0] + 1}>" if part[0] else f"<p>{part[1]}</p>")
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>x</title></head><body>{"".join(body)}</body></html>\n'
    )


def _word() -> WordDocument:
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name = "Noto Sans CJK SC"
    style.font.size = Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Sans CJK SC")
    footer = document.sections[0].footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _page_number(footer)
    document.add_paragraph(TITLE).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for part in PLAN:
        if isinstance(part, list):
            _word_table(document, part)
        else:
            paragraph = document.add_paragraph(part[1])
            paragraph.paragraph_format.first_line_indent = Pt(0 if part[0] else 28)
    return document


def _page_number(paragraph: object) -> None:
    run = paragraph.add_run()  # type: ignore[attr-defined]
    for kind, words in (("begin", None), (None, "PAGE"), ("end", None)):
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = words
        run._r.append(element)  # noqa: SLF001 - python-docx has no call for fields


def _word_table(document: WordDocument, table: Table) -> None:
    grid = document.add_table(rows=len(table), cols=len(table[0]), style="Table Grid")
    for r, row in enumerate(table):
        for c, cell in enumerate(row):
            if cell:
                words, rows, columns = cell
                place = grid.cell(r, c)
                if rows > 1 or columns > 1:
                    place = place.merge(grid.cell(r + rows - 1, c + columns - 1))
                place.text = words


def rtf(body: str) -> bytes:
    """An RTF file with a font for Chinese characters."""
    return (r"{\rtf1\ansi\ansicpg936\deff0" + FONTS + r"\pard\f1 " + body + "}").encode("ascii")


def rtf_numbers(words: str) -> str:
    """The words as RTF writes characters by number."""
    return "".join(f"\\u{ord(c) if ord(c) < 0x8000 else ord(c) - 0x10000}?" for c in words)


def ofd(*pages: tuple[str, ...]) -> bytes:
    """An OFD file with the lines of each page, 8 mm apart."""
    files = {
        "OFD.xml": f"<ofd:OFD {OFD}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {OFD}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
        "</ofd:PageArea></ofd:CommonData><ofd:Pages>"
        + "".join(f'<ofd:Page ID="{n + 1}" BaseLoc="Pages/{n}.xml"/>' for n in range(len(pages)))
        + "</ofd:Pages></ofd:Document>",
    }
    for number, lines in enumerate(pages):
        objects = "".join(
            f'<ofd:TextObject ID="{100 * number + at + 10}" Boundary="20 {20 + 8 * at} 170 6" Font="1" Size="5">'
            f'<ofd:TextCode X="0" Y="5" DeltaX="g {len(line) - 1} 5">{line}</ofd:TextCode></ofd:TextObject>'
            for at, line in enumerate(lines)
        )
        content = f"<ofd:Content><ofd:Layer ID='{900 + number}'>{objects}</ofd:Layer></ofd:Content>"
        files[f"Doc_0/Pages/{number}.xml"] = f"<ofd:Page {OFD}>{content}</ofd:Page>"
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, words in files.items():
            archive.writestr(name, words)
    return out.getvalue()


def _pages(flat: list[str]) -> list[tuple[str, ...]]:
    return [tuple(flat[at : at + 30]) for at in range(0, len(flat), 30)]


def _mht() -> bytes:
    message = MIMEMultipart("related")
    message.attach(MIMEText(_html(), "html", "utf-8"))
    return message.as_bytes()


def _workbook(path: Path) -> None:
    book = openpyxl.Workbook()
    for row in TARGETS:
        book.worksheets[0].append([cell[0] if cell else None for cell in row])
    book.save(path)


if __name__ == "__main__":
    main()
