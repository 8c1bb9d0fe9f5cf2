"""Which policies a text cites: numbers of standards, short names, kinds of document alone (all of it invented)."""

from pathlib import Path

import pytest

from plankg.extract.model import Cites, Policy
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.reading import Source

PLAN = "岚堇市林业发展规划（2026—2030年）\n一、重点任务\n（一）加强护林。{}\n"
OWN = "岚堇市林业发展规划（2026—2030年）"


def cited(sentence: str) -> list[tuple[str, str | None]]:
    """The title and number of each policy that a sentence cites, in order."""
    plan = extract_source(Source(Path("plan.txt"), "plan", PLAN.format(sentence), ""))
    policies = {node.id: node for node in plan.nodes if isinstance(node, Policy)}
    edges = sorted((edge for edge in plan.edges if isinstance(edge, Cites)), key=lambda edge: edge.start)
    return [(policies[edge.target].title, policies[edge.target].document_number) for edge in edges]


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        ("按照《林区护栏》（LY/T 1234-2026）更换护栏。", [("林区护栏", "LY/T1234-2026")]),
        ("按照《林区护栏》更换护栏。", []),
        (
            "落实《青岭省护林条例》（以下简称《护林条例》）。按《护林条例》\n第三条值守。",
            [("青岭省护林条例", None)] * 2,
        ),
        (
            "落实《青岭省护林意见》\n（青政发\n〔2026〕 7 号，以下简称《意见》）要求，对照《意见》巡护。",
            [("青岭省护林意见", "青政发〔2026〕7号")] * 2,
        ),
        (
            "修订《护林办法》和《巡护办法（试行）》，执行《办法》规定。",
            [("护林办法", None), *[("巡护办法（试行）", None)] * 2],
        ),
        ("做好《规划》评估。", [(OWN, None)]),
        ("执行《实施细则》规定。", []),
    ],
)
def test_policy_is_cited_by_its_whole_title(sentence: str, titles: list[tuple[str, str | None]]) -> None:
    assert cited(sentence) == titles
