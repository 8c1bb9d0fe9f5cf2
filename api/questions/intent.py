"""An intent reads one kind of question: which words it needs, which it bears, which things it asks about.

The kinds are lines of kinds.tsv; tests/api/kinds.tsv has questions for each, and a question that is read wrongly is added
there first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from plankg.api.questions.words import rows_of

TASKS = ("Task", "Project", "SpecialColumn")
# Columns that say whether a duty was inferred.
BASIS_COLUMNS = ("basis", "first_basis", "second_basis")
# The labels of what fills a slot, by its parameter.
FILLED = {
    "document": ("Document",), "section": ("Section",), "task": TASKS, "indicator": ("Indicator",), "policy": ("Policy",),
    "organization": ("Organization",), "first": ("Organization",), "second": ("Organization",),
}  # fmt: skip
# They say nothing that would change most answers: which one is asked, that all are meant, that it is about the plans.
PASSED = frozenset({"particle", "total", "store", "document", "file", "which", "now", "passive"})
# What can be asked for by which, what or how many.
NOUNS = frozenset(
    [
        "task",
        "item",
        "measure",
        "heading",
        "indicator",
        "column",
        "project",
        "policy",
        "chapter",
        "section",
        "document",
        "file",
        "body",
    ]
)


@dataclass(frozen=True, slots=True)
class Slot:
    """What an intent asks about: a parameter of its query, filled with the id of a thing of one of these labels."""

    parameter: str
    labels: tuple[str, ...]
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Intent:
    """问法 (kind of question): how it is recognised and which query of the catalogue answers it.

    `needs`: of each set of word groups the question has at least one. `bears`: further groups that say nothing else.
    `minds`: groups that are not passed over here, also where they are what the intent needs.
    `gives`: the nouns for what its rows are; 哪个专栏 asks for something else than 哪项任务.
    `fixed`: parameters with a fixed value. `chosen`: group → parameter and value, where the question has the
    group. `key`: the column whose different values are counted when the question asks how many. `says`: the Chinese
    sentence of what was understood, `asks` the question in its plainest words, both with the slots in braces.
    Of the `flags`, `named_first`: what is named comes before what is asked, as in X属于哪个专栏, or is held by it: 哪个专栏包含X.
    `holds`: the other way round, what is named holds what is asked. `named_last`: what could itself do what is asked
    comes after the first word that is needed, for 条例引用了哪些文件 is not 哪些文件引用了条例. `one_document`: the query wants one.
    `text`: the words that name nothing are what to look for. `duties`: its rows are duties, of which inferred ones are
    not counted.
    """

    name: str
    query: str
    says: str
    asks: str
    needs: tuple[frozenset[str], ...]
    slots: tuple[Slot, ...]
    gives: frozenset[str]
    bears: frozenset[str]
    minds: frozenset[str]
    fixed: Mapping[str, object]
    chosen: Mapping[str, tuple[str, object]]
    key: str
    flags: frozenset[str]


COLUMNS = ("name", "query", "says", "asks", "needs", "slots", "gives", "bears", "minds", "fixed", "chosen", "flags")


@cache
def intents() -> tuple[Intent, ...]:
    """The kinds of question, in the order of kinds.tsv."""
    return tuple(_intent(dict(zip(COLUMNS, line, strict=True))) for line in rows_of("kinds.tsv"))


def _intent(line: Mapping[str, str]) -> Intent:
    fixed = dict(each.split("=") for each in line["fixed"].split())
    chosen = (each.partition("=") for each in line["chosen"].split())
    flags = dict(each.partition("=")[::2] for each in line["flags"].split())
    slots = (each.partition("?") for each in line["slots"].split())
    return Intent(
        name=line["name"],
        query=line["query"],
        says=line["says"],
        asks=line["asks"],
        needs=tuple(frozenset(each.split("|")) for each in line["needs"].split()),
        slots=tuple(Slot(name, FILLED[name], not optional) for name, optional, _ in slots),
        gives=frozenset(line["gives"].split()),
        bears=frozenset(line["bears"].split()),
        minds=frozenset(line["minds"].split()),
        fixed={key: int(value) if value.isdecimal() else value for key, value in fixed.items()},
        chosen={group: (given.partition(":")[0], given.partition(":")[2]) for group, _, given in chosen},
        key=flags.pop("key", ""),
        flags=frozenset(flags),
    )


def counted(intent: Intent, rows: Sequence[Mapping[str, Any]]) -> tuple[int, int]:
    """How many different things the rows name, and how many more have only duties that were inferred, which do not count."""
    every = {_counted_as(row, intent.key) for row in rows}
    stated = {
        _counted_as(row, intent.key)
        for row in rows
        if "duties" not in intent.flags or "inferred" not in map(row.get, BASIS_COLUMNS)
    }
    return len(stated), len(every) - len(stated)


def _counted_as(row: Mapping[str, Any], key: str) -> object:
    """What a row counts as: a row of a table with values for several years is one indicator."""
    numbered = key == "indicator_id" and row.get("number")
    return (row.get("document_id"), row["number"], row["name"]) if numbered else row[key]
