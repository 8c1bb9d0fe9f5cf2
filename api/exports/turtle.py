"""turtle: RDF as Turtle, document by document; the prefixes are repeated before each, which Turtle allows."""

from collections.abc import Iterable
from pathlib import Path

from plankg.api.exports.rdf import rdf_of
from plankg.extract.model import PlanGraph


def write(plans: Iterable[PlanGraph], out: Path, *, with_inferred: bool) -> None:
    """Write one Turtle file; inferred facts are pk:InferredStatement and have no plain triple."""
    with out.open("w", encoding="utf-8", newline="\n") as file:
        for plan in plans:
            file.write(rdf_of(plan, with_inferred=with_inferred).serialize(format="turtle"))
