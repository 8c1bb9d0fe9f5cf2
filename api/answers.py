"""One way to ask the store, for the command line and for HTTP: the same names, the same answer, the same rows."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from api.errors import BadValue
from api.resolve import resolve
from api.wording import empty_reason
from graph.catalogue import Query, find

if TYPE_CHECKING:
    from graph.store import Store


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
    given = {key: value for key, value in arguments.items() if value != ""}
    query.bind(given)
    parameters = {key: _value(store, query, key, value) for key, value in given.items()}
    answer = store.run(name, parameters, limit=limit)
    return {
        "query": name,
        "parameters": parameters,
        "columns": list(answer.columns),
        "total": answer.total,
        "returned": len(answer.rows),
        "truncated": answer.truncated,
        "limit": limit,
        "empty_reason": None if answer.total else empty_reason(name),
        "rows": list(answer.rows),
    }


def _value(store: "Store", query: Query, key: str, value: str) -> str | int | float:
    type_ = next(parameter.type for parameter in query.parameters if parameter.name == key)
    if type_ == "STRING":
        return resolve(store, key, value)
    try:
        return int(value) if type_ == "INTEGER" else float(value)
    except ValueError as error:
        raise BadValue(key, value, "应为数字") from error
