"""The command `plankg findings`: what a plan leaves open, contradicts, or says twice alike."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from plankg.api.catalogue.answers import ask
from plankg.api.catalogue.wording import show_value
from plankg.api.cli.print_answer import output, print_csv, print_json
from plankg.extract import extract_file
from plankg.extract.model import Finding, PlanGraph, Section, StatedIn
from plankg.graph.catalogue import find

QUERY = "findings"
SHOWN = 60


def findings_answer(document: str, *, kind: str | None, verdict: str | None, store: str | None) -> Mapping[str, Any]:
    """The findings of a plan file, or of a document of the store, as an answer of the query `findings`.

    Raises:
        InputError: the file cannot be used.
        RequestError: the store has no such document.
    """
    if Path(document).is_file():
        return _of_file(extract_file(Path(document)), kind, verdict)
    from plankg.api.cli.session import Session

    asked = {"document": document, "kind": kind or "", "verdict": verdict or ""}
    with Session(store) as session:
        return ask(session.open(), QUERY, asked)


# Wrong too often to be listed with the others, as the query says too.
_ASKED = "task-without-indicator"


def _of_file(plan: PlanGraph, kind: str | None, verdict: str | None) -> dict[str, Any]:
    sections = {node.id: node.title for node in plan.nodes if isinstance(node, Section)}
    section_of = {edge.source: edge.target for edge in plan.edges if isinstance(edge, StatedIn)}
    found = [
        node
        for node in plan.nodes
        if isinstance(node, Finding)
        and (kind == node.kind or (kind is None and node.kind != _ASKED))
        and verdict in {None, node.verdict}
    ]
    order = ("plan", "extractor", "agrees")
    found.sort(key=lambda node: (order.index(node.verdict), node.rank))
    rows = [_row(node, section_of.get(node.id), sections) for node in found]
    return {
        "query": QUERY,
        "parameters": {"document": plan.document.id},
        "columns": [c.name for c in find(QUERY).columns],
        "total": len(rows),
        "returned": len(rows),
        "truncated": False,
        "limit": None,
        "empty_reason": None if rows else find(QUERY).empty,
        "rows": rows,
    }


def _row(node: Finding, section: str | None, titles: Mapping[str, str | None]) -> dict[str, Any]:
    return {
        "finding_id": node.id,
        "finding": node.kind,
        "verdict": node.verdict,
        "message": node.message,
        "about": list(node.about),
        "section_id": section,
        "section_title": titles.get(section or ""),
        "rule": node.rule,
        "evidence_starts": list(node.evidence_starts),
        "evidence_ends": list(node.evidence_ends),
        "evidence_quotes": list(node.evidence_quotes),
        "document_id": node.document,
        "start": node.start,
        "end": node.end,
        "quote": node.text,
    }


def print_findings(answer: Mapping[str, Any], *, format_: str, every: bool) -> None:
    """Print an answer of the query `findings`: counts by kind and the findings themselves, or JSON, or CSV.

    Args:
        answer: the answer.
        format_: table, json or csv.
        every: in the table, also list what was compared and agrees.
    """
    if format_ == "json":
        print_json(answer)
    elif format_ == "csv":
        print_csv(answer)
    else:
        _print_tables(answer["rows"], answer["empty_reason"], every=every)


def _print_tables(rows: Sequence[Mapping[str, Any]], empty: str | None, *, every: bool) -> None:
    console = output()
    if not rows:
        console.print(empty, soft_wrap=True)
        return
    counts = Counter((row["finding"], row["verdict"]) for row in rows)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in ("发现", "判断"):
        table.add_column(title)
    table.add_column("数量", justify="right")
    for (kind, verdict), count in counts.items():
        table.add_row(show_value("finding", kind), show_value("verdict", verdict), str(count))
    console.print(table)
    listed = [row for row in rows if every or row["verdict"] != "agrees"]
    for row in listed:
        console.print(Text(f"{show_value('finding', row['finding'])}：{row['message']}", style="bold"), soft_wrap=True)
        places = [(row["start"], row["end"], row["quote"])]
        places += zip(row["evidence_starts"], row["evidence_ends"], row["evidence_quotes"], strict=True)
        for start, end, quote in places:
            words = " ".join(quote.split())
            words = words if len(words) <= SHOWN else words[:SHOWN] + "…"
            console.print(Text(f"  {start}–{end}  {words}"), soft_wrap=True)
    hidden = len(rows) - len(listed)
    console.print(f"共 {len(listed)} 条发现。" + (f"另有 {hidden} 处经核对一致，加 --all 列出。" if hidden else ""))
