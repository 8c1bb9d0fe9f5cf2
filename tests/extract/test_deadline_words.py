"""Every word of the patterns of deadlines does its work in a cell or a sentence (sentences invented)."""

import pytest

from plankg.extract.text.deadlines import deadline_cell, deadline_clause, deadlines_in
from plankg.extract.text.fold import fold
from plankg.extract.text.points_of_time import Dating

ISSUED = Dating("2023-05-10", 2023, 2025)
UNDATED = {
    "recurring": "每两年 每三年 每半年 每季度 每季 每月 每月度 每周 每日 每天 每学期 每旬 每学年 逐年 逐季 逐月 按年度 按季度 按月 按周 半年一次 一年一次 "
    "一季一次 一月一次 年度",
    "ongoing": "长期 持续 持续推进 常态化 常态 经常性 经常 长效 不间断 常年 常年坚持 随时 随时办理 全年 贯穿全年 贯穿全程 贯穿始终 动态调整 动态更新 "
    "动态管理 日常工作  "
    "日常推进 日常开展 全年推进 全年持续开展 全年坚持 持续落实 持续执行 持续抓好 持续进行 持续运行 持续完善 持续优化 持续工作 持续有效 长期任务",
    "relative": "同步推进 即时 即刻办理 立即 按期 限期 适时 尽快 即知即改 立行立改 即日起 按计划推进 按照序时进度完成 按时间节点实施 按进度完成 5个工作日内 "
    "5日内 两天之内 3周内  "
    "1个星期以内 6个月内",
}
DATES = (
    "今年6月底=2023-06-30 本年6月底=2023-06-30 当年6月底=2023-06-30 明年6月底=2024-06-30 次年6月底=2024-06-30 来年6月底=2024-06-30 "
    "一九九九年6月底=1999-06-30 二〇二五年6月底=2025-06-30 二零二五年6月底=2025-06-30 2025年上半年=2025-06-30 2025年下半年底=2025-12-31 "
    "2025年第一季度=2025-03-31 2025年前三季度=2025-09-30 2025年二季度末=2025-06-30 2025年4季度内=2025-12-31 2025年中=2025-06-30 2025年年内=2025-12-31 "
    "年内=2023-12-31 “十四五”末=2025-12-31 “十四五”期末=2025-12-31 “十四五”期间=2025-12-31 十四五时期=2025-12-31 2025年6月上旬=2025-06-10 "
    "2025年6月中旬=2025-06-20 6月下旬=2023-06-30 6月内=2023-06-30 6月30号=2023-06-30 2025年以内=2025-12-31 2023.6底=2023-06-30 2025年之前=2024-12-31 "
    "2025年以前=2024-12-31"
)
DONE = (
    "完成 办结 建成 建立 启动 落实 出台 印发 制定 制订 修订 编制 发布 报送 上报 提交 报 实现 形成 推出 推开 推行 推广 开展 实施 投用 投产 上线 "
    "开工 竣工 交付 验收 移交  "
    "销号 核准 下达 拨付 做到 达到 取得 解决 消除 整改 清零 到位 见效 运行 启用 开通 公布 公开 覆盖 组建 设立 成立 搭建 出具 梳理 具备 打造 培育 "
    "构建 开业 获批 达产 通车 结束 收官 且完成 并且完成 健全 完善 基本完成  "
    "全面完成 全部完成 力争完成 确保完成 率先完成 初步完成 阶段性完成 并完成 取得成效 形成成果 取得进展 落实到位 完成任务 完成工作 实现目标"
)
BASES = (
    "本方案印发后 本通知发布之日起 本意见下达后 文件出台后 方案公布后 通知实施后 意见施行后 正式印发后 本计划发文后 本措施印发后 本办法公布后 "
    "自本文件发布之日起"
)
REPEATED = (
    "通报 报送 提交 报告 汇总 调度 开展 发布 公布 公开 形成 统计 评估 "
    "评价 梳理 更新 排名 考核 监测 分析 召开 研究 上报 推进 组织 对水闸进行 向市水务局报"
)
GRANTS = "免征 减征 减按 减半 免收 免缴 缓缴 享受 允许 也可 还可 均可 可以 可按 可申请 可自愿 可选择 给予"
OVER = "完成 建成 实现 竣工 投产 投用 投入使用 启用 出台 印发 制定 修订 基本完成 全面完成 全部完成 力争完成 确保完成 率先完成 初步完成"
AIMS = "截至 截止 截止到 即日起到 力争 争取 确保 务必 原则上 须 应 计划 力争于 到 至 在"
WITHIN_YEARS = "力争3年时间 争取3年时间 确保3年时间 计划3年 利用3年时间 用3年左右时间 力争用3年"


def cell(words: str) -> tuple[str | None, str | None]:
    found = deadline_cell(fold(words), 0, len(words), ISSUED)
    return (found.kind, found.date) if found else (None, None)


def clause(words: str) -> tuple[str | None, str | None]:
    found = deadline_clause(fold(words), 0, len(words), ISSUED)
    return (found.kind, found.date) if found else (None, None)


def sentence(words: str) -> list[tuple[str | None, str | None]]:
    return [(found.kind, found.date) for found in deadlines_in(fold(words), 0, len(words), ISSUED)]


@pytest.mark.parametrize(("kind", "words"), [(kind, one) for kind, words in UNDATED.items() for one in words.split()])
def test_cell_without_a_date_has_its_kind(kind: str, words: str) -> None:
    assert cell(words)[0] == kind


@pytest.mark.parametrize(("words", "day"), [one.split("=") for one in DATES.split()])
def test_point_of_time_has_its_last_day(words: str, day: str) -> None:
    assert cell(words) == ("date", day)


@pytest.mark.parametrize("done", DONE.split())
def test_clause_says_by_when_something_is_done(done: str) -> None:
    assert clause(f"2025年底前{done}") == ("date", "2025-12-31")
    assert clause(f"2025年底前游玩{done}") == (None, None)


@pytest.mark.parametrize("words", [one for kind in ("recurring", "ongoing") for one in UNDATED[kind].split()])
def test_clause_says_only_how_soon_or_how_often(words: str) -> None:
    assert clause(words)[0] == cell(words)[0]
    assert clause(f"{words}游玩") == (None, None)


@pytest.mark.parametrize("base", BASES.split())
def test_days_are_counted_from_the_issue(base: str) -> None:
    assert cell(f"{base}30日内") == ("relative", "2023-06-09")


@pytest.mark.parametrize(
    ("form", "words", "found"),
    [
        ("{}报送水闸台账。", "每个半年 每半月 每两年 每年度 每年 每季度 每季 每月 每周 每旬 每学期 按季度 按月 按年度 按周", ("recurring", None)),
        ("按月{}水闸台账。", REPEATED, ("recurring", None)),
        ("2025年底前{}渠道水费。", GRANTS, None),
        ("2025年{}水闸改造。", OVER, ("date", "2025-12-31")),
        ("{}2025年底，建成水闸。", AIMS, ("date", "2025-12-31")),
        ("{}建成水闸。", WITHIN_YEARS, ("relative", None)),
    ],
)  # fmt: skip
def test_word_decides_in_a_sentence(form: str, words: str, found: tuple[str, str | None] | None) -> None:
    seen = {one: sentence(form.format(one)) for one in words.split()}
    assert seen == dict.fromkeys(seen, [found] if found else [])


AT_ONCE = (
    "立即启动 即刻开展 即时整改 尽快完成 限期落实 按期实施 立即推进 尽快办理 即刻执行 限期整改到位 即知即改 立行立改 长期坚持 持续性推进 常态化地开展 长效实施 "
    "每年推进 每季度坚持 每月抓好 每半年进行 每年初 每季度末月底前 每月上旬前 每年中旬内 每季度第一个月 每年8月份 每月5号前 每季度末28日前 每月前5个工作日内 "
    "每月前3天内 每周末前 每年6月、9月底前 自印发之日起30日内 从发布之日起两周之内完成 在实施后三天以内 印发之日起,应于2个星期内"
)
NO_CLAUSE = "每月前5个林场 每年度假 每半年货 立即林场 持续林场"
POINTS = (
    "十一月底=2023-11-30 十二月=2023-12-31 十月=2023-10-31 2025年6月十五日=2025-06-15 6月二十日=2023-06-20 1999年底=1999-12-31 "
    "1998年6月=1998-06-30 "
    "1997.6.30=1997-06-30 1996年至1998年=1998-12-31 25年末=2025-12-31 25年6月=2025-06-30 2025年6月末=2025-06-30 2025.6末=2025-06-30 2025年度末=2025-12-31 "
    ""
    "2025年二季度底=2025-06-30 2025年上半年内=2025-06-30 2025年年以内=2025-12-31 2025年之内=2025-12-31 6月30日(周三)前=2023-06-30 "
    "6月30日（星期五）之前=2023-06-30 "
    "6月30日下午5点前=2023-06-30 6月30日下班前=2023-06-30 6月30日17:30前=2023-06-30 6月30日17时之前=2023-06-30 2025年3月起至12月=2025-12-31"
)


@pytest.mark.parametrize("words", AT_ONCE.split())
def test_clause_gives_nothing_but_a_time(words: str) -> None:
    assert clause(words)[0] is not None


@pytest.mark.parametrize("words", NO_CLAUSE.split())
def test_clause_that_says_more_gives_none(words: str) -> None:
    assert clause(words) == (None, None)


@pytest.mark.parametrize(("words", "day"), [one.split("=") for one in POINTS.split()])
def test_last_day_of_a_point_of_time(words: str, day: str) -> None:
    assert str(cell(words)[1]) == day


@pytest.mark.parametrize(
    "aim", [one for one in AIMS.split() if one != "到"] + ["确保于", "原则上在", "截止到", "即日起至"]
)
def test_word_before_a_day_leaves_it_a_clause(aim: str) -> None:
    assert clause(f"{aim}2025年6月底完成") == ("date", "2025-06-30")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("1999", ("date", "1999-12-31")),
        ("1998-1999", ("date", "1999-12-31")),
        ("2025年起，长期", ("ongoing", None)),
        ("2025年12月至长期", ("ongoing", None)),
        ("2025年6月开始", ("ongoing", None)),
        ("2025年6月起", ("ongoing", None)),
    ],
)
def test_cell_that_does_not_end_or_is_a_bare_year(words: str, found: tuple[str, str | None]) -> None:
    assert cell(words) == found


@pytest.mark.parametrize(
    "words", ["2025年6月起长期坚持", "2025年6月起，长期推进", "2025年6月底及以后长期坚持", "2025年6月至以后"]
)
def test_clause_may_go_on_after_its_day(words: str) -> None:
    assert clause(words)[0] in {"date", "ongoing"}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("6月底前参加补植的，不再检查。", []),
        ("6月底前对落后林场给予通报。", [("date", "2023-06-30")]),
        ("6月底前对优秀林场给予表扬。", [("date", "2023-06-30")]),
        ("6月底前对优秀林场给予补助。", []),
        ("6月底前，林场可重新申报。", []),
        ("2025年底前建成的馆舍，按原标准执行。", []),
        ("2025年底前出让的林地，按原标准执行。", []),
        ("市林业局可视火险每年开展评估。", [("recurring", None)]),
        ("可靠的护林队每年开展训练。", [("recurring", None)]),
        ("林场可每年申请补助。", []),
        ("各区12月底前将完成补植。", [("date", "2023-12-31")]),
        ("合同延续至2025年底。", []),
        ("每年经考核对成效显著的林场，给予补助。", []),
        ("每年经评估对成效显著的林场，予以奖励。", []),
    ],
)
def test_words_around_a_day_decide(words: str, found: list[tuple[str, str | None]]) -> None:
    assert sentence(words) == found


ALWAYS = (
    "持续坚持 持续推进 持续开展 长期实施 长期落实 长期执行 持续抓好 持续进行 持续运行 持续完善 持续优化 长期工作 长期任务 长期有效 常态化推进 "
    "不间断开展 经常性开展 常年坚持 常年推进 随时开展 随时办理 动态调整 动态更新 动态管理 日常工作 日常推进 日常开展 全年持续推进 全年开展 全年坚持"
)


def test_clause_of_these_words_alone_says_always() -> None:
    found = {words: deadline_clause(words, 0, len(words)) for words in ALWAYS.split()}
    assert [words for words, deadline in found.items() if deadline is None or deadline.kind != "ongoing"] == []
