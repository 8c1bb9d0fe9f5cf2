"""原文片段 (passages): the sentences of the documents that are nearest to a question's words. They are no answer.

Ranked by BM25 (Robertson and Zaragoza 2009, k1 = 1.2, b = 0.75) over pairs and triples of neighbouring characters.
"""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from cachetools import LRUCache

from plankg.api.catalogue.resolve import fold_name
from plankg.api.catalogue.wording import VALUES
from plankg.api.questions.frame import within
from plankg.api.questions.ranking import Line
from plankg.extract.text.lines import sentences
from plankg.extract.text.unbroken import unbroken

if TYPE_CHECKING:
    from plankg.api.catalogue.texts import Texts
    from plankg.graph.store import Store

SATURATION, BY_LENGTH = 1.2, 0.75
SIZES = (2, 3)
MOST = 3
# In a store of more documents only those are read in which the index finds something near.
MOST_DOCUMENTS = 16
LONGEST_TITLE = 40
LONGEST_TOP = 600  # characters before the first heading
LONGEST_AROUND = 2000  # characters of the text around a sentence
FEW_LINES, SHORT_LINE = 6, 14  # of a table that is no more than text
LONGEST_QUOTE = 200  # characters of a sentence with those around it
LONGEST_LIST = 500  # where a list is asked for: its items may be sentences
LONGEST = 400  # characters; a longer stretch without a full stop is a table or a list and is cut at its lines
# Less of the question's rare pairs and triples than this is a coincidence.
LEAST_SHARE = 0.25
# Words of a sentence that says when, or who does it.
TELLING = {
    "deadlines-of-task": re.compile(r"20\d\d年|\d月|年底|季度末|\d个?工作日|\d天|\d小时"),
    "bodies-of-task": re.compile("牵头|责任单位|责任部门|配合单位|分工负责"),
}
_NUMBER = r"[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|\d{1,3}[.．、](?:(?!\d)|(?=20\d\d年))|第[一二三四五六七八九十]{1,3}[章节条]"
# Where a file holds plans of several places, the line that begins each: 青禾市2023年政务公开工作要点.
_PART = re.compile(
    r"(?<=[。）)】:：日号])[ \t]*\n[ \t]*(?P<title>(?P<place>[\u4e00-\u9fff]{2,4}?)[省市县区州][^\n。；：，,《》]{0,30}\n?[^\n。；：，,《》]{0,30}"
    r"(?:规划|方案|计划|要点|纲要|措施|意见|办法))[ \t]*(?=\n)"
)
# （责任单位：市数据局） after a full stop, which belongs to what is before it.
_ANNOTATION = re.compile(
    "(?<=[。；])[ \t]*[（(](?:责任|牵头|配合|主管|实施|主责)(?:单位|部门)?[:：][^（）()]*(?:[（(][^（）()]*[)）][^（）()]*)*[)）]"
)
# A page line, with the blank lines around it: ⏎⏎# Page 12:⏎.
_PAGE = r"[ ]*(?:(?:\#+[ ]*)?[Pp]age[ ]*\d{1,4}[ ]*:?|-{1,2}[ ]*\d{1,4}[ ]*-{1,2})[ ]*"
_PAGE_FIRST = re.compile(rf"{_PAGE}\n\s*")
_PAGE_BEFORE = re.compile(rf"{_PAGE}$")
_BREAK = re.compile(rf"\n\s*\n(?!{_PAGE}\n)|(?<=[：:])\n|\n(?=\s*(?:{_NUMBER}))")


@dataclass(frozen=True, slots=True)
class Passage:
    """原文片段 (passage): a sentence of a document; offsets are code points, half-open. `score` is only for the order.

    `task_id` and `within`: the task that it belongs to, in Chinese with its bodies and its time limit; empty for none.
    """

    quote: str
    document_id: str
    start: int
    end: int
    score: float
    task_id: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    folded: str
    paragraph: int


class Passages:
    """Finds the nearest sentences in one store."""

    def __init__(self, store: "Store", texts: "Texts") -> None:
        self._store = store
        self._texts = texts
        self._headed: LRUCache[str, tuple[str, tuple[Line, ...]]] = LRUCache(MOST_DOCUMENTS)

    def nearest(self, words: Sequence[str], documents: Sequence[str]) -> tuple[Passage, ...]:
        """Up to `MOST` sentences, the nearest first; none where too little of the words is in any.

        Args:
            words: the words of the question that say what it is about.
            documents: ids of the documents to look in.

        Raises:
            StoreError: the store does not answer.
        """
        wanted = list(dict.fromkeys(gram for word in words for gram in grams(fold_name(word))))
        if not wanted:
            return ()
        texts = {document: self._texts.read(document)[1] for document in self._few(words, documents)}
        found = [(document, one) for document, text in texts.items() for one in _sentences(text)]
        return tuple(self._placed(one) for one in _best(found, wanted, texts))

    def elsewhere(
        self, words: str, documents: Sequence[str], rows: Sequence[Mapping[str, Any]]
    ) -> tuple[tuple[Passage, ...], int]:
        """The first `MOST` sentences with the words that none of the rows is of, and how many there are.

        Raises:
            StoreError: the store does not answer.
        """
        known = [(row["document_id"], row["start"], row["end"]) for row in rows]
        every = ((d, one) for d, one in self._every((words,), documents) if fold_name(words) in one.folded)
        found = [e for e in every if not any(d == e[0] and s < e[1].end and e[1].start < end for d, s, end in known)]
        read = ((self._texts.read(d)[1][one.start : one.end], d, one.start, one.end) for d, one in found[:MOST])
        return tuple(self._placed(Passage(*each, 0.0)) for each in read), len(found)

    def telling(self, kind: str, document: str, start: int, end: int) -> tuple[Passage, ...]:
        """The first `MOST` sentences of a range with words of their kind in `TELLING`: 执行期限至2025年12月31日.

        Raises:
            StoreError: the store does not answer.
        """
        text = self._texts.read(document)[1]
        every = (one for one in _sentences(text) if start <= one.start and one.end <= end)
        inside = (one for one in every if TELLING[kind].search(one.folded))
        found = islice(inside, MOST)
        return tuple(
            self._placed(Passage(text[one.start : one.end], document, one.start, one.end, 0.0)) for one in found
        )

    def lines(self, words: Sequence[str], documents: Sequence[str]) -> list[Line]:
        """The sentences of the documents to read, with the headings over them and the text around them.

        Raises:
            StoreError: the store does not answer.
        """
        return [line for document in self._few(words, documents) for line in self._lines(document)]

    def _lines(self, document: str) -> tuple[Line, ...]:
        text = self._texts.read(document)[1]
        if (kept := self._headed.get(document)) and kept[0] is text:
            return kept[1]
        rows = self._store.run(within("heading"), {"document": document}).rows
        found = tuple(_under_headings(document, text, rows))
        self._headed[document] = text, found
        return found

    def of_parts(self, question: str, places: Sequence[str], documents: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The places that a question names of which a part of some documents is the plan, with these.

        `places`: those that the question has as far as a dictionary knows; of many documents only these are looked up.

        Raises:
            StoreError: the store does not answer.
        """
        few = documents if len(documents) <= MOST_DOCUMENTS else self._few(places, documents) if places else ()
        found: dict[str, list[str]] = {}
        for document in few:
            for place in {of for _, of, _ in _parts(self._texts.read(document)[1])}:
                if place in question:
                    found.setdefault(place, []).append(document)
        return {place: tuple(listed) for place, listed in found.items()}

    def around(self, line: Line, *, listed: bool = False) -> Line:
        """The sentence with those after it and before it in its paragraph, as far as they are short; more if `listed`.

        Raises:
            StoreError: the store does not answer.
        """
        every = _sentences(self._texts.read(line.document)[1])
        at = bisect_right(every, line.start, key=lambda one: one.start) - 1
        first = last = at
        for step in (1, -1):
            while 0 <= (other := (last if step > 0 else first) + step) < len(every):
                first_, last_ = min(first, other), max(last, other)
                long = every[last_].end - every[first_].start > (LONGEST_LIST if listed else LONGEST_QUOTE)
                if long or every[other].paragraph != every[at].paragraph:
                    break
                first, last = first_, last_
        return replace(line, start=every[first].start, end=every[last].end)

    def owned(self, line: Line) -> bool:
        """Whether bodies are named for the task that a sentence belongs to.

        Raises:
            StoreError: the store does not answer.
        """
        return any(row["name"] for row in self._tasks_at(line.document, line.end))

    def places(self, lines: Sequence[Line]) -> list[dict[str, object]]:
        """Where sentences are, with the task that they belong to, its bodies and its time limit.

        Raises:
            StoreError: the store does not answer.
        """
        found = []
        for rank, line in enumerate(lines):
            rows = self._tasks_at(line.document, line.end)
            title, deadline = (str(rows[0][key] or "") for key in ("title", "deadline")) if rows else ("", "")
            place = {"id": line.document, "start": line.start, "end": line.end, "rank": rank}
            found.append({**place, "title": title, "bodies": "，".join(_duties(rows)), "deadline": deadline})
        return found

    def tasks_of(self, document: str, end: int) -> tuple[str, ...]:
        """The id of the innermost task that a place belongs to and that bodies are named for, if any.

        Raises:
            StoreError: the store does not answer.
        """
        return tuple(str(row["task_id"]) for row in self._tasks_at(document, end)[:1])

    def _tasks_at(self, document: str, end: int) -> Sequence[Mapping[str, Any]]:
        """The innermost task that the place belongs to and that bodies are named for, a row for each body."""
        return self._store.run(within(), {"document": document, "start": end - 1}).rows

    def _every(self, words: Sequence[str], documents: Sequence[str]) -> list[tuple[str, _Sentence]]:
        """The sentences of the documents to read."""
        few = self._few(words, documents)
        return [(document, one) for document in few for one in _sentences(self._texts.read(document)[1])]

    def _few(self, words: Sequence[str], documents: Sequence[str]) -> Sequence[str]:
        """The documents to read: of many those in which the index finds something near."""
        if len(documents) <= MOST_DOCUMENTS:
            return documents
        allowed = frozenset(documents)
        whole = ['"' + word.replace("\\", " ") + '"' for word in words]
        # All of the words, or one, or pairs of characters: what many tasks have takes the index long.
        ways = (" AND ".join(whole), " ".join(whole), " ".join(words))
        rows = next(filter(None, (self._store.run("documents-near", {"text": text}).rows for text in ways)), ())
        return [row["document_id"] for row in rows if row["document_id"] in allowed][:MOST_DOCUMENTS]

    def _placed(self, passage: Passage) -> Passage:
        """The passage with the task that it belongs to, for that says who does it and until when."""
        rows = self._tasks_at(passage.document_id, passage.end)
        if not rows:
            return passage
        said = [f"任务“{str(rows[0]['title'])[:LONGEST_TITLE]}”", *_duties(rows)]
        if rows[0]["deadline"]:
            said.append(f"时限：{rows[0]['deadline']}")
        return replace(passage, task_id=str(rows[0]["task_id"]), within="，".join(said))


def _duties(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The bodies of a task by their roles, in Chinese."""
    for role, word in VALUES["role"].items():
        if bodies := [str(row["name"]) for row in rows if row["role"] == role]:
            yield f"{word}：{'、'.join(bodies)}"


def _under_headings(document: str, text: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[Line]:
    """The sentences of a text with all headings that they are under, and the text of the innermost."""
    first = rows[0]["start"] if rows else 0
    top = fold_name(text[: min(first, LONGEST_TOP)])
    parts, part = list(_parts(text)), ""
    titles = [fold_name(str(row["title"])) for row in rows]
    texts = [fold_name(text[row["start"] : min(row["end"], row["start"] + LONGEST_AROUND)]) for row in rows]
    over, after = list[int](), 0
    for one in _sentences(text):
        while parts and parts[0][0] <= one.start:
            _, part, top = parts.pop(0)
        while after < len(rows) and rows[after]["start"] <= one.start:
            over.append(after)
            after += 1
        over = [at for at in over if one.start < rows[at]["end"]]
        inner = min(over, key=lambda at: rows[at]["end"] - rows[at]["start"], default=None)
        around = texts[inner] if inner is not None else ""
        heading = "\n".join(dict.fromkeys(titles[at] for at in over))
        front = not over and bool(rows) and one.end <= first
        yield Line(
            document,
            one.start,
            one.end,
            one.folded,
            heading,
            around,
            front,
            top,
            part,
            _tabled(text[one.start : one.end]),
        )


def _tabled(text: str) -> bool:
    """Whether it is a stretch of cells: many short lines."""
    lines = text.split("\n")
    return len(lines) > FEW_LINES and len(text) < len(lines) * SHORT_LINE


def grams(text: str) -> Iterator[str]:
    """Its pairs and triples of neighbouring characters.

    >>> list(grams("算力券"))
    ['算力', '力券', '算力券']
    """
    for size in SIZES:
        for at in range(len(text) - size + 1):
            yield text[at : at + size]


def _best(found: Sequence[tuple[str, _Sentence]], wanted: Sequence[str], texts: Mapping[str, str]) -> Iterator[Passage]:
    common = [[gram for gram in wanted if gram in one.folded] for _, one in found]
    frequency = Counter(gram for grams_ in common for gram in grams_)
    rarity = {gram: math.log(1 + (len(found) - frequency[gram] + 0.5) / (frequency[gram] + 0.5)) for gram in wanted}
    whole = sum(rarity.values())
    mean = sum(len(one.folded) for _, one in found) / max(1, len(found))
    scored = []
    for (document, one), shared in zip(found, common, strict=True):
        if not shared or sum(rarity[gram] for gram in shared) < LEAST_SHARE * whole:
            continue
        spread = SATURATION * (1 - BY_LENGTH + BY_LENGTH * len(one.folded) / mean)
        counts = ((rarity[gram], one.folded.count(gram)) for gram in shared)
        score = sum(rare * count * (SATURATION + 1) / (count + spread) for rare, count in counts)
        scored.append((-score, document, one.start, one.end))
    for score, document, start, end in sorted(scored)[:MOST]:
        yield Passage(texts[document][start:end], document, start, end, round(-score, 4))


@lru_cache(maxsize=2 * MOST_DOCUMENTS)
def _sentences(text: str) -> tuple[_Sentence, ...]:
    each = ((start, end, unbroken(text, start, end).words, at) for start, end, at in _spans(text))
    return tuple(_Sentence(start, end, fold_name(words), at) for start, end, words, at in each)


@lru_cache(maxsize=2 * MOST_DOCUMENTS)
def _parts(text: str) -> tuple[tuple[int, str, str], ...]:
    """Where the plans of several places begin that one file holds, with their places and titles; none where it is one's."""
    found = tuple((e.start("title"), e["place"], fold_name(e["title"])) for e in _PART.finditer(text))
    return found if any(place not in text[: found[0][0]].split("\n", 1)[0] for _, place, _ in found) else ()


def _line(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The line that ends where a break is."""
    return text.rfind("\n", 0, match.start()) + 1, match.start()


def _spans(text: str) -> Iterable[tuple[int, int, int]]:
    """The sentences with the number of their paragraph."""
    at = 0
    ends = {match.start() for match in _BREAK.finditer(text) if not _PAGE_BEFORE.search(text, *_line(text, match))}
    ends |= {match.end() for match in _ANNOTATION.finditer(text)}
    for number, end in enumerate(sorted(ends | {len(text)})):
        for span in sentences(text, at, end, stops="。！？；"):
            page = _PAGE_FIRST.match(text, span.start, span.end)
            start = page.end() if page else span.start
            if span.end - start <= LONGEST:
                yield start, span.end, number
                continue
            for line in re.finditer(r"\S[^\n]*", text[start : span.end]):
                yield start + line.start(), start + line.end(), number
        at = end
