"""Response models: the rows of a query are described by its Cypher header, so that OpenAPI repeats nothing by hand."""

from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from plankg.api.catalogue.choices import EXAMPLES, choices
from plankg.api.catalogue.resolve import KINDS
from plankg.graph.catalogue import Parameter, Query

DEFAULT_LIMIT = 1000
MAXIMUM_LIMIT = 10_000
FILE_LIMIT = 1_000_000

# Types of the Cypher headers.
TYPES: dict[str, Any] = {
    "STRING": str,
    "INTEGER": int,
    "FLOAT": float,
    "BOOLEAN": bool,
    "LIST<STRING>": list[str],
    "LIST<INTEGER>": list[int],
    "LIST<FLOAT>": list[float],
    "MAP": dict[str, Any],
}


class Problem(BaseModel):
    """An error (RFC 9457); `detail` is one Chinese sentence: what is wrong and what to do."""

    type: str = Field(description="which kind of error, as a URN")
    title: str = Field(description="the kind of error in Chinese")
    status: int = Field(description="the HTTP status")
    detail: str = Field(description="what is wrong here and what to do, in Chinese")
    instance: str = Field(description="the path that was asked for")


class Answer(BaseModel):
    """What every list answers."""

    query: str = Field(description="name of the query that was run")
    parameters: dict[str, str | int | float | list[str]] = Field(description="its parameters, resolved to ids")
    columns: list[str] = Field(description="names of the columns, in order")
    total: int = Field(description="rows found")
    returned: int = Field(description="rows in this answer")
    truncated: bool = Field(description="whether there are more rows after these")
    limit: int | None = Field(description="the most rows that this answer could hold")
    sort: str | None = Field(default=None, description="columns that the rows are sorted by; null: the query's order")
    first: int = Field(default=1, description="number of the first row of this answer, from 1")
    next: str | None = Field(default=None, description="`cursor` of the next page; null after the last row")
    empty_reason: str | None = Field(description="why there are no rows, in Chinese; null when there are some")


class QueryAnswer(Answer):
    """What any query answers; its columns are described in `/api/queries`."""

    rows: list[dict[str, Any]] = Field(description="the rows, in the query's order")


class DocumentText(BaseModel):
    """A part of a document's canonical text. Offsets are half-open and count code points."""

    document_id: str = Field(description="id of the document")
    start: int = Field(description="first code point of this part")
    end: int = Field(description="the one after its last code point")
    length: int = Field(description="code points of the whole text")
    text: str = Field(description="the words from `start` to `end`")


class QueryParameter(BaseModel):
    """One parameter of a query."""

    name: str
    type: str
    gloss: str
    optional: bool


class QueryColumn(BaseModel):
    """One column of a query's rows."""

    name: str
    type: str
    gloss: str


class QueryDescription(BaseModel):
    """One query of the catalogue."""

    name: str
    title: str = Field(description="what it lists, in Chinese")
    summary: str = Field(description="what it lists, in English")
    parameters: list[QueryParameter]
    columns: list[QueryColumn]


class Health(BaseModel):
    """The store answers."""

    status: str = Field(description="always `ok`; a store that does not answer is a 503")
    engine: str = Field(description="`neo4j` or `arcadedb`")


class TextRange(BaseModel):
    """Which part of the text is asked for; the whole when left out."""

    model_config = ConfigDict(extra="forbid")

    start: int = Field(default=0, ge=0, description="first code point")
    end: int | None = Field(default=None, ge=1, description="one after the last code point; the end of the text")


class NoParameters(BaseModel):
    """No query parameters at all."""

    model_config = ConfigDict(extra="forbid")


@cache
def row_model(query: Query) -> type[BaseModel]:
    """A row of the query. Every column can be null: what a plan leaves open stays open."""
    fields: dict[str, Any] = {
        column.name: (TYPES[column.type] | None, Field(description=column.gloss)) for column in query.columns
    }
    return create_model(f"{_camel(query.name)}Row", __doc__=query.summary, **fields)


@cache
def answer_model(query: Query) -> type[Answer]:
    """The list answer of the query."""
    fields: dict[str, Any] = {"rows": (list[row_model(query)], Field(description="the rows, in the query's order"))}  # type: ignore[misc]
    return create_model(f"{_camel(query.name)}Answer", __base__=Answer, __doc__=query.summary, **fields)


def parameters_model(query: Query, *, without: str | None = None, limit: int | None = DEFAULT_LIMIT) -> type[BaseModel]:
    """The query parameters of a list route: those of the query but the one in the path, `sort`, `limit` and `cursor`.

    `limit` is the one that counts when none is given; None: all rows.
    """
    fields: dict[str, Any] = {p.name: _parameter(query, p) for p in query.parameters if p.name != without}
    most = Field(default=limit, ge=1, le=MAXIMUM_LIMIT if limit else FILE_LIMIT, description="the most rows to return")
    sort = "columns, divided by commas, `-` in front for descending; the query's own order when left out"
    name = f"{_camel(query.name)}{'By' + _camel(without) if without else ''}{'' if limit else 'File'}Parameters"
    return create_model(
        name,
        __config__=ConfigDict(extra="forbid"),
        **fields,
        sort=(str | None, Field(default=None, max_length=200, description=sort)),
        limit=(int if limit else int | None, most),
        cursor=(str | None, Field(default=None, max_length=200, description="`next` of the page before")),
    )


def _parameter(query: Query, parameter: Parameter) -> tuple[Any, Any]:
    """The type and the field of one parameter."""
    allowed = choices(query.name, parameter.name)
    type_: Any = Literal[allowed] if allowed else str
    named = "" if allowed or parameter.name not in KINDS else " (or a number, name or part)"
    described = parameter.gloss + named
    examples = [EXAMPLES[parameter.name]] if parameter.name in EXAMPLES and not allowed else None
    if parameter.optional:
        return type_ | None, Field(default=None, description=described, examples=examples)
    return type_, Field(description=described, examples=examples)


def _camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-"))
