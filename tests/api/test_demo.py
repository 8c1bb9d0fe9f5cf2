"""`plankg demo` as `make run` starts it: build, summary, pages; and again."""

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from plankg.api.cli.demo import print_summary
from plankg.api.cli.print_answer import output
from plankg.graph.store import Store
from tests.api.conftest import Finished, served
from tests.samples import TEXT
from tests.waiting import WAIT_SECONDS

pytestmark = pytest.mark.embedded


def test_summary_answers_both_questions(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    print_summary(store, output())
    out = capsys.readouterr().out
    for expected in (
        "云溪省集市安全规划（虚构）（yunxi-fair-safety-145）",
        "任务 7",
        "哪些任务支撑指标 1 亮灶率？",
        "[原文] 0.95  让后厨看得见：“早市亮灶率达到95%以上”",
        "云溪省农业农村厅承担哪些任务？",
        "[原文] 配合  让后厨看得见：“省市监局牵头，省农业农村厅配合”",
    ):
        assert expected in out


def test_demo_builds_serves_and_starts_again_without_duplicates(tmp_path: Path) -> None:
    (tmp_path / "fair.txt").write_text(TEXT, encoding="utf-8")
    arguments = ("demo", "fair.txt", "--store", str(tmp_path / "store"), "--port", "0")
    answers = []
    for _ in range(2):
        with served(*arguments, cwd=tmp_path) as (url, process):
            answers.append(
                [httpx.get(f"{url}/api/{path}", timeout=WAIT_SECONDS).json() for path in ("documents", "queries/tasks")]
            )
            process.terminate()
            out, err = process.communicate(timeout=WAIT_SECONDS)
        assert process.returncode == 0, err
        assert "云溪省集市安全规划" in out
    assert answers[0] == answers[1]
    assert answers[0][0]["total"] == 1


def test_demo_with_nothing_to_show_does_not_serve(tmp_path: Path, plankg: Callable[..., Finished]) -> None:
    (tmp_path / "flat.txt").write_text("一段没有标题的虚构文字。\n", encoding="utf-8")
    done = plankg("demo", "flat.txt", "--store", tmp_path / "store", "--port", "0", cwd=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert "没有可读的正文" in done.err
    assert "http://" not in done.err
