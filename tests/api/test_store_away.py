"""A server that goes away while it is asked, and comes back: 503 in Chinese meanwhile, answers again afterwards."""

from urllib.parse import urlsplit

import pytest

from plankg.api.http.application import create_app
from plankg.graph import open_store
from tests.api.conftest import InProcess
from tests.api.relay import Relay
from tests.conftest import Address

PATHS = ("/readyz", "/api/indicators", "/api/tasks/x")


@pytest.mark.neo4j
def test_store_that_is_away_is_a_503_until_it_is_back(neo4j_address: Address) -> None:
    target = urlsplit(neo4j_address.url)
    with Relay((str(target.hostname), int(target.port or 7687))) as relay:
        url = f"bolt://127.0.0.1:{relay.port}"
        with open_store(url, user=neo4j_address.user, password=neo4j_address.password) as opened:
            client = InProcess(create_app(opened))
            assert client.get("/readyz").json() == {"status": "ok", "engine": "neo4j"}
            relay.cut()
            for path in PATHS:
                response = client.get(path)
                assert response.status_code == response.json()["status"] == 503
                assert response.json()["type"] == "urn:plankg:problem:store-unreachable"
                assert f"连不上图数据库 {url}" in response.json()["detail"]
            page = client.get("/")
            assert page.status_code == 503
            assert "连不上图数据库" in page.text
            relay.mend()
            assert client.get("/readyz").status_code == 200
