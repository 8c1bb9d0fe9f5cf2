"""Reads the file of questions and says whether an answer is right; docs/questions.md explains the columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plankg.api.questions.answer import Outcome, QuestionAnswer

FILE = Path(__file__).with_name("questions.tsv")
LABELS = {
    "indicator": ("Indicator",),
    "organization": ("Organization",),
    "first": ("Organization",),
    "second": ("Organization",),
    "policy": ("Policy",),
    "section": ("Section",),
    "task": ("Task", "Project", "SpecialColumn"),
}


@dataclass(frozen=True)
class Asked:
    """One line of the file: a question and what is expected of its answer."""

    set: str
    store: str
    question: str
    kind: str
    parameters: Mapping[str, str]
    rows: int | None
    count: int | None
    has: str
    outcome: str


def asked() -> dict[str, list[Asked]]:
    """The questions by the set that they belong to."""
    table = [line for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    found: dict[str, list[Asked]] = {}
    for line in table[1:]:
        one = _line(line)
        found.setdefault(one.set, []).append(one)
    return found


def _line(line: str) -> Asked:
    set_, store, question, kind, parameters, rows, count, has, outcome = line.split("\t")
    given = dict(pair.split("=", 1) for pair in parameters.split(",") if pair) if kind != "frame" else {}
    given |= {"frame": parameters} if kind == "frame" else {}
    numbers = [int(cell) if cell.isdigit() else None for cell in (rows, count)]
    return Asked(set_, store, question, kind, given, numbers[0], numbers[1], has, outcome)


def faults(expected: Asked, answer: QuestionAnswer, names: Sequence[Mapping[str, Any]]) -> list[str]:
    """What is wrong with an answer; nothing when it is right."""
    right = {
        "unsure": not answer.sure,
        "ambiguous": answer.outcome is Outcome.ambiguous and len(answer.candidates) > 1,
        "none": answer.outcome is Outcome.not_understood,
    }.get(expected.outcome, answer.outcome is Outcome.answered)
    if not right:
        return [f"outcome {answer.outcome} of {answer.kind}, sure {answer.sure}"]
    return _faults(expected, answer, names) if expected.kind else []


def _faults(expected: Asked, answer: QuestionAnswer, names: Sequence[Mapping[str, Any]]) -> list[str]:
    found = []
    if answer.kind != expected.kind:
        found.append(f"kind {answer.kind}")
    wanted = {key: _value(key, value, names) for key, value in expected.parameters.items()}
    given = {} if expected.kind == "scan" else {key: str(value) for key, value in answer.parameters.items()}
    if answer.kind == "frame":
        given = {"frame": answer.understood}
    if given != wanted:
        found.append(f"parameters {given} are not {wanted}")
    for what, number, got in (("rows", expected.rows, answer.total), ("count", expected.count, answer.count)):
        if number is not None and number != got:
            found.append(f"{what} {got} are not {number}")
    if expected.has and not any(expected.has in map(str, row.values()) for row in answer.rows):
        found.append(f"no cell is {expected.has}")
    if expected.outcome == "sure" and not answer.sure:
        found.append(f"not sure: {answer.unused} {answer.remarks}")
    return found


def confident(answer: QuestionAnswer) -> bool:
    """Whether a user would take the answer at its word."""
    return answer.outcome is Outcome.answered and answer.sure


def _value(key: str, value: str, names: Sequence[Mapping[str, Any]]) -> str:
    """The id of a thing given by its exact name, with its document's id and a colon before it where several have the name."""
    if key not in LABELS:
        return value
    document, _, name = value.rpartition(":")
    ids = [
        row["node_id"]
        for row in names
        if row["label"] in LABELS[key]
        and (row["node_id"] == value or (row["name"] == name and document in ("", row["document"])))
    ]
    if key == "indicator" and len(ids) > 1:
        ids = [row["node_id"] for row in names if row["node_id"] in ids and row["kind"] == "table"]
    assert len(ids) == 1, f"{key}={value} means {ids}"
    return str(ids[0])
