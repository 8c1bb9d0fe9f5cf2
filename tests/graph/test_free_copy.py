"""The copy of an embedded store for free queries: it follows the store, listens to nobody's writes, and leaves nothing."""

from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from plankg.graph import open_store
from plankg.graph.embedded.folder import StoreFolder
from plankg.graph.errors import FreeQueryStopped
from plankg.graph.free_cypher import free_copy
from plankg.graph.free_cypher.free_queries import FreeQueries
from plankg.graph.store import Store
from tests.samples import sample_plan, second_plan
from tests.waiting import until

COUNT = "MATCH (d:Document) RETURN count(d) AS c"
DEAF = "WITH [x IN range(1, 90000) | x] AS l RETURN size([y IN l WHERE -1 IN l]) AS c"

pytestmark = pytest.mark.embedded


@pytest.fixture
def own(store_folder: Path) -> Iterator[tuple[Store, FreeQueries]]:
    with open_store(store_folder) as store:
        store.load(sample_plan())
        queries = FreeQueries(store)
        yield store, queries
        queries.close()


def places(folder: Path) -> list[Path]:
    return [path for path in (folder / "free").iterdir() if path.is_dir()]


@pytest.mark.parametrize("wait", [0.0])
def test_copy_follows_the_store(
    own: tuple[Store, FreeQueries], wait: float, monkeypatch: pytest.MonkeyPatch, store_folder: Path
) -> None:
    store, queries = own
    monkeypatch.setattr(free_copy, "FRESH_SECONDS", 3600)
    assert queries.run(COUNT).rows == ((1,),)
    store.load(second_plan())
    assert queries.run(COUNT).rows == ((1,),)  # it is younger than FRESH_SECONDS
    monkeypatch.setattr(free_copy, "FRESH_SECONDS", wait)
    assert queries.run(COUNT).rows == ((2,),)
    assert len(places(store_folder)) == 1


@pytest.mark.parametrize("statement", [DEAF])
def test_killed_copy_comes_back_and_the_store_never_left(
    own: tuple[Store, FreeQueries], statement: str, store_folder: Path
) -> None:
    store, queries = own
    queries.run(COUNT)
    main = StoreFolder(store_folder.resolve()).running()
    copy = StoreFolder(places(store_folder)[0].resolve()).running()
    assert main
    assert copy
    with pytest.raises(FreeQueryStopped):
        queries.run(statement)
    assert not psutil.pid_exists(copy.java) or psutil.Process(copy.java).status() == psutil.STATUS_ZOMBIE
    assert queries.run(COUNT).rows == ((1,),)
    assert StoreFolder(store_folder.resolve()).running() == main
    assert store.run("documents").total == 1


@pytest.mark.parametrize("left", ["0123456789abcdef"])
def test_copy_leaves_nothing_and_sweeps_what_others_left(
    own: tuple[Store, FreeQueries], left: str, store_folder: Path
) -> None:
    _, queries = own
    (store_folder / "free" / left).mkdir(parents=True)
    (store_folder / "free" / f"{left}.lock").touch()
    queries.run(COUNT)
    assert left not in {path.name for path in places(store_folder)}
    queries.close()
    assert until(lambda: places(store_folder) == [])
    assert not list((store_folder / "arcadedb" / "backups").rglob("*.zip"))
