"""用户的改名表 (overrides): a small file in the user's folder that says which printed name is which body.

`bodies.tsv` in the configuration folder of plankg, or where PLANKG_BODIES points: one name a line, a tab, the name that it stands
for; the name itself after the tab keeps it from being merged. Lines that begin with # are remarks.
"""

import os
import re
from functools import cache, lru_cache
from pathlib import Path

from plankg.extract.errors import InputError
from plankg.extract.text.fold import fold


class BadOverride(InputError):
    """A line of the file that is not two names with a tab between. `line` counts from 1."""

    def __init__(self, path: Path, line: int) -> None:
        self.line = line
        super().__init__(path, f"{path} 第 {line} 行应为“文中的名称<制表符>标准名称”。请改正或删除这一行。")


def overrides() -> dict[str, str]:
    """Printed name → canonical name, as the user's file says; empty when there is none.

    Raises:
        BadOverride: a line is not two names with a tab between.
    """
    path = overrides_path()
    return _read(path, path.stat().st_mtime_ns) if path.is_file() else {}


def overrides_path() -> Path:
    """Where the user's file is looked for."""
    if named := os.environ.get("PLANKG_BODIES"):
        return Path(named)
    return _user_folder() / "bodies.tsv"


def override(printed: str, canonical: str | None) -> None:
    """Say in the user's file which body a printed name is, or take that back with None. Remarks and other lines stay.

    The file is replaced as a whole, so that nobody reads half of it. Documents have to be read anew for it to count.

    Raises:
        BadOverride: a name is empty or has a tab or a line break, or the file has a line that is not two names.
        OSError: the file cannot be written.
    """
    overrides()
    path = overrides_path()
    lines = path.read_text("utf-8-sig").splitlines() if path.is_file() else []
    if any(not name.strip() or re.search(r"[\t\r\n]", name) for name in (printed, canonical or printed)):
        raise BadOverride(path, len(lines) + 1)
    kept = [line for line in lines if line.startswith("#") or _folded(line.partition("\t")[0]) != _folded(printed)]
    kept += [f"{printed}\t{canonical}"] if canonical is not None else []
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    fresh.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")
    fresh.replace(path)


def _folded(name: str) -> str:
    return re.sub(r"\s+", "", fold(name))


@cache
def _user_folder() -> Path:
    from platformdirs import user_config_path

    return user_config_path("plankg")


@lru_cache(maxsize=4)
def _read(path: Path, _version: int) -> dict[str, str]:
    names: dict[str, str] = {}
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = [_folded(name) for name in line.split("\t")]
        if len(fields) != 2 or not all(fields):
            raise BadOverride(path, number)
        names[fields[0]] = fields[1]
    return names
