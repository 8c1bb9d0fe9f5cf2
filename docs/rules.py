"""docs/rules.md: the extraction rules with the sentences that they find and leave alone."""

from typing import Any

from docs.markdown import table
from plankg.extract.rules import all_rules

OPENING = """\
# Extraction rules

Each rule shows what it finds and a near miss that it leaves alone; one test runs every example of this page.
"""


def rules_page() -> str:
    """The page."""
    return OPENING + "".join(_section(rule) for rule in all_rules())


def _section(rule: Any) -> str:
    finds = [(sentence, _expected(expected)) for sentence, expected in rule.finds.items()]
    skips = "".join(f"- {sentence}\n" for sentence in rule.skips)
    return f"\n## {rule.name}\n\n{rule.gloss}\n\n" + table(("finds", "as"), finds) + f"\nLeaves alone:\n\n{skips}"


def _expected(expected: Any) -> str:
    if isinstance(expected, dict):
        return ", ".join(f"{name} = {value}" for name, value in expected.items())
    return str(expected)
