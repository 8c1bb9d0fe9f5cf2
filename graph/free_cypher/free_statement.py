"""自由查询 (free query): reads a statement of a stranger, and lets through only what is on the lists below.

A statement is followed word by word. A word is either where a clause begins, or where a value is expected, or
after a value; two values are never side by side in Cypher. So a word after a value must be a known connective or
a known clause, the first word of a statement or a subquery must be a known clause, and what is called must be a known
function or procedure. Everything else is refused, also what neither engine knows: no list of forbidden words is
needed, and a keyword that a later version brings is refused until it is put on a list.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from plankg.graph.errors import FreeQueryRefused
from plankg.graph.free_cypher.cypher_lists import (
    CLAUSES,
    CONNECTIVES,
    FUNCTIONS,
    LOOPS,
    OPERAND_KEYWORDS,
    POSTFIX,
    PROCEDURES,
    STARTS,
    SUBQUERIES,
)
from plankg.graph.free_cypher.cypher_words import Word, cut
from plankg.graph.free_cypher.free_range import check_range
from plankg.graph.free_cypher.growth import check_growth
from plankg.graph.free_cypher.schema_answers import NAMES, Rows, from_schema
from plankg.graph.schema import Engine

MAX_CHARACTERS = 10_000
MAX_DEPTH = 40
Mode = Literal["RUN", "EXPLAIN", "PROFILE"]


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` of these words in one statement; `title` is what they are in Chinese."""

    names: frozenset[str]
    most: int
    title: str


LIMITS = (
    Limit(frozenset({"XOR"}), 4, "XOR"),
    Limit(frozenset({"AND", "OR", "XOR", "NOT", "|", "&", "!"}), 40, "逻辑运算（AND、OR、NOT、|、&、!）"),
    Limit(CLAUSES - {"WHERE", "ORDER", "SKIP", "LIMIT", "OFFSET", "YIELD"}, 60, "子句（MATCH、WITH、UNWIND 等）"),
    Limit(frozenset({"->", "<-"}), 12, "箭头"),
    Limit(frozenset({"-"}), 60, "连线和减号"),
    Limit(frozenset({"WHEN"}), 40, "WHEN"),
)
State = Literal["start", "value", "after", "closed"]
_CLOSING = {"(": ")", "[": "]", "{": "}"}


@dataclass(slots=True)
class _Bracket:
    """An open bracket: `kind` says what it holds."""

    sign: str
    kind: Literal["plain", "map", "subquery", "call", "scope", "loop"]


@dataclass(slots=True)
class _Reader:
    words: Sequence[Word]
    at: int = 0
    state: State = "start"
    open: list[_Bracket] = field(default_factory=list)

    def peek(self, ahead: int = 0) -> str:
        place = self.at + ahead
        return self.words[place].folded if 0 <= place < len(self.words) else ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that may be sent: `text` without comments and without a last semicolon, its `words`, what was put before it.

    `rows` are those of an answer that the schema gives (graph/free_cypher/schema_answers.py), the statement's only own parameter.
    """

    text: str
    words: tuple[Word, ...]
    mode: Mode = "RUN"
    rows: Rows | None = None


def checked(statement: str, engine: Engine = "neo4j") -> Statement:
    """One reading statement, as it may be sent; `EXPLAIN` and `PROFILE` before it are taken off.

    Raises:
        FreeQueryRefused: something is not on the lists; the error says what, and what to do.
    """
    if len(statement) > MAX_CHARACTERS:
        raise FreeQueryRefused(f"超过 {MAX_CHARACTERS} 个字符的语句", "请写短一些，或者把长的值放进参数")
    text, words = cut(statement)
    if words and words[-1].text == ";":
        text, words = text.removesuffix(";").rstrip(), words[:-1]
    mode: Mode = "RUN"
    if words and words[0].folded in ("EXPLAIN", "PROFILE"):
        mode = "EXPLAIN" if words[0].folded == "EXPLAIN" else "PROFILE"
        text, words = text[len(mode) :].lstrip(), words[1:]
    if not words:
        raise FreeQueryRefused("空的语句", "请写一条 MATCH … RETURN … 查询")
    instead = from_schema(words, engine)
    if instead:
        text, words = cut(instead[0])
    _read(words)
    return Statement(text, words, mode, instead[1] if instead else None)


def _read(words: Sequence[Word]) -> None:
    _check_weight(words)
    reader = _Reader(words)
    while reader.at < len(words):
        _step(reader)
    if reader.open:
        raise FreeQueryRefused("没有结束的括号", "请补上括号")
    if "RETURN" not in {word.folded for word in words} and words[0].folded != "CALL":
        raise FreeQueryRefused("没有 RETURN 的语句", "请用 RETURN 写出要看的列")
    check_growth(words)


def _check_weight(words: Sequence[Word]) -> None:
    """Bound what a server has to plan: planning is under no time limit, and nothing ends it.

    Conditions are brought to a normal form whose size is exponential in their XOR and in AND below OR; patterns are put in
    an order of which there are exponentially many; what each clause gives is worked out anew for the next.

    Raises:
        FreeQueryRefused: more of one kind than a question needs.
    """
    names = Counter(word.folded for word in words if word.kind in ("word", "symbol"))
    for limit in LIMITS:
        if sum(names[name] for name in limit.names) > limit.most:
            raise FreeQueryRefused(
                f"超过 {limit.most} 个{limit.title}", "请拆成几条查询，或者把值放进列表参数用 IN 比较"
            )


def _step(reader: _Reader) -> None:
    word = reader.words[reader.at]
    if word.kind == "word":
        _word(reader, word)
    elif word.kind == "symbol":
        _symbol(reader, word.text)
    else:
        _value(reader, word)
    if len(reader.open) > MAX_DEPTH:
        raise FreeQueryRefused(f"超过 {MAX_DEPTH} 层的括号", "请拆成几条查询")


def _value(reader: _Reader, word: Word) -> None:
    if reader.state in ("start", "closed") or (reader.state == "after" and word.kind != "string"):
        raise FreeQueryRefused(f"{word.text[:40]} 出现在这里", "请检查语句")
    if reader.state == "after":
        raise FreeQueryRefused("并排的两个值", "请检查语句")
    if word.kind == "quoted" and reader.peek(1) == "(":
        raise FreeQueryRefused("用反引号写的函数或过程名", "请写它的普通名称")
    reader.state = "after"
    reader.at += 1


def _word(reader: _Reader, word: Word) -> None:
    name = word.folded
    before = reader.peek(-1)
    label = before in ("&", "!") or (before == ":" and not _in_map(reader))
    key = reader.peek(1) == ":" and _in_map(reader) and before in ("{", ",")
    if before == "." or label or key:
        _name(reader)
    elif reader.state in ("start", "closed"):
        allowed = STARTS if reader.state == "start" else CLAUSES
        if name not in allowed:
            raise FreeQueryRefused(_shown(reader), "只能用 MATCH、WITH、UNWIND、CALL、RETURN 等读取子句")
        _clause(reader, name)
    elif reader.state == "after":
        _after_value(reader, name)
    else:
        _operand(reader, name)


def _after_value(reader: _Reader, name: str) -> None:
    if name in CLAUSES:
        _clause(reader, name)
    elif name in CONNECTIVES:
        reader.state = "value"
        reader.at += 1
    elif name in POSTFIX:
        reader.at += 1
    else:
        raise FreeQueryRefused(_shown(reader), "只能用 MATCH、WITH、UNWIND、CALL、RETURN 等读取子句")


def _clause(reader: _Reader, name: str) -> None:
    reader.at += 1
    if name == "UNION":
        if reader.peek() in ("ALL", "DISTINCT"):
            reader.at += 1
        reader.state = "start"
    elif name == "OPTIONAL":
        if reader.peek() not in ("MATCH", "CALL"):
            raise FreeQueryRefused(f"OPTIONAL {reader.peek()}", "OPTIONAL 后面只能是 MATCH 或 CALL")
        reader.state = "start"
    elif name == "CALL":
        _call(reader)
    else:
        reader.state = "value"


def _call(reader: _Reader) -> None:
    """`CALL {…}`, `CALL (a, b) {…}` or `CALL a.b.c(…)`."""
    if reader.peek() in ("{", "("):
        kind: Literal["call", "scope"] = "call" if reader.peek() == "{" else "scope"
        reader.open.append(_Bracket(reader.peek(), kind))
        reader.at += 1
        reader.state = "start" if kind == "call" else "value"
        return
    name = _dotted(reader)
    if name.lower() not in PROCEDURES:
        raise FreeQueryRefused(f"过程 {name}", f"可用的过程是：{'、'.join(sorted((*PROCEDURES.values(), *NAMES)))}")
    if any(bracket.kind == "loop" for bracket in reader.open):
        raise FreeQueryRefused("列表推导里的过程", "请把它写成单独的 CALL")
    reader.state = "after"


def _operand(reader: _Reader, name: str) -> None:
    if name in SUBQUERIES and reader.peek(1) == "{":
        reader.at += 1  # the bracket sees it
        reader.state = "value"
    elif name in LOOPS and reader.peek(1) == "(":
        reader.at += 2
        _open_loop(reader, "(")
    elif name in OPERAND_KEYWORDS:
        reader.at += 1
        reader.state = "after" if OPERAND_KEYWORDS[name] == "value" else "value"
    else:
        _name(reader)


def _name(reader: _Reader) -> None:
    """A variable, a label, a property; or the name of a function, when a bracket follows it."""
    if reader.peek(1) == "(":
        called = _called(reader)
        if called not in FUNCTIONS:
            raise FreeQueryRefused(f"函数 {called}", "docs/free-queries.md 列出了可用的函数")
        if called == "range":
            check_range(reader.words, reader.at)
        if called == "reduce":
            reader.at += 2
            _open_loop(reader, "(")
            return
    reader.state = "after"
    reader.at += 1


def _called(reader: _Reader) -> str:
    """The whole dotted name that ends at this word, in small letters."""
    start = reader.at
    while start >= 2 and reader.peek(start - 1 - reader.at) == ".":
        start -= 2
    return "".join(word.text for word in reader.words[start : reader.at + 1]).lower()


def _dotted(reader: _Reader) -> str:
    parts: list[str] = []
    while reader.at < len(reader.words) and reader.words[reader.at].kind == "word":
        parts.append(reader.words[reader.at].text)
        reader.at += 1
        if reader.peek() != ".":
            break
        reader.at += 1
    return ".".join(parts) or reader.peek()


def _symbol(reader: _Reader, sign: str) -> None:
    if sign == ";":
        raise FreeQueryRefused("一次多条语句", "请分开提交")
    if sign in _CLOSING:
        _open(reader, sign)
    elif sign in (")", "]", "}"):
        _close(reader, sign)
    else:
        _between(reader, sign)


def _between(reader: _Reader, sign: str) -> None:
    if reader.state in ("start", "closed"):
        raise FreeQueryRefused(f"“{sign}”出现在这里", "请检查语句")
    # RETURN *, count(*), (a)-[*]->(b): a star that is a value.
    number = reader.peek(1)[:1].isdigit()
    star = sign == "*" and reader.state == "value" and not number
    reader.state = "after" if star else "value"
    reader.at += 1


def _open(reader: _Reader, sign: str) -> None:
    before, state = reader.peek(-1), reader.state
    reader.at += 1
    if state == "start" and not (sign == "(" and reader.open and reader.open[-1].kind == "subquery"):
        raise FreeQueryRefused(f"“{sign}”出现在这里", "语句要以 MATCH、WITH、UNWIND、CALL 或 RETURN 开头")
    if state == "closed" and not (sign == "{" and before == ")"):
        raise FreeQueryRefused(f"“{sign}”出现在这里", "请检查语句")
    if sign == "{":
        _open_brace(reader, before, state)
    elif sign == "[" and _is_loop(reader):
        _open_loop(reader, sign)
    else:
        reader.open.append(_Bracket(sign, "plain"))
        reader.state = "value"


def _open_brace(reader: _Reader, before: str, state: State) -> None:
    if state == "closed":
        reader.open.append(_Bracket("{", "call"))
        reader.state = "start"
    elif before in SUBQUERIES and state == "value":
        reader.open.append(_Bracket("{", "subquery"))
        reader.state = "start"
    else:
        reader.open.append(_Bracket("{", "map"))
        reader.state = "value"


def _is_loop(reader: _Reader) -> bool:
    """`[x IN …`, `[(a)-->(b) | …` and `[p = (a)…`; the reader is after the bracket."""
    return reader.peek(1) == "IN" or reader.peek() == "(" or (reader.peek(1) == "=" and reader.peek(2) == "(")


def _open_loop(reader: _Reader, sign: str) -> None:
    if any(bracket.kind == "loop" for bracket in reader.open):
        raise FreeQueryRefused("嵌套的列表推导或 all、any 判断", "引擎停不住它，请改用 UNWIND 或子查询")
    reader.open.append(_Bracket(sign, "loop"))
    reader.state = "value"


def _close(reader: _Reader, sign: str) -> None:
    if not reader.open or _CLOSING[reader.open[-1].sign] != sign or reader.state == "start":
        raise FreeQueryRefused(f"“{sign}”出现在这里", "请检查括号")
    kind = reader.open.pop().kind
    reader.state = "closed" if kind in ("call", "scope") else "after"
    reader.at += 1


def _in_map(reader: _Reader) -> bool:
    return bool(reader.open) and reader.open[-1].kind == "map"


def _shown(reader: _Reader) -> str:
    """The word that is refused, with its neighbour where the two are one keyword: LOAD CSV, DETACH DELETE."""
    return " ".join(word.text for word in reader.words[reader.at : reader.at + 2] if word.kind == "word")[:60]
