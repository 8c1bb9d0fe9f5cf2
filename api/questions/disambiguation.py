"""Which thing is meant (消歧): one name for each slot of what was understood, by the document that the question names."""

from collections.abc import Iterable, Mapping, Sequence

from plankg.api.catalogue.resolve import fold_name
from plankg.api.questions.answer import Candidate, Outcome, QuestionAnswer
from plankg.api.questions.names import Name, Names
from plankg.api.questions.understanding import Filled, Understanding

MOST_CANDIDATES = 30
SHORTEST_PLACE = 2


def disambiguated(
    best: Understanding, names: Names
) -> tuple[dict[str, Name], str | None, tuple[str, ...]] | QuestionAnswer:
    """One name for each slot, the document that narrows the question, remarks; or what is ambiguous about it."""
    document: str | None = None
    meant = {filled.slot.parameter: filled for filled in best.filled}
    if "document" in meant:
        clear = _plans(meant)
        if len(clear) > 1:
            return _ambiguous(best, meant["document"])
        document = next(iter(clear))
    elif "one_document" in best.intent.flags:
        if len(names.documents) != 1:
            listed = [name for name in names.all if name.label == "Document"]
            return _which_document(best, listed)
        document = str(names.documents[0]["document_id"])
    chosen: dict[str, Name] = {}
    remarks = []
    place = [document] if document else []
    for parameter, filled in meant.items():
        if parameter == "document":
            continue
        found = _distinct(filled.names)
        inside = [name for name in found if document in (None, name.document) or name.document is None]
        if not inside:  # 四川方案的OPC社区 is its OPC生态社区, though another plan has an OPC社区
            near = names.spread(fold_name(filled.mention.words))
            inside = [n for n in near if n.document == document and n.label in filled.slot.labels]
        inside = names.written_in(inside, place) or inside
        inside = names.of_places(inside, place) or _of_the_place(inside, _place(meant.values())) or inside
        if not inside:
            remarks.append(f"“{filled.mention.words}”没有在问到的文件里读出")
        if len(inside) > 1:
            return _ambiguous(best, filled, inside)
        chosen[parameter] = (inside or found)[0]
    return chosen, document, tuple(remarks)


def _plans(meant: Mapping[str, Filled]) -> set[str]:
    """The plans that are meant; of several of a place those that have what is asked about."""
    clear = {name.id for name in meant["document"].names}
    for key, each in meant.items():
        clear = (clear & {str(name.document) for name in each.names} if key != "document" else clear) or clear
    return clear


def _place(filled: Iterable[Filled]) -> str:
    """What begins with the place that is asked about: the whole name of another body."""
    bodies = [each.names[0] for each in filled if each.clear]
    return next((name.shown for name in bodies if name.label == "Organization"), "")


def _of_the_place(found: Sequence[Name], place: str) -> list[Name]:
    """The bodies of the place of another one: 财政局 next to 岚堇市水务局."""
    bodies = (name for name in found if name.label == "Organization")
    return [name for name in bodies if place.startswith(name.shown[:SHORTEST_PLACE])]


def _distinct(names: Sequence[Name]) -> list[Name]:
    return list({name.id: name for name in names}.values())


def _ambiguous(best: Understanding, filled: Filled, names: Sequence[Name] | None = None) -> QuestionAnswer:
    listed = _distinct(names or filled.names)
    words = filled.mention.words
    return QuestionAnswer(
        question="",
        outcome=Outcome.ambiguous,
        kind=best.intent.name,
        understood=f"“{words}”可以指{len(listed)}个不同的名称，没有作答。请写出完整的名称，或者写明是哪份文件的。",
        candidates=tuple(_candidate(words, name) for name in listed[:MOST_CANDIDATES]),
    )


def _which_document(best: Understanding, listed: Sequence[Name]) -> QuestionAnswer:
    return QuestionAnswer(
        question="",
        outcome=Outcome.ambiguous,
        kind=best.intent.name,
        understood="没有写明是哪份文件，没有作答。请在问题里写出文件的名称。" if listed else "图谱里还没有文件。",
        candidates=tuple(_candidate("", name) for name in listed[:MOST_CANDIDATES]),
    )


def _candidate(words: str, name: Name) -> Candidate:
    return Candidate(words, name.label, name.id, name.shown, name.document)
