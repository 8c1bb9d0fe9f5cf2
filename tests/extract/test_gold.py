"""The plan in corpus/ against its gold: the gold itself, the recorded scores, and what the issue promises."""

import csv
import json
from pathlib import Path

import pytest

from plankg.extract.evaluation import evaluate_folder
from plankg.extract.evaluation.scores import Score
from plankg.extract.model import Document, Organization, PlanGraph, ResponsibleFor
from plankg.extract.model.evidence import check_evidence

CORPUS = Path(__file__).parents[2] / "corpus"
GANSU = CORPUS / "gansu-market-regulation-145"


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return {score.kind: score for score in evaluate_folder(GANSU)}


def gold(name: str) -> list[dict[str, str]]:
    with (GANSU / "gold" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("name", "column"), [("targets", "quote"), ("responsibilities", "org"), ("units", "text")], ids=str
)
def test_gold_quote_is_its_slice(name: str, column: str) -> None:
    text = (GANSU / "plan.txt").read_text("utf-8")
    rows = gold(name)
    assert rows
    assert [r for r in rows if text[int(r["start"]) : int(r["end"])] != r[column]] == []


@pytest.mark.parametrize("folder", sorted(CORPUS.iterdir()), ids=lambda folder: folder.name)
def test_scores_equal_the_recorded_ones(folder: Path) -> None:
    recorded = json.loads((folder / "scores.json").read_text("utf-8"))
    scores = evaluate_folder(folder)
    found = {score.kind: score.record() for score in scores}
    changed = [
        f"{score.kind}\n  missed: {score.missed}\n  extra: {score.extra}"
        for score in scores
        if score.record() != recorded.get(score.kind)
    ]
    assert found == recorded, "recorded with `plankg evaluate corpus --record`; changed:\n" + "\n".join(changed)


@pytest.mark.parametrize("kind", ["headings", "columns", "items", "projects", "indicators", "citations"])
def test_structure_is_complete_and_exact(scores: dict[str, Score], kind: str) -> None:
    score = scores[kind]
    assert (score.missed, score.extra) == ((), ())
    assert score.right == score.gold > 0


@pytest.mark.parametrize(("kind", "least"), [("targets", 0.85), ("responsibilities", 0.70), ("supports", 0.60)])
def test_relation_f1_is_at_least_promised(scores: dict[str, Score], kind: str, least: float) -> None:
    assert scores[kind].f1 >= least


@pytest.mark.parametrize("field", ["title", "issuer", "document_number", "issued_on", "published_on", "period_end"])
def test_document_field_is_as_annotated(gansu: PlanGraph, field: str) -> None:
    wanted = json.loads((GANSU / "document.json").read_text("utf-8"))
    assert getattr(gansu.document, field) == wanted[field]


def test_addressees_are_as_annotated(gansu: PlanGraph) -> None:
    wanted = json.loads((GANSU / "document.json").read_text("utf-8"))["addressed_to"]
    quotes = [edge.properties()["quote"] for edge in gansu.edges if edge.type == "ADDRESSED_TO"]
    assert quotes == wanted


def test_every_fact_stands_in_the_text(gansu: PlanGraph) -> None:
    check_evidence(gansu)
    assert isinstance(gansu.document, Document)
    assert gansu.document.length == len(gansu.text)


def test_short_and_full_name_are_one_body(gansu: PlanGraph) -> None:
    body = next(n for n in gansu.nodes if isinstance(n, Organization) and n.name == "甘肃省药品监督管理局")
    assert body.aliases == ("省药监局",)
    assert (body.kind, body.level, body.region) == ("department", "province", "甘肃省")


@pytest.mark.parametrize(
    ("heading", "owner", "rule"),
    [
        ("(二)加强药品安全监管", "甘肃省药品监督管理局", "owner-by-remit"),
        ("(三)加强信用监管", "甘肃省市场监督管理局", "owner-by-issuer"),
    ],
)
def test_task_nobody_is_named_for_has_an_inferred_owner(gansu: PlanGraph, heading: str, owner: str, rule: str) -> None:
    nodes = {node.id: node for node in gansu.all_nodes()}
    edges = [
        edge
        for edge in gansu.edges
        if isinstance(edge, ResponsibleFor) and nodes[edge.target].properties().get("text") == heading
    ]
    found = [(nodes[edge.source].properties()["name"], edge.basis, edge.rule) for edge in edges]
    assert found == [(owner, "inferred", rule)]
