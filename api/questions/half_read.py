"""What has been read of a question that becomes a frame (读到的): its operators, documents, filters and what is used up."""

import re
from dataclasses import dataclass, field

from plankg.api.questions.entity_linking import Mention, ParsedQuestion
from plankg.api.questions.frame import BODIES, Filter
from plankg.api.questions.names import Name, Names
from plankg.api.questions.operators import Operator
from plankg.api.questions.tokens import Token
from plankg.api.questions.understanding import asked_nouns

# A word of a question → what is asked for; the later ones are what the earlier ones narrow.
TARGETS = {
    "project": "project", "column": "column", "binding": "indicator", "expected": "indicator", "indicator": "indicator",
    "task": "task", "item": "task", "measure": "task", "heading": "task", "body": "body", "who": "body",
    "lead-body": "body", "help-body": "body", "carry-body": "body", "document": "document", "file": "document",
}  # fmt: skip
LACKS = {
    "no-owner": Filter("has-owner", negated=True),
    "no-deadline": Filter("has-deadline", negated=True),
    "no-support": Filter("has-task", negated=True),
    "no-indicator": Filter("has-indicator", negated=True),
}
ROLES = {"lead": "lead", "lead-body": "lead", "help": "support", "help-body": "support", "guide": "guide"}
WHETHER = re.compile("是不是|是否|有没有|有无|吗[?]?$")
_OF_DUTIES = frozenset({"particle", "task", "item", "about", "mention", "carry", "join", "lead", "help", "and", "body"})


@dataclass(slots=True)
class Work:
    """What has been read so far."""

    parsed: ParsedQuestion
    found: list[Operator]
    names: Names
    documents: list[Name] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)
    used: list[Token | Mention] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    without: list[Filter] = field(default_factory=list)
    excluded: dict[str, Name] = field(default_factory=dict)
    several: bool = False  # one short name means several bodies
    several_years: bool = False
    by_plan: bool = False  # the tasks of a body are counted for each plan

    @property
    def nouns(self) -> list[str]:
        """What its words say is asked for or narrows that, in their order."""
        return [TARGETS[g] for word in self.parsed.words for g in sorted(word.groups) if g in TARGETS]

    @property
    def composed(self) -> bool:
        """Whether it has what no single kind of question has: an operator, several plans or bodies."""
        each = any("each" in one.said for one in self.found)
        bodies = self._together() or (each and sum(one.name in BODIES for one in self.filters) > 1)
        asks = LACKS.keys() | ({"who"} if "task" in self.parsed.groups else set())
        bodies |= bool(self.parsed.groups & asks) and any(one.name in BODIES for one in self.filters)
        natures = {"binding", "expected", "count"} <= self.parsed.groups
        several = bodies or self.several or self.several_years or len(self.documents) > 1
        several |= {"inside"} < {"inside" if one.name == "inside" else "body" for one in self.filters} or self.whether
        found = any("each" not in each.said for each in self.found)
        return bool(found or self.excluded) or natures or several or any(each.negated for each in self.filters)

    @property
    def whether(self) -> bool:
        """Whether it asks if a body has a duty: 省财政厅有没有牵头的任务."""
        bodies = any(each.name in BODIES for each in self.filters)
        words = all(word.groups & _OF_DUTIES for word in self.parsed.words)
        return bodies and words and WHETHER.search(self.parsed.folded.text) is not None

    @property
    def dated(self) -> bool:
        """Whether a body's tasks are asked for with their time limits, which each of their rows has."""
        groups = self.parsed.groups
        asked = bool(groups & {"lead", "help"}) or {"task", "and"} <= groups
        return asked and bool(groups & {"deadline", "when"}) and any(each.name in BODIES for each in self.filters)

    def _together(self) -> bool:
        """Whether what several bodies do together is asked for: 都, 共同, or a role for each. 甲和乙的任务 can mean either's."""
        bodies = [each for each in self.filters if each.name in BODIES]
        return len(bodies) > 1 and ("both" in self.parsed.groups or len({each.name for each in bodies}) > 1)


def documents_with(parsed: ParsedQuestion) -> bool:
    """Whether it asks which documents there are, or which have some words."""
    if any(word.groups & {"file", "document"} for word in asked_nouns(parsed)):
        return True
    nouns = {TARGETS[g] for word in parsed.words for g in word.groups if g in TARGETS}
    return nouns == {"document"} and not parsed.mentions and bool(parsed.groups & {"store", "already"})
