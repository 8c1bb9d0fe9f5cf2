"""Java cache: what Java learnt at one start of the private server, kept in the user's cache for the next ones.

It halves the time until a server answers. Where it is missing or fits no longer, a server starts as it would without; the keeper
of a store has it made when its own work is done: `python -m plankg.graph.make_java_cache`, a process that ends after some seconds.
"""

import contextlib
import hashlib
import os
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from plankg.child_processes import child_environment, module_command

FILE = "PLANKG_STORE_LEARN"  # set while Java writes down what it learnt: to where
OFF = "PLANKG_STORE_PLAIN_START"  # set by who wants none of this
MAKING_SECONDS = 90.0


def is_learning() -> bool:
    """Whether Java writes down what it learnt when it ends, which takes a while."""
    return FILE in os.environ


def java_options(home: Path) -> list[str]:
    """Options of Java for the package at `home`; a Java that is too old for it passes it over."""
    known = cache_file(home)
    if is_learning():
        return ["-XX:+IgnoreUnrecognizedVMOptions", f"-XX:AOTCacheOutput={os.environ[FILE]}"]
    return ["-XX:+IgnoreUnrecognizedVMOptions", f"-XX:AOTCache={known}"] if known.exists() else []


def have_made(home: Path) -> None:
    """Begin to make what is missing, in a process that nobody waits for."""
    if is_learning() or os.environ.get(OFF) or cache_file(home).exists():
        return
    with contextlib.suppress(OSError):
        subprocess.Popen(  # noqa: S603  our own module
            module_command("plankg.graph.make_java_cache"),
            env=child_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )


def cache_file(home: Path) -> Path:
    """Where the cache is: one file for each package, version and place."""
    from platformdirs import user_cache_path  # noqa: PLC0415  only who starts a server needs it

    try:
        number = version("arcadedb-embedded")
    except PackageNotFoundError:
        number = "0"
    place = hashlib.sha256(str(home).encode()).hexdigest()[:12]
    return user_cache_path("plankg") / f"arcadedb-{number}-{place}.learnt"
