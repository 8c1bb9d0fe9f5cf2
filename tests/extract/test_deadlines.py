"""Deadlines: cells, clauses and sentences that say by when."""

import pytest

from plankg.extract.text.deadlines import Dating, deadline_cell, deadline_clause, deadlines_in
from plankg.extract.text.fold import fold

ISSUED = Dating("2023-05-10", 2023, 2025)
ANNUAL = Dating("2023-12-20", 2024, 2024)


def cell(words: str, dating: Dating = ISSUED, year: int | None = None) -> tuple[str | None, str | None]:
    found = deadline_cell(fold(words), 0, len(words), dating, year)
    assert found is not None
    return found.kind, found.date


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2025年底前", "2025-12-31"),
        ("2025年", "2025-12-31"),
        ("2025", "2025-12-31"),
        ("2025年度", "2025-12-31"),
        ("2025 年底", "2025-12-31"),
        ("2025年末", "2025-12-31"),
        ("2025年年底前完成", "2025-12-31"),
        ("2025年12月底", "2025-12-31"),
        ("2025年12月", "2025-12-31"),
        ("2025.12", "2025-12-31"),
        ("2025.6.30", "2025-06-30"),
        ("2025-06-30", "2025-06-30"),
        ("2025/6", "2025-06-30"),
        ("二〇二五年底前", "2025-12-31"),
        ("2024年2月底前", "2024-02-29"),
        ("2023 年6 月底前", "2023-06-30"),
        ("2023年6月30日前", "2023-06-30"),
        ("2023年六月三十日前", "2023-06-30"),
        ("2023年6月份", "2023-06-30"),
        ("2023年6月上旬", "2023-06-10"),
        ("2023年6月下旬", "2023-06-30"),
        ("2023年3月前", "2023-02-28"),
        ("2025年前", "2024-12-31"),
        ("2025年内", "2025-12-31"),
        ("2025年中", "2025-06-30"),
        ("2025年第三季度", "2025-09-30"),
        ("2025年1季度末", "2025-03-31"),
        ("2024年上半年", "2024-06-30"),
        ("2024年下半年", "2024-12-31"),
        ("2025-2027年", "2027-12-31"),
        ("2025年—2027年", "2027-12-31"),
        ("2025年3月至12月", "2025-12-31"),
        ("2025年1-6月", "2025-06-30"),
        ("2023年6月底前并长期坚持", "2023-06-30"),
        ("2023年底前，并持续推进", "2023-12-31"),
        ("第一批2024年6月底前，第二批2025年6月底前", "2025-06-30"),
        ("2024年6月底前制定方案，12月底前完成", "2024-12-31"),
        ("“十四五”末", "2025-12-31"),
        ("“十四五”期间", "2025-12-31"),
        ("即日起至2025年底", "2025-12-31"),
        ("6月底前", "2023-06-30"),
        ("3月底前", "2024-03-31"),
        ("年底前", "2023-12-31"),
        ("今年底", "2023-12-31"),
        ("明年6月底前", "2024-06-30"),
        ("四季度", "2023-12-31"),
    ],
)
def test_cell_with_a_day(words: str, day: str) -> None:
    assert cell(words) == ("date", day)


def test_year_of_a_plan_for_one_year_and_of_a_column() -> None:
    assert cell("6月底前", ANNUAL) == ("date", "2024-06-30")
    assert cell("6月底前", ANNUAL, year=2026) == ("date", "2026-06-30")
    assert cell("年底前", Dating()) == (None, None)


@pytest.mark.parametrize(
    ("words", "kind", "day"),
    [
        ("每年", "recurring", None),
        ("每年12月底前", "recurring", None),
        ("每季度", "recurring", None),
        ("每季度末月20日前", "recurring", None),
        ("每两年一次", "recurring", None),
        ("按月推进", "recurring", None),
        ("长期", "ongoing", None),
        ("长期坚持", "ongoing", None),
        ("持续推进", "ongoing", None),
        ("常态化开展", "ongoing", None),
        ("贯穿全年", "ongoing", None),
        ("全年", "ongoing", None),
        ("自发文之日起30日内", "relative", "2023-06-09"),
        ("本方案印发后3个月内", "relative", "2023-08-10"),
        ("自印发之日起一年内", "relative", "2024-05-10"),
        ("印发之日起20个工作日内", "relative", None),
        ("立即开展", "relative", None),
        ("即知即改", "relative", None),
        ("按序时进度推进", "relative", None),
        ("常年", "ongoing", None),
        ("2026年初", None, None),
        ("按省有关要求", None, None),
    ],
)
def test_cell_without_a_day_of_its_own(words: str, kind: str | None, day: str | None) -> None:
    assert cell(words) == (kind, day)


def test_year_in_the_title_dates_the_document() -> None:
    dating = Dating.of("虚构县2026年护林行动方案", None)
    assert cell("3月", dating) == ("date", "2026-03-31")
    assert Dating.of("虚构县2024年修订规划（2023—2025年）", "2024-01-02", 2023, 2025).year == 2024


@pytest.mark.parametrize("words", ["", "  ", "/", "——", "-"])
def test_empty_cell_has_no_deadline(words: str) -> None:
    assert deadline_cell(fold(words), 0, len(words), ISSUED) is None


@pytest.mark.parametrize(
    "words",
    [
        "2023年6月底前完成", "2025年", "持续推进", "长期坚持", "2025年底前取得明显成效", "每年推进", "2023年底前并长期坚持", "于2025年6月底前完成任务",
        "力争2025年三季度建成", "自印发之日起3个月内完成", "每年12月底前完成", "每月5日前", "立即开展", "立行立改", "即日起至2023年8月底",
        "截至2023年8月底",
    ],
)  # fmt: skip
def test_clause_that_only_says_when(words: str) -> None:
    assert deadline_clause(fold(words), 0, len(words), ISSUED) is not None


@pytest.mark.parametrize(
    "words",
    ["市财政局", "推进", "完成", "市教育局2023年完成改造方案", "持续改进服务", "各年级主任", "前期办公室", "立即通报"],
)
def test_clause_that_says_something_else(words: str) -> None:
    assert deadline_clause(fold(words), 0, len(words), ISSUED) is None


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("2025年底前完成存量隐患的整改。", [("2025年底前", "2025-12-31")]),
        ("2024年3月底前，梳理80种以上证照。", [("2024年3月底前", "2024-03-31")]),
        ("力争2024年6月底前各县区全部建成中心。", [("2024年6月底前", "2024-06-30")]),
        ("2024年3月底前出台办法，6月底前印发细则。", [("2024年3月底前", "2024-03-31"), ("6月底前", "2024-06-30")]),
        ("到2025年底，实现福利院医疗机构全覆盖。", [("到2025年底", "2025-12-31")]),
        ("力争三季度出台扶持办法。", [("三季度", "2023-09-30")]),
        ("2024年12月31日前完成验收。", [("2024年12月31日前", "2024-12-31")]),
        ("社保机构每月向税务部门推送数据，形成闭环。", [("每月", None)]),
        ("每年12月底前将清单报市政府。", [("每年12月底前", None)]),
        ("3月份成立护林队。", [("3月份", "2024-03-31")]),
        ("到2024年底，管护制度全面建立。", [("到2024年底", "2024-12-31")]),
        ("2024年完成围栏改造。", [("2024年", "2024-12-31")]),
        ("2024年，全面建成护林站点。", [("2024年", "2024-12-31")]),
        ("“十五五”期间完成围栏改造。", [("“十五五”期间", "2030-12-31")]),
        ("用三年时间完成围栏改造。", [("三年时间", None)]),
        ("力争2年内全面建成护林站点。", [("2年内", None)]),
        ("各林场于每月5日前报送台账。", [("每月5日前", None)]),
        ("请于2023年8月15日前将名单报市林业局。", [("2023年8月15日前", "2023-08-15")]),
        ("在2023年8月20日前对符合条件的护林员补发装备。", [("2023年8月20日前", "2023-08-20")]),
        ("年内新增护林岗位20个。", [("年内", "2023-12-31")]),
        ("确保护林站上半年完成改造。", [("上半年", "2023-06-30")]),
        ("截至2023年10月底，完成围栏改造。", [("2023年10月底", "2023-10-31")]),
        ("自本方案印发之日起30日内制定细则。", [("自本方案印发之日起30日内", "2023-06-09")]),
    ],
)
def test_sentence_gives_its_deadlines(sentence: str, found: list[tuple[str, str | None]]) -> None:
    folded = fold(sentence)
    deadlines = list(deadlines_in(folded, 0, len(sentence), ISSUED))
    assert [(deadline.span.of(sentence), deadline.date) for deadline in deadlines] == found


@pytest.mark.parametrize(
    "sentence",
    [
        "对2023年6月底前登记的企业给予补贴。",
        "限期彻底消除隐患。",
        "对在2023年7月之前出让的土地,加快开发。",
        "到2025年底，建成中心20家。",
        "到2025年，覆盖率达到95%。",
        "2022年底前已完成试点。",
        "每年给予最高50万元补助。",
        "每年遴选不超过10个项目。",
        "2024年12月31日前毕业的学生可以申请。",
        "2023年上半年，全市新增企业明显增加。",
        "自2022年第二季度起实行。",
        "2024年完成改造围栏20公里。",
        "2022年完成围栏改造。",
        "“十五五”期间森林覆盖率稳步提高。",
        "在2023年6月30日前参保的人员可以申请。",
        "截至2023年10月底登记的林场免检。",
        "对年内登记的林场给予补助。",
        "引进一年内，由林场提供住房。",
        "用三年时间走访的林场名单另发。",
        "在5个工作日内办结。",
    ],
)
def test_sentence_without_a_deadline(sentence: str) -> None:
    assert list(deadlines_in(fold(sentence), 0, len(sentence), ISSUED)) == []
