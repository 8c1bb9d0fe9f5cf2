"""Statements of a reader of docs/schema.md, over the corpus and the samples: answered, and never empty without a reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from plankg.extract import extract_file
from plankg.graph.errors import FreeQueryRefused
from plankg.graph.free_cypher.free_queries import FreeQueries, is_empty
from plankg.graph.store import Store
from tests.conftest import ENGINES, emptied
from tests.graph.researcher_statements import MORE, STATEMENTS
from tests.samples import sample_plan, second_plan

PLAN = Path(__file__).parents[2] / "corpus" / "gansu-market-regulation-145" / "plan.txt"


@pytest.fixture(scope="module", params=ENGINES)
def queries(request: pytest.FixtureRequest) -> Iterator[FreeQueries]:
    store: Store = request.getfixturevalue(f"{request.param}_store")
    emptied(store)
    for plan in (extract_file(PLAN), sample_plan(), second_plan()):
        store.load(plan)
    asked = FreeQueries(store, seconds=5)
    asked.run("RETURN 1 AS one")
    yield asked
    asked.close()
    emptied(store)


@pytest.mark.parametrize("name", [*STATEMENTS, *MORE])
def test_statement_is_answered_and_not_empty_without_a_reason(queries: FreeQueries, name: str) -> None:
    answer = queries.run((STATEMENTS | MORE)[name])
    assert answer.remarks or not is_empty(answer)
    assert {len(row) for row in answer.rows} <= {len(answer.columns)}


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("MATCH (t:Taks) RETURN t", "没有标签 Taks，最接近的是 Task"),
        ("MATCH (t:Task)-[:SUPPORT]->(i) RETURN i", "没有关系 SUPPORT，最接近的是 SUPPORTS"),
        ("MATCH (d:Document) RETURN d.name", "Document 没有属性 name，最接近的是 title"),
        ("MATCH ()-[r:SUPPORTS]->() RETURN r.role", "SUPPORTS 没有属性 role"),
        ("MATCH (t:Task)-[:RESPONSIBLE_FOR]->(o:Organization) RETURN o", "箭头的方向相反"),
        ("MATCH (p:Policy)-[:SETS]->(i:Indicator) RETURN count(i)", "从 Policy 到 Indicator 可以这样走：(:Policy)<-[:CITES]-"),
        ("MATCH (o:Organization {name: '云溪市监局'}) RETURN o", "它是“云溪省市场监督管理局”的别名"),
        ("MATCH (i:Indicator {name: '亮灶的率'}) RETURN i", "“亮灶率”"),
        ("MATCH (i:Indicator) WHERE i.nature = '约束性' RETURN i", "图谱里有 binding、expected"),
        ("MATCH (i:Indicator) WHERE i.target_raw > 90 RETURN i", "是文字，不能与数字比较，数值在 target_value"),
        ("MATCH (i:Indicator) WHERE i.target_value > 1e12 RETURN i", "图谱里的值从 "),
        ("MATCH (o:Organization) WHERE o.aliases = '省检验院' RETURN o", "是列表，请写成 '省检验院' IN x.aliases"),
        ("MATCH (p:Project) RETURN p.investment_raw", "都没有填写 investment_raw"),
        ("MATCH (f:Policy)-[:STATED_IN]->(s:Section) RETURN f", "模型里没有 (:Policy)-[:STATED_IN]->(:Section)"),
        (
            "MATCH (o:Organization {name: '云溪省食品检验研究院'})-[:ISSUED_BY]-(d:Document) RETURN d",
            "name 是“云溪省食品检验研究院”的没有 (:Organization)-[:ISSUED_BY]-(:Document) 这样的关系",
        ),
        (
            "MATCH (t:Task {title: '让后厨看得见', kind: 'measure'}) RETURN t",
            "title 是“让后厨看得见”、kind 是“measure”）各自都有满足的",
        ),
    ],
)  # fmt: skip
def test_reason_names_what_is_wrong_and_what_there_is(queries: FreeQueries, statement: str, words: str) -> None:
    assert words in "；".join(queries.run(statement).remarks)


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (t:Task)-[r:RESPONSIBLE_FOR]-(o) WITH o, count(r) AS n RETURN o.name, n",
        "MATCH (t:Task) WITH t AS x MATCH (x)-[:PART_OF*1..3]->(w) RETURN x.title, w.id",
        "MATCH (a:Task) UNWIND [{b: 1}] AS row RETURN a.id, row.b",
    ],
)
def test_answer_with_rows_has_no_remarks(queries: FreeQueries, statement: str) -> None:
    answer = queries.run(statement)
    assert answer.rows
    assert answer.remarks == ()


@pytest.mark.parametrize("mode", ["EXPLAIN", "PROFILE"])
def test_plan_is_shown_and_only_profile_runs(queries: FreeQueries, mode: str) -> None:
    answer = queries.run(f"{mode} MATCH (t:Task)-[:SUPPORTS]->(i:Indicator) RETURN i.name AS name")
    assert answer.plan
    assert "+ " in answer.plan
    assert bool(answer.rows) == (mode == "PROFILE")


@pytest.mark.parametrize(
    ("statement", "value"),
    [
        ("RETURN replace('亮灶 率', ' ', '') AS x", "亮灶率"),
        ("RETURN reduce(s = 0, n IN [1, 2, 3] | s + n) AS x", 6),
        ("RETURN reduce(m = 0, n IN [1, 3, 2] | CASE WHEN n > m THEN n ELSE m END) AS x", 3),
        ("CALL db.propertyKeys() YIELD propertyKey AS k WHERE k STARTS WITH 'target_y' RETURN k", "target_year"),
        ("CALL db.schema.relTypeProperties YIELD relType, propertyName WHERE propertyName = 'score' RETURN relType", ":`SUPPORTS`"),
    ],
)  # fmt: skip
def test_what_cannot_hurt_is_let_through(queries: FreeQueries, statement: str, value: object) -> None:
    assert queries.run(statement).rows == ((value,),)


@pytest.mark.parametrize(
    "statement",
    [
        "RETURN replace('aa', 'a', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx') AS x",
        "RETURN replace(replace('aa', 'a', 'xxxxx'), 'x', 'yyyyy') AS x",
        "RETURN replace('aa', '', 'x') AS x",
        "RETURN reduce(s = [], x IN [1, 2] | [s, s]) AS x",
        "RETURN reduce(s = '', x IN ['a'] | replace(s + x, 'a', 'aa')) AS x",
        "RETURN [x IN [1] | reduce(s = 0, y IN [1] | s + y)] AS x",
        "CALL db.schema.nodeTypeProperties() YIELD password RETURN password",
        "PROFILE EXPLAIN RETURN 1 AS x",
        "MATCH (n) CALL db.propertyKeys() YIELD propertyKey RETURN propertyKey",
    ],
)
def test_what_could_grow_or_is_not_there_is_refused(queries: FreeQueries, statement: str) -> None:
    with pytest.raises(FreeQueryRefused):
        queries.run(statement)
