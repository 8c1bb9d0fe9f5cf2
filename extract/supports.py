"""支撑 (supports): which tasks and projects work on what an indicator measures.

A small linear model over fourteen features weighs, for one block of text and one indicator, how much of the indicator's
subject the block, its best sentence and its titles say, and how rare those words are in this plan. Features, weights and
threshold stand in data/support_model.tsv (fitted by benchmarks/fit_supports.py); nothing is trained at run time.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.language import Words, content_words
from extract.lines import sentences
from extract.model import Indicator, Span, Supports
from extract.parts import Block
from extract.subjects import subject_of, subject_words
from extract.wordlists import pairs

RULE = "support-shared-subject"
FEATURES = (
    "own", "titles", "above", "sentence", "density", "quoted", "phrase", "whole",
    "own_and_titles", "sentence_and_titles", "own_rank", "titles_rank", "density_rank", "phrase_rank",
)  # fmt: skip
_LEAST = 0.2
_RANKED = {"own": "own_rank", "titles": "titles_rank", "density": "density_rank", "phrase": "phrase_rank"}


@dataclass(frozen=True, slots=True)
class _Words:
    """One block as words: counts of its own text, those of each sentence, of its titles and of the headings above."""

    block: Block
    text: str
    own: Counter[str]
    sentences: tuple[tuple[Span, frozenset[str]], ...]
    titles: frozenset[str]
    above: frozenset[str]

    @property
    def all_text(self) -> str:
        """The block's text and its titles."""
        return "\n".join((self.text, *self.block.titles))


@dataclass(frozen=True, slots=True)
class Candidate:
    """One block and one indicator with their features by name."""

    block: Block
    indicator: Indicator
    features: dict[str, float]
    terms: tuple[str, ...]
    sentence: Span


def supports_of(words: Words, blocks: Sequence[Block], indicators: Sequence[Indicator]) -> Iterator[Supports]:
    """The SUPPORTS edges above the model's threshold, indicator by indicator, best first.

    Args:
        words: the words of the canonical text.
        blocks: what can support (`Parts.blocks`).
        indicators: the table indicators of the plan.
    """
    threshold = _model()["threshold"][2]
    for group in candidates(words, blocks, indicators):
        scored = [(score(candidate.features), candidate) for candidate in group]
        for value, candidate in sorted(scored, key=lambda pair: (-pair[0], pair[1].block.span.start)):
            if value >= threshold and candidate.terms:
                yield _edge(words.text, candidate, value)


def score(features: dict[str, float]) -> float:
    """The model's score of a candidate, between 0 and 1."""
    model = _model()
    total = model["bias"][2]
    for name, value in features.items():
        mean, scale, weight = model[name]
        total += weight * (value - mean) / scale
    return 1 / (1 + math.exp(-total))


def candidates(words: Words, blocks: Sequence[Block], indicators: Sequence[Indicator]) -> Iterator[list[Candidate]]:
    """For each indicator the blocks that share a word with its subject; the ranks compare these with each other."""
    text = words.text
    worded = [_worded(words, text, block) for block in blocks]
    blocks_with: dict[str, list[int]] = {}
    for at, one in enumerate(worded):
        for word in {*one.own, *one.titles}:
            blocks_with.setdefault(word, []).append(at)
    rarity = {word: math.log((len(worded) + 1) / (len(found) + 0.5)) for word, found in blocks_with.items()}
    for indicator in indicators:
        wanted = {word: rarity[word] for word in subject_words(indicator.name) if word in rarity}
        sharing = sorted({at for word in wanted for at in blocks_with.get(word, ())})
        found = [_candidate(worded[at], indicator, wanted) for at in sharing]
        group = [candidate for candidate in found if candidate is not None]
        sharing = [at for at, candidate in zip(sharing, found, strict=True) if candidate is not None]
        _add_phrases(group, [worded[at].all_text for at in sharing], len(worded), indicator)
        for name, rank in _RANKED.items():
            best = max((c.features[name] for c in group), default=0)
            for candidate in group:
                candidate.features[rank] = candidate.features[name] / (best + 1e-9)
        yield group


def _worded(words: Words, text: str, block: Block) -> _Words:
    own = block.span.of(text)
    spoken = [
        (span, words.content(span)) for span in sentences(text, block.span.start, block.span.end, stops="。；！？")
    ]
    parts = tuple((span, frozenset(said)) for span, said in spoken)
    counts = Counter(word for _, words_ in spoken for word in words_)
    titles = frozenset(word for title in block.titles for word in content_words(title))
    above = frozenset(word for title in block.above for word in content_words(title))
    return _Words(block, own, counts, parts, titles, above)


def _candidate(one: _Words, indicator: Indicator, wanted: dict[str, float]) -> Candidate | None:
    """One block with its features; None where neither its text nor its titles say a fifth of the subject."""
    subject = subject_of(indicator.name)
    total = sum(wanted.values()) or 1.0

    def covered(words: frozenset[str] | Counter[str]) -> float:
        return sum(weight for word, weight in wanted.items() if word in words) / total

    own, titles = covered(one.own), covered(one.titles)
    if max(own, titles) < _LEAST:
        return None
    best, sentence = max(((covered(words), span) for span, words in one.sentences), key=lambda pair: pair[0])
    count = sum(one.own[word] * weight for word, weight in wanted.items()) / total
    features = {
        "own": own,
        "titles": titles,
        "above": covered(one.above),
        "sentence": best,
        "density": min(count / (1 + math.log(1 + len(one.text) / 150)), 3.0),
        "quoted": float("“" in indicator.name and subject in one.text),
        "phrase": 0.0,
        "whole": float(subject in one.text),
        "own_and_titles": own * titles,
        "sentence_and_titles": best * titles,
    }
    terms = tuple(word for word in wanted if word in one.own or word in one.titles)
    return Candidate(one.block, indicator, features, terms, sentence)


def _add_phrases(group: Sequence[Candidate], texts: Sequence[str], blocks: int, indicator: Indicator) -> None:
    """The longest and rarest stretch of the subject that a block repeats letter for letter; `blocks` counts all blocks."""
    subject = subject_of(indicator.name)
    for start in range(len(subject)):
        for end in range(start + 2, min(len(subject), start + 9) + 1):
            stretch = subject[start:end]
            holding = [at for at, text in enumerate(texts) if stretch in text]
            if not holding:
                break
            value = min((end - start) * math.log((blocks + 1) / len(holding)), 20.0) / 20
            for at in holding:
                features = group[at].features
                features["phrase"] = max(features["phrase"], value)


def _edge(text: str, candidate: Candidate, value: float) -> Supports:
    node, sentence = candidate.block.node, candidate.sentence
    return Supports(
        document=node.document,
        source=node.id,
        target=candidate.indicator.id,
        start=sentence.start,
        end=sentence.end,
        quote=sentence.of(text),
        rule=RULE,
        score=round(value, 4),
        basis="stated" if subject_of(candidate.indicator.name) in sentence.of(text) else "inferred",
        terms=candidate.terms,
        evidence_starts=(candidate.indicator.start,),
        evidence_ends=(candidate.indicator.end,),
    )


@lru_cache(maxsize=1)
def _model() -> dict[str, tuple[float, float, float]]:
    """Mean, scale and weight of each feature; `bias` and `threshold` have their value in the last place."""
    model: dict[str, tuple[float, float, float]] = {}
    for name, printed in pairs("support_model").items():
        mean, scale, weight = (float(number) for number in printed.split("\t"))
        model[name] = (mean, scale, weight)
    return model
