"""What single sentences say, written down: every word that a rule knows stands in one of them (sentences invented).

A file of sentences/ has a sentence a line, and under it, after a tab, each fact that is read from it: `duty ROLE BODY [DEADLINE]`, `deadline WORDS [DATE]`,
`target NAME OP VALUE UNIT [YEAR]`, `norm …` the same. A sentence that says nothing has no such line. To write down what is read now, for reading it
over: python -m tests.extract.test_written_sentences FILE…
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from plankg.extract.model import Indicator, Organization, ResponsibleFor, Task
from plankg.extract.pipeline import extract_source
from plankg.extract.readers.reading import Source
from tests.extract.test_written_plans import each, line

FILES = sorted(Path(__file__).parent.joinpath("sentences").glob("*.txt"))
PLAN = "岚堇市林业工作方案（2026年）\n一、重点任务\n（一）加强护林。{}\n（二）加强治水。治好河流。\n二、保障措施\n（一）加强领导。做好保障。\n"
START = PLAN.index("{}")


def facts(sentence: str) -> list[str]:
    """The facts of a sentence in a plan of two tasks, in the order of the text."""
    plan = extract_source(Source(Path("plan.txt"), "plan", PLAN.format(sentence), ""))
    names = {node.id: node.name for node in plan.nodes if isinstance(node, Organization)}
    end = START + len(sentence)
    found = [
        (edge.start, line("duty", edge.role, names[edge.source].removeprefix("岚堇市"), edge.deadline))
        for edge in plan.edges
        if isinstance(edge, ResponsibleFor) and edge.basis == "stated" and START <= edge.start < end
    ]
    for node in plan.nodes:
        if isinstance(node, Task) and node.deadline_raw and START - 6 <= node.start < end:
            found.append((node.start, line("deadline", node.deadline_raw, node.deadline)))
        if isinstance(node, Indicator) and START <= node.start < end:
            found.append(
                (node.start, line(node.sense, node.name, node.target_op, _value(node), node.unit, node.target_year))
            )
    return [line for _, line in sorted(found, key=lambda one: one[0])]


def _value(node: Indicator) -> str:
    return "-".join(f"{value:g}" for value in (node.target_value, node.target_value_high) if value is not None)


def written(file: Path) -> Iterator[tuple[str, list[str]]]:
    """The sentences of a file, each with its facts."""
    sentence, said = "", list[str]()
    for words in [*file.read_text(encoding="utf-8").splitlines(), "end"]:
        if words.startswith("\t"):
            said.append(words.strip())
        elif words and not words.startswith("#"):
            if sentence:
                yield sentence, said
            sentence, said = words, []


@pytest.mark.parametrize(("sentence", "said"), each(FILES, written))
def test_sentence_says_what_is_written_under_it(sentence: str, said: list[str]) -> None:
    assert facts(sentence) == said


if __name__ == "__main__":
    for name in sys.argv[1:]:
        again = [
            words
            for sentence, _ in written(Path(name))
            for words in (sentence, *(f"\t{fact}" for fact in facts(sentence)))
        ]
        heads = [words for words in Path(name).read_text(encoding="utf-8").splitlines() if words.startswith("#")]
        Path(name).write_text("\n".join([*heads, *again]) + "\n", encoding="utf-8")
