"""Extraction on a Dask cluster (extra `dask`): files go out as bytes, plans come back as they are ready.

The workers need plankg with the same rules, and no file system of ours. A worker that is lost in the middle loses nothing: the
scheduler gives its files to others. Each plan is handed on once.
"""

import logging
import re
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from plankg.api.errors import (
    BadScheduler,
    DaskMissing,
    ExtractionFailed,
    NoWorkers,
    OtherRules,
    SchedulerUnreachable,
    WorkerDied,
)
from plankg.api.ingest.workers import Found, attempt, extracted
from plankg.extract.errors import PlankgError
from plankg.extract.model import PlanGraph

if TYPE_CHECKING:
    from distributed import Client, Future

Work = Callable[[str, bytes, str], Found]
CONNECT_SECONDS = 10
POLL_SECONDS = 2
WORKERLESS_SECONDS = 60.0  # a cluster without a worker gets so long to find one
RESULT_SECONDS = 60.0  # a result that is ready gets so long to come
RETRIES = 2
AHEAD = 2  # files that wait at each thread of the cluster, so that none is idle while we load
_ADDRESS = re.compile(r"(?:tcp|tls)://(?:[\w.-]+|\[[0-9A-Fa-f:]+\]):\d{1,5}")
_one_at_a_time = Lock()


def extract_bytes(path: str, data: bytes, document: str) -> Found:
    """On a worker: the plan of a file's bytes, or why there is none. A worker's threads share word lists and caches."""
    from plankg.extract.pipeline import extract_source
    from plankg.extract.readers.reading import source_of

    with _one_at_a_time:
        return attempt(Path(path), lambda: extract_source(source_of(Path(path), data, document)))


def extract_on_cluster(
    files: Sequence[Path], scheduler: str, started: Callable[[Path], None], work: Work = extract_bytes
) -> Iterator[tuple[Path, Found]]:
    """Extract on the cluster of the scheduler at `scheduler`; what is ready comes first.

    Args:
        files: the files, each once.
        scheduler: tcp://host:port.
        started: is given each file when it is sent.
        work: what a worker does with a file's path, bytes and document id.

    Raises:
        ClusterError: the cluster cannot be used; what was handed on before is good.
    """
    with closing(_connect(scheduler)) as client:
        _same_rules(client, scheduler)
        yield from _Run(client, scheduler, work, started).over(files)


def _connect(scheduler: str) -> "Client":
    if not _ADDRESS.fullmatch(scheduler):
        raise BadScheduler(scheduler)
    try:
        import distributed
    except ModuleNotFoundError as error:
        raise DaskMissing from error
    # Of lost workers and schedulers we say it in our words, or not at all.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        return distributed.Client(scheduler, timeout=CONNECT_SECONDS, set_as_default=False, name="plankg")
    except (OSError, TimeoutError) as error:
        raise SchedulerUnreachable(scheduler) from error


def _same_rules(client: "Client", scheduler: str) -> None:
    """Ask every worker that is there; those that come later are known by their plans."""
    from plankg.extract.rules_version import rules_version

    ours = rules_version()
    try:
        answers: dict[str, object] = client.run(rules_version, on_error="return")
    except (OSError, TimeoutError) as error:
        raise SchedulerUnreachable(scheduler) from error
    for theirs in answers.values():
        if isinstance(theirs, Exception):
            raise OtherRules(scheduler, f"没有 plankg，{type(theirs).__name__}", ours)
        if theirs != ours:
            raise OtherRules(scheduler, str(theirs), ours)


class _Run:
    """One run over the files: sends a few ahead, hands on what is ready."""

    def __init__(self, client: "Client", scheduler: str, work: Work, started: Callable[[Path], None]) -> None:
        from plankg.extract.rules_version import rules_version

        self._client, self._scheduler, self._work, self._started = client, scheduler, work, started
        self._rules = rules_version()
        self._running: dict[Future, Path] = {}

    def over(self, files: Sequence[Path]) -> Iterator[tuple[Path, Found]]:
        waiting = deque(files)
        while waiting or self._running:
            while waiting and len(self._running) < self._window():
                file = waiting.popleft()
                self._started(file)
                problem = self._send(file)
                if problem is not None:
                    yield file, problem
            for future in self._first_done() if self._running else ():
                found = self._result(self._running[future], future)
                if found is not None:
                    yield self._running.pop(future), found

    def _send(self, file: Path) -> Found | None:
        """Send a file; what it is where it need not be sent: an export of ours, or nothing that can be read."""
        import dask

        from plankg.extract.model.plan_json import is_export
        from plankg.extract.readers.reading import bytes_of, document_id

        try:
            if is_export(file):
                return extracted(file)
            data = bytes_of(file)
        except (OSError, PlankgError):
            return extracted(file)  # says what is wrong with it
        # The bytes travel with the task: those that lie on a worker would be lost with it.
        with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"}):
            future = self._client.submit(
                self._work, str(file), data, document_id(file), key=f"plankg-{uuid4()}", pure=False, retries=RETRIES
            )
        self._running[future] = file
        return None

    def _window(self) -> int:
        threads = sum(self._workers().values())
        return max(AHEAD * threads, AHEAD)

    def _workers(self) -> dict[str, int]:
        """Threads by worker."""
        try:
            found: dict[str, int] = self._client.nthreads()
        except (OSError, TimeoutError, ValueError) as error:
            raise SchedulerUnreachable(self._scheduler) from error
        return found

    def _first_done(self) -> "set[Future]":
        """Wait for a file to be ready."""
        from concurrent.futures import CancelledError

        import distributed

        workerless_since: float | None = None
        while True:
            try:
                with self._client.as_current():
                    done: Any = distributed.wait(
                        list(self._running), timeout=POLL_SECONDS, return_when="FIRST_COMPLETED"
                    ).done
            except TimeoutError:
                workerless_since = None if self._workers() else workerless_since or time.monotonic()
                if workerless_since and time.monotonic() - workerless_since > WORKERLESS_SECONDS:
                    raise NoWorkers(self._scheduler, WORKERLESS_SECONDS) from None
            except (CancelledError, OSError) as error:
                raise SchedulerUnreachable(self._scheduler) from error
            else:
                return set(done)

    def _result(self, file: Path, future: "Future") -> Found | None:
        """What a file gave; None where the worker that had it is lost, so that it is made anew."""
        from concurrent.futures import CancelledError

        import distributed

        try:
            found: Found = future.result(timeout=RESULT_SECONDS)
        except distributed.KilledWorker:
            return WorkerDied(str(file))
        except TimeoutError:
            return None
        except (CancelledError, OSError) as error:
            raise SchedulerUnreachable(self._scheduler) from error
        except Exception as error:  # noqa: BLE001  whatever the worker could not do
            return ExtractionFailed.of(file, error)
        if isinstance(found, PlanGraph) and found.document.rules != self._rules:
            raise OtherRules(self._scheduler, str(found.document.rules), self._rules)
        return found
