"""Reads the patterns and conditions of a statement that was let through: which labels, types, properties and values it names.

Enough to say why an answer is empty, no more: variables are taken for the same in the whole statement, and what is not
recognised is left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from plankg.graph.free_cypher.cypher_words import Word

Direction = Literal["out", "in", "both"]
_COMPARISONS = frozenset({"=", "<", ">", "<=", ">="})
_ESCAPES = {"\\n": "\n", "\\t": "\t", "\\'": "'", '\\"': '"', "\\\\": "\\"}


@dataclass(frozen=True, slots=True)
class Hop:
    """A relationship of a pattern between two variables; `most` is None where its length has no bound, `edge` its own variable."""

    source: str
    types: tuple[str, ...]
    target: str
    direction: Direction
    most: int | None = 1
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Test:
    """A property compared with a value: `has` is `value IN list`, `in` one of several; `date` says that the value is a date."""

    variable: str
    name: str
    operator: str
    value: object
    date: bool = False


@dataclass(slots=True)
class Patterns:
    """What a statement names. A variable without labels may have any; `edges` has the types of relationship variables."""

    labels: dict[str, tuple[str, ...]] = field(default_factory=dict)
    edges: dict[str, tuple[str, ...]] = field(default_factory=dict)
    hops: list[Hop] = field(default_factory=list)
    tests: list[Test] = field(default_factory=list)
    properties: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Element:
    """What is inside the brackets of a node or relationship, and the place after them."""

    variable: str
    names: tuple[str, ...]
    after: int
    most: int | None = 1


def read_patterns(words: Sequence[Word], parameters: Mapping[str, object]) -> Patterns:
    """The patterns and conditions of a statement's words."""
    return _Reader(words, parameters).read()


class _Reader:
    def __init__(self, words: Sequence[Word], parameters: Mapping[str, object]) -> None:
        self._words, self._parameters, self._found = words, parameters, Patterns()

    def read(self) -> Patterns:
        place = 0
        while place < len(self._words):
            node = self._node(place)
            if node:
                place = self._chain(node)
            else:
                self._note(place)
                place += 1
        return self._found

    def _text(self, place: int) -> str:
        return self._words[place].folded if 0 <= place < len(self._words) else ""

    def _is_name(self, place: int) -> bool:
        return 0 <= place < len(self._words) and self._words[place].kind in ("word", "quoted")

    def _name(self, place: int) -> str:
        return self._words[place].text.strip("`")

    def _node(self, place: int) -> _Element | None:
        return self._element(place, "(", ")") if self._text(place) == "(" else None

    def _element(self, place: int, opening: str, closing: str) -> _Element | None:
        """The element that begins at `place`; None where a bracket of another kind does."""
        assert self._text(place) == opening  # noqa: S101  callers look
        place += 1
        variable = f"#{place}"
        if self._is_name(place) and self._text(place + 1) in (":", "{", closing, "WHERE", "*"):
            variable = self._name(place)
            place += 1
        names, place = self._names(place)
        most, place = self._length(place)
        tests: list[Test] = []
        if self._text(place) == "{":
            tests, place = self._map(variable, place)
        elif self._text(place)[:1] == "$":
            place += 1
        if self._text(place) == "WHERE":
            end = self._closing(place, opening, closing)
            for inside in range(place, end):
                self._note(inside)
            place = end
        if self._text(place) != closing:
            return None
        self._found.tests += tests
        self._found.properties += [(variable, test.name) for test in tests]
        return _Element(variable, names, place + 1, most)

    def _names(self, place: int) -> tuple[tuple[str, ...], int]:
        names: list[str] = []
        negated = False
        while self._text(place) in (":", "|", "&", "!", "%"):
            negated = negated or self._text(place) in ("!", "%")
            place += 1
            if self._is_name(place):
                names.append(self._name(place))
                place += 1
        return (() if negated else tuple(names)), place

    def _length(self, place: int) -> tuple[int | None, int]:
        """`*`, `*2`, `*1..3`, `*..3`: the most steps, and the place after it."""
        if self._text(place) != "*":
            return 1, place
        place += 1
        digits = self._text(place)
        # `1..3` is cut into the numbers and the dots between them.
        first = int(digits) if digits.isdigit() else None
        place += first is not None
        if self._text(place) != "..":
            return first, place
        place += 1
        last = self._text(place)
        return (int(last), place + 1) if last.isdigit() else (None, place)

    def _map(self, variable: str, place: int) -> tuple[list[Test], int]:
        tests: list[Test] = []
        end = self._closing(place + 1, "{", "}")
        for at in range(place + 1, end):
            if self._is_name(at) and self._text(at + 1) == ":":
                known, value, _ = self._value(at + 2)
                if known:
                    tests.append(Test(variable, self._name(at), "=", value))
        return tests, end + 1

    def _closing(self, place: int, opening: str, closing: str) -> int:
        """The place of the bracket that closes the one before `place`."""
        depth = 1
        while place < len(self._words):
            depth += {opening: 1, closing: -1}.get(self._text(place), 0)
            if not depth:
                break
            place += 1
        return place

    def _chain(self, node: _Element) -> int:
        """A node and the relationships and nodes after it; the place after them."""
        self._is_seen(node)
        while True:
            begins = self._text(node.after)
            if begins not in ("-", "<-"):
                return node.after
            place, edge = node.after + 1, None
            if self._text(place) == "[":
                edge = self._element(place, "[", "]")
                if edge is None:
                    return node.after
                place = edge.after
            ends = self._text(place)
            target = self._node(place + 1) if ends in ("-", "->") and self._text(place + 1) == "(" else None
            if target is None:
                return node.after
            self._is_seen(target)
            both = (begins == "<-") == (ends == "->")
            direction: Direction = "both" if both else "in" if begins == "<-" else "out"
            types = edge.names if edge else ()
            if edge:
                self._found.edges[edge.variable] = types or self._found.edges.get(edge.variable, ())
            most = edge.most if edge else 1
            self._found.hops.append(
                Hop(node.variable, types, target.variable, direction, most, edge.variable if edge else "")
            )
            node = target

    def _is_seen(self, node: _Element) -> None:
        if node.variable in self._found.edges:  # count(r) looks like a node
            return
        before = self._found.labels.get(node.variable, ())
        self._found.labels[node.variable] = tuple(dict.fromkeys((*before, *node.names)))

    def _note(self, place: int) -> None:
        """A property, a condition, or a new name for a variable, where one begins at this word."""
        before, after = self._text(place - 1), self._text(place + 1)
        if (
            self._text(place) == "AS"
            and self._is_name(place - 1)
            and self._text(place - 2) in (",", "WITH", "DISTINCT")
        ):
            for known in (self._found.labels, self._found.edges):
                if self._name(place - 1) in known and self._is_name(place + 1):
                    known.setdefault(self._name(place + 1), known[self._name(place - 1)])
        if after == "IN" and self._text(place + 3) == ".":
            known_, value, _ = self._value(place)
            if known_ and self._is_name(place + 2) and self._is_name(place + 4):
                self._found.tests.append(Test(self._name(place + 2), self._name(place + 4), "has", value))
        is_property = after == "." and before != "." and self._is_name(place) and self._is_name(place + 2)
        if is_property and self._text(place + 3) not in (".", "("):
            variable, name = self._name(place), self._name(place + 2)
            self._found.properties.append((variable, name))
            if before != "NOT":
                self._condition(variable, name, place + 3)

    def _condition(self, variable: str, name: str, place: int) -> None:
        operator = self._text(place)
        place += 1
        if operator in ("STARTS", "ENDS"):
            place += 1
        elif operator == "IN" and self._text(place) == "[":
            values = [self._value(at) for at in range(place + 1, self._closing(place + 1, "[", "]"))]
            self._found.tests.append(Test(variable, name, "in", [value for known, value, _ in values if known]))
            return
        elif operator not in _COMPARISONS | {"CONTAINS", "IN"}:
            return
        known, value, date = self._value(place)
        if known:
            self._found.tests.append(Test(variable, name, operator.lower(), value, date))

    def _value(self, place: int) -> tuple[bool, object, bool]:
        """Whether a value that is known beforehand begins here, the value, and whether it is made a date."""
        word = self._words[place] if place < len(self._words) else None
        if word is None:
            return False, None, False
        if word.kind in ("string", "number"):
            return True, _unquoted(word.text) if word.kind == "string" else float(word.text), False
        if word.text == "-" and self._text(place + 1)[:1].isdigit():
            return True, -float(self._text(place + 1)), False
        if word.kind == "parameter" and word.text[1:] in self._parameters:
            return True, self._parameters[word.text[1:]], False
        if word.folded in ("DATE", "DATETIME", "LOCALDATETIME") and self._text(place + 1) == "(":
            return True, self._text(place + 2), True
        return False, None, False


def _unquoted(text: str) -> str:
    text = text[1:-1]
    for escaped, character in _ESCAPES.items():
        text = text.replace(escaped, character)
    return text
