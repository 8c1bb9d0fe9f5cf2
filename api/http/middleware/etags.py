"""ETag middleware: a tag for what the store answers, and 304 for a client that has that already."""

import hashlib
import secrets
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from plankg.extract.errors import PlankgError

if TYPE_CHECKING:
    from plankg.graph.store import Store

# Another run may have other rules, pages or a store that was made anew: its tags are others.
_RUN = secrets.token_bytes(8)
# What is not an answer of the store, or not of the store alone.
_LIVE = ("/api/jobs", "/api/corrections")


class ETags:
    """Sets ETags on answers below /api; a client that has the answer already gets 304, without a query.

    The tag is taken before the answer is read: a load between the two gives a tag that no later answer has. A client that
    sends `Cache-Control: no-cache` gets a whole answer.
    """

    def __init__(self, app: ASGIApp, *, store: "Store") -> None:
        self._app, self._store = app, store

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with 304."""
        tag = None
        if scope["type"] == "http" and scope["method"] == "GET" and _stored(scope["path"]):
            tag = await self._tag(scope)
        if tag is None:
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope)
        known = given.get("if-none-match", "") if "no-cache" not in given.get("cache-control", "").lower() else ""
        if _matches(known, tag):
            await _not_modified(tag, send)
        else:
            await self._app(scope, receive, _tagging(send, tag, any_will_do=known.strip() == "*"))

    async def _tag(self, scope: Scope) -> str | None:
        """The tag of the answer to a request; None where the store does not say its version: the answer will say why."""
        try:
            version = await run_in_threadpool(self._store.version)
        except PlankgError:
            return None
        asked = f"{version}\0{scope['path']}\0{scope['query_string'].decode('latin-1')}".encode()
        return f'W/"{hashlib.blake2b(asked, key=_RUN, digest_size=12).hexdigest()}"'


def _tagging(send: Send, tag: str, *, any_will_do: bool) -> Send:
    """Sends an answer on with its tag; only 304 instead of a 200 where the client has any version (`*`)."""
    replaced = False

    async def send_tagged(message: Message) -> None:
        nonlocal replaced
        if message["type"] == "http.response.start" and message["status"] == 200:
            headers = MutableHeaders(scope=message)
            headers["ETag"] = tag
            headers.setdefault("Cache-Control", "no-cache")
            replaced = any_will_do
            if replaced:
                await _not_modified(tag, send)
        if not replaced:
            await send(message)

    return send_tagged


async def _not_modified(tag: str, send: Send) -> None:
    headers = [(b"etag", tag.encode()), (b"cache-control", b"no-cache")]
    await send({"type": "http.response.start", "status": 304, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def _stored(path: str) -> bool:
    return path.startswith("/api/") and not path.startswith(_LIVE)


def _matches(given: str, tag: str) -> bool:
    """Weak comparison (RFC 9110, 13.1.2): `W/` does not count."""
    return tag.removeprefix("W/") in [part.strip().removeprefix("W/") for part in given.split(",")]
