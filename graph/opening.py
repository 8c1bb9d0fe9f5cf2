"""Opening a store: distinguishes a folder from an address, connects, makes sure of the schema."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from plankg.graph.connection import Connection
from plankg.graph.consistency import GraphRevision
from plankg.graph.driver import connect
from plankg.graph.embedded.server import open_folder
from plankg.graph.errors import BadStoreAddress
from plankg.graph.store import Store

FREE_QUERIES = "plankg-free-queries"  # how a server lists the connections of free queries
SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]+)://(?P<rest>.*)", re.DOTALL)


def open_at(
    url: str | Path,
    *,
    user: str | None,
    password: str | None,
    on_wait: Callable[[str], None] | None,
    memory: int | None,
) -> Store:
    """What graph.open_store does, once all is imported."""
    address = _SCHEME.fullmatch(url) if isinstance(url, str) else None
    connection = (
        _to_server(address, user, password)
        if address
        else open_folder(Path(url).expanduser(), on_wait or _silent, memory=memory)
    )
    store = Store(connection)
    try:
        store.ensure_schema()
    except BaseException:
        store.close()
        raise
    return store


def _to_server(address: re.Match[str], user: str | None, password: str | None) -> Connection:
    if address["scheme"] not in SCHEMES:
        raise BadStoreAddress(f"不认识 {address['scheme']}://")
    if "@" in address["rest"]:
        raise BadStoreAddress("地址里不要写用户名和密码，请用 PLANKG_NEO4J_USER 和 PLANKG_NEO4J_PASSWORD")
    url = address[0]
    if not _names_a_host(url):
        raise BadStoreAddress(f"{url} 里没有主机，或者端口不是 1–65535 的数字")
    database = _database(url)
    user = user or ("neo4j" if password else None)
    server = f"{address['scheme']}://{urlsplit(url).netloc}"
    driver = connect(server, user, password)
    return Connection(
        url=url,
        engine="neo4j",
        driver=driver,
        database=database,
        user=user,
        revision=GraphRevision(driver, database),
        aside=connect(server, user, password, agent=FREE_QUERIES),
    )


def _database(url: str) -> str | None:
    """The database that the address names, as `/NAME` or `?database=NAME`; the user's home database when it names none.

    Raises:
        BadStoreAddress: it names two, or has another part.
    """
    parts = urlsplit(url)
    asked = parse_qs(parts.query)
    named = [*filter(None, [parts.path.strip("/")]), *asked.pop("database", [])]
    if asked or parts.fragment or len(set(named)) > 1 or any("/" in name for name in named):
        raise BadStoreAddress(f"{url} 主机后面只能有一个数据库名，如 neo4j://主机:7687/plans")
    return named[0] if named else None


def _names_a_host(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return bool(parts.hostname) and parts.port != 0  # `port` raises for what is no port
    except ValueError:
        return False


def _silent(_sentence: str) -> None:
    """Nobody wants to hear that we wait."""
