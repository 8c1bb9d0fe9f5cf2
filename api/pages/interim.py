"""Lists with filters, order and pages over the catalogue's whole answers."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from api.answers import ask
from api.resolve import resolve
from graph.catalogue import find

if TYPE_CHECKING:
    from graph.store import Store

_CARRIED = {"tasks": "task_id", "projects": "project_id", "special-columns": "special_column_id"}


def listing(
    store: "Store",
    name: str,
    arguments: Mapping[str, str],
    *,
    sort: str | None = None,
    limit: int | None = None,
    cursor: str | None = None,
) -> dict[str, Any]:
    """One page of a query's rows."""
    if name == "policies":
        return _page(_policies(store, arguments), sort, limit, cursor)
    known = {parameter.name for parameter in find(name).parameters}
    answer = ask(store, name, {key: value for key, value in arguments.items() if key in known})
    rows = answer["rows"]
    for key, value in arguments.items():
        if key in known or not value:
            continue
        if key == "text":
            rows = [row for row in rows if value.casefold() in f"{row.get('quote')} {row.get('name')}".casefold()]
        elif key == "organization":
            carried = ask(store, "tasks-for-organization", {"organization": value})["rows"]
            rows = [row for row in rows if row.get(_CARRIED.get(name, "")) in {r["task_id"] for r in carried}]
        elif key == "indicator":
            supporting = ask(store, "tasks-for-indicator", {"indicator": value})["rows"]
            rows = [row for row in rows if row.get(_CARRIED.get(name, "")) in {r["task_id"] for r in supporting}]
        elif key == "section":
            rows = [row for row in rows if row.get("section_id") == value]
        elif rows and key in rows[0]:
            rows = [row for row in rows if row[key] == value]
    return _page({**answer, "rows": rows, "total": len(rows)}, sort, limit, cursor)


def _policies(store: "Store", arguments: Mapping[str, str]) -> dict[str, Any]:
    given = {"document": resolve(store, "document", arguments["document"])} if arguments.get("document") else {}
    found: dict[str, dict[str, Any]] = {}
    for row in store.run("policies-cited", given).rows:
        entry = found.setdefault(row["policy_id"], {**row, "citations": 0, "documents": []})
        entry["citations"] += 1
    rows = [row for row in found.values() if arguments.get("text", "") in row["title"]]
    return {"rows": rows, "total": len(rows), "empty_reason": None if rows else "文件没有引用其他政策。"}


def _page(answer: dict[str, Any], sort: str | None, limit: int | None, cursor: str | None) -> dict[str, Any]:
    rows = answer["rows"]
    if sort:
        column = sort.removeprefix("-")
        given = [row for row in rows if row.get(column) is not None]
        given.sort(key=lambda row: row[column], reverse=sort.startswith("-"))
        rows = [*given, *(row for row in rows if row.get(column) is None)]
    skip = int(cursor or 0)
    page = rows[skip : skip + limit] if limit else rows[skip:]
    following = skip + len(page)
    return {
        **answer,
        "rows": page,
        "returned": len(page),
        "first": skip + 1,
        "next": str(following) if following < len(rows) else None,
        "empty_reason": None if rows else answer["empty_reason"] or "没有符合条件的内容，请放宽条件再试。",
    }
