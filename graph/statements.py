"""The writing statements of cypher/load/, with labels and types filled in."""

import re
from functools import cache

from graph.catalogue import cypher_folder
from graph.schema import PLACED

_WORD = re.compile(r"\b(?:LABEL|SOURCE|TARGET|TYPE|KEY)\b")


def statement(name: str, **names: str) -> str:
    """The text of cypher/load/`name`.cypher; `names` fill LABEL, SOURCE, TARGET, TYPE (given in lower case).

    Labels and types cannot be parameters in Cypher. They come from the model's classes, never from a document.
    """
    if "label" in names:
        names = {**names, "key": "document" if names["label"] in PLACED else "id"}
    return _WORD.sub(lambda match: names[match[0].lower()], _body(name))


@cache
def _body(name: str) -> str:
    lines = (cypher_folder() / "load" / f"{name}.cypher").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("//"))
