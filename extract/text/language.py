"""分词 (language): one spaCy pipeline over an own jieba tokenizer, made on first use.

spaCy's own Chinese tokenizer is quadratic on long texts; ours gives jieba's words, white space apart, to a Doc in one
go, with exact offsets. The pipeline is otherwise empty, and that is the place to plug in a trained component:

    from extract.text.language import pipeline
    pipeline().add_pipe("ner", source=my_trained_pipeline)

What it writes to `doc.ents` with the label ORG, and no rule bound to a task, is kept as a doubt (docs/trained-component.md).
"""

import logging
import os
import re
import tempfile
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from extract.model import PlacedNode, PlanGraph, Span, StatedEdge

if TYPE_CHECKING:
    from jieba import Tokenizer
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan
    from spacy.vocab import Vocab


@lru_cache(maxsize=1)
def segmenter() -> "Tokenizer":
    """An own jieba tokenizer, its dictionary cache in a folder of this user's only."""
    from jieba import Tokenizer, setLogLevel

    setLogLevel(logging.WARNING)
    tokenizer = Tokenizer()
    tokenizer.tmp_dir = _private_cache()
    return tokenizer


def _private_cache() -> str:
    """Jieba unpickles its cache: it must not lie where another user of the machine could put one."""
    from platformdirs import user_cache_path

    folder = user_cache_path("plankg")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return str(folder)
    except OSError:
        pass
    return tempfile.mkdtemp(prefix="plankg-")


class WordTokenizer:
    """A spaCy tokenizer that gives jieba's words; `doc.text` is the text, every offset exact."""

    def __init__(self, vocab: "Vocab") -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> "Doc":
        """The Doc of `text`, white space as tokens of its own."""
        from spacy.tokens import Doc

        words = list(segmenter().cut(text, HMM=False))
        return Doc(self.vocab, words=words, spaces=[False] * len(words))


@lru_cache(maxsize=1)
def pipeline() -> "Language":
    """The pipeline, shared by the process: a blank Chinese one with our tokenizer and no components."""
    import spacy

    nlp = spacy.blank("xx")
    nlp.tokenizer = WordTokenizer(nlp.vocab)
    nlp.max_length = 50_000_000
    return nlp


class Words:
    """The words of one text, looked up by place. The Doc that carries all of them is made when it is asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def doc(self) -> "Doc":
        """The text as a Doc, run through the pipeline's components."""
        return pipeline()(self.text)

    def content(self, span: Span) -> tuple[str, ...]:
        """The content words that lie inside a span, in order (see `content_words`)."""
        return content_words(span.of(self.text))

    def bodies(self) -> Iterator[Span]:
        """What a trained component plugged into the pipeline calls an organization (`doc.ents` with the label ORG)."""
        if not pipeline.cache_info().currsize or not pipeline().pipe_names:
            return
        for entity in self.doc.ents:
            if entity.label_ == "ORG":
                yield Span(entity.start_char, entity.end_char)


@lru_cache(maxsize=16384)
def content_words(text: str) -> tuple[str, ...]:
    """The words of two characters or more in a short text, long words cut again into the short ones in them."""
    return tuple(word for whole in segmenter().cut(text, HMM=False) for word in _content(whole))


@lru_cache(maxsize=65536)
def _content(word: str) -> tuple[str, ...]:
    """A word and the dictionary words at its ends: 发明专利 gives 发明, 专利 and 发明专利, 的 and ，give nothing."""
    if len(word) < 2 or not re.match(r"[\u4e00-\u9fffA-Za-z0-9]+$", word):
        return ()
    known = segmenter().FREQ
    inner = [part for n in (2, 3) if len(word) > n for part in (word[:n], word[-n:])]
    return (*(part for part in inner if known.get(part)), word)


def as_doc(plan: PlanGraph) -> "Doc":
    """The plan as a spaCy Doc: `doc.spans` has one group for each label and for each edge type with evidence.

    A span reaches to the borders of the words that it touches; its exact place is in `start_char` of the node or edge
    named by `span.id_`.
    """
    doc = pipeline()(plan.text)
    groups: dict[str, list[SpacySpan]] = {}
    placed: list[tuple[str, str, int, int]] = [
        (node.label, node.id, node.start, node.end) for node in plan.nodes if isinstance(node, PlacedNode)
    ]
    placed += [(edge.type, edge.source, edge.start, edge.end) for edge in plan.edges if isinstance(edge, StatedEdge)]
    for group, name, start, end in placed:
        span = doc.char_span(start, end, label=group, span_id=name, alignment_mode="expand")
        if span is not None:
            groups.setdefault(group, []).append(span)
    for group, spans in groups.items():
        doc.spans[group] = spans
    return doc
