"""docker-compose.yml: its settings are Neo4j's own, and close what a free query must not reach."""

import re
from pathlib import Path

import neo4j
import pytest

from tests.conftest import Address

SETTING = re.compile(r'^ +NEO4J_(?P<name>[a-z]\w*): "(?P<value>[^"]*)"$', re.MULTILINE)
CLOSED = {
    "dbms.security.allow_csv_import_from_file_urls": "false",
    "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
    "db.transaction.timeout": "60s",
    "db.transaction.monitor.check.interval": "1s",
    "db.memory.transaction.max": "512m",
}


def settings() -> dict[str, str]:
    """The settings as the image of Neo4j reads them: _ is a dot, __ an underscore."""
    text = (Path(__file__).parent.parent / "docker-compose.yml").read_text(encoding="utf-8")
    return {_dotted(match["name"]): match["value"] for match in SETTING.finditer(text)}


def _dotted(name: str) -> str:
    return "_".join(part.replace("_", ".") for part in name.split("__"))


@pytest.mark.parametrize("name", CLOSED)
def test_compose_closes_the_door(name: str) -> None:
    assert settings()[name] == CLOSED[name]


@pytest.mark.neo4j
@pytest.mark.parametrize("name", [name for name in settings() if not name.startswith("internal.")])
def test_neo4j_knows_the_setting(neo4j_address: Address, name: str) -> None:
    auth = (neo4j_address.user or "", neo4j_address.password or "")
    with neo4j.GraphDatabase.driver(neo4j_address.url, auth=auth) as driver, driver.session() as session:
        rows = session.run("SHOW SETTINGS $name YIELD name", name=name).values()
    assert rows == [[name]]
