"""The nearest questions that can be answered, with real names of the store."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from plankg.api.catalogue.resolve import fold_name
from plankg.api.questions.entity_linking import ParsedQuestion
from plankg.api.questions.intent import Intent
from plankg.api.questions.names import Name, Names

MOST = 5
ALIKE = 0.35
# One question of each kind is shown where nothing of the store was named.
OPENING = ("tasks-of-indicator", "target", "tasks-of-body", "bodies-of-task", "findings")


def suggestions(intents: Sequence[Intent], parsed: ParsedQuestion, names: Names) -> tuple[str, ...]:
    """Up to five questions: about what the question names, else about what looks like its unknown words, else examples."""
    meant = [name for mention in parsed.mentions for name in mention.names[:2]]
    meant += [name for piece in parsed.unknown for name in _alike(parsed.typed(piece), names)]
    words = {group for word in parsed.words for group in word.groups}
    found = list(dict.fromkeys(question for name in meant for question in _about(intents, name, words)))
    return tuple((found or list(_examples(intents, names)))[:MOST])


def _about(intents: Sequence[Intent], name: Name, words: set[str]) -> Iterator[str]:
    """Questions about one thing; those first that share words with the question."""
    fitting = [intent for intent in intents if len(_needed(intent)) == 1 and name.label in intent.slots[0].labels]
    fitting.sort(key=lambda intent: (-sum(bool(need & words) for need in intent.needs), intent.name not in OPENING))
    for intent in fitting[:3]:
        yield intent.asks.format_map({_needed(intent)[0]: name.shown})


def _needed(intent: Intent) -> list[str]:
    return [slot.parameter for slot in intent.slots if slot.needed]


def _alike(words: str, names: Names) -> list[Name]:
    scored = [
        (SequenceMatcher(None, words, name.shown, autojunk=False).ratio(), name)
        for folded in names.sharing(fold_name(words))
        for name in names.exact[folded]
    ]
    scored.sort(key=lambda pair: -pair[0])
    return [name for score, name in scored[:2] if score >= ALIKE]


def _examples(intents: Sequence[Intent], names: Names) -> Iterator[str]:
    for intent in intents:
        if intent.name not in OPENING:
            continue
        needed = _needed(intent)
        if not needed:
            yield intent.asks
            continue
        labels = next(slot.labels for slot in intent.slots if slot.needed)
        name = next((name for name in names.all if name.label in labels and name.first), None)
        if name:
            yield intent.asks.format_map({needed[0]: name.shown})
