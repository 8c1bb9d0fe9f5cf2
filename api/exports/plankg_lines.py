"""plankg: JSON lines, one document each with its text and its whole graph; `plankg build` reads it back."""

import json
from collections.abc import Iterable
from pathlib import Path

from plankg.extract.model import PlanGraph
from plankg.extract.model.plan_json import FORMAT, sealed


def write(plans: Iterable[PlanGraph], out: Path, *, with_inferred: bool) -> None:  # noqa: ARG001 - a backup is whole
    """Write one line for each document; inferred duties are always in it, and say that they are inferred.

    Each line ends with its checksum, the last one also says how many there are: what is flipped or cut off is noticed.
    """
    written, waiting = 0, None
    with out.open("w", encoding="utf-8", newline="\n") as file:
        for plan in plans:
            if waiting is not None:
                file.write(_line(waiting))
            waiting = {"format": FORMAT, **plan.to_json(with_text=True, with_inferred=True)}
            written += 1
        if waiting is not None:
            file.write(_line({**waiting, "documents": written}))


def _line(whole: dict[str, object]) -> str:
    return json.dumps(sealed(whole), ensure_ascii=False, allow_nan=False) + "\n"
