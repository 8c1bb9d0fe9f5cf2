"""What text recognition loses: the sample plan of tests/files printed to pictures of pages and read with the extra `ocr`.

Each page of the PDF file is drawn at 200 dots an inch, in grey, as JPEG, and the pictures become a PDF file without a text layer. Its
facts are compared with those of the same file read by its text: headings, tasks, columns and projects by their titles,
indicators by name and target, duties by body, role and task, deadlines by task and day. Recall and precision by kind, over
words without their spaces and with one form of punctuation.
Run, where the extra is installed: python benchmarks/recognition.py [FILE] [DOTS]
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2 as pdfium

from plankg.extract.model import PlanGraph
from plankg.extract.pipeline import extract_file
from plankg.extract.text.fold import fold

FILE = Path(__file__).parent.parent / "tests" / "files" / "青禾.pdf"
Fact = tuple[str, ...]


def main(file: Path, dots: int) -> None:
    """Print recall and precision of each kind of fact, and the facts lost and made up."""
    with TemporaryDirectory() as folder:
        scan = Path(folder, "scan.pdf")
        scan.write_bytes(pictured(file, dots))
        wanted, found = (Counter(_facts(extract_file(path))) for path in (file, scan))
    kinds = sorted({fact[0] for fact in wanted})
    print(f"{'kind':>14} {'recall':>7} {'precision':>10} {'facts':>6}")
    for kind in [*kinds, ""]:
        of_kind = [Counter({f: n for f, n in facts.items() if kind in {f[0], ""}}) for facts in (wanted, found)]
        right = (of_kind[0] & of_kind[1]).total()
        of_wanted, of_found = (max(facts.total(), 1) for facts in of_kind)
        print(f"{kind or 'all':>14} {right / of_wanted:>7.3f} {right / of_found:>10.3f} {of_kind[0].total():>6}")
    for name, facts in (("lost", wanted - found), ("made up", found - wanted)):
        print(*(f"{name}: {' | '.join(fact)}" for fact in sorted(facts.elements())), sep="\n")


def pictured(file: Path, dots: int) -> bytes:
    """The pages of a PDF file as a PDF file of pictures."""
    pages = [page.render(scale=dots / 72).to_pil().convert("L") for page in pdfium.PdfDocument(file)]
    buffer = BytesIO()
    pages[0].save(buffer, "PDF", save_all=True, append_images=pages[1:], resolution=dots, quality=75)
    return buffer.getvalue()


def _facts(plan: PlanGraph) -> Iterator[Fact]:
    names = {node.id: _named(node.properties()) for node in plan.nodes}
    for node in plan.nodes:
        facts, name = node.properties(), names[node.id]
        if node.label == "Task":
            yield "task", facts["kind"], name
            if facts.get("deadline_raw"):
                yield "deadline", name, str(facts["deadline"] or _bare(str(facts["deadline_raw"])))
        elif node.label == "Indicator":
            yield (
                "indicator",
                name,
                *(str(facts[key]) for key in ("target_op", "target_value", "unit", "baseline_value")),
            )
        elif node.label in {"Section", "SpecialColumn", "Project"}:
            yield {"Section": "heading", "SpecialColumn": "column", "Project": "project"}[node.label], name
    for edge in plan.edges:
        if edge.type == "RESPONSIBLE_FOR" and edge.properties()["basis"] == "stated":
            yield "duty", _bare(str(edge.properties()["surface"])), str(edge.properties()["role"]), names[edge.target]


def _named(facts: dict[str, object]) -> str:
    return _bare(str(facts.get("title") or facts.get("name") or facts.get("text") or ""))


def _bare(words: str) -> str:
    return re.sub(r"\s+", "", fold(words)).rstrip("。.;:")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else FILE, int(sys.argv[2]) if sys.argv[2:] else 200)
