"""Connections: bounds what a client may send before there is a request: uvicorn's protocol with limits of size, time and number."""

import asyncio
import json
import logging
import sys
import time
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from plankg.api.http.statuses import MEDIA_TYPE

HEAD_BYTES = 65_536  # of a request's first line and headers
HEAD_SECONDS = 15.0  # for all of them to come
MOST_CONNECTIONS = 1000
SPARE_FILES = 100  # for the store, uploads and what was just accepted
QUIET_SECONDS = 10.0  # no more than one line in the log in so long
_log = logging.getLogger("uvicorn.error")
_REFUSALS = {
    400: ("请求有误", "这不是完整的 HTTP 请求。"),
    431: ("请求头太长", f"请求的首行和请求头合计不能超过 {HEAD_BYTES // 1024} KB。"),
}
_last_said: dict[str, float] = {}


class Connections(H11Protocol):
    """One connection. A head that does not come, or not in time, closes it; so does the number of others, oldest first."""

    waiting: asyncio.TimerHandle | None = None
    since = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a connection in, and let go of the one that has waited longest for a head when there are too many."""
        super().connection_made(transport)
        self._expect_head()
        if len(self.connections) > most_connections():
            silent = [one for one in self.connections if isinstance(one, Connections) and one.waiting]
            if silent:
                _say("closed", f"连接超过 {most_connections()} 个，关闭等得最久、还没有请求的连接")
                min(silent, key=lambda one: one.since).transport.close()

    def data_received(self, data: bytes) -> None:
        """Take data in; the first byte of a head begins its time, its last one ends it."""
        if self.conn.their_state is h11.IDLE and self.waiting is None:
            self._expect_head()
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        """Let go."""
        self._stop_waiting()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Answer what is no request: 431 for a head that is too long, else 400."""
        status = getattr(sys.exc_info()[1], "error_status_hint", 400)
        title, detail = _REFUSALS.get(status, _REFUSALS[400])
        body: dict[str, Any] = {
            "type": "urn:plankg:problem:bad-head",
            "title": title,
            "status": status,
            "detail": detail,
            "instance": "",
        }
        data = json.dumps(body, ensure_ascii=False).encode()
        if self.conn.our_state in {h11.IDLE, h11.SEND_RESPONSE}:
            headers = [("content-type", MEDIA_TYPE), ("content-length", str(len(data))), ("connection", "close")]
            for event in (
                h11.Response(status_code=status, headers=headers, reason=msg.encode()),
                h11.Data(data=data),
                h11.EndOfMessage(),
            ):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _expect_head(self) -> None:
        self.since = time.monotonic()
        self.waiting = self.loop.call_later(HEAD_SECONDS, self._too_late)

    def _stop_waiting(self) -> None:
        if self.waiting:
            self.waiting.cancel()
            self.waiting = None

    def _too_late(self) -> None:
        self.waiting = None
        _say("late", f"有连接在 {HEAD_SECONDS:g} 秒内没有发来完整的请求，已关闭")
        self.transport.close()


def most_connections() -> int:
    """How many connections are held at once: fewer where the system gives this process few descriptors."""
    try:
        import resource
    except ImportError:
        return MOST_CONNECTIONS
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return max(10, min(MOST_CONNECTIONS, (files - SPARE_FILES) // 2))


def _say(what: str, sentence: str) -> None:
    """A line in the log; of the same matter not more than one in a while."""
    if time.monotonic() - _last_said.get(what, -QUIET_SECONDS) >= QUIET_SECONDS:
        _last_said[what] = time.monotonic()
        _log.warning(sentence)
