"""Every query of the catalogue on both engines: the promised columns and types, the right rows, the same rows."""

from typing import Any

import pytest

from graph.catalogue import Query, catalogue
from graph.errors import MissingParameter, UnknownParameter, UnknownQuery
from graph.store import Answer, Store
from tests.conftest import ENGINES, emptied
from tests.samples import BUREAU, DOCUMENT, FARMING, LABORATORY, ORDINANCE, SECOND, sample_plan, second_plan

QUERIES = tuple(catalogue().values())
KITCHEN, QUICK, ITEM = f"{DOCUMENT}:task:kitchen", f"{DOCUMENT}:task:quick", f"{DOCUMENT}:task:item-1"
RATE, ROOMS = f"{DOCUMENT}:indicator:1", f"{DOCUMENT}:indicator:2"
VALUES = {
    "document": DOCUMENT,
    "indicator": ROOMS,
    "organization": BUREAU,
    "task": QUICK,
    "text": "快检",
    "kind": "values-differ",
    "verdict": "plan",
    "role": "owner",
    "nature": "binding",
    "origin": "table",
    "level": 1,
    "policy": ORDINANCE,
    "section": f"{DOCUMENT}:section:work",
    "first": BUREAU,
    "second": FARMING,
}
# Where QUICK or ROOMS has nothing to show.
OTHERS = {
    "targets-of-task": {"task": ITEM},
    "bodies-for-indicator": {"indicator": RATE},
    "tasks": {"kind": "heading"},
}
TYPES: dict[str, type | tuple[type, ...]] = {"STRING": str, "INTEGER": int, "FLOAT": float, "BOOLEAN": bool}


def asked(query: Query) -> dict[str, object]:
    given = VALUES | OTHERS.get(query.name, {})
    return {parameter.name: given[parameter.name] for parameter in query.parameters}


@pytest.fixture(scope="module", params=ENGINES)
def loaded(request: pytest.FixtureRequest) -> Store:
    """A store with both plans, filled once: these tests only read."""
    return filled(request.getfixturevalue(f"{request.param}_store"))


def filled(store: Store) -> Store:
    emptied(store)
    store.load(sample_plan())
    store.load(second_plan())
    return store


def has_type(value: Any, name: str) -> bool:
    if value is None:
        return True
    if name.startswith("LIST<"):
        return isinstance(value, list) and all(has_type(item, name[5:-1]) for item in value)
    return isinstance(value, TYPES[name]) and (name == "BOOLEAN" or not isinstance(value, bool))


def test_queries_return_the_columns_of_their_headers(loaded: Store) -> None:
    connection = loaded._connection  # noqa: SLF001  the driver's own columns
    for query in QUERIES:
        values = asked(query) | {name: loaded._fill(name) for name in query.filled}  # noqa: SLF001
        with connection.driver.session(database=connection.database) as session:
            assert tuple(session.run(query.text, values).keys()) == tuple(c.name for c in query.columns), query.name


def test_queries_return_rows_of_the_promised_types(loaded: Store) -> None:
    for query in QUERIES:
        answer = loaded.run(query.name, asked(query))
        assert answer.rows, query.name
        for column in query.columns:
            wrong = [row[column.name] for row in answer.rows if not has_type(row[column.name], column.type)]
            assert wrong == [], (query.name, column.name)


def test_every_quote_is_the_text_at_its_place(loaded: Store) -> None:
    texts = {plan.document.id: plan.text for plan in (sample_plan(), second_plan())}
    for query in QUERIES:
        for row in loaded.run(query.name, asked(query)).rows:
            if "quote" in row:
                assert texts[row["document_id"]][row["start"] : row["end"]] == row["quote"], query.name


def test_optional_document_means_all_documents_when_left_out(loaded: Store) -> None:
    optional = [q.name for q in QUERIES if q.parameters and all(p.optional for p in q.parameters)]
    assert len(optional) >= 7
    for name in optional:
        everything = loaded.run(name).rows
        assert everything == loaded.run(name, {"document": None}).rows
        one = [row for document in (DOCUMENT, SECOND) for row in loaded.run(name, {"document": document}).rows]
        if name != "organizations":  # shared, and counted for each document
            assert sorted(map(str, one)) == sorted(map(str, everything)), name


@pytest.mark.parametrize(
    ("query", "values", "columns", "rows"),
    [
        (
            "tasks-for-indicator",
            {"indicator": RATE},
            ("title", "heading_title", "score", "basis"),
            [(None, "让后厨看得见", 0.95, "stated"), ("𠮷水集市样板工程", "放心集市行动", 0.7, "inferred"),
             ("让后厨看得见", "管好集市后厨", 0.6, "inferred")],
        ),
        (
            "bodies-for-task",
            {"task": QUICK},
            ("organization_id", "role", "basis", "depth"),
            [(BUREAU, "owner", "stated", 0), (BUREAU, "owner", "stated", 0), (BUREAU, "performer", "stated", 1),
             (LABORATORY, "owner", "stated", 2), (BUREAU, "owner", "inferred", 1), (BUREAU, "owner", "inferred", 2),
             (BUREAU, "owner", "inferred", 3)],
        ),
        ("bodies-for-task", {"task": f"{DOCUMENT}:task:seen"}, ("organization_id", "role", "position", "surface"),
         [(BUREAU, "lead", 1, "省市监局"), (FARMING, "support", 2, "省农业农村厅")]),
        ("tasks-for-organization", {"organization": LABORATORY}, ("task_id", "kind", "heading_title", "role"),
         [(ITEM, "item", "放心集市行动", "owner")]),
        ("indicators-for-task", {"task": ITEM}, ("indicator_id", "score", "terms"), [(ROOMS, 0.9, ["快检室"])]),
        ("targets-of-task", {"task": ITEM}, ("name", "target_value", "relation", "table_indicator_id"),
         [("新设快检室", 28.0, "part", ROOMS)]),
        ("indicators", {"document": DOCUMENT},
         ("number", "name", "origin", "nature", "target_op", "target_value", "tasks"),
         [("1", "亮灶率", "table", "expected", ">=", 90.0, 3), ("2", "快检室", "table", "binding", "=", 40.0, 3),
          (None, "早市亮灶率", "text", None, ">=", 95.0, 0), (None, "新设快检室", "text", None, "=", 28.0, 0)]),
        ("bodies-of-document", {"document": DOCUMENT}, ("relation", "organization_id", "position"),
         [("ISSUED_BY", BUREAU, None), ("ADDRESSED_TO", FARMING, 1), ("ADDRESSED_TO", LABORATORY, 2)]),
        ("parts-of-task", {"task": f"{DOCUMENT}:column:1"}, ("label", "title", "position"),
         [("Task", "快检室铺设", 1), ("Project", "𠮷水集市样板工程", 2)]),
        ("sections", {"document": DOCUMENT}, ("title", "path", "parent_id"),
         [("目标", "1", None), ("任务", "2", None), ("管好集市后厨", "2/1", f"{DOCUMENT}:section:work")]),
        ("documents", {}, ("document_id", "issued_on", "period_end"),
         [(DOCUMENT, "2021-10-08", 2025), (SECOND, None, None)]),
        ("organization-parts", {"organization": BUREAU}, ("relation", "name"), [("above", "云溪省人民政府")]),
        ("task", {"task": "nothing"}, ("task_id",), []),
        ("tasks-of-two-bodies", {"first": BUREAU, "second": FARMING}, ("title", "first_role", "second_role"),
         [("让后厨看得见", "lead", "support")]),
        ("indicators-through-tasks", {"organization": LABORATORY}, ("name", "task_id", "role", "score"),
         [("快检室", ITEM, "owner", 0.9)]),
        ("bodies-through-tasks", {"indicator": ROOMS}, ("organization_id", "task_id", "role", "basis"),
         [(LABORATORY, ITEM, "owner", "stated"), (BUREAU, QUICK, "owner", "stated"), (BUREAU, QUICK, "owner", "stated"),
          (BUREAU, f"{DOCUMENT}:task:publish", "performer", "stated")]),
        ("deadlines-of-organization", {"organization": BUREAU}, ("title", "deadline", "role"),
         [("让后厨看得见", "2025年底前", "lead")]),
        ("deadlines-of-organization", {"organization": BUREAU, "document": SECOND}, ("title",), []),
        ("citations-of-policy", {"policy": ORDINANCE}, ("source_label", "source_title", "document_id"),
         [("Document", "云溪省集市安全规划（虚构）", DOCUMENT), ("Task", "让快检走到摊位", DOCUMENT),
          ("Task", "点亮夜市", SECOND)]),
        ("policy", {"policy": ORDINANCE}, ("title", "citations"), [("云溪省集市条例", 3)]),
        ("parts-of-section", {"section": f"{DOCUMENT}:section:work"}, ("label", "title"), [("Section", "管好集市后厨")]),
        ("parts-of-section", {"section": f"{DOCUMENT}:section:goals"}, ("label", "title"),
         [("Indicator", "亮灶率"), ("Indicator", "快检室")]),
        ("tasks-for-organization", {"organization": BUREAU, "role": "lead"}, ("title",), [("让后厨看得见",)]),
        ("tasks-for-organization", {"organization": BUREAU, "document": SECOND}, ("title",), [("点亮夜市",)]),
        ("bodies-for-task", {"task": f"{DOCUMENT}:task:seen", "role": "support"}, ("organization_id",), [(FARMING,)]),
        ("indicators", {"nature": "binding"}, ("name",), [("快检室",)]),
        ("indicators", {"origin": "text"}, ("name",), [("早市亮灶率",), ("新设快检室",)]),
        ("tasks", {"kind": "item"}, ("title",), [("快检室铺设",)]),
        ("sections", {"document": DOCUMENT, "level": 1}, ("title",), [("目标",), ("任务",)]),
    ],
)  # fmt: skip
def test_query_answers(
    loaded: Store, query: str, values: dict[str, object], columns: tuple[str, ...], rows: list
) -> None:
    answer = loaded.run(query, values)
    assert [tuple(row[name] for name in columns) for row in answer.rows] == rows


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("快检", 3),
        ("水集", 1),  # across a word's border, behind a character outside the basic plane
        ("𠮷水", 1),
        ("亮出后厨", 1),
        ("每季度公布快检结果", 1),
        ("快检结果公布", 0),
        ("快检 结果", 0),
        ('快检"', 0),
        ("\\", 0),
        ("*", 0),
        ("", 0),
    ],
)
def test_search_finds_exactly_the_tasks_with_these_words(loaded: Store, text: str, found: int) -> None:
    answer = loaded.run("search-tasks", {"text": text})
    assert [row["quote"] for row in answer.rows if text not in row["quote"]] == []
    expected = sum(text in node.text for node in sample_plan().nodes if node.label == "Task") if found else 0
    assert (answer.total, expected) == (found, found)


@pytest.mark.parametrize(("limit", "kept"), [(None, 8), (0, 0), (3, 3), (8, 8), (100, 8)])
def test_limit_keeps_the_first_rows_and_counts_all(loaded: Store, limit: int | None, kept: int) -> None:
    answer = loaded.run("tasks", limit=limit)
    assert answer.rows == loaded.run("tasks").rows[:kept]
    assert (answer.total, answer.truncated) == (8, kept < 8)


@pytest.mark.parametrize(
    ("query", "values", "error"),
    [("taks", {}, UnknownQuery), ("task", {}, MissingParameter), ("documents", {"document": "x"}, UnknownParameter)],
)
def test_question_that_is_none_is_refused(loaded: Store, query: str, values: dict[str, object], error: type) -> None:
    with pytest.raises(error):
        loaded.run(query, values)


@pytest.mark.embedded
@pytest.mark.neo4j
@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_both_engines_give_the_same_rows(both: tuple[Store, Store], query: Query) -> None:
    answers: list[Answer] = [store.run(query.name, asked(query)) for store in both]
    assert answers[0].rows
    assert answers[0] == answers[1]


@pytest.fixture(scope="module")
def both(arcadedb_store: Store, neo4j_store: Store) -> tuple[Store, Store]:
    return filled(arcadedb_store), filled(neo4j_store)
