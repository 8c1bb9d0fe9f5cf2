"""分词 (language): one spaCy pipeline over an own jieba tokenizer, made on first use.

spaCy's own Chinese tokenizer is quadratic on long texts; ours gives jieba's words, white space apart, to a Doc in one
go, with exact offsets. The pipeline is otherwise empty, and that is the place to plug in a trained component:

    from extract.language import pipeline
    pipeline().add_pipe("ner", source=my_trained_pipeline)

What it writes to `doc.ents` with the label ORG is offered to the rules as names of bodies (see docs/trained-component.md).
"""

import logging
import os
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jieba
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


@lru_cache(maxsize=1)
def segmenter() -> "jieba.Tokenizer":
    """An own jieba tokenizer, its dictionary cache in a folder of this user's only."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = _private_cache()
    return tokenizer


def _private_cache() -> str:
    """jieba unpickles its cache: it must not lie where another user of the machine could put one."""
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
        """The Doc of `text`, white space as tokens of its own where it is more than one space."""
        from spacy.tokens import Doc

        words: list[str] = []
        spaces: list[bool] = []
        for word in segmenter().cut(text, HMM=False):
            if word == " " and words and not spaces[-1]:
                spaces[-1] = True
                continue
            words.append(word)
            spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)


@lru_cache(maxsize=1)
def pipeline() -> "Language":
    """The pipeline, shared by the process: a blank Chinese one with our tokenizer and no components."""
    import spacy

    nlp = spacy.blank("xx")
    nlp.tokenizer = WordTokenizer(nlp.vocab)
    nlp.max_length = 50_000_000
    return nlp


def tokens(text: str) -> Iterator[tuple[int, str]]:
    """The words of `text` with their offsets, white space left out."""
    for token in pipeline().make_doc(text):
        if not token.is_space:
            yield token.idx, token.text
