"""作业 (jobs): work that takes longer than a request, one after the other, each with its steps to watch."""

import queue
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from plankg.api.errors import NoSuchJob, TooManyJobs
from plankg.extract.errors import PlankgError

State = Literal["queued", "running", "done", "failed"]
WAITING, KEPT = 20, 200


@dataclass(slots=True)
class Job:
    """One piece of work: its state, its steps so far (Chinese sentences), its result, or why it failed."""

    id: str
    title: str
    work: Callable[["Job"], dict[str, Any]] = field(repr=False)
    state: State = "queued"
    steps: list[str] = field(default_factory=list)
    result: dict[str, Any] | None = None
    error: str | None = None
    begun: float = field(default_factory=time.time)
    changed: threading.Condition = field(default_factory=threading.Condition, repr=False)

    def say(self, sentence: str) -> None:
        """Tell a step to whoever watches."""
        with self.changed:
            self.steps.append(sentence)
            self.changed.notify_all()

    def become(self, state: State, *, result: dict[str, Any] | None = None, error: str | None = None) -> None:
        """Tell a new state to whoever watches."""
        with self.changed:
            self.state, self.result, self.error = state, result, error
            self.changed.notify_all()

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in {"done", "failed"}

    def wait(self, seen: int, seconds: float) -> bool:
        """Wait until there is a step after the first `seen`, or the job is over; whether that came."""
        with self.changed:
            return self.changed.wait_for(lambda: len(self.steps) > seen or self.over, seconds)


class Jobs:
    """A queue with one worker thread, begun at the first job. The last jobs that are over can still be looked at."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._queue: queue.Queue[Job | None] = queue.Queue(WAITING)
        self._lock = threading.Lock()
        self._worker: threading.Thread | None = None
        self._stopped = False

    def add(self, title: str, work: Callable[[Job], dict[str, Any]]) -> Job:
        """Take in work; it is given the job, to say its steps, and returns the result.

        Raises:
            TooManyJobs: as many wait as can, or the server is about to stop.
        """
        job = Job(secrets.token_urlsafe(9), title, work)
        with self._lock:
            try:
                if self._stopped:
                    raise TooManyJobs
                self._queue.put_nowait(job)
            except queue.Full:
                raise TooManyJobs from None
            self._jobs[job.id] = job
            for id_ in [id_ for id_, old in self._jobs.items() if old.over][: max(0, len(self._jobs) - KEPT)]:
                del self._jobs[id_]
            if self._worker is None:
                self._worker = threading.Thread(target=self._run, name="plankg-jobs", daemon=True)
                self._worker.start()
        return job

    def find(self, id_: str) -> Job:
        """The job with this id.

        Raises:
            NoSuchJob: there is none, or not any more.
        """
        try:
            return self._jobs[id_]
        except KeyError:
            raise NoSuchJob(id_) from None

    def stop(self, seconds: float = 60) -> None:
        """Finish the job that runs, refuse the others, take no more."""
        with self._lock:
            self._stopped = True
            while not self._queue.empty():
                waiting = self._queue.get_nowait()
                if waiting is not None:
                    waiting.become("failed", error="服务正在停止，这项作业没有开始。请在服务重新启动后再试。")
            self._queue.put_nowait(None)
        if self._worker is not None:
            self._worker.join(seconds)

    def _run(self) -> None:
        while (job := self._queue.get()) is not None:
            job.become("running")
            try:
                job.become("done", result=job.work(job))
            except PlankgError as error:
                job.become("failed", error=str(error))
            except Exception as error:  # noqa: BLE001  a fault at one job must not end the others
                job.become("failed", error=f"程序内部出错（{type(error).__name__}）。请把这条信息报告给开发者。")
