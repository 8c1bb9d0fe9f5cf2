"""项目 (projects) in tables and lists of every form; the works and places are invented."""

import pytest

from plankg.extract.model import PlanGraph, Project, Task
from tests.extract.test_grids import extracted

NAMES = ["湖岸加固工程", "湖心岛泵站改造项目", "湖站建设工程", "东湖水质监测平台"]
WORK = ["加固湖岸12公里。", "改造泵站2座。", "新建湖站12处。", "建设监测点30个，接入县平台。"]
HEAD = "丙县护湖“十五五”规划\n\n一、主要任务\n\n（一）养护湖岸\n\n修好一段湖岸，安排专人看护。\n\n"


def projects(plan: PlanGraph) -> list[str]:
    return [node.name for node in plan.nodes if isinstance(node, Project)]


@pytest.mark.parametrize("gap", ["\n", "\t", "|", " ", "  "], ids=["lines", "tabs", "bars", "space", "spaces"])
@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        ("序号 项目名称 建设内容", WORK),
        ("序号 工程名称 投资估算（亿元）", ["1.2", "0.3", "0.45", "0.08"]),
        ("序号 项目名称 建设地点", ["东乡", "西乡", "南镇", "北镇"]),
    ],
)
def test_rows_of_a_table_of_projects(heads: str, cells: list[str], gap: str) -> None:
    rows = [heads.split(" "), *([str(at), *row] for at, row in enumerate(zip(NAMES, cells, strict=True), 1))]
    assert projects(extracted(HEAD + "附表1 重点项目表\n\n" + "\n".join(gap.join(row) for row in rows) + "\n")) == NAMES


def test_table_of_names_alone_is_one_of_projects_by_its_title() -> None:
    rows = "\n".join(f"{at}\t{name}" for at, name in enumerate(NAMES, 1))
    assert projects(extracted(f"{HEAD}附表1 重点项目清单\n\n序号\t项目名称\n{rows}\n")) == NAMES


CATEGORIES = {
    "Chinese numbers and sums": [("一", "湖岸类", "", "1500"), ("二", "湖站类", "", "530")],
    "counts": [("1", "湖岸类（2项）", "", "1500"), ("2", "湖站类（2项）", "", "530")],
    "empty": [("一", "湖岸类", "", ""), ("二", "湖站类", "", "")],
    "sums by name": [("", "湖岸类小计", "", "1500"), ("", "合计", "", "2030")],
}


@pytest.mark.parametrize("groups", CATEGORIES.values(), ids=CATEGORIES.keys())
def test_rows_of_categories_and_sums_are_no_projects(groups: list[tuple[str, str, str, str]]) -> None:
    works = [(str(at), name, work, "300") for at, (name, work) in enumerate(zip(NAMES, WORK, strict=True), 1)]
    rows = [("序号", "项目名称", "建设内容", "总投资（万元）"), groups[0], *works[:2], groups[1], *works[2:]]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    plan = extracted(f"<h2>一、主要任务</h2><p>养护湖岸。</p><p>附表1 重点项目表</p><table>{table}</table>", ".html")
    assert projects(plan) == NAMES


def test_works_that_are_done_are_no_projects_of_the_plan() -> None:
    rows = f"1\t{NAMES[0]}\t{WORK[0]}\t300\n2\t{NAMES[1]}\t{WORK[1]}\t500"
    assert projects(extracted(f"{HEAD}表2 已建成项目\n序号\t项目名称\t建设内容\t完成投资（万元）\n{rows}\n")) == []


def test_groups_of_a_chapter_of_works_are_no_projects() -> None:
    plan = extracted(f"{HEAD}二、重大工程\n（一）水源工程\n1.{NAMES[0]}。{WORK[0]}\n2.{NAMES[2]}。{WORK[2]}\n")
    assert projects(plan) == [NAMES[0], NAMES[2]]


LISTS = {
    "a number each": "\n".join(
        f"{at}.{name}：{work}" for at, (name, work) in enumerate(zip(NAMES, WORK, strict=True), 1)
    ),
    "Chinese numbers": "\n".join(f"{n}、{name}\n{work}" for n, name, work in zip("一二三四", NAMES, WORK, strict=True)),
}


@pytest.mark.parametrize("entries", LISTS.values(), ids=LISTS.keys())
def test_entries_of_an_annex_of_projects(entries: str) -> None:
    assert projects(extracted(f"{HEAD}附件1\n\n重点项目清单\n\n{entries}\n")) == NAMES


def test_entries_under_the_groups_of_an_annex_of_projects() -> None:
    groups = f"一、湖岸类\n（一）{NAMES[0]}。{WORK[0]}\n（二）{NAMES[1]}。{WORK[1]}\n二、湖站类\n（一）{NAMES[2]}。{WORK[2]}\n"
    assert projects(extracted(f"{HEAD}附件1\n\n重点工程项目\n\n{groups}")) == NAMES[:3]


PLACES = ["东湖通用码头", "湖滨快速通道", "石门水闸", "县护湖展览馆"]
ENTRIES = {
    "words": "{n}.{name}：{work}",
    "stops": "{n}. {name}。{work}",
    "brackets": "（{n}）{name}。{work}",
    "years": "{n}.{name}（2026—2028年）。{work}",
    "names alone": "{n}.{name}",
    "a list": "{n}.{name}；",
    "a line each": "{n}.{name}\n{work}",
}


@pytest.mark.parametrize(
    "groups", [("一、水利工程", "二、文化设施"), ("（一）水利工程（2项）", "（二）文化设施（2项）")]
)
@pytest.mark.parametrize("anew", [False, True], ids=["numbers run on", "numbers begin anew"])
@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES.keys())
def test_places_in_an_annex_of_projects_are_projects_and_their_groups_are_none(
    entry: str, anew: bool, groups: tuple[str, str]
) -> None:
    lines = [
        entry.format(n=at % 2 + 1 if anew else at + 1, name=name, work=work)
        for at, (name, work) in enumerate(zip(PLACES, WORK, strict=True))
    ]
    listed = "\n".join([groups[0], *lines[:2], groups[1], *lines[2:]])
    assert projects(extracted(f"{HEAD}附件2\n丙县“十五五”重大项目表\n{listed}\n")) == PLACES


def test_entries_under_the_title_of_a_table_of_projects() -> None:
    listed = "\n".join(f"{at}.{name}。{work}" for at, (name, work) in enumerate(zip(PLACES, WORK, strict=True), 1))
    assert projects(extracted(f"{HEAD}表2 护湖重点项目一览表\n{listed}\n")) == PLACES


def test_annex_of_tasks_of_projects_is_no_list_of_them() -> None:
    listed = "1.完善审批系统。优化流程。\n2.推行告知承诺。公布清单。"
    assert projects(extracted(f"{HEAD}附件1\n丙县工程项目审批改革任务清单\n{listed}\n")) == []


def test_named_sections_of_a_chapter_of_works_are_projects_and_tasks() -> None:
    plan = extracted(f"{HEAD}二、重点工程\n（一）{NAMES[0]}\n{WORK[0]}\n（二）推进湖区重大工程\n{WORK[1]}\n")
    assert projects(plan) == NAMES[:1]
    assert {NAMES[0], "推进湖区重大工程"} <= {node.title for node in plan.nodes if isinstance(node, Task)}


def test_numbered_entries_of_a_chapter_of_works_need_no_word_for_works() -> None:
    plan = extracted(
        f"{HEAD}二、重点项目\n1.湖区展馆新建。建一座馆。\n2.护湖站改造。改造老站。\n3.推进湖区治理。治理湖区。\n"
    )
    assert projects(plan) == ["湖区展馆新建", "护湖站改造"]


@pytest.mark.parametrize(
    "words",
    [
        "统筹推进湖岸加固工程、湖站建设工程等重点项目，加快落地。",
        "表2 资金安排\n项目\t2026年\t2027年\n人员经费\t20\t22\n办公经费\t5\t5",
        "表3 补贴标准\n序号\t补贴项目\t补贴标准\t责任单位\n1\t管护补贴\t每公里500元\t县财政局\n2\t巡护补贴\t每人200元\t县财政局",
        "表4 任务分工\n序号\t工作任务\t责任单位\t完成时限\n1\t推进湖岸加固\t县水利局\t2026年底\n2\t建设湖站\t县农业农村局\t2027年底",
    ],
    ids=["in a sentence", "a budget", "subsidies", "duties"],
)
def test_what_only_looks_like_a_list_of_projects_gives_none(words: str) -> None:
    assert projects(extracted(f"{HEAD}{words}\n")) == []


SHARED = ["湖岸", "湖岸", "监测", "监测"]


@pytest.mark.parametrize("gap", ["\n", "\t", "|", " ", "  "], ids=["lines", "tabs", "bars", "space", "spaces"])
@pytest.mark.parametrize("grouped", [False, True])
def test_names_and_contents_need_no_number(gap: str, *, grouped: bool) -> None:
    rows = [[name, words.rstrip("。") + "，并配套绿化"] for name, words in zip(NAMES, WORK, strict=True)]
    heads = ["项目名称", "建设内容"]
    if grouped:
        heads = ["类别", *heads]
        first = [group if at % 2 == 0 else "" for at, group in enumerate(SHARED)]
        rows = [[group, *row] for group, row in zip(first, rows, strict=True)]
    lines = [gap.join(cell for cell in row if cell or gap in "\t|") for row in [heads, *rows]]
    assert projects(extracted(HEAD + "附表1 重点项目表\n\n" + "\n".join(lines) + "\n")) == NAMES


@pytest.mark.parametrize("gap", ["\n", "\t", "|", "  "], ids=["lines", "tabs", "bars", "spaces"])
def test_list_of_projects_with_those_who_own_them(gap: str) -> None:
    owners = ["县水利局", "县水利局", "东乡政府", "县大数据局"]
    rows = [["序号", "项目名称", "项目单位"]]
    rows += [[str(at), name, owner] for at, (name, owner) in enumerate(zip(NAMES, owners, strict=True), 1)]
    table = "\n".join(gap.join(row) for row in rows)
    assert projects(extracted(f"{HEAD}附表1 重点项目清单\n\n{table}\n")) == NAMES


@pytest.mark.parametrize("gap", [" ", "  "])
def test_groups_between_rows_with_owners_are_no_part_of_them(gap: str) -> None:
    heads = ["序号", "项目名称", "建设内容", "建设地点", "总投资（万元）", "责任单位", "建设年限"]
    rows = [
        [str(at), name, words.rstrip("。"), "东乡", "1200", "县水利局", "2026-2028"]
        for at, (name, words) in enumerate(zip(NAMES, WORK, strict=True), 1)
    ]
    lines = [gap.join(row) for row in [heads, ["湖岸类"], *rows[:2], ["监测类"], *rows[2:]]]
    assert projects(extracted(HEAD + "附表1 重点项目表\n\n" + "\n".join(lines) + "\n")) == NAMES


@pytest.mark.parametrize("mark", ["", "●"])
def test_names_alone_in_an_annex_of_projects(mark: str) -> None:
    listed = "\n".join(mark + name for name in NAMES)
    assert projects(extracted(f"{HEAD}附件2\n\n护湖重点建设项目名单\n\n{listed}\n")) == NAMES


def test_what_is_said_after_a_name_is_no_part_of_it() -> None:
    listed = "\n".join(f"{at}.{name}，总投资{at}00万元，2026—2028年" for at, name in enumerate(NAMES, 1))
    assert projects(extracted(f"{HEAD}附件 护湖重大项目清单\n\n{listed}\n")) == NAMES


def test_cut_names_of_a_table_of_two_columns_give_no_project() -> None:
    table = "项目名称     建设内容\n湖岸加固工    加固湖岸12公里，配\n程            套绿化\n湖站建设工    新建湖站12处，配齐\n程            巡护设备"
    assert set(projects(extracted(f"{HEAD}附表1 重点项目表\n\n{table}\n"))) <= {"湖岸加固工程", "湖站建设工程"}


def found_projects(table: str) -> list[Project]:
    return [node for node in extracted(f"{HEAD}附表1 重点项目表\n\n{table}\n").nodes if isinstance(node, Project)]


@pytest.mark.parametrize("anew", [False, True], ids=["numbers run on", "numbers begin anew"])
@pytest.mark.parametrize("sums", [("", ""), (" 1500", ""), ("", "小计 1500"), (" 1500", "合计 1500")])
def test_titles_and_sums_between_rows_a_line_are_no_part_of_them(sums: tuple[str, str], *, anew: bool) -> None:
    rows = [
        f"{at % 2 + 1 if anew else at + 1} {name} {words.rstrip('。')} 300 县水利局"
        for at, (name, words) in enumerate(zip(NAMES, WORK, strict=True))
    ]
    of_title, below = sums
    lines = ["序号 项目名称 建设内容及规模 总投资（万元） 责任单位", f"一 湖岸类{of_title}", *rows[:2], below]
    lines += [f"二 监测类{of_title}", *rows[2:], below]
    found = found_projects("\n".join(line for line in lines if line))
    assert [(one.name, one.category) for one in found] == list(zip(NAMES, ["湖岸类"] * 2 + ["监测类"] * 2, strict=True))
    assert [one.scale for one in found] == [words.rstrip("。") for words in WORK]
    assert {one.investment_raw for one in found} == {"300"}


@pytest.mark.parametrize("gap", ["\n", "\t", "|", " ", "  "], ids=["lines", "tabs", "bars", "space", "spaces"])
def test_years_of_a_project_are_in_two_columns(gap: str) -> None:
    rows = [["序号", "项目名称", "建设内容", "开工年份", "完工年份", "总投资（万元）"]]
    rows += [
        [str(at), name, words.rstrip("。"), "2026", f"202{at + 6}", "300"]
        for at, (name, words) in enumerate(zip(NAMES[:3], WORK, strict=False), 1)
    ]
    found = found_projects("\n".join(gap.join(row) for row in rows))
    assert [(one.name, one.year_start, one.year_end, one.investment_raw) for one in found] == [
        (name, 2026, year, "300") for name, year in zip(NAMES[:3], [2027, 2028, 2029], strict=True)
    ]


def in_columns(row: list[str]) -> str:
    """Cells in their places on a line, an ideograph two letters wide."""
    widths = (6, 26, 34, 18, 12)
    return "".join(
        cell + " " * (width - len(cell.encode("gbk"))) for cell, width in zip(row, widths, strict=True)
    ).rstrip()


@pytest.mark.parametrize("anew", [False, True], ids=["numbers run on", "numbers begin anew"])
def test_titles_and_sums_between_rows_set_by_blanks_are_no_part_of_them(*, anew: bool) -> None:
    rows = [
        [str(at % 2 + 1 if anew else at + 1), name, words.rstrip("。"), "300", "县水利局"]
        for at, (name, words) in enumerate(zip(NAMES, WORK, strict=True))
    ]
    titles = [[number, name, "", total, ""] for number, name, total in [("一", "湖岸类", ""), ("二", "监测类", "600")]]
    total = ["", "小计", "", "600", ""]
    head = ["序号", "项目名称", "建设内容及规模", "总投资（万元）", "责任单位"]
    found = found_projects("\n".join(map(in_columns, [head, titles[0], *rows[:2], total, titles[1], *rows[2:], total])))
    assert [(one.name, one.category) for one in found] == list(zip(NAMES, ["湖岸类"] * 2 + ["监测类"] * 2, strict=True))
    assert {one.investment_raw for one in found} == {"300"}
