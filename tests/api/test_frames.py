"""Questions with operators: what frame they are read as, and that every part of a frame runs."""

from collections.abc import Iterator

import pytest
from _pytest.mark import ParameterSet

from plankg.api.questions import Questions
from plankg.api.questions.answer import Outcome
from plankg.api.questions.frame import Filter, Frame, Limit, compiled, of_kind_asked, parts, within
from plankg.api.questions.framing import framed
from plankg.api.questions.name_index import NameIndex
from plankg.api.questions.names import Names
from plankg.api.questions.operators import operators
from plankg.api.questions.words import rows_of
from plankg.graph.store import Store
from tests.api.conftest import InProcess
from tests.api.test_intents import rows
from tests.conftest import ENGINES
from tests.samples import DOCUMENT, SECOND, sample_plan, second_plan

APART = ("rows", "role", "passage", "bodies")  # parts of others, and what is no frame
VALUES = {
    "body": ("org:x",),
    "lead": ("org:x",),
    "support": ("org:x",),
    "guide": ("org:x",),
    "body-level": "province",
    "first-named": ("org:x",),
    "only": ("org:x",),
    "inside": ("x",),
    "due-by-end": "2025-12-31",
    "due-by": "2025-12-31",
    "due-from": "2025-01-01",
    "due-by-day": "12-31",
    "due-from-day": "01-01",
    "text": "亮灶",
    "target-says": "降低",
    "due-outside": ("2025-01-01", "2025-12-31"),
    "due-outside-day": ("01-01", "12-31"),
    "place": "云溪",
    "construction": "新建",
    "unit": "家",
    "of-tasks": ("org:x",),
    "target-years": (2025, 2030),
}


@pytest.fixture(scope="module")
def names() -> Names:
    listed = {str(row["node_id"]): row for plan in (second_plan(), sample_plan()) for row in rows(plan)}
    documents = [{"document_id": plan.document.id} for plan in (second_plan(), sample_plan())]
    return Names.of(listed.values(), documents)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("哪些任务要在2025年底前完成", "时限不晚于2025-12-31的任务"),
        ("省市监局和省农业农村厅分别承担哪些任务", "云溪省市场监督管理局或云溪省农业农村厅承担的任务，各由谁承担"),
        ("不是省市监局牵头的任务", "不计举措和上级标题、写明牵头单位、没有云溪省市场监督管理局牵头的任务"),
        ("责任单位最少的任务", "不计举措和上级标题、写明责任单位的任务，按责任单位数从低到高，取前1（并列的都列出）"),
        ("哪些文件有指标，各有几个", "指标，按文件分别计数，按数量从高到低"),
        ("续建的项目有哪些", "续建的项目"),
        ("投资最大的三个项目", "项目，按总投资（万元）从高到低，取前3（并列的都列出）"),
        ("目标值最高的两个指标", "指标，按目标值从高到低，取前2（并列的都列出）"),
        ("各类项目平均投资多少", "项目，按类别分别总投资（万元）平均，按总投资（万元）平均从高到低"),
        ("约束性指标所占比重", "来自指标表的指标里，性质是约束性的占多少"),
        ("时限不是12月底的任务有哪些", "时限不在12-01至12-31（不论年份）的任务"),
        ("十一月底前要完成的任务", "时限在11-30以前（不论年份）的任务"),
        ("以家为单位的指标有哪些", "单位是家的指标"),
        ("哪些目标没有写明年份", "不计标准（补助、收费等）、没有写明年份的指标"),
        ("由党委部门牵头的任务有哪些", "党委部门牵头的任务，各由谁承担"),
        ("项目的总投资按类别合计", "项目，按类别分别总投资（万元）合计，按总投资（万元）合计从高到低"),
        ("项目的总投资合计是多少", "项目，总投资（万元）合计"),
        ("平均每项任务有几个责任单位", "不计举措和上级标题、写明责任单位的任务，责任单位数平均"),
        ("投资超过10亿元的项目有哪些", "总投资（万元）大于100000的项目"),
        ("投资最大的项目", "项目，按总投资（万元）从高到低，取前1（并列的都列出）"),
        ("投资前五的项目", "项目，按总投资（万元）从高到低，取前5（并列的都列出）"),
        ("云溪县的项目有几个", "建设地点是云溪县的项目，有多少"),
        (
            "6月底到期的任务占全部有时限任务的比例",
            "不计举措和上级标题、写明时限的任务里，时限在06-01以后（不论年份）、时限在06-30以前（不论年份）的占多少",
        ),
        ("省市监局会同哪些部门做什么任务", "云溪省市场监督管理局承担、不计举措、责任单位数大于1的任务，各由谁承担"),
        ("没写配合单位、只写了牵头单位的任务", "不计举措和上级标题、写明牵头单位、没有写明配合单位的任务"),
        ("有没有只写了牵头单位的任务", "不计举措和上级标题、写明牵头单位、没有写明牵头以外的单位的任务"),
        ("有责任单位但没有牵头单位的任务", "不计举措和上级标题、写明责任单位、没有写明牵头单位的任务"),
        ("没有省农业农村厅的是哪几条", "不计举措和上级标题、写明责任单位、没有云溪省农业农村厅承担的任务，有多少"),
        ("上半年要完成的任务", "时限在01-01以后（不论年份）、时限在06-30以前（不论年份）的任务"),
        ("2025年下半年要完成的任务", "时限不早于2025-07-01、时限不晚于2025-12-31的任务"),
        ("和2020年相比没有变化的指标有哪些", "目标值与基期值之差等于0的指标"),
        ("约束性指标里，要求达到100%的是哪几个", "性质是约束性、目标值不小于100、单位是%的指标"),
        ("6月底前要完成的任务有几项", "时限在06-30以前（不论年份）的任务，有多少"),
        (
            "12月底前并长期坚持的任务",
            "时限在12-01以后（不论年份）、时限在12-31以前（不论年份）、时限写有“长期坚持”的任务",
        ),
        ("省市监局牵头、2025年底前要完成的任务", "云溪省市场监督管理局牵头、时限不晚于2025-12-31的任务"),
        ("6月底前要干完的有哪几项", "时限在06-30以前（不论年份）的任务"),
        ("牵头任务只有一项的单位有哪些", "任务，按牵头单位分别计数，数量等于1，按数量从高到低"),
        ("按完成时限汇总一下，各有多少条", "不计举措和上级标题的任务，按时限分别计数，按数量从高到低"),
        ("到2025年底要实现的数量指标有哪些", "目标年是2025年的指标，有多少"),
        ("哪些指标比现状提高幅度最大", "指标，按增幅从高到低，取前1（并列的都列出）"),
        ("省市监局和省农业农村厅都在的任务", "云溪省市场监督管理局承担、云溪省农业农村厅承担的任务"),
        ("目标是“达到90%”的有哪些", "目标值不小于90、单位是%的指标"),
        ("哪个单位牵头的任务最多", "任务，按牵头单位分别计数，按数量从高到低，取前1（并列的都列出）"),
        ("各单位分别牵头几项任务", "任务，按牵头单位分别计数，按数量从高到低"),
        ("各文件任务数从多到少", "不计举措和上级标题的任务，按文件分别计数，按数量从高到低"),
        ("各文件分别有几个指标", "指标，按文件分别计数，按数量从高到低"),
        ("约束性指标占全部指标的比例是多少", "来自指标表的指标里，性质是约束性的占多少"),
        ("没有责任单位的任务占多少", "不计举措和上级标题的任务里，没有写明责任单位的占多少"),
        ("目标值在九成以上的指标", "目标值不小于90、单位是%的指标"),
        ("指标按目标值从低到高排列", "指标，按目标值从低到高"),
        ("责任单位超过两个的任务有哪些", "不计举措、责任单位数大于2的任务"),
        ("牵头单位在三个以上的任务", "不计举措、牵头单位数不少于3的任务"),
        ("约束性指标几个，预期性指标几个", "指标，按性质分别计数，按数量从高到低"),
        ("哪些文件提到“亮灶屏”", "文中有“亮灶屏”的文件"),
        ("哪些指标没有基期值", "没有有基期值、来自指标表的指标"),
        ("哪些指标的基期值为空", "没有有基期值、来自指标表的指标"),
        ("省市监局哪些是牵头、哪些只是配合", "云溪省市场监督管理局承担的任务"),
        ("两个单位一起牵头的任务有哪些", "不计举措、牵头单位数等于2的任务"),
        ("哪些量化目标是100%", "目标值等于100、单位是%的指标"),
        ("哪些指标没有2020年的数", "没有有2020年的值、来自指标表的指标"),
        ("约束性指标占多少比例", "来自指标表的指标里，性质是约束性的占多少"),
        ("约束性指标占比", "来自指标表的指标里，性质是约束性的占多少"),
        ("哪些指标是规划期间新增数", "是新增数的指标"),
        ("哪些任务规定了每季度要做的事", "要定期做的任务"),
        ("哪个专栏的内容条数最多", "专栏，按内容条数从高到低，取前1（并列的都列出）"),
        ("只由一个部门负责的任务有几项", "不计举措、责任单位数等于1的任务，有多少"),
        ("各完成时限分别有几项任务", "不计举措和上级标题的任务，按时限分别计数，按数量从高到低"),
        (
            "除了省农业农村厅，牵头任务最多的是哪个部门",
            "任务，按牵头单位分别计数（不计云溪省农业农村厅），按数量从高到低，取前1（并列的都列出）",
        ),
        (
            "每份文件里牵头任务最多的是哪个部门",
            "任务，按文件和牵头单位分别计数，按数量从高到低，每份文件取前1（并列的都列出）",
        ),
        ("省市监局单独负责的任务", "云溪省市场监督管理局承担、不计举措、责任单位数等于1的任务"),
        ("目标值定为100%的指标", "目标值等于100、单位是%的指标"),
        ("2025年的目标值有哪些", "目标年是2025年的指标"),
        ("哪些文件提到了亮灶屏", "文中有“亮灶屏”的文件"),
        ("省市监局牵头、省农业农村厅参加的任务", "云溪省市场监督管理局牵头、云溪省农业农村厅承担的任务"),
        ("省市监局和省农业农村厅共同牵头的任务", "云溪省市场监督管理局牵头、云溪省农业农村厅牵头的任务"),
        ("省市监局不牵头但要参加的任务", "云溪省市场监督管理局承担、没有云溪省市场监督管理局牵头的任务"),
        ("省市监局牵头哪些任务，什么时候完成", "云溪省市场监督管理局牵头的任务"),
        ("目标值达到100%的指标有哪些", "目标值不小于100、单位是%的指标"),
        ("以2020年为基期的指标有多少", "基期年是2020年的指标，有多少"),
        (
            "从2020年到2025年增幅最大的指标",
            "基期年是2020年、目标年是2025年的指标，按增幅从高到低，取前1（并列的都列出）",
        ),
        ("哪些指标是比现状下降的", "目标写有“下降”的指标"),
        ("各文件的指标数量按多少排列", "指标，按文件分别计数，按数量从高到低"),
        ("哪些计划设有专栏", "有专栏的文件"),
        ("哪些文件提到省市监局", "写到云溪省市场监督管理局的文件"),
        ("哪些文件提到集市安全", "文中有“集市安全”的文件"),
        ("今年6月底前要完成的任务", "时限在06-30以前（不论年份）的任务"),
        ("哪些单位只承担一项任务", "任务，按单位分别计数，数量等于1，按数量从高到低"),
        ("牵头任务超过5项的单位有哪些", "任务，按牵头单位分别计数，数量大于5，按数量从高到低"),
        ("由三个以上部门牵头的任务", "不计举措、牵头单位数不少于3的任务"),
        ("没有牵头单位的任务", "不计举措和上级标题、没有写明牵头单位的任务"),
        (
            "省市监局和省农业农村厅谁牵头的任务多",
            "任务，按牵头单位分别计数（只看云溪省市场监督管理局、云溪省农业农村厅），按数量从高到低",
        ),
        ("基期值和目标值差距最大的指标", "指标，按目标值与基期值之差从高到低，取前1（并列的都列出）"),
        ("约束性指标占全部指标的多大比例", "来自指标表的指标里，性质是约束性的占多少"),
        ("哪份文件的指标更多", "文件，按指标数从高到低"),
        ("涉及部门最多的任务是哪一项", "任务，按责任单位数从高到低，取前1（并列的都列出）"),
        ("责任单位最多的是第几条", "任务，按责任单位数从高到低，取前1（并列的都列出）"),
        (
            "省市监局和省农业农村厅各负责多少项",
            "任务，按单位分别计数（只看云溪省市场监督管理局、云溪省农业农村厅），按数量从高到低",
        ),
        ("两份文件按任务条数从多到少排一下", "文件，按任务数（不计举措和上级标题）从高到低"),
        (
            "哪份文件里涉及省市监局的任务最多",
            "云溪省市场监督管理局承担的任务，按文件分别计数，按数量从高到低，取前1（并列的都列出）",
        ),
        ("目标值超过1000公里的指标", "目标值大于1000、单位是公里的指标"),
        (
            "不是省市监局牵头但它要参与的任务",
            "没有云溪省市场监督管理局牵头、云溪省市场监督管理局承担的任务",
        ),
        ("哪些任务要求长期坚持", "时限写有“长期坚持”的任务"),
        (
            "只由省市监局和省农业农村厅负责的任务",
            "云溪省市场监督管理局承担、云溪省农业农村厅承担、不计举措、不由其他单位承担的任务",
        ),
        ("让后厨看得见里省市监局负责什么", "“让后厨看得见”里、云溪省市场监督管理局承担的任务"),
        ("让后厨看得见是不是由省市监局牵头", "“让后厨看得见”里、云溪省市场监督管理局牵头的任务"),
        ("省农业农村厅有没有牵头任务", "云溪省农业农村厅牵头的任务"),
        ("6月底前要完成的任务由谁牵头", "时限在06-30以前（不论年份）的任务，各由谁牵头"),
        ("各项任务由谁负责", "不计举措、写明责任单位的任务，各由谁承担"),
        ("2025年第三季度要完成什么", "时限不早于2025-07-01、时限不晚于2025-09-30的任务"),
        ("12项重点任务中省市监局牵头的有哪些", "云溪省市场监督管理局牵头的任务"),
        ("省市监局牵头或者负责的任务中2025年底前要完成的", "云溪省市场监督管理局承担、时限不晚于2025-12-31的任务"),
        ("到2025年底的量化目标有哪些", "目标年是2025年的指标"),
        ("任务按完成时限分别有多少项", "不计举措和上级标题的任务，按时限分别计数，按数量从高到低"),
        ("亮灶屏 哪份文件", "文中有“亮灶屏”的文件"),
        ("哪些文件提到“亮灶率达到95%以上”", "文中有“亮灶率达到95%以上”的文件"),
        ("涉及省农业农村厅但不是由省市监局牵头的任务", "云溪省农业农村厅承担、没有云溪省市场监督管理局牵头的任务"),
    ],
)
def test_question_becomes_a_frame(question: str, words: str, names: Names) -> None:
    reading = framed(question, names)
    assert reading is not None
    assert reading.frame.in_words() == words


@pytest.mark.parametrize(
    "question",
    [
        "哪些任务支撑亮灶率",  # no operator
        "陕西省哪个单位牵头的任务最多",  # a place that is left over
        "哪个单位牵头的任务最重要",
        "补助超过5000万元的项目",
        "除了早市以外哪些任务要在6月底前完成",
        "指标有几章",
        "约束性指标各有几个",  # for each of what
        "任务只有哪些",
        "2025年底前要建多少家快检室",  # an amount, not tasks
    ],
)
def test_question_with_more_than_a_frame_holds_is_none(question: str, names: Names) -> None:
    assert framed(question, names) is None


def test_words_are_taken_for_what_sounds_like_them(names: Names) -> None:
    assert [names.heard_as(words) for words in ("亮灶绿", "让后厨看的建", "夜市")] == ["亮灶率", "让后厨看得见", ""]


@pytest.mark.parametrize(
    ("words", "kind", "sign", "number"),
    [
        ("目标值不低于95%", "value", ">=", 95),
        ("目标值低于5", "value", "<", 5),
        ("责任单位不超过三家", "bound", "<=", 3),
        ("由两家以上单位负责", "bound", ">=", 2),
    ],
)
def test_bounds(words: str, kind: str, sign: str, number: float) -> None:
    (found,) = operators(words)
    assert (found.kind, found.sign, found.number) == (kind, sign, number)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2023年2月底前", ("", "2023-02-28")),
        ("6月以后", ("06-01", "")),
        ("2025年完成", ("2025-01-01", "2025-12-31")),
        ("年底前", ("", "12-31")),
    ],
)
def test_days(words: str, days: tuple[str, str]) -> None:
    (found,) = operators(words)
    assert found.days == days


@pytest.fixture(scope="module")
def on_neo4j(neo4j_store: Store) -> Store:
    for plan in (sample_plan(), second_plan()):
        neo4j_store.load(plan)
    return neo4j_store


@pytest.fixture(params=ENGINES)
def both(request: pytest.FixtureRequest) -> Store:
    """The two plans on each engine."""
    opened: Store = request.getfixturevalue({"arcadedb": "store", "neo4j": "on_neo4j"}[request.param])
    return opened


def runs() -> Iterator[ParameterSet]:
    """Every part on ArcadeDB; on Neo4j, which plans each statement for long, what is said of several targets once."""
    keys = sorted(key for key in parts() if key[0] not in APART)
    once = {(kind, name or target): (kind, target, name) for kind, target, name in reversed(keys)}
    for engine in ENGINES:
        for key in keys if engine.values == ("arcadedb",) else sorted(once.values()):
            yield pytest.param(*engine.values, *key, marks=engine.marks)


@pytest.mark.parametrize(
    ("target", "values", "titles"),
    [
        ("outline", {}, ["目标", "任务"]),
        ("kinds", {"kind": "后厨"}, ["管好集市后厨"]),
        ("columns", {}, ["放心集市行动"]),
    ],
)
def test_parts_of_a_plan_are_listed(target: str, values: dict[str, str], titles: list[str], both: Store) -> None:
    rows = both.run(within(target), {"document": DOCUMENT, **values}).rows
    assert [row["title"] for row in rows] == titles


@pytest.mark.parametrize(("both", "kind", "target", "name"), list(runs()), indirect=["both"])
def test_every_part_runs(kind: str, target: str, name: str, both: Store) -> None:
    documents = (DOCUMENT, SECOND)
    frames = {
        "base": Frame(target, documents),
        "order": Frame(target, documents),
        "filter": Frame(
            target, documents, (Filter(name, VALUES.get(name, 1)), Filter(name, VALUES.get(name, 1), negated=True))
        ),
        "measure": Frame(target, documents, limits=(Limit(name, ">=", 0),), order=name),
        "group": Frame(target, documents, group_by=name, order="count"),
    }
    query, values = compiled(frames[kind])
    answer = both.run(query, values)
    assert answer.columns
    if kind == "filter":
        assert answer.total == 0, "nothing has what it lacks"
        share, values = compiled(Frame(target, documents, share=(Filter(name, VALUES.get(name, 1)),)))
        assert both.run(share, values).total <= 1


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("question", "cells"),
    [
        ("哪个单位牵头的任务最多", ["云溪省市场监督管理局"]),
        ("约束性指标占全部指标的比例是多少", ["1", "2", "50.0"]),
        ("指标按目标值从低到高排列", ["快检室", "亮灶率"]),
        ("哪些文件提到“亮灶屏”", [DOCUMENT]),
        ("哪些文件提到“主要指标1亮灶率”", [DOCUMENT]),  # two lines
    ],
)
def test_frame_is_answered_by_one_statement(question: str, cells: list[str], store: Store) -> None:
    answer = Questions(store).ask(question)
    assert (answer.outcome, answer.kind) == (Outcome.answered, "frame")
    assert answer.cypher is not None
    assert answer.cypher.startswith("UNWIND $documents")
    shown = [str(cell) for row in answer.rows for cell in row.values()]
    assert [cell for cell in cells if not any(cell in each for each in shown)] == []


@pytest.mark.parametrize(
    ("kind", "example"), [(kind, rest[1]) for kind, *rest in rows_of("operators.tsv") if not kind.startswith("=")]
)
def test_operator_finds_its_example(kind: str, example: str) -> None:
    assert [each.kind for each in operators(example)] == [kind]


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        ("让后厨看得见由谁牵头", "牵头“让后厨看得见”的单位"),
        ("哪些任务支撑亮灶率", "支撑指标“亮灶率”的任务和项目"),
        (
            "云溪省集市安全规划里快检室的目标值是多少",
            "指标“快检室”的目标值、基期值、单位和性质（限于《云溪省集市安全规划（虚构）》）",
        ),
        ("省市监局牵头哪些任务", "“云溪省市场监督管理局”牵头的任务"),
        ("让后厨看的见由谁牵头", "牵头“让后厨看得见”的单位"),  # a slip of the pen
        ("云溪省集市安全规划有几个指标", "《云溪省集市安全规划（虚构）》中的指标有多少"),
    ],
)
def test_names_are_looked_up_where_they_are_many(question: str, understood: str, both: Store) -> None:
    looked_up = Questions(both, names=NameIndex(both, most_whole=0)).ask(question)
    assert looked_up.understood == Questions(both).ask(question).understood == understood


def test_row_says_what_the_body_is_for_the_task(both: Store) -> None:
    answer = Questions(both).ask("省市监局和省农业农村厅都参加的任务，什么时候完成")
    assert answer.kind == "frame"
    assert {row["role"] for row in answer.rows} <= {"lead", "support", "owner"}
    assert answer.rows


@pytest.mark.embedded
def test_rows_have_their_bodies_where_they_are_asked_for(store: Store) -> None:
    answer = Questions(store).ask("各项任务由谁负责")
    assert {str(row["title"]): sorted(row["bodies"]) for row in answer.rows}["让后厨看得见"] == [
        "云溪省农业农村厅",
        "云溪省市场监督管理局",
    ]


@pytest.mark.embedded
def test_question_whether_a_body_leads_says_who_is_named(store: Store) -> None:
    yes, no = (Questions(store).ask(f"让后厨看得见是不是由{body}牵头？") for body in ("省市监局", "省农业农村厅"))
    assert (yes.sure, yes.total) == (True, 1)
    assert (no.sure, no.kind) == (False, "bodies-of-task")
    assert no.remarks == ("原文没有写明云溪省农业农村厅牵头，列出的是写明的单位",)


@pytest.mark.embedded
@pytest.mark.parametrize(
    "question",
    ["亮灶屏", "集市后厨 亮灶屏"],
)
def test_words_alone_are_looked_for_in_the_texts(question: str, store: Store) -> None:
    answer = Questions(store).ask(question)
    assert (answer.kind, answer.sure) == ("quoted", False)
    assert all("亮灶屏" in row["quote"] for row in answer.rows)


@pytest.mark.embedded
def test_denied_body_is_no_sure_answer(store: Store) -> None:
    answer = Questions(store).ask("哪些任务省市监局不参与")
    assert answer.kind == "frame"
    assert not answer.sure
    assert "其中没有“云溪省市场监督管理局”" in answer.remarks[0]


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("question", "kind"), [("专栏1", "contents"), ("省检验院", "tasks-of-body"), ("亮灶率", "target")]
)
def test_name_alone_is_answered_with_a_remark(question: str, kind: str, store: Store) -> None:
    answer = Questions(store).ask(question)
    assert (answer.kind, answer.sure) == (kind, False)
    assert "只写了名称" in answer.remarks[-1]


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("陕西省亮灶率的目标值", "不清楚“陕西"),
        ("亮灶率是多少，为什么要提高", "只回答了前一问"),
    ],
)
def test_answer_says_what_it_leaves_out(question: str, said: str, store: Store) -> None:
    answer = Questions(store).ask(question)
    assert not answer.sure
    assert any(said in words for words in (answer.understood, *answer.remarks))


@pytest.mark.embedded
def test_filter_is_taken_away_by_its_link(client: InProcess, store: Store) -> None:
    question = "省市监局牵头、2025年底前要完成的任务"
    whole, wider = (Questions(store).ask(question, without=left_out) for left_out in ((), (1,)))
    assert whole.filters == ("云溪省市场监督管理局牵头", "时限不晚于2025-12-31")
    assert wider.filters == whole.filters[:1]
    assert wider.total > whole.total
    assert not wider.sure
    page = client.get(f"/ask?q={question}").text
    assert "without=1" in page
    assert "恢复全部条件" not in page
    page = client.get(f"/ask?q={question}&without=1").text
    assert "without=0%201" in page or "without=0+1" in page
    assert "恢复全部条件" in page


@pytest.mark.embedded
def test_page_opens_a_frame_in_the_bench(client: InProcess) -> None:
    page = client.get("/ask?q=哪个单位牵头的任务最多").text
    assert "在查询台打开" in page
    assert "/query?q=UNWIND" in page


@pytest.mark.parametrize(
    ("ends", "left"), [("厅", ["云溪省水利厅"]), ("部门", ["云溪省水利厅", "岚堇市水务局"]), ("", None)]
)
def test_groups_are_of_the_kind_that_is_asked_for(ends: str, left: list[str] | None) -> None:
    named = ["云溪省水利厅", "岚堇市水务局", "各区人民政府", "市级各有关部门"]
    frame = Frame("duty", ("x",), group_by="body", ends=ends)
    assert [name for name in named if of_kind_asked({"name": name}, frame)] == (named if left is None else left)
