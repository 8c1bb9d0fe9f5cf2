"""The nearest questions that can be answered, with real names of the store."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from api.questions.names import Name, Names
from api.questions.reading import Reading
from api.questions.rule import Rule

MOST = 5
ALIKE = 0.35
# One question of each kind is shown where nothing of the store was named.
OPENING = ("tasks-of-indicator", "target", "tasks-of-body", "bodies-of-task", "findings")


def suggestions(rules: Sequence[Rule], reading: Reading, names: Names) -> tuple[str, ...]:
    """Up to five questions: about what the question names, else about what looks like its unknown words, else examples."""
    meant = [name for mention in reading.mentions for name in mention.names[:2]]
    meant += [name for piece in reading.unknown for name in _alike(reading.typed(piece), names)]
    words = {group for word in reading.words for group in word.groups}
    found = list(dict.fromkeys(question for name in meant for question in _about(rules, name, words)))
    return tuple((found or list(_examples(rules, names)))[:MOST])


def _about(rules: Sequence[Rule], name: Name, words: set[str]) -> Iterator[str]:
    """Questions about one thing; those first that share words with the question."""
    fitting = [rule for rule in rules if len(_needed(rule)) == 1 and name.label in rule.slots[0].labels]
    fitting.sort(key=lambda rule: (-sum(bool(need & words) for need in rule.needs), rule.name not in OPENING))
    for rule in fitting[:3]:
        yield rule.asks.format_map({_needed(rule)[0]: name.shown})


def _needed(rule: Rule) -> list[str]:
    return [slot.parameter for slot in rule.slots if slot.needed]


def _alike(words: str, names: Names) -> list[Name]:
    scored = [
        (SequenceMatcher(None, words, name.shown, autojunk=False).ratio(), name)
        for name in names.all
        if set(words) & set(name.shown)
    ]
    scored.sort(key=lambda pair: -pair[0])
    return [name for score, name in scored[:2] if score >= ALIKE]


def _examples(rules: Sequence[Rule], names: Names) -> Iterator[str]:
    for rule in rules:
        if rule.name not in OPENING:
            continue
        needed = _needed(rule)
        if not needed:
            yield rule.asks
            continue
        labels = next(slot.labels for slot in rule.slots if slot.needed)
        name = next((name for name in names.all if name.label in labels and name.first), None)
        if name:
            yield rule.asks.format_map({needed[0]: name.shown})
