"""How an intent reads a question (理解): whether it has what the intent needs, in its order, and what is left over."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import permutations

from plankg.api.questions.entity_linking import Mention, ParsedQuestion
from plankg.api.questions.intent import NOUNS, PASSED, Intent, Slot
from plankg.api.questions.names import EXACT, NUMBER, Name
from plankg.api.questions.tokens import HARD, WHOLE, Token, amount_of

# Words that ask for bodies, or for what they do.
_OF_BODIES = frozenset(
    ["who", "body", "carry-body", "lead", "lead-body", "help", "help-body", "join", "guide", "which"]
)
_TWO_ROLES = re.compile(
    "(?:责任|负责|配合)(?:单位|部门).*[,;、和与及].*牵头|牵头.*[,;、和与及].*(?:责任|负责|配合)(?:单位|部门)"
)
_OF_QUANTITY = re.compile("(?<![有共含括是])(?:多少|几[个家所座处])[?？。]?$")
# More things than this are not named in one question that an intent can answer.
MOST_MENTIONS = 5


@dataclass(frozen=True, slots=True)
class Filled:
    """A slot with the mention that fills it and what that can mean; one name when it is clear."""

    slot: Slot
    mention: Mention
    names: tuple[Name, ...]

    @property
    def clear(self) -> bool:
        """Whether only one thing can be meant."""
        return len({name.id for name in self.names}) == 1


@dataclass(frozen=True, slots=True)
class Understanding:
    """How an intent reads a question. `unused` are the pieces that it cannot account for."""

    intent: Intent
    filled: tuple[Filled, ...]
    parameters: Mapping[str, object]
    text: str
    counted: bool
    asked: frozenset[str]
    unused: tuple[Token | Mention, ...]

    @property
    def weight(self) -> int:
        """How many characters are left over."""
        return sum(piece.end - piece.start for piece in self.unused)

    @property
    def unclear(self) -> int:
        """How many of its names can mean several things, or are hardly given."""
        return sum(not each.clear or not each.mention.sure(each.names[0]) for each in self.filled)

    @property
    def loose(self) -> bool:
        """Whether tasks are asked for by words that are no more than like an indicator's name: 与电子证照有关的任务."""
        return self.intent.name == "tasks-of-indicator" and all(each.mention.how != EXACT for each in self.filled)

    def mostly_unused(self, parsed: ParsedQuestion) -> bool:
        """Whether more of the question is left over than was understood; particles count for neither."""
        said = [word for word in parsed.words if "particle" not in word.groups]
        pieces: list[Token | Mention] = [*said, *parsed.mentions, *parsed.unknown, *parsed.years]
        return 2 * self.weight > sum(piece.end - piece.start for piece in pieces)


def understand(intent: Intent, parsed: ParsedQuestion) -> Understanding | None:
    """How the intent reads the question; None when a word or a thing that it needs is not there."""
    present = parsed.groups
    if parsed.years:
        present |= {"year"}
    asked = asked_nouns(parsed)
    if any(word.groups & {"column", "chapter", "section"} for word in asked):
        present |= {"asked-place"}
    filled = _fill(intent.slots, parsed.mentions)
    looked_for = _looked_for(parsed) if "text" in intent.flags else None
    if looked_for and (looked_for.start, looked_for.end) in parsed.folded.quoted:
        present |= {"quoted"}
    if (
        filled is None
        or ("text" in intent.flags and looked_for is None)
        or not all(need & present for need in intent.needs)
    ):
        return None
    if not _in_order(intent, parsed, filled, asked):
        return None
    counted = bool(intent.key) and "count" in present
    if "duties" in intent.flags and "when" in present and not present & {"deadline", "task", *_OF_BODIES}:
        return None  # 执行到什么时候 asks for no bodies
    counts = [word for word in parsed.words if "count" in word.groups]
    amount = _OF_QUANTITY.search(parsed.folded.text) or any(amount_of(parsed.typed(word)) for word in counts)
    amount = amount or any(piece.start == word.end for word in counts for piece in parsed.unknown)  # 几个点
    if counted and not asked and intent.query.startswith("parts-of-") and amount:
        return None  # 几户 and 收多少 ask for no tasks
    parameters, twofold = _chosen(intent, present, counted)
    if _TWO_ROLES.search(parsed.folded.text):
        parameters.pop("role", None)  # the rows say which
    unused = _unused(intent, parsed, filled, asked)
    unused += [word for word in parsed.words if word.groups & twofold]
    if looked_for and not _asked_for(looked_for, parsed):
        unused = [piece for piece in unused if piece.end <= looked_for.start or piece.start >= looked_for.end]
    unused.sort(key=lambda piece: piece.start)
    text = parsed.typed(looked_for) if looked_for else ""
    nouns = frozenset(group for word in asked for group in word.groups & NOUNS)
    return Understanding(intent, filled, parameters, text, counted, nouns, tuple(unused))


def _in_order(intent: Intent, parsed: ParsedQuestion, filled: tuple[Filled, ...], asked: list[Token]) -> bool:
    """Whether what is named is where the intent has it, before or after what is asked."""
    named = [each.mention for each in filled if each.slot.parameter != "document"]
    before = [(word, mention) for word in asked for mention in named if word.start < mention.start]
    held = any(_between("contain", word, mention, parsed) for word, mention in before)
    if ("named_first" in intent.flags and before and not held) or ("holds" in intent.flags and held):
        return False
    if "named_first" in intent.flags and any(_below(mention, asked, parsed) for mention in named):
        return False
    if "named_last" not in intent.flags or "passive" in parsed.groups:
        return True
    first = min(word.start for word in parsed.words if word.groups & intent.needs[0])
    cited = any(word.groups & {"policy", "file"} and first < word.start for word in asked)
    return all(first < mention.start for mention in named if cited or mention.of(("Document",)))


def _below(mention: Mention, asked: list[Token], parsed: ParsedQuestion) -> bool:
    """Whether the question asks for what is below: 行动下面有哪些项目, which 下面 says before 哪些."""
    first = min((word.start for word in asked), default=0)
    return any({"contain", "within"} <= word.groups and mention.end <= word.start < first for word in parsed.words)


def _between(group: str, word: Token, mention: Mention, parsed: ParsedQuestion) -> bool:
    return any(group in verb.groups and word.end <= verb.start < mention.start for verb in parsed.words)


def _chosen(intent: Intent, present: frozenset[str], counted: bool) -> tuple[dict[str, object], frozenset[str]]:
    """The parameters of a question with these groups, and the groups that give a number of two values at once.

    预期性几个，约束性几个 has two answers; 牵头和配合的任务 has one, whose rows say which they are.
    """
    parameters = dict(intent.fixed)
    twofold: set[str] = set()
    for name in {name for name, _ in intent.chosen.values()}:
        groups = {group for group, (key, _) in intent.chosen.items() if key == name and group in present}
        values = {intent.chosen[group][1] for group in groups}
        if len(values) == 1:
            parameters[name] = values.pop()
        elif counted:
            twofold |= groups
    return parameters, frozenset(twofold)


def _unused(
    intent: Intent, parsed: ParsedQuestion, filled: tuple[Filled, ...], asked: list[Token]
) -> list[Token | Mention]:
    """The pieces that the intent cannot account for."""
    wanted = (frozenset().union(*intent.needs) | intent.bears | intent.chosen.keys() | PASSED) - intent.minds
    if intent.key:
        wanted |= {"count"}
    used = {id(each.mention) for each in filled} | _named_again(parsed, filled)
    words = [word for word in parsed.words if not word.groups & wanted or "turning" in word.groups]
    astray = [word for word in asked if word.groups & wanted and not word.groups & intent.gives]
    mentions = [mention for mention in parsed.mentions if id(mention) not in used]
    words += [word for word in parsed.words if word not in words and _of_another_plan(word, parsed)]
    return [*words, *astray, *mentions, *parsed.unknown, *parsed.years]


def _of_another_plan(word: Token, parsed: ParsedQuestion) -> bool:
    """Whether the word ends the title of a plan that the store does not have: 药品安全规划."""
    if "document" not in word.groups:
        return False
    named = any(each.end == word.start and not each.of(("Document",)) for each in parsed.mentions)
    return named or any(each.end == word.start for each in parsed.unknown)


def _named_again(parsed: ParsedQuestion, filled: tuple[Filled, ...]) -> set[int]:
    """Mentions of what fills a slot under its other name: 第二章“总体要求”, 岚堇市的糖坊建设规划."""
    meant = {name.id: name for each in filled for name in each.names}
    found = set()
    for mention in parsed.mentions:
        same = [meant[name.id] for name in mention.names if name.id in meant]
        numbered = any(each.mention.how == NUMBER and each.slot.parameter != "document" for each in filled)
        alone = {name.id for name in mention.names} <= meant.keys()
        if same and (numbered or alone or mention.how in (EXACT, NUMBER) or same[0].label == "Document"):
            found.add(id(mention))
    return found


def asked_nouns(parsed: ParsedQuestion) -> list[Token]:
    """The nouns after a which or a how many, or before one at the end: the 指标 of 哪些约束性指标 and of 指标有几个."""
    found = []
    for at, word in enumerate(parsed.words):
        if not word.groups & {"which", "count"}:
            continue
        if word.groups & NOUNS:  # 几章, 专栏几
            found.append(word)
            continue
        end = word.end
        for place, following in enumerate(parsed.words[at + 1 : at + 3], at + 2):
            if following.start != end:
                break
            end = following.end
            if following.groups & NOUNS:
                # 列出规划的专栏 asks for columns.
                whole = following.groups & PASSED and any(each.groups & NOUNS for each in parsed.words[place:])
                whole = whole and parsed.folded.text[word.start : word.start + 2] not in ("哪些", "哪几")
                found += [] if whole else [following]
                break
        else:
            before = parsed.words[at - 1] if at else None
            after = parsed.words[at + 1 :]
            listed = "count" in word.groups or parsed.folded.text[word.start] == "有"
            if listed and before and before.end == word.start and all("particle" in each.groups for each in after):
                found += [before] if before.groups & NOUNS else []
    return found


def _looked_for(parsed: ParsedQuestion) -> Token | Mention | None:
    """The piece to look for in the texts: what is in quotes, else the longest.

    A single character next to it that only looks like a particle belongs to it: the 能 of 人工智能.
    """
    quoted = set(parsed.folded.quoted)
    pieces = _side_by_side([*parsed.unknown, *parsed.mentions], quoted)
    found = max(pieces, key=lambda p: ((p.start, p.end) in quoted, p.end - p.start), default=None)
    if isinstance(found, Mention) and (found.how == NUMBER or found.of(("Document",))):
        return None  # 第二章 and a plan are no words to look for
    if found is None or (found.start, found.end) in quoted:
        return found
    start, end = found.start, found.end
    soft = {(word.start, word.end) for word in parsed.words if word.end - word.start == 1 and "particle" in word.groups}
    soft = {(first, last) for first, last in soft if parsed.folded.text[first] not in HARD}
    while (end, end + 1) in soft:
        end += 1
    while (start - 1, start) in soft:
        start -= 1
    return found if (start, end) == (found.start, found.end) else replace(found, start=start, end=end)


def _asked_for(piece: Token | Mention, parsed: ParsedQuestion) -> bool:
    """Whether the piece is what the question wants a list of: 提到哪些大学 does not ask where 大学 is."""
    return any(word.groups & {"which", "count"} and word.end == piece.start for word in parsed.words)


def _side_by_side(pieces: list[Token | Mention], quoted: set[tuple[int, int]]) -> list[Token | Mention]:
    """The pieces, an unknown one together with what is next to it: the 企业 of 僵尸企业 is no body.

    What is in quotation marks stays by itself.
    """
    found: list[Token | Mention] = []
    for piece in sorted(pieces, key=lambda piece: piece.start):
        before = found[-1] if found else None
        if any(each and ((each.start, each.end) in quoted or _names_itself(each)) for each in (piece, before)):
            found.append(piece)
        elif before and before.end == piece.start and isinstance(before, Token) | isinstance(piece, Token):
            found[-1] = Token(before.start, piece.end, "unknown")
        else:
            found.append(piece)
    return found


def _names_itself(piece: Token | Mention) -> bool:
    """Whether the piece names something by itself."""
    if not isinstance(piece, Mention):
        return False
    long = piece.how == EXACT and piece.end - piece.start >= WHOLE
    return long or piece.how == NUMBER or bool(piece.of(("Document",)))


def _fill(slots: tuple[Slot, ...], mentions: tuple[Mention, ...]) -> tuple[Filled, ...] | None:
    """The best way to give each slot its mention: whole names before parts, needed slots all filled."""
    if not slots:
        return ()
    candidates = sorted(mentions, key=lambda m: (m.how not in (EXACT, NUMBER), m.start - m.end))[:MOST_MENTIONS]
    nothing: list[Mention | None] = [None] * len(slots)
    best: tuple[tuple[int, int, int], tuple[Filled, ...]] | None = None
    for order in permutations([*candidates, *nothing], len(slots)):
        filled = []
        for slot, mention in zip(slots, order, strict=True):
            if mention is None:
                continue
            if not (names := mention.of(slot.labels)):
                break
            filled.append(Filled(slot, mention, names))
        else:
            missing = {slot.parameter for slot in slots if slot.needed} - {each.slot.parameter for each in filled}
            if missing:
                continue
            whole = sum(each.mention.how in (EXACT, NUMBER) for each in filled)
            clear = sum(each.clear for each in filled)
            early = -sum(i * each.mention.start for i, each in enumerate(reversed(filled)))
            score = (len(filled), whole + clear, early)
            if best is None or score > best[0]:
                best = score, tuple(filled)
    return best[1] if best else None
