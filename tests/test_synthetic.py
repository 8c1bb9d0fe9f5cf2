"""The plans that growth is measured with: what was written into them is what extraction finds."""

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.synthetic import plan, plans, write_plans
from plankg.extract import extract_file
from plankg.extract.duties.gazetteer import national_body
from plankg.extract.model import Indicator, Organization, PlanGraph, ResponsibleFor, Task

SEEDS = (1, 2, 3)
PLANS = 60


def found(graph: PlanGraph) -> dict[str, int]:
    """The kinds that the generator counts."""
    counts = Counter(graph.counts())
    indicators = Counter(node.origin for node in graph.nodes if isinstance(node, Indicator))
    return {
        **{name: counts[name] for name in ("CITES", "Project", "Section", "SpecialColumn")},
        "Task": sum(node.kind != "measure" for node in graph.nodes if isinstance(node, Task)),
        "stated duties": sum(e.basis == "stated" for e in graph.edges if isinstance(e, ResponsibleFor)),
        "table indicators": indicators["table"],
        "targets in text": indicators["text"],
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_extraction_finds_what_was_planted(seed: int, tmp_path: Path) -> None:
    for planted in plans(3, seed):
        file = tmp_path / f"{planted.name}.txt"
        file.write_text(planted.text, "utf-8")
        graph = extract_file(file)
        assert found(graph) == planted.counts, planted.name
        assert graph.document.issuer


def test_every_plan_says_that_it_is_fictional_and_has_a_realistic_size() -> None:
    made = list(plans(PLANS))
    assert all("（虚构）" in planted.text.splitlines()[0] and "本文件为虚构样例" in planted.text for planted in made)
    assert all(8_000 <= len(planted.text) <= 60_000 for planted in made)
    assert all(60 <= planted.counts["Section"] <= 200 for planted in made)
    assert all(20 <= planted.counts["table indicators"] <= 40 for planted in made)
    assert len({planted.text for planted in made}) == PLANS


def test_plans_share_bodies_and_name_no_real_national_one(tmp_path: Path) -> None:
    write_plans(tmp_path, 8, seed=1)
    files = sorted(tmp_path.glob("*.txt"))
    bodies = [{n.id: n for n in extract_file(file).nodes if isinstance(n, Organization)} for file in files]
    named = Counter(id_ for plan_bodies in bodies for id_ in plan_bodies)
    everywhere = [id_ for id_, count in named.items() if count >= len(files) / 2]
    assert everywhere
    assert len(named) > len(everywhere) * 5
    assert not any(national_body(body.name) for plan_bodies in bodies for body in plan_bodies.values())


def test_a_plan_is_the_same_whatever_is_made_beside_it() -> None:
    assert list(plans(2, seed=7, first=3)) == [plan(3, 7), plan(4, 7)]
