"""An interruption (Ctrl-C, SIGTERM, SIGHUP) that comes while the store is at work waits until that is done.

The driver cannot close a connection well in the middle of a message, and what it then says would be taken for a fault.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # Windows has no SIGHUP


@contextmanager
def held_back() -> Iterator[None]:
    """Hold an interruption back until the block is over; a second one is not.

    Raises:
        KeyboardInterrupt: at the end, when one has come.
    """
    if threading.current_thread() is not threading.main_thread():  # only the main thread is interrupted
        yield
        return
    came: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        if came:
            signal.default_int_handler(number, frame)
        came.append(number)

    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    ours = [number for number in numbers if signal.getsignal(number) is signal.default_int_handler]
    for number in ours:
        signal.signal(number, note)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.default_int_handler)
        if came:
            raise KeyboardInterrupt
