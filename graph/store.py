"""The store: loads plans and answers the catalogue's queries, the same over Neo4j and ArcadeDB."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from threading import Lock
from types import TracebackType
from typing import Any, Self, TypeVar

import neo4j

from plankg.extract.model import PlanGraph
from plankg.extract.model.evidence import check_evidence
from plankg.graph.catalogue import Query, find
from plankg.graph.connection import Connection
from plankg.graph.driver import ANSWER_SECONDS, translated
from plankg.graph.errors import BadFolder, ServerEnded, StoreFailed, StoreUnreachable
from plankg.graph.loading import LoadReport, load_plan, remove_plan
from plankg.graph.mark import Runner
from plankg.graph.paging import Pages
from plankg.graph.schema import EVERYTHING, Engine, ensure, filled
from plankg.graph.statements import body, check_statement

Result = TypeVar("Result")
TRIES = 40
PAUSE_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of one query. `total` counts all rows that the store has, `rows` may be only some, from `skipped` on.

    `version` is the store's that the rows are of; see Store.version.
    """

    query: str
    columns: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]
    total: int
    skipped: int = 0
    version: int = field(default=0, compare=False)

    @property
    def truncated(self) -> bool:
        """Whether the store has more rows after these."""
        return self.total > self.skipped + len(self.rows)


class Store:
    """A store of plans, open until `close`. Several threads may use one at the same time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._reopening = Lock()
        self._seen: int | None = None
        self._pages = Pages()
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
            return self._written(partial(load_plan, plan=plan, replace=replace))

        return self._once_more(work)

    def remove(self, document: str) -> bool:
        """Remove a document and what only it brought; False when it is not stored.

        Raises:
            StoreError: the store failed; it is as it was before.
        """

        def work() -> bool:
            return self._written(partial(remove_plan, document=document))

        return self._once_more(work)

    def run(
        self,
        query: str | Query,
        parameters: Mapping[str, object] | None = None,
        *,
        limit: int | None = None,
        skip: int = 0,
    ) -> Answer:
        """Answer a query of the catalogue.

        Args:
            query: its name, or a query that was put together in its form.
            parameters: values by name; optional ones may be left out or None.
            limit: keep only so many rows; all are counted all the same.
            skip: leave out so many at the beginning.

        Raises:
            UnknownQuery, UnknownParameter, MissingParameter: the question is not one of the catalogue's.
            StoreError: the store could not answer.
        """
        asked = find(query) if isinstance(query, str) else query
        page = slice(skip, skip + (EVERYTHING - skip if limit is None else limit))
        values = asked.bind(parameters or {})

        def read(version: int) -> Answer:
            return self._page(asked, values, page, version) if asked.paged else self._rows(asked, values, page)

        return self._once_more(lambda: self._settled(read))

    def version(self) -> int:
        """A number that changes with every load and removal: it distinguishes versions of one store, not stores.

        Raises:
            StoreError: the store does not answer.
        """
        return self._once_more(self._quiet)

    def inspect(self, name: str, *, label: str = "", key: str = "", **parameters: object) -> list[dict[str, Any]]:
        """The rows of a statement of cypher/check/, for the check of the store (graph/integrity.py).

        Raises:
            StoreError: the store could not answer.
        """
        text = check_statement(name, label, key)

        def work() -> list[dict[str, Any]]:
            with self._translated(), self._session(neo4j.READ_ACCESS) as session:
                return [dict(record) for record in self._connection.runner(session).run(text, parameters)]

        return self._once_more(work)

    def successor(self, fact: str) -> str | None:
        """The id that a fact has now whose document was replaced since; None where no such link leads on.

        Raises:
            StoreError: the store could not answer.
        """
        document, _, old = fact.partition(":")
        leads = dict(step.split(" ") for step in self.former(document))
        return f"{document}:{leads[old]}" if old in leads else None

    def former(self, document: str) -> tuple[str, ...]:
        """Each id that a fact of the document had in an earlier version, with the one that it has now: `task:12 task:19`.

        Raises:
            StoreError: the store could not answer.
        """
        text = body("load", "former-ids")

        def work() -> tuple[str, ...]:
            with self._translated(), self._session(neo4j.READ_ACCESS) as session:
                found = self._connection.runner(session).run(text, document=document).single()
                return tuple(found["former"] or ()) if found else ()

        return self._once_more(work)

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

    def _rows(self, asked: Query, values: dict[str, object], page: slice) -> Answer:
        """All rows are read and counted, those of the page are kept."""
        given = filled(self.engine)
        values = values | {name: given[name] for name in asked.filled}
        columns = tuple(column.name for column in asked.columns)
        rows: list[dict[str, Any]] = []
        total = 0
        with self._asking() as ask:
            for record in ask(asked.text, values):
                if page.start <= total < page.stop:
                    rows.append({name: record[name] for name in columns})
                total += 1
        return Answer(asked.name, columns, tuple(rows), total, page.start)

    def _page(self, asked: Query, values: dict[str, object], page: slice, version: int) -> Answer:
        """Only the page is read."""
        columns = tuple(column.name for column in asked.columns)
        with self._asking() as ask:
            records, total = self._pages.read(ask, asked, values, page, version)
        rows = tuple({name: record[name] for name in columns} for record in records)
        return Answer(asked.name, columns, rows, total, page.start)

    @contextmanager
    def _asking(self) -> Iterator[Callable[[str, dict[str, object]], neo4j.Result]]:
        """What runs a query, within the time that an answer may take. One statement needs no transaction of ours: one round trip less."""
        with self._translated(), self._session(neo4j.READ_ACCESS) as session:
            yield self._connection.runner(session, ANSWER_SECONDS).run

    def _written(self, work: Callable[[Runner], Result]) -> Result:
        """Do `work` in one transaction, and let readers know while it is committed."""
        if self._connection.read_only:
            raise BadFolder(self.url, "这里没有写入权限，只能读取")
        revision = self._connection.revision
        begun: list[int] = []

        def marked(tx: neo4j.ManagedTransaction) -> Result:
            result = work(self._connection.runner(tx))
            begun.append(revision.committing())
            return result

        with self._writing() as session:
            try:
                return session.execute_write(marked)
            finally:
                for number in begun:
                    revision.settled(number)

    def _settled(self, ask: Callable[[int], Answer]) -> Answer:
        """An answer that no commit ran into; after `TRIES` the last one, for a store must not stop answering.

        `ask` is given the version of the store.
        """
        for attempt in range(TRIES):
            # What was settled after the last answer is so still, as far as this store knows.
            before = self._seen if self._seen is not None else self._quiet()
            try:
                answer = ask(before)
            except StoreFailed as error:
                self._seen = None
                # What was read a moment ago has been replaced.
                if "EntityNotFound" not in error.code or attempt == TRIES - 1:
                    raise
                continue
            after, quiet = self._revision()
            self._seen = after if quiet else None
            if quiet and after == before:
                break
        return replace(answer, version=before)

    def _revision(self) -> tuple[int, bool]:
        with self._translated():
            return self._connection.revision.read()

    def _quiet(self) -> int:
        """Wait for the commit that is going on; the number of commits after it."""
        for _ in range(TRIES):
            number, quiet = self._revision()
            if quiet:
                break
            time.sleep(PAUSE_SECONDS)
        return number

    def _once_more(self, work: Callable[[], Result]) -> Result:
        """Do `work`; when a private server was killed, do it again on a new one, once.

        Raises:
            ServerEnded: that one ended too.
        """
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
        try:
            return work()
        except StoreUnreachable as error:
            raise ServerEnded(self.url) from error

    @contextmanager
    def _writing(self) -> Iterator[neo4j.Session]:
        with self._connection.alone(), self._translated(), self._session(neo4j.WRITE_ACCESS) as session:
            yield session

    def _session(self, access: str) -> neo4j.Session:
        return self._connection.driver.session(database=self._connection.database, default_access_mode=access)

    def _translated(self) -> AbstractContextManager[None]:
        return translated(self.url, self._connection.user)
