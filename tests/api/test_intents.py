"""Every kind of question over the fictional plans: what it finds, what it leaves to others. No server is needed."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from plankg.api.questions.answer import QuestionAnswer
from plankg.api.questions.asking import best_understanding
from plankg.api.questions.disambiguation import disambiguated
from plankg.api.questions.entity_linking import read
from plankg.api.questions.folding import fold_question
from plankg.api.questions.intent import Intent, intents
from plankg.api.questions.names import Name, Names, holds_pieces, number_in
from plankg.api.questions.understanding import Understanding
from plankg.api.questions.words import composed, lexicon
from plankg.extract.model import PlanGraph
from plankg.graph.catalogue import catalogue, find
from tests.samples import sample_plan, second_plan

NAMED = ("Section", "Task", "SpecialColumn", "Project", "Indicator", "Organization", "Policy")


def rows(plan: PlanGraph) -> list[dict[str, object]]:
    """What the query `names` gives of a plan."""
    found: list[dict[str, object]] = [
        {
            "label": "Document",
            "node_id": plan.document.id,
            "number": plan.document.document_number,
            "name": plan.document.title,
            "aliases": None,
            "kind": None,
            "level": None,
            "path": None,
            "document": plan.document.id,
        }
    ]
    for node in plan.nodes:
        if node.label in NAMED:
            shared = node.label in ("Organization", "Policy")
            found.append(
                {
                    "label": node.label,
                    "node_id": node.id,
                    "number": getattr(node, "number", None) or getattr(node, "document_number", None),
                    "name": getattr(node, "name", None) or getattr(node, "title", None),
                    "aliases": list(getattr(node, "aliases", ())),
                    "kind": getattr(node, "origin", None) or (node.kind if node.label == "Task" else None),
                    "level": node.level if node.label == "Section" else None,
                    "path": node.path if node.label == "Section" else None,
                    "document": None if shared else plan.document.id,
                }
            )
    return found


@pytest.fixture(scope="module")
def names() -> Names:
    listed = {str(row["node_id"]): row for plan in (second_plan(), sample_plan()) for row in rows(plan)}
    return Names.of(listed.values())


def meant(understanding: Understanding) -> Mapping[str, object]:
    """The parameters, things as the ids that they can mean."""
    found: dict[str, object] = dict(understanding.parameters)
    for filled in understanding.filled:
        found[filled.slot.parameter] = {name.id for name in filled.names}
    if understanding.text:
        found["text"] = understanding.text
    return found


def same(wanted: str, found: object, names: Names) -> bool:
    if isinstance(found, set):
        return found == {name.id for name in names.exact.get(fold_question(wanted).text, ())} & found != set()
    return wanted == str(found if found is not None else "")


# A kind of question, `finds` or `skips`, a question, and the parameters of what is found.
KINDS = [
    line.split("\t") for line in Path(__file__).with_name("kinds.tsv").read_text(encoding="utf-8").splitlines()[2:]
]
FINDS = [(kind, question, parameters) for kind, what, question, parameters in KINDS if what == "finds"]
SKIPS = [(kind, question) for kind, what, question, _ in KINDS if what == "skips"]


@pytest.mark.parametrize(("kind", "question", "parameters"), FINDS)
def test_intent_finds(kind: str, question: str, parameters: str, names: Names) -> None:
    best = best_understanding(read(question, names))
    assert best is not None
    assert best.intent.name == kind
    # Whether a year fits is for the store to say.
    assert [piece for piece in best.unused if getattr(piece, "kind", "") != "year"] == []
    found = meant(best)
    wanted = dict(each.split("=") for each in parameters.split(",") if each)
    wrong = {key: found.get(key) for key, value in wanted.items() if not same(value, found.get(key), names)}
    assert wrong == {}


@pytest.mark.parametrize(("kind", "question"), SKIPS)
def test_intent_skips(kind: str, question: str, names: Names) -> None:
    best = best_understanding(read(question, names))
    assert best is None or best.intent.name != kind or best.unused


def test_place_of_a_plan_tells_bodies_apart_but_no_tasks() -> None:
    plan = "云溪省集市规划"
    listed = [Name("Document", "plan", plan, (plan,), document="plan")]
    for kind, shared in (("Task", "检测中心项目"), ("Organization", "集市管理局")):
        for place in ("云溪省", "东山省"):
            name = place + shared
            listed.append(Name(kind, name, name, (name,), document="plan" if kind == "Task" else None))
    names = Names(listed, [{"document_id": "plan", "title": plan}])
    body, task = (
        best_understanding(read(f"{plan}里{words}", names))
        for words in ("集市管理局负责哪些任务", "检测中心项目由谁负责")
    )
    assert body is not None
    assert task is not None
    chosen = disambiguated(body, names)
    assert isinstance(chosen, tuple)
    assert chosen[0]["organization"].shown == "云溪省集市管理局"
    assert isinstance(disambiguated(task, names), QuestionAnswer), "either task can be meant"


@pytest.mark.parametrize("intent", intents(), ids=lambda intent: intent.name)
def test_intent_shows_examples_and_fits_its_query(intent: Intent) -> None:
    query = find(intent.query)
    assert {what for kind, what, _, _ in KINDS if kind == intent.name} == {"finds", "skips"}
    known = {parameter.name for parameter in query.parameters}
    asks = {slot.parameter for slot in intent.slots if slot.needed} | intent.fixed.keys()
    asks |= {name for name, _ in intent.chosen.values()}
    assert asks <= known
    needed = {parameter.name for parameter in query.parameters if not parameter.optional}
    assert needed <= asks | ({"text"} if "text" in intent.flags else set()) | (
        {"document"} if "one_document" in intent.flags else set()
    )
    assert not intent.key or intent.key in {column.name for column in query.columns}
    groups = (
        {group for names in lexicon().values() for group in names}
        | {group for group, _ in composed()}
        | {"year", "quoted", "asked-place"}
    )
    assert intent.flags <= {"one_document", "text", "named_first", "holds", "named_last", "duties"}
    assert frozenset().union(*intent.needs) | intent.bears | intent.chosen.keys() <= groups


def test_rules_have_names_of_their_own() -> None:
    assert len({intent.name for intent in intents()}) == len(intents())
    assert {intent.query for intent in intents()} <= set(catalogue())


@pytest.mark.parametrize(
    ("name", "fragment", "shortest", "holds"),
    [
        ("食品评价性抽检合格率", "食品抽检合格率", 2, True),
        ("食品检验量", "食量", 2, False),
        ("甘肃省药品监督管理局", "省药监局", 1, True),
        ("甘肃省药品监督管理局", "省药监局", 2, False),
        ("亮灶率", "率亮灶", 1, False),
    ],
)
def test_holds_pieces(name: str, fragment: str, shortest: int, holds: bool) -> None:
    assert holds_pieces(name, fragment, shortest) is holds


@pytest.mark.parametrize(
    ("short", "found"), [("集安规划", ["云溪省集市安全规划（虚构）"]), ("云规划", []), ("安集规划", [])]
)
def test_plan_by_its_short_name(short: str, found: list[str], names: Names) -> None:
    documents = [name.shown for mention in read(f"{short}有几章", names).mentions for name in mention.of(("Document",))]
    assert documents == found


@pytest.mark.parametrize(
    ("printed", "number"), [("19", 19), ("专栏十二", 12), ("第十五章", 15), ("(二)", 2), ("无", None)]
)
def test_number_in(printed: str, number: int | None) -> None:
    assert number_in(printed) == number


@pytest.mark.parametrize("typed", ["“𠮷水”集市？", "  省 市 监 局 ", "\uff19\uff10", "《云溪省集市条例》", ""])
def test_folded_question_leads_back_to_the_typed_words(typed: str) -> None:
    folded = fold_question(typed)
    assert len(folded.text) == len(folded.places)
    for i in range(len(folded.text)):
        assert folded.words(i, i + 1) == typed[folded.places[i]]


@pytest.mark.parametrize("question", ["", "？", "。。。", "𠮷", "的的的", "a" * 400, "负责" * 100, "“", "\n\t"])
def test_any_text_can_be_read(question: str, names: Names) -> None:
    parsed = read(question, names)
    best = best_understanding(parsed)
    assert best is None or best.intent in intents()
