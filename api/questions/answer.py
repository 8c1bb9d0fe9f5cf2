"""答案 (answer) to a question in Chinese: how it was understood, the query that ran, its rows, and how sure that is."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

from plankg.api.questions.passages import Passage
from plankg.graph.catalogue import Query


class Outcome(StrEnum):
    """What became of a question."""

    answered = "answered"
    ambiguous = "ambiguous"
    not_understood = "not-understood"


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words that state a row; offsets are code points, half-open."""

    quote: str
    document_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of several things that words of the question can mean."""

    words: str
    label: str
    id: str
    name: str
    document_id: str | None


@dataclass(frozen=True, slots=True)
class QuestionAnswer:
    """What a question gave.

    `kind` is the intent's name, None when nothing was understood. `understood` is one Chinese sentence. `sure` is True only
    when every word of the question was used and every name is clear; `unused` are the words that were not, `remarks`
    say in Chinese what else to mind. `cypher` and `parameters` are what ran. `sentences` has one for each row, None
    where a row has no words. `count` is how many different things the rows name, when that was asked; what
    has only duties that were inferred does not count. `candidates` are listed when a name can mean several things,
    `suggestions` are questions that can be answered. `passages` are the sentences of the documents nearest to a question
    that has no answer; they are none. `filters` are those of a question put together, in words: `Questions.ask` leaves out
    those whose places it is given as `without`. `also` is the answer to the second of two questions: 谁牵头？那配合单位呢.
    """

    question: str
    outcome: Outcome
    understood: str
    kind: str | None = None
    sure: bool = False
    unused: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    query: str | None = None
    cypher: str | None = None
    parameters: Mapping[str, object] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    rows: tuple[Mapping[str, Any], ...] = ()
    sentences: tuple[Sentence | None, ...] = ()
    total: int = 0
    count: int | None = None
    empty_reason: str | None = None
    candidates: tuple[Candidate, ...] = ()
    suggestions: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    filters: tuple[str, ...] = ()
    also: "QuestionAnswer | None" = None

    @property
    def truncated(self) -> bool:
        """Whether the store has more rows than are here."""
        return self.total > len(self.rows)

    def to_json(self) -> dict[str, Any]:
        """The whole answer as an object of JSON, with `returned` and `truncated` as other answers have."""
        return {
            **asdict(self),
            "outcome": self.outcome.value,
            "parameters": dict(self.parameters),
            "also": self.also.to_json() if self.also else None,
            "returned": len(self.rows),
            "truncated": self.truncated,
        }


def sentence_of(row: Mapping[str, Any]) -> Sentence | None:
    """The sentence of a row, if it has one."""
    if row.get("quote") is None or row.get("start") is None:
        return None
    return Sentence(str(row["quote"]), str(row["document_id"]), int(row["start"]), int(row["end"]))


def given(
    query: Query,
    parameters: Mapping[str, object],
    columns: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
    **said: Any,
) -> QuestionAnswer:
    """The answer that rows of a query are, each with its sentence; `said`: the other fields."""
    return QuestionAnswer(
        outcome=Outcome.answered,
        query=query.name,
        cypher=query.text,
        parameters=parameters,
        columns=tuple(columns),
        rows=tuple(rows),
        sentences=tuple(sentence_of(row) for row in rows),
        **said,
    )


def unled(answer: QuestionAnswer, limit: int | None) -> QuestionAnswer:
    """Without what is led."""
    rows = tuple(row for row in answer.rows if row["role"] != "lead")
    kept = rows if limit is None else rows[:limit]
    return replace(answer, rows=kept, sentences=tuple(sentence_of(row) for row in kept), total=len(rows))
