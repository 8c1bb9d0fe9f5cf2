"""Waiting for what must come, without a measure of speed: a busy machine fails no test."""

import time
from collections.abc import Callable

WAIT_SECONDS = 240.0


def until(true: Callable[[], bool], seconds: float = WAIT_SECONDS) -> bool:
    """Whether it came true in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.05)
    return False
