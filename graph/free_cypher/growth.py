"""`replace` and `reduce` in a free query, where they cannot make much out of little."""

from collections.abc import Sequence

from plankg.graph.errors import FreeQueryRefused
from plankg.graph.free_cypher.cypher_words import Word

MAX_GROWTH = 16.0  # how many times longer all replacements of a statement together may make a text
_COMPARISONS = frozenset({"<", ">", "<=", ">=", "=", "<>"})


def check_growth(words: Sequence[Word]) -> None:
    """Look at every `replace` and `reduce` of a statement.

    Raises:
        FreeQueryRefused: one of them could make a text or a list grow without bounds.
    """
    growth = 1.0
    for place, word in enumerate(words[:-1]):
        if word.kind == "word" and words[place + 1].text == "(":
            if word.folded == "REPLACE":
                growth *= _replaced(words, place)
            elif word.folded == "REDUCE":
                _check_reduce(words, place)
    if growth > MAX_GROWTH:
        raise FreeQueryRefused(f"会把文字变长 {MAX_GROWTH:g} 倍以上的 replace", "请换成短一些的文字")


def _replaced(words: Sequence[Word], place: int) -> float:
    """How many times longer a text can become by `replace(text, 'old', 'new')`."""
    end = _closing(words, place + 2)
    old, new = words[end - 3 : end - 2], words[end - 1 : end]
    if not old or not new or {old[0].kind, new[0].kind} != {"string"} or words[end - 2].text != ",":
        raise FreeQueryRefused("要换成什么不明的 replace", "请直接写出两段文字：replace(x.title, '。', '')")
    longer, shorter = len(new[0].text) - 2, len(old[0].text) - 2
    if not shorter:
        raise FreeQueryRefused("替换空文字的 replace", "请写出要换掉的文字")
    return max(1.0, longer / shorter)


def _check_reduce(words: Sequence[Word], place: int) -> None:
    """`reduce(sum = 0, x IN list | sum + x)`: what is carried along is used once in each step, and not put into a list."""
    end = _closing(words, place + 2)
    inside = words[place + 2 : end]
    bars = [at for at, word in enumerate(inside) if word.text == "|"]
    begins = [word.text for word in inside[2:5]]
    plain = len(inside) > 4 and (inside[2].kind in ("number", "string") or begins[:2] == ["[", "]"])
    if not bars or not plain or inside[1].text != "=":
        raise FreeQueryRefused("这样的 reduce", "请写成 reduce(s = 0, x IN 列表 | s + x)，开头的值是数字、文字或 []")
    carried, step = inside[0].folded, inside[bars[-1] + 1 :]
    used = depth = 0
    for at, word in enumerate(step):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(word.text, 0)
        if word.folded == "REPLACE":
            raise FreeQueryRefused("reduce 里的 replace", "请先替换，再合并")
        if word.folded == carried:
            around = {part.text for part in (*step[max(at - 1, 0) : at], *step[at + 1 : at + 2])}
            used += not around & _COMPARISONS
            if depth:
                raise FreeQueryRefused("把累计值放进列表的 reduce", "请写成 s + [x]")
    if used > 1:
        raise FreeQueryRefused("一步里用两次累计值的 reduce", "引擎停不住它，请改用 sum、collect 等聚合函数")


def _closing(words: Sequence[Word], place: int) -> int:
    """The place of the bracket that closes the one before `place`.

    Raises:
        FreeQueryRefused: there is none.
    """
    depth = 1
    while place < len(words):
        depth += {"(": 1, ")": -1}.get(words[place].text, 0)
        if not depth:
            return place
        place += 1
    raise FreeQueryRefused("没有结束的括号", "请补上括号")
