"""The spaCy pipeline of extraction: its components, the user's own among them, and several processes (plans invented)."""

import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from plankg.extract.errors import NoStructure
from plankg.extract.model import PlanGraph, Supports
from plankg.extract.pipeline import doc_of, extract_source, make_pipeline, pipeline
from plankg.extract.readers.reading import Source, read_source
from plankg.extract.support.supports import PlanSupports

PLAN = """虚构市质量工作方案
一、主要任务
（一）加强抽查。到2025年，食品抽检合格率达到98%以上。按照某某局的经验开展培训。（市市场监管局牵头，市财政局配合）
（二）根据《虚构市质量条例》，推动企业落实主体责任。
表1 主要指标
序号|指标名称|单位|2020年|2025年|属性
1|食品抽检合格率|%|97|98|约束性
2|新建检测中心|个|1|3|预期性
"""
OTHER = PLAN.replace("虚构市", "假想市")


def source(text: str = PLAN) -> Source:
    return Source(Path("plan.txt"), "plan", text, "0")


@Language.component("fictional_supports", requires=["doc._.outline"], assigns=["doc._.supports"])
def fictional_supports(doc: Doc) -> Doc:
    """Stands for a user's own stage: every block supports every indicator, for a reason of its own."""
    doc._.supports = PlanSupports(
        tuple(
            Supports(
                document=block.node.document, source=block.node.id, target=indicator.id, start=block.span.start,
                end=block.span.end, quote=block.span.of(doc.text), rule="mine", score=1.0, basis="inferred", terms=(),
                evidence_starts=(), evidence_ends=(),
            )
            for block in doc._.outline.parts.blocks
            for indicator in doc._.tables.indicators
        )
    )  # fmt: skip
    return doc


@Language.component("fictional_bodies", assigns=["doc.ents"])
def fictional_bodies(doc: Doc) -> Doc:
    """Stands for a trained component: calls every 某某局 an organization."""
    at = doc.text.find("某某局")
    span = doc.char_span(at, at + 3, alignment_mode="expand") if at >= 0 else None
    doc.ents = [TokenSpan(doc, span.start, span.end, label="ORG")] if span is not None else []
    return doc


@pytest.fixture(scope="module")
def whole() -> Doc:
    return doc_of(source())


def rules(plan: PlanGraph, kind: str) -> list[str]:
    return [edge.rule for edge in plan.edges if edge.type == kind and hasattr(edge, "rule")]


def test_extraction_is_the_work_of_spacy(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(PLAN, "utf-8")
    code = (
        "import sys; from pathlib import Path; from plankg.extract import extract_file; assert 'spacy' not in sys.modules;"
        f"extract_file(Path({str(file)!r}));"
        "assert 'spacy' in sys.modules; assert not {'spacy.cli', 'requests'} & set(sys.modules);"
        "import spacy; assert spacy.cli.download and spacy.info(silent=True)['spacy_version'] == spacy.__version__"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_components_find_what_they_require() -> None:
    assert {name: found for name, found in pipeline().analyze_pipes()["problems"].items() if found} == {}


@pytest.mark.parametrize("name", pipeline().pipe_names)
def test_component_needs_no_more_than_it_requires_and_writes_what_it_assigns(name: str, whole: Doc) -> None:
    nlp = pipeline()
    meta = nlp.get_pipe_meta(name)
    doc = nlp.make_doc(PLAN)
    doc._context = source()  # noqa: SLF001  what `as_tuples` carries
    for attribute in meta.requires:
        setattr(doc._, attribute.removeprefix("doc._."), getattr(whole._, attribute.removeprefix("doc._.")))
    before = {key[1] for key in doc.user_data}
    nlp.get_pipe(name)(doc)
    written = {f"doc._.{key[1]}" for key in doc.user_data if key[1] not in before}
    assert written | ({"doc.spans"} if doc.spans else set()) == set(meta.assigns)
    for attribute in written - {"doc._.document"}:
        assert getattr(doc._, attribute.removeprefix("doc._.")) == getattr(whole._, attribute.removeprefix("doc._."))
    for group, spans in doc.spans.items():
        assert [(s.start, s.end) for s in spans] == [(s.start, s.end) for s in whole.spans[group]]


def test_spans_of_a_group_are_the_words_of_its_nodes(whole: Doc) -> None:
    nodes = {node.id: node for node in whole._.plan.nodes}
    for group in ("sections", "tasks", "indicators", "targets"):
        spans = whole.spans[group]
        assert [span.text for span in spans] == [nodes[name].text for name in spans.attrs["ids"]]
        assert len(spans) > 0
    assert [span.text for span in whole.spans["bodies"]] == ["市市场监管局", "市财政局", "企业"]
    assert [span.text for span in whole.spans["policies"]] == ["《虚构市质量条例》"]


def test_own_component_takes_the_place_of_a_stage() -> None:
    nlp = make_pipeline()
    nlp.replace_pipe("plankg_supports", "fictional_supports")
    assert set(rules(extract_source(source(), nlp), "SUPPORTS")) == {"mine"}
    assert "mine" not in rules(extract_source(source()), "SUPPORTS")


def test_own_component_is_named_in_the_configuration() -> None:
    nlp = make_pipeline({"components.plankg_supports": {"factory": "fictional_supports"}})
    assert set(rules(extract_source(source(), nlp), "SUPPORTS")) == {"mine"}


def test_stage_that_is_switched_off_leaves_its_facts_out() -> None:
    nlp = make_pipeline(disable=["plankg_supports", "plankg_duties"])
    plan = extract_source(source(), nlp)
    assert rules(plan, "SUPPORTS") == rules(plan, "RESPONSIBLE_FOR") == []
    assert rules(plan, "SETS") == rules(extract_source(source()), "SETS") != []
    nlp.enable_pipe("plankg_duties")
    assert rules(extract_source(source(), nlp), "RESPONSIBLE_FOR") != []


def test_body_that_only_a_trained_component_sees_is_a_doubt() -> None:
    nlp = make_pipeline()
    nlp.add_pipe("fictional_bodies", before="plankg_findings")
    doubts = [node for node in extract_source(source(), nlp).nodes if node.label == "Doubt"]
    assert [d.properties()["rule"] for d in doubts] == ["trained-component"]
    assert "某某局" in str(doubts[0].properties()["reason"])


@pytest.mark.parametrize("name", pipeline().pipe_names)
def test_component_can_be_given_to_a_new_process(name: str) -> None:
    """Windows and macOS start processes that import everything anew."""
    assert pickle.loads(pickle.dumps(pipeline().get_pipe(name))) is pipeline().get_pipe(name)  # noqa: S301  our own


def test_two_processes_give_the_same_graphs() -> None:
    one = [doc._.plan for doc in pipeline().pipe([PLAN, OTHER])]
    two = [doc._.plan for doc in pipeline().pipe([PLAN, OTHER], n_process=2, batch_size=1)]
    assert one == two
    assert one[0] != one[1]


def test_file_goes_with_its_tables_to_another_process(tmp_path: Path) -> None:
    page = tmp_path / "plan.html"
    rows = "<tr><td>任务</td><td>牵头单位</td></tr><tr><td>建设检测中心</td><td>市科技局</td></tr>"
    page.write_text(f"<html><body><h1>虚构市任务分工</h1><table>{rows}</table></body></html>", "utf-8")
    read = read_source(page)
    nlp = pipeline()
    (found,) = nlp.pipe([(read.text, read)], as_tuples=True, n_process=2)
    assert found[0]._.plan == extract_source(read)
    assert rules(found[0]._.plan, "RESPONSIBLE_FOR") == ["duty-table"]


def test_doc_survives_being_stored(whole: Doc) -> None:
    again = Doc(whole.vocab).from_bytes(whole.to_bytes())
    assert again._.plan == whole._.plan
    assert again.spans["tasks"].attrs == whole.spans["tasks"].attrs
    assert again._.outline is None


def test_plain_text_goes_through_the_pipeline_as_well() -> None:
    doc = pipeline()(PLAN)
    assert doc._.plan.counts() == {**extract_source(source()).counts()}
    with pytest.raises(NoStructure):
        pipeline()("今天天气晴朗。")


@pytest.fixture(autouse=True)
def untouched() -> Iterator[None]:
    names = list(pipeline().pipe_names)
    yield
    assert pipeline().pipe_names == names
