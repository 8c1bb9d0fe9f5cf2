"""话题 (topic) of a question: words that no thing of the store is called by, but that its texts may have."""

import re
from dataclasses import dataclass
from itertools import groupby

from plankg.api.catalogue.resolve import fold_name
from plankg.api.questions.entity_linking import Mention, ParsedQuestion
from plankg.api.questions.intent import PASSED
from plankg.api.questions.names import BODY_ENDS, EXACT, NUMBER, PLACE, Names, holds_pieces
from plankg.api.questions.tokens import Token, amount_of
from plankg.extract.text.segmenter import segmenter

SHORTEST = 2
MOST_WORDS = 3
MOST_SAID = 6
_WHO = frozenset({"who", "carry-body", "lead-body", "help-body"})
_WHICH = frozenset({"task", "measure", "item", "heading", "project"})
_SAID = PASSED | _WHO | _WHICH | {"body", "carry", "lead", "help", "about", "mention", "support", "contain", "within",
                                  "achieve", "target", "when", "deadline", "and", "join"}  # fmt: skip
_PASSED_BY = _WHICH | PASSED | {"count", "when", "deadline", "target", "goal", "baseline", "achieve", "contain", "indicator",
                                "which", "binding", "expected", "category"}  # fmt: skip
_EACH_ONE = re.compile("[一每][张户人年月家亩个次台]")  # 一张补多少 is 每张补助
UNIT = re.compile(
    "[万亿]*(?:个?(?:工作日|百分点|月|小时)|平方米|平方公里|公里|立方米|千瓦|[元户人套张家亩吨件次处辆台座所天日名枝项成倍])"
)
_MONEY = frozenset({"投资", "经费", "预算"})
_VERBS = "贷补奖罚借返退租"  # which say what the amount is of: 最高能贷多少
_SMALL = frozenset("vpdrcuq")
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


@dataclass(frozen=True, slots=True)
class Said:
    """What is looked for in the sentences of documents: `target` is `indicator` for values, `dated` for time limits.

    `verb`: what the amount is to be of, 贷 of 能贷多少.
    """

    words: tuple[str, ...]
    documents: tuple[str, ...]
    target: str
    years: tuple[int, ...]
    unit: str
    verb: str = ""

    @property
    def amount(self) -> re.Pattern[str]:
        """What a sentence has that says how much, in the unit that is asked for: 几成 is said in %."""
        unit = "小时|分钟|[天日周月年]" if self.target == "dated" else _units(self.unit)
        return re.compile(rf"\d[万亿千百]?个?(?:工作)?(?:{unit})")


def _units(asked: str) -> str:
    """The units that answer one that is asked for: 几成 is said in %, 几天 in 日."""
    plain = asked.removeprefix("个").removeprefix("工作").replace("成", "%").replace("钱", "元")
    return "[天日]" if plain in ("天", "日") else re.escape(plain)


def said_of(parsed: ParsedQuestion, names: Names) -> Said | None:
    """What a question for a value or a date looks for that nothing is called by: 养老床位几张; None for any other."""
    text = parsed.folded.text
    passed = _PASSED_BY | ({"task"} if re.search(f"(?:多少|几)(?:{UNIT.pattern})", text) else set())
    money = [word for word in parsed.words if parsed.typed(word) in _MONEY]  # what the text says too
    others = [word for word in parsed.words if word not in money]
    if any("turning" in word.groups or not word.groups & passed for word in others):
        return None
    dated = bool(parsed.groups & {"when", "deadline"})
    if not dated and not parsed.groups & {"count", "target"} and parsed.words:
        return None
    plans = {name.id for each in parsed.mentions if names_plan(each) for name in each.of(("Document",))}
    listed = [str(each["document_id"]) for each in names.documents if not plans or each["document_id"] in plans]
    things = [each for each in parsed.mentions if not names_plan(each)]
    exact = bool(things) and all(each.how == EXACT for each in things)
    if any(each.how == NUMBER for each in things) or (exact and not parsed.unknown):
        return None
    counts = [word for word in parsed.words if re.search("多少|几", parsed.typed(word))]
    pieces_: list[Token | Mention] = [*parsed.unknown, *things, *money]
    units = [
        piece
        for piece in pieces_
        if UNIT.fullmatch(parsed.typed(piece)) and any(word.end == piece.start for word in counts)
    ]
    pieces = _together([each for each in pieces_ if each not in units], parsed.folded.text)
    words = [word for piece in pieces for word in _cut(parsed.typed(piece)) if not _EACH_ONE.fullmatch(word)]
    words = list(dict.fromkeys(words))
    titles = [fold_name(str(each["title"])) for each in names.documents if each["document_id"] in plans]
    if len(titles) == 1:  # 广元12345热线: every sentence of that plan is about it
        words = [word for word in words if not holds_pieces(titles[0], fold_name(word))]
    if not 0 < len(words) <= MOST_SAID or max(map(len, words)) < SHORTEST:
        return None
    unit = "".join(parsed.typed(each) for each in units) or "".join(map(amount_of, map(parsed.typed, counts)))
    years = tuple(token.year for token in parsed.years)
    verb = re.search(f"([{_VERBS}])(?:多少|几)", text)
    target = "dated" if dated else "indicator"
    return Said(tuple(words), tuple(listed), target, years, unit, verb[1] if verb else "")


def _cut(text: str) -> list[str]:
    """Its words; single characters side by side are one: 家医 of 家医覆盖率, but for verbs and the like: 能补."""
    found: list[str] = []
    for single, same in groupby(segmenter().tags(text), key=lambda word: len(word[0]) == 1):
        words = list(same)
        if not single:
            found += [word for word, _ in words]
        elif not all(tag[:1] in _SMALL for _, tag in words):
            found.append("".join(word for word, _ in words))
    return found


def _together(pieces: list[Token | Mention], text: str) -> list[Token]:
    """The pieces, those side by side as one: 家庭 and 病床; a number stays by itself (适老化改造6万户)."""
    found: list[Token] = []
    for piece in sorted(pieces, key=lambda piece: piece.start):
        if found and found[-1].end == piece.start and not text[piece.start].isdecimal():
            found[-1] = Token(found[-1].start, piece.end, "unknown")
        else:
            found.append(Token(piece.start, piece.end, "unknown"))
    return found
