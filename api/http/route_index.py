"""Routes by the first words of their addresses: there are hundreds, and trying each took longer than many an answer."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Any

from starlette.routing import BaseRoute, Match, Route
from starlette.types import Receive, Scope, Send

FOUND = "plankg.route"
WORDS = 2  # of an address that are looked up


class RouteIndex(BaseRoute):
    """Many routes as one. An address that is written out goes before one with a parameter; else the first that fits counts."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self.routes = list(routes)
        self._written: dict[str, list[Route]] = defaultdict(list)
        self._others: dict[tuple[str, ...], list[Route]] = defaultdict(list)
        for route in self.routes:
            if "{" in route.path:
                words = route.path.split("/")[1 : 1 + WORDS]
                written = takewhile(lambda word: "{" not in word, words)
                self._others[tuple(written)].append(route)
            else:
                self._written[route.path].append(route)

    def matches(self, scope: Scope) -> tuple[Match, dict[str, Any]]:
        """The first route that takes the request, else the first that takes its address with another method."""
        partial: tuple[Match, dict[str, Any]] = (Match.NONE, {})
        for route in self._candidates(scope.get("path", "")):
            match, found = route.matches(scope)
            if match is Match.FULL:
                return match, {**found, FOUND: route}
            if match is Match.PARTIAL and partial[0] is Match.NONE:
                partial = match, {**found, FOUND: route}
        return partial

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the route answer that was found."""
        await scope[FOUND].handle(scope, receive, send)

    def _candidates(self, path: str) -> Iterator[Route]:
        yield from self._written.get(path, ())
        words = path.split("/")[1 : 1 + WORDS]
        for count in range(len(words), -1, -1):
            yield from self._others.get(tuple(words[:count]), ())
