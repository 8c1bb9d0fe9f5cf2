"""Where free queries run on a Neo4j: a reading session, and a plan of which every operator is on a list."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import neo4j
from neo4j import exceptions

from plankg.graph.connection import Connection
from plankg.graph.errors import FreeQueriesBusy, FreeQueryRefused
from plankg.graph.free_cypher.cypher_lists import OPERATORS, PROCEDURES
from plankg.graph.free_cypher.free_statement import Statement
from plankg.graph.free_cypher.own_nodes import Marked, with_marks

MARK = "plankg_free_query"
OTHERS = "RETURN COUNT { (n) } - COUNT { (n:Plankg) } - COUNT { (n:PlankgLoading) } AS others"  # from the server's own counts
NEIGHBOURS = "MATCH (:Plankg)--(n) WHERE NOT n:Plankg RETURN 1 AS found LIMIT 1"
PLAN_SECONDS = 5.0  # another statement waits so long for one that is being planned


class Neo4jSandbox:
    """Where the free queries of a Neo4j run. Several threads may use it."""

    def __init__(self, store: Connection, seconds: float) -> None:
        self._store, self._seconds = store, seconds
        self._planning = threading.Lock()

    @contextmanager
    def session(self) -> Iterator[neo4j.Session]:
        """A reading session."""
        with self._session(neo4j.READ_ACCESS) as session:
            yield session

    def prepared(self, session: neo4j.Session, statement: Statement) -> Marked:
        """The statement; where the server also has nodes of other programs, it reads none of them.

        Raises:
            FreeQueryRefused: it cannot be kept from that.
        """
        if not session.run(OTHERS).single(strict=True)["others"]:
            return Marked(statement.text)
        marked = with_marks(statement.text, statement.words)
        if marked.wanders and session.run(neo4j.Query(NEIGHBOURS, timeout=self._seconds)).single():
            raise FreeQueryRefused("任意长度的路径", "这里的节点与其他程序的节点相连，请写出路径的每一步")
        return marked

    @contextmanager
    def result(
        self,
        session: neo4j.Session,
        statement: str,
        parameters: dict[str, object],
        token: str,
        *,
        profile: bool = False,
    ) -> Iterator[neo4j.Result]:
        """Have the server plan the statement, and ask when its plan only reads.

        Raises:
            FreeQueriesBusy: another one is still being planned.
            FreeQueryRefused: it would write, or an operator of its plan is not on the list.
        """
        self.plan(session, statement, parameters)
        with session.begin_transaction(timeout=self._seconds, metadata={MARK: token}) as tx:
            yield tx.run(f"PROFILE {statement}" if profile else statement, parameters)

    @contextmanager
    def own(
        self, session: neo4j.Session, statement: str, parameters: Mapping[str, object], token: str
    ) -> Iterator[neo4j.Result]:
        """The rows of a statement of ours, which needs no check."""
        with session.begin_transaction(timeout=self._seconds, metadata={MARK: token}) as tx:
            yield self._store.runner(tx).run(statement, parameters)

    def plan(self, session: neo4j.Session, statement: str, parameters: dict[str, object]) -> str:
        """How the server would answer.

        Raises:
            FreeQueriesBusy: another one is still being planned.
            FreeQueryRefused: it would write, or an operator of its plan is not on the list.
        """
        # One at a time: what a server is still planning, perhaps the same statement sent again, cannot be ended.
        if not self._planning.acquire(timeout=PLAN_SECONDS):
            raise FreeQueriesBusy(0, "图数据库还在为另一条自由查询编制执行计划")
        try:
            summary = session.run(f"EXPLAIN {statement}", parameters).consume()
        finally:
            self._planning.release()
        if summary.query_type != "r" or not summary.plan:
            raise FreeQueryRefused("写入或管理语句", "这里只能读取图谱")
        _check_plan(summary.plan)
        return drawn(summary.plan)

    def stop(self, token: str) -> None:
        """Ask the server to end the query with this token; its time limit does so too, a little later."""
        try:
            with self._session(neo4j.WRITE_ACCESS) as session:
                for row in list(session.run("SHOW TRANSACTIONS YIELD transactionId, metaData")):
                    if row["metaData"].get(MARK) == token:
                        session.run("TERMINATE TRANSACTION $id", id=row["transactionId"]).consume()
        except (exceptions.Neo4jError, exceptions.DriverError):
            return  # it was over already, or the server is away

    def force(self) -> bool:
        """Nothing more can be done to a server that others use."""
        return False

    def cut_off(self) -> None:
        """The store itself is away: nothing that a free query means."""

    def close(self) -> None:
        """The store closes its own connection."""

    def _session(self, access: str) -> neo4j.Session:
        driver = self._store.aside or self._store.driver
        return driver.session(database=self._store.database, default_access_mode=access, fetch_size=100)


def drawn(plan: Mapping[str, Any], depth: int = 0) -> str:
    """A plan of Neo4j as lines, the last step first; with what was counted when the query was profiled."""
    given = plan["args"]
    counts = {"估计行数": given.get("EstimatedRows"), "行数": plan.get("rows"), "数据库访问": plan.get("dbHits")}
    words = "，".join(f"{name} {count:g}" for name, count in counts.items() if count is not None)
    details = f" {given['Details']}" if given.get("Details") else ""
    own = f"{'  ' * depth}+ {plan['operatorType'].partition('@')[0]}{details}（{words}）"
    return "\n".join([own, *(drawn(child, depth + 1) for child in plan.get("children", ()))])


def _check_plan(plan: Mapping[str, Any]) -> None:
    operator = str(plan["operatorType"]).partition("@")[0]
    if operator not in OPERATORS:
        raise FreeQueryRefused(f"执行计划里的 {operator}", "这里只能读取图谱")
    if operator == "ProcedureCall":
        name = str(plan["args"].get("Details", "")).partition("(")[0].strip()
        if name.lower() not in PROCEDURES:
            raise FreeQueryRefused(f"过程 {name}", f"可用的过程是：{'、'.join(sorted(PROCEDURES.values()))}")
    for child in plan.get("children", ()):
        _check_plan(child)
