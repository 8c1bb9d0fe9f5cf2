r"""Cuts a Cypher statement into words the way both engines do, and refuses what the two might read differently.

What is refused here: control and invisible characters, `\uXXXX` (Neo4j decodes it before anything else, so that a string
may end where none is seen), letters outside quotes that only look like ASCII, quotes and comments without an end.
Comments are dropped, so that no engine can see another end of them than we do.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from plankg.graph.errors import FreeQueryRefused

Kind = Literal["word", "quoted", "string", "number", "parameter", "symbol"]

_PARTS = re.compile(
    r"""
      (?P<space>[ \t\n]+)
    | (?P<comment>//[^\n]*|/\*.*?\*/)
    | (?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    | (?P<quoted>`[^`\\]*`)
    | (?P<parameter>\$[A-Za-z_\u4e00-\u9fff][A-Za-z0-9_\u4e00-\u9fff]*)
    | (?P<word>[A-Za-z_\u4e00-\u9fff][A-Za-z0-9_\u4e00-\u9fff]*)
    | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
    | (?P<symbol>->|<-|<=|>=|<>|=~|\.\.|[-+*/%^=<>()\[\]{},.:;|&!])
    """,
    re.VERBOSE | re.DOTALL,
)
# Letters that differ in nothing but their width, and what cannot be seen.
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of a statement. `text` is as written, `folded` in capitals for words, the same as `text` otherwise."""

    kind: Kind
    text: str

    @property
    def folded(self) -> str:
        """What a keyword is compared with; a quoted name is never a keyword."""
        return self.text.upper() if self.kind == "word" else self.text


def cut(statement: str) -> tuple[str, tuple[Word, ...]]:
    """The statement with a blank in the place of each comment, and its words.

    Raises:
        FreeQueryRefused: a piece that the engines might read differently.
    """
    statement = statement.replace("\r\n", "\n")
    _check_characters(statement)
    words: list[Word] = []
    kept: list[str] = []
    place = 0
    while place < len(statement):
        part = _PARTS.match(statement, place)
        if not part:
            raise _unreadable(statement, place)
        place = part.end()
        kind = part.lastgroup
        kept.append(" " if kind == "comment" else part[0])
        if kind not in ("space", "comment"):
            words.append(Word(kind, part[0]))  # type: ignore[arg-type]  # the pattern's names are the kinds
    return "".join(kept).strip(), tuple(words)


def _check_characters(statement: str) -> None:
    if re.search(r"\\[uU]", statement):
        raise FreeQueryRefused("\\u 转义", "请直接写字符，或者把它放进参数")
    for character in statement:
        if unicodedata.category(character) in _INVISIBLE and character not in "\t\n":
            raise FreeQueryRefused(f"不可见字符 U+{ord(character):04X}", "请删去它")


def _unreadable(statement: str, place: int) -> FreeQueryRefused:
    character = statement[place]
    if statement.startswith("/*", place):
        return FreeQueryRefused("没有结束的注释", "请补上 */")
    if character in "'\"`":
        return FreeQueryRefused("没有结束的引号，或带反斜线的反引号名称", "请补上引号")
    return FreeQueryRefused(f"引号之外的字符“{character}”", "请用半角的英文字母和符号")
