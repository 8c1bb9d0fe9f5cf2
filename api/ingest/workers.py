"""Extraction of many files, each for itself: in this process, or in several at once.

What comes back for a file is its plan, or the error that says why there is none. A file that makes the extraction fail,
or kills the process that reads it, is one refusal and not the end of the others.
"""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from api.errors import ExtractionFailed, FileUnreadable, WorkerDied
from extract.errors import PlankgError
from extract.model import PlanGraph

Found = PlanGraph | PlankgError
Work = Callable[[Path], Found]
ATTEMPTS = 2  # a process may have been killed from outside; the file that it was at gets a second one


def extracted(file: Path) -> Found:
    """The plan of a file, or why there is none; never an exception, whatever the file does to the rules."""
    from extract import extract_file

    return attempt(file, lambda: extract_file(file))


def attempt(file: Path, extraction: Callable[[], PlanGraph]) -> Found:
    """What `extraction` of `file` gives, its errors as values."""
    try:
        return extraction()
    except PlankgError as error:
        return error
    except OSError as error:
        return FileUnreadable.of(error)
    except Exception as error:  # noqa: BLE001  a fault of the rules at one file
        return ExtractionFailed.of(file, error)


def extract_here(files: Sequence[Path], started: Callable[[Path], None]) -> Iterator[tuple[Path, Found]]:
    """Extract one file after the other in this process; `started` is told each before it is read."""
    for file in files:
        started(file)
        yield file, extracted(file)


def extract_in_processes(
    files: Sequence[Path], workers: int, started: Callable[[Path], None], work: Work = extracted
) -> Iterator[tuple[Path, Found]]:
    """Extract in several processes at once; what is ready comes first.

    No process is given a second file before the plan of its first was taken, so at most as many plans wait as there are processes.

    Args:
        files: the files, each once.
        workers: how many processes.
        started: is told each file when a process begins with it.
        work: what a process does with a file.
    """
    waiting = deque(files)
    desks = [_Desk(work) for _ in range(min(workers, len(files)))]
    running: dict[Future[Found], tuple[_Desk, Path, int]] = {}

    def next_file(desk: _Desk) -> None:
        if waiting:
            file = waiting.popleft()
            started(file)
            running[desk.give(file)] = (desk, file, 1)

    try:
        for desk in desks:
            next_file(desk)
        while running:
            arrived: list[tuple[Path, Found]] = []
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                desk, file, attempts = running.pop(future)
                found = _result(file, future)
                if isinstance(found, WorkerDied) and attempts < ATTEMPTS:
                    running[desk.give(file)] = (desk, file, attempts + 1)
                    continue
                arrived.append((file, found))
                next_file(desk)
            yield from arrived
    finally:
        for desk in desks:
            desk.close(at_once=bool(running))


def _result(file: Path, future: Future[Found]) -> Found:
    try:
        return future.result()
    except BrokenProcessPool:
        return WorkerDied(str(file))
    except Exception as error:  # noqa: BLE001  what came back cannot be taken apart
        return ExtractionFailed.of(file, error)


@dataclass(slots=True)
class _Desk:
    """One process and its work. A pool of one, so that its end concerns no file but the one it was at."""

    work: Work
    pool: ProcessPoolExecutor | None = None
    processes: set[BaseProcess] = field(default_factory=set)

    def give(self, file: Path) -> Future[Found]:
        """Have the process work on a file; a new one when there is none, or when it died."""
        if self.pool is not None:
            with contextlib.suppress(BrokenProcessPool):
                return self.pool.submit(self.work, file)
            self.close(at_once=True)
        before = set(multiprocessing.active_children())
        # spawn: this process may hold threads (the driver's, a progress bar's), and a forked copy of their locks never opens.
        context = multiprocessing.get_context("spawn")
        with _uninterrupted():
            self.pool = ProcessPoolExecutor(1, mp_context=context, initializer=_begin)
            future = self.pool.submit(self.work, file)
            self.processes = set(multiprocessing.active_children()) - before
        return future

    def close(self, *, at_once: bool) -> None:
        """End the process; `at_once` in the middle of its work."""
        if at_once:
            for process in self.processes:
                process.terminate()
        if self.pool is not None:
            self.pool.shutdown(cancel_futures=True)
        self.pool = None


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """An interruption waits until a process is started; half started it would complain on stderr. It never gets one itself."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # the new process inherits it
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """In a new process: leave interruptions to the one that started it, and end when that one is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
