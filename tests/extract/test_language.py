"""Words over the own tokenizer, the Doc that shows a plan, and a component plugged into the pipeline."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from extract.model import PlanGraph, Span
from extract.pipeline import extract_source
from extract.readers.reading import Source
from extract.text import language
from extract.text.language import Words, as_doc, content_words

TEXT = "提升  有效发明专利\u00a0拥有量。\r\n𠮷祥\t1个"


@Language.component("fictional-bodies")
def fictional_bodies(doc: Doc) -> Doc:
    """Stands for a trained component: calls every 某某局 an organization."""
    at = doc.text.find("某某局")
    span = doc.char_span(at, at + 3, label="ORG", alignment_mode="expand") if at >= 0 else None
    doc.ents = [SpacySpan(doc, span.start, span.end, label="ORG")] if span is not None else []
    return doc


@pytest.fixture
def plugged() -> Iterator[None]:
    language.pipeline().add_pipe("fictional-bodies")
    yield
    language.pipeline().remove_pipe("fictional-bodies")


def test_doc_keeps_the_text_and_every_offset() -> None:
    doc = Words(TEXT).doc
    assert doc.text == TEXT
    assert all(TEXT[token.idx : token.idx + len(token.text)] == token.text for token in doc)


def test_content_words_of_a_place_hold_the_words_inside_long_ones() -> None:
    words = Words(TEXT).content(Span(0, TEXT.index("。")))
    assert {"发明", "专利", "发明专利", "拥有量"} <= set(words)
    assert {"发明", "专利"} <= set(content_words("发明专利"))


def test_plan_as_doc_has_a_group_for_each_kind(gansu: PlanGraph) -> None:
    doc = as_doc(gansu)
    assert doc.text == gansu.text
    assert {"Task", "Indicator", "RESPONSIBLE_FOR", "SUPPORTS"} <= set(doc.spans)
    assert len(doc.spans["SpecialColumn"]) == 7


@pytest.mark.usefixtures("plugged")
def test_body_that_only_a_trained_component_sees_is_a_doubt() -> None:
    text = "一、主要任务\n（一）建设平台\n按照某某局的经验建设平台。\n"
    plan = extract_source(Source(Path("a.txt"), "a", text, "0"))
    doubts = [node for node in plan.nodes if node.label == "Doubt"]
    assert [d.properties()["rule"] for d in doubts] == ["trained-component"]
    assert "某某局" in str(doubts[0].properties()["reason"])
