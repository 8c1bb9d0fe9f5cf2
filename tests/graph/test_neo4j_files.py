"""What docs/neo4j/ gives to users of Neo4j: queries that are let through and answered, a style, a notebook that is Python."""

import json
import re
from pathlib import Path

import pytest

from plankg.graph import to_networkx
from plankg.graph.free_cypher.free_queries import FreeQueries
from plankg.graph.store import Store
from plankg.graph.vocabulary import ENDS, node_properties
from tests.samples import sample_plan, second_plan

FOLDER = Path(__file__).parents[2] / "docs" / "neo4j"


def test_starter_queries_are_answered(store: Store) -> None:
    store.load(sample_plan())
    store.load(second_plan())
    queries = FreeQueries(store, seconds=10)
    try:
        for statement in (FOLDER / "starter-queries.cypher").read_text(encoding="utf-8").split(";\n"):
            if statement.strip():
                answer = queries.run(statement)
                assert answer.rows, statement
                assert answer.remarks == (), statement
        answer = queries.run("MATCH p = (:Task)-[:SUPPORTS]->(:Indicator) RETURN p")
    finally:
        queries.close()
    graph = to_networkx(answer.rows)
    assert {label for _, label in graph.nodes(data="label")} == {"Task", "Indicator"}
    assert {type_ for *_, type_ in graph.edges(data="type")} == {"SUPPORTS"}
    assert all(values["id"] == node for node, values in graph.nodes(data=True))


@pytest.mark.parametrize("kind", ["node", "relationship"])
def test_style_names_what_is_in_the_schema(kind: str) -> None:
    style = (FOLDER / "plankg.grass").read_text(encoding="utf-8")
    known = node_properties() if kind == "node" else ENDS
    named = re.findall(rf"^{kind}\.(\w+) ", style, re.MULTILINE)
    assert named
    assert set(named) <= set(known)
    assert style.count("{") == style.count("}")


def test_cells_of_the_notebook_are_python() -> None:
    notebook = json.loads((FOLDER / "plankg.ipynb").read_text(encoding="utf-8"))
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert len(cells) == 5
    for cell in cells:
        compile(cell, "cell", "exec")
