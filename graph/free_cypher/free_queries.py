"""自由查询 (free queries): answers a stranger's read-only Cypher, and ends it when it takes too much.

What may be asked is decided in graph/free_cypher/free_statement.py; where it runs, in graph/free_cypher/free_copy.py (an embedded store) or
graph/free_cypher/free_neo4j.py. Here are the limits: how many run at once, how long, how many rows.
"""

import json
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol

import neo4j
from neo4j import exceptions

from plankg.extract.errors import PlankgError
from plankg.graph.driver import translated
from plankg.graph.errors import (
    FreeQueriesBusy,
    FreeQueryAbandoned,
    FreeQueryInvalid,
    FreeQueryRefused,
    FreeQueryStopped,
)
from plankg.graph.free_cypher.free_copy import CopySandbox
from plankg.graph.free_cypher.free_neo4j import LIMIT_SECONDS, Neo4jSandbox
from plankg.graph.free_cypher.free_parameters import checked_parameters
from plankg.graph.free_cypher.free_statement import checked
from plankg.graph.plain_values import plain
from plankg.graph.store import Store

LIMIT_ROWS = 1000
LIMIT_CHARACTERS = 4_000_000
AT_ONCE = 2
# After a query was asked to end, it has so long before harder means are taken.
GIVE_UP_SECONDS = 0.7
POLL_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class FreeAnswer:
    """The rows of a free query as plain JSON values. `truncated`: there are more, which were not read."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool
    seconds: float


class Sandbox(Protocol):
    """Where free queries run."""

    def session(self) -> AbstractContextManager[neo4j.Session]:
        """A session to ask in."""

    def result(
        self, session: neo4j.Session, statement: str, parameters: dict[str, object], token: str
    ) -> AbstractContextManager[neo4j.Result]:
        """The rows, as the server makes them; `stop` knows them by the token."""

    def stop(self, token: str) -> None:
        """Ask the server to end the query."""

    def force(self) -> bool:
        """End it by force; False where that cannot be done."""

    def cut_off(self) -> PlankgError | None:
        """What it means that the server hung up in the middle of a query; None where it is the store's own."""

    def close(self) -> None:
        """Let go of what is held."""


@dataclass(slots=True)
class _Question:
    """A free query that is running. `began` is set when the server is there, `done` when it has let go."""

    text: str
    parameters: dict[str, object]
    token: str = field(default_factory=lambda: secrets.token_hex(12))
    began: float | None = None
    done: threading.Event = field(default_factory=threading.Event)
    answer: FreeAnswer | None = None
    error: Exception | None = None

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began if self.began is not None else 0.0


class FreeQueries:
    """Asks a store free queries, at most `at_once` at the same time; several threads may use one."""

    def __init__(self, store: Store, *, at_once: int = AT_ONCE) -> None:
        connection = store._connection  # noqa: SLF001  a part of the store that has its module
        self._url, self._user = connection.url, connection.user
        self._sandbox: Sandbox = CopySandbox(connection) if store.engine == "arcadedb" else Neo4jSandbox(connection)
        self._at_once = at_once
        self._slots = threading.BoundedSemaphore(at_once)

    def run(
        self,
        statement: str,
        parameters: Mapping[str, object] | None = None,
        *,
        gone: Callable[[], bool] = lambda: False,
    ) -> FreeAnswer:
        """Answer a free query.

        Args:
            statement: one reading statement of Cypher.
            parameters: values by name, plain JSON.
            gone: is asked all the time whether nobody waits any more; then the query is ended.

        Raises:
            FreeQueryRefused: it holds what is not allowed; nothing was run.
            FreeQueryInvalid: the engine does not understand it.
            FreeQueryStopped: it reached a limit.
            FreeQueryAbandoned: `gone` said so.
            FreeQueriesBusy: too many run at this moment.
            StoreError: the store could not answer.
        """
        question = _Question(checked(statement), checked_parameters(parameters or {}))
        if not self._slots.acquire(blocking=False):
            raise FreeQueriesBusy(self._at_once)
        threading.Thread(target=self._work, args=(question,), name="free-query", daemon=True).start()
        reason = self._watched(question, gone)
        if reason and question.answer is None:
            raise reason
        if question.error:
            raise question.error
        assert question.answer is not None  # noqa: S101  one of the two is there
        return question.answer

    def close(self) -> None:
        """Let go of the copy, if there is one; the store stays open."""
        self._sandbox.close()

    def _watched(self, question: _Question, gone: Callable[[], bool]) -> Exception | None:
        """Wait for the answer; why it was ended before there was one."""
        while not question.done.wait(POLL_SECONDS):
            if gone():
                reason: Exception = FreeQueryAbandoned()
            elif question.seconds > LIMIT_SECONDS:
                reason = FreeQueryStopped(f"超过 {LIMIT_SECONDS:g} 秒没有完成")
            else:
                continue
            self._sandbox.stop(question.token)
            if not question.done.wait(GIVE_UP_SECONDS) and question.began is not None and self._sandbox.force():
                question.done.wait(GIVE_UP_SECONDS)
            return reason
        return None

    def _work(self, question: _Question) -> None:
        """Runs in a separate thread. The slot is free again when the server has let go, not before."""
        try:
            with self._sandbox.session() as session:
                question.began = time.monotonic()
                question.answer = self._asked(session, question)
        except exceptions.Neo4jError as error:
            question.error = self._ours(error)
        except (exceptions.ServiceUnavailable, exceptions.SessionExpired) as error:
            question.error = self._sandbox.cut_off() or self._translated(error)
        except Exception as error:  # noqa: BLE001  for who asks
            question.error = error if isinstance(error, PlankgError) else self._ours(error)
        finally:
            self._slots.release()
            question.done.set()

    def _asked(self, session: neo4j.Session, question: _Question) -> FreeAnswer:
        rows: list[tuple[Any, ...]] = []
        characters, truncated = 0, False
        with self._sandbox.result(session, question.text, question.parameters, question.token) as result:
            columns = tuple(result.keys())
            for record in result:
                row = tuple(plain(value) for value in record.values())
                characters += len(json.dumps(row, ensure_ascii=False))
                truncated = len(rows) == LIMIT_ROWS or characters > LIMIT_CHARACTERS
                if truncated:
                    break
                rows.append(row)
        return FreeAnswer(columns, tuple(rows), truncated, round(question.seconds, 3))

    def _ours(self, error: Exception) -> Exception:
        code = getattr(error, "code", None) or ""
        message = getattr(error, "message", None) or str(error)
        if "read only database" in message:  # what ArcadeDB says of a statement that it cannot read, too
            ours: Exception = FreeQueryInvalid(code, "语法有误，或者有没有定义的变量")
        elif "TimedOut" in code or "Terminated" in code:
            ours = FreeQueryStopped(f"超过 {LIMIT_SECONDS:g} 秒没有完成")
        elif "Memory" in code or "queryMaxHeapElementsAllowedPerOp" in message:  # ArcadeDB's own limit for lists
            ours = FreeQueryStopped("用完了允许的内存")
        elif "Forbidden" in code or "AccessMode" in code:
            ours = FreeQueryRefused("写入或管理语句", "这里只能读取图谱")
        elif isinstance(error, exceptions.ClientError | exceptions.DatabaseError):
            ours = FreeQueryInvalid(code, message)
        else:
            ours = self._translated(error)
        ours.__cause__ = error
        return ours

    def _translated(self, error: Exception) -> Exception:
        try:
            with translated(self._url, self._user):
                raise error
        except PlankgError as ours:
            return ours
        except Exception as other:  # noqa: BLE001  a fault of ours, said as it is
            return other
