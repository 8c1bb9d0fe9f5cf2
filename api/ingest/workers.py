"""Extraction of many files, one by one: in this process, or in several at once.

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
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as wait_for
from multiprocessing.process import BaseProcess
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from typing import TypeVar

from plankg.api.errors import ExtractionFailed, FileUnreadable, WorkerDied
from plankg.extract.errors import PlankgError, ReadingTooLong
from plankg.extract.model import PlanGraph
from plankg.extract.readers.reading_process import file_seconds, limit_memory

Found = PlanGraph | PlankgError
Work = Callable[[Path], Found]
T = TypeVar("T")


def extracted(file: Path) -> Found:
    """The plan of a file, or why there is none; never an exception, whatever the file does to the rules."""
    from plankg.extract import extract_file

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
    """Extract one file after the other in this process; `started` is given each before it is read."""
    for file in files:
        started(file)
        yield file, extracted(file)


def extract_in_processes(
    files: Sequence[Path], workers: int, started: Callable[[Path], None], work: Work = extracted
) -> Iterator[tuple[Path, Found]]:
    """Extract in several processes at once; what is ready comes first.

    No process is given a second file before the plan of its first was taken, so at most as many plans wait as there are
    processes. A file that ends its process is refused and not tried again; those that others were reading then are read anew.

    Args:
        files: the files, each once.
        workers: how many processes.
        started: is given each file when a process begins with it.
        work: what a process does with a file.
    """
    waiting = deque(files)
    while waiting:
        yield from _until_one_dies(waiting, workers, started, work)


def _until_one_dies(
    waiting: deque[Path], workers: int, started: Callable[[Path], None], work: Work
) -> Iterator[tuple[Path, Found]]:
    """Results as they are ready, until all are there or a process has died: then WorkerDied for what it was reading."""
    running: dict[Future[Found], Path] = {}
    lost: list[Path] = []
    readers = _Readers()
    workers = min(workers, len(waiting))
    with _processes(workers, readers) as pool:
        # A pool watches the processes that were there when it was last given work, not the one which that work began.
        for _ in range(workers):
            _submit(pool, _nothing)
        while running or (waiting and not lost):
            while waiting and len(running) < workers and not lost:
                file = waiting.popleft()
                started(file)
                running[_submit(pool, _within_limits, work, file)] = file
                readers.note()
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                file = running.pop(future)
                found = _result(file, future)
                if isinstance(found, WorkerDied):
                    lost.append(file)
                else:
                    yield file, found
    # Every process is over now, and how is known. Where nobody can say which file it was, it may have been each.
    dead = readers.dead()
    guilty = [file for file in lost if str(file) in dead] or lost
    for file in guilty:
        yield file, WorkerDied(str(file))
    waiting.extendleft(file for file in reversed(lost) if file not in guilty)


class _Readers:
    """Which process reads which file: when one dies, the pool ends the others, and says of none why."""

    def __init__(self) -> None:
        self.queue: SimpleQueue[tuple[int, str]] = multiprocessing.get_context("spawn").SimpleQueue()
        self._files: dict[int, str] = {}
        self._processes: dict[int | None, BaseProcess] = {}

    def note(self) -> None:
        """Take note of what the processes have said since, and of the processes that are there."""
        self._processes |= {process.pid: process for process in multiprocessing.active_children()}
        while not self.queue.empty():
            pid, file = self.queue.get()
            self._files[pid] = file

    def dead(self) -> set[str]:
        """The files whose processes ended by themselves: not by the pool, nor because we let go of them."""
        self.note()
        codes = {pid: process.exitcode for pid, process in self._processes.items()}
        return {file for pid, file in self._files.items() if codes.get(pid) not in {None, 0, 1, -signal.SIGTERM}}


def _submit(pool: ProcessPoolExecutor, call: Callable[..., T], *args: object) -> Future[T]:
    try:
        with _uninterrupted():
            return pool.submit(call, *args)
    except BrokenProcessPool as error:  # another process died a moment ago
        lost: Future[T] = Future()
        lost.set_exception(error)
        return lost


def _nothing() -> None:
    """What a process does first: be there."""


def _within_limits(work: Work, file: Path) -> Found:
    """In a new process: what `work` makes of a file, or ReadingTooLong; whatever its format, it may not hold the others."""
    if _said is not None:
        _said.put((os.getpid(), str(file)))
    if not hasattr(signal, "setitimer"):  # Windows
        return work(file)
    seconds = 2 * file_seconds()  # to read it, and to extract what is in it

    def give_up(*_: object) -> None:
        raise ReadingTooLong(file, seconds)

    signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return work(file)
    except ReadingTooLong as error:
        return error
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _result(file: Path, future: Future[Found]) -> Found:
    try:
        return future.result()
    except BrokenProcessPool:
        return WorkerDied(str(file))
    except Exception as error:  # noqa: BLE001  what came back cannot be unpickled
        return ExtractionFailed.of(file, error)


@contextlib.contextmanager
def _processes(count: int, readers: _Readers) -> Iterator[ProcessPoolExecutor]:
    """A pool of processes, which end with it: after their work, or in the middle of it when the pool is left early."""
    # spawn: this process may hold threads (the driver's, a progress bar's), and a forked copy of their locks never opens.
    context = multiprocessing.get_context("spawn")
    lifeline, held = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_begin, initargs=(lifeline, readers.queue))
    try:
        yield pool
        pool.shutdown()
    finally:
        held.close()
        pool.shutdown(cancel_futures=True)
        lifeline.close()


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


_said: "SimpleQueue[tuple[int, str]] | None" = None  # in a new process: where it says what it reads


def _begin(lifeline: Connection, said: "SimpleQueue[tuple[int, str]]") -> None:
    """In a new process: leave interruptions to the one that started it, and end when that one lets go of the lifeline or dies."""
    global _said  # noqa: PLW0603  what a process is given at its start
    _said = said
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory()
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _end_with(lifeline: Connection) -> None:
    wait_for([lifeline])
    os._exit(1)
