"""The command `plankg ledger`: what each sentence of a plan gave."""

from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from plankg.api.cli.print_answer import output, print_json
from plankg.extract import extract_file
from plankg.extract.findings.ledger import Ledger, ledger_of


def print_ledger(file: Path, *, as_json: bool) -> None:
    """Print the ledger of a plan: coverage of its sections and its silent sentences, or every sentence as JSON.

    Raises:
        InputError: the file cannot be used.
    """
    ledger = ledger_of(extract_file(file))
    if as_json:
        print_json(_as_json(ledger))
    else:
        _print_tables(output(), ledger)


def _as_json(ledger: Ledger) -> dict[str, object]:
    return {
        "sentences": len(ledger.entries),
        "covered": ledger.covered,
        "silent": len(ledger.silent),
        "sections": [
            {"section": s.section, "number": s.number, "title": s.title, "sentences": s.sentences, "covered": s.covered}
            for s in ledger.sections
        ],
        "entries": [
            {"start": e.span.start, "end": e.span.end, "text": e.text, "facts": e.facts, "cues": e.cues}
            for e in ledger.entries
        ],
    }


def _print_tables(console: Console, ledger: Ledger) -> None:
    total = len(ledger.entries)
    console.print(f"共 {total} 句，{ledger.covered} 句给出了事实（{ledger.covered / max(total, 1):.0%}）；")
    console.print(f"{len(ledger.silent)} 句含有责任、数量或单位，却没有给出事实。")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("章节")
    for name in ("句数", "有事实", "覆盖率"):
        table.add_column(name, justify="right")
    for section in ledger.sections:
        if section.sentences:
            ratio = f"{section.covered / section.sentences:.0%}"
            name = f"{section.number or ''} {section.title}".strip()
            table.add_row(Text(name, overflow="ellipsis"), str(section.sentences), str(section.covered), ratio)
    console.print(table)
    for entry in ledger.silent:
        line = f"{entry.span.start}–{entry.span.end}（{'、'.join(entry.cues)}）{entry.text}"
        console.print(Text(line), soft_wrap=True)
