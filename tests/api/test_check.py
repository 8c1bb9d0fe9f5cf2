"""The commands `plankg check` and `plankg remove`, and the check after each build."""

from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from plankg.api.cli.commands import app
from plankg.graph import open_store
from tests.graph.dump import write

FILES = Path(__file__).parents[1] / "files"
pytestmark = pytest.mark.embedded


def run(*arguments: str, store: Path, answer: str | None = None) -> Result:
    return CliRunner().invoke(app, [*arguments, "--store", str(store)], env={"COLUMNS": "200"}, input=answer)


def test_spoilt_store_is_told_mended_by_building_again_and_emptied_by_remove(store_folder: Path) -> None:
    plan = str(FILES / "青禾.docx")
    assert run("build", plan, store=store_folder).exit_code == 0
    sound = run("check", store=store_folder)
    assert (sound.exit_code, "核对了 1 份文件，全部一致。" in sound.output) == (0, True)

    with open_store(store_folder) as store:
        write(store, "MATCH (t:Task {kind: 'heading'}) SET t.text = '改过的文字'")
    spoilt = run("check", "青禾", store=store_folder)
    assert spoilt.exit_code == 1
    assert "plankg build --again" in spoilt.output

    assert run("build", "--again", plan, store=store_folder).exit_code == 0
    assert run("check", store=store_folder).exit_code == 0

    kept = run("remove", "青禾", store=store_folder, answer="n\n")
    assert kept.exit_code == 1
    assert "核对了 1 份文件" in run("check", store=store_folder).output
    assert "已删除 青禾" in run("remove", "青禾", "--yes", store=store_folder).output
    assert "核对了 0 份文件" in run("check", store=store_folder).output
