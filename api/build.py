"""Files → store: each file is read, checked and stored for itself; a bad one does not stop the others."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from api.errors import FileUnreadable, NothingToBuild
from extract.errors import EvidenceError, PlankgError, SameDocument
from graph.errors import DocumentTaken, LoadMismatch

if TYPE_CHECKING:
    from graph.loading import LoadReport
    from graph.store import Store

DEFAULT_FOLDER = "corpus"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A path that was not stored, and the error that says why."""

    path: str
    error: PlankgError


@dataclass(slots=True)
class BuildResult:
    """What became of every file: `stored` in the order of the files, with the `paths` by document, and `refused`."""

    stored: list["LoadReport"] = field(default_factory=list)
    paths: dict[str, str] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)


def paths_or_corpus(paths: Sequence[Path]) -> list[Path]:
    """The paths given, else the corpus folder here.

    Raises:
        NothingToBuild: no path and no such folder.
    """
    if paths:
        return list(paths)
    if not Path(DEFAULT_FOLDER).is_dir():
        raise NothingToBuild
    return [Path(DEFAULT_FOLDER)]


def find_files(paths: Iterable[Path], result: BuildResult) -> list[Path]:
    """The plans below the paths, each once; a path without one is noted as refused."""
    from extract.reading import find_plans

    found: dict[Path, Path] = {}
    for path in paths:
        try:
            for file in find_plans([path]):
                found.setdefault(file.resolve(), file)
        except PlankgError as error:
            result.refused.append(Refusal(str(path), error))
    return list(found.values())


def build(
    files: Sequence[Path],
    open_here: Callable[[], "Store"],
    result: BuildResult,
    *,
    replace: bool = False,
    progress: Callable[[Path], None] = lambda _: None,
) -> None:
    """Extract and store each file; what happens goes into `result`.

    Args:
        files: what `find_files` found.
        open_here: opens the store; called once, and only when a first file is good. The caller closes it.
        result: is filled as files are done, so that an interruption still leaves what was done.
        replace: store a document even if its id is taken by another one.
        progress: is told each file before it is read.

    Raises:
        StoreError: the store cannot be used at all; what is about one file is a refusal.
    """
    from extract import extract_file

    store: Store | None = None
    taken: dict[str, Path] = {}
    for file in files:
        progress(file)
        try:
            plan = extract_file(file)
            if (other := taken.setdefault(plan.document.id, file)) != file:
                raise SameDocument(file, other, plan.document.id)
        except PlankgError as error:
            result.refused.append(Refusal(str(file), error))
            continue
        except OSError as error:
            result.refused.append(Refusal(str(file), FileUnreadable.of(error)))
            continue
        store = store or open_here()
        try:
            result.stored.append(store.load(plan, replace=replace))
            result.paths[plan.document.id] = str(file)
        except (DocumentTaken, LoadMismatch, EvidenceError) as error:
            result.refused.append(Refusal(str(file), error))
