"""What a question says: the things of the store that it names, its words, its years, and what nothing is known of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from plankg.api.catalogue.resolve import fold_name
from plankg.api.questions.folding import Folded, fold_question
from plankg.api.questions.names import EXACT, NEAR, NUMBER, PART, PIECE, PLACE, SPREAD, Name, Names, holds_pieces
from plankg.api.questions.tokens import Token, tokens
from plankg.api.questions.words import syllables
from plankg.extract.text.segmenter import segmenter

# A name with a slip of the pen: this much alike, and this much more than the next one.
ALIKE, AHEAD = 0.75, 0.04
HEARD_ENDS = "局厅委办部"  # of bodies: 工信居 is heard as 工信局
MOST_WIDER = 2  # characters before what is not known that can belong to it
SHORTEST_NEAR = 4
# A part that means its name without doubt: this share of it, or this many characters that no other name holds.
SURE_PART, SURE_SHARE = 4, 0.5
# Left out of an indicator's name these make it another quantity: 发明专利 are more than 高价值发明专利.
# 武汉那份政策措施; the 措施 of a plan alone are its tasks.
_PLAN_OF_PLACE = re.compile(
    "(?:(?P<year>20\\d\\d)年)?的?(?:那份|这份)?(?:若干|工作|实施|行动|专项|推广|政策)*(?:规划|方案|计划|要点|纲要|意见|办法|文件|政策|若干措施|政策措施)(?![编制])"
)
# 河南自贸2.0方案: half of what is said before the noun is in the title.
_CALLED = re.compile(
    r"的?(?:(?:那|这)?[两二三四五六七八九]?份|那个|这个)?(?P<said>(?![省市县区州])[\u4e00-\u9fffa-z0-9.]{2,10}?)(?P<noun>\d+条|规划|方案|计划|要点|纲要|意见|办法|文件|政策|新政|措施|通知)(?![编制])"
)
_PERIOD = re.compile("十.五|20\\d\\d")
_ROLE = re.compile("单独|独家|一家|共?牵头|负责|参与|参加|配合|承担|主办")  # 国办牵头: the body, not its document
RESTRICTING = re.compile("高|新|重点|有效|主要|规模|国家|省级|市级|优质|先进|首")


@dataclass(frozen=True, slots=True)
class Mention:
    """提及 (mention): words of the question that name something. `how`: exact, number, part, spread, near or place."""

    start: int
    end: int
    words: str
    names: tuple[Name, ...]
    how: str

    def of(self, labels: tuple[str, ...]) -> tuple[Name, ...]:
        """What it can mean among things of these labels; those that go first leave the others out."""
        fitting = tuple(name for name in self.names if name.label in labels)
        named = [name for name in fitting if fold_name(self.words) in name.folded]
        if self.how != EXACT or any(name.first for name in named):
            fitting = tuple(name for name in fitting if name.first) or fitting
        return fitting if self.how == EXACT else tuple(n for n in fitting if not any(_part_of(n, o) for o in fitting))

    def sure(self, name: Name) -> bool:
        """Whether the words are enough to be sure that this name is meant."""
        if self.how in (EXACT, NUMBER, PLACE) or (self.how == PART and name.label == "Document"):
            return True
        if (
            self.how == SPREAD
            and name.label == "Indicator"
            and RESTRICTING.search(_left_out(self.words, name.folded[0]))
        ):
            return False
        length = self.end - self.start
        only = len({other.shown for other in self.names}) == 1
        share = length / min(map(len, name.folded))
        return self.how != NEAR and (share >= SURE_SHARE or (only and length >= SURE_PART))


def names_plan(mention: Mention) -> bool:
    """Whether the mention is of a plan and nothing else."""
    labels = {name.label for name in mention.names}
    if mention.how == PLACE or "Document" not in labels:
        return mention.how == PLACE
    some = len(mention.words) > 2 or not mention.words.isdecimal()  # 16 of 16项任务, which is in 2016
    return labels <= {"Document", "Policy"} and some and not _only_verb(mention.words)


@lru_cache(maxsize=256)
def _only_verb(words: str) -> bool:
    """Whether it is a verb alone, which is no name of a plan: 征求 of 征求意见稿."""
    tags = segmenter().tags(words)
    return len(tags) == 1 and tags[0][1] == "v"


def _left_out(words: str, name: str) -> str:
    """What the name has besides the words."""
    changes = SequenceMatcher(None, fold_name(words), name, autojunk=False).get_opcodes()
    return "".join(name[start:end] for change, _, _, start, end in changes if change != "equal")


def _part_of(name: Name, other: Name) -> bool:
    """Whether a body is an office of another one that can be meant: 甘肃省市场监督管理局机关各处 and the bureau itself."""
    if name.id == other.id or name.label != "Organization" or other.label != "Organization":
        return False
    return any(long.startswith(short) and long != short for long in name.folded for short in other.folded)


@dataclass(frozen=True)
class ParsedQuestion:
    """A question in its parts; `unknown` are pieces that neither name anything nor are words of questions."""

    folded: Folded
    mentions: tuple[Mention, ...]
    words: tuple[Token, ...]
    years: tuple[Token, ...]
    unknown: tuple[Token, ...]

    @cached_property
    def groups(self) -> frozenset[str]:
        """The groups of all its words."""
        return frozenset(group for word in self.words for group in word.groups)

    def typed(self, token: Token | Mention) -> str:
        """The words as they were typed."""
        return self.folded.words(token.start, token.end)


def read(question: str, names: Names) -> ParsedQuestion:
    """The question in its parts."""
    folded = fold_question(question)
    cut = _with_regions(tokens(folded, names), folded.text, names)
    mentions: list[Mention] = []
    unknown: list[Token] = []
    for token in cut:
        if token.kind == "name":
            meant_by = _alike(folded.text[token.start : token.end], token.names, names)
            mentions.append(Mention(token.start, token.end, folded.words(token.start, token.end), meant_by, token.how))
    for start, end in _runs(cut, folded, names):
        after = _plan_apart(folded, start, end, names, mentions)
        _name_run(folded, max(start, after), end, names, mentions, unknown)
    words = tuple(token for token in cut if token.kind == "word")
    years = tuple(token for token in cut if token.kind in ("year", "period"))
    taken = [(mention.start, mention.end) for mention in mentions]
    words = tuple(word for word in words if not any(s <= word.start and word.end <= e for s, e in taken))
    found = _designated(_agreeing(mentions), folded)
    words = tuple(word for word in words if not any(m.start <= word.start and word.end <= m.end for m in found))
    left = (each for each in unknown if not any(m.start <= each.start and each.end <= m.end for m in found))
    found = _dated(found, years, folded)
    years = tuple(year for year in years if not any(m.start <= year.start and year.end <= m.end for m in found))
    return ParsedQuestion(folded, tuple(found), words, years, tuple(left))


def _designated(mentions: list[Mention], folded: Folded) -> list[Mention]:
    """The mentions, a place together with words for its plan: of its title, or 方案 whatever the title calls it."""
    found: list[Mention] = []
    for mention in mentions:
        before = found[-1] if found else None
        if before and before.how == PLACE and mention.start >= before.end:
            same = {name.id for name in before.names} & {name.id for name in mention.of(("Document",))}
            if not same and before.end == mention.start and _titled(before, mention):
                found[-1] = replace(before, end=mention.end, words=folded.words(before.start, mention.end))
                continue  # 青禾放管服 is 青禾市深化简政放权放管结合优化服务
            if same and before.end == mention.start and mention.how != EXACT:
                names = tuple(name for name in before.names if name.id in same)
                words = folded.words(before.start, mention.end)
                how = NEAR if mention.how == NEAR else before.how  # 十五五 is not the 十四五 of the title
                found[-1] = replace(before, end=mention.end, words=words, names=names, how=how)
                continue
        if before and mention.end <= before.end:
            continue
        end, how, names = mention.end, mention.how, mention.names
        if how == PLACE:
            said = _PLAN_OF_PLACE.match(folded.text, end)
            year = said["year"] if said else None
            names = tuple(n for n in names if year and any(year in f for f in n.folded)) or names
            end, how = (said.end(), how) if said else _called(mention, folded) or (end, how)
        found.append(replace(mention, end=end, how=how, names=names, words=folded.words(mention.start, end)))
    return found


def _titled(place: Mention, mention: Mention) -> bool:
    """Whether words for another plan are those of the place's own, if only by their characters."""
    words = fold_name(mention.words)
    titles = [title for name in place.names for title in name.folded[:1]]
    return bool(mention.of(("Document",))) and any(holds_pieces(title, words, 1) for title in titles)


def _dated(mentions: list[Mention], years: tuple[Token, ...], folded: Folded) -> list[Mention]:
    """The mentions, one of a plan together with the year next to it that its title or number has: 2018年国办方案."""
    found = []
    for mention in mentions:
        plans = mention.of(("Document",)) if mention.how in (PLACE, PART, EXACT, SPREAD) else ()
        titles = [folded_ for name in plans for folded_ in name.folded]
        own = [each for each in years if plans and any(str(each.year) in title for title in titles)]
        start = next((e.start for e in own if e.end == mention.start), mention.start)
        end = next((e.end for e in own if mention.end == e.start), mention.end)
        found.append(replace(mention, start=start, end=end, words=folded.words(start, end)))
    return found


def _regions(text: str) -> bool:
    """Whether it is one region in another."""
    return all(tag == "ns" for _, tag in segmenter().tags(text))


def _called(mention: Mention, folded: Folded) -> tuple[int, str] | None:
    """Where the words for a plan of a place end, of each of which half is in the title, and how they name it."""
    said = _CALLED.match(folded.text, mention.end)
    titles = [title for name in mention.names for title in name.folded[:1]]
    if not said or _PERIOD.search(said["said"]) or "份" in said["said"]:
        return None
    words = [word for word in segmenter().cut(said["said"]) if len(word) > 1]
    held = [t for t in titles if words and all(2 * sum(c in t for c in word) >= len(word) for word in words)]
    if not held:
        return None
    return said.end(), mention.how if any(holds_pieces(title, said["said"], 1) for title in held) else NEAR


def _agreeing(mentions: list[Mention]) -> list[Mention]:
    """The mentions in their order; a place is narrowed by the other words for a plan: 国办 by 79号, 江西 by 养老方案."""
    plans = [ids for m in mentions if (ids := {name.id for name in m.of(("Document",))})]
    narrowed = []
    for mention in mentions:
        names = mention.names
        if mention.how == PLACE:
            for ids in plans:
                names = tuple(name for name in names if name.id in ids) or names
        narrowed.append(replace(mention, names=names))
    return sorted(narrowed, key=lambda mention: mention.start)


def _with_regions(cut: list[Token], text: str, names: Names) -> list[Token]:
    """The pieces, a short name together with what is before it: 云溪 and 省市监局 are 云溪省市监局, 民爆 and 龙头企业 one indicator."""
    found: list[Token] = []
    for token in cut:
        before = found[-1] if found else None
        if before and before.kind in ("fragment", "unknown") and before.end == token.start and token.how == EXACT:
            bodies = {name.id for name in token.names if name.label == "Organization"}
            whole = names.spread(text[before.start : token.end])
            same = tuple(name for name in whole if name.id in bodies)
            indicators = before.kind == "fragment" and {name.label for name in whole} == {"Indicator"}
            same = same or (whole if indicators else ())
            if same:
                found[-1] = replace(token, start=before.start, names=same, how=SPREAD)
                continue
        found.append(token)
    return found


def _alike(text: str, found: tuple[Name, ...], names: Names) -> tuple[Name, ...]:
    """What is called so, and what a longer name of the same kind means that may be meant as well.

    A plan is known as a policy too: its words mean the document whose longer title holds them. A target of running text
    can be called as the table's is in short (雨水管网, 建设雨水管网), one body's short name be the beginning of another's (团市委).
    """
    labels = {name.label for name in found}
    if labels == {"Policy"}:
        return (*found, *(name for name in names.holding(text) if name.label == "Document"))
    first = found[0]
    if labels == {"Indicator"} and not any(name.first for name in found):
        longer = (n for n in names.holding(text) if n.label == "Indicator")
        return (*found, *(n for n in longer if n.folded[0].startswith(text) or n.folded[0].endswith(text)))
    if labels == {"Organization"} and len({name.id for name in found}) == 1 and first.folded[0] != text:
        longer = (n for n in names.holding(text) if n.label == "Organization" and first.shown not in n.shown)
        return (*found, *(n for n in longer if any(f.startswith(text) or f.endswith(text) for f in n.folded)))
    return found


def _runs(cut: list[Token], folded: Folded, names: Names) -> Iterator[tuple[int, int]]:
    """Pieces of names and unknown characters side by side; over a 的 too where both sides are one name together."""
    runs: list[tuple[int, int]] = []
    for token in cut:
        if token.kind in ("fragment", "unknown"):
            if runs and runs[-1][1] == token.start:
                runs[-1] = (runs[-1][0], token.end)
            else:
                runs.append((token.start, token.end))
    runs = [_widened(start, end, cut, folded, names) for start, end in runs]
    joined: list[tuple[int, int]] = []
    for start, end in runs:
        if joined and start < joined[-1][1]:
            continue
        if joined and folded.text[joined[-1][1] : start] == "的":
            together = folded.text[joined[-1][0] : joined[-1][1]] + folded.text[start:end]
            if names.known(together) or names.spread(together):
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    yield from joined


def _widened(start: int, end: int, cut: list[Token], folded: Folded, names: Names) -> tuple[int, int]:
    """The run with the word after or before it where both are one name: the 时间 of 企业开办时间 asks nothing."""
    if folded.text[start:end] in names.places:  # 浙江 before 重大项目
        return start, end
    for token in cut:
        if token.kind != "word" or token.end - token.start < 2 or "turning" in token.groups:
            continue
        if token.start == end and _one_name(folded.text[start : token.end], names):
            return start, token.end
        if token.end == start and _one_name(folded.text[token.start : end], names):
            return token.start, end
    return start, end


def _one_name(text: str, names: Names) -> bool:
    return names.known(text) or bool(names.spread(text))


def _name_run(
    folded: Folded, start: int, end: int, names: Names, mentions: list[Mention], unknown: list[Token]
) -> None:
    """Add what the run names; what it does not name goes to the unknown."""
    text = folded.text[start:end]
    found, how = _meant_before(text, folded.text[end:], names)
    clear = how in (EXACT, NUMBER) or (how not in ("", NEAR) and all(n.label == "Organization" for n in found))
    clear &= how != PART or text not in names.places  # 安徽 is more than what bodies are called after
    at, place = (0, "") if clear else _place_in(text, names, anywhere=not found or how == NEAR)
    if place:
        first, after = start + at, start + at + len(place)
        if place.endswith("号"):  # 国务院79号文
            first, after = start, after + folded.text.startswith("文", after)
        elif at:
            _name_run(folded, start, first, names, mentions, unknown)
        mentions.append(Mention(first, after, folded.words(first, after), names.places[place], PLACE))
        if after < end:
            _name_run(folded, after, end, names, mentions, unknown)
        return
    if found and not (how == NEAR and _elsewhere(text, found)):
        mentions.append(Mention(start, end, folded.words(start, end), found, how))
        return
    taken = max((each.end for each in mentions if each.end <= start), default=0)
    if wider := _slip(folded, start, end, names, max(taken, start - MOST_WIDER)):
        mentions.append(wider)
        return
    inside = None if (start, end) in folded.quoted else _longest_inside(text, names)
    if inside is None:
        unknown.append(Token(start, end, "unknown"))
        return
    first, last = start + inside[0], start + inside[1]
    part, how = meant(folded.text[first:last], names)
    mentions.append(Mention(first, last, folded.words(first, last), part, how))
    _name_rest(folded, (start, first), names, mentions, unknown)
    _name_rest(folded, (last, end), names, mentions, unknown)


def _name_rest(
    folded: Folded, span: tuple[int, int], names: Names, mentions: list[Mention], unknown: list[Token]
) -> None:
    """Add what is left of a run beside a name: 网监处 of 突破年网监处, of which the first is the plan's, or unknown words."""
    words = folded.text[slice(*span)]
    if words in names.exact:
        mentions.append(Mention(*span, folded.words(*span), _alike(words, names.exact[words], names), EXACT))
    elif words:
        unknown.append(Token(*span, "unknown"))


def _meant_before(text: str, after: str, names: Names) -> tuple[tuple[Name, ...], str]:
    """What the text before other words can mean: 国办 before 牵头 is a body; so is 工信居, whose end sounds like that of one."""
    if (office := names.office(text)) and _ROLE.match(after):
        return office, SPREAD
    if text in names.places and _PLAN_OF_PLACE.match(after):
        return (), ""  # 国办2018年方案 is no office
    if text[-PIECE:] in names.places and text not in (*names.places, *names.exact) and _regions(text):
        return (), ""  # 北京朝阳
    found, how = meant(text.replace("的", "") if "的" in text and not names.known(text) else text, names)
    ends = () if found else (end for end in HEARD_ENDS if text[-1] in syllables().get(end, ""))
    alike = (name for end in ends for name in names.spread(text[:-1] + end))
    return found or tuple(name for name in alike if name.label == "Organization"), how


def _plan_apart(folded: Folded, start: int, end: int, names: Names, mentions: list[Mention]) -> int:
    """Where a plan's short name ends that was typed apart from what follows: 民爆 雷管占比; 0 for none.

    What another plan has in a name is no plan's short name.
    """
    for after in range(start + PIECE, end):
        at = folded.places[after - 1] + 1
        if folded.typed[at : at + 1].isspace():
            short = folded.text[start:after]
            plan = names.titled(short)
            if len(plan) == 1 and all(name.document == plan[0].id for name in names.holding(short)):
                mentions.append(Mention(start, after, folded.words(start, after), plan, SPREAD))
                return after
            break
    return 0


def _slip(folded: Folded, start: int, end: int, names: Names, earliest: int) -> Mention | None:
    """A name with a slip of the pen: its first characters are words of questions (内劳防治达标率), or it is a part (食品抽捡合格率)."""
    for first in range(earliest, start):
        if found := _near(folded.text[first:end], names):
            return Mention(first, end, folded.words(first, end), found, NEAR)
    if end - start < SHORTEST_NEAR or (start, end) in folded.quoted:
        return None
    if slipped := names.slipped(folded.text[start:end]):
        return Mention(start, end, folded.words(start, end), slipped, NEAR)
    return None


def _place_in(text: str, names: Names, *, anywhere: bool) -> tuple[int, str]:
    """Where plans are from, at the beginning of the text, else anywhere in what names nothing: 12345热线克拉玛依."""
    pieces = ((at, text[at : at + n]) for at in range(len(text)) for n in range(len(text) - at, 1, -1))
    return next(((at, piece) for at, piece in pieces if piece in names.places and (anywhere or not at)), (0, ""))


def _elsewhere(text: str, found: tuple[Name, ...]) -> bool:
    """Whether the text begins with a place that none of the names has: 陕西省市场主体总量 is not 全省市场主体总量."""
    place = re.match("[^全本我各]{2,4}?[省市]", text)
    return place is not None and not any(place[0] in folded for name in found for folded in name.folded)


def meant(text: str, names: Names) -> tuple[tuple[Name, ...], str]:
    """What the text can mean, and how that was found; the first way that finds something decides."""
    if text in names.exact:
        return _alike(text, names.exact[text], names), EXACT
    if len(text) < 2:
        return (), ""
    if names.known(text):
        return names.holding(text), PART
    if spread := names.spread(text):
        return spread, SPREAD
    return _near(text, names), NEAR


def _near(text: str, names: Names) -> tuple[Name, ...]:
    if len(text) < SHORTEST_NEAR:
        return ()
    scored: list[tuple[float, str]] = []
    matcher = SequenceMatcher(None, b=text, autojunk=False)
    for folded in names.sharing(text):
        matcher.set_seq1(folded)
        if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE:
            scored.append((matcher.ratio(), folded))
    top = max((score for score, _ in scored), default=0.0)
    return tuple(name for score, folded in scored if score > top - AHEAD for name in names.exact[folded])


def _longest_inside(text: str, names: Names) -> tuple[int, int] | None:
    """The longest piece of three characters or more, or whole name, inside a run that names nothing as a whole."""
    for length in range(len(text) - 1, 1, -1):
        for start in range(len(text) - length + 1):
            piece = text[start : start + length]
            if piece in names.exact or (length >= 3 and names.known(piece) and not piece.isdecimal()):
                return start, start + length
    return None
