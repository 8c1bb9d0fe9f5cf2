"""jsonld: RDF as JSON-LD, one object with one default graph that holds all documents."""

import json
from collections.abc import Iterable
from pathlib import Path

from plankg.api.exports.rdf import PREFIXES, rdf_of
from plankg.extract.model import PlanGraph


def write(plans: Iterable[PlanGraph], out: Path, *, with_inferred: bool) -> None:
    """Write one JSON-LD file; inferred facts are pk:InferredStatement and have no plain triple.

    A list of objects with a graph each would be a list of named graphs, and the default graph empty.
    """
    context = {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"@context": {json.dumps(context)},\n"@graph": [')
        between = "\n"
        for plan in plans:
            graph = rdf_of(plan, with_inferred=with_inferred)
            for thing in json.loads(graph.serialize(format="json-ld", context=context))["@graph"]:
                file.write(between + json.dumps(thing, ensure_ascii=False))
                between = ",\n"
        file.write("\n]}\n")
