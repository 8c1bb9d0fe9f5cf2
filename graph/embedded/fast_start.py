"""快速启动 (fast start): what Java learnt at one start of the private server, kept in the user's cache for the next ones.

It halves the time until a server answers. Where it is missing or fits no longer, a server starts as it would without; the keeper
of a store has it made when its own work is done: `python -m graph.embedded.fast_start`, a process that ends after some seconds.
"""

import contextlib
import hashlib
import os
import subprocess
import sys
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory

from filelock import FileLock, Timeout

from plankg.child_processes import child_environment, module_command

FILE = "PLANKG_STORE_LEARN"  # set while Java writes down what it learnt: to where
OFF = "PLANKG_STORE_PLAIN_START"  # set by who wants none of this
MAKING_SECONDS = 90.0
_BEHIND_OTHERS = 15


def is_learning() -> bool:
    """Whether Java writes down what it learnt when it ends, which takes a while."""
    return FILE in os.environ


def java_options(home: Path) -> list[str]:
    """What to tell Java of the package at `home`; a Java that is too old for it passes it over."""
    known = _kept(home)
    if is_learning():
        return ["-XX:+IgnoreUnrecognizedVMOptions", f"-XX:AOTCacheOutput={os.environ[FILE]}"]
    return ["-XX:+IgnoreUnrecognizedVMOptions", f"-XX:AOTCache={known}"] if known.exists() else []


def have_made(home: Path) -> None:
    """Begin to make what is missing, in a process of its own that nobody waits for."""
    if is_learning() or os.environ.get(OFF) or _kept(home).exists():
        return
    with contextlib.suppress(OSError):
        subprocess.Popen(  # noqa: S603  our own module
            module_command("graph.embedded.fast_start"),
            env=child_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )


def main() -> int:
    """Start a server on an empty folder, ask it what all stores are asked, and keep what Java learnt."""
    from graph import open_store  # noqa: PLC0415  it starts with this module
    from graph.embedded.arcadedb import package  # noqa: PLC0415

    kept = _kept(package())
    with contextlib.suppress(OSError, AttributeError):  # Windows has no nice
        os.nice(_BEHIND_OTHERS)
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
        # Beside it lies what it is made from, until it is whole.
        if made.exists() and not made.with_name(f"{made.name}.config").exists():
            time.sleep(1)
            made.replace(kept)
            for other in kept.parent.glob(f"arcadedb-*-{kept.stem.rpartition('-')[2]}{kept.suffix}"):
                if other != kept:  # of an earlier version of the package
                    other.unlink(missing_ok=True)
            return True
        time.sleep(0.25)
    return False


def _kept(home: Path) -> Path:
    """Where it is kept: one file for each package, version and place."""
    from platformdirs import user_cache_path  # noqa: PLC0415  only who starts a server needs it

    try:
        number = version("arcadedb-embedded")
    except PackageNotFoundError:
        number = "0"
    place = hashlib.sha256(str(home).encode()).hexdigest()[:12]
    return user_cache_path("plankg") / f"arcadedb-{number}-{place}.learnt"


if __name__ == "__main__":
    sys.exit(main())
