"""The index finds the route that going through all of them in their order would find."""

import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Match, Route

from api.http.route_index import RouteIndex

PATHS = ("/", "/a", "/a/{x}", "/a/b/c", "/a/{x}/c", "/a/b/{y}", "/{x}/b", "/a/{x}.csv")


def index() -> RouteIndex:
    return RouteIndex(Route(path, lambda _: PlainTextResponse(""), methods=["GET"], name=path) for path in PATHS)


@pytest.mark.parametrize(
    ("path", "method", "found", "match"),
    [
        ("/", "GET", "/", Match.FULL),
        ("/a", "GET", "/a", Match.FULL),
        ("/a/x", "GET", "/a/{x}", Match.FULL),
        ("/a/b/c", "GET", "/a/b/c", Match.FULL),
        ("/a/q/c", "GET", "/a/{x}/c", Match.FULL),
        ("/a/b/d", "GET", "/a/b/{y}", Match.FULL),
        ("/z/b", "GET", "/{x}/b", Match.FULL),
        ("/a/x", "POST", "/a/{x}", Match.PARTIAL),
        ("/nothing/here/at/all", "GET", None, Match.NONE),
        ("", "GET", None, Match.NONE),
    ],
)
def test_route_is_found_by_its_address(path: str, method: str, found: str | None, match: Match) -> None:
    got, scope = index().matches({"type": "http", "path": path, "method": method, "root_path": ""})
    assert got is match
    assert (scope["plankg.route"].path if scope else None) == found
