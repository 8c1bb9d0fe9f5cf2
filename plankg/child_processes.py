"""Child processes that run a module of this package: they find it wherever this process found it."""

import os
import site
import sys
from pathlib import Path

import plankg


def module_command(module: str, *arguments: str) -> list[str]:
    """The command line that runs `module`. A file json.py in the folder where the user happens to be is not read (-P)."""
    return [sys.executable, "-P", "-m", module, *arguments]


def child_environment() -> dict[str, str]:
    """The environment of this process, with the folder of the package first in PYTHONPATH.

    A parent can have it from `sys.path` alone: from the current folder, or from a line of the user's own. Where it is
    among the installed packages nothing is added: each of them would come before the standard library.
    """
    folder = str(Path(plankg.__file__).resolve().parent.parent)
    if folder in {str(Path(place).resolve()) for place in (*site.getsitepackages(), site.getusersitepackages())}:
        return dict(os.environ)
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (folder, os.environ.get("PYTHONPATH"))))}
