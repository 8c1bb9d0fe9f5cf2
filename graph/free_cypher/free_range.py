"""`range` in a free query: anything after UNWIND, small ends anywhere else.

Behind UNWIND the engines make rows one by one and can be stopped between two of them. Anywhere else they make a list,
and nothing stops them before it is there.
"""

from collections.abc import Sequence

from plankg.graph.errors import FreeQueryRefused
from plankg.graph.free_cypher.cypher_words import Word

MAX_RANGE = 100_000


def check_range(words: Sequence[Word], place: int) -> None:
    """Look at the call of `range` whose name is at `place`.

    Raises:
        FreeQueryRefused: its ends are neither small numbers nor size(…), and no UNWIND is before it.
    """
    if place and words[place - 1].folded == "UNWIND":
        return
    depth = 0
    place += 1
    while place < len(words):
        word = words[place]
        if word.folded == "SIZE":
            place = _after_brackets(words, place + 1)
            continue
        depth += {"(": 1, ")": -1}.get(word.text, 0)
        small = word.kind == "number" and word.text.isdigit() and int(word.text) <= MAX_RANGE
        if not small and word.text not in ("(", ")", ",", "-", "+"):
            raise FreeQueryRefused(
                "两端不明的 range", f"请写成不超过 {MAX_RANGE} 的数字或 size(…)，或者用 UNWIND range(…) AS x"
            )
        if not depth:
            return
        place += 1


def _after_brackets(words: Sequence[Word], place: int) -> int:
    """The place after the bracket that closes the one at `place`; what is inside is read later on its own."""
    depth = 0
    while place < len(words):
        depth += {"(": 1, ")": -1}.get(words[place].text, 0)
        place += 1
        if not depth:
            break
    return place
