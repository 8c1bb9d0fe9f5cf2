"""How a build is run: what the command line asks for, where files are extracted, and how far it is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from plankg.api.errors import BadArguments
from plankg.api.ingest.build import BuildResult, Extract


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """`replace` a document whose id is taken, read `again` what has not changed, with how many `workers` or which `scheduler`."""

    replace: bool = False
    again: bool = False
    workers: int = 1
    scheduler: str | None = None


def extraction(options: BuildOptions, started: Callable[[Path], None]) -> Extract:
    """Where files are extracted: in this process, in several, or on a cluster.

    Raises:
        BadArguments: workers and a scheduler are both asked for.
    """
    from plankg.api.ingest.cluster import extract_on_cluster
    from plankg.api.ingest.workers import extract_here, extract_in_processes

    scheduler = options.scheduler
    if scheduler is not None:
        if options.workers > 1:
            raise BadArguments(["--workers 和 --scheduler 只能用一个：集群的进程数由 dask worker 决定。"])
        return lambda files: extract_on_cluster(files, scheduler, started)
    if options.workers > 1:
        return lambda files: extract_in_processes(files, options.workers, started)
    return lambda files: extract_here(files, started)


@contextmanager
def build_progress(console: Console, total: int, result: BuildResult) -> Iterator[Callable[[Path], None]]:
    """Show the file that a run is at, and of several files a bar; gives a function to call with each file."""
    if total < 2:
        with console.status("正在准备……") as status:
            yield lambda file: status.update(Text(f"正在处理：{file}"))
        return
    bar = Progress(
        BarColumn(24),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.description}", markup=False),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with bar:
        task = bar.add_task("正在准备……", total=total)

        def show(file: Path) -> None:
            counts = f"写入 {len(result.stored)}，未变 {len(result.unchanged)}，拒绝 {len(result.refused)}"
            bar.update(task, completed=result.done, description=f"{counts}；正在处理 {file}")

        yield show
