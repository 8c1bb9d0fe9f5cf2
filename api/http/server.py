"""Listening on one address, and serving the application there until it has to stop."""

import errno
import gc
import signal
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

from plankg.api.errors import AddressRefused, PortInUse

if TYPE_CHECKING:
    from starlette.applications import Starlette

GRACE_SECONDS = 5


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there, so that nobody else can take the port before the server is up.

    Raises:
        PortInUse: another program listens on the port.
        AddressRefused: the address is not ours, or not allowed.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only of a socket that says it is TCP does asyncio know that small packets are to be sent at once; else each answer
    # waits 40 ms for the client's acknowledgement.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        # A port that this program left a moment ago is free; one that is listened on stays refused.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise PortInUse(host, port) from error
        raise AddressRefused(host, port, error.strerror or str(error)) from error
    return listener


def serve(
    app: "Starlette",
    listener: socket.socket,
    *,
    announce: Callable[[str], None],
) -> None:
    """Serve until SIGINT or SIGTERM; requests under way are finished first.

    Args:
        app: the application.
        listener: a listening socket; it is closed at the end.
        announce: is given the address when requests are taken.
    """
    import uvicorn

    from plankg.api.http.connections import HEAD_BYTES, Connections

    config = uvicorn.Config(
        app,
        http=Connections,
        ws="none",
        h11_max_incomplete_event_size=HEAD_BYTES,
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="on",
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    # uvicorn raises the signal again when it has stopped: as KeyboardInterrupt the caller can still close the store.
    previous = signal.signal(signal.SIGTERM, signal.default_int_handler)
    host, port = listener.getsockname()[:2]
    try:
        # What is loaded now stays: looking through all of it again and again for garbage held up one answer in a hundred by 40 ms.
        gc.collect()
        gc.freeze()
        announce(f"http://{f'[{host}]' if ':' in host else host}:{port}")
        uvicorn.Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, previous)
        listener.close()
