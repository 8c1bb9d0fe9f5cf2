"""话题 (topic) of a question: words that no thing of the store is called by, but that its texts may have."""

from dataclasses import dataclass

from plankg.api.questions.entity_linking import Mention, ParsedQuestion
from plankg.api.questions.intent import PASSED
from plankg.api.questions.names import BODY_ENDS, EXACT, NUMBER, PLACE, Names
from plankg.api.questions.tokens import Token

SHORTEST = 2
MOST_WORDS = 3
_WHO = frozenset({"who", "carry-body", "lead-body", "help-body"})
_WHICH = frozenset({"task", "measure", "item", "heading", "project"})
_SAID = PASSED | _WHO | _WHICH | {"body", "carry", "lead", "help", "about", "mention", "support", "contain", "within",
                                  "achieve", "target", "when", "deadline", "and", "join"}  # fmt: skip
_ROLES = {"lead": "lead", "lead-body": "lead", "help": "support", "help-body": "support"}


@dataclass(frozen=True, slots=True)
class Topic:
    """What is looked for in which documents; `who`: its bodies are asked for, in one `role` or, where empty, in any.

    `bare`: nothing is asked.
    """

    words: tuple[str, ...]
    documents: tuple[str, ...]
    who: bool
    role: str = ""
    bare: bool = False


def names_plan(mention: Mention) -> bool:
    """Whether the mention is of a plan and nothing else."""
    labels = {name.label for name in mention.names}
    return mention.how == PLACE or "Document" in labels <= {"Document", "Policy"}


def topic_of(parsed: ParsedQuestion, names: Names) -> Topic | None:
    """The topic of a question that asks who does something, or which tasks there are; None for any other."""
    if any(not word.groups & _SAID or "turning" in word.groups for word in parsed.words):
        return None
    bodies = any(each.of(("Organization",)) and each.words[-1] in BODY_ENDS for each in parsed.mentions)
    who = bool(parsed.groups & _WHO) or {"body", "which"} <= parsed.groups
    who |= bool(parsed.groups & {"lead", "help", "carry"}) and not bodies and "which" not in parsed.groups  # 跨境 牵头
    which = bool(parsed.groups & _WHICH and parsed.groups & {"which", "about", "mention"})
    bare = all("particle" in word.groups for word in parsed.words) and not parsed.years
    if not who and not which and not bare:
        return None
    plans = {name.id for each in parsed.mentions if names_plan(each) for name in each.of(("Document",))}
    listed = [str(each["document_id"]) for each in names.documents if not plans or each["document_id"] in plans]
    titles = "".join(str(each["title"]) for each in names.documents if each["document_id"] in plans)
    if len(plans) > 1 or any(str(token.year) not in titles for token in parsed.years):
        return None
    things = [each for each in parsed.mentions if not names_plan(each)]
    pieces = _together([*parsed.unknown, *things], parsed.folded.text)
    alone = [each for each in things if any((each.start, each.end) == (piece.start, piece.end) for piece in pieces)]
    if any(each.how in (EXACT, NUMBER) or each.words[-1] in BODY_ENDS for each in alone):
        return None
    words = [word for each in pieces for word in parsed.typed(each).split()]
    if not 0 < len(words) <= MOST_WORDS or min(map(len, words)) < SHORTEST:
        return None
    role = next((_ROLES[group] for group in sorted(parsed.groups) if group in _ROLES), "")
    return Topic(tuple(words), tuple(listed), who, role, bare)


def _together(pieces: list[Token | Mention], text: str) -> list[Token]:
    """The pieces, those side by side as one: 家庭 and 病床; a number stays by itself (适老化改造6万户)."""
    found: list[Token] = []
    for piece in sorted(pieces, key=lambda piece: piece.start):
        if found and found[-1].end == piece.start and not text[piece.start].isdecimal():
            found[-1] = Token(found[-1].start, piece.end, "unknown")
        else:
            found.append(Token(piece.start, piece.end, "unknown"))
    return found
