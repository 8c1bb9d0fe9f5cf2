"""What open_store says to addresses and folders that will not do."""

import subprocess
import sys
from pathlib import Path

import pytest

from plankg.graph import open_store
from plankg.graph.embedded.arcadedb import free_port
from plankg.graph.errors import BadFolder, BadStoreAddress, StoreRefused, StoreUnreachable
from tests.neo4j_server import Neo4jServer

WORD = "hidden-word"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://127.0.0.1:7474", "http://"),
        ("mysql://x", "mysql://"),
        ("bolt://neo4j:hidden@127.0.0.1:7687", "地址里不要写"),
        ("bolt://127.0.0.1:port", "bolt://127.0.0.1:port"),
        ("bolt://", "bolt://"),
    ],
)
def test_address_that_is_none_is_refused(url: str, why: str) -> None:
    with pytest.raises(BadStoreAddress) as raised:
        open_store(url)
    assert why in str(raised.value)
    assert "hidden" not in str(raised.value)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s", "neo4j+ssc"])
def test_server_that_nobody_runs_is_unreachable(scheme: str) -> None:
    url = f"{scheme}://127.0.0.1:{free_port()}"
    with pytest.raises(StoreUnreachable) as raised:
        open_store(url, user="neo4j", password=WORD)
    assert url in str(raised.value)
    assert WORD not in str(raised.value) + repr(raised.value) + repr(raised.value.__cause__)


@pytest.mark.neo4j
@pytest.mark.parametrize(("user", "password"), [("neo4j", "wrong-word"), ("nobody", "wrong-word"), (None, None)])
def test_server_refuses_a_wrong_password(neo4j_server: Neo4jServer, user: str | None, password: str | None) -> None:
    with pytest.raises(StoreRefused) as raised:
        open_store(neo4j_server.url, user=user, password=password)
    assert raised.value.user == user
    assert "wrong-word" not in str(raised.value)


@pytest.mark.neo4j
@pytest.mark.parametrize("end", ["/plans", "?database=plans", "/plans?database=other", "/neo4j/plans"])
def test_database_that_is_not_there_is_refused(neo4j_server: Neo4jServer, end: str) -> None:
    with pytest.raises(BadStoreAddress) as raised:
        open_store(neo4j_server.url + end, user=neo4j_server.user, password=neo4j_server.password)
    assert end in str(raised.value)


@pytest.mark.neo4j
@pytest.mark.parametrize("end", ["/neo4j", "?database=neo4j", "/neo4j/", "/"])
def test_database_of_the_address_is_used(neo4j_server: Neo4jServer, end: str) -> None:
    with open_store(neo4j_server.url + end, user=neo4j_server.user, password=neo4j_server.password) as store:
        assert store._connection.database == ("neo4j" if "neo4j" in end else None)  # noqa: SLF001
        store.ping()


@pytest.mark.neo4j
def test_store_does_not_show_the_password(neo4j_server: Neo4jServer) -> None:
    with open_store(neo4j_server.url, user=neo4j_server.user, password=neo4j_server.password) as store:
        shown = repr(store) + repr(vars(store))
    assert neo4j_server.url in shown
    assert neo4j_server.password not in shown


def test_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("虚构", encoding="utf-8")
    with pytest.raises(BadFolder, match="它不是文件夹"):
        open_store(file)
    assert file.read_text(encoding="utf-8") == "虚构"


def test_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("虚构", encoding="utf-8")
    with pytest.raises(BadFolder, match="已有别的文件"):
        open_store(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="needs a place where nobody can write, not even root")
@pytest.mark.parametrize("folder", ["/proc/plankg", "/proc/plankg/store", "/proc/version/store"])
def test_folder_that_cannot_be_written_is_refused(folder: str) -> None:
    with pytest.raises(BadFolder) as raised:
        open_store(folder)
    assert folder in str(raised.value)


def test_embedded_package_that_is_missing_is_named(tmp_path: Path) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    for path in sys.path:
        if path and Path(path).name == "site-packages":
            for entry in Path(path).iterdir():
                if not entry.name.startswith("arcadedb") and not (packages / entry.name).exists():
                    (packages / entry.name).symlink_to(entry)
    root = Path(__file__).parent.parent.parent
    script = (
        f"import sys; sys.path[:0] = [{str(root)!r}, {str(packages)!r}]\n"
        "from plankg.graph import open_store\nfrom plankg.graph.errors import EmbeddedMissing\n"
        f"try: open_store({str(tmp_path / 'store')!r})\nexcept EmbeddedMissing as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-I", "-S", "-c", script], capture_output=True, text=True, check=True)
    assert "pip install 'plankg[embedded]'" in done.stdout


def test_import_of_graph_loads_no_driver() -> None:
    script = "import sys\nfrom plankg.graph import catalogue, errors, open_store\nprint('neo4j' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
