"""The keeper of one embedded store: `python -m plankg.graph.embedded.keeper FOLDER`. It is started by graph/embedded/server.py.

One keeper holds the folder's lock, starts the private server and listens for leases on loopback. Every command that uses
the store holds one connection to it, its lease. A lease ends with its holder however that ends, and when the last one
is gone for a moment, the keeper ends the server and itself. So commands share one server, and none outlives them.
"""

import contextlib
import hmac
import os
import secrets
import selectors
import signal
import socket
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout

from plankg.graph.embedded import arcadedb, java_cache
from plankg.graph.embedded.folder import Running, StoreFolder

GRACE_SECONDS = 1.5  # how long the server stays for a next command
FIRST_LEASE_SECONDS = 15.0
START_SECONDS = 60.0
STOP_SECONDS = 20.0
ATTEMPTS = 3  # a port can be taken between choosing and using it
LOCKED = 75  # exit status: another keeper has the folder
FAILED = 1
COPY = "--copy"  # the folder holds a copy for free queries; the seconds that each may take come after it
MEMORY = "--memory"  # megabytes of the server
TOKEN_LENGTH = 64
WELCOME = b"welcome"


def main(arguments: list[str]) -> int:
    """Keep the store of the folder in `arguments[0]` until nobody needs it; returns the exit status."""
    given = dict(zip(arguments[1::2], arguments[2::2], strict=True))
    memory = int(given[MEMORY]) if MEMORY in given else None
    folder = StoreFolder(Path(arguments[0]), float(given.get(COPY, 0)), memory)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with FileLock(folder.lock, timeout=0, mode=0o600):
            status = _keep(folder)
    except Timeout:
        return LOCKED
    java_cache.have_made(arcadedb.package())
    return status


def _keep(folder: StoreFolder) -> int:
    os.ftruncate(sys.stderr.fileno(), 0)  # the log of this start only
    left_over = folder.running()
    if left_over:
        arcadedb.end_left_over(left_over.java, folder)
    folder.forget_running()
    ours = folder.identity()
    for _ in range(ATTEMPTS):
        running = Running(
            keeper=os.getpid(),
            bolt_port=arcadedb.free_port(),
            http_port=arcadedb.free_port(),
            password=secrets.token_urlsafe(32),
            token=secrets.token_hex(TOKEN_LENGTH // 2),
        )
        java = arcadedb.start(folder, running.password, running.bolt_port, running.http_port)
        try:
            running = replace(running, java=java.pid)
            folder.write_running(running)
            if _wait_until_ready(java, running.http_port):
                folder.arguments.unlink()
                return _serve(folder, java, running, ours)
        finally:
            if folder.identity() == ours:
                # Nobody may find the server while it stops.
                folder.forget_running()
                _stop(java)
            else:  # somebody removed the folder: what is there now is another store's, nothing may be written to it
                java.kill()
                java.wait()
    return FAILED


def _wait_until_ready(java: subprocess.Popen[bytes], http_port: int) -> bool:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and java.poll() is None:
        if arcadedb.is_ready(http_port):
            return True
        time.sleep(0.05)
    return False


def _stop(java: subprocess.Popen[bytes]) -> None:
    java.terminate()
    try:
        java.wait(java_cache.MAKING_SECONDS if java_cache.is_learning() else STOP_SECONDS)
    except subprocess.TimeoutExpired:
        java.kill()
        java.wait()


def _serve(folder: StoreFolder, java: subprocess.Popen[bytes], running: Running, ours: object) -> int:
    with socket.create_server((arcadedb.HOST, 0)) as listener, Leases(listener, running.token) as leases:
        folder.write_running(replace(running, lease_port=listener.getsockname()[1]))
        alone_until = time.monotonic() + FIRST_LEASE_SECONDS
        while java.poll() is None and folder.identity() == ours:
            arcadedb.wake(java.pid, folder)
            if leases.wait(0.25):
                alone_until = time.monotonic() + GRACE_SECONDS
            elif time.monotonic() > alone_until:
                return 0
    return FAILED


class Leases:
    """The connections of those who know the token, as long as they are there."""

    def __init__(self, listener: socket.socket, token: str) -> None:
        self._selector = selectors.DefaultSelector()
        self._listener = listener
        self._token = token.encode()
        self._leases: set[socket.socket] = set()
        listener.setblocking(False)
        self._selector.register(listener, selectors.EVENT_READ)

    def __enter__(self) -> "Leases":
        return self

    def __exit__(self, *_: object) -> None:
        for key in list(self._selector.get_map().values()):
            if isinstance(key.fileobj, socket.socket) and key.fileobj is not self._listener:
                key.fileobj.close()
        self._selector.close()

    def wait(self, seconds: float) -> int:
        """Handle who comes and goes for at most `seconds`; returns how many leases there are."""
        for key, _ in self._selector.select(seconds):
            if key.fileobj is self._listener:
                with contextlib.suppress(OSError):
                    guest, _ = self._listener.accept()
                    guest.setblocking(False)
                    self._selector.register(guest, selectors.EVENT_READ)
            elif isinstance(key.fileobj, socket.socket):
                self._hear(key.fileobj)
        return len(self._leases)

    def _hear(self, guest: socket.socket) -> None:
        try:
            said = guest.recv(TOKEN_LENGTH + 1)
        except OSError:
            said = b""
        # The token comes in one small segment; whoever sends anything else, or anything more, is let go.
        if guest not in self._leases and hmac.compare_digest(said, self._token):
            self._leases.add(guest)
            with contextlib.suppress(OSError):
                guest.send(WELCOME)
            return
        self._leases.discard(guest)
        self._selector.unregister(guest)
        guest.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
