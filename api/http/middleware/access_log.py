"""访问日志 (access log) and metrics: a line and a count for each request, without query string and body: users' words stay out."""

import sys
import time
from collections.abc import Callable
from typing import Any

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

Log = Callable[..., Any]


def json_log() -> Log:
    """A function that writes one JSON line for each call to stderr."""
    import structlog

    logger = structlog.wrap_logger(
        structlog.PrintLogger(sys.stderr),
        processors=[
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
            structlog.processors.EventRenamer("event"),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )
    return logger.msg  # type: ignore[no-any-return]


class Metrics:
    """The metrics of one application, in one registry."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        labels = ("method", "route", "status")
        self._requests = Counter("plankg_requests_total", "Requests answered.", labels, registry=self.registry)
        self._seconds = Histogram(
            "plankg_request_seconds", "Seconds until a request was answered.", ("route",), registry=self.registry
        )

    def note(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one answer."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def text(self) -> tuple[bytes, str]:
        """All metrics in the text format of Prometheus, and its media type."""
        return generate_latest(self.registry), CONTENT_TYPE_LATEST


class AccessLog:
    """Counts each request, and logs it where a log is given. A route counts by its pattern, not by the address that was asked."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics, log: Log | None = None) -> None:
        self._app, self._metrics, self._log = app, metrics, log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 500

        async def send_noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_noted)
        finally:
            seconds = time.perf_counter() - begun
            route = getattr(scope.get("route"), "path", "") or "other"
            self._metrics.note(scope["method"], route, status, seconds)
            if self._log:
                client = (scope.get("client") or ("",))[0]
                ms = round(1e3 * seconds, 1)
                self._log("request", method=scope["method"], route=route, status=status, ms=ms, client=client)
