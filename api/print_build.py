"""What became of every file of a build, as a table: what was read from it, or why it was refused."""

from pathlib import Path

from rich import box
from rich.table import Table
from rich.text import Text

from api.build import BuildResult
from api.print_answer import output
from api.print_counts import print_counts
from api.wording import LABELS

_SHOWN = ("Section", "Task", "SpecialColumn", "Project", "Indicator", "RESPONSIBLE_FOR", "SUPPORTS", "Finding")


def print_result(result: BuildResult) -> None:
    """One plan with all its counts; several as one line each, the refused ones with the reason."""
    if len(result.stored) + len(result.refused) < 2:
        if result.stored:
            print_counts(output(), [(report.document, report.counts) for report in result.stored])
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("文件", overflow="fold")
    table.add_column("结果")
    for label in _SHOWN:
        table.add_column(LABELS[label], justify="right")
    table.add_column("说明", overflow="fold")
    for report in result.stored:
        counts = (str(report.counts.get(label, 0)) for label in _SHOWN)
        path = result.paths.get(report.document, report.document)
        table.add_row(Text(Path(path).name), "替换" if report.replaced else "写入", *counts, Text(report.document))
    for refusal in result.refused:
        table.add_row(Text(Path(refusal.path).name), "拒绝", *("" for _ in _SHOWN), Text(str(refusal.error)))
    output().print(table)
