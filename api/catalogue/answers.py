"""One way to ask the store, for the command line and for HTTP: the same names, the same answer, the same rows."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from plankg.api.catalogue.choices import check_choice
from plankg.api.catalogue.resolve import KINDS, resolve
from plankg.api.catalogue.wording import empty_reason
from plankg.api.errors import BadValue
from plankg.graph.catalogue import Query, find

if TYPE_CHECKING:
    from plankg.graph.store import Answer, Store


def ask(store: "Store", name: str, arguments: Mapping[str, str], *, limit: int | None = None) -> dict[str, Any]:
    """Run a query of the catalogue with what the user typed, and explain an empty answer.

    Args:
        store: where to ask.
        name: the query's name.
        arguments: parameter → id, number, name, alias or part of a name; empty values count as not given.
        limit: how many rows to keep; all when None.

    Returns:
        `query`, `parameters` (as ids), `columns`, `total`, `returned`, `truncated`, `limit`, `empty_reason`, `rows`.

    Raises:
        RequestError: a value that means nothing or several things.
        StoreError: an unknown query, an unknown or missing parameter, or a store that does not answer.
    """
    query = find(name)
    typed = typed_values(query, arguments)
    answer, parameters = answered(store, typed, lambda values: store.run(name, values, limit=limit))
    return described(answer, parameters, limit)


def typed_values(query: Query, arguments: Mapping[str, str]) -> dict[str, Any]:
    """The values that a user typed, digits as numbers; names are still names.

    Raises:
        RequestError: a value that the parameter does not take.
        StoreError: an unknown or missing parameter.
    """
    given = {key: value for key, value in arguments.items() if value != ""}
    query.bind(given)
    for key, value in given.items():
        check_choice(query.name, key, value)
    return {key: _value(query, key, value) for key, value in given.items()}


def answered(
    store: "Store", typed: Mapping[str, Any], run: Callable[[Mapping[str, Any]], "Answer"]
) -> tuple["Answer", dict[str, Any]]:
    """The answer to a query with what a user typed, and the parameters with ids for names.

    Most people's programs send ids: what is typed is taken for ids first, and for names only where that finds nothing.

    Raises:
        RequestError: a value means nothing or several things.
        StoreError: the store does not answer.
    """
    answer = run(typed)
    names = {key: value for key, value in typed.items() if key in KINDS and isinstance(value, str)}
    if answer.total or not names:
        return answer, dict(typed)
    parameters = {**typed, **{key: resolve(store, key, value) for key, value in names.items()}}
    return (answer if parameters == typed else run(parameters)), parameters


def described(answer: "Answer", parameters: Mapping[str, Any], limit: int | None) -> dict[str, Any]:
    """An answer of the store as every list shows it."""
    return {
        "query": answer.query,
        "parameters": dict(parameters),
        "columns": list(answer.columns),
        "total": answer.total,
        "returned": len(answer.rows),
        "truncated": answer.truncated,
        "limit": limit,
        "empty_reason": None if answer.total else empty_reason(find(answer.query), parameters),
        "rows": list(answer.rows),
    }


def _value(query: Query, key: str, value: str) -> Any:
    type_ = next(parameter.type for parameter in query.parameters if parameter.name == key)
    if type_ == "STRING":
        return value
    if type_ == "LIST<STRING>":
        return [part.strip() for part in value.split(",") if part.strip()]
    try:
        return int(value) if type_ == "INTEGER" else float(value)
    except ValueError as error:
        raise BadValue(key, value, "应为数字") from error
