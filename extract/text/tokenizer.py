"""分词器 (tokenizer): jieba's words as a spaCy Doc, registered as `plankg.JiebaTokenizer.v1`.

spaCy's own Chinese tokenizer is quadratic on long texts; this one gives all words to the Doc in one go. `doc.text` is the
text and every offset is exact: white space is a token of its own.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from itertools import accumulate

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from plankg.extract.text.segmenter import Name, segmenter
from plankg.extract.text.wordlists import words


class JiebaTokenizer(DummyTokenizer):
    """A tokenizer over the process's segmenter; words are also cut at both ends of the words in `edges`.

    It holds no dictionary, so it is small to pickle and cheap to make: the dictionary is loaded with the first text.
    """

    def __init__(self, vocab: Vocab, edges: tuple[str, ...], name: Name | None = None) -> None:
        self.vocab, self.edges, self.name = vocab, edges, name

    def __reduce__(self) -> tuple[type, tuple[Vocab, tuple[str, ...], Name | None]]:
        return JiebaTokenizer, (self.vocab, self.edges, self.name)

    def __call__(self, text: str) -> Doc:
        """The Doc of a text."""
        tokens = self._cut(text)
        return Doc(self.vocab, words=tokens, spaces=[False] * len(tokens))

    @cached_property
    def _inner(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.edges)))

    def _cut(self, text: str) -> list[str]:
        """The words, those cut in two or three that an edge lies in; nearly all are given on as they are."""
        tokens = segmenter(self.name).cut(text)
        if not self.edges:
            return tokens
        ends = list(accumulate(map(len, tokens)))
        edges = {at for match in self._inner.finditer(text) for at in match.span()}.difference(ends)
        cut: list[str] = []
        done = start = 0  # tokens that are in `cut` as they are, and the character after the last cut
        for edge in sorted(edges - {0}):
            at = bisect_right(ends, edge)
            if at >= done:
                cut += tokens[done:at]
                done, start = at + 1, ends[at] - len(tokens[at])
            else:
                cut.pop()
            cut += [text[start:edge], text[edge : ends[at]]]
            start = edge
        return cut + tokens[done:]


@registry.tokenizers("plankg.JiebaTokenizer.v1")  # type: ignore[untyped-decorator]  # catalogue has no types
def jieba_tokenizer(
    edges: list[str] | None = None, segmenter: Name | None = None
) -> Callable[[Language], JiebaTokenizer]:
    """Make the tokenizer of a pipeline.

    Args:
        edges: words at whose ends words are cut, those of edges.txt by default.
        segmenter: `jieba` or `rjieba`; rjieba where it is installed by default.
    """
    inner = tuple(words("text/edges") if edges is None else edges)
    return lambda nlp: JiebaTokenizer(nlp.vocab, inner, segmenter)
