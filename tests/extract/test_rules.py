"""Every rule finds what it says it finds, and skips its near misses."""

from typing import Any

import pytest

from plankg.extract.rules import all_rules
from plankg.extract.text.fold import fold
from plankg.extract.text.rule import Rule, compiled

RULES = all_rules()
FINDS = [pytest.param(rule, sentence, id=f"{rule.name}:{sentence[:16]}") for rule in RULES for sentence in rule.finds]
SKIPS = [pytest.param(rule, sentence, id=f"{rule.name}:{sentence[:16]}") for rule in RULES for sentence in rule.skips]


def field(found: Any, name: str) -> object:
    first = found[0] if isinstance(found, tuple) else found
    return first[name] if isinstance(first, dict) else getattr(first, name)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in RULES])
def test_rule_shows_examples_and_near_misses(rule: Rule[Any]) -> None:
    assert rule.finds
    assert rule.skips
    assert rule.gloss.endswith(".")
    assert not rule.cues or all(any(cue in fold(sentence) for cue in rule.cues) for sentence in rule.finds)


@pytest.mark.parametrize(("rule", "sentence"), FINDS)
def test_rule_finds_its_example(rule: Rule[Any], sentence: str) -> None:
    found = [found for _, found in rule.matches(fold(sentence))]
    assert found, "nothing found"
    assert {name: field(found[0], name) for name in rule.finds[sentence]} == rule.finds[sentence]


@pytest.mark.parametrize(("rule", "sentence"), SKIPS)
def test_rule_skips_its_near_miss(rule: Rule[Any], sentence: str) -> None:
    assert [found for _, found in rule.matches(fold(sentence))] == []


def test_rule_names_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("pattern", "words", "found"),
    [
        ("(?:(?(LIST)、)(林场|茶园))+", "看林场、茶园林场", "林场、茶园"),
        (r"(看)[(（]?(?P<what>\(?)(?:(?(LIST)、)(林场|茶园))+", "看林场、茶园林场", "看林场、茶园"),
        ("(?:(?(LIST)、)(林场|茶园))+负责", "林场、茶园林场负责", "林场负责"),
    ],
)
def test_name_after_the_first_of_a_list_wants_a_separator(pattern: str, words: str, found: str) -> None:
    match = compiled(pattern).search(words)
    assert match is not None
    assert match.group() == found
