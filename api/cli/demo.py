"""The summary that `plankg demo` prints: what is in the graph, one indicator and one body with their tasks."""

from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from plankg.api.catalogue.answers import ask
from plankg.api.catalogue.resolve import fold_name
from plankg.api.catalogue.wording import LABELS, show_value

if TYPE_CHECKING:
    from plankg.graph.store import Store

# The example that the documentation speaks of; where no plan has it, the first indicator with the most tasks.
PREFERRED = "透明车间"
TASKS_SHOWN = 8
QUOTE_SHOWN = 60


def print_summary(store: "Store", console: Console) -> None:
    """Counts of every document by label, then one indicator and one body with their tasks."""
    for document in store.run("documents").rows:
        counts = store.run("document-counts", {"document": document["document_id"]}).rows
        listed = "，".join(_counted(row) for row in counts)
        console.print(Text(f"\n{document['title']}（{document['document_id']}）", style="bold"))
        console.print(f"  {listed}", soft_wrap=True)
    _print_indicator(store, console)
    _print_organization(store, console)


def _counted(row: dict[str, Any]) -> str:
    inferred = f"（另有推断 {row['inferred']}）" if row["inferred"] else ""
    return f"{LABELS.get(row['name'], row['name'])} {row['count']}{inferred}"


def _print_indicator(store: "Store", console: Console) -> None:
    rows = [row for row in store.run("indicators").rows if row["origin"] == "table"]
    named = [row for row in rows if PREFERRED in fold_name(row["name"])]
    answers = [(row, ask(store, "tasks-for-indicator", {"indicator": row["indicator_id"]})) for row in named or rows]
    if answers:
        indicator, answer = max(answers, key=lambda pair: pair[1]["total"])
        number = f"{indicator['number']} " if indicator["number"] else ""
        _print_tasks(console, f"哪些任务支撑指标 {number}{indicator['name']}？", answer)


def _print_organization(store: "Store", console: Console) -> None:
    """A named department says most; the issuing body, which owns whatever nobody else is named for, says least."""
    rows = store.run("organizations").rows
    issuers = {document["issuer"] for document in store.run("documents").rows}
    named = [row for row in rows if row["kind"] == "department" and row["region"] and row["name"] not in issuers]
    if named or rows:
        body = max(named or rows, key=lambda row: row["stated"] + row["inferred"])
        answer = ask(store, "tasks-for-organization", {"organization": body["organization_id"]})
        _print_tasks(console, f"{body['name']}承担哪些任务？", answer)


def _print_tasks(console: Console, question: str, answer: dict[str, Any]) -> None:
    console.print(Text(f"\n{question}", style="bold"))
    if not answer["total"]:
        console.print(f"  {answer['empty_reason']}")
    for row in answer["rows"][:TASKS_SHOWN]:
        degree = f"{row['score']:.2f}" if "score" in row else show_value("role", row["role"])
        title = row.get("title") or row.get("heading_title") or ""
        quote = row["quote"] if len(row["quote"]) <= QUOTE_SHOWN else row["quote"][:QUOTE_SHOWN] + "…"
        basis = show_value("basis", row["basis"])
        console.print(Text(f"  [{basis}] {degree}  {title}：“{quote}”（第 {row['start']} 字）"), soft_wrap=True)
    if answer["total"] > TASKS_SHOWN:
        console.print(f"  …… 共 {answer['total']} 项")
