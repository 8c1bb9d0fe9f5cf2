"""支撑特征 (support features): what one block of text and one indicator have in common, as thirteen numbers.

Terms are the words of the indicator's subject, weighted by how rare they are in the plan; beside them stand the words
that plans use for the work on such a quantity (data/related_terms.tsv): 抽检 and 隐患 for 合格率.
"""

import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from plankg.extract.model import Indicator, Span
from plankg.extract.outline.units import Block
from plankg.extract.support.block_terms import BlockTerms
from plankg.extract.text.subjects import Subjects, related_fields, subject_of

FEATURES = (
    "above", "chapter_key", "chapter_own", "key_above", "outcome_key", "outcome_own", "phrase_rank", "related_own",
    "related_rank", "related_titles", "section", "sentence_titles", "unweighted",
)  # fmt: skip
# A quantity that all work in its field moves, other than a number of things to be made.
_OUTCOME = r"满意度|合格率|死亡率|事故|总量|指数"
_OBJECT_WEIGHT = 2.0
_MOST_RELATED = 1.5


@dataclass(frozen=True, slots=True)
class Subject:
    """What an indicator is about: weighted terms, weighted related terms, and the commonest term of its object.

    `total` is what all the terms weigh together, `related_total` the three heaviest related ones.
    """

    indicator: Indicator
    name: str
    wanted: dict[str, float]
    related: dict[str, float]
    total: float
    related_total: float
    key: str | None
    is_outcome: bool


@dataclass(slots=True)
class _Shared:
    """The terms that one block shares with a subject: in its own text, its titles, the headings above."""

    own: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    related_titles: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One block (`at` counts them) and one subject with their features by name, and what they share."""

    block: Block
    at: int
    subject: Subject
    features: dict[str, float]
    shared: _Shared

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms that they share; 透明车间 says all that 透明 and 车间 say."""
        shared = self.shared
        every = dict.fromkeys((*shared.own, *shared.titles, *shared.related, *shared.related_titles))
        return tuple(word for word in every if not any(word in longer and word != longer for longer in every))


def candidates(terms: BlockTerms, indicators: Sequence[Indicator], subjects: Subjects) -> Iterator[list[Candidate]]:
    """For each indicator the blocks that share a term with it or a related one; ranks compare these with each other.

    Args:
        terms: the blocks of the plan that can support (`Parts.blocks`).
        indicators: the table indicators of the plan.
        subjects: the content words of what each is about, by its id.
    """
    for indicator in indicators:
        yield _group(terms, _subject(terms, indicator, subjects.get(indicator.id, ())))


def best_sentence(terms: BlockTerms, candidate: "Candidate") -> tuple[Span, float]:
    """The sentence of a block that says most of a subject, related terms breaking ties; and the share that it says."""
    return _best_sentence(terms, candidate.subject, candidate.at, candidate.shared)


def _best_sentence(terms: BlockTerms, subject: Subject, at: int, shared: _Shared) -> tuple[Span, float]:
    spans, starts = terms.sentences(at)
    said, weights = [0.0] * len(spans), [0.0] * len(spans)
    for word in shared.own:
        weight = subject.wanted[word]
        for sentence in {bisect_right(starts, offset) - 1 for offset in terms.places(word).own[at]}:
            said[sentence] += weight
            weights[sentence] += weight
    for word in shared.related:
        for sentence in {bisect_right(starts, offset) - 1 for offset in terms.places(word).own[at]}:
            weights[sentence] += subject.related[word] / 100
    best = max(range(len(spans)), key=weights.__getitem__)
    return spans[best], said[best] / subject.total


def _subject(terms: BlockTerms, indicator: Indicator, words: Sequence[str]) -> Subject:
    name = subject_of(indicator.name)
    fields = related_fields(indicator.name)
    wanted: dict[str, float] = {}
    objects: list[str] = []
    for word in dict.fromkeys((*words, name)):
        if rarity := terms.rarity(word):
            is_object = any(key in word or word in key for key in fields)
            wanted[word] = rarity * (_OBJECT_WEIGHT if is_object else 1.0)
            objects += [word] if is_object else []
    related = {word: terms.rarity(word) for words in fields.values() for word in words if word not in wanted}
    related = {word: weight for word, weight in sorted(related.items()) if weight}
    return Subject(
        indicator, name, wanted, related, sum(wanted.values()) or 1.0, sum(sorted(related.values())[-3:]) or 1.0,
        min(objects or wanted, key=terms.rarity, default=None), re.search(_OUTCOME, indicator.name) is not None,
    )  # fmt: skip


def _group(terms: BlockTerms, subject: Subject) -> list[Candidate]:
    chapter_of, section_of = terms.chapters, terms.sections
    chapters, sections = [0.0] * len(chapter_of), [0.0] * len(section_of)
    for word, weight in subject.wanted.items():
        for at, count in terms.places(word).counts.items():
            chapters[chapter_of[at]] += count * weight
            sections[section_of[at]] += count * weight
    said = sum(chapters) or 1.0
    phrases = _phrases(terms, subject.name)
    group: list[Candidate] = []
    for at, shared in sorted(_shared(terms, subject).items()):
        chapter, section = chapters[chapter_of[at]] / said, sections[section_of[at]] / said
        group.append(_candidate(terms, subject, at, shared, chapter, section))
        group[-1].features["phrase_rank"] = phrases.get(at, 0.0)
    for rank in ("phrase_rank", "related_rank"):
        best = max((candidate.features[rank] for candidate in group), default=0.0)
        for candidate in group:
            candidate.features[rank] /= best + 1e-9
    return group


def _shared(terms: BlockTerms, subject: Subject) -> dict[int, _Shared]:
    """The blocks whose text or titles have a term of the subject or a related one, with these terms."""
    shared: defaultdict[int, _Shared] = defaultdict(_Shared)
    for word in subject.wanted:
        places = terms.places(word)
        for at in places.own:
            shared[at].own.append(word)
        for at in places.titles:
            shared[at].titles.append(word)
    for word in subject.related:
        places = terms.places(word)
        for at in places.own:
            shared[at].related.append(word)
        for at in places.titles:
            shared[at].related_titles.append(word)
    for word in subject.wanted:
        for at in terms.places(word).above & shared.keys():
            shared[at].above.append(word)
    return shared


def _candidate(
    terms: BlockTerms, subject: Subject, at: int, shared: _Shared, chapter: float, section: float
) -> Candidate:
    wanted, related_weights = subject.wanted, subject.related
    own = sum([wanted[word] for word in shared.own]) / subject.total
    titles = sum([wanted[word] for word in shared.titles]) / subject.total
    above = sum([wanted[word] for word in shared.above]) / subject.total
    related = min(sum([related_weights[word] for word in shared.related]) / subject.related_total, _MOST_RELATED)
    touched = min(sum([related_weights[word] for word in shared.related_titles]) / subject.related_total, _MOST_RELATED)
    key = subject.key
    features = {
        "above": above,
        "chapter_key": chapter * (key in shared.own),
        "chapter_own": chapter * own,
        "key_above": float(key in shared.above),
        "outcome_key": float(subject.is_outcome and key in shared.titles),
        "outcome_own": subject.is_outcome * own,
        "phrase_rank": 0.0,
        "related_own": related * own,
        "related_rank": related,
        "related_titles": touched,
        "section": section,
        "sentence_titles": _best_sentence(terms, subject, at, shared)[1] * titles if titles and own else 0.0,
        "unweighted": len({*shared.own, *shared.titles}) / max(len(subject.wanted), 1),
    }
    return Candidate(terms.blocks[at], at, subject, features, shared)


def _phrases(terms: BlockTerms, subject: str) -> dict[int, float]:
    """For each block the longest and rarest stretch of the subject that it repeats letter for letter, from 0 to 1."""
    found: dict[int, float] = {}
    for start in range(len(subject)):
        for end in range(start + 2, min(len(subject), start + 9) + 1):
            blocks = terms.places(subject[start:end]).counts
            if not blocks:
                break
            value = min((end - start) * math.log((len(terms.blocks) + 1) / len(blocks)), 20.0) / 20
            for at in blocks:
                found[at] = max(found.get(at, 0.0), value)
    return found
