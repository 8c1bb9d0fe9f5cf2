"""All rules that are patterns with examples, for the tests that run the examples and the page that lists them."""

from typing import Any

from plankg.extract.duties.allocations import allocation_rules
from plankg.extract.duties.mentions import mention_rules
from plankg.extract.duties.subjects import subject_rules
from plankg.extract.outline.citations import CITATION
from plankg.extract.targets.target_rules import target_rules
from plankg.extract.text.rule import Rule


def all_rules() -> tuple[Rule[Any], ...]:
    """Every pattern rule, citations first, then duties, then targets, each in its order of trial."""
    return (CITATION, *mention_rules(), *subject_rules(), *allocation_rules(), *target_rules())
