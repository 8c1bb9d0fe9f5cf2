"""What every response carries, and which requests are let in."""

from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from plankg.api.errors import HostRefused, RequestError
from plankg.api.http.own_machine import foreign_page, without_port
from plankg.api.http.service_errors import ForeignPage
from plankg.api.http.statuses import MEDIA_TYPE, problem, status_of

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with none a form of our own page would name no origin
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_RAW = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]


class SecurityHeaders:
    """Answers only to our own host names (a foreign page cannot rebind its name to us), and sets the headers.

    What changes something is refused when it comes from a page of another origin, before any of its body is read. HEAD is
    answered as GET without the body.
    """

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str] = ()) -> None:
        self._app = app
        self._hosts = OWN_HOSTS | {host.casefold() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass an HTTP request on, or refuse it with 400 or 403."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        bodiless = scope["method"] == "HEAD"
        if bodiless:
            scope = {**scope, "method": "GET"}

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_RAW]
            elif bodiless:
                message = {**message, "body": b""}
            await send(message)

        refusal = self._refusal(scope)
        if refusal is None:
            await self._app(scope, receive, send_with_headers)
        else:
            answer = JSONResponse(
                problem(refusal, scope["path"]), status_of(refusal), {"Connection": "close"}, media_type=MEDIA_TYPE
            )
            await answer(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope) -> RequestError | None:
        headers = Headers(scope=scope)
        named = headers.getlist("host")
        target = scope.get("raw_path", b"/").decode("latin-1")
        if len(named) != 1 or not target.startswith("/") or not self._is_ours(named[0]):
            return HostRefused("、".join(named) if target.startswith("/") else target)
        if scope["method"] not in SAFE and (site := foreign_page(headers, self._hosts - OWN_HOSTS)):
            return ForeignPage(site)
        return None

    def _is_ours(self, host: str) -> bool:
        return without_port(host).casefold() in self._hosts
