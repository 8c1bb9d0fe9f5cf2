"""The command `plankg ledger`: what each sentence of a plan gave."""

from collections.abc import Iterable
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from plankg.api.catalogue.value_words import VALUES
from plankg.api.cli.print_answer import output, print_json
from plankg.extract import extract_file
from plankg.extract.findings.ledger import Coverage, Ledger, ledger_of
from plankg.extract.model import Section

STANDINGS = VALUES["standing"]


def print_ledger(file: Path, *, as_json: bool) -> None:
    """Print the ledger of a plan: coverage of its sections and its open sentences, or every sentence as JSON.

    Raises:
        InputError: the file cannot be used.
    """
    plan = extract_file(file)
    ledger = ledger_of(plan)
    sections = ledger.by_section([node for node in plan.nodes if isinstance(node, Section)])
    if as_json:
        print_json(_as_json(ledger, sections))
    else:
        _print_tables(output(), ledger, sections)


def _as_json(ledger: Ledger, sections: Iterable[Coverage]) -> dict[str, object]:
    return {
        "sentences": len(ledger.entries),
        "standings": ledger.counts,
        "sections": [
            {"section": s.section, "number": s.number, "title": s.title, "sentences": s.sentences, "covered": s.covered}
            for s in sections
        ],
        "entries": [
            {
                "start": e.span.start, "end": e.span.end, "text": e.text, "standing": e.standing, "facts": e.facts,
                "cues": e.cues,
            }
            for e in ledger.entries
        ],
    }  # fmt: skip


def _print_tables(console: Console, ledger: Ledger, sections: Iterable[Coverage]) -> None:
    total = len(ledger.entries)
    said = "；".join(
        f"{STANDINGS[name]} {count} 句（{count / max(total, 1):.0%}）" for name, count in ledger.counts.items()
    )
    console.print(f"共 {total} 句：{said}。")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("章节")
    for name in ("句数", "有事实", "覆盖率"):
        table.add_column(name, justify="right")
    for section in sections:
        if section.sentences:
            ratio = f"{section.covered / section.sentences:.0%}"
            name = f"{section.number or ''} {section.title}".strip()
            table.add_row(Text(name, overflow="ellipsis"), str(section.sentences), str(section.covered), ratio)
    console.print(table)
    for entry in ledger.of("open"):
        line = f"{entry.span.start}–{entry.span.end}（{'、'.join(entry.cues)}）{entry.text}"
        console.print(Text(line), soft_wrap=True)
