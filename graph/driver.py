"""The border to the official Neo4j driver: how connections are made, and its errors in our words."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import neo4j
from neo4j import exceptions

from plankg.graph.errors import (
    BadStoreAddress,
    StoreBusy,
    StoreError,
    StoreFailed,
    StoreRefused,
    StoreTimeout,
    StoreUnreachable,
)

CONNECT_SECONDS = 10.0
RETRY_SECONDS = 30.0  # the driver retries a writing transaction that met another one, at most so long
ANSWER_SECONDS = 60.0


def connect(
    url: str, user: str | None, password: str | None, *, seconds: float = CONNECT_SECONDS, agent: str = "plankg"
) -> neo4j.Driver:
    """A driver for `url`; it has not talked to the server yet.

    Args:
        url: address of the server.
        user: who asks; None: nobody in particular.
        password: of the user.
        seconds: limits how long a connection may take.
        agent: how the server lists its connections.

    Raises:
        BadStoreAddress: the driver cannot read the address.
    """
    # What the driver logs is English, and said once more by the error that it raises.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    try:
        return neo4j.GraphDatabase.driver(
            url,
            auth=(user, password or "") if user else None,
            connection_timeout=seconds,
            connection_acquisition_timeout=seconds + 5,
            max_transaction_retry_time=RETRY_SECONDS,
            liveness_check_timeout=5,
            # Hints such as "this property does not exist yet" are for people who write queries.
            notifications_min_severity="OFF",
            user_agent=agent,
        )
    except (exceptions.ConfigurationError, ValueError) as error:
        raise BadStoreAddress(f"读不懂 {url}") from error


@contextmanager
def translated(url: str, user: str | None) -> Iterator[None]:
    """Raise the driver's errors as ours.

    Raises:
        StoreError: the kind that fits what the driver met.
    """
    try:
        yield
    except (exceptions.DriverError, exceptions.Neo4jError, OSError) as error:
        raise _ours(error, url, user) from error


def _ours(error: Exception, url: str, user: str | None) -> StoreError:
    if isinstance(error, exceptions.Neo4jError):
        return _of_server(error, url, user)
    if isinstance(error, exceptions.ServiceUnavailable | exceptions.SessionExpired | OSError):
        return StoreUnreachable(url)
    return StoreFailed(url, type(error).__name__, str(error))


def _of_server(error: exceptions.Neo4jError, url: str, user: str | None) -> StoreError:
    """What the server itself said."""
    code = error.code or "?"
    if code.startswith("Neo.ClientError.Security."):
        # A private server knows nobody but us: one that was asked to end forgets its users first.
        return StoreRefused(url, user) if "://" in url else StoreUnreachable(url)
    if "DatabaseNotFound" in code:
        return BadStoreAddress(f"{url} 上没有这个名称的数据库")
    if "TransactionTimedOut" in code:
        return StoreTimeout(url, ANSWER_SECONDS)
    if isinstance(error, exceptions.TransientError):
        return StoreBusy(url, RETRY_SECONDS)
    return StoreFailed(url, code, error.message or "")
