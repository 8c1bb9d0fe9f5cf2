"""自由查询 (free queries): answers a stranger's read-only Cypher, and ends it when it takes too much.

What may be asked is decided in graph/free_cypher/free_statement.py; where it runs, in graph/free_cypher/free_copy.py (an embedded store) or
graph/free_cypher/free_neo4j.py. Here are the limits: how many run at once, how long, how many rows.
"""

import contextlib
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Protocol

import neo4j
from neo4j import exceptions

from plankg.extract.errors import PlankgError
from plankg.graph.errors import (
    FreeQueriesBusy,
    FreeQueryAbandoned,
    FreeQueryInvalid,
    FreeQueryRefused,
    FreeQueryStopped,
)
from plankg.graph.free_cypher.free_copy import CopySandbox
from plankg.graph.free_cypher.free_neo4j import Neo4jSandbox, drawn
from plankg.graph.free_cypher.free_parameters import checked_parameters
from plankg.graph.free_cypher.free_statement import Statement, checked
from plankg.graph.free_cypher.own_nodes import Marked
from plankg.graph.free_cypher.patterns import Patterns, read_patterns
from plankg.graph.free_cypher.reasons import always_null, unknown_names, why_empty
from plankg.graph.free_cypher.schema_answers import ROWS
from plankg.graph.plain_values import plain
from plankg.graph.store import Store

LIMIT_SECONDS = 1.0
LIMIT_ROWS = 1000
LIMIT_CHARACTERS = 4_000_000
AT_ONCE = 2
# After a query was asked to end, it has so long before harder means are taken.
GIVE_UP_SECONDS = 0.7
POLL_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class FreeAnswer:
    """The rows of a free query as plain JSON values. `truncated`: there are more, which were not read.

    `remarks` are Chinese sentences: why nothing was found, names that no graph has, and what the engine warns of.
    `plan` is how the engine answers, for EXPLAIN and PROFILE.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool
    seconds: float
    remarks: tuple[str, ...] = ()
    plan: str | None = None


class Sandbox(Protocol):
    """Where free queries run."""

    def session(self) -> AbstractContextManager[neo4j.Session]:
        """A session to ask in."""

    def prepared(self, session: neo4j.Session, statement: Statement) -> Marked:
        """The statement as it is sent."""

    def result(
        self,
        session: neo4j.Session,
        statement: str,
        parameters: dict[str, object],
        token: str,
        *,
        profile: bool = False,
    ) -> AbstractContextManager[neo4j.Result]:
        """The rows, as the server makes them; `stop` knows them by the token."""

    def own(
        self, session: neo4j.Session, statement: str, parameters: Mapping[str, object], token: str
    ) -> AbstractContextManager[neo4j.Result]:
        """The rows of a statement of ours, which needs no check."""

    def plan(self, session: neo4j.Session, statement: str, parameters: dict[str, object]) -> str:
        """How the server would answer; it does not."""

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

    statement: Statement
    parameters: dict[str, object]
    rows: int | None
    token: str = field(default_factory=lambda: secrets.token_hex(12))
    began: float | None = None
    done: threading.Event = field(default_factory=threading.Event)
    answer: FreeAnswer | None = None
    remarks: list[str] = field(default_factory=list)
    error: Exception | None = None

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began if self.began is not None else 0.0


class FreeQueries:
    """Asks a store free queries, at most `at_once` at the same time, each within `seconds`; several threads may use one."""

    def __init__(self, store: Store, *, at_once: int = AT_ONCE, seconds: float = LIMIT_SECONDS) -> None:
        self._store, self._seconds = store, seconds
        self._at_once = at_once
        self._slots = threading.BoundedSemaphore(at_once)

    @cached_property
    def _sandbox(self) -> Sandbox:
        connection = self._store._connection  # noqa: SLF001  a part of the store that has its module
        sandbox = CopySandbox if self._store.engine == "arcadedb" else Neo4jSandbox
        return sandbox(connection, self._seconds)

    def run(
        self,
        statement: str,
        parameters: Mapping[str, object] | None = None,
        *,
        rows: int | None = LIMIT_ROWS,
        gone: Callable[[], bool] = lambda: False,
    ) -> FreeAnswer:
        """Answer a free query.

        Args:
            statement: one reading statement of Cypher.
            parameters: values by name, plain JSON.
            rows: the most rows to read; None: all, however many and large.
            gone: is asked all the time whether nobody waits any more; then the query is ended.

        Raises:
            FreeQueryRefused: it holds what is not allowed; nothing was run.
            FreeQueryInvalid: the engine does not understand it.
            FreeQueryStopped: it reached a limit.
            FreeQueryAbandoned: `gone` said so.
            FreeQueriesBusy: too many run at this moment.
            StoreError: the store could not answer.
        """
        question = _Question(checked(statement, self._store.engine), checked_parameters(parameters or {}), rows)
        if question.statement.rows is not None:
            question.parameters[ROWS] = question.statement.rows
        if not self._slots.acquire(blocking=False):
            raise FreeQueriesBusy(self._at_once)
        threading.Thread(target=self._work, args=(question,), name="free-query", daemon=True).start()
        reason = self._watched(question, gone)
        if reason and question.answer is None:
            raise reason
        if question.error:
            raise question.error
        answer = question.answer
        assert answer is not None  # noqa: S101  one of the two is there
        remarks = list(question.remarks)
        if reason and is_empty(answer):
            remarks.append("没有结果；为什么没有，没有来得及全部查明")
        return replace(answer, remarks=(*dict.fromkeys(remarks), *answer.remarks))

    def close(self) -> None:
        """Let go of the copy, if there is one; the store stays open."""
        if "_sandbox" in vars(self):
            self._sandbox.close()

    def _watched(self, question: _Question, gone: Callable[[], bool]) -> Exception | None:
        """Wait for the answer; why it was ended before there was one."""
        while not question.done.wait(POLL_SECONDS):
            if gone():
                reason: Exception = FreeQueryAbandoned()
            elif question.seconds > self._seconds:
                reason = FreeQueryStopped(f"超过 {self._seconds:g} 秒没有完成")
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
                question.began = time.monotonic()  # the answer is there; what is said of it has its own time
                self._remark(session, question, question.answer)
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
        statement, parameters = question.statement, question.parameters
        sent = self._sandbox.prepared(session, statement)
        profile = statement.mode == "PROFILE"
        plan = None
        if statement.mode == "EXPLAIN" or (profile and self._store.engine == "arcadedb"):
            plan = self._sandbox.plan(session, sent.text, parameters)
        if statement.mode == "EXPLAIN":
            return FreeAnswer((), (), truncated=False, seconds=round(question.seconds, 3), plan=plan)
        with self._sandbox.result(session, sent.text, parameters, question.token, profile=profile) as result:
            columns = tuple(map(sent.column, result.keys()))
            for record in result:
                row = tuple(plain(value) for value in record.values())
                if question.rows is not None:
                    characters += len(json.dumps(row, ensure_ascii=False))
                    truncated = len(rows) == question.rows or characters > LIMIT_CHARACTERS
                if truncated:
                    break
                rows.append(row)
            seconds = round(question.seconds, 3)
            summary = result.consume()
        if profile and summary.profile:
            plan = drawn(summary.profile)
        warnings = tuple(
            dict.fromkeys(status.status_description for status in summary.gql_status_objects if status.is_notification)
        )
        return FreeAnswer(columns, tuple(rows), truncated, seconds, warnings, plan)

    def _remark(self, session: neo4j.Session, question: _Question, answer: FreeAnswer) -> None:
        """Note what the reader of an answer should know, as far as there is time."""
        if question.statement.rows is not None or question.statement.mode == "EXPLAIN":
            return
        patterns = read_patterns(question.statement.words, question.parameters)

        def ask(text: str, values: Mapping[str, object]) -> list[dict[str, Any]]:
            with self._sandbox.own(session, text, values, question.token) as result:
                return [dict(record) for record in result]

        question.remarks += unknown_names(patterns)
        with contextlib.suppress(exceptions.Neo4jError, exceptions.DriverError):  # the answer itself is there
            if not is_empty(answer):
                question.remarks += _null_columns(patterns, answer, ask)
            elif not question.remarks:
                for reason in why_empty(patterns, ask):
                    question.remarks.append(reason)

    def _ours(self, error: Exception) -> Exception:
        code = getattr(error, "code", None) or ""
        message = getattr(error, "message", None) or str(error)
        if "read only database" in message:  # what ArcadeDB says of a statement that it cannot read, too
            ours: Exception = FreeQueryInvalid(code, "语法有误，或者有没有定义的变量")
        elif "TimedOut" in code or "Terminated" in code or "arcadedb.command.timeout" in message:
            ours = FreeQueryStopped(f"超过 {self._seconds:g} 秒没有完成")
        elif "Memory" in code or "queryMaxHeapElementsAllowedPerOp" in message:  # ArcadeDB's own limit for lists
            ours = FreeQueryStopped("用完了允许的内存")
        elif "Forbidden" in code or "AccessMode" in code:
            ours = FreeQueryRefused("写入或管理语句", "这里只能读取图谱")
        elif isinstance(
            error, ValueError | RecursionError | exceptions.BrokenRecordError
        ):  # the driver's, or of `plain`
            ours = FreeQueryInvalid("结果", "有的值无法表示：日期不在公元 1–9999 年之内，或者列表套得太深")
        elif isinstance(error, exceptions.ClientError | exceptions.DatabaseError):
            ours = FreeQueryInvalid(code, message)
        else:
            ours = self._translated(error)
        ours.__cause__ = error
        return ours

    def _translated(self, error: Exception) -> Exception:
        try:
            with self._store._translated():  # noqa: SLF001
                raise error
        except PlankgError as ours:
            return ours
        except Exception as other:  # noqa: BLE001  a fault of ours, said as it is
            return other


def is_empty(answer: FreeAnswer) -> bool:
    """Whether there are no rows, or a single one that counts nothing."""
    return not answer.rows or (len(answer.rows) == 1 and all(cell in (None, 0, [], "") for cell in answer.rows[0]))


def _null_columns(
    patterns: Patterns, answer: FreeAnswer, ask: Callable[[str, Mapping[str, object]], list[dict[str, Any]]]
) -> Iterator[str]:
    """Of columns without any value: the property in them, where the store never has it."""
    for place, column in enumerate(answer.columns):
        variable, _, name = column.partition(".")
        if (variable, name) in patterns.properties and all(row[place] is None for row in answer.rows):
            yield from always_null(patterns, ask, variable, name)
