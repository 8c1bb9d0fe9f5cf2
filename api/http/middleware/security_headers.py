"""What every response carries, and which requests are let in."""

from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from plankg.api.errors import HostRefused
from plankg.api.http.statuses import MEDIA_TYPE, problem, status_of

OWN_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_RAW = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]


class SecurityHeaders:
    """Answers only to our own host names (a foreign page cannot rebind its name to us), and sets the headers."""

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str] = ()) -> None:
        self._app = app
        self._hosts = OWN_HOSTS | {host.casefold() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass an HTTP request on, or refuse it with 400."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_RAW]
            await send(message)

        host = Headers(scope=scope).get("host", "")
        if _without_port(host).casefold() in self._hosts:
            await self._app(scope, receive, send_with_headers)
        else:
            error = HostRefused(host)
            refusal = JSONResponse(problem(error, scope["path"]), status_of(error), media_type=MEDIA_TYPE)
            await refusal(scope, receive, send_with_headers)


def _without_port(host: str) -> str:
    """`localhost:8321` → `localhost`, `[::1]:8321` → `[::1]`."""
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host
