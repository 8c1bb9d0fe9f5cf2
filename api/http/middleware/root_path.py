"""子路径 (root path): the application below a path of another site's address, as a reverse proxy can serve it.

All links of the pages, redirects and cookies begin with `/`; here they get the path in front. Requests may come with the path or,
from a proxy that takes it off, without it. JSON stays as it is: what it names is below the same path.
"""

import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LINK = re.compile(rb'(\s(?:href|src|action|formaction|data-[a-z-]+)=")/(?!/)')


class RootPath:
    """Serves the application below `root`, such as `/plankg`."""

    def __init__(self, app: ASGIApp, *, root: str) -> None:
        self._app, self._root = app, root

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on without the path, and the answer back with it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        held: list[Message] = []

        async def send_below(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                self._move(headers)
                if headers.get("content-type", "").startswith(("text/html", "image/svg+xml")):
                    held.append(message)  # its length is known with its body
                    return
            elif held:
                held.append(message)
                if message.get("more_body"):
                    return
                body = b"".join(part.get("body", b"") for part in held[1:])
                body = _LINK.sub(rb"\1" + self._root.encode() + b"/", body)
                headers = MutableHeaders(raw=held[0]["headers"])
                if "content-length" in headers and body:
                    headers["content-length"] = str(len(body))
                await send(held[0])
                message = {"type": "http.response.body", "body": body}
                held.clear()
            await send(message)

        await self._app(self._inside(scope), receive, send_below)

    def _inside(self, scope: Scope) -> Scope:
        path, raw = scope["path"], scope.get("raw_path", b"")
        if path != self._root and not path.startswith(f"{self._root}/"):
            return scope
        cut = len(self._root)
        raw = raw[cut:] if raw.startswith(self._root.encode()) else raw
        return {**scope, "path": path[cut:] or "/", "raw_path": raw or b"/"}

    def _move(self, headers: MutableHeaders) -> None:
        to = headers.get("location", "")
        if to.startswith("/") and not to.startswith("//"):
            headers["location"] = self._root + to
        cookies = [value.replace("Path=/", f"Path={self._root}/", 1) for value in headers.getlist("set-cookie")]
        if cookies:
            del headers["set-cookie"]
            for value in cookies:
                headers.append("set-cookie", value)
