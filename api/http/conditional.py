"""条件请求 (conditional requests): an ETag for what the store answers, 304 for who has that already, and no work done twice."""

import hashlib
import secrets
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.kept_answers import KeptAnswers, Recording
from extract.errors import PlankgError

if TYPE_CHECKING:
    from graph.store import Store

# Another run may have other rules, pages or a store that was made anew: its tags are others.
_RUN = secrets.token_bytes(8)
# What is not an answer of the store, or not of the store alone.
_LIVE = ("/api/jobs", "/api/corrections")


class Conditional:
    """Sets ETags on answers below /api, and where nothing has changed answers without asking the store anew.

    Who has the answer gets 304, others the answer that was given before; a client that sends `Cache-Control: no-cache` gets
    a new one. The tag is taken before the answer is read: a load between the two gives a tag that no later answer has.
    """

    def __init__(self, app: ASGIApp, *, store: "Store") -> None:
        self._app, self._store, self._kept = app, store, KeptAnswers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it: with 304, or with what was answered before."""
        path = scope.get("path", "")
        version = None
        if scope["type"] == "http" and scope["method"] == "GET" and _stored(path):
            # A server may be written to by others, who do not tell: answers are kept of a folder's store only.
            version, near = await self._version()
        if version is None:
            await self._app(scope, receive, send)
            return
        asked = f"{version}\0{path}\0{scope['query_string'].decode('latin-1')}".encode()
        tag = f'W/"{hashlib.blake2b(asked, key=_RUN, digest_size=12).hexdigest()}"'
        given = Headers(scope=scope)
        anew = "no-cache" in ",".join(given.getlist("cache-control")).lower()
        kept = self._kept.find(tag) if near and not anew else None
        if kept:
            scope["route"] = kept.route
        if not anew and _matches(given.get("if-none-match", ""), tag, kept=kept is not None):
            await _send(send, *_not_modified(tag))
        elif kept:
            await _send(send, *kept.messages())
        else:
            recording = Recording(self._kept, tag, scope) if near else None
            await self._app(scope, receive, _tagging(send, tag, recording))

    async def _version(self) -> tuple[int | None, bool]:
        """The store's version and whether it could be told at once; None where the answer will say what is wrong."""
        try:
            version = self._store.version_at_once()
            if version is not None:
                return version, True
            return await run_in_threadpool(self._store.version), False
        except PlankgError:
            return None, False


def _tagging(send: Send, tag: str, recording: Recording | None) -> Send:
    """Sends messages on, the first of an answer with its tag."""

    async def send_tagged(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            headers = MutableHeaders(scope=message)
            headers["ETag"] = tag
            headers.setdefault("Cache-Control", "no-cache")
        if recording:
            recording.note(message)
        await send(message)

    return send_tagged


def _not_modified(tag: str) -> tuple[Message, Message]:
    headers = [(b"etag", tag.encode()), (b"cache-control", b"no-cache")]
    start = {"type": "http.response.start", "status": 304, "headers": headers}
    return start, {"type": "http.response.body", "body": b""}


async def _send(send: Send, *messages: Message) -> None:
    for message in messages:
        await send(message)


def _stored(path: str) -> bool:
    return path.startswith("/api/") and not path.startswith(_LIVE)


def _matches(given: str, tag: str, *, kept: bool) -> bool:
    """Weak comparison (RFC 9110, 13.1.2): `W/` does not count. `*` is for what is known to be there."""
    tags = [part.strip().removeprefix("W/") for part in given.split(",")]
    return (kept and given.strip() == "*") or tag.removeprefix("W/") in tags
