"""Two small plans of a province that does not exist (虚构), made by hand; the first has every label and edge type.

The second shares bodies and the cited policy with the first, so that tests can see what happens to shared nodes.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from plankg.extract.model import (
    AddressedTo,
    Basis,
    Cites,
    Document,
    Doubt,
    Edge,
    Finding,
    Indicator,
    IssuedBy,
    Node,
    Organization,
    PartOf,
    PlanGraph,
    Policy,
    Project,
    Quantifies,
    ResponsibleFor,
    Role,
    Section,
    Sets,
    Span,
    SpecialColumn,
    StatedIn,
    Supports,
    Task,
    TextOf,
)
from plankg.extract.support.supports import model

DOCUMENT = "yunxi-fair-safety-145"
SECOND = "yunxi-night-fair-145"
BUREAU = "org:云溪省市场监督管理局"
FARMING = "org:云溪省农业农村厅"
LABORATORY = "org:云溪省食品检验研究院"
GOVERNMENT = "org:云溪省人民政府"
ORDINANCE = "policy:云溪省集市条例"

# 𠮷 lies outside the basic plane: one code point, two UTF-16 units. Offsets count code points.
TEXT = """云溪省市场监督管理局关于印发《云溪省集市安全规划》的通知
（虚构样例：云溪省并不存在，本文只用于测试）
云市监发〔2021〕7号
省农业农村厅，省检验院：
现将《云溪省集市安全规划》印发给你们。
云溪省市场监督管理局
2021年10月8日

云溪省集市安全规划（虚构）
本规划依据《云溪省集市条例》编写，𠮷水集市先行先试。

第一章 目标
主要指标
1 亮灶率 % 60 ≥90 预期性
2 快检室 个 〔12〕 〔40〕 约束性

第二章 任务
一、管好集市后厨
（一）让后厨看得见
引导集市摊位亮出后厨，到2025年，早市亮灶率达到95%以上。省市监局牵头，省农业农村厅配合。
（二）让快检走到摊位
依据《云溪省集市条例》，在每个集市设立快检室。省市监局每季度公布快检结果。
专栏1 放心集市行动
1.快检室铺设。五年新设快检室28个。（责任单位：省检验院）
2.𠮷水集市样板工程。改造𠮷水集市后厨，装上亮灶屏。
有条件的地方可适当提高。
"""


def sample_plan() -> PlanGraph:
    """The first plan: every label, every edge type, every role but `performer` and `subject`."""
    document = Document(
        id=DOCUMENT,
        title="云溪省集市安全规划（虚构）",
        issuer="云溪省市场监督管理局",
        document_number="云市监发〔2021〕7号",
        issued_on="2021-10-08",
        period_start=2021,
        period_end=2025,
        sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
        length=len(TEXT),
    )
    nodes = (*_outline(), *_tasks(), *_indicators(), *_shared(), _doubt(), _finding())
    edges = (*_structure(), *_duties(), *_supports(), *_targets(), *_citations())
    return PlanGraph(document=document, text=TEXT, nodes=nodes, edges=edges)


def second_plan(title: str = "云溪省夜市规划（虚构样例）", work: str = "点亮夜市", chapter: str = "任务") -> PlanGraph:
    """A second plan with one task; its bureau has another alias, and it cites the same policy."""
    text = f"{title}\n第一章 {chapter}\n一、{work}\n云溪市监局负责，依据《云溪省集市条例》点亮夜市。\n"
    here: dict[str, Any] = {"document": SECOND, "rule": "sample"}
    document = Document(
        id=SECOND,
        title=title,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        length=len(text),
    )
    chapter = Section(
        id=f"{SECOND}:section:14", **_at(f"第一章 {chapter}", text), **here,
        range_end=len(text), number="第一章", title=chapter, level=1, path="1",
    )  # fmt: skip
    task = Task(
        id=f"{SECOND}:task:21", **_at(f"一、{work}", text), **here,
        kind="heading", number="一、", title=work, range_end=len(text),
    )  # fmt: skip
    duty = ResponsibleFor(
        source=BUREAU, target=task.id, **_quoted("云溪市监局负责", text), **here, surface="云溪市监局",
        surface_start=text.index("云溪市监局"), role="owner", position=1, basis="stated", confidence=0.9,
    )  # fmt: skip
    bodies = (
        Organization(id=BUREAU, name="云溪省市场监督管理局", aliases=("云溪市监局",), kind="department"),
        Policy(id=ORDINANCE, title="云溪省集市条例"),
    )
    edges = (
        PartOf(document=SECOND, source=chapter.id, target=SECOND, position=1),
        StatedIn(document=SECOND, source=task.id, target=chapter.id),
        duty,
        Cites(source=task.id, target=ORDINANCE, **_quoted("《云溪省集市条例》", text), **here),
    )
    return PlanGraph(document=document, text=text, nodes=(chapter, task, *bodies), edges=edges)


def place(words: str, after: str = "", text: str = TEXT) -> Span:
    """Where `words` stand in the text, the first time behind `after`."""
    start = text.index(words, text.index(after) + len(after) if after else 0)
    return Span(start, start + len(words))


_HERE: dict[str, Any] = {"document": DOCUMENT, "rule": "sample"}
_GOALS, _WORK = f"{DOCUMENT}:section:goals", f"{DOCUMENT}:section:work"
_KITCHEN, _SEEN, _QUICK = f"{DOCUMENT}:task:kitchen", f"{DOCUMENT}:task:seen", f"{DOCUMENT}:task:quick"
_LEAD_TO, _PUBLISH = f"{DOCUMENT}:task:lead-to", f"{DOCUMENT}:task:publish"
_COLUMN, _ITEM = f"{DOCUMENT}:column:1", f"{DOCUMENT}:task:item-1"
_PROJECT, _REBUILD = f"{DOCUMENT}:project:1", f"{DOCUMENT}:task:rebuild"
_RATE, _ROOMS = f"{DOCUMENT}:indicator:1", f"{DOCUMENT}:indicator:2"
_EARLY, _NEW = f"{DOCUMENT}:indicator:early", f"{DOCUMENT}:indicator:new"
_DOUBT = f"{DOCUMENT}:doubt:1"


def _at(words: str, text: str = TEXT, after: str = "") -> dict[str, Any]:
    span = place(words, after, text)
    return {"start": span.start, "end": span.end, "text": words}


def _quoted(words: str, text: str = TEXT, after: str = "") -> dict[str, Any]:
    span = place(words, after, text)
    return {"start": span.start, "end": span.end, "quote": words}


def _outline() -> Iterator[Node]:
    yield Section(
        id=_GOALS, **_at("第一章 目标"), **_HERE, range_end=place("第二章").start,
        number="第一章", title="目标", level=1, path="1",
    )  # fmt: skip
    yield Section(
        id=_WORK, **_at("第二章 任务"), **_HERE, range_end=len(TEXT), number="第二章", title="任务", level=1, path="2",
    )  # fmt: skip
    yield Section(
        id=f"{DOCUMENT}:section:kitchen", **_at("一、管好集市后厨"), **_HERE, range_end=len(TEXT),
        number="一、", title="管好集市后厨", level=2, path="2/1",
    )  # fmt: skip
    yield SpecialColumn(
        id=_COLUMN, **_at("专栏1 放心集市行动"), **_HERE, range_end=place("有条件").start,
        number="专栏1", title="放心集市行动",
    )  # fmt: skip


def _tasks() -> Iterator[Node]:
    end = len(TEXT)
    for id_, number, title, range_end in (
        (_KITCHEN, "一、", "管好集市后厨", end),
        (_SEEN, "（一）", "让后厨看得见", place("（二）").start),
        (_QUICK, "（二）", "让快检走到摊位", end),
    ):
        yield Task(
            id=id_, **_at(number + title), **_HERE, kind="heading", number=number, title=title, range_end=range_end
        )
    yield Task(
        id=_ITEM, **_at("1.快检室铺设。五年新设快检室28个。（责任单位：省检验院）"), **_HERE,
        kind="item", number="1.", title="快检室铺设",
    )  # fmt: skip
    yield Project(
        id=_PROJECT, **_at("2.𠮷水集市样板工程。改造𠮷水集市后厨，装上亮灶屏。"), **_HERE,
        number="2.", name="𠮷水集市样板工程",
    )  # fmt: skip
    for id_, words in (
        (_LEAD_TO, "引导集市摊位亮出后厨，到2025年，早市亮灶率达到95%以上。"),
        (_PUBLISH, "省市监局每季度公布快检结果。"),
        (_REBUILD, "改造𠮷水集市后厨，装上亮灶屏。"),
    ):
        yield Task(id=id_, **_at(words), **_HERE, kind="measure")


def _indicators() -> Iterator[Node]:
    yield Indicator(
        id=_RATE, **_at("1 亮灶率 % 60 ≥90 预期性"), **_HERE, number="1", name="亮灶率", unit="%", origin="table",
        nature="expected", baseline_raw="60", baseline_op="=", baseline_value=60.0, baseline_year=2020,
        target_raw="≥90", target_op=">=", target_value=90.0, target_year=2025,
    )  # fmt: skip
    yield Indicator(
        id=_ROOMS, **_at("2 快检室 个 〔12〕 〔40〕 约束性"), **_HERE, number="2", name="快检室", unit="个",
        origin="table", nature="binding", accumulation="cumulative", baseline_raw="〔12〕", baseline_op="=",
        baseline_value=12.0, baseline_year=2020, target_raw="〔40〕", target_op="=",
        target_value=40.0, target_year=2025,
    )  # fmt: skip
    yield Indicator(
        id=_EARLY, **_at("到2025年，早市亮灶率达到95%以上"), **_HERE, name="早市亮灶率", unit="%", origin="text",
        target_raw="95%以上", target_op=">=", target_value=95.0, target_year=2025,
    )  # fmt: skip
    yield Indicator(
        id=_NEW, **_at("五年新设快检室28个"), **_HERE, name="新设快检室", unit="个", origin="text",
        accumulation="added", target_raw="28个", target_op="=", target_value=28.0, target_year=2025,
    )  # fmt: skip


def _shared() -> Iterator[Node]:
    yield Organization(
        id=BUREAU,
        name="云溪省市场监督管理局",
        aliases=("省市监局",),
        kind="department",
        level="province",
        region="云溪省",
    )
    yield Organization(
        id=FARMING,
        name="云溪省农业农村厅",
        aliases=("省农业农村厅",),
        kind="department",
        level="province",
        region="云溪省",
    )
    yield Organization(
        id=LABORATORY, name="云溪省食品检验研究院", aliases=("检验院", "省检验院"), kind="institution", level="province"
    )
    yield Organization(id=GOVERNMENT, name="云溪省人民政府", kind="government", level="province", region="云溪省")
    yield Policy(id=ORDINANCE, title="云溪省集市条例")
    yield Policy(id="policy:云溪省集市安全规划", title="云溪省集市安全规划", document_number="云市监发〔2021〕7号")


def _doubt() -> Doubt:
    return Doubt(id=_DOUBT, **_at("有条件的地方可适当提高"), **_HERE, reason="没有说明提高的是哪一项指标。")


def _finding() -> Finding:
    compared = place("装上亮灶屏")
    return Finding(
        id=f"{DOCUMENT}:finding:rate", **_at("早市亮灶率达到95%以上"), **_HERE, kind="values-differ", verdict="plan",
        message="两处的亮灶率不同。", rank=1, about=(_RATE,), evidence_starts=(compared.start,),
        evidence_ends=(compared.end,), evidence_quotes=(compared.of(TEXT),),
    )  # fmt: skip


def _structure() -> Iterator[Edge]:
    parts = (
        (_GOALS, DOCUMENT, 1), (_WORK, DOCUMENT, 2), (f"{DOCUMENT}:section:kitchen", _WORK, 1),
        (_SEEN, _KITCHEN, 1), (_QUICK, _KITCHEN, 2), (_LEAD_TO, _SEEN, 1), (_PUBLISH, _QUICK, 1),
        (_COLUMN, _QUICK, 2), (_ITEM, _COLUMN, 1), (_PROJECT, _COLUMN, 2), (_REBUILD, _PROJECT, 1),
        (BUREAU, GOVERNMENT, 1),
    )  # fmt: skip
    for source, target, position in parts:
        yield PartOf(document=DOCUMENT, source=source, target=target, position=position)
    for source in (_RATE, _ROOMS):
        yield StatedIn(document=DOCUMENT, source=source, target=_GOALS)
    inner = (
        _KITCHEN, _SEEN, _QUICK, _LEAD_TO, _PUBLISH, _COLUMN, _ITEM, _PROJECT, _REBUILD, _EARLY, _NEW, _DOUBT,
        f"{DOCUMENT}:finding:rate",
    )  # fmt: skip
    for source in inner:
        yield StatedIn(document=DOCUMENT, source=source, target=f"{DOCUMENT}:section:kitchen")


def _duties() -> Iterator[Edge]:
    sentence = "省市监局牵头，省农业农村厅配合"
    every_quarter = "省市监局每季度公布快检结果"
    stated: tuple[tuple[str, str, str, str | None, Role, int], ...] = (
        (BUREAU, _SEEN, sentence, "省市监局", "lead", 1),
        (FARMING, _SEEN, sentence, "省农业农村厅", "support", 2),
        (BUREAU, _PUBLISH, every_quarter, "省市监局", "performer", 1),
        (LABORATORY, _ITEM, "责任单位：省检验院", "省检验院", "owner", 1),
        # The same body, the same task, another place: two statements.
        (BUREAU, _QUICK, every_quarter, "省市监局", "owner", 1),
        (BUREAU, _QUICK, "公布快检结果", None, "owner", 2),
        (BUREAU, _RATE, sentence, "省市监局", "owner", 1),
    )
    for source, target, words, surface, role, position in stated:
        span = place(words)
        yield ResponsibleFor(
            source=source, target=target, **_quoted(words), **_HERE, surface=surface or "省市监局",
            surface_start=span.start + words.index(surface) if surface else None,
            role=role, position=position, basis="stated", confidence=0.9, deadline="2025年底前" if role == "lead" else None,
        )  # fmt: skip
    premise = place("《云溪省集市安全规划》", "现将")
    for target in (_COLUMN, _PROJECT, _REBUILD):
        yield ResponsibleFor(
            source=BUREAU, target=target, **_quoted("云溪省市场监督管理局关于印发"), document=DOCUMENT,
            rule="issuer-owns", surface="云溪省市场监督管理局", surface_start=None, role="owner", position=1,
            basis="inferred", confidence=0.5, evidence_starts=(premise.start,), evidence_ends=(premise.end,),
        )  # fmt: skip


def _supports() -> Iterator[Edge]:
    rows: tuple[tuple[str, str, str, float, Basis, tuple[str, ...]], ...] = (
        (_LEAD_TO, _RATE, "早市亮灶率达到95%以上", 0.95, "stated", ("亮灶率",)),
        (_SEEN, _RATE, "让后厨看得见", 0.6, "inferred", ("后厨",)),
        (_PROJECT, _RATE, "装上亮灶屏", 0.7, "inferred", ("亮灶",)),
        (_QUICK, _ROOMS, "在每个集市设立快检室", 0.8, "stated", ("快检室",)),
        (_ITEM, _ROOMS, "五年新设快检室28个", 0.9, "stated", ("快检室",)),
        (_PUBLISH, _ROOMS, "公布快检结果", model()["shown"], "inferred", ()),
    )
    for source, target, words, score, basis, terms in rows:
        yield Supports(source=source, target=target, **_quoted(words), **_HERE, score=score, basis=basis, terms=terms)


def _targets() -> Iterator[Edge]:
    for source, target, words in ((_LEAD_TO, _EARLY, "早市亮灶率达到95%以上"), (_ITEM, _NEW, "五年新设快检室28个")):
        yield Sets(source=source, target=target, **_quoted(words), **_HERE)
    yield Quantifies(source=_EARLY, target=_RATE, **_quoted("早市亮灶率"), **_HERE, relation="part")
    yield Quantifies(source=_NEW, target=_ROOMS, **_quoted("新设快检室28个"), **_HERE, relation="part")


def _citations() -> Iterator[Edge]:
    ordinance = "《云溪省集市条例》"
    yield Cites(source=DOCUMENT, target=ORDINANCE, **_quoted(ordinance), **_HERE)
    yield Cites(source=_QUICK, target=ORDINANCE, **_quoted(ordinance, after="让快检走到摊位"), **_HERE)
    yield TextOf(document=DOCUMENT, source=DOCUMENT, target="policy:云溪省集市安全规划")
    yield IssuedBy(source=DOCUMENT, target=BUREAU, **_quoted("云溪省市场监督管理局", after="印发给你们。"), **_HERE)
    yield AddressedTo(source=DOCUMENT, target=FARMING, **_quoted("省农业农村厅"), **_HERE, position=1)
    yield AddressedTo(source=DOCUMENT, target=LABORATORY, **_quoted("省检验院"), **_HERE, position=2)
