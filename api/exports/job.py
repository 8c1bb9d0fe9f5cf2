"""One export from beginning to end: into a place next to the target, and to the target only when it is whole."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lxml.etree import SerialisationError

from plankg.api.errors import BadArguments, BadTarget, system_words
from plankg.api.exports.documents import chosen, plans
from plankg.api.exports.formats import FORMATS
from plankg.api.exports.parts import found, part_of
from plankg.extract.model import PlanGraph, ResponsibleFor

if TYPE_CHECKING:
    from plankg.graph.store import Store


@dataclass(slots=True)
class ExportReport:
    """What was exported: documents, nodes (shared ones once for each document), edges, and duties by inference.

    `inferred` counts the inferred duties of the documents; `with_inferred` says whether they are in the export.
    """

    format: str
    out: Path
    with_inferred: bool
    documents: int = 0
    nodes: int = 0
    edges: int = 0
    inferred: int = 0

    def counting(self, found: Iterable[PlanGraph]) -> Iterator[PlanGraph]:
        """The plans, counted as they pass."""
        for plan in found:
            duties = [edge for edge in plan.edges if isinstance(edge, ResponsibleFor) and edge.basis == "inferred"]
            self.documents += 1
            self.nodes += len(plan.nodes) + 1
            self.edges += len(plan.edges) - (0 if self.with_inferred else len(duties))
            self.inferred += len(duties)
            yield plan


def run(
    store: "Store",
    name: str,
    out: Path,
    *,
    documents: Sequence[str],
    rows_of: tuple[str, Mapping[str, str]] | None,
    with_inferred: bool,
) -> ExportReport:
    """What api.exports.export does, once all is imported."""
    format_ = FORMATS[name]
    report = ExportReport(name, out, with_inferred or format_.whole)
    if rows_of and format_.whole:
        raise BadArguments([f"格式 {name} 是完整的备份，不能只导出一部分。请去掉筛选，或换一种格式。"])
    check_target(out, folder=format_.folder)
    with (_new_folder if format_.folder else _new_file)(out) as place:
        format_.write(report.counting(_asked(store, documents, rows_of)), place, with_inferred=report.with_inferred)
    return report


def _asked(
    store: "Store", documents: Sequence[str], rows_of: tuple[str, Mapping[str, str]] | None
) -> Iterator[PlanGraph]:
    """The plans, or what a filter leaves of them."""
    ids = chosen(store, documents)
    if rows_of is None:
        return plans(store, ids)
    kept, places = found(store, *rows_of, ids)
    return (part_of(plan, kept) for plan in plans(store, places))


def check_target(out: Path, *, folder: bool) -> None:
    """Say early what would go wrong late.

    Raises:
        BadTarget: the path is not one that an export can be written to.
    """
    if not out.name:
        raise BadTarget(str(out), "这里没有文件名")
    if not out.parent.is_dir():
        raise BadTarget(str(out), f"文件夹 {out.parent} 不存在")
    if folder and out.exists() and not out.is_dir():
        raise BadTarget(str(out), "这个格式要写成文件夹，而那里是一个文件")
    if not folder and out.exists() and not out.is_file():
        raise BadTarget(str(out), "这个格式要写成文件，而那里是一个文件夹或设备")
    if not os.access(out.parent, os.W_OK | os.X_OK) or (
        folder and out.is_dir() and not os.access(out, os.W_OK | os.X_OK)
    ):
        raise BadTarget(str(out), "没有写入的权限")


@contextmanager
def _new_file(out: Path) -> Iterator[Path]:
    with _next_to(out) as place:
        file = place / out.name
        yield file
        file.replace(out)


@contextmanager
def _new_folder(out: Path) -> Iterator[Path]:
    """An empty folder; afterwards its files are in `out`, where only files of an earlier export are replaced.

    Raises:
        BadTarget: `out` holds anything else.
    """
    with _next_to(out) as place:
        yield place
        written = {file.name for file in place.iterdir()}
        out.mkdir(exist_ok=True)
        if strange := sorted(file.name for file in out.iterdir() if file.name not in written):
            raise BadTarget(str(out), f"文件夹里有别的内容（如 {strange[0]}），请给一个新的或空的文件夹")
        for name in sorted(written):
            (place / name).replace(out / name)


@contextmanager
def _next_to(out: Path) -> Iterator[Path]:
    """A folder next to the target, so that moving is one step; gone at the end, whatever happens.

    Raises:
        BadTarget: the system does not let us write there.
    """
    try:
        place = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
        try:
            yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)
    except SerialisationError as error:
        # openpyxl's word for a full disk of temporary files; what it leaves half written would complain once more at its end.
        sys.unraisablehook = lambda _: None
        raise BadTarget(str(out), f"临时文件夹 {tempfile.gettempdir()} 的磁盘已满") from error
    except OSError as error:
        raise BadTarget(str(out), system_words(error)) from error
