"""The statements of cypher/load/ and cypher/check/. Labels are filled in, since Cypher has no parameter for them."""

import re
from functools import cache

from plankg.graph.catalogue import cypher_folder

_WORD = re.compile(r"\b(?:LABEL|KEY)\b")


def check_statement(name: str, label: str = "", key: str = "") -> str:
    """The text of cypher/check/`name`.cypher.

    Args:
        name: the file's name.
        label: what replaces LABEL; one of the schema's, never from a document.
        key: what replaces KEY: id or document.
    """
    return _WORD.sub(lambda match: label if match[0] == "LABEL" else key, body("check", name))


@cache
def body(folder: str, name: str) -> str:
    """The text of cypher/`folder`/`name`.cypher without its comments, its labels not yet filled in."""
    lines = (cypher_folder() / folder / f"{name}.cypher").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("//"))
