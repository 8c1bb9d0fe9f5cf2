"""An intent reads one kind of question: which words it needs, which it bears, which things it asks about.

`finds` and `skips` are run by tests/api/test_intents.py over the fictional plans of tests/samples.py; a question
that is read wrongly is mended by adding it there first.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

TASKS = ("Task", "Project", "SpecialColumn")
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
TASK_NOUNS = frozenset({"task", "item", "measure", "heading", "project"})


@dataclass(frozen=True, slots=True)
class Slot:
    """What an intent asks about: a parameter of its query, filled with the id of a thing of one of these labels."""

    parameter: str
    labels: tuple[str, ...]
    needed: bool = True


DOCUMENT = Slot("document", ("Document",), needed=False)
SECTION = Slot("section", ("Section",), needed=False)


@dataclass(frozen=True, slots=True)
class Intent:
    """问法 (kind of question): how it is recognised and which query of the catalogue answers it.

    `needs`: of each set of word groups the question has at least one. `bears`: further groups that say nothing else.
    `minds`: groups that are not passed over here, also where they are what the intent needs.
    `gives`: the nouns for what its rows are; 哪个专栏 asks for something else than 哪项任务.
    `fixed`: parameters with a fixed value. `chosen`: group → parameter and value, where the question has the
    group. `key`: the column whose different values are counted when the question asks how many. `says`: the Chinese
    sentence of what was understood, `asks` the question in its plainest words, both with the slots in braces.
    `named_first`: what is named comes before what is asked, as in X属于哪个专栏, or is held by it: 哪个专栏包含X.
    `holds`: the other way round, what is named holds what is asked. `named_last`: what could itself do what is asked
    comes after the first word that is needed, for 条例引用了哪些文件 is not 哪些文件引用了条例. `one_document`: the query wants one.
    `text`: the words that name nothing are what to look for. `duties`: its rows are duties, of which inferred ones are
    not counted.
    """

    name: str
    gloss: str
    query: str
    says: str
    asks: str
    needs: tuple[frozenset[str], ...]
    finds: Mapping[str, Mapping[str, object]]
    skips: tuple[str, ...]
    slots: tuple[Slot, ...] = ()
    gives: frozenset[str] = frozenset()
    bears: frozenset[str] = frozenset()
    minds: frozenset[str] = frozenset()
    fixed: Mapping[str, object] = field(default_factory=dict)
    chosen: Mapping[str, tuple[str, object]] = field(default_factory=dict)
    key: str = ""
    one_document: bool = False
    text: bool = False
    named_first: bool = False
    holds: bool = False
    named_last: bool = False
    duties: bool = False


def groups_of(*names: str) -> tuple[frozenset[str], ...]:
    """`needs` from strings: "who|body", "support" needs one of the first two and the last."""
    return tuple(frozenset(name.split("|")) for name in names)
