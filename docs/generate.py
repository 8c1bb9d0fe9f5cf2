"""Writes the reference pages of docs/ from the code: `python -m docs.generate`; `--check` fails when one is stale.

queries.md from the headers of cypher/, cli.md from the command line, http.md from OpenAPI, rules.md from the
extraction rules with the examples that they are tested on.
"""

import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path

from docs.command_line import command_line_page
from docs.http_routes import http_page
from docs.queries import queries_page

FOLDER = Path(__file__).parent
NOTE = "<!-- Written by `make docs` from the code; change it there. -->\n\n"


def pages() -> Mapping[str, Callable[[], str]]:
    """File name → what writes its text."""
    written: dict[str, Callable[[], str]] = {
        "cli.md": command_line_page,
        "http.md": http_page,
        "queries.md": queries_page,
    }
    if find_spec("plankg.extract.rules") is not None:
        from docs.rules import rules_page  # noqa: PLC0415 - the page needs jieba and spaCy

        written["rules.md"] = rules_page
    return written


def main(arguments: list[str]) -> int:
    """Write the pages, or with --check only compare; 1 when a page is stale."""
    stale = []
    for name, write in pages().items():
        path, text = FOLDER / name, NOTE + write()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
    if "--check" in arguments and stale:
        print(f"stale: {', '.join(stale)} in docs/; run `make docs` and commit the result", file=sys.stderr)
        return 1
    print(f"docs: {len(pages())} pages, {len(stale)} written anew" if stale else "docs: up to date")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
