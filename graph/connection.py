"""Connection: an open connection to a server, with what differs between the engines."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

import neo4j

from plankg.graph.consistency import Revision
from plankg.graph.mark import Runner
from plankg.graph.schema import Engine


@dataclass(frozen=True, slots=True)
class Connection:
    """An open connection to a server: what is below Store, made by graph/opening.py.

    `url` is how users know the store, `run_sql` is there for ArcadeDB only, `alone` keeps other writers out where the
    server does not, `release` is called when all is done, `reopen` starts a private server anew that was killed.
    `folder` is where the files of an embedded store are, which is a copy when the store is `read_only`.
    By `revision` readers notice a load that was committed while they read.
    `aside` is a second driver of a Neo4j, for free queries: no connection of one that was ended answers anybody else.
    """

    url: str
    engine: Engine
    driver: neo4j.Driver = field(repr=False)
    database: str | None
    user: str | None
    revision: Revision = field(repr=False)
    folder: Path | None = None
    read_only: bool = False
    aside: neo4j.Driver | None = field(default=None, repr=False)
    run_sql: Callable[[str], None] | None = field(default=None, repr=False)
    alone: Callable[[], AbstractContextManager[object]] = nullcontext
    release: Callable[[], None] | None = field(default=None, repr=False)
    reopen: "Callable[[], Connection] | None" = field(default=None, repr=False)

    def runner(
        self,
        of: neo4j.Session | neo4j.Transaction | neo4j.ManagedTransaction,
        seconds: float | None = None,
    ) -> Runner:
        """What runs our statements in a session or a transaction of the driver, each at most `seconds` long."""
        return Runner(of, marks=self.engine == "neo4j", seconds=seconds)

    def close(self) -> None:
        """Let go of the driver, then of the server."""
        for driver in filter(None, (self.driver, self.aside)):
            driver.close()
        if self.release:
            self.release()
