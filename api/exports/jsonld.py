"""jsonld: RDF as JSON-LD, a list with one object for each document."""

from collections.abc import Iterable
from pathlib import Path

from plankg.api.exports.rdf import rdf_of
from plankg.extract.model import PlanGraph


def write(plans: Iterable[PlanGraph], out: Path, *, with_inferred: bool) -> None:
    """Write one JSON-LD file; inferred facts are pk:InferredStatement and have no plain triple."""
    with out.open("w", encoding="utf-8", newline="\n") as file:
        for number, plan in enumerate(plans):
            graph = rdf_of(plan, with_inferred=with_inferred)
            file.write("[\n" if number == 0 else ",\n")
            file.write(graph.serialize(format="json-ld", auto_compact=True, ensure_ascii=False, indent=1))
        file.write("\n]\n")
