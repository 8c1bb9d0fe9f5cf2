"""How many things of each label a plan holds, as a table."""

from collections.abc import Iterable, Mapping

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from plankg.api.catalogue.wording import LABELS
from plankg.api.cli.print_answer import output
from plankg.extract.model import Document, PlanGraph


def print_plan(plan: PlanGraph, *, with_inferred: bool) -> None:
    """Title, facts about the document, counts with or without the inferred duties."""
    console = output()
    console.print(Text(plan.document.title, style="bold"))
    for line in _facts(plan.document):
        console.print(Text(line), soft_wrap=True)
    print_counts(console, [(plan.document.id, plan.counts(with_inferred=with_inferred))])


def print_counts(console: Console, counts: Iterable[tuple[str, Mapping[str, int]]]) -> None:
    """One column for each document, one line for each label and edge type."""
    columns = list(counts)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("类别")
    for document, _ in columns:
        table.add_column(Text(document), justify="right", overflow="fold")
    for label in sorted({label for _, by_label in columns for label in by_label}, key=_order):
        name = f"{LABELS.get(label, label)} {label}"
        table.add_row(Text(name), *(str(by_label.get(label, 0)) for _, by_label in columns))
    console.print(table)


def _order(label: str) -> tuple[int, str]:
    known = list(LABELS)
    return (known.index(label) if label in LABELS else len(known), label)


def _facts(document: Document) -> list[str]:
    named = {
        "编号": document.id,
        "印发单位": document.issuer,
        "文号": document.document_number,
        "印发日期": document.issued_on,
        "字数": document.length,
    }
    return [f"{name}：{value}" for name, value in named.items() if value is not None]
