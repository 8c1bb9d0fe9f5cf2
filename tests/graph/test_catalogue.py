"""The header of every query file is its contract; here without a server, in test_queries.py against both engines."""

import re

import pytest

from plankg.graph.catalogue import Query, catalogue, cypher_folder, find, parse
from plankg.graph.errors import BrokenQuery, MissingParameter, UnknownParameter, UnknownQuery

QUERIES = tuple(catalogue().values())
WRITING = re.compile(r"\b(?:CREATE|MERGE|DELETE|SET|REMOVE|DROP|LOAD|FOREACH)\b")


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_header_names_the_parameters_of_the_body(query: Query) -> None:
    declared = {parameter.name for parameter in query.parameters} | set(query.filled)
    if query.spread:  # the store makes `documents` of it
        declared -= {"document"}
    assert set(re.findall(r"\$(\w+)", query.text)) == declared


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_query_reads_only_and_orders_its_rows(query: Query) -> None:
    assert not WRITING.search(query.text)
    order = query.text.rsplit("ORDER BY", 1)
    assert len(order) == 2
    assert "RETURN" not in order[1]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_header_says_in_chinese_what_it_lists_and_why_it_can_be_empty(query: Query) -> None:
    assert re.search("[一-鿿]", query.title)
    assert not query.title.endswith("。")
    assert query.empty.endswith("。")


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_quote_comes_with_its_place(query: Query) -> None:
    names = [column.name for column in query.columns]
    assert len(names) == len(set(names))
    if "quote" in names:
        assert names[-4:] == ["document_id", "start", "end", "quote"]


@pytest.mark.parametrize("path", sorted(cypher_folder().rglob("*.cypher")), ids=lambda path: path.stem)
def test_cypher_file_opens_with_what_it_does_and_has_no_long_line(path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("// ")
    assert [line for line in lines if len(line) > 120] == []


def test_parse_reads_marks_of_parameters() -> None:
    query = parse(
        "sample",
        "// What it finds.\n// Second line.\n// 标题：样例\n// 无结果：没有。\n//\n// $a   STRING   one\n// $b   STRING?  two\n// $c   STRING!  three\n"
        "//\n// -> d  LIST<INTEGER>  four\n\n// A note on the engine.\nRETURN [1] AS d\nORDER BY d\n",
    )
    assert (query.summary, query.title, query.empty) == ("What it finds. Second line.", "样例", "没有。")
    assert [(p.name, p.optional, p.gloss) for p in query.parameters] == [("a", False, "one"), ("b", True, "two")]
    assert query.filled == ("c",)
    assert [(c.name, c.type, c.gloss) for c in query.columns] == [("d", "LIST<INTEGER>", "four")]
    assert query.text == "RETURN [1] AS d\nORDER BY d"


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n) RETURN n",
        "// Summary only.\nRETURN 1 AS one",
        "// Summary.\n//\n// -> one  INTEGER  x\nRETURN 1 AS one",
        "// Summary.\n// 标题：样例\n// 无结果：没有。\n//\n// -> one  NUMBER  no such type\nRETURN 1 AS one",
        "// Summary.\n// 标题：样例\n// 无结果：没有。\n//\n// $one STRING\n//\n// -> one  STRING  x\nRETURN 1 AS one",
        "// Summary.\n// 标题：样例\n// 无结果：没有。\n//\n// -> one  INTEGER  x\n// loose words\nRETURN 1 AS one",
        "// Summary.\n// 标题：样例\n// 无结果：没有。\n//\n// -> one  INTEGER  x\n",
    ],
)
def test_parse_refuses_a_broken_header(text: str) -> None:
    with pytest.raises(BrokenQuery) as raised:
        parse("sample", text)
    assert raised.value.name == "sample"


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("task-for-indicator", "tasks-for-indicator"), ("documnts", "documents"), ("zzzzz", None), ("", None)],
)
def test_find_names_the_nearest_query(name: str, nearest: str | None) -> None:
    with pytest.raises(UnknownQuery) as raised:
        find(name)
    assert raised.value.nearest == nearest
    assert (nearest or "plankg query") in str(raised.value)


def test_bind_fills_what_is_left_out() -> None:
    assert find("doubts").bind({}) == {"document": None, "section": None, "text": None}
    assert find("doubts").bind({"document": "d"}) == {"document": "d", "section": None, "text": None}


@pytest.mark.parametrize("given", [{}, {"task": None}])
def test_bind_names_the_missing_parameter(given: dict[str, object]) -> None:
    with pytest.raises(MissingParameter) as raised:
        find("task").bind(given)
    assert raised.value.name == "task"


@pytest.mark.parametrize(
    ("query", "name", "known"),
    [("task", "indicator", "task"), ("documents", "task", "没有参数"), ("search-tasks", "index", "text")],
)
def test_bind_names_the_unknown_parameter(query: str, name: str, known: str) -> None:
    with pytest.raises(UnknownParameter) as raised:
        find(query).bind({"text": "x", name: "x"} if query == "search-tasks" else {name: "x"})
    assert raised.value.name == name
    assert known in str(raised.value)
