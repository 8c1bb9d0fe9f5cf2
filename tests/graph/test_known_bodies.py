"""A new document that says nothing new of a body is only added to it; the graph is the same as if all were united."""

from dataclasses import replace
from itertools import permutations

import pytest

from plankg.extract.model import Organization, PlanGraph, Quantifies
from plankg.graph.errors import LoadMismatch
from plankg.graph.mentions import mention, says_nothing_new
from plankg.graph.schema import MENTION
from plankg.graph.store import Store
from tests.graph.dump import dump
from tests.samples import BUREAU, sample_plan, second_plan

BODY = Organization(id="org:甲", name="甲", aliases=("乙",), kind="department")


def named(document: str, **said: object) -> PlanGraph:
    """The second sample plan under another id; it says something else of its bureau."""
    plan = second_plan()
    old = plan.document.id
    nodes = tuple(
        replace(node, **said)
        if node.id == BUREAU
        else node
        if not hasattr(node, "document")
        else replace(node, id=node.id.replace(old, document), document=document)
        for node in plan.nodes
    )
    edges = tuple(
        replace(e, document=document, source=e.source.replace(old, document), target=e.target.replace(old, document))
        for e in plan.edges
    )
    return replace(plan, document=replace(plan.document, id=document), nodes=nodes, edges=edges)


PLANS = (
    named("云溪-b"),
    named("云溪-a"),
    # The first in the order of documents, and two that Java and Python sort differently.
    named("yunxi", level="province"),
    named("云溪（二）", aliases=("省市监局",)),
    named("云溪𠮷", aliases=("云溪市监局", "省市监局")),
)


@pytest.mark.parametrize(
    ("said", "given", "nothing_new"),
    [
        ({}, {"name": "甲", "aliases": ["乙"], "kind": "department"}, True),
        ({"kind": None}, {"name": "甲", "aliases": ["乙", "丙"], "kind": "department"}, True),
        ({}, {"name": "甲", "aliases": ["丙"], "kind": "department"}, False),
        ({}, {"name": "甲", "aliases": ["乙"]}, False),
        ({"kind": "committee"}, {"name": "甲", "aliases": ["乙"], "kind": "department"}, False),
    ],
)
def test_what_says_nothing_new_is_told(
    said: dict[str, str | None], given: dict[str, object], nothing_new: bool
) -> None:
    assert says_nothing_new(replace(BODY, **said), given) == nothing_new


def test_bodies_are_the_same_in_any_order_of_loading(store: Store) -> None:
    expected = None
    for order in list(permutations(PLANS))[::17]:
        for plan in order:
            store.load(plan)
        mentions = [node["properties"] for node in dump(store)[0] if node["label"] == MENTION]
        assert [found for found in mentions if found["of"] == BUREAU] == [
            mention(next(node for node in plan.nodes if node.id == BUREAU), plan.document.id)
            for plan in sorted(PLANS, key=lambda plan: plan.document.id)
        ]
        assert store.run("organization", {"organization": BUREAU}).rows[0]["documents"] == sorted(
            plan.document.id for plan in PLANS
        )
        expected = expected or dump(store)
        assert dump(store) == expected
        for plan in order:
            store.remove(plan.document.id)
        assert dump(store) == ([], [])


def test_type_that_is_missing_altogether_is_rolled_back(store: Store) -> None:
    class Misfiled(Quantifies):
        """An edge that a faulty rule files under another document."""

        def properties(self) -> dict[str, object]:
            return {**Quantifies.properties(self), "document": "elsewhere"}

    def misfiled(edge: Quantifies) -> Misfiled:
        names = ("document", "source", "target", "start", "end", "quote", "rule", "relation")
        return Misfiled(**{name: getattr(edge, name) for name in names})

    plan = sample_plan()
    edges = tuple(misfiled(edge) if isinstance(edge, Quantifies) else edge for edge in plan.edges)
    with pytest.raises(LoadMismatch) as raised:
        store.load(replace(plan, edges=edges))
    assert raised.value.differences == {"QUANTIFIES": (2, 0)}
    assert dump(store) == ([], [])
