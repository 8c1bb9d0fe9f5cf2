"""Titles fall into lines between words: `<wbr>` between the words of a heading, where pages.css breaks it and nowhere else.

A `<wbr>` is no character: what is copied or searched stays as it is.
"""

import re
from functools import lru_cache

from plankg.extract.text.segmenter import segmenter

# A heading or the name of a thing in a list, as the templates write them.
_TITLE = re.compile(r'<(?P<tag>h[1-3])\b.*?</(?P=tag)>|<p class="name\b.*?</p>', re.DOTALL)
_TEXT = re.compile(r"(?<=>)[^<]+(?=<)")
# Never after a digit (2025年), at a mark or before 的: 、 and ） bring their own places to break, or forbid them.
_BEFORE, _AFTER = re.compile(r"[\u4e00-\u9fff]\Z"), re.compile(r"[\u4e00-\u9fff0-9A-Za-z](?<!的)")


def titles_broken(page: str) -> str:
    """A page whose titles fall into lines between words."""
    return _TITLE.sub(lambda title: in_words(title.group()), page)


def in_words(element: str) -> str:
    """The HTML of one title, with `<wbr>` where a line may end."""
    return _TEXT.sub(lambda text: _cut(text.group()), element)


@lru_cache(maxsize=4096)
def _cut(text: str) -> str:
    out: list[str] = []
    for word in segmenter().cut(text):
        if out and _BEFORE.search(out[-1]) and _AFTER.match(word):
            out.append("<wbr>")
        out.append(word)
    return "".join(out)
