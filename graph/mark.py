"""标记 (mark): a second label on every node of ours on a Neo4j, so that the nodes of other programs are none of our business.

LangChain, for one, also writes (:Document). The files of cypher/ name our labels alone, as an embedded store is asked,
which is ours as a whole; what is sent to a Neo4j goes through `marked`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import neo4j

MARK = "Plankg"
# A node of this label exists only inside a loading transaction, where it makes loads wait for each other, and for the number of loads.
LOCK = "PlankgLoading"
_LABELLED = re.compile(r"(?<![\w`])\((?P<name>\w*):(?P<labels>\w+(?:\|\w+)*)(?=\)| \{| WHERE)")
_BARE = re.compile(
    r"(?:(?<=\]->)|(?<=-->)|(?<=\]-)|(?<=--)|(?<=MATCH )|(?<=\{ )|(?<=Paths\()|(?<=path = ))\((?P<name>\w*)(?=\)| \{)"
)
_SEARCHED = re.compile(r"(?P<call>YIELD node AS (?P<name>\w+)(?:, score)?\s+WITH (?P=name)(?:, score)?\s+WHERE )")
_LABELS_OF = re.compile(r"\blabels\((?P<name>\w+)\)")
_CREATED = re.compile(r"^ *CREATE .*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Runner:
    """Runs statements of ours in a session or a transaction; with `marks` on a server that has nodes of others, too.

    With `seconds` the server ends what takes longer; in a transaction it is the transaction that has such a limit.
    """

    of: neo4j.Session | neo4j.Transaction | neo4j.ManagedTransaction
    marks: bool
    seconds: float | None = None

    def run(self, statement: str, parameters: Mapping[str, object] | None = None, **given: object) -> neo4j.Result:
        """Run it with its parameters."""
        text = marked(statement) if self.marks else statement
        query: Any = neo4j.Query(text, timeout=self.seconds) if self.seconds else text
        return self.of.run(query, {**(parameters or {}), **given})


@lru_cache(1024)
def marked(statement: str) -> str:
    """A statement of ours that writes, reads and counts marked nodes only; `labels()` does not give the mark.

    >>> marked("MATCH (t:Task)<-[r]-(o) RETURN labels(o)[0] AS label")
    "MATCH (t:Task&Plankg)<-[r]-(o:Plankg) RETURN [plankg IN labels(o) WHERE plankg <> 'Plankg'][0] AS label"
    """
    made = _CREATED.search(statement)
    text = statement if made else _BARE.sub(lambda match: f"({match['name']}:{MARK}", statement)
    text = _LABELLED.sub(_with_mark, text)
    text = _SEARCHED.sub(lambda match: f"{match['call']}{match['name']}:{MARK} AND ", text)
    return _LABELS_OF.sub(lambda match: f"[plankg IN labels({match['name']}) WHERE plankg <> '{MARK}']", text)


def _with_mark(match: re.Match[str]) -> str:
    labels = match["labels"]
    if labels in (MARK, LOCK):
        return match[0]
    if "|" in labels:
        return f"({match['name']}:({labels})&{MARK}"
    return f"({match['name']}:{labels}&{MARK}"
