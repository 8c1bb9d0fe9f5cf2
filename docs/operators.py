"""docs/operators.md: one question for each operator with its frame, its Cypher and its first rows: `python -m docs.examples`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.synthetic import plan
from plankg.api.catalogue.wording import column_title
from plankg.api.questions import Questions
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.reading import Source

if TYPE_CHECKING:
    from plankg.graph.store import Store

PAGE = Path(__file__).with_name("operators.md")
ASKED = (
    ("value", "甘肃的规划里目标值在90%以上的指标有哪些"),
    ("date", "甘肃的规划里2025年底前要完成的任务有哪些"),
    ("year", "甘肃的规划里2025年要达到95%以上的指标有哪些"),
    ("group", "甘肃的规划里各单位分别承担几项任务"),
    ("rank", "甘肃的规划里目标值最高的三个指标"),
    ("share", "甘肃的规划里约束性指标占全部指标的比例是多少"),
    ("not", "甘肃的规划里哪些指标没有基期值"),
    ("both", "翎陂市糖坊建设规划里市财政局和市商务局都承担的任务"),
    ("compare", "翎陂市糖坊建设规划里市财政局和市商务局谁承担的任务多"),
    ("sum by group", "翎陂市糖坊建设规划里项目的总投资按建设地点合计"),
    ("mean", "翎陂市糖坊建设规划里平均每项任务有几个责任单位"),
    ("parts", "翎陂市糖坊建设规划分几个部分，每个部分几条"),
    ("part", "翎陂市糖坊建设规划里市财政局承担的任务集中在哪几章"),
    ("number and share", "翎陂市糖坊建设规划里没写时限的任务有多少条，占全部的多少"),
)
HIDDEN = (
    "quote",
    "document_id",
    "start",
    "end",
    "label",
    "indicator_id",
    "task_id",
    "organization_id",
    "section_id",
    "target_raw",
    "kind",
)
FIRST = 3
_HEAD = """<!-- Written by `python -m docs.examples`; tests/api/test_openapi.py compares it. -->

# Operators, one example each

Asked of the plan in `corpus/` and of an invented plan (虚构, `benchmarks/synthetic.py`). Of the rows the first three are
shown, without their quotes and ids; [questions.md](questions.md) says how questions are read.
"""


def operators_page(store: "Store") -> str:
    """The page; the store has the plans of corpus/, to which the invented one is added."""
    invented = plan(0)
    store.load(extract_source(Source(Path(f"{invented.name}.txt"), invented.name, invented.text, invented.name)))
    questions = Questions(store)
    return _HEAD + "".join(line for kind, asked in ASKED for line in _section(kind, questions.ask(asked).to_json()))


def _section(kind: str, answer: Mapping[str, Any]) -> Iterator[str]:
    columns = [name for name in answer["columns"] if name not in HIDDEN]
    columns = [name for name in columns if any(row[name] is not None for row in answer["rows"][:FIRST])]
    yield f"\n## {kind}\n\n**{answer['question']}**\n\n{answer['understood']}"
    yield f" ({answer['total']} rows)\n\n```cypher\n{answer['cypher']}\n```\n\n"
    yield f"| {' | '.join(map(column_title, columns))} |\n|{' --- |' * len(columns)}\n"
    for row in answer["rows"][:FIRST]:
        yield f"| {' | '.join('' if row[name] is None else str(row[name]) for name in columns)} |\n"
    if answer["remarks"]:
        yield f"\nRemarks: {'；'.join(answer['remarks'])}\n"
