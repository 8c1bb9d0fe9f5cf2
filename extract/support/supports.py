"""支撑 (supports): which tasks and projects work on what an indicator measures.

A small linear model weighs the features of support_features.py. Its weights and thresholds are in support_model.tsv
(fitted by benchmarks/fit_supports.py); nothing is trained at run time.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np

from plankg.extract.model import Indicator, Quantifies, Sets, Supports
from plankg.extract.outline.units import Block
from plankg.extract.support.block_pairs import BlockPairs, Floats
from plankg.extract.support.indicator_words import words_of
from plankg.extract.support.stating import states
from plankg.extract.support.support_features import FEATURES, Group, ahead, groups_of
from plankg.extract.text.lines import sentences
from plankg.extract.text.wordlists import pairs

Grade = Literal["strong", "middle", "weak"]

RULE = "support-shared-subject"
NAMED_RULE = "support-names-indicator"


@dataclass(frozen=True, slots=True)
class PlanSupports:
    """The SUPPORTS edges of a plan."""

    edges: tuple[Supports, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """What tasks say of indicators by their targets: who sets which target, and which target is which indicator of a table."""

    sets: Sequence[Sets] = ()
    quantifies: Sequence[Quantifies] = ()

    def stated(self) -> dict[str, list[int]]:
        """Where the text of a task sets a value of an indicator (its id)."""
        setting = {edge.target: edge.start for edge in self.sets}
        found = {target: [start] for target, start in setting.items()}
        for edge in self.quantifies:
            if (start := setting.get(edge.source)) is not None:
                found.setdefault(edge.target, []).append(start)
        return found


def supports_of(
    text: str, blocks: Sequence[Block], table: Sequence[Indicator], targets: Sequence[Indicator], linked: Linked
) -> Iterator[Supports]:
    """The SUPPORTS edges, indicator by indicator, best first: those that a task states, and those above the model's threshold.

    A target of the text that a task sets has that task and no other: of what the model would add there, hardly any was right.
    One that the goals of the plan set, and no task, is an indicator like those of tables.

    Args:
        text: the canonical text.
        blocks: what can support (`Parts.blocks`), in the order of the text.
        table: the indicators of tables.
        targets: the targets of running text that are no indicator of a table.
        linked: the targets that tasks set, and the indicators of the table that these are.
    """
    stated, blocks = linked.stated(), ahead(blocks, table)
    goals = [target for target in targets if target.id not in stated]
    working = ahead(blocks, goals)
    if working and (table or goals):
        known = BlockPairs(text, blocks if table else working)
        for group in groups_of(known, table):
            yield from _edges(known, group, stated)
        for group in groups_of(known, goals):
            yield from _edges(known, group, {})
    starts = [block.span.start for block in blocks]
    for target in targets:
        for start in stated.get(target.id, ()):
            at = bisect_right(starts, start) - 1
            if at >= 0 and start < blocks[at].span.end:
                yield _edge(text, blocks[at], target, words_of(target.name), start, 1.0, stated=True)


def grade_of(score: float) -> Grade:
    """How sure a support of this score is.

    On plans that the model was not fitted to, 324 of 408 strong ones were right, 88 of 194 middle ones, 20 of 74 weak ones: the
    page of an indicator shows the weak ones apart.
    """
    return "strong" if score >= model()["strong"] else "middle" if score >= model()["middle"] else "weak"


def scores(features: Floats) -> Floats:
    """The model's score of each row of features, between 0 and 1."""
    weights = model()
    # A new feature weighs nothing until the model is fitted again.
    total = features @ np.array([weights.get(name, 0.0) for name in FEATURES]) + weights["bias"]
    result: Floats = 1 / (1 + np.exp(-total))
    return result


def _edges(known: BlockPairs, group: Group, stated: dict[str, list[int]]) -> Iterator[Supports]:
    shown = model()["shown"]
    valued = scores(group.features) * group.open * group.named
    settings, terms = stated.get(group.indicator.id, ()), words_of(group.indicator.name)
    ranked = np.argsort(-valued, kind="stable")
    for at in (ranked if settings else ranked[: int((valued >= shown).sum())]).tolist():
        block, value = known.blocks[at], float(valued[at])
        here = [start for start in settings if block.span.start <= start < block.span.end]
        if here:
            yield _edge(known.text, block, group.indicator, terms, here[0], 1.0, stated=True)
        elif value >= shown:
            offset = known.best_offset(group.said, at)
            yield _edge(known.text, block, group.indicator, terms, offset, value, stated=False)


def _edge(
    text: str, block: Block, indicator: Indicator, terms: Sequence[str], offset: int, value: float, *, stated: bool
) -> Supports:
    """The edge that cites the sentence at `offset`; one that says that the indicator's things are made or raised states it too."""
    every = sentences(text, block.span.start, block.span.end, stops="。；！？")
    place = next((one for one in every if offset < one.end), block.span)
    quote = place.of(text)
    named = stated or states(quote, indicator.name)
    return Supports(
        document=block.node.document,
        source=block.node.id,
        target=indicator.id,
        start=place.start,
        end=place.end,
        quote=quote,
        rule=NAMED_RULE if named else RULE,
        score=round(value, 4),
        basis="stated" if named else "inferred",
        # Only words that both quotes have, for a reader looks for them there; a target may be named by a sentence before it.
        terms=tuple(term for term in terms if term in quote and term in "".join(indicator.text.split())),
        evidence_starts=(indicator.start,),
        evidence_ends=(indicator.end,),
    )


@cache
def model() -> dict[str, float]:
    """The weight of each feature, `bias`, and the least score of what is shown, of the middle and of the strong grade."""
    return {name: float(value) for name, value in pairs("support/support_model").items()}
