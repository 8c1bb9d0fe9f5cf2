"""The command `plankg evaluate`: scores as tables, recorded where asked."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from plankg.api.cli.print_answer import output
from plankg.extract.errors import FileMissing, InputError
from plankg.extract.evaluation import evaluate_folder
from plankg.extract.evaluation.gold_files import gold_folders
from plankg.extract.evaluation.scores import Score

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


Result = dict[str, dict[str, dict[str, list[str]]]]


class NotAResult(InputError):
    """The file given to --against is no saved result."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"{path} 不是 plankg evaluate --save 存下的结果。请换一个文件，或先用 --save 存一份。")


def evaluate_folders(
    folders: Iterable[Path], *, record: bool, details: bool, save: Path | None, against: Path | None
) -> None:
    """Print one table of scores for each plan below `folders`.

    Args:
        folders: folders with gold, or the ones above them.
        record: write the counts to scores.json in each folder.
        details: list what was missed and what is extra.
        save: write the whole result to this file.
        against: list what was gained and lost since this earlier result.

    Raises:
        InputError: a folder is missing or holds no gold, or `against` is no saved result.
    """
    console = output()
    earlier = _read(against) if against else {}
    result: Result = {}
    for folder in gold_folders(folders):
        scores = evaluate_folder(folder)
        _print(console, folder, scores, details=details)
        result[folder.name] = {s.kind: {"missed": list(s.missed), "extra": list(s.extra)} for s in scores}
        if record:
            counts = {score.kind: score.record() for score in scores}
            (folder / "scores.json").write_text(json.dumps(counts, ensure_ascii=False, indent=1) + "\n", "utf-8")

    if save:
        save.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", "utf-8")
    if against:
        _compare(console, earlier, result)


def _read(path: Path) -> Result:
    if not path.is_file():
        raise FileMissing(path)
    try:
        earlier = json.loads(path.read_text("utf-8"))
        return {
            plan: {kind: {"missed": e["missed"], "extra": e["extra"]} for kind, e in k.items()}
            for plan, k in earlier.items()
        }
    except (ValueError, AttributeError, KeyError, TypeError) as error:
        raise NotAResult(path) from error


def _compare(console: Console, earlier: Result, now: Result) -> None:
    """What was missed before and is not any more is gained, and the other way round; so with what was too much."""
    labels = {"missed": ("新增", "丢失"), "extra": ("去掉的多余", "新的多余")}
    lines: list[str] = []
    for plan, kinds in now.items():
        for kind, entries in kinds.items():
            before = earlier.get(plan, {}).get(kind, {"missed": [], "extra": []})
            for name, (better, worse) in labels.items():
                old, new = Counter(before[name]), Counter(entries[name])
                lines += [f"{better} {plan} {KINDS.get(kind, kind)}：{entry}" for entry in (old - new).elements()]
                lines += [f"{worse} {plan} {KINDS.get(kind, kind)}：{entry}" for entry in (new - old).elements()]
    console.print(f"与以前的结果相比，有 {len(lines)} 处不同。")
    for line in lines:
        console.print(Text(line), soft_wrap=True)


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
