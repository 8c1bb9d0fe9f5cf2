"""What became of every file of a build, as a table: what was read from it, what changed, or why it was refused."""

from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from plankg.api.catalogue.wording import LABELS
from plankg.api.cli.print_answer import output
from plankg.api.cli.print_counts import print_counts
from plankg.api.ingest.build import BuildResult
from plankg.api.ingest.changes import Change, Changes

_SHOWN = ("Section", "Task", "SpecialColumn", "Project", "Indicator", "RESPONSIBLE_FOR", "SUPPORTS", "Finding")
_FEW = 3  # of each kind, without --details
_WORDS_SHOWN = 60


def print_result(result: BuildResult, *, details: bool = False) -> None:
    """One plan with all its counts; several as one line each, the refused ones with the reason. Then what changed."""
    console = output()
    if result.done < 2:
        if result.stored:
            print_counts(console, [(report.document, report.counts) for report in result.stored])
    else:
        _print_files(console, result)
    for report in result.stored:
        if report.document in result.changes:
            _print_changes(console, report.document, result.changes[report.document], details=details)


def _print_files(console: Console, result: BuildResult) -> None:
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
    nothing = [""] * len(_SHOWN)
    for document in result.unchanged:
        table.add_row(
            Text(Path(result.paths[document]).name), "未变", *nothing, Text(f"{document}：文件和规则都没有变，跳过")
        )
    for document, files in result.copies.items():
        for file in files:
            table.add_row(
                Text(Path(file).name),
                "同一份",
                *nothing,
                Text(f"{document}：读的是 {Path(result.paths[document]).name}"),
            )
    for refusal in result.refused:
        table.add_row(Text(Path(refusal.path).name), "拒绝", *nothing, Text(str(refusal.error)))
    console.print(table)


def _print_changes(console: Console, document: str, changes: Changes, *, details: bool) -> None:
    """Counts by label and type, then the words of a few, or of all."""
    if not changes:
        console.print(Text(f"{document}：内容与原来相同"), soft_wrap=True)
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title=Text(f"{document} 的变化"), title_justify="left")
    table.add_column("类别")
    for title in ("新增", "消失", "移动"):
        table.add_column(title, justify="right")
    known = list(LABELS)
    for name, counts in sorted(changes.counts().items(), key=lambda item: known.index(item[0])):
        table.add_row(f"{LABELS[name]} {name}", *(str(count or "") for count in counts))
    console.print(table)
    for title, found in (("新增", changes.gained), ("消失", changes.lost), ("移动", changes.moved)):
        shown = found if details else _few(found)
        for change in shown:
            console.print(Text(f"  {title}  {_told(change)}"), soft_wrap=True)
        if len(shown) < len(found):
            console.print(f"  {title}  …… 共 {len(found)} 处（加 --details 全部列出）", soft_wrap=True)


def _few(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """A few, those that are read in the text before the structure that follows from them."""
    stated = [change for change in changes if change.fact.name not in {"PART_OF", "STATED_IN", "TEXT_OF"}]
    return tuple((stated or list(changes))[:_FEW])


def _told(change: Change) -> str:
    words = " ".join(change.fact.words.split())
    words = words if len(words) <= _WORDS_SHOWN else words[:_WORDS_SHOWN] + "…"
    quote = dict(change.fact.content).get("quote")
    quoted = f"，引文“{' '.join(str(quote).split())[:_WORDS_SHOWN]}”" if quote else ""
    places = [str(place) for place in (change.before, change.after) if place is not None]
    place = f"（第 {' → '.join(places)} 字）" if places else ""
    return f"{LABELS[change.fact.name]}“{words}”{quoted}{place}"
