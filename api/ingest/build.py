"""Files → store: each file is read, checked and stored for itself; a bad one does not stop the others.

One process loads, however many extract: a document is never loaded twice, and the order of loading does not change the graph.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from plankg.api.errors import LinkNotFollowed, NothingToBuild
from plankg.api.ingest.interruption import held_back
from plankg.extract.errors import EvidenceError, PlankgError, SameDocument
from plankg.graph.errors import DocumentTaken, LoadMismatch

if TYPE_CHECKING:
    from plankg.api.ingest.changes import Changes
    from plankg.extract.model import PlanGraph
    from plankg.graph.integrity import Problem
    from plankg.graph.loading import LoadReport
    from plankg.graph.store import Store

DEFAULT_FOLDER = "corpus"
_BEST_FIRST = ".docx .docm .dotx .doc .wps .rtf .html .htm .mht .mhtml .md .markdown .txt .ofd .pdf .xlsx .xlsm .xls"
Extract = Callable[[Sequence[Path]], Iterator[tuple[Path, "PlanGraph | PlankgError"]]]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A path that was not stored, and the error that says why."""

    path: str
    error: PlankgError


@dataclass(slots=True)
class BuildResult:
    """What became of every file: `stored` in the order of the files, `unchanged`, with the `paths` by document, `refused`.

    `copies` are further files of a document, with the same name in the same folder, which are not read.
    `changes` has, for each document that was replaced, what is new, gone or moved in it, `problems` what a check of the
    stored documents found, `twins` each stored document whose very bytes are stored under another id, too.
    """

    stored: list["LoadReport"] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    paths: dict[str, str] = field(default_factory=dict)
    copies: dict[str, list[str]] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    changes: dict[str, "Changes"] = field(default_factory=dict)
    problems: list["Problem"] = field(default_factory=list)
    twins: dict[str, str] = field(default_factory=dict)

    @property
    def done(self) -> int:
        """How many files are through."""
        return len(self.stored) + len(self.unchanged) + len(self.refused) + sum(map(len, self.copies.values()))


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
    from plankg.extract.readers.reading import find_plans

    found: dict[Path, Path] = {}
    for path in paths:
        try:
            for file in find_plans([path]):
                found.setdefault(file.resolve(), file)
        except PlankgError as error:
            result.refused.append(Refusal(str(path), error))
        result.refused += [Refusal(str(link), LinkNotFollowed(str(link))) for link in _links(path)]
    return list(found.values())


def _links(folder: Path) -> list[Path]:
    """The symbolic links below a folder that plans can be reached through."""
    from plankg.extract.readers.reading import SUFFIXES

    return sorted(
        entry
        for entry in folder.rglob("*")
        if entry.is_symlink() and (entry.is_dir() or entry.suffix.lower() in SUFFIXES)
    )


@dataclass
class Build:
    """One run over the files; what happens goes into `result`, so that an interruption still leaves what was done.

    Args:
        open_here: opens the store; called when it is needed first. The caller closes it.
        result: is filled as files are done.
        extract: files → plans, in any order.
        replace: store a document even if its id is taken by another one.
        again: also read what has not changed.
        store_is_there: whether something may be stored already; where not, no store is opened before a first plan is good.
    """

    open_here: Callable[[], "Store"]
    result: BuildResult
    extract: Extract
    replace: bool = False
    again: bool = False
    store_is_there: bool = True
    _good: dict[str, Path] = field(default_factory=dict)  # document → the file that it came from
    _names: dict[Path, list[str]] = field(default_factory=dict)  # folder and name → the files of that name, from two on

    @cached_property
    def store(self) -> "Store":
        """The store, open from the first call."""
        return self.open_here()

    def run(self, files: Sequence[Path]) -> None:
        """Extract and store each file.

        Raises:
            StoreError: the store cannot be used at all; what is about one file is a refusal.
        """
        order = {str(file): place for place, file in enumerate(files)}
        self._names = _names_of_copies(files)
        waiting = _by_document(files)
        try:
            while waiting:
                # Of the files that would get one document id the first good one has it; the others wait for its turn.
                fresh = [queue.pop(0) for queue in waiting.values()]
                for file, found in self.extract([file for file in fresh if not self._is_unchanged(file)]):
                    self._take(file, found)
                waiting = {id_: queue for id_, queue in waiting.items() if queue and not self._refused(id_, queue)}
        finally:
            self.result.stored.sort(key=lambda report: order[self.result.paths[report.document]])
            self.result.refused.sort(key=lambda refusal: order.get(refusal.path, -1))

    def _is_unchanged(self, file: Path) -> bool:
        """Whether the store has just this: the same bytes, read by the same rules, under the same id."""
        from plankg.extract.rules_version import rules_version

        document = _document(file)
        if self.again or not self.store_is_there or document is None:
            return False
        with held_back():
            rows = self.store.run("document", {"document": document}).rows
        if not rows or rows[0]["rules"] != rules_version() or rows[0]["sha256"] != _sha256(file):
            return False
        if rows[0]["sources"] != self._sources(file):
            return False
        self._good[document] = file
        self.result.unchanged.append(document)
        self.result.paths[document] = str(file)
        return True

    def _sources(self, file: Path) -> list[str] | None:
        """The names of all files of the plan, that which is read first; None where it is the only one."""
        refused = {Path(refusal.path).name for refusal in self.result.refused}
        others = [name for name in self._names.get(file.with_suffix(""), []) if name not in {file.name, *refused}]
        return [file.name, *others] if others else None

    def _refused(self, document: str, queue: Sequence[Path]) -> bool:
        """Note the files that come too late for a document: copies of the one that was read, others refused; whether they did."""
        if document not in self._good:
            return False
        for file in queue:
            if file.with_suffix("") == self._good[document].with_suffix(""):
                self.result.copies.setdefault(document, []).append(str(file))
            else:
                self._refuse(file, SameDocument(file, self._good[document], document))
        return True

    def _take(self, file: Path, found: "PlanGraph | PlankgError") -> None:
        """Store a plan, or note why there is none."""
        if isinstance(found, PlankgError):
            self._refuse(file, found)
            return
        document = found.document.id
        if (other := self._good.setdefault(document, file)) != file:
            self._refuse(file, SameDocument(file, other, document))
            return
        try:
            self._load(file, found)
        except (DocumentTaken, LoadMismatch, EvidenceError) as error:
            self._refuse(file, error)

    def _load(self, file: Path, plan: "PlanGraph") -> None:
        from plankg.api.ingest.changes import changes_between, stored_before

        document = plan.document.id
        if sources := self._sources(file):
            plan = replace(plan, document=replace(plan.document, sources=tuple(sources)))
        store = self.store
        with held_back():
            before = stored_before(store, document)
            if before is None:
                self._note_twin(document, plan.document.sha256)
            report = store.load(plan, replace=self.replace)
            self.result.paths[document] = str(file)
            self.result.stored.append(report)
        if before is not None:
            self.result.changes[document] = changes_between(before, plan)

    def _note_twin(self, document: str, sha256: str) -> None:
        """Whether the very bytes of a new document are stored under another id."""
        for row in self.store.run("documents").rows:
            if row["sha256"] == sha256:
                self.result.twins[document] = row["document_id"]

    def _refuse(self, file: Path, error: PlankgError) -> None:
        self.result.refused.append(Refusal(str(file), error))


def _by_document(files: Iterable[Path]) -> dict[str, list[Path]]:
    """The files by the document id that they would get. That of an export is inside; it is known when it is read.

    Of files with one name the one that says most of its paragraphs and tables comes first: the Word file before the PDF file.
    """
    found: dict[str, list[Path]] = {}
    for file in files:
        found.setdefault(_document(file) or f"/{file}", []).append(file)
    for queue in found.values():
        names = list(dict.fromkeys(file.with_suffix("") for file in queue))
        queue.sort(key=lambda file: (names.index(file.with_suffix("")), _BEST_FIRST.find(file.suffix.lower())))
    return found


def _names_of_copies(files: Iterable[Path]) -> dict[Path, list[str]]:
    named: dict[Path, list[str]] = {}
    for file in files:
        named.setdefault(file.with_suffix(""), []).append(file.name)
    return {name: names for name, names in named.items() if len(names) > 1}


def _document(file: Path) -> str | None:
    from plankg.extract.model.plan_json import is_export
    from plankg.extract.readers.reading import document_id

    try:
        return None if is_export(file) else document_id(file)
    except OSError:
        return document_id(file)


def _sha256(file: Path) -> str | None:
    """Of the file's bytes; None where the extraction will say what is wrong with it."""
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return None
