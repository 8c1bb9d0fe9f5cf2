"""What Java learnt at a start is kept for the next ones, and a file that does not fit does no harm."""

import subprocess
import sys
from pathlib import Path

import pytest

from plankg.graph import open_store
from plankg.graph.embedded import arcadedb, java_cache
from tests.samples import DOCUMENT, sample_plan

pytestmark = pytest.mark.embedded


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("PLANKG_STORE_PLAIN_START", "1")  # only what a test does itself
    return tmp_path / "plankg"


def test_what_is_learnt_is_used_by_the_next_server(cache: Path, tmp_path: Path) -> None:
    home = arcadedb.package()
    assert java_cache.java_options(home) == []
    subprocess.run([sys.executable, "-m", "plankg.graph.make_java_cache"], check=True, timeout=300)
    (learnt,) = cache.glob("*.learnt")
    assert learnt.stat().st_size > 10_000_000
    assert java_cache.java_options(home)[-1] == f"-XX:AOTCache={learnt}"
    store_folder = tmp_path / "store"
    with open_store(store_folder) as store:
        store.load(sample_plan())
        assert store.run("documents").rows[0]["document_id"] == DOCUMENT
    log = (store_folder / "log" / "java.log").read_text(encoding="utf-8")
    assert "[aot]" not in log  # Java complains there of a file that does not fit


def test_file_that_does_not_fit_does_no_harm(cache: Path, tmp_path: Path) -> None:
    cache.mkdir(parents=True)
    java_cache.cache_file(arcadedb.package()).write_bytes(b"not what Java wrote" * 1000)
    with open_store(tmp_path / "store") as store:
        store.load(sample_plan())
        assert store.run("documents").total == 1
