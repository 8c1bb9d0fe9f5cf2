"""How many indicators are read from tables of targets that are made of the rows of real plans, by the form of the table.

A folder of plans with gold (gold/indicators.csv: category, name, unit, baseline, target, nature) gives the rows. They are set under
several headings in every form of duty_tables.py and some more, with text of a plan around them. The right answer is what was set.
Run: python benchmarks/gold_tables.py FOLDER [TABLES [FORM …]]   TABLES of each form and heading
"""

import csv
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from random import Random

from benchmarks.duty_tables import FILES, Sheet, as_html, as_single_spaces, as_spaced, wrapped
from plankg.extract import extract_file
from plankg.extract.text.fold import fold

_NATURES = {"binding": "约束性", "expected": "预期性"}
_FEWEST, _MOST = 5, 25
_BEFORE = """霁州市漫游古道建设规划（FIRST—YEAR年）
第一章 规划背景
“十三五”时期，全市修缮古茶亭，整理渔歌，山货集市逐步恢复，群众出行更加方便。
第二章 总体要求
一、基本原则
坚持一处一策，分步实施。
二、主要目标
到规划期末，古道沿线面貌明显改善，具体指标见下表。
"""
_AFTER = """三、重点任务
（一）修缮古茶亭。对破损部位及时更换，张贴统一标识，明确开放时间和看护人员。
（二）整理渔歌。邀请老艺人讲解制作过程并留存影像，建立一处一档。
"""
_CAPTIONS = ("表1 漫游古道建设主要指标", "专栏1 漫游古道建设主要指标", "漫游古道建设主要指标表", "“十四五”时期主要指标")
_NOTES = ("注：[ ]内为五年累计数。", "", "注：①带〔〕的为累计值。②部分指标以年报数据为准。")
_EMPTY = {"", "-", "—", "——", "/", "－"}

Row = dict[str, str]
Wanted = tuple[str, str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns: kind, heading (years as {old} and {new}) and width; `over` is a heading over the columns of some kinds."""

    columns: tuple[tuple[str, str, int], ...]
    over: tuple[str, tuple[str, ...]] = ("", ())

    @property
    def kinds(self) -> list[str]:
        """The kinds of the columns, from left to right."""
        return [kind for kind, _, _ in self.columns]


def _layout(columns: str, over: str = "", under: str = "") -> Layout:
    cut = (column.split(":") for column in columns.split())
    return Layout(tuple((kind, words, int(width)) for kind, words, width in cut), (over, tuple(under.split())))


LAYOUTS = {
    "full": _layout(
        "category:类别:4 number:序号:2 name:指标名称:10 unit:单位:3 old:{old}年:4 new:{new}年:5 nature:属性:3"
    ),
    "no number": _layout(
        "category:类别:4 name:主要指标:12 unit:计量单位:4 old:现状值:4 new:目标值:6 nature:指标属性:4"
    ),
    "no category": _layout(
        "number:序号:2 name:指标名称:12 unit:单位:4 old:{old}年现状值:5 new:{new}年目标值:6 nature:指标属性:4"
    ),
    "unit in name": _layout("number:序号:2 full:指标:14 old:{old}年基期值:5 new:{new}年目标值:6 nature:指标性质:4"),
    "names and years": _layout("full:指标名称:14 old:{old}年:5 new:{new}年:6"),
    "growth, nature first": _layout(
        "number:序号:2 name:指标:12 unit:单位:3 nature:属性:3 flat:{new}年:5 growth:年均[累计]:5",
        "规划目标",
        "flat growth",
    ),
    "growth last": _layout(
        "category:类别:4 name:指标名称:10 unit:单位:3 old:{old}年:4 flat:{new}年:5 growth:年均增速[累计]:5 nature:属性:3"
    ),
    "targets only": _layout("number:序号:2 name:指标名称:12 unit:单位:3 new:{new}年目标:6"),
    "three years": _layout("category:类别:4 name:指标:12 unit:单位:3 old:{old}年:4 new:{new}年:5 later:2035年:5"),
    "owners": _layout(
        "number:序号:2 name:指标名称:10 unit:单位:3 old:{old}年:4 new:{new}年:5 nature:属性:3 owner:责任单位:8"
    ),
    "years in brackets": _layout(
        "category:目标类别:4 number:序号:2 full:指标名称:12 old:现状（{old}年）:4 new:目标（{new}年）:5 nature:指标类型:3"
    ),
    "values under one": _layout(
        "category:领域:4 number:序号:2 name:指标名称:10 unit:单位:3 old:{old}年现状:4 new:{new}年目标:5 nature:属性:3",
        "指标值",
        "old new",
    ),
}


@dataclass(slots=True)
class Count:
    """Names right, found and there; of the right ones those with each property right; tables that are not read and not told."""

    right: int = 0
    found: int = 0
    there: int = 0
    whole: int = 0
    silent: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    worst: list[str] = field(default_factory=list)


def rows_of(path: Path) -> list[Row]:
    """The rows of a plan's gold, each name once."""
    rows: dict[str, Row] = {}
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            nature = _NATURES.get(row["nature"], row["nature"])
            name = "".join(row["name"].split())
            rows.setdefault(
                name,
                {
                    "category": row["category"],
                    "name": name,
                    "unit": row["unit"].strip("/-"),
                    "old": row["baseline_raw"],
                    "old_year": row["baseline_year"] or "2020",
                    "new": row["target_raw"],
                    "new_year": row["target_year"] or "2025",
                    "nature": nature,
                },
            )
    found = [row for row in rows.values() if len(row["new"]) < 30]
    return found[:_MOST]


def sheet(layout: Layout, rows: Sequence[Row], random: Random, *, drop: bool = False) -> tuple[Sheet, list[Wanted]]:
    """The rows under the headings of a layout, and what is to be read; `drop` says that empty cells will be missing."""
    layout = fitting(layout, rows)
    old, new = rows[0]["old_year"], rows[0]["new_year"]
    headings = [words.format(old=old, new=new) for _, words, _ in layout.columns]
    empty = random.choice(("—", "-", "－", "/") if drop else ("—", "-", "", "/"))
    cells: list[list[str | None]] = []
    wanted: list[Wanted] = []
    above = ""
    for at, row in enumerate(rows, 1):
        said = {key: ("" if value in _EMPTY else value) for key, value in row.items()}
        grows = re.match(r"[\[〔]|年均|增长", said["new"]) is not None
        further = re.sub(r"\d+$", lambda match: str(int(match[0]) + 1), said["new"])
        values = {
            **said,
            "number": str(at),
            "full": said["name"] + (f"（{said['unit']}）" if said["unit"] else ""),
            "flat": "" if grows else said["new"],
            "growth": said["new"] if grows else "",
            "later": further,
            "owner": random.choice(("市林业局", "市财政局、市水务局", "市文化广电旅游局")),
        }
        merged = said["category"] == above and above
        above = said["category"]
        dashed = {"unit", "old", "new", "flat", "growth", "later"}
        cells.append(
            [
                None if kind == "category" and merged else values[kind] or (empty if kind in dashed else "")
                for kind in layout.kinds
            ]
        )
        unit = said["unit"] if {"unit", "full"} & set(layout.kinds) else ""
        nature = said["nature"] if "nature" in layout.kinds else ""
        before = said["old"] if "old" in layout.kinds else ""
        year = re.search(r"20\d\d", "".join(h for k, h in zip(layout.kinds, headings, strict=True) if k == "new"))
        until = new if year or "flat" in layout.kinds else ""
        wanted.append((said["name"], unit, before, said["new"], until, nature))
        if "later" in layout.kinds:
            wanted.append((said["name"], unit, before, further, "2035", nature))
    widths = [max(2, round(width * random.choice((0.8, 1.0, 1.3)))) for _, _, width in layout.columns]
    page = random.choice((0, 0, 26))
    title = random.choice(_CAPTIONS)
    kinds = layout.kinds
    return Sheet(
        title, kinds, headings, cells, [], widths, random.random() < 0.7, page, False, random.random() < 0.7
    ), wanted


def fitting(layout: Layout, rows: Sequence[Row]) -> Layout:
    """The layout without columns of groups and natures that no row has."""
    return replace(
        layout,
        columns=tuple(
            column
            for column in layout.columns
            if column[0] not in {"category", "nature"} or any(row[column[0]] for row in rows)
        ),
    )


def _two_rows(layout: Layout, headings: Sequence[str]) -> tuple[list[str], list[str]]:
    """The two rows of headings where one is over others: the cells of each, empty where there is none."""
    over, under = layout.over
    first = [
        over if kind == under[:1][0] else "" if kind in under else words
        for kind, words in zip(layout.kinds, headings, strict=True)
    ]
    second = [words if kind in under else "" for kind, words in zip(layout.kinds, headings, strict=True)]
    return first, second


def _heads(table: Sheet, layout: Layout) -> list[str]:
    """The headings as they follow each other."""
    if not layout.over[0]:
        return list(table.headings)
    first, second = _two_rows(layout, table.headings)
    return [words for words in (*first, *second) if words]


def _page(table: Sheet, body: str, note: str) -> str:
    return f"{_before(table)}{table.title}\n{body.strip(chr(10))}\n{note}\n{_AFTER}"


def _before(table: Sheet) -> str:
    """The text above a table: the plan's last year is that of its targets."""
    years = re.findall(r"20\d\d", " ".join(words for words in table.headings if "2035" not in words))
    first, last = (str(int(years[0]) + 1), years[-1]) if len(years) > 1 else ("2021", years[-1] if years else "2030")
    return _BEFORE.replace("FIRST", first).replace("YEAR", last)


def _cell_lines(table: Sheet, layout: Layout, *, width: float = 0, gap: str = "\n", split: bool = False) -> str:
    heads = [part for words in _heads(table, layout) for part in (_split(words) if split else [words])]
    lines = list(heads)
    used = 0
    for row in table.rows:
        cells = [
            part
            for words, size in zip(row, table.widths, strict=True)
            for part in (wrapped(words or "", max(2, size * width)) if width else [words] if words else [])
        ]
        if table.page and used + len(cells) > 2 * table.page:
            lines.extend(["- 12 -", *(heads if table.again else [])])
            used = 0
        lines.extend(cells)
        used += len(cells)
    return gap.join(lines)


def _split(words: str) -> list[str]:
    """A heading in two lines."""
    if re.match(r"20\d\d年", words):
        return [part for part in (words[:5], words[5:]) if part]
    return [words[: len(words) // 2], words[len(words) // 2 :]] if len(words) > 3 else [words]


def _short_together(table: Sheet, layout: Layout) -> str:
    """Number and name on a line, then the short cells on one."""
    lines = [" ".join(_heads(table, layout))]
    for row in table.rows:
        filled = [words for words in row if words]
        at = max(range(len(filled)), key=lambda at: len(filled[at]))
        lines.extend(filled[: max(at - 1, 0)])
        lines.append(" ".join(filled[max(at - 1, 0) : at + 1]))
        if filled[at + 1 :]:
            lines.append(" ".join(filled[at + 1 :]))
    return "\n".join(lines)


def _row_a_line(table: Sheet, layout: Layout, gap: str, *, repeat: bool = False, drop: bool = False) -> str:
    above = [""] * len(table.headings)
    lines = [
        gap.join(words for words in row if words or not drop)
        for row in _head_rows(table, layout, drop=drop, repeat=repeat)
    ]
    for row in table.rows:
        above = [a if words is None else words for a, words in zip(above, row, strict=True)]
        cells = above if repeat else [words or "" for words in row]
        lines.append(gap.join(words for words in cells if words or not drop))
    return "\n".join(lines)


def _head_rows(table: Sheet, layout: Layout, *, drop: bool = False, repeat: bool = False) -> list[list[str]]:
    if not layout.over[0]:
        return [list(table.headings)]
    first, second = _two_rows(layout, table.headings)
    if repeat:
        first = [
            layout.over[0] if kind in layout.over[1] else words for kind, words in zip(layout.kinds, first, strict=True)
        ]
        second = [words or above for words, above in zip(second, first, strict=True)]
    if drop:
        return [[words for words in row if words] for row in (first, second)]
    return [first, second]


def _bars(
    table: Sheet,
    layout: Layout,
    *,
    outer: bool = True,
    rule: bool = True,
    bold: bool = False,
    repeat: bool = False,
    title: bool = False,
) -> str:
    lines = _row_a_line(table, layout, " | ", repeat=repeat).split("\n")
    heads = len(_head_rows(table, layout))
    if bold:
        lines[:heads] = [" | ".join(f"**{w}**" if w else "" for w in line.split(" | ")) for line in lines[:heads]]
        lines[heads:] = [
            re.sub(r"([\u4e00-\u9fff]{5})([\u4e00-\u9fff]{4})", r"\1<br>\2", line) for line in lines[heads:]
        ]
    if title:
        lines.insert(0, " | ".join([table.title, *[""] * (len(table.headings) - 1)]))
    if rule:
        lines.insert(1, " | ".join(["---"] * len(table.headings)))
    return "\n".join(f"| {line} |" if outer else line for line in lines)


def _html(table: Sheet, layout: Layout, note: str, *, merged: bool = True, title: bool = False) -> str:
    """A page with merged cells, or with them printed again in each row."""
    if merged and not layout.over[0]:
        body = re.search(r"<table>(.*)</table>", as_html(table), re.DOTALL)
        inside = body[1] if body else ""
    else:
        rows = []
        over, under = layout.over
        if over:
            heads = zip(layout.kinds, table.headings, strict=True)
            first = [
                f'<th colspan="{len(under)}">{over}</th>' if k == under[0] else f'<th rowspan="2">{w}</th>'
                for k, w in heads
                if k == under[0] or k not in under
            ]
            second = [f"<th>{w}</th>" for k, w in zip(layout.kinds, table.headings, strict=True) if k in under]
            rows += ["".join(first), "".join(second)]
        else:
            rows.append("".join(f"<th>{escape(words)}</th>" for words in table.headings))
        above = [""] * len(table.headings)
        for row in table.rows:
            above = [a if words is None else words for a, words in zip(above, row, strict=True)]
            rows.append("".join(f"<td><p>{escape(words)}</p></td>" for words in above))
        inside = "".join(f"<tr>{row}</tr>" for row in rows)
    if title:
        inside = f'<tr><td colspan="{len(table.headings)}">{table.title}</td></tr>' + inside
    paragraphs = "".join(f"<p>{line}</p>" for line in _before(table).split("\n") if line)
    after = "".join(f"<p>{line}</p>" for line in [note, *_AFTER.split("\n")] if line)
    return f"<html><body>{paragraphs}{'' if title else f'<p>{table.title}</p>'}<table>{inside}</table>{after}</body></html>"


def _body_of(whole: str) -> str:
    """The table of a page that duty_tables.py writes."""
    return whole.split("\n", 5)[5]


Written = Callable[[Sheet, Layout], str]
TEXTS: dict[str, Written] = {
    "cell lines, whole": _cell_lines,
    "cell lines, blank lines between": lambda t, m: _cell_lines(t, m, gap="\n\n"),
    "cell lines, wrapped": lambda t, m: _cell_lines(t, m, width=1.0),
    "cell lines, narrow, split heads": lambda t, m: _cell_lines(t, m, width=0.7, split=True),
    "short cells on a line": _short_together,
    "single blanks, a row a line": lambda t, m: _row_a_line(t, m, " ", drop=True),
    "single spaces, printed": lambda t, m: _over_line(t, m, 0) + _body_of(as_single_spaces(t)),
    "spaced, printed": lambda t, m: _over_line(t, m, 3) + _body_of(as_spaced(t)),
    "runs of blanks, a row a line": lambda t, m: _row_a_line(t, m, "    ", drop=True),
    "tabs": lambda t, m: _row_a_line(t, m, "\t"),
    "tabs, repeated": lambda t, m: _row_a_line(t, m, "\t", repeat=True),
    "bars": _bars,
    "bars, bare": lambda t, m: _bars(t, m, outer=False, rule=False, repeat=True),
    "bars, bold, broken": lambda t, m: _bars(t, m, bold=True, title=True),
    "run together": lambda t, m: "".join(_cell_lines(t, m).split("\n")),
    "run together, blanks": lambda t, m: " ".join(_cell_lines(t, m).split("\n")),
}
# Forms in which an empty cell can be seen.
KEEPING = (
    "tabs",
    "tabs, repeated",
    "bars",
    "bars, bare",
    "bars, bold, broken",
    "html",
    "html, repeated",
    "html, title inside",
    "word",
    "excel",
)
FORMS = (*TEXTS, "html", "html, repeated", "html, title inside", *FILES)


def _over_line(table: Sheet, layout: Layout, gap: int) -> str:
    """The line of the heading that is over others, in its place where gaps of a width are between columns."""
    over, under = layout.over
    if not over:
        return ""
    at = layout.kinds.index(under[0])
    return " " * sum(2 * width + gap for width in table.widths[:at] if gap) + over + "\n"


def write(table: Sheet, layout: Layout, form: str, note: str, folder: Path) -> Path:
    """A table with the text around it as a file of a form."""
    if form in TEXTS:
        path = folder / ("table.md" if form.startswith("bars") else "table.txt")
        path.write_text(_page(table, TEXTS[form](table, layout), note), "utf-8")
    elif form in FILES:
        suffix, written = FILES[form]
        path = folder / f"table{suffix}"
        written(table, path)
    else:
        path = folder / "table.html"
        path.write_text(_html(table, layout, note, merged="repeated" not in form, title="title" in form), "utf-8")
    return path


def found_in(path: Path) -> tuple[list[Wanted], bool]:
    """The indicators that are read from tables, and whether a doubt of a table is told."""
    plan = extract_file(path)
    found = [node.properties() for node in plan.nodes if node.label == "Indicator"]
    tables = [one for one in found if one.get("origin") == "table"]
    told = any(node.label == "Doubt" and "table" in str(node.properties().get("rule")) for node in plan.nodes)
    return [_wanted(one) for one in tables], told


def _wanted(one: dict[str, object]) -> Wanted:
    said = [str(one.get(key) or "") for key in ("name", "unit", "baseline_raw", "target_raw", "target_year")]
    return (*said, _NATURES.get(str(one.get("nature")), ""))  # type: ignore[return-value]


def _key(wanted: Wanted) -> Wanted:
    """Folded, without blanks; a mark for nothing is nothing."""
    plain = ("".join(fold(words).split()).replace("[", "(").replace("]", ")") for words in wanted)
    return tuple("" if words in _EMPTY else words for words in plain)  # type: ignore[return-value]


def score(total: Count, found: Sequence[Wanted], wanted: Sequence[Wanted], *, told: bool, name: str) -> None:
    """Add a table to a count: names first, then the properties of those that are right."""
    left = [_key(one) for one in found]
    right = whole = 0
    for want in map(_key, wanted):
        same = [one for one in left if one[0] == want[0]]
        if not same:
            continue
        best = max(same, key=lambda one: sum(a == b for a, b in zip(one, want, strict=True)))
        left.remove(best)
        right += 1
        whole += _right(best, want)
        total.wrong.update(
            key
            for key, a, b in zip(("name", "unit", "old", "new", "year", "nature"), best, want, strict=True)
            if a != b and not (key == "year" and not b)
        )
    total.right, total.whole = total.right + right, total.whole + whole
    total.found, total.there = total.found + len(found), total.there + len(wanted)
    total.silent += not found and not told
    if right < 0.95 * max(len(wanted), len(found)) or whole < 0.95 * right:
        total.worst.append(f"{name} {whole}/{right}/{len(found)}/{len(wanted)}{'' if found or told else ' silent'}")


def _right(one: Wanted, want: Wanted) -> bool:
    return one[:4] == want[:4] and one[5] == want[5] and (one[4] == want[4] or not want[4])


def drawn(plans: dict[str, list[Row]], tables: int, forms: Sequence[str]) -> Iterator[tuple[str, str, str, Random]]:
    """Form, layout, plan and chance of each table; which plans a form and a layout get goes round."""
    names = sorted(plans)
    for form in forms:
        for at, layout in enumerate(LAYOUTS):
            for number in range(tables):
                plan = names[(5 * FORMS.index(form) + 3 * at + 7 * number) % len(names)]
                yield form, layout, plan, Random(f"{form} {layout} {plan}")  # noqa: S311 - the same tables again


def main() -> None:
    """Print names and whole rows by form and by heading, and the tables that are read worst."""
    plans: dict[str, list[Row]] = {}
    for path in sorted(Path(sys.argv[1]).rglob("gold/indicators.csv")):
        if len(rows := rows_of(path)) >= _FEWEST:
            plans[path.parent.parent.name] = rows
    tables = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    forms, by = sys.argv[3:] or list(FORMS), dict[str, Count]()
    with tempfile.TemporaryDirectory() as folder:
        for form, layout, plan, random in drawn(plans, tables, forms):
            used = fitting(LAYOUTS[layout], plans[plan])
            table, wanted = sheet(used, plans[plan], random, drop=form not in KEEPING)
            found, told = found_in(write(table, used, form, random.choice(_NOTES), Path(folder)))
            for key in (form, f"[{layout}]", "all"):
                score(by.setdefault(key, Count()), found, wanted, told=told, name=f"{layout}: {plan}")
    for key, found in by.items():
        precision, recall = found.right / max(found.found, 1), found.right / max(found.there, 1)
        whole = found.whole / max(found.right, 1)
        print(
            f"{key:34} P {precision:.3f} R {recall:.3f} rows {whole:.3f} ({found.right} of {found.there}) silent {found.silent} {dict(found.wrong)}"
        )
        if key in FORMS:
            for worst in found.worst:
                print(f"    {worst}")


if __name__ == "__main__":
    main()
