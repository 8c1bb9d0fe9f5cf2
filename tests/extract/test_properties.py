"""Properties that hold for any text: folding keeps length, spans are never empty or padded and nest, twice is the same."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from plankg.extract.errors import NoStructure
from plankg.extract.layout.document import PlanDocument
from plankg.extract.model import PlacedNode, PlanGraph, Section
from plankg.extract.outline.outline import outline_of
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.reading import Source
from plankg.extract.text.fold import fold
from plankg.extract.text.lines import lines_of, sentences

PIECES = st.sampled_from(
    ["一、", "（一）", "1.", "2.", "第一章 ", "专栏1 ", "推动企业", "建设平台", "达到", "98%", "以上", "。", "；", "，", "\n", "\n\n", "　",
     "（市科技局牵头）", "责任单位：", "《某条例》", "到2025年", "“", "”", "(", ")", "𠮷", "\u00a0", "项目", "重点", "10个", "指标", "序号"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join)


@given(st.text())
def test_fold_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_lines_and_sentences_are_never_empty_or_padded(text: str) -> None:
    for line in lines_of(text):
        words = line.span.of(text)
        assert words
        assert words == words.strip()
        for sentence in sentences(text, line.start, line.end):
            assert line.span.holds(sentence)
            assert sentence.of(text) == sentence.of(text).strip() != ""


def extracted(text: str) -> PlanGraph | None:
    try:
        return extract_source(Source(Path("a.txt"), "a", text, "0"))
    except NoStructure:
        return None


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_extraction_is_placed_nested_and_repeatable(text: str) -> None:
    plan = extracted("一、主要任务\n" + text)
    if plan is None:
        return
    sections = {n.id: n for n in plan.nodes if isinstance(n, Section)}
    for node in plan.nodes:
        if isinstance(node, PlacedNode):
            assert node.text == plan.text[node.start : node.end] != ""
    for edge in plan.edges:
        if edge.type == "PART_OF" and edge.source in sections and edge.target in sections:
            inner, outer = sections[edge.source], sections[edge.target]
            assert outer.start <= inner.start <= inner.range_end <= outer.range_end
    again = extracted("一、主要任务\n" + text)
    assert again is not None
    assert again.to_json(with_text=True) == plan.to_json(with_text=True)


@given(st.lists(st.integers(0, 2), min_size=1, max_size=25))
def test_random_numbering_tree_comes_back(depths: list[int]) -> None:
    """A tree of 一、 （一） 1. headings, rendered to text, is read back level by level."""
    marks = [
        lambda n: f"{'一二三四五六七八九十'[n - 1]}、",
        lambda n: f"（{'一二三四五六七八九十'[n - 1]}）",
        lambda n: f"{n}.",
    ]
    counts, lines, wanted, last = [0, 0, 0], [], [], -1
    for depth in depths:
        level = min(depth, last + 1)
        counts[level] += 1
        if counts[level] > 10:
            break
        counts[level + 1 :] = [0] * (2 - level)
        title = f"标题{len(lines)}号"
        lines.append(marks[level](counts[level]) + title)
        wanted.append((level + 1, title))
        last = level
    text = "\n正文一句。\n".join(lines)
    assert [(h.level, h.title) for h in outline_of(PlanDocument.of_text(text))] == wanted
