"""部分导出 (partial export): the rows of a filtered list, with what is connected to them and what they are part of."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from plankg.api.catalogue.listing import listing
from plankg.api.errors import NothingToExport
from plankg.extract.model import PartOf, PlanGraph

if TYPE_CHECKING:
    from plankg.graph.store import Store


def found(
    store: "Store", list_: str, filters: Mapping[str, str], documents: Sequence[str]
) -> tuple[frozenset[str], list[str]]:
    """The ids of a list's rows, and those of the documents that have any of them.

    Raises:
        NothingToExport: there is no such row.
        RequestError: a filter that the list does not have, or a value that cannot be used.
        StoreError: the store does not answer.
    """
    answer = listing(store, list_, filters)
    id_ = answer["columns"][0]
    ids, places = set(), set()
    for row in answer["rows"]:
        # Bodies and policies belong to several documents, and say to which.
        within = {row["document_id"]} if "document_id" in row else {*row["documents"]}
        if here := within.intersection(documents):
            ids.add(row[id_])
            places |= here
    if not ids:
        raise NothingToExport(store.url, answer["empty_reason"] or "所选的文件里没有符合筛选的内容。")
    return frozenset(ids), sorted(places)


def part_of(plan: PlanGraph, ids: Collection[str]) -> PlanGraph:
    """The plan with these nodes alone: all their edges, the other ends of those, and what both are part of."""
    edges = {edge for edge in plan.edges if edge.source in ids or edge.target in ids}
    kept = {*ids, *(end for edge in edges for end in (edge.source, edge.target))}
    above = [edge for edge in plan.edges if isinstance(edge, PartOf)]
    while wholes := [edge for edge in above if edge.source in kept and edge not in edges]:
        edges.update(wholes)
        kept.update(edge.target for edge in wholes)
    return replace(
        plan,
        nodes=tuple(node for node in plan.nodes if node.id in kept),
        edges=tuple(edge for edge in plan.edges if edge in edges),
    )
