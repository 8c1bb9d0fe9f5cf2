"""What processes of the tests do with a file. They import this module alone: with the tests each would load pytest and the server."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from plankg.api.ingest.cluster import extract_bytes
from plankg.api.ingest.workers import Found
from plankg.extract.errors import FileMissing
from plankg.extract.model import PlanGraph


def quick(file: Path) -> Found:
    """A result without extraction, where only what becomes of the process is looked at."""
    return FileMissing(file)


def deadly(file: Path) -> Found:
    """What some files do to the process that reads them."""
    if file.name.startswith("deadly"):
        os.kill(os.getpid(), signal.SIGKILL)
    return quick(file)


def deadly_on_cluster(path: str, data: bytes, document: str) -> PlanGraph:
    """The same on a cluster, with the plans of the other files."""
    if "deadly" in path:
        os.kill(os.getpid(), signal.SIGKILL)
    return extract_bytes(path, data, document)


def endless(file: Path) -> Found:
    """A reader that never ends."""
    while True:
        file.exists()


def deadly_while_others_read(file: Path) -> Found:
    """Notes each try. One file ends its process as soon as the other is being read, which takes long the first time."""
    file.with_suffix(f".try{os.getpid()}").touch()
    if file.name.startswith("deadly"):
        while not list(file.parent.glob("slow.try*")):
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGKILL)
    if len(list(file.parent.glob("slow.try*"))) == 1:
        time.sleep(60)
    return quick(file)


def faulty(file: Path) -> Found | Callable[[], Path]:
    """A result that cannot be sent."""
    return (lambda: file) if file.name.startswith("faulty") else quick(file)
