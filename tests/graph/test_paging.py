"""Lists over many documents: the same rows whether a statement looks into one document or into all."""

from collections.abc import Iterator

import pytest

from plankg.graph import open_store, paging
from plankg.graph.catalogue import Query, catalogue
from plankg.graph.driver import translated
from plankg.graph.errors import ServerEnded
from plankg.graph.store import Store
from tests.conftest import ENGINES, emptied
from tests.samples import BUREAU, DOCUMENT, SECOND, sample_plan, second_plan

# The others are formed as `tasks` is.
SPREAD = tuple(catalogue()[name] for name in ("tasks", "responsibilities", "supports"))
FILTERS = {
    "kind": "heading",
    "organization": BUREAU,
    "section": f"{DOCUMENT}:section:work",
    "text": "夜市",
    "origin": "table",
    "basis": "stated",
}
# More than an embedded server of 64 MB can hold.
HUNGRY = "RETURN size(reduce(s = 'xx', i IN range(1, 30) | s + s)) AS c"


@pytest.fixture(params=ENGINES)
def many(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store of two documents, which are too many for one statement."""
    store = emptied(request.getfixturevalue(f"{request.param}_store"))
    store.load(sample_plan())
    store.load(second_plan())
    monkeypatch.setattr(paging, "AT_ONCE", 1)
    return store


def all_at_once(store: Store, query: str, values: dict[str, object]) -> list[dict[str, object]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paging, "AT_ONCE", 25)
        return list(store.run(query, values).rows)


def test_pages_of_many_documents_are_the_list(many: Store) -> None:
    compared = 0
    for query in SPREAD:
        assert query.spread
        for values in _questions(query):
            expected = all_at_once(many, query.name, values)
            compared += len(expected)
            assert list(many.run(query.name, values).rows) == expected
            for skip in {0, len(expected) // 2, len(expected) + 1}:
                answer = many.run(query.name, values, skip=skip, limit=2)
                assert list(answer.rows) == expected[skip : skip + 2], (query.name, values, skip)
                assert (answer.total, answer.truncated) == (len(expected), skip + 2 < len(expected))
            assert many.run(query.name, values, limit=0).total == len(expected)
    assert compared > 40


def _questions(query: Query) -> Iterator[dict[str, object]]:
    names = {parameter.name for parameter in query.parameters}
    yield {}
    yield {"document": SECOND}
    for name, value in FILTERS.items():
        if name in names:
            yield {name: value}


def test_what_was_counted_counts_until_the_store_changes(many: Store) -> None:
    before = many.run("tasks", limit=1).total
    assert many.run("tasks", limit=1, skip=1).total == before
    many.remove(SECOND)
    assert many.run("tasks", limit=1).total == before - 1
    many.load(second_plan())
    assert many.run("tasks", limit=1).total == before


@pytest.mark.embedded
def test_server_without_memory_ends_and_nothing_is_lost(store_folder: object) -> None:
    with open_store(str(store_folder), memory=64) as store:
        store.load(sample_plan())
        expected = store.run("tasks").rows

        def ask() -> None:
            with translated(store.url, None), store._connection.driver.session() as session:  # noqa: SLF001
                session.run(HUNGRY).consume()

        with pytest.raises(ServerEnded, match="PLANKG_STORE_MEMORY"):
            store._once_more(ask)  # noqa: SLF001
        assert store.run("tasks").rows == expected
