"""Text of a plan → PlanGraph."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.model import PlanGraph

__all__ = ["extract_file"]


def extract_file(path: Path) -> "PlanGraph":
    """Read a plain-text plan and extract its graph (see extract/pipeline.py); jieba and spaCy are loaded on first use."""
    from extract.pipeline import extract_file as run

    return run(path)
