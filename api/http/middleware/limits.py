"""What one client may ask for: requests a minute, size of a body, and how long an answer may take to begin."""

import asyncio
import time
from collections.abc import Callable, Mapping

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from plankg.api.errors import RequestError, TooManyJobs
from plankg.api.http.service_errors import AnswerTooLate, BodyTooLarge, TooManyRequests
from plankg.api.http.statuses import MEDIA_TYPE, problem, status_of

BODY_BYTES = 1_000_000
ANSWER_SECONDS = 60.0
UPLOADS_AT_ONCE = 3
UPLOADS = frozenset({"/api/documents", "/upload"})


class _Oversized(Exception):
    """More of a body came than may."""


class Limits:
    """Refuses with 413, 429 and 503 what is too large, too often or too slow.

    Args:
        app: the application inside.
        per_minute: requests a minute of one address; 0: no limit.
        upload_bytes: the largest body of a request that brings documents; others may have `BODY_BYTES`.
        seconds: how long an answer may take to begin.
        may_upload: raises for a request whose headers hold no good key.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        per_minute: int = 0,
        upload_bytes: int = BODY_BYTES,
        seconds: float = ANSWER_SECONDS,
        may_upload: Callable[[Request], None] = lambda _: None,
    ) -> None:
        self._may_upload, self._uploads = may_upload, 0
        self._app, self._upload_bytes, self._seconds = app, upload_bytes, seconds
        self._rate = RateLimitItemPerMinute(per_minute) if per_minute else None
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = self._upload_bytes if scope["path"] in UPLOADS else BODY_BYTES
        is_upload = scope["method"] == "POST" and scope["path"] in UPLOADS
        refusal = (
            self._too_often(scope) or _announced(scope, most) or (self._upload_refusal(scope) if is_upload else None)
        )
        if refusal:
            await _refuse(refusal, scope, receive, send, {"Connection": "close"} if is_upload else None)
            return
        self._uploads += is_upload
        try:
            await self._metered(scope, receive, send, most)
        finally:
            self._uploads -= is_upload

    async def _metered(self, scope: Scope, receive: Receive, send: Send, most: int) -> None:
        meter, begun = _Meter(receive, most), False

        async def send_noted(message: Message) -> None:
            nonlocal begun
            if meter.over and not begun:
                return  # what the application says of a body that was cut off
            begun = True
            timer.reschedule(None)  # the answer has begun: now the client's pace counts
            await send(message)

        try:
            async with asyncio.timeout(self._seconds) as timer:
                await self._app(scope, meter.receive, send_noted)
        except TimeoutError:
            if begun:
                raise
            await _refuse(AnswerTooLate(self._seconds), scope, receive, send)
        except _Oversized:
            pass
        if meter.over and not begun:
            await _refuse(BodyTooLarge(most), scope, receive, send, {"Connection": "close"})

    def _upload_refusal(self, scope: Scope) -> RequestError | None:
        """Why the files of an upload are not taken in: nothing of them is read before the key is known to be good."""
        try:
            self._may_upload(Request(scope))
        except RequestError as error:
            return error
        return TooManyJobs() if self._uploads >= UPLOADS_AT_ONCE else None

    def _too_often(self, scope: Scope) -> TooManyRequests | None:
        if self._rate is None:
            return None
        client = (scope.get("client") or ("",))[0]
        if self._limiter.hit(self._rate, client):
            return None
        again = self._limiter.get_window_stats(self._rate, client).reset_time - time.time()
        if again > self._rate.get_expiry():  # the clock was set back: what was counted is of no use
            self._limiter.storage.reset()
            return None
        return TooManyRequests(self._rate.amount, max(1, round(again)))


def _announced(scope: Scope, most: int) -> BodyTooLarge | None:
    length = Headers(scope=scope).get("content-length", "0")
    return BodyTooLarge(most) if length.isascii() and length.isdecimal() and int(length) > most else None


class _Meter:
    """Gives the messages of a request until more than `most` bytes have come."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive, self._most, self._seen = receive, most, 0

    @property
    def over(self) -> bool:
        """Whether more came than may."""
        return self._seen > self._most

    async def receive(self) -> Message:
        """The next message."""
        message = await self._receive()
        self._seen += len(message.get("body", b""))
        if self.over:
            raise _Oversized
        return message


async def _refuse(
    error: RequestError, scope: Scope, receive: Receive, send: Send, headers: Mapping[str, str] | None = None
) -> None:
    more = {"Retry-After": str(error.seconds)} if isinstance(error, TooManyRequests) else {}
    body = problem(error, scope["path"])
    refusal = JSONResponse(body, status_of(error), {**more, **(headers or {})}, media_type=MEDIA_TYPE)
    await refusal(scope, receive, send)
