"""Text of a plan → PlanGraph."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plankg.extract.model import PlanGraph

__all__ = ["extract_file"]


def extract_file(path: str | Path) -> "PlanGraph":
    """Read a plan, in any format of docs/files.md, and extract its graph; jieba and spaCy are loaded on first use.

    Raises:
        InputError: the file cannot be used; one of its kinds (extract/errors.py) says why.
    """
    from plankg.extract.pipeline import extract_file as run

    return run(Path(path))
