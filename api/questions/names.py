"""名称 (names): what the store's things are called, kept in memory until a document is stored or removed."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Any, Self

from plankg.api.catalogue.resolve import fold_name
from plankg.api.questions.words import syllables
from plankg.extract.text.numbering import chinese_number
from plankg.extract.text.segmenter import segmenter

# How a fragment of a name is found: the whole name, its number, a part in one piece, its pieces, something like it, a plan by its place.
EXACT, NUMBER, PART, SPREAD, NEAR, PLACE = "exact", "number", "part", "spread", "near", "place"
# A piece of a name that stands for it has this many characters; a body's short name keeps single ones (省药监局).
PIECE = 2
BODY_ENDS = "局厅委办院部会所站行"
BODY_LEVELS = "省市县区"
MOST_TIMES = 20  # as long a name can be as words with a slip of the pen in them
OF_TASKS = ("措施", "政策")  # which a plan has: 云溪省的措施 is no plan
ASSOCIATION_ENDS = ("协", "联")
# The place that a title begins with, and of a document's number the office and the number: 国办 and 79号.
_PLACE = re.compile("^(?:关于|印发|进一步|持续|加快|推进|推动|促进|支持|优化|调整)*([\u4e00-\u9fff]{2,6}?[省市县区州])")
_REGIONS = frozenset("省市州")
FIRST_YEAR = 2016  # of 十三五
_PERIOD = re.compile("十([三四五六])五")
_NUMBER = re.compile(r"^(\D{1,5}?)(?:发|函|字|政|厅)*[\[〔(]\d{4}[\])〕](\d+号)")
BodiesOf = Callable[[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Name:
    """名称 (name): one thing of the store with all that it is called. `document` is None for what documents share."""

    label: str
    id: str
    shown: str
    folded: tuple[str, ...]
    number: int | None = None
    printed: str = ""
    kind: str | None = None
    level: int | None = None
    path: str | None = None
    document: str | None = None

    @property
    def first(self) -> bool:
        """Whether it goes before others that fit as well: targets of running text come after those of the table."""
        return not (self.label == "Indicator" and self.kind == "text")


class Names:
    """All names of a store, and its documents with the years that each plans.

    Names are looked up in one long text that holds each of them once, whatever number of documents have it.
    """

    def __init__(
        self, names: Iterable[Name], documents: Sequence[Mapping[str, Any]] = (), bodies_of: BodiesOf | None = None
    ) -> None:
        self._bodies_of = bodies_of
        self._written: dict[str, frozenset[str]] = {}
        self._are_places: dict[str, bool] = {}
        self.all: tuple[Name, ...] = ()
        self.documents = tuple(documents)
        self.exact: Mapping[str, tuple[Name, ...]] = {}
        self._folded: tuple[str, ...] = ()
        self._starts: list[int] = []
        self._joined = ""
        self.add(tuple(names))

    def add(self, names: tuple[Name, ...]) -> None:
        """Some more, while nothing has been asked."""
        same: dict[str, list[Name]] = {}
        for name in names:
            for folded in name.folded:
                same.setdefault(folded, []).append(name)
        new = tuple(folded for folded in same if folded not in self.exact)
        self.exact = {**self.exact, **{folded: (*self.exact.get(folded, ()), *found) for folded, found in same.items()}}
        starts = accumulate((len(folded) + 1 for folded in new), initial=len(self._joined))
        self._starts = [*self._starts, *starts][: len(self._folded) + len(new)]
        self._folded = (*self._folded, *new)
        self._joined += "".join(f"{folded}\n" for folded in new)
        self.all = (*self.all, *names)

    def with_more(self, names: Iterable[Name]) -> Self:
        """These and others, among which there are no documents and no bodies: what is known of these is kept."""
        more = tuple(
            {name.id: name for name in names}.values()
        )  # first, for what that looks up is kept for all questions
        found = copy(self)
        found.add(more)
        return found

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The id of each document → its title."""
        return {str(each["document_id"]): str(each["title"]) for each in self.documents}

    @cached_property
    def _documents(self) -> tuple[Name, ...]:
        return tuple(name for name in self.all if name.label == "Document")

    @cached_property
    def _bodies(self) -> tuple[Name, ...]:
        return tuple(name for name in self.all if name.label == "Organization")

    @cached_property
    def places(self) -> Mapping[str, tuple[Name, ...]]:
        """Where plans are from → these plans: 甘肃 and 甘肃省 by title or issuer, 国办 and 79号 by the number."""
        rows = {str(each["document_id"]): each for each in self.documents}
        found: dict[str, list[Name]] = {}
        for name in self._documents:
            row = rows.get(name.id, {})
            printed = [fold_name(str(row.get(key) or "")) for key in ("title", "issuer")]
            words = {place for each in printed for place in self._places_of(each)}
            words |= {place[:-1] for place in words if len(place) > PIECE}
            words = words or self._place_of_bodies(name.id)
            words |= {part for parts in _NUMBER.findall(str(row.get("document_number") or "")) for part in parts}
            for place in words:
                found.setdefault(place, []).append(name)
        return {place: tuple(names) for place, names in found.items()}

    def _place_of_bodies(self, document: str) -> set[str]:
        """The place that several bodies of the plan itself are called after, where neither title nor issuer says one."""
        own = (body.folded[0][:PIECE] for body in self._bodies if body.id.startswith(f"org:{document}·"))
        places = (word for word, times in Counter(own).items() if times > 1)
        return {word for word in places if segmenter().tags(word)[0] == (word, "ns")}

    def of_places(self, bodies: Iterable[Name], documents: Iterable[str]) -> list[Name]:
        """Of the bodies those of the places that the documents are from: 教育局 in a plan of 岚堇市."""
        about = frozenset(documents)
        places = tuple(place for place, found in self.places.items() if any(name.id in about for name in found))
        named = (name for name in bodies if name.label == "Organization")
        return [n for n in named if n.folded[0].startswith(places) or n.id.removeprefix("org:").startswith(places)]

    def written_in(self, bodies: Sequence[Name], documents: Iterable[str]) -> list[Name]:
        """Of several bodies those that one of the documents names; none where nothing is to be narrowed."""
        return self.inside(bodies, documents) if len({name.id for name in bodies}) > 1 else []

    def twins(self, body: Name) -> list[Name]:
        """The same region as a body: 西山区 and 西山区人民政府, which lists have in either way."""
        called = {folded.removesuffix("人民政府") for folded in body.folded}
        regions = (words for words in called if len(words) > PIECE and words[-1] in BODY_LEVELS)
        found = (name for words in regions for each in (words, words + "人民政府") for name in self.exact.get(each, ()))
        return list({name.id: name for name in found if name.label == "Organization" and name.id != body.id}.values())

    def inside(self, bodies: Iterable[Name], documents: Iterable[str]) -> list[Name]:
        """The bodies that one of the documents names."""
        about = set(documents)
        if self._bodies_of is None or not about:
            return []
        for document in about - self._written.keys():
            self._written[document] = self._bodies_of(document)
        return [name for name in bodies if any(name.id in self._written[document] for document in about)]

    def _places_of(self, printed: str) -> Iterator[str]:
        """The places that a title or an issuer begins with, the one in the other: 上海市 and 嘉定区."""
        while (found := _PLACE.match(printed)) and self._is_place(found[1]):
            yield found[1]
            printed = printed[found.end() :]

    def _is_place(self, place: str) -> bool:
        """Whether it is one: 浙江省, or what bodies are called after; the 规范市 of 规范市场秩序 is none."""
        if place not in self._are_places:  # plans of one place are many
            called = place.endswith("省") or self._called_after(place)
            self._are_places[place] = called or segmenter().tags(place)[0] == (place, "ns")
        return self._are_places[place]

    @cached_property
    def _called(self) -> str:
        """The names of all bodies, a line each."""
        return "\n" + "\n".join(folded for name in self._bodies for folded in name.folded)

    def _called_after(self, place: str) -> bool:
        """Whether bodies are called after the place, also below a province or a city."""
        return any(f"{before}{place}" in self._called for before in ("\n", *_REGIONS))

    @classmethod
    def of(
        cls,
        rows: Iterable[Mapping[str, Any]],
        documents: Sequence[Mapping[str, Any]] = (),
        bodies_of: BodiesOf | None = None,
    ) -> "Names":
        """From rows of the query `names` and of `documents`; `bodies_of` looks up the ids of the bodies of a document."""
        return cls((name_of(row) for row in rows if row["name"]), documents, bodies_of)

    def known(self, fragment: str) -> bool:
        """Whether any name holds the fragment in one piece."""
        return fragment in self._joined

    def numbered(self, label: str, number: int) -> tuple[Name, ...]:
        """Things of one label with a number; of sections the chapters."""
        found = (name for name in self.all if name.label == label and name.number == number)
        return tuple(name for name in found if name.level in (None, 1))

    def asked_by(self, label: str, printed: str) -> tuple[Name, ...]:
        """Those with a number as it was typed; in a plan that has 24. and (二十四), 24 is the first of them."""
        found = self.numbered(label, number_in(printed) or 0)
        same = {name.document for name in found if _digits(name.printed) == _digits(printed)}
        return tuple(n for n in found if n.document not in same or _digits(n.printed) == _digits(printed))

    def part_of_chapter(self, chapter: int, part: int) -> tuple[Name, ...]:
        """Sections by the number of their chapter and their place in it: 第三章第五节."""
        paths = {(name.document, f"{name.path}/{part}") for name in self.numbered("Section", chapter)}
        return tuple(name for name in self.all if name.label == "Section" and (name.document, name.path) in paths)

    def titled(self, short: str) -> tuple[Name, ...]:
        """Documents whose title has all characters of a short name in their order; 十三五 is that of 2016-2020, too."""
        if period := _PERIOD.search(short):
            first = str(FIRST_YEAR + 5 * "三四五六".index(period[1]))
            said = (first, period[0], f"十{period[1]}个五年")
            dated = [n for n in self._documents if any(words in folded for folded in n.folded[:1] for words in said)]
            rest = short.replace(period[0], "")
            return tuple(n for n in dated if any(holds_pieces(folded, rest, 1) for folded in n.folded[:1]))
        found = (name for name in self._documents if any(holds_pieces(folded, short, 1) for folded in name.folded[:1]))
        return tuple(found)

    def titled_at(self, short: str) -> tuple[Name, ...]:
        """Documents of a place by characters of their title: 国办分工方案; its last word may be another one: 南充OPC措施."""
        for end in range(len(short) - PIECE, 1, -1):
            if at := self.places.get(short[:end]):
                rest = short[end:].removeprefix("的")
                said = rest[:-PIECE]
                listed = self.titled(said) if said else at if rest not in OF_TASKS else ()
                found = tuple(name for name in self.titled(rest) or listed if name in at)
                return found or tuple(name for name in at if said and self._issued_by(name.id, said))
        return ()

    def _issued_by(self, document: str, short: str) -> bool:
        """Whether the document's issuer has the characters in their order: 交通厅 of 交通运输厅."""
        rows = (each for each in self.documents if str(each["document_id"]) == document)
        return any(holds_pieces(fold_name(str(row.get("issuer") or "")), short, 1) for row in rows)

    def holding(self, fragment: str) -> tuple[Name, ...]:
        """Names that hold the fragment in one piece."""
        return self._names(self._with(fragment))

    def spread(self, fragment: str) -> tuple[Name, ...]:
        """Names that hold the fragment's pieces in their order: 食品抽检合格率 means 食品评价性抽检合格率."""
        if len(fragment) < 2 * PIECE - 1:
            return self._associations(fragment) if fragment[-1:] in ASSOCIATION_ENDS else ()
        found = [folded for folded in self._with(fragment[:PIECE]) if holds_pieces(folded, fragment)]
        if not found and (fragment[-1] in BODY_ENDS or fragment[0] in BODY_LEVELS):
            found = [folded for name in self._bodies for folded in name.folded if holds_pieces(folded, fragment, 1)]
            return tuple(name for name in self._names(found) if name.label == "Organization")
        return self._names(found)

    def office(self, fragment: str) -> tuple[Name, ...]:
        """The general office that two characters mean, that of the shortest name: 国办."""
        found = self._associations(fragment) if len(fragment) == PIECE and fragment.endswith("办") else ()
        offices = [name for name in found if name.folded[0].endswith(("办公厅", "办公室"))]
        return tuple(sorted(offices, key=lambda name: len(name.folded[0]))[:1])

    def _associations(self, fragment: str) -> tuple[Name, ...]:
        """Bodies whose name begins with the first of two characters and has the other: 消协 means 消费者协会."""
        return tuple(
            name
            for name in self._bodies
            if any(f.startswith(fragment[0]) and holds_pieces(f, fragment, 1) for f in name.folded)
        )

    def slipped(self, fragment: str) -> tuple[Name, ...]:
        """Names that hold the fragment's pieces but for one character: 食品抽捡合格率 means 食品评价性抽检合格率."""
        return self._names(folded for folded in self.sharing(fragment, 1, MOST_TIMES) if slips(folded, fragment))

    def heard_as(self, fragment: str) -> str:
        """What the names have that is read like the fragment, half of it or more in the same characters: 标准化 for 标准话."""
        alike = ("[" + re.escape(syllables().get(c, c)) + "]" for c in fragment)
        found = Counter(match[0] for match in re.finditer("".join(alike), self._joined))
        near = (
            words for words in found if words != fragment and 2 * sum(map(str.__eq__, words, fragment)) >= len(fragment)
        )
        return max(near, key=lambda words: found[words], default="")

    def sharing(self, fragment: str, least: float = 0.5, most: float = 2) -> Iterable[str]:
        """Folded names that share two characters in a row with the fragment and are so many times as long."""
        pairs = {fragment[at : at + PIECE] for at in range(len(fragment) - 1)}
        found = {folded for pair in pairs for folded in self._with(pair)}
        return sorted(folded for folded in found if least <= len(folded) / len(fragment) <= most)

    def _with(self, piece: str) -> Iterator[str]:
        """The folded names that hold a piece."""
        at = self._joined.find(piece)
        while at >= 0:
            index = bisect_right(self._starts, at) - 1
            folded = self._folded[index]
            yield folded
            at = self._joined.find(piece, self._starts[index] + len(folded))

    def _names(self, folded: Iterable[str]) -> tuple[Name, ...]:
        return tuple({name.id: name for words in folded for name in self.exact[words]}.values())


def holds_pieces(name: str, fragment: str, shortest: int = PIECE) -> bool:
    """Whether the fragment can be cut into pieces of `shortest` or more characters that follow one another in `name`.

    >>> holds_pieces("食品评价性抽检合格率", "食品抽检合格率"), holds_pieces("食品检验量", "食量")
    (True, False)
    """
    # reached[i]: where in the name the first i characters of the fragment can end at the earliest
    reached: dict[int, int] = {0: 0}
    for begin in range(len(fragment)):
        if begin not in reached:
            continue
        for end in range(begin + shortest, len(fragment) + 1):
            at = name.find(fragment[begin:end], reached[begin])
            if at < 0:
                break
            reached[end] = min(reached.get(end, len(name)), at + end - begin)
    return len(fragment) in reached


def slips(name: str, fragment: str) -> bool:
    """Whether one character of the fragment stands for another one of the name.

    >>> slips("食品评价性抽检合格率", "食品抽捡合格率"), slips("食品检验量", "药品检验量")
    (True, False)
    """
    after: dict[str, set[str]] = {}
    for before, character in pairwise(name):
        after.setdefault(before, set()).add(character)
    every = ((at, other) for at in range(1, len(fragment)) for other in after.get(fragment[at - 1], ()))
    return any(holds_pieces(name, fragment[:at] + other + fragment[at + 1 :]) for at, other in every)


def name_of(row: Mapping[str, Any]) -> Name:
    """From a row of one of the queries for names."""
    aliases = [str(alias) for alias in row["aliases"] or ()]
    printed = [str(row["name"]), *aliases]
    if row["label"] in ("Document", "Policy") and row["number"]:
        printed.append(str(row["number"]))
    folded = dict.fromkeys(fold_name(words) for words in printed)
    return Name(
        label=str(row["label"]),
        id=str(row["node_id"]),
        shown=str(row["name"]),
        folded=tuple(words for words in folded if words),
        printed=str(row["number"] or ""),
        number=number_in(str(row["number"] or "")) if row["label"] not in ("Document", "Policy") else None,
        kind=row["kind"],
        level=row["level"],
        path=row["path"],
        document=row["document"],
    )


def _digits(printed: str) -> bool:
    return any(c.isdecimal() for c in printed)


def number_in(printed: str) -> int | None:
    """The number as written, in digits or Chinese: 19, 专栏3, 第十五章, (二); None for none.

    >>> [number_in(printed) for printed in ("19", "专栏3", "第十五章", "(二)", "")]
    [19, 3, 15, 2, None]
    """
    digits = "".join(c for c in printed if c.isdecimal())
    if digits:
        return int(digits)
    chinese = "".join(c for c in printed if c in "〇零一二三四五六七八九十百两")
    return chinese_number(chinese) if chinese else None
