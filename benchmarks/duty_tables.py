"""How many duties of invented duty tables (责任分工表) are read, and how many are right, by the form in which the table reaches us.

Each table is made from a seed: columns, headings, order, merged cells, several bodies in a cell, widths at which cells wrap, pages.
The one who makes it knows the right answer. The same table is then written in every form: a cell a line, lines of a PDF page with
pieces of several cells between single spaces or in their places, tabs, bars, HTML, Word, Excel, PDF with and without rules.
Run: python benchmarks/duty_tables.py [TABLES] [SEED] [FORM …]
"""

# ruff: noqa: SIM905  lists of Chinese words read better as one string

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from pathlib import Path
from random import Random

import docx
import openpyxl

from plankg.extract.layout.document import PlanDocument
from plankg.extract.readers.reading import read_source
from plankg.extract.tables.duty_tables import duty_tables
from tests.extract.test_pdf_reading import pdf, text_at

_BODIES = (
    "市林业局 市财政局 市住房城乡建设局 市文化广电旅游局 市人力资源社会保障局 市农业农村局 市水务局 市委宣传部 市委编办 市教育局 "
    "市交通运输局 市机关事务管理中心 市自然资源和规划局 市发展改革委 市工业和信息化局 市卫生健康委 市应急管理局 市市场监管局 团市委 市残联 "
    "市科协 市公安局 市政务服务数据管理局 市总工会 各县区政府 各镇街 市城管执法局 市民政局 市商务局 市税务局 市档案馆 市供销社 霁湖区政府 "
    "岚山新区管委会 市城建投资集团 市气象局 市司法局 市生态环境局 市国资委 人民银行霁州分行"
).split()
_NATIONAL = (
    "发展改革委 教育部 科技部 工业和信息化部 民政部 财政部 人力资源社会保障部 自然资源部 生态环境部 住房城乡建设部 交通运输部 水利部 "
    "农业农村部 商务部 文化和旅游部 国家卫生健康委 应急管理部 人民银行 海关总署 税务总局 市场监管总局 国家统计局 国务院国资委 全国总工会"
).split()
_VERBS = "修缮 新建 编制 完善 组织 开展 推广 制定 整理 清理 检修 绘制 更新 排查 培育 筹备 布置 改造 登记 展出".split()
_THINGS = (
    "古茶亭 河灯步道 山货集市 渔港灯塔 竹编作坊 老戏台 桥头书屋 果园水渠 驿站凉棚 花圃围栏 染坊展厅 糖坊晒场 茶山石阶 风车磨坊 码头货架 "
    "苗床暖棚 灯会图册 民歌曲谱 古井名录 村史陈列"
).split()
_TAILS = (
    "明确开放时间和看护人员，张贴统一标识",
    "优先选用本地石料、竹木等材料",
    "邀请老艺人讲解制作过程并留存影像",
    "建立一处一档，定期回访",
    "与周边街巷同步整理，方便群众步行到达",
    "每季度不少于两次，并公布结果",
    "做到有人管、有人看、有人用",
    "参考邻近乡村做法，逐步推开",
    "按照先易后难的顺序分批实施",
    "对破损部位及时更换，确保雨季前可用",
)
_GROUPS = "老街焕新 水岸漫步 手艺传承 山货上行 节庆迎客 乡音留存 安全护游 绿道成网 集市提质 驿路通达".split()
_DATES = (
    "2027年6月底前 2027年12月底 2028年3月 长期坚持 持续推进 2027年9月30日前 2027年底 2028年上半年 每年12月底前".split()
)
_NUMBER = "序号 编号 序号 序号".split()
_GROUP = "类别 重点任务 任务名称 工作事项 专项任务 重点工作".split()
_CONTENT = "工作内容 主要内容 具体任务 工作任务 具体举措 任务内容 工作措施 主要任务".split()
_LEAD = "牵头单位 牵头部门 牵头责任单位 主办单位 牵头科室".split()
_SUPPORT = "配合单位 配合部门 协办单位 参与单位 责任单位".split()
_OWNER = "责任单位 责任部门 责任主体 承办单位 落实单位 责任单位".split()
_DEADLINE = "完成时限 完成时间 时间节点 时限要求 进度安排".split()
_OTHER = "备注 进展情况 完成情况 目标成效 存在问题 督办人".split()
_STATES = "已启动 筹备中 未开始 按计划推进 需协调场地 方案已审定".split()
_WIDTHS = {"number": 3, "group": 7, "content": 18, "lead": 8, "support": 9, "owner": 9, "deadline": 6, "other": 5}

Duty = tuple[str, str, str]
Lines = list[tuple[float, int, str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: kinds and headings of its columns, its rows (None for a cell merged with the one above), and its duties.

    `widths` are characters a line by column, `centred` says whether cells are in the middle of their rows, `page` how many lines a
    page holds (0 for one page), `torn` whether a row can go on over a page's end, `again` whether the header is printed on each page.
    """

    title: str
    kinds: list[str]
    headings: list[str]
    rows: list[list[str | None]]
    duties: list[Duty]
    widths: list[int]
    centred: bool
    page: int
    torn: bool
    again: bool


@dataclass(slots=True)
class Count:
    """Duties right, found and there."""

    right: int = 0
    found: int = 0
    there: int = 0
    kinds: Counter[str] = field(default_factory=Counter)


def sheet(seed: int, *, tall: bool = False) -> Sheet:
    """The table of a seed; a tall one has 30 rows and more, and groups of up to nine rows."""
    random = Random(f"duty-table {seed}")  # noqa: S311 - the same tables again for a seed, no secret
    kinds = _kinds(random)
    words = {
        "number": _NUMBER, "group": _GROUP, "content": _CONTENT, "lead": _LEAD, "support": _SUPPORT, "owner": _OWNER,
        "deadline": _DEADLINE, "other": _OTHER,
    }  # fmt: skip
    headings = [random.choice(words[kind]) for kind in kinds]
    scale = random.choice((0.65, 0.8, 1.0, 1.3, 1.7))
    widths = [max(3, round(_WIDTHS[kind] * (scale if kind != "number" else 1))) for kind in kinds]
    per_group = random.choice((2, 5, 9) if tall else (1, 2, 3))
    marked = kinds.count("owner") == 1 and random.random() < 0.2
    mark = random.choices("、 \n，", (7, 1, 2, 1))[0]
    long, stopped = random.choice((0, 1, 2)), random.random() < 0.6
    bodies = _BODIES if random.random() < 0.75 else _NATIONAL
    rows: list[list[str | None]] = []
    duties: list[Duty] = []
    groups = random.sample(_GROUPS, len(_GROUPS))
    used: set[str] = set()
    for at in range(random.randint(30, 80) if tall else random.randint(4, 14)):
        content = _content(random, long, used, stopped=stopped)
        cells: dict[str, str | None] = {"number": str(at + 1), "content": content, "deadline": random.choice(_DATES)}
        cells["group"] = groups[at // per_group % len(groups)] if at % per_group == 0 else None
        cells["other"] = random.choice(_STATES) if random.random() < 0.5 else ""
        left = random.sample(bodies, 8)
        for kind in ("lead", "support", "owner"):
            if kind in kinds:
                cells[kind], named = _bodies(random, kind, left, mark, marked=marked)
                duties.extend((content, body, role) for body, role in named)
        rows.append([cells[kind] for kind in kinds])
    for at, kind in enumerate(kinds):
        if kind == "support" and headings[at] == "责任单位":
            duties = [(task, body, "owner" if role == "support" else role) for task, body, role in duties]
    centred, torn = random.random() < 0.6, random.random() < 0.5
    page = random.choice((0, 0, 26, 34))
    title = f"霁州市漫游古道{random.choice(('任务分解表', '责任分工表', '重点任务清单', '督查台账'))}"
    return Sheet(title, kinds, headings, rows, duties, widths, centred, page, torn, random.random() < 0.6)


def _kinds(random: Random) -> list[str]:
    kinds = ["number"] if random.random() < 0.8 else []
    kinds += ["group"] if random.random() < 0.5 else []
    bodies = random.choice((["lead"], ["owner"], ["lead", "support"], ["owner"], ["lead", "support"]))
    deadline = ["deadline"] if random.random() < 0.6 else []
    tail = [*deadline, *bodies] if random.random() < 0.25 else [*bodies, *deadline]
    return [*kinds, "content", *tail, *(["other"] if random.random() < 0.3 else [])]


def _content(random: Random, long: int, used: set[str], *, stopped: bool) -> str:
    while True:
        words = random.choice(_VERBS) + random.choice(_THINGS)
        if words not in used:
            used.add(words)
            break
    tails = random.sample(_TAILS, random.randint(0, 1) + long)
    return words + "".join(f"，{tail}" for tail in tails) + ("。" if stopped and (tails or long) else "")


def _bodies(
    random: Random, kind: str, left: list[str], mark: str, *, marked: bool
) -> tuple[str, list[tuple[str, str]]]:
    """The words of a cell of bodies and who is in it; `left` are bodies that the row has not named yet."""
    if kind == "support" and random.random() < 0.15:
        return "", []
    count = 1 if kind == "lead" and random.random() < 0.7 else random.randint(1, 4)
    names = [left.pop() for _ in range(min(count, len(left)))]
    if marked and kind == "owner":
        words = [f"{name}（{'牵头' if at == 0 else '配合'}）" for at, name in enumerate(names)]
        return "、".join(words), [(name, "lead" if at == 0 else "support") for at, name in enumerate(names)]
    return mark.join(names), [(name, kind) for name in names]


def wrapped(words: str, width: int) -> list[str]:
    """Words in lines of a width in Chinese characters; no line begins with a closing mark, a figure is not broken, a line break in them is kept."""
    lines: list[str] = []
    for stretch in words.split("\n"):
        line, used = "", 0.0
        for letter in re.findall(r"[\d.,]+|.", stretch):
            size = sum(0.5 if one.isascii() else 1.0 for one in letter)
            if line and used + size > width and letter not in "、，。；：）”":
                lines.append(line)
                line, used = "", 0.0
            line, used = line + letter, used + size
        lines.append(line)
    return [line for line in lines if line]


def printed(table: Sheet) -> Iterator[Lines]:
    """The lines of each page: how far down, which column, which words."""
    header: Lines = []
    heads = [wrapped(words, width) for words, width in zip(table.headings, table.widths, strict=True)]
    tall = max(map(len, heads))
    for at, lines in enumerate(heads):
        header.extend(((tall - len(lines)) / 2 + n, at, line) for n, line in enumerate(lines))
    page, down = list(header), float(tall)
    for block in _blocks(table):
        height = max((y for y, _, _ in block), default=0.0) + 1
        if table.page and down + height > table.page and not table.torn:
            yield page
            page, down = (list(header), float(tall)) if table.again else ([], 0.0)
        for y, at, line in sorted(block):
            if table.page and down + y >= table.page and table.torn:
                yield page
                page = list(header) if table.again else []
                down = (tall if table.again else 0.0) - y
            page.append((down + y, at, line))
        down += height
    yield page


def _blocks(table: Sheet) -> Iterator[Lines]:
    """The lines of each group of rows from its upper edge on, merged cells over their rows."""
    starts = [at for at, row in enumerate(table.rows) if None not in row]
    for start, end in zip(starts, [*starts[1:], len(table.rows)], strict=True):
        rows = table.rows[start:end]
        cells = [[wrapped(words or "", width) for words, width in zip(row, table.widths, strict=True)] for row in rows]
        heights = [
            float(max(len(lines) for words, lines in zip(r, c, strict=True) if words))
            for r, c in zip(rows, cells, strict=True)
        ]
        if (first := max(len(lines) for lines in cells[0])) > sum(heights):
            heights[-1] += first - sum(heights)
        found: Lines = []
        for at in range(len(table.kinds)):
            merged = len(rows) > 1 and rows[1][at] is None
            top = 0.0
            for row, height in zip(cells, [sum(heights)] if merged else heights, strict=False):
                shift = (height - len(row[at])) / 2 if table.centred else 0.0
                found.extend((top + shift + n, at, line) for n, line in enumerate(row[at]))
                top += height
        yield found


def as_cell_lines(table: Sheet) -> str:
    """A cell a line, each wrapped; merged and empty cells are missing."""
    lines = list(table.headings)
    for row in table.rows:
        for words, width in zip(row, table.widths, strict=True):
            lines.extend(wrapped(words or "", width))
    return _page(table, "\n".join(lines))


def as_whole_cell_lines(table: Sheet) -> str:
    """A cell a line, none wrapped but where several bodies are a line each."""
    lines = [*table.headings, *(words for row in table.rows for words in row if words)]
    return _page(table, "\n".join(lines))


def as_single_spaces(table: Sheet) -> str:
    """The printed lines of a page, single spaces between the cells."""
    return _page(table, _printed(table, lambda line: " ".join(words for _, _, words in line)))


def as_spaced(table: Sheet) -> str:
    """The printed lines of a page, each piece in its place."""
    starts = [sum(2 * width + 3 for width in table.widths[:at]) for at in range(len(table.widths))]

    def placed(line: Sequence[tuple[float, int, str]]) -> str:
        words = ""
        for _, at, piece in line:
            words += " " * (starts[at] - sum(1 if letter.isascii() else 2 for letter in words)) + piece
        return words

    return _page(table, _printed(table, placed))


def _printed(table: Sheet, written: Callable[[Sequence[tuple[float, int, str]]], str]) -> str:
    pages = [
        "\n".join(written(list(line)) for _, line in groupby(sorted(page), key=lambda piece: piece[0]))
        for page in printed(table)
    ]
    return "".join(
        page + (f"\n- {number} -\n" if number < len(pages) else "\n") for number, page in enumerate(pages, 1)
    )


def as_tabs(table: Sheet) -> str:
    """A row a line, tabs between the cells."""
    rows = [table.headings, *([(words or "").replace("\n", "、") for words in row] for row in table.rows)]
    return _page(table, "\n".join("\t".join(row) for row in rows))


def as_bars(table: Sheet) -> str:
    """A table in Markdown."""
    rows = [table.headings, ["---"] * len(table.headings)]
    rows += [[(words or "").replace("\n", "<br>") for words in row] for row in table.rows]
    return _page(table, "\n".join(f"| {' | '.join(row)} |" for row in rows))


def as_html(table: Sheet) -> str:
    """A page with merged cells."""
    rows = ["".join(f"<td>{words}</td>" for words in table.headings)]
    for at, row in enumerate(table.rows):
        cells = ""
        for column, words in enumerate(row):
            if words is not None:
                more = 1
                while at + more < len(table.rows) and table.rows[at + more][column] is None:
                    more += 1
                inner = "".join(f"<p>{escape(one)}</p>" for one in words.split("\n"))
                cells += f'<td rowspan="{more}">{inner}</td>'
        rows.append(cells)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    head = (
        f"<h1>{table.title.replace('任务', '工作')}</h1><p>一、工作要求</p><p>各单位抓好落实。</p><p>{table.title}</p>"
    )
    return f"<html><body>{head}<table>{body}</table></body></html>"


def as_html_unmerged(table: Sheet) -> str:
    """A page whose merged cells were dropped, so that a row begins with its own first cell."""
    rows = [table.headings, *([words for words in row if words is not None] for row in table.rows)]
    body = "".join("<tr>" + "".join(f"<td>{escape(words)}</td>" for words in row) + "</tr>" for row in rows)
    return f"<html><body><h1>霁州市漫游古道方案</h1><p>各单位抓好落实。</p><p>{table.title}</p><table>{body}</table></body></html>"


def _page(table: Sheet, body: str) -> str:
    return f"霁州市漫游古道实施方案\n一、工作要求\n各单位抓好落实。\n附件\n{table.title}\n{body}\n"


def write_word(table: Sheet, path: Path) -> None:
    """A Word file with merged cells."""
    file = docx.Document()
    file.add_paragraph(table.title)
    grid = file.add_table(rows=1 + len(table.rows), cols=len(table.headings))
    for column, words in enumerate(table.headings):
        grid.cell(0, column).text = words
        top = 0
        for at, row in enumerate(table.rows, 1):
            if row[column] is None:
                grid.cell(top, column).merge(grid.cell(at, column))
            else:
                top = at
                grid.cell(at, column).text = row[column] or ""
    file.save(str(path))


def write_excel(table: Sheet, path: Path) -> None:
    """A workbook with merged cells."""
    book = openpyxl.Workbook()
    page = book.active
    page.append([table.title])
    page.append(table.headings)
    for row in table.rows:
        page.append(row)
    for column in range(len(table.headings)):
        at = 0
        for _, same in groupby(table.rows, key=lambda row, column=column: row[column] is None):
            count = len(list(same))
            if table.rows[at][column] is None:
                page.merge_cells(None, at + 2, column + 1, at + count + 2, column + 1)
            at += count
    book.save(path)


def write_pdf(table: Sheet, path: Path) -> None:
    """A PDF file of the printed lines, without rules."""
    size, edge = 10, 40.0
    starts = [edge + sum(size * width + 12 for width in table.widths[:at]) for at in range(len(table.widths) + 1)]
    pages: list[str] = []
    for page in printed(table):
        words = [(starts[at] + 6, 780 - 14 * y, line) for y, at, line in page]
        words += [(edge, 810, table.title)] if not pages else []
        pages.append(text_at(words))
    path.write_bytes(pdf(*pages))


TEXTS: dict[str, tuple[str, Callable[[Sheet], str]]] = {
    "cell lines, whole": (".txt", as_whole_cell_lines),
    "cell lines, wrapped": (".txt", as_cell_lines),
    "single spaces": (".txt", as_single_spaces),
    "spaced": (".txt", as_spaced),
    "tabs": (".txt", as_tabs),
    "bars": (".md", as_bars),
    "html": (".html", as_html),
    "html, unmerged": (".html", as_html_unmerged),
}
FILES: dict[str, tuple[str, Callable[[Sheet, Path], None]]] = {
    "word": (".docx", write_word),
    "excel": (".xlsx", write_excel),
    "pdf, no rules": (".pdf", write_pdf),
}
FORMS = (*TEXTS, *FILES)


def write(table: Sheet, form: str, folder: Path) -> Path:
    """A table as a file of one form."""
    suffix = (TEXTS.get(form) or FILES[form])[0]
    path = folder / f"table{suffix}"
    if form in TEXTS:
        path.write_text(TEXTS[form][1](table), "utf-8")
    else:
        FILES[form][1](table, path)
    return path


def found_in(path: Path) -> list[Duty]:
    """The duties that are read from the tables of a file: task, body, role, without blanks."""
    document = PlanDocument(read_source(path))
    found: list[Duty] = []
    for row in duty_tables(document).rows:
        task = "".join(row.task.of(document.text).split())
        whole = "".join((row.title or "").split())
        named = whole if len(whole) > len(task) and whole.startswith(task) else task
        for body, _ in row.bodies:
            name = body.name or body.named.span.of(document.text)
            found.append((named, "".join(name.split()), body.named.role))
    return found


def measured(form: str, seeds: Sequence[int], *, tall: bool = False) -> Count:
    """Right, found and there over the tables of some seeds; a duty is right when task, body and role are."""
    count = Count()
    with tempfile.TemporaryDirectory() as folder:
        for seed in seeds:
            table = sheet(seed, tall=tall)
            found, there = Counter(found_in(write(table, form, Path(folder)))), Counter(table.duties)
            count.right += sum((found & there).values())
            count.found += sum(found.values())
            count.there += sum(there.values())
    return count


def main() -> None:
    """Print precision and recall by form."""
    tables = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    for form in sys.argv[3:] or FORMS:
        count = measured(form, range(first, first + tables))
        precision, recall = count.right / max(count.found, 1), count.right / max(count.there, 1)
        print(
            f"{form:22} P {precision:.3f} R {recall:.3f}  ({count.right} right of {count.found} found, {count.there} there)"
        )


if __name__ == "__main__":
    main()
