"""The store: loads plans and answers the catalogue's queries, the same over Neo4j and ArcadeDB."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from threading import Lock
from types import TracebackType
from typing import Any, Self, TypeVar

import neo4j

from extract.evidence import check_evidence
from extract.model import PlanGraph
from graph.catalogue import Query, find
from graph.driver import ANSWER_SECONDS, translated
from graph.errors import StoreUnreachable
from graph.loading import LoadReport, load_plan, remove_plan
from graph.schema import FULL_TEXT_NAMES, Engine, ensure

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of one query. `total` counts all rows that the store has, `rows` may be only the first of them."""

    query: str
    columns: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]
    total: int

    @property
    def truncated(self) -> bool:
        """Whether the store has more rows than are here."""
        return self.total > len(self.rows)


@dataclass(frozen=True, slots=True)
class Connection:
    """An open way to a server: what is below Store, made by graph/opening.py.

    `url` is how users know the store, `run_sql` is there for ArcadeDB only, `alone` keeps other writers out where the
    server does not, `release` is called when all is done, `reopen` starts a private server anew that was killed.
    """

    url: str
    engine: Engine
    driver: neo4j.Driver = field(repr=False)
    database: str | None
    user: str | None
    run_sql: Callable[[str], None] | None = field(default=None, repr=False)
    alone: Callable[[], AbstractContextManager[object]] = nullcontext
    release: Callable[[], None] | None = field(default=None, repr=False)
    reopen: "Callable[[], Connection] | None" = field(default=None, repr=False)

    def close(self) -> None:
        """Let go of the driver, then of the server."""
        self.driver.close()
        if self.release:
            self.release()


class Store:
    """A store of plans, open until `close`. Several threads may use one at the same time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._reopening = Lock()
        self.url: str = connection.url
        self.engine: Engine = connection.engine

    def __repr__(self) -> str:
        return f"Store({self.url!r}, engine={self.engine!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def load(self, plan: PlanGraph, *, replace: bool = False) -> LoadReport:
        """Store a plan in the place of what is stored under its document's id; all or nothing.

        Args:
            plan: the extracted plan; every fact is checked against its text before anything is sent.
            replace: also replace a document with another title and another text.

        Raises:
            EvidenceError: a quote is not the text at its place, or an edge has no end.
            DocumentTaken: the id belongs to another document.
            LoadMismatch: the store did not take everything; it is as it was before.
            StoreError: the store failed otherwise; it is as it was before.
        """
        check_evidence(plan)

        def work() -> LoadReport:
            with self._writing() as session:
                return session.execute_write(load_plan, plan, replace=replace)

        return self._once_more(work)

    def remove(self, document: str) -> bool:
        """Remove a document and what only it brought; False when it is not stored.

        Raises:
            StoreError: the store failed; it is as it was before.
        """

        def work() -> bool:
            with self._writing() as session:
                return session.execute_write(remove_plan, document)

        return self._once_more(work)

    def run(self, query: str, parameters: Mapping[str, object] | None = None, *, limit: int | None = None) -> Answer:
        """Answer a query of the catalogue.

        Args:
            query: its name.
            parameters: values by name; optional ones may be left out or None.
            limit: keep only the first rows; all are counted all the same.

        Raises:
            UnknownQuery, UnknownParameter, MissingParameter: the question is not one of the catalogue's.
            StoreError: the store could not answer.
        """
        asked = find(query)
        values = asked.bind(parameters or {}) | {name: self._fill(name) for name in asked.filled}
        return self._once_more(lambda: self._answer(asked, values, limit))

    def ping(self) -> None:
        """Come back when the store answers.

        Raises:
            StoreError: it does not.
        """

        def work() -> None:
            with self._translated(), self._session(neo4j.READ_ACCESS) as session:
                session.run("RETURN 1 AS one").consume()

        self._once_more(work)

    def ensure_schema(self) -> None:
        """Create what is missing of the unique ids and indexes.

        Raises:
            StoreError: the store does not let us.
        """
        with self._writing() as session:
            ensure(session, self._connection.run_sql)

    def close(self) -> None:
        """Let go of the server; a private one ends when nobody holds it any more. May be called twice."""
        self._connection.close()

    def _answer(self, asked: Query, values: dict[str, object], limit: int | None) -> Answer:
        columns = tuple(column.name for column in asked.columns)
        rows: list[dict[str, Any]] = []
        total = 0
        with (
            self._translated(),
            self._session(neo4j.READ_ACCESS) as session,
            session.begin_transaction(timeout=ANSWER_SECONDS) as tx,
        ):
            for record in tx.run(asked.text, values):
                total += 1
                if limit is None or total <= limit:
                    rows.append({name: record[name] for name in columns})
        return Answer(asked.name, columns, tuple(rows), total)

    def _once_more(self, work: Callable[[], Result]) -> Result:
        """Do `work`; when a private server was killed, do it again on a new one, once."""
        connection = self._connection
        try:
            return work()
        except StoreUnreachable:
            if not connection.reopen:
                raise
        with self._reopening:
            if self._connection is connection:  # else another thread was faster
                self._connection = connection.reopen()
                connection.close()
        return work()

    def _fill(self, name: str) -> object:
        return {"index": FULL_TEXT_NAMES[self.engine]}[name]

    @contextmanager
    def _writing(self) -> Iterator[neo4j.Session]:
        with self._connection.alone(), self._translated(), self._session(neo4j.WRITE_ACCESS) as session:
            yield session

    def _session(self, access: str) -> neo4j.Session:
        return self._connection.driver.session(database=self._connection.database, default_access_mode=access)

    def _translated(self) -> AbstractContextManager[None]:
        return translated(self.url, self._connection.user)
