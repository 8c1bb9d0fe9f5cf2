import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from plankg.api.catalogue.texts import Texts
from plankg.api.pages.marking import MarkedText
from plankg.api.pages.plans import Plan, Plans, statement_key
from plankg.api.pages.rendering import render
from plankg.extract import extract_file
from plankg.extract.findings.ledger import ledger_of
from plankg.extract.model import Finding, PlanGraph, Span
from plankg.graph.store import Store
from tests.api.conftest import InProcess
from tests.api.test_pages import Page, page
from tests.samples import BUREAU, DOCUMENT, TEXT, sample_plan

PIECE = re.compile(r'<a class="m ([^"]*)" href="\?fact=([^"#]*)#mark">([^<]*)</a>')


def plan_of(graph: PlanGraph, *, page_starts: tuple[int, ...] | None = None) -> Plan:
    """A plan as the pages hold it, without a store."""
    document = {
        "document_id": graph.document.id,
        "page_starts": page_starts,
        "title": graph.document.title,
        "source_url": graph.document.source_url,
    }
    nodes = [
        {"node_id": n.id, "label": n.label, **n.properties(), "quote": n.properties()["text"]}
        for n in graph.nodes
        if "start" in n.properties()
    ]
    statements = [
        {"type": e.type, "source_id": e.source, "target_id": e.target, **e.properties()}
        for e in graph.edges
        if "quote" in e.properties()
    ]
    shared = [
        {"node_id": n.id, "label": n.label, "reading": json.dumps(n.properties())}
        for n in graph.nodes
        if n.label in {"Organization", "Policy"}
    ]
    return Plan(document, graph.text, nodes, statements, shared)


@pytest.mark.parametrize(
    ("address", "links"),
    [
        (
            "https://plans.example/1.html",
            [
                "https://plans.example/1.html#:~:text=%EF%BC%88%E4%B8%80%EF%BC%89%E8%AE%A9%E5%90%8E%E5%8E%A8%E7%9C%8B%E5%BE%97%E8%A7%81"
            ],
        ),
        (None, []),
    ],
)
def test_fact_leads_to_its_words_on_the_page_that_published_it(address: str | None, links: list[str]) -> None:
    graph = sample_plan()
    plan = plan_of(replace(graph, document=replace(graph.document, source_url=address)))
    fact = plan.by_key["task:seen"]
    answer = render("facts.html", {"plan": plan, "facts": [fact], "more": 0, "chosen": fact, "lit": []})
    assert re.findall(r'rel="external noreferrer" href="([^"]*)"', bytes(answer.body).decode()) == links


@pytest.mark.parametrize(
    ("words", "classes"),
    [
        ("省市监局", "body"),
        ("到2025年，", "target in-task"),
        ("早市亮灶率达到95%以上", "finding in-target in-task"),
        ("省农业农村厅", "body"),
        ("1 亮灶率 % 60 ≥90 预期性", "indicator"),
        ("专栏1 放心集市行动", "column"),
        ("改造𠮷水集市后厨，装上亮灶屏。", "task in-project"),
        ("云溪省市场监督管理局关于印发", "body inferred"),
        ("《云溪省集市条例》", "policy"),
        ("有条件的地方可适当提高", "finding"),
    ],
)
def test_marks_split_where_facts_overlap_and_lead_to_the_innermost(words: str, classes: str) -> None:
    drawn = "".join(MarkedText(plan_of(sample_plan())).draw([]))
    assert (classes, words) in {(found[1], found[3]) for found in PIECE.finditer(drawn)}


def test_paragraph_that_goes_on_after_its_heading_is_no_heading(tmp_path: Path) -> None:
    file = tmp_path / "dongling.txt"
    file.write_text(
        "虚构样例：东岭市集市规划\n一、主要任务\n（一）办好早市。由市甲局牵头，定期检查早市，每年通报。\n", "utf-8"
    )
    drawn = "".join(MarkedText(plan_of(extract_file(file))).draw([]))
    paragraphs = {re.sub("<[^>]*>", "", inner): tag for tag, inner in re.findall(r"<p([^>]*)>(.*?)</p>", drawn)}
    assert 'role="heading"' in paragraphs["一、主要任务"]
    run_in = "（一）办好早市。由市甲局牵头，定期检查早市，每年通报。"
    assert "heading" not in paragraphs[run_in]
    bold = re.findall(r'<(?:a|b|span) class="[^"]*head"[^>]*>([^<]*)<', drawn)
    assert "".join(bold).rstrip("。") == "（一）办好早市"


def test_what_agrees_is_not_marked_as_a_fault() -> None:
    plan = sample_plan()
    agreeing = [replace(n, verdict="agrees") if isinstance(n, Finding) else n for n in plan.nodes]
    marks = {classes for classes, _, _ in PIECE.findall("".join(MarkedText(plan_of(plan)).draw([])))}
    agreed = {
        classes
        for classes, _, _ in PIECE.findall("".join(MarkedText(plan_of(replace(plan, nodes=tuple(agreeing)))).draw([])))
    }
    assert "finding in-target in-task" in marks
    assert "finding in-target in-task" not in agreed
    assert any("agreed" in classes for classes in agreed)


@pytest.mark.parametrize(
    "lit", [[], [Span(20, 90)], [Span(0, len(TEXT))], [Span(300, 301), Span(30, 31), Span(200, 260)]]
)
def test_drawing_loses_no_word_and_lights_exactly_the_place(lit: list[Span]) -> None:
    found = Page("".join(MarkedText(plan_of(sample_plan())).draw(lit)))
    assert "".join(found.text.split()) == "".join(TEXT.split())
    expected = lit[0].of(TEXT) if lit else ""
    assert "".join(found.marked.split()) == "".join(expected.split())
    assert ("mark" in found.ids) == bool(lit)


@pytest.mark.parametrize(("starts", "pages"), [(None, []), ((0, 60, TEXT.index("第二章") - 1), ["1", "2", "3"])])
def test_pages_of_the_file_are_shown(starts: tuple[int, ...] | None, pages: list[str]) -> None:
    drawn = "".join(MarkedText(plan_of(sample_plan(), page_starts=starts)).draw([]))
    assert re.findall(r'id="page-(\d+)"', drawn) == pages


def test_keys_of_facts_are_short_stable_and_different() -> None:
    once, again = plan_of(sample_plan()), plan_of(sample_plan())
    assert [fact.key for fact in once.facts] == [fact.key for fact in again.facts]
    assert len(once.by_key) == len(once.facts)
    assert max(len(fact.key) for fact in once.facts) < 40


@pytest.mark.embedded
def test_reading_view_holds_the_whole_text_and_an_outline_that_leads_into_it(client: InProcess) -> None:
    reading = page(client, f"/documents/{DOCUMENT}")
    assert "".join(reading.text.split()) == "".join(TEXT.split())
    outline = [link for link in reading.links if link.startswith("#p")]
    assert [TEXT[int(link[2:]) :].partition("\n")[0] for link in outline] == [
        "第一章 目标",
        "第二章 任务",
        "一、管好集市后厨",
    ]
    assert {link[1:] for link in outline} <= reading.ids


@pytest.mark.embedded
def test_every_fact_of_the_text_has_a_link_that_lights_up_its_quote(client: InProcess) -> None:
    keys = set(re.findall(r'href="\?fact=([^"#]*)#mark"', client.get(f"/documents/{DOCUMENT}").text))
    facts = plan_of(sample_plan()).by_key
    assert len(keys) > 20
    for key in keys:
        lit = page(client, f"/documents/{DOCUMENT}?fact={key}").marked
        assert lit.split() == facts[key].quote.of(TEXT).split()


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("fact=task:seen", ("让后厨看得见", "第 16 段", "此条链接")),
        ("fact=indicator:1", ("基期值", "≥90", "预期性")),
        ("fact=finding:rate", ("两处的亮灶率不同", "与之对照", "装上亮灶屏")),
        ("start=0&end=3", ("推断", "云溪省市场监督管理局")),
        ("fact=doubt:1", ("存疑", "没有说明提高的是哪一项指标")),
    ],
)
def test_facts_of_a_place_are_told_beside_the_text_and_alone(
    query: str, words: tuple[str, ...], client: InProcess
) -> None:
    for path in (f"/documents/{DOCUMENT}", f"/documents/{DOCUMENT}/facts"):
        found = page(client, f"{path}?{query}").words
        assert [word for word in words if word not in found] == []


@pytest.mark.embedded
def test_fact_of_a_duty_says_role_deadline_and_basis(client: InProcess) -> None:
    rows = plan_of(sample_plan()).statements
    lead = next(row for row in rows if row.get("role") == "lead" and row["source_id"] == BUREAU)
    words = page(client, f"/documents/{DOCUMENT}?fact={statement_key(lead)}").words
    assert [word for word in ("牵头", "2025年底前", "原文", "省市监局") if word not in words] == []


@pytest.mark.embedded
def test_reading_view_marks_code_points_beyond_the_basic_plane(client: InProcess) -> None:
    start = TEXT.index("𠮷水集市先行")
    assert page(client, f"/documents/{DOCUMENT}?start={start}&end={start + 4}").marked == "𠮷水集市"


def test_stored_plan_has_the_ledger_of_its_graph(store: Store) -> None:
    plan = sample_plan()
    assert Plans(store, Texts(store)).read(plan.document.id).ledger == ledger_of(plan)
