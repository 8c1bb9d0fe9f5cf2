"""The driver's errors in our words."""

import pytest
from neo4j.exceptions import DriverError, Neo4jError, ServiceUnavailable, SessionExpired, TransientError

from plankg.graph.driver import translated
from plankg.graph.errors import StoreBusy, StoreFailed, StoreTimeout, StoreUnreachable
from tests.neo4j_server import Neo4jServer

ENDLESS = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a * b AS c WHERE c % 7 = 3 RETURN count(c)"


@pytest.mark.parametrize(
    ("met", "ours"),
    [
        (ServiceUnavailable("gone"), StoreUnreachable),
        (SessionExpired("gone"), StoreUnreachable),
        (ConnectionResetError("gone"), StoreUnreachable),
        (TransientError("locked"), StoreBusy),
        (DriverError("odd"), StoreFailed),
        (Neo4jError("odd"), StoreFailed),
    ],
)
def test_translated_keeps_the_cause(met: Exception, ours: type[Exception]) -> None:
    with pytest.raises(ours) as raised, translated("bolt://127.0.0.1:1", "neo4j"):
        raise met
    assert raised.value.__cause__ is met


@pytest.mark.neo4j
def test_query_without_end_is_stopped(neo4j_server: Neo4jServer) -> None:
    with (
        neo4j_server.driver() as driver,
        pytest.raises(StoreTimeout),
        translated(neo4j_server.url, "neo4j"),
        driver.session() as session,
        session.begin_transaction(timeout=0.5) as tx,
    ):
        tx.run(ENDLESS).consume()


@pytest.mark.neo4j
def test_query_with_a_fault_is_reported(neo4j_server: Neo4jServer) -> None:
    with (
        neo4j_server.driver() as driver,
        pytest.raises(StoreFailed) as raised,
        translated(neo4j_server.url, "neo4j"),
        driver.session() as session,
    ):
        session.run("RETURN nothing").consume()
    assert raised.value.code == "Neo.ClientError.Statement.SyntaxError"
