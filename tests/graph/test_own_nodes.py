"""Every node of a free query's patterns gets the mark, and nothing else does; what cannot be read is refused."""

import pytest

from plankg.graph.errors import FreeQueryRefused
from plankg.graph.free_cypher.free_statement import checked
from plankg.graph.free_cypher.own_nodes import with_marks

SEARCH = "CALL db.index.fulltext.queryNodes('i', '检')"
# As it is written, and as it is sent.
MARKED = {
    "MATCH (n) RETURN count(n)": "MATCH (n:Plankg) RETURN count(n)",
    "MATCH () RETURN 1 AS x": "MATCH (:Plankg) RETURN 1 AS x",
    "MATCH (t:Task {kind: 'item'}) RETURN t": "MATCH (t:Plankg:Task {kind: 'item'}) RETURN t",
    "MATCH (t:Task:Task) RETURN t": "MATCH (t:Plankg:Task:Task) RETURN t",
    "MATCH (t:Task|Project)--(:!Section) RETURN t": "MATCH (t:Plankg&(Task|Project))--(:Plankg&(!Section)) RETURN t",
    "MATCH (t{id: 'x'})-[r]->(w) RETURN t": "MATCH (t:Plankg{id: 'x'})-[r]->(w:Plankg) RETURN t",
    "MATCH (t:Task WHERE t.kind = 'item') RETURN t": "MATCH (t:Plankg:Task WHERE t.kind = 'item') RETURN t",
    "MATCH (WHERE true) RETURN 1 AS x": "MATCH (:Plankg WHERE true) RETURN 1 AS x",
    "MATCH (where:where) RETURN 1 AS x": "MATCH (where:Plankg:where) RETURN 1 AS x",
    "MATCH where = (a)-->(b) RETURN where": "MATCH where = (a:Plankg)-->(b:Plankg) RETURN where",
    "MATCH with = (a) RETURN with": "MATCH with = (a:Plankg) RETURN with",
    "MATCH (`a b`:`T (x)`) RETURN 1 AS x": "MATCH (`a b`:Plankg:`T (x)`) RETURN 1 AS x",
    "MATCH (t /* ( */ :Task) RETURN t": "MATCH (t   :Plankg:Task) RETURN t",
    "MATCH (t) WHERE (t:Task) AND (1) = 1 RETURN (t)": "MATCH (t:Plankg) WHERE (t:Task) AND (1) = 1 RETURN (t)",
    "MATCH (t) WHERE NOT (t)<-[:SETS]-() RETURN t": "MATCH (t:Plankg) WHERE NOT (t:Plankg)<-[:SETS]-(:Plankg) RETURN t",
    "MATCH (t) RETURN [(t)-->(x:User) | x.key] AS k": "MATCH (t:Plankg) RETURN [(t:Plankg)-->(x:Plankg:User) | x.key] AS k",
    "RETURN [p = (a:User)-->() | nodes(p)] AS k": "RETURN [p = (a:Plankg:User)-->(:Plankg) | nodes(p)] AS k",
    "RETURN COUNT { (x) } AS n": "RETURN COUNT { (x:Plankg) } AS n",
    "RETURN EXISTS { (a)-->(b), (c) WHERE (c)--(a) } AS e": "RETURN EXISTS { (a:Plankg)-->(b:Plankg), (c:Plankg) WHERE (c:Plankg)--(a:Plankg) } AS e",
    "RETURN COLLECT { MATCH (u) RETURN u.key } AS k": "RETURN COLLECT { MATCH (u:Plankg) RETURN u.key } AS k",
    "MATCH (t) CALL (t) { MATCH (t)--(u) RETURN u } RETURN u": "MATCH (t:Plankg) CALL (t) { MATCH (t:Plankg)--(u:Plankg) RETURN u } RETURN u",
    "MATCH ((a)-->(b)){1,3}(c) RETURN c": "MATCH ((a:Plankg)-->(b:Plankg)){1,3}(c:Plankg) RETURN c",
    "MATCH p = shortestPath((a)-[*..4]-(b)) RETURN p": "MATCH p = shortestPath((a:Plankg)-[*..4]-(b:Plankg)) RETURN p",
    "MATCH (a), (b) WHERE a.x - (b.x) > 0 RETURN a": "MATCH (a:Plankg), (b:Plankg) WHERE a.x - (b.x) > 0 RETURN a",
    "UNWIND [1] AS match WITH match MATCH (n) RETURN n": "UNWIND [1] AS match WITH match MATCH (n:Plankg) RETURN n",
    "MATCH (a)<-->(b) RETURN a UNION MATCH (c) RETURN c AS a": "MATCH (a:Plankg)<-->(b:Plankg) RETURN a UNION MATCH (c:Plankg) RETURN c AS a",
    SEARCH: f"{SEARCH} YIELD node, score WHERE node:Plankg RETURN node, score",
    f"{SEARCH} YIELD node AS t, score RETURN t": f"{SEARCH} YIELD node AS t, score WHERE t:Plankg RETURN t",
    f"{SEARCH} YIELD node WHERE node.x = 1 RETURN node": f"{SEARCH} YIELD node WHERE node:Plankg WITH * WHERE node.x = 1 RETURN node",
}  # fmt: skip


def marked(statement: str) -> str:
    let = checked(statement)
    return with_marks(let.text, let.words).text


@pytest.mark.parametrize("statement", MARKED)
def test_every_node_gets_the_mark(statement: str) -> None:
    assert marked(statement) == MARKED[statement]


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (n IS User) RETURN n",
        "MATCH (a)-->(n IS User) RETURN n",
        "RETURN [(n IS User)-->(a) | n.key] AS k",
        f"{SEARCH} YIELD score RETURN score",
    ],
)
def test_node_that_cannot_be_read_is_refused(statement: str) -> None:
    with pytest.raises(FreeQueryRefused):
        marked(statement)


@pytest.mark.parametrize(
    ("statement", "wanders"),
    [
        ("MATCH (a)-[*]->(b) RETURN b", True),
        ("MATCH (a)-[:PART_OF*1..3]-(b) RETURN b", True),
        ("MATCH (a)-[:PART_OF]->+(b) RETURN b", True),
        ("MATCH (a)-->{1,3}(b) RETURN b", True),
        ("MATCH ((a)-->(b)){1,3} RETURN b", False),
        ("MATCH (a)-[r]->(b) RETURN [x IN r.starts | x * 2] AS y, 2 * a.x", False),
    ],
)
def test_paths_of_any_length_are_noticed(statement: str, wanders: bool) -> None:
    let = checked(statement)
    assert with_marks(let.text, let.words).wanders == wanders


def test_columns_have_their_names_without_marks() -> None:
    let = checked("MATCH (t:Task|Project) RETURN COUNT { (t:Task|Project)--() }, [(t)--(x) | x.id], t.id")
    made = with_marks(let.text, let.words)
    columns = made.text.partition("RETURN ")[2]
    assert made.column(columns) == "COUNT { (t:Task|Project)--() }, [(t)--(x) | x.id], t.id"
