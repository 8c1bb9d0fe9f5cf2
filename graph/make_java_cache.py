"""The process that makes the Java cache (graph/embedded/java_cache.py): `python -m plankg.graph.make_java_cache`."""

import contextlib
import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from filelock import FileLock, Timeout

from plankg.graph import open_store
from plankg.graph.embedded.arcadedb import package
from plankg.graph.embedded.java_cache import FILE, MAKING_SECONDS, cache_file

_NICE = 15  # others go first


def main() -> int:
    """Start a server on an empty folder, ask it what all stores are asked, and keep what Java learnt."""
    kept = cache_file(package())
    with contextlib.suppress(OSError, AttributeError):  # Windows has no nice
        os.nice(_NICE)
    try:
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # nobody else may put anything there
        with (
            FileLock(kept.with_suffix(".lock"), timeout=0, mode=0o600),
            TemporaryDirectory(dir=kept.parent, ignore_cleanup_errors=True) as folder,
        ):
            made = Path(folder) / "learnt"
            os.environ[FILE] = str(made)
            with open_store(Path(folder) / "store") as store:
                for query in ("documents", "tasks", "indicators", "responsibilities", "totals"):
                    store.run(query)
            return 0 if _moved(made, kept) else 1
    except Timeout:  # another one is at it
        return 0


def _moved(made: Path, kept: Path) -> bool:
    """Put the file in its place when Java has written all of it, which it does at its end."""
    deadline = time.monotonic() + MAKING_SECONDS
    while time.monotonic() < deadline:
        # Next to it is what it is made from, until it is whole.
        if made.exists() and not made.with_name(f"{made.name}.config").exists():
            time.sleep(1)
            made.replace(kept)
            for other in kept.parent.glob(f"arcadedb-*-{kept.stem.rpartition('-')[2]}{kept.suffix}"):
                if other != kept:  # of an earlier version of the package
                    other.unlink(missing_ok=True)
            return True
        time.sleep(0.25)
    return False


if __name__ == "__main__":
    sys.exit(main())
