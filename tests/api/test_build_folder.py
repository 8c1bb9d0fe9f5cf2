"""`plankg build FOLDER`: every file is tried, and the last thing printed says what became of each."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from plankg.api.cli.commands import app

FILES = Path(__file__).parents[1] / "files"


@pytest.mark.embedded
def test_folder_with_good_and_bad_files_is_built_as_far_as_it_goes(tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    shutil.copy(FILES / "青禾.docx", folder / "甲.docx")
    shutil.copy(FILES / "青禾.pdf", folder / "乙.pdf")
    (folder / "丙.pdf").write_bytes(b"%PDF-1.4 broken")
    (folder / "丁.txt").write_text("没有标题的一段话。", "utf-8")
    (folder / "~$甲.docx").write_bytes(b"lock file of an open document")
    (folder / "连到文件.txt").symlink_to(FILES / "青禾.txt")
    (folder / "连到上级").symlink_to(tmp_path)
    (folder / "连到别处.jpg.lnk").symlink_to(FILES / "青禾.pdf")
    done = CliRunner().invoke(app, ["build", str(folder), "--store", str(tmp_path / "store")], env={"COLUMNS": "200"})
    assert done.exit_code == 1, done.output
    lines = {
        name: next(line for line in done.output.splitlines() if name in line and "没有写入" not in line)
        for name in "甲乙丙丁"
    }
    assert [("写入" in lines[name], "拒绝" in lines[name]) for name in "甲乙丙丁"] == [
        (True, False),
        (True, False),
        (False, True),
        (False, True),
    ]
    assert "写入 2 份文件，拒绝 4 份" in done.output
    assert done.output.count("是符号链接，没有跟随") >= 2
    assert "连到别处" not in done.output
