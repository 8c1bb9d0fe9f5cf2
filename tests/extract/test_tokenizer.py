"""Words by jieba and rjieba, and the Doc that carries them (sentences invented for the tests)."""

import pickle

import pytest
import spacy
from spacy.language import Language

from plankg.extract.text import segmenter
from plankg.extract.text.segmenter import Segmenter, own_words
from plankg.extract.text.tokenizer import JiebaTokenizer

TEXT = "提升  有效发明专利\u00a0拥有量。\r\n𠮷祥\t1个（省工信厅牵头）充分发挥联席会议作用"
SENTENCE = "省工信厅会同省中医药局、国家发展改革委推进充分发挥作用，到2025年覆盖率达到98.5%以上。"


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "plankg.JiebaTokenizer.v1"}}})


@pytest.fixture(params=["_Jieba", "_Rust"])
def cutter(request: pytest.FixtureRequest) -> Segmenter:
    if request.param == "_Rust":
        pytest.importorskip("rjieba", reason="the extra rjieba is not installed")
    made: Segmenter = getattr(segmenter, request.param)()
    return made


def test_both_segmenters_cut_the_same_words(cutter: Segmenter) -> None:
    assert cutter.cut(SENTENCE) == segmenter.segmenter().cut(SENTENCE)
    assert "".join(cutter.cut(TEXT)) == TEXT


def test_words_are_those_that_jieba_cuts() -> None:
    ours = segmenter._Jieba()  # noqa: SLF001
    runs = ("卡拉OK厅A1b2，B超3.5%C", "市场监管部门和建设单位的中心城区有意见分歧", "𠮷A\r\n", "IT99#&_-ITabc的", "")
    for text in (SENTENCE, TEXT, *runs):
        assert ours.cut(text) == ours._jieba.lcut(text, HMM=False)  # noqa: SLF001


def test_own_names_are_one_word_behind_any_region(cutter: Segmenter) -> None:
    assert [name for name in own_words() if name not in cutter.cut(f"省{name}牵头")] == []


def test_doc_keeps_the_text_and_every_offset(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    assert doc.text == TEXT
    assert all(TEXT[token.idx : token.idx + len(token.text)] == token.text for token in doc)


@pytest.mark.parametrize("words", ["发挥", "联席会议", "作用", "省工信厅", "工信厅", "（"])
def test_facts_begin_and_end_with_tokens(nlp: Language, words: str) -> None:
    start = TEXT.index(words)
    assert nlp.make_doc(TEXT).char_span(start, start + len(words)) is not None


def test_edges_are_a_setting_of_the_pipeline() -> None:
    settings = {"@tokenizers": "plankg.JiebaTokenizer.v1", "edges": ["信"]}
    doc = spacy.blank("zh", config={"nlp": {"tokenizer": settings}}).make_doc("省工信厅充分发挥")
    assert [token.text for token in doc] == ["省", "工", "信", "厅", "充分发挥"]


def test_tokenizer_travels_without_its_dictionary(nlp: Language) -> None:
    assert isinstance(nlp.tokenizer, JiebaTokenizer)
    again = pickle.loads(pickle.dumps(nlp.tokenizer))  # noqa: S301  our own
    assert [token.text for token in again(SENTENCE)] == [token.text for token in nlp.tokenizer(SENTENCE)]


@pytest.mark.parametrize("text", ["", "\n", "。"])
def test_text_without_words_is_a_doc(nlp: Language, text: str) -> None:
    assert nlp.make_doc(text).text == text
