"""分词 (segmenter): the words of a text by jieba's dictionary and our own words, from jieba or, where installed, from rjieba.

rjieba (the extra of that name) has the same dictionary and cuts the same words, in Rust. Our own words are the names of
departments, national bodies and regions: without them 省工信厅 is cut as 省工 and 信厅.
"""

import logging
import os
import re
import string
import tempfile
from functools import lru_cache
from importlib.util import find_spec
from math import inf, log
from typing import Literal, Protocol

from plankg.extract.text.wordlists import pairs

_NAMES = ("duties/departments", "duties/national_bodies", "duties/provinces")
# How often a word of ours is taken to occur: often enough that it stays whole.
_FREQUENCY = 8_000
# What jieba cuts as one run: characters and what numbers and Latin names are written with; all else is a word a character.
_RUN = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._%-]+|\r\n|.", re.DOTALL)
_LATIN = frozenset(string.ascii_letters + string.digits)


class Segmenter(Protocol):
    """What cuts a text into words."""

    def cut(self, text: str) -> list[str]:
        """All words of the text in order, white space and punctuation too; joined they are the text."""

    def tags(self, text: str) -> list[tuple[str, str]]:
        """Its words in order, each with its part of speech in the tags of ICTCLAS: n…, v…, r…"""


Name = Literal["jieba", "rjieba"]


def segmenter(name: Name | None = None) -> Segmenter:
    """The segmenter of this process, its dictionary loaded on first use: rjieba where it is installed, else jieba."""
    return _made(name or ("rjieba" if find_spec("rjieba") else "jieba"))


@lru_cache(maxsize=2)
def _made(name: Name) -> Segmenter:
    return _Jieba() if name == "jieba" else _Rust()


def own_words() -> list[str]:
    """The names that are one word each, sorted."""
    names = {name for listed in _NAMES for pair in pairs(listed).items() for name in pair}
    return sorted(name for name in names if name.isalpha() and len(name) > 2)


class _Jieba:
    """An own jieba tokenizer, its dictionary cache in a folder of this user's only.

    It cuts as `lcut(text, HMM=False)` of jieba does, which first lists the words at every character and then weighs them;
    here both are one loop, in a third of the time.
    """

    def __init__(self) -> None:
        from jieba import Tokenizer, setLogLevel

        setLogLevel(logging.WARNING)
        self._characters: dict[str, float] = {}  # what each character is worth as a word
        self._jieba = Tokenizer()
        self._jieba.tmp_dir = _private_cache()
        for word in own_words():
            self._jieba.add_word(word, _FREQUENCY)

    def cut(self, text: str) -> list[str]:
        self._jieba.check_initialized()
        words: list[str] = []
        for run in _RUN.findall(text):
            if len(run) == 1 or run == "\r\n":
                words.append(run)
                continue
            ends, at = self._ends(run), 0
            while at < len(run):
                end = ends[at]
                if end == at + 1 and run[at] in _LATIN:  # letters and digits that are no word of the dictionary
                    while end < len(run) and ends[end] == end + 1 and run[end] in _LATIN:
                        end += 1
                words.append(run[at:end])
                at = end
        return words

    def _ends(self, run: str) -> list[int]:
        """For each character, where the word that begins with it ends in the likeliest cut of all that follows."""
        count_of, total, alone, length = self._jieba.FREQ.get, log(self._jieba.total), self._characters, len(run)
        ends, worths, after = [0] * length, [0.0] * (length + 1), 0.0
        for start in range(length - 1, -1, -1):
            character, last, end = run[start], start + 1, start + 2
            if character not in alone:
                alone[character] = log(count) - total if (count := count_of(character)) else -inf
            best = alone[character] + after
            while end <= length and (count := count_of(run[start:end])) is not None:  # 0: the beginning of a word
                if count and (worth := log(count) - total + worths[end]) >= best:
                    best, last = worth, end
                end += 1
            worths[start] = after = best if best > -inf else after - total
            ends[start] = last
        return ends

    def tags(self, text: str) -> list[tuple[str, str]]:
        from jieba.posseg import POSTokenizer

        return [(pair.word, pair.flag) for pair in POSTokenizer(self._jieba).lcut(text, HMM=False)]


class _Rust:
    """jieba's dictionary and cutting in Rust."""

    def __init__(self) -> None:
        from rjieba import Jieba

        self._jieba = Jieba()
        for word in own_words():
            self._jieba.add_word(word, _FREQUENCY, None)

    def cut(self, text: str) -> list[str]:
        return self._jieba.cut(text, False)

    def tags(self, text: str) -> list[tuple[str, str]]:
        return [(word, tag) for word, tag in self._jieba.tag(text, False)]


def _private_cache() -> str:
    """Jieba unpickles its cache: it must not lie where another user of the machine could put one."""
    from platformdirs import user_cache_path

    folder = user_cache_path("plankg")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return str(folder)
    except OSError:
        pass
    return tempfile.mkdtemp(prefix="plankg-")
