"""评测 (evaluation): extracted plans against gold annotations."""

from pathlib import Path

from extract.evaluation.by_offset import score_by_offset
from extract.evaluation.gold_files import GoldMissing
from extract.evaluation.scores import Score

__all__ = ["evaluate_folder"]


def evaluate_folder(folder: Path) -> tuple[Score, ...]:
    """Extract the plan of a folder and score it against its gold.

    Raises:
        InputError: the folder has no gold, or its plan cannot be read.
    """
    from extract.plan import extract_file

    if not (folder / "gold").is_dir():
        raise GoldMissing(folder)
    return tuple(score_by_offset(folder, extract_file(folder / "plan.txt")))
