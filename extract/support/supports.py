"""支撑 (supports): which tasks and projects work on what an indicator measures.

A small linear model weighs the features of support_features.py. Features, weights and threshold stand in
data/support_model.tsv (fitted by benchmarks/fit_supports.py); nothing is trained at run time.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from plankg.extract.model import Indicator, Supports
from plankg.extract.outline.units import Block
from plankg.extract.support.block_terms import BlockTerms
from plankg.extract.support.support_features import Candidate, best_sentence, candidates
from plankg.extract.text.subjects import Subjects
from plankg.extract.text.wordlists import pairs

RULE = "support-shared-subject"


@dataclass(frozen=True, slots=True)
class PlanSupports:
    """The SUPPORTS edges of a plan."""

    edges: tuple[Supports, ...] = ()


def supports_of(
    text: str, blocks: Sequence[Block], indicators: Sequence[Indicator], subjects: Subjects
) -> Iterator[Supports]:
    """The SUPPORTS edges above the model's threshold, indicator by indicator, best first.

    Args:
        text: the canonical text.
        blocks: what can support (`Parts.blocks`), in the order of the text.
        indicators: the table indicators of the plan.
        subjects: the content words of what each is about.
    """
    threshold = _model()["threshold"][2]
    terms = BlockTerms(text, blocks)
    for group in candidates(terms, indicators, subjects):
        scored = ((score(candidate.features), candidate) for candidate in group)
        kept = [(value, candidate) for value, candidate in scored if value >= threshold]
        for value, candidate in sorted(kept, key=lambda pair: (-pair[0], pair[1].block.span.start)):
            yield _edge(terms, candidate, value)


def score(features: dict[str, float]) -> float:
    """The model's score of a candidate, between 0 and 1."""
    model = _model()
    total = model["bias"][2]
    for name, value in features.items():
        mean, scale, weight = model[name]
        total += weight * (value - mean) / scale
    return 1 / (1 + math.exp(-total))


def _edge(terms: BlockTerms, candidate: Candidate, value: float) -> Supports:
    node, indicator = candidate.block.node, candidate.subject.indicator
    sentence, _ = best_sentence(terms, candidate)
    quote = sentence.of(terms.text)
    return Supports(
        document=node.document,
        source=node.id,
        target=indicator.id,
        start=sentence.start,
        end=sentence.end,
        quote=quote,
        rule=RULE,
        score=round(value, 4),
        basis="stated" if "".join(indicator.name.split()) in "".join(quote.split()) else "inferred",
        # Only words that the quote has: a reader looks for them there.
        terms=tuple(term for term in candidate.terms if term in quote),
        evidence_starts=(indicator.start,),
        evidence_ends=(indicator.end,),
    )


@lru_cache(maxsize=1)
def _model() -> dict[str, tuple[float, float, float]]:
    """Mean, scale and weight of each feature; `bias` and `threshold` have their value in the last place."""
    model: dict[str, tuple[float, float, float]] = {}
    for name, printed in pairs("support/support_model").items():
        mean, scale, weight = (float(number) for number in printed.split("\t"))
        model[name] = (mean, scale, weight)
    return model
