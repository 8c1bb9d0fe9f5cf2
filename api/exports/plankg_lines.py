"""plankg: JSON lines, one document each with its text and its whole graph; `plankg build` reads it back."""

import json
from collections.abc import Iterable
from pathlib import Path

from plankg.extract.model import PlanGraph
from plankg.extract.model.plan_json import FORMAT


def write(plans: Iterable[PlanGraph], out: Path, *, with_inferred: bool) -> None:  # noqa: ARG001 - a backup is whole
    """Write one line for each document; inferred duties are always in it, and say that they are inferred."""
    with out.open("w", encoding="utf-8", newline="\n") as file:
        for plan in plans:
            whole = {"format": FORMAT, **plan.to_json(with_text=True, with_inferred=True)}
            file.write(json.dumps(whole, ensure_ascii=False, allow_nan=False) + "\n")
