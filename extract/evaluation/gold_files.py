"""Gold files: UTF-8 CSV, with or without a byte order mark, one fact a row."""

import csv
import re
from collections.abc import Iterable
from pathlib import Path

from plankg.extract.errors import FileMissing, InputError
from plankg.extract.text.fold import fold

Row = dict[str, str]


def gold_folders(folders: Iterable[Path]) -> list[Path]:
    """The folders with gold annotations among `folders` and directly below them, sorted.

    Raises:
        InputError: FileMissing or GoldMissing, for a folder that is not there or holds none.
    """
    found: list[Path] = []
    for folder in folders:
        if not folder.exists():
            raise FileMissing(folder)
        inside = [folder] if (folder / "gold").is_dir() else sorted(path.parent for path in folder.glob("*/gold"))
        if not inside:
            raise GoldMissing(folder)
        found.extend(inside)
    return found


class GoldMissing(InputError):
    """The folder holds no gold annotations."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"{path} 里没有标注（gold 文件夹），无法评测。请给出含有 plan.txt 和 gold/ 的文件夹。")


def rows(folder: Path, name: str) -> list[Row] | None:
    """The rows of `gold/{name}.csv`, or None when the plan has no such annotations."""
    path = folder / "gold" / f"{name}.csv"
    if not path.is_file():
        return None
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def plain(words: str | None) -> str:
    """Words without white space, in half-width form: what text-matched gold is compared by."""
    return re.sub(r"\s+", "", fold(words or "")).rstrip("。")
