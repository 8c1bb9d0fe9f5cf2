import re
from pathlib import Path

import httpx
import pytest

from plankg.api.cli.session import Session
from plankg.api.settings import Settings
from plankg.extract.errors import BadSetting
from plankg.graph.embedded.arcadedb import LEAST_MEMORY, MOST_MEMORY
from plankg.graph.embedded.folder import StoreFolder
from tests.waiting import WAIT_SECONDS

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"PLANKG_{name.upper()}", raising=False)


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANKG_STORE", "neo4j://127.0.0.1:7687")
    monkeypatch.setenv("PLANKG_PORT", "9000")
    monkeypatch.setenv("PLANKG_ALLOWED_HOSTS", "a.example, b.example")
    settings = Settings.read()
    assert (settings.store, settings.port, settings.host_names()) == (
        "neo4j://127.0.0.1:7687",
        9000,
        ("a.example", "b.example"),
    )


def test_settings_default_store_is_a_folder_of_the_user() -> None:
    assert Path(Settings.read().store).is_absolute()


def test_settings_ignore_a_dotenv_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("PLANKG_PORT=1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert Settings.read().port == 8321


def test_settings_never_show_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANKG_NEO4J_PASSWORD", "geheim-77")
    settings = Settings.read()
    assert "geheim-77" not in repr(settings) + str(settings) + settings.model_dump_json()


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PLANKG_PORT", "abc"),
        ("PLANKG_PORT", "70000"),
        ("PLANKG_PORT", "-1"),
        ("PLANKG_FILE_SECONDS", "abc"),
        ("PLANKG_FILE_SECONDS", "0"),
        ("PLANKG_FILE_SECONDS", "inf"),
        ("PLANKG_STORE_MEMORY", "2 GB"),
    ],
)
def test_settings_refuse_a_bad_value_by_name(variable: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(BadSetting, match=f"{variable} 的值“{value}”不能用"):
        Settings.read()


def test_every_variable_that_is_read_is_described() -> None:
    code = "".join(
        path.read_text(encoding="utf-8") for room in ("extract", "graph", "api") for path in (ROOT / room).rglob("*.py")
    )
    named = set(re.findall(r'"PLANKG_([A-Z0-9_]+)"', code)) - {"STORE_LEARN"}  # set by the program for itself
    assert named <= {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize(
    ("given", "used"), [("neo4j://h:1", "neo4j://h:1"), ("~/x", str(Path.home() / "x")), ("store", "store")]
)
def test_store_given_goes_before_the_setting(given: str, used: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANKG_STORE", "elsewhere")
    assert Settings.read().store_or(given) == used
    assert Settings.read().store_or(None) == "elsewhere"


@pytest.mark.embedded
@pytest.mark.parametrize(("setting", "least", "most"), [("160", 160, 160), (None, LEAST_MEMORY, MOST_MEMORY)])
def test_java_says_that_it_may_take_what_the_setting_gives_it(
    setting: str | None, least: int, most: int, store_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if setting:
        monkeypatch.setenv("PLANKG_STORE_MEMORY", setting)
    with Session(str(store_folder)) as session:
        session.open()
        running = StoreFolder(store_folder).running()
        assert running
        said = httpx.get(
            f"http://127.0.0.1:{running.http_port}/api/v1/server?mode=default",
            auth=("root", running.password),
            timeout=WAIT_SECONDS,
        ).json()
    assert least <= said["metrics"]["profiler"]["ramHeapMax"]["space"] / 2**20 <= most
