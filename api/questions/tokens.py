"""A folded question cut into pieces: names of the store, words of questions, years, and what is none of these."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from plankg.api.questions.folding import PUNCTUATION, Folded
from plankg.api.questions.names import EXACT, NUMBER, PART, Name, Names, number_in
from plankg.api.questions.words import composed, lexicon, longest

# A name of this many characters counts wherever it is; a shorter one only as a separate piece.
WHOLE = 4
FRAGMENT = 2
# Particles that end what is before them; no word that is looked for ends with one.
HARD = frozenset("的了吗呢呀啊吧过着在里中和是有")
_JOINING = HARD - {"过"} | set("由归谁几与及跟或年月日不")
_ACHIEVE = frozenset({"achieve"})
# 指标一共几个 and 专栏一览 have no number.
_NUMERAL = r"(?:\d{1,3}|[一二三四五六七八九十百]{1,4}(?![共些起般定览切样致下次几]))"
_NUMBERED = {
    "Indicator": rf"(?:指标|序号|指标序号)第?(?P<a>{_NUMERAL})(?:号|项|个)?|第(?P<b>{_NUMERAL})(?:号|项|个)指标|(?P<c>{_NUMERAL})号指标",
    "SpecialColumn": rf"专栏第?(?P<a>{_NUMERAL})|第(?P<b>{_NUMERAL})(?:号|个)专栏|(?P<c>{_NUMERAL})号专栏",
    "Section": rf"第(?P<a>{_NUMERAL})章",
    "Task": rf"(?:第(?P<a>{_NUMERAL})(?:号|项)|(?P<b>\d{{1,3}})(?:号|项))任务|任务(?P<c>\d{{1,3}})(?!个|项|条)|第(?P<d>\d{{1,3}})项(?=由?谁|归|是)"
    rf"|第(?P<e>{_NUMERAL})条",
    "Project": rf"项目第?(?P<a>{_NUMERAL})(?:号)?(?!个|项)|第(?P<b>{_NUMERAL})(?:号|个)(?:重点|重大)?项目|(?P<c>{_NUMERAL})号(?:重点|重大)?项目",
}
_PART_OF_CHAPTER = rf"第(?P<chapter>{_NUMERAL})章的?第(?P<part>{_NUMERAL})(?:小?节|部分)"
_YEAR = r"(?:到|至)?(?:(?P<year>20\d\d)年?|(?<!\d)(?P<short>[23]\d)年)(?:底|末)?(?:以前|之前|前)?"
_SPAN = r"\(?20\d\d年?[—–~至到-]+20\d\d年?\)?"  # as it is in titles
_PLAN = re.compile("(?:若干|政策|工作|实施|行动)?(?:规划|方案|计划|要点|纲要|措施|意见|办法|文件|政策)")
LONGEST_SHORT = 12  # characters of a plan's short name before its last word
_UNITS = frozenset("家户座张人名台套辆元亩吨所年里钱")
_PERIOD = r"十(?P<nth>[三四五六])五(?:时期|期间|末|以来)?"
_TIME = re.compile(f"{_YEAR}|{_PERIOD}")


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of the folded question. `groups` are those of a word, `names` what a name can mean, `year` of a year."""

    start: int
    end: int
    kind: str  # name, word, year, period, fragment or unknown
    groups: frozenset[str] = frozenset()
    names: tuple[Name, ...] = ()
    how: str = ""
    year: int = 0


def tokens(folded: Folded, names: Names) -> list[Token]:
    """The pieces in their order, without gaps but for punctuation."""
    plans = list(_plans(folded.text, names))
    whole = (t for t in _whole(folded.text, names) if not any(p.start < t.start and t.end < p.end for p in plans))
    fixed = _apart([*_numbered(folded.text, names), *whole, *plans])
    fixed = _apart(
        [*fixed, *(Token(s, e, "unknown") for s, e in folded.quoted if not _TIME.fullmatch(folded.text[s:e]))]
    )
    fixed = _apart([*fixed, *_years(folded.text, names)])
    found: list[Token] = []
    at = 0
    for token in [*sorted(fixed, key=lambda token: token.start), None]:
        end = token.start if token else len(folded.text)
        found += _cut(folded.text, at, end, names)
        if token:
            found.append(token)
            at = token.end
    return list(_unbroken(found, folded.text))


def _unbroken(cut: list[Token], text: str) -> Iterator[Token]:
    """The pieces, a single character between unknown ones with them: the 过 of 押过户 says nothing by itself."""
    at = 0
    while at < len(cut):
        token = cut[at]
        while token.kind == "unknown" and at + 2 < len(cut):
            middle, last = cut[at + 1 : at + 3]
            single = middle.kind == "word" and middle.end - middle.start == 1 and text[middle.start] not in _JOINING
            if last.kind != "unknown" or not single or (token.end, middle.end) != (middle.start, last.start):
                break
            token, at = Token(token.start, last.end, "unknown"), at + 2
        yield token
        at += 1


def _apart(candidates: list[Token]) -> list[Token]:
    """Those that do not overlap with an earlier one."""
    kept: list[Token] = []
    for token in candidates:
        if all(token.end <= other.start or token.start >= other.end for other in kept):
            kept.append(token)
    return kept


def _numbered(text: str, names: Names) -> Iterator[Token]:
    for match in re.finditer(_PART_OF_CHAPTER, text):
        found = names.part_of_chapter(number_in(match["chapter"]) or 0, number_in(match["part"]) or 0)
        if found:
            yield Token(match.start(), match.end(), "name", names=found, how=NUMBER)
    for label, pattern in _NUMBERED.items():
        for match in re.finditer(pattern, text):
            printed = next(words for words in match.groups() if words)
            found = names.asked_by(label, printed)
            # 专栏几 or 第三项 without such a thing is left to the words.
            if found:
                yield Token(match.start(), match.end(), "name", names=found, how=NUMBER)


def _whole(text: str, names: Names) -> list[Token]:
    """Whole names, the longest first."""
    found: list[Token] = []
    for length in range(len(text), WHOLE - 1, -1):
        for start in range(len(text) - length + 1):
            words = text[start : start + length]
            if words in names.exact and not _only_words(words):
                found.append(Token(start, start + length, "name", names=names.exact[words], how=EXACT))
    return _apart(found)


def _plans(text: str, names: Names) -> Iterator[Token]:
    """Plans by the first characters of their words: 民爆规划 is 民用爆炸物品行业发展规划, where no other title has them in their order."""
    for match in _PLAN.finditer(text):
        for start in range(max(0, match.start() - LONGEST_SHORT), match.start() - 1):
            short = text[start : match.end()]
            found = names.titled(short) or names.titled_at(short)
            if names.known(short):
                break  # as every other piece of a name
            if len(found) == 1 and not _only_words(text[start : match.start()]):
                yield Token(start, match.end(), "name", names=found, how=PART)
                break


def amount_of(count: str) -> str:
    """The unit of a word for how many that no tasks are counted by: 家 of 几家."""
    return count[-1] if len(count) > 1 and count[-1] in _UNITS else ""


@cache
def _only_words(text: str) -> bool:
    """Whether the name is nothing but words of questions, as a chapter called 主要任务 is; 保障措施 is a name all the same."""
    return not text or any(
        lexicon().get(text[:length], _ACHIEVE) != _ACHIEVE and _only_words(text[length:])
        for length in range(1, min(len(text), longest()) + 1)
    )


def _years(text: str, names: Names) -> Iterator[Token]:
    spans = [match.span() for match in re.finditer(_SPAN, text)]
    in_names = [(start, end) for start, end in spans if start >= FRAGMENT and names.known(text[start - FRAGMENT : end])]
    for match in re.finditer(_YEAR, text):
        if any(start <= match.start() < end for start, end in in_names):
            continue
        yield Token(match.start(), match.end(), "year", year=int(match["year"] or f"20{match['short']}"))
    for match in re.finditer(_PERIOD, text):
        first = 2016 + 5 * "三四五六".index(match["nth"])
        yield Token(match.start(), match.end(), "period", year=first)


def _cut(text: str, start: int, end: int, names: Names) -> list[Token]:
    """The best cut of a range: as few words and fragments of names as possible, and as little else."""
    best: list[tuple[float, list[Token]]] = [(float("inf"), []) for _ in range(end - start + 1)]
    best[0] = (0.0, [])
    for at in range(start, end):
        cost, before = best[at - start]
        for price, token in _pieces(text, at, end, names):
            until = token.end - start
            # Of two cuts that are as good the one with the longer word in front is taken: 提高到, 多少.
            if cost + price <= best[until][0]:
                best[until] = (cost + price, [*before, token] if token.kind != "gap" else before)
    return best[end - start][1]


def _words(text: str, at: int, end: int) -> dict[int, frozenset[str]]:
    """The words that begin at a place: their lengths and groups."""
    if at and text.startswith("有没", at - 1):  # 有没有时限 asks, 没有时限 denies
        return {}
    if text[at:].rstrip("?。!") == "没有":  # and so does 写了时限没有
        return {2: frozenset({"particle"})}
    found = {
        length: groups
        for length in range(1, min(longest(), end - at) + 1)
        if (groups := lexicon().get(text[at : at + length]))
    }
    for group, pattern in composed():
        if match := pattern.match(text, at, end):
            length = match.end() - at
            found[length] = found.get(length, frozenset()) | {group}
    return found


def _pieces(text: str, at: int, end: int, names: Names) -> Iterator[tuple[float, Token]]:
    """What can begin at a place, each with its price."""
    if text[at] in PUNCTUATION:
        yield 0.0, Token(at, at + 1, "gap")
    else:
        yield 3.0, Token(at, at + 1, "unknown")
    for length, groups in _words(text, at, end).items():
        yield 1.0, Token(at, at + length, "word", groups=groups)
    for length in range(FRAGMENT, end - at + 1):
        fragment = text[at : at + length]
        if not names.known(fragment) or "\n" in fragment:
            break
        words = fragment[-1] in HARD and _only_words(fragment)  # the 措施中 of a name
        if "的" not in (fragment[0], fragment[-1]) and not fragment.isdecimal() and not words:
            yield 1.1, Token(at, at + length, "fragment")
