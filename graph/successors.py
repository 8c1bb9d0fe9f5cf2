"""Successors (后继): which fact of a new version of a document is the one that an older version had under another id.

The id of a fact has its place in the text, so one phrase that is put in above changes the ids of all that follows. Its second key is
its words, the heading that it is stated under, and its place among equals. Where a document is replaced, its node
keeps from which former ids links lead on, and where to; a backup has it too. A former id that another fact has now leads to that one.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from plankg.extract.model import PlacedNode, PlanGraph, StatedIn
from plankg.graph.mark import Runner
from plankg.graph.schema import PLACED
from plankg.graph.statements import body

MOST = 20_000  # former ids of one document, the last ones
# A fact as it is known apart from its place: its id, its label and words, and the heading that it is stated under.
Known = tuple[str, str, str, str | None]


def stored_facts(run: Runner, document: str) -> list[Known]:
    """The facts that are stored of a document, in the order of its text."""
    found: dict[str, Known] = {}
    for label in PLACED:
        for row in run.run(body("load", "placed-facts").replace("LABEL", label), document=document):
            found[row["id"]] = (row["id"], label, row["words"], row["section"])
    return list(found.values())


def plan_facts(plan: PlanGraph) -> list[Known]:
    """The facts of a plan, in the order of its text."""
    titles = {node.id: node.properties().get("title") for node in plan.nodes}
    headings = {edge.source: titles.get(edge.target) for edge in plan.edges if isinstance(edge, StatedIn)}
    placed = sorted((n for n in plan.nodes if isinstance(n, PlacedNode)), key=lambda n: (n.start, n.id))
    return [(n.id, n.label, str(n.properties()["text"]), _word(headings.get(n.id))) for n in placed]


def former_ids(before: Sequence[Known], after: Sequence[Known], kept: Iterable[str], plan: PlanGraph) -> list[str]:
    """What the document's node keeps: `task:12 task:19` for each former id that leads on, without the document's own.

    Args:
        before: the facts of the version that is replaced.
        after: those of the new one.
        kept: what the node had until now.
        plan: the new version; one of a backup knows of former ids itself.
    """
    document = plan.document.id
    leads = _pairs(before, after)
    here = {fact[0] for fact in after}
    steps = dict(line.split(" ") for line in kept)
    found = {old: leads.get(f"{document}:{new}", f"{document}:{new}") for old, new in steps.items()}
    found |= {old.removeprefix(f"{document}:"): new for old, new in leads.items() if old != new}
    found |= {old: f"{document}:{new}" for old, new in (step.split(" ") for step in plan.former)}
    lines = [f"{old} {new.removeprefix(f'{document}:')}" for old, new in found.items() if new in here]
    return lines[-MOST:]


def _pairs(before: Sequence[Known], after: Sequence[Known]) -> dict[str, str]:
    """Each former id with that of the same fact now: first of those under the same heading, then of the others, in their order."""
    found: dict[str, str] = {}
    for parts in (slice(1, 4), slice(1, 3)):
        taken = set(found.values())
        places: dict[Any, list[str]] = defaultdict(list)
        for fact in after:
            if fact[0] not in taken:
                places[fact[parts]].append(fact[0])
        left: dict[Any, list[str]] = defaultdict(list)
        for fact in before:
            if fact[0] not in found:
                left[fact[parts]].append(fact[0])
        for key, ids in left.items():
            found |= dict(zip(ids, places[key], strict=False))
    return found


def _word(value: object) -> str | None:
    return None if value is None else str(value)
