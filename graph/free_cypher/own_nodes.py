"""Free queries on a Neo4j that other programs use, too: the mark (graph/mark.py) at every node of a stranger's patterns.

The words of a statement that was let through are followed once more. In MATCH, and where a subquery begins with a pattern, each
round bracket is a node's; elsewhere one is if a relationship and another bracket come after it. What is there and cannot be
read as a node refuses the statement: it would show what others have stored.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from plankg.graph.errors import FreeQueryRefused
from plankg.graph.free_cypher.cypher_lists import CLAUSES, SUBQUERIES
from plankg.graph.free_cypher.cypher_words import Word
from plankg.graph.mark import MARK

SEARCH = "db.index.fulltext.querynodes"
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_PATHS = frozenset({"SHORTESTPATH", "ALLSHORTESTPATHS"})
_OF_LABELS = frozenset(":|&!%()")
_BEFORE_LABEL = frozenset(":|&!(")


@dataclass(frozen=True, slots=True)
class Marked:
    """A statement with its marks. `written` has each piece with a mark and what is there without; `wanders`: paths of any length."""

    text: str
    written: tuple[tuple[str, str], ...] = ()
    wanders: bool = False

    def column(self, name: str) -> str:
        """The name of a column as it would be without marks."""
        for new, old in self.written:
            name = name.replace(new, old)
        return name


@dataclass(slots=True)
class _Reader:
    words: Sequence[Word]
    inside: bool = False  # a pattern
    open: list[tuple[str, bool]] = field(default_factory=list)
    chained: set[int] = field(default_factory=set)  # brackets of nodes at the other end of a relationship
    put: dict[int, str] = field(default_factory=dict)  # after a word
    nodes: list[tuple[int, int]] = field(default_factory=list)  # first and last word of a node's name and labels
    wanders: bool = False

    def text(self, place: int) -> str:
        return self.words[place].folded if 0 <= place < len(self.words) else ""

    def closing(self, place: int) -> int:
        """The place of the bracket that closes the one at `place`."""
        depth = 0
        for at in range(place, len(self.words)):
            sign = self.words[at].text if self.words[at].kind == "symbol" else ""
            depth += (sign in _CLOSING) - (sign in _CLOSING.values())
            if not depth:
                return at
        return len(self.words) - 1


def with_marks(statement: str, words: Sequence[Word]) -> Marked:
    """A statement that was let through, with the mark at every node.

    Args:
        statement: its text without comments.
        words: its words.

    Raises:
        FreeQueryRefused: where a node is, something is written that cannot be read as one.
    """
    reader = _Reader(words)
    for place, word in enumerate(words):
        if word.kind == "symbol":
            _symbol(reader, place, word.text)
        elif word.kind == "word":
            _keyword(reader, place, word.folded)
    _searches(reader)
    ends = list(_ends(statement, words))
    pieces, since = [], 0
    for place in sorted(reader.put):
        pieces += [statement[since : ends[place]], reader.put[place]]
        since = ends[place]
    written = [
        (_piece(statement, words, ends, first, last, reader.put), _piece(statement, words, ends, first, last, {}))
        for first, last in reader.nodes
    ]
    return Marked("".join([*pieces, statement[since:]]), tuple(dict.fromkeys(written)), reader.wanders)


def _ends(statement: str, words: Sequence[Word]) -> Iterator[int]:
    """Where each word ends in the text; between two words there is nothing but white space."""
    place = 0
    for word in words:
        place = statement.index(word.text, place) + len(word.text)
        yield place


def _piece(
    statement: str, words: Sequence[Word], ends: Sequence[int], first: int, last: int, put: dict[int, str]
) -> str:
    """The words from `first` to `last` as they are written, with what is put in between them."""
    found = words[first].text + put.get(first, "")
    for place in range(first + 1, last + 1):
        found += statement[ends[place - 1] : ends[place]] + put.get(place, "")
    return found


def _keyword(reader: _Reader, place: int, word: str) -> None:
    """A clause begins or ends a pattern; a name of the same letters does not."""
    if reader.text(place - 1) in (".", ":") or reader.text(place + 1) in ("=", ":", "."):
        return
    if word == "MATCH":
        reader.inside = True
    elif word in CLAUSES or word == "WHERE":
        reader.inside = False


def _symbol(reader: _Reader, place: int, sign: str) -> None:
    if sign == "(":
        _round(reader, place)
    elif sign == "[":
        _square(reader, place)
    elif sign == "{":
        begins = reader.text(place - 1) in SUBQUERIES and reader.text(place - 2) != "."
        reader.open.append((sign, reader.inside))
        reader.inside = begins
    elif sign in _CLOSING.values() and reader.open:
        reader.inside = reader.open.pop()[1]


def _round(reader: _Reader, place: int) -> None:
    before, following = reader.inside, _following(reader, place)
    node = before or place in reader.chained or following is not None
    reader.open.append(("(", before))
    reader.inside = False
    if not node:
        return
    if following is not None:
        reader.chained.add(following)
    end = _node(reader, place)
    if end is not None:
        return
    # ((a)-->(b)){1,3}, (p = (a)-->(b)), shortestPath((a)-[*]-(b)): a path in brackets.
    named = reader.text(place + 2) == "=" and reader.text(place + 3) == "("
    if before and (reader.text(place + 1) == "(" or named or reader.text(place - 1) in _PATHS):
        reader.inside = True
        return
    if before or place in reader.chained or reader.text(place + 2) == "IS":
        raise FreeQueryRefused("这样写的节点", "这个图数据库还存有其他程序的内容，请把节点写成 (n:标签 {属性: 值})")


def _node(reader: _Reader, place: int) -> int | None:
    """Mark the node whose bracket opens at `place`; the place where it closes, or None where it is no node's."""
    last = reader.closing(place)
    at = place + 1
    named = reader.text(at + 1) in (":", "{", ")", "WHERE")
    at += named and reader.words[at].kind in ("word", "quoted")
    begins = at
    if reader.text(at) == ":":
        while at < last and (reader.text(at) in _OF_LABELS or reader.words[at].kind in ("word", "quoted")):
            if reader.text(at) == "WHERE" and reader.text(at - 1) not in _BEFORE_LABEL:
                break
            at += 1
    labels = range(begins + 1, at)
    if reader.text(at) == "{":
        at = reader.closing(at) + 1
    if at != last and reader.text(at) != "WHERE":
        return None
    if not labels:
        reader.put[begins - 1] = f":{MARK}" + " " * (reader.text(begins) == "WHERE")
    elif all(reader.words[word].text == ":" or reader.words[word].kind in ("word", "quoted") for word in labels):
        reader.put[begins] = f"{MARK}:"
    else:
        reader.put[begins] = f"{MARK}&("
        reader.put[labels[-1]] = ")"
    reader.nodes.append((place, max(begins - 1, labels[-1] if labels else 0)))
    return last


def _following(reader: _Reader, place: int) -> int | None:
    """The place of the next node's bracket, where a relationship begins after the bracket that opens at `place`."""
    at = reader.closing(place) + 1
    if reader.text(at) == "{":  # ((a)-->(b)){1,3}-->(c)
        at = reader.closing(at) + 1
    elif reader.text(at) in ("+", "*") and reader.text(at + 1) in ("-", "<-"):
        at += 1
    if reader.text(at) not in ("-", "<-"):
        return None
    at += 1
    if reader.text(at) == "[":
        at = reader.closing(at) + 1
    if reader.text(at) not in ("-", "->"):
        return None
    at += 1
    if reader.text(at) in ("+", "*", "{"):
        reader.wanders = True
        at = reader.closing(at) + 1 if reader.text(at) == "{" else at + 1
    return at if reader.text(at) == "(" else None


def _square(reader: _Reader, place: int) -> None:
    reader.open.append(("[", reader.inside))
    reader.inside = False
    if reader.text(place - 1) in ("-", "<-"):
        end = reader.closing(place)
        reader.wanders |= any(reader.text(at) == "*" for at in range(place, end)) and reader.text(end + 1) in (
            "-",
            "->",
        )


def _searches(reader: _Reader) -> None:
    """What a search gives is kept where it is ours: the index of a label has the nodes of others, too."""
    for place in range(len(reader.words)):
        if reader.text(place) != "CALL" or reader.text(place - 1) in (".", ":"):
            continue
        opening = next((at for at in range(place, len(reader.words)) if reader.text(at) in ("(", "{")), place)
        if "".join(word.text for word in reader.words[place + 1 : opening]).lower() != SEARCH:
            continue
        end = reader.closing(opening)
        if reader.text(end + 1) != "YIELD":
            reader.put[end] = f" YIELD node, score WHERE node:{MARK} RETURN node, score"
            continue
        name, last = _yielded(reader, end + 2)
        if reader.text(last + 1) == "WHERE":
            reader.put[last] = f" WHERE {name}:{MARK} WITH *"
        else:
            reader.put[last] = f" WHERE {name}:{MARK}"


def _yielded(reader: _Reader, place: int) -> tuple[str, int]:
    """What the node of a search is called, and the last word of `node AS x, score`.

    Raises:
        FreeQueryRefused: the node is not among what is yielded.
    """
    name, at = "", place
    while True:
        column = reader.text(at)
        if reader.text(at + 1) == "AS":
            at += 2
        if column == "NODE":
            name = reader.words[at].text if at < len(reader.words) else ""
        if reader.text(at + 1) != ",":
            break
        at += 2
    if not name:
        raise FreeQueryRefused("没有 node 的检索结果", "请写 YIELD node, score")
    return name, at
