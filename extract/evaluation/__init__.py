"""评测 (evaluation): extracted plans against gold annotations."""

from pathlib import Path

from plankg.extract.evaluation.by_offset import score_by_offset
from plankg.extract.evaluation.by_text import score_by_text
from plankg.extract.evaluation.gold_files import GoldMissing
from plankg.extract.evaluation.scores import Score
from plankg.extract.readers.reading import SUFFIXES

__all__ = ["evaluate_folder"]


def evaluate_folder(folder: Path) -> tuple[Score, ...]:
    """Extract the plan of a folder and score it against its gold, with offsets (units.csv is there) or without.

    Raises:
        InputError: the folder has no gold, or its plan cannot be read.
    """
    from plankg.extract.pipeline import extract_file

    plan = next((path for path in sorted(folder.glob("plan.*")) if path.suffix in SUFFIXES), None)
    if plan is None or not (folder / "gold").is_dir():
        raise GoldMissing(folder)
    by_offset = (folder / "gold" / "units.csv").is_file()
    return tuple((score_by_offset if by_offset else score_by_text)(folder, extract_file(plan)))
