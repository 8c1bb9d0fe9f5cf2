"""不作答 (refusal): what is left over of a question and decides that it is not answered, and what it is about."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from plankg.api.catalogue.resolve import fold_name
from plankg.api.questions.entity_linking import Mention, ParsedQuestion
from plankg.api.questions.intent import NOUNS, PASSED
from plankg.api.questions.names import BODY_ENDS, PART, Name, holds_pieces
from plankg.api.questions.tokens import Token
from plankg.api.questions.understanding import asked_nouns
from plankg.extract.text.segmenter import segmenter

# A name that is given by fewer characters than this, and not by its beginning, is a guess.
LEAST_GIVEN = 4
# 降多少 asks for a change: it is answered where the target is one.
_CHANGE = "下降|降低|降|减少|压减|压缩|缩短|减|提高|提升|上升|增长|增加|升|增"
VALUES = frozenset({"baseline", "nature"})  # of indicators
NATURES = frozenset({"binding", "expected"})
# One that is known already.
_PLAN = re.compile("(?:这|那|该|本)?[份个]?(?:新政|政策|文件|方案|规划|计划|措施|通知|意见|清单|分工表)$")
_CLAUSE = "，,。；;！!？?：:"
# Words of questions that say nothing of what is looked for in the texts.
_ASKS = PASSED | {"count", "who", "when", "turning"}


def decisive(
    unused: Iterable[Token | Mention], parsed: ParsedQuestion, chosen: Iterable[Name]
) -> tuple[Token | Mention, ...]:
    """Of what an answer would leave unused, that without which it would answer another question.

    A word that turns the question round (不, 除了, 最), a year, a name, a noun: 化妆品, 陕西省. A name's own words are none of
    these (小微企业 before 质量认证提升行动), nor is what is said about the question in a clause of its own (督查台账要用).
    """
    chosen = list(chosen)
    known = [folded for name in chosen for folded in name.folded]
    plan = any(name.label == "Document" for name in chosen)
    typed = ((piece, parsed.typed(piece)) for piece in unused)
    words = ((piece, fold_name(_PLAN.sub("", said) if plan else said)) for piece, said in typed)
    ids = {name.id for name in chosen}
    words = ((p, word) for p, word in words if not (isinstance(p, Mention) and ids & {name.id for name in p.names}))
    found = (piece for piece, word in words if not any(word in name or holds_pieces(name, word) for name in known))
    return tuple(piece for piece in found if _decides(piece, parsed))


def guessed(mention: Mention, name: Name) -> bool:
    """Whether the mention says too little to take the name for what is meant: OPC, 比例, 民爆."""
    if mention.how != PART or mention.sure(name) or mention.end - mention.start >= LEAST_GIVEN:
        return False
    begins = any(folded.startswith(fold_name(mention.words)) for folded in name.folded)
    if name.label == "Organization" and begins and len({each.id for each in mention.names}) == 1:
        return False  # 人行
    # Its last word with what is said of it says most: 失业率 is 城镇调查失业率 where nothing else ends so.
    ends = any(folded.endswith(fold_name(mention.words)) for folded in name.folded)
    return not (ends and mention.end - mention.start == LEAST_GIVEN - 1 and len(mention.names) == 1)


def content(parsed: ParsedQuestion) -> tuple[str, ...]:
    """The words of a question that say what it is about; plans that it names are left out."""
    left = [True] * len(parsed.folded.text)
    passed: list[Token | Mention] = [word for word in parsed.words if word.groups <= _ASKS]
    passed += [
        mention for mention in parsed.mentions if mention.names and all(n.label == "Document" for n in mention.names)
    ]
    for piece in passed:
        left[piece.start : piece.end] = [False] * (piece.end - piece.start)
    kept = "".join(c if keep else " " for c, keep in zip(parsed.folded.text, left, strict=True))
    return tuple(kept.split())


def said_by_fact(words: str, row: Mapping[str, Any], sentence: str) -> bool:
    """Whether words that are left over are those of the fact itself: its unit, its sentence, its change (降多少, 下降30%)."""
    if not row:
        return False
    words = words.replace("一年", "每年")  # 一年最多领多少
    if words == "五年" and int(row.get("target_year") or 1) % 5 == 0:
        return True
    unit = str(row.get("unit")).replace("日", "日天")  # 几天 of 5个工作日
    years = {str(row.get("baseline_year")), str(row.get("target_year"))}
    if (
        words.removesuffix("年") in years
        or words.removeprefix("个") in f"{unit}{row.get('target_raw')}"
        or (len(words) > 1 and fold_name(words) in fold_name(sentence))
    ):
        return True
    change = re.fullmatch(f"({_CHANGE})了?(?:多少|几成|几)", words)
    said = "".join(re.findall(_CHANGE, str(row.get("target_raw") or "")))
    return change is not None and bool(set(change[1]) & set(said))


def _decides(piece: Token | Mention, parsed: ParsedQuestion) -> bool:
    if isinstance(piece, Mention):
        return piece.end - piece.start > 1
    if piece.kind in ("year", "period") or "turning" in piece.groups:
        return True
    if piece.kind == "word":
        twofold = piece.groups & NATURES and parsed.groups >= NATURES
        return (
            bool(twofold)
            or "who" in piece.groups
            or piece in asked_nouns(parsed)
            or bool(piece.groups & (NOUNS - PASSED | VALUES))
        )
    words = parsed.typed(piece)
    counted = any(
        word.end == piece.start and ("count" in word.groups or parsed.typed(word).endswith("多少"))
        for word in parsed.words
    )
    if counted and segmenter().tags(words)[0][1][:1] in ("n", "q", "t"):  # 几天 asks for no tasks
        return True
    long = piece.end - piece.start > 1 and not _aside(piece, parsed)
    body = len(words) > 2 and words[-1] in BODY_ENDS  # 民宗局, which the store does not have
    return long and (body or has_noun(words) or any(c.isdecimal() for c in words))


def has_noun(words: str) -> bool:
    """Whether there is a noun of two characters or more among the words, or a number."""
    tagged: Sequence[tuple[str, str]] = segmenter().tags(words)
    return any(tag[:1] in ("n", "m", "e", "j") and len(word) > 1 for word, tag in tagged) or any(
        t == "vn" for _, t in tagged
    )


def _aside(piece: Token, parsed: ParsedQuestion) -> bool:
    """Whether the piece is in a clause that neither names nor asks anything."""
    text = parsed.folded.text
    start = max((text.rfind(mark, 0, piece.start) for mark in _CLAUSE), default=-1) + 1
    ends = [at for mark in _CLAUSE if (at := text.find(mark, piece.end)) >= 0]
    end = min(ends, default=len(text))
    if start == 0 and end == len(text):
        return False
    others: list[Token | Mention] = [w for w in parsed.words if not w.groups <= {"particle"}]
    others += parsed.mentions
    return not any(start <= other.start and other.end <= end for other in others)
