"""The command `plankg evaluate`: scores as tables, recorded where asked."""

import json
from collections.abc import Iterable
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.print_answer import output
from extract.evaluation import evaluate_folder
from extract.evaluation.gold_files import gold_folders
from extract.evaluation.scores import Score

KINDS = {
    "meta": "文件信息",
    "headings": "标题",
    "columns": "专栏",
    "items": "专栏条目",
    "projects": "项目",
    "indicators": "指标（全部字段）",
    "targets": "正文目标值",
    "responsibilities": "责任（含角色）",
    "responsibilities without role": "责任（不看角色）",
    "citations": "引用",
    "quantifies": "对应",
    "supports": "支撑",
}


def evaluate_folders(folders: Iterable[Path], *, record: bool, details: bool) -> None:
    """Print one table of scores for each plan below `folders`; with `record` also write its scores.json.

    Raises:
        InputError: a folder is missing or holds no gold.
    """
    console = output()
    for folder in gold_folders(folders):
        scores = evaluate_folder(folder)
        _print(console, folder, scores, details=details)
        if record:
            counts = {score.kind: score.record() for score in scores}
            (folder / "scores.json").write_text(json.dumps(counts, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _print(console: Console, folder: Path, scores: Iterable[Score], *, details: bool) -> None:
    table = Table(title=Text(folder.name, style="bold"), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("类别")
    for name in ("标注", "提取", "正确", "准确率", "召回率", "F1"):
        table.add_column(name, justify="right")
    table.add_column("其中字段也对")
    for score in scores:
        ratios = (f"{value:.3f}" for value in (score.precision, score.recall, score.f1))
        fields = "，".join(f"{name} {count}" for name, count in score.fields)
        counts = (str(count) for count in (score.gold, score.found, score.right))
        table.add_row(KINDS.get(score.kind, score.kind), *counts, *ratios, fields)
    console.print(table)
    for score in scores if details else ():
        for label, entries in (("漏", score.missed), ("多", score.extra)):
            for entry in entries:
                console.print(Text(f"{label} {KINDS.get(score.kind, score.kind)}：{entry}"), soft_wrap=True)
