"""Every query of the catalogue on both engines: the promised columns and types, the right rows, the same rows."""

from typing import Any

import pytest

from plankg.graph.catalogue import Query, catalogue
from plankg.graph.errors import MissingParameter, UnknownParameter, UnknownQuery
from plankg.graph.paging import whole
from plankg.graph.schema import filled as filled_in
from plankg.graph.store import Answer, Store
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
    "section": f"{DOCUMENT}:section:work",
    "role": "owner",
    "basis": "stated",
    "node": QUICK,
    "nodes": [QUICK, BUREAU],
    "from": ROOMS,
    "to": BUREAU,
    "words": ["快检"],
    "phrase": "快检",
    "source": ITEM,
    "type": "SUPPORTS",
    "target": ROOMS,
    "policy": ORDINANCE,
    "section_level": 2,
    "first": BUREAU,
    "second": FARMING,
}
# Where QUICK or ROOMS has nothing to show.
OTHERS = {
    "targets-of-task": {"task": ITEM},
    "deadlines-of-task": {"task": KITCHEN},
    "bodies-for-indicator": {"indicator": RATE},
}
TYPES: dict[str, type | tuple[type, ...]] = {
    "MAP": dict,
    "STRING": str,
    "INTEGER": int,
    "FLOAT": float,
    "BOOLEAN": bool,
}


def asked(query: Query) -> dict[str, object]:
    given = VALUES | OTHERS.get(query.name, {})
    # Filters together would leave nothing: they have a separate test.
    return {p.name: given[p.name] for p in query.parameters if not p.optional or p.name == "document"}


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
    with loaded._asking() as ask:  # noqa: SLF001  the driver's own columns
        for query in QUERIES:
            given = filled_in(loaded.engine) | whole([DOCUMENT])
            values = query.bind(asked(query)) | {name: given[name] for name in query.filled}
            columns = [*(c.name for c in query.columns), *(["total"] if query.paged else [])]
            assert ask(query.text, values).keys() == columns, query.name


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
            if row.get("quote") is not None:
                assert texts[row["document_id"]][row["start"] : row["end"]] == row["quote"], query.name


def test_optional_document_means_all_documents_when_left_out(loaded: Store) -> None:
    optional = [
        q.name
        for q in QUERIES
        if q.parameters and all(p.optional for p in q.parameters) and "document" in {p.name for p in q.parameters}
    ]
    assert len(optional) >= 12
    for name in optional:
        everything = loaded.run(name).rows
        assert everything == loaded.run(name, {"document": None}).rows
        one = [row for document in (DOCUMENT, SECOND) for row in loaded.run(name, {"document": document}).rows]
        if name not in {"organizations", "policies"}:  # shared, and counted for each document
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
        ("document-coverage", {"document": DOCUMENT}, ("label", "total", "stated", "inferred"),
         [("Task", 4, 3, 0), ("Indicator", 2, 2, 0)]),
        ("document-coverage", {"document": SECOND}, ("label", "total", "stated", "inferred"), [("Task", 1, 1, 0)]),
        ("bodies-of-document", {"document": DOCUMENT, "relation": "ISSUED_BY"}, ("name",), [("云溪省市场监督管理局",)]),
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
        ("deadlines-of-task", {"task": KITCHEN}, ("deadline", "title", "depth", "name"),
         [("2025年底前", "让后厨看得见", 1, "云溪省市场监督管理局")]),
        ("deadlines-of-task", {"task": QUICK}, ("deadline",), []),
        ("citations-of-policy", {"policy": ORDINANCE}, ("source_label", "source_title", "document_id"),
         [("Document", "云溪省集市安全规划（虚构）", DOCUMENT), ("Task", "让快检走到摊位", DOCUMENT),
          ("Task", "点亮夜市", SECOND)]),
        ("policy", {"policy": ORDINANCE}, ("title", "citations"), [("云溪省集市条例", 3)]),
        ("parts-of-section", {"section": f"{DOCUMENT}:section:work"}, ("label", "title"), [("Section", "管好集市后厨")]),
        ("parts-of-section", {"section": f"{DOCUMENT}:section:goals"}, ("label", "title"),
         [("Indicator", "亮灶率"), ("Indicator", "快检室")]),
        ("tasks-for-organization", {"organization": BUREAU, "role": "lead"}, ("title",), [("让后厨看得见",)]),
        ("tasks-for-organization", {"organization": BUREAU, "document": SECOND}, ("title",), [("点亮夜市",)]),
        ("tasks-for-organization", {"organization": BUREAU, "label": "SpecialColumn"}, ("title", "basis"),
         [("放心集市行动", "inferred")]),
        ("bodies-for-task", {"task": f"{DOCUMENT}:task:seen", "role": "support"}, ("organization_id",), [(FARMING,)]),
        ("indicators", {"nature": "binding"}, ("name",), [("快检室",)]),
        ("indicators", {"origin": "text"}, ("name",), [("早市亮灶率",), ("新设快检室",)]),
        ("tasks", {"kind": "item"}, ("title",), [("快检室铺设",)]),
        ("sections", {"document": DOCUMENT, "section_level": 1}, ("title",), [("目标",), ("任务",)]),
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
        ("水集", 1),  # across a word's border, after a character outside the basic plane
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
    ("query", "values", "found"),
    [
        ("tasks", {"kind": "heading"}, 4),
        ("tasks", {"section": f"{DOCUMENT}:section:work", "kind": "heading"}, 3),
        ("tasks", {"organization": LABORATORY}, 1),
        ("tasks", {"organization": BUREAU, "role": "lead"}, 1),
        ("tasks", {"organization": BUREAU, "basis": "inferred"}, 1),
        ("tasks", {"indicator": ROOMS}, 3),
        ("tasks", {"text": "快检"}, 3),
        ("tasks", {"text": "快检", "indicator": RATE}, 0),
        ("indicators", {"origin": "text", "document": DOCUMENT}, 2),
        ("indicators", {"nature": "binding"}, 1),
        ("organizations", {"text": "省市监局"}, 1),
        ("organizations", {"text": "云溪省", "document": SECOND}, 1),
        ("responsibilities", {"organization": BUREAU, "role": "lead"}, 1),
        ("supports", {"indicator": RATE, "basis": "stated"}, 1),
        ("sections", {"section": f"{DOCUMENT}:section:work"}, 2),
    ],
)
def test_filters_leave_what_they_say(loaded: Store, query: str, values: dict[str, str], found: int) -> None:
    everything = loaded.run(query).rows
    rows = loaded.run(query, values).rows
    assert len(rows) == found
    assert len(everything) > found
    if query != "organizations":  # whose counts are those of the document
        assert [row for row in everything if row in rows] == list(rows)


@pytest.mark.parametrize("query", ["tasks", "documents", "responsibilities"])
@pytest.mark.parametrize(("skip", "limit"), [(0, 2), (1, 2), (3, 100), (100, 5), (2, 0), (1, None)])
def test_page_is_a_slice_of_all_rows(loaded: Store, query: str, skip: int, limit: int | None) -> None:
    everything = loaded.run(query).rows
    answer = loaded.run(query, skip=skip, limit=limit)
    assert answer.rows == everything[skip:][:limit]
    assert answer.total == len(everything)
    assert answer.truncated == (skip + len(answer.rows) < len(everything))


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
