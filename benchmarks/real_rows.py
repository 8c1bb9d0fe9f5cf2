"""How many duties are read from tables (责任分工表) that are made of the tasks and bodies of real plans, by the form of the table.

Invented rows (duty_tables.py) have the names that we think of. Here the tasks and bodies that a folder of plans states in its text
are set as tables, a cell a line: whole, wrapped, narrow over pages, broken by hand or after marks, a sentence a line; with numbers, groups,
titles of their own, merged bodies, time limits, or without numbers. The right answer is what was set. What the text says of
them is read by the same rules: names that these miss are not in the tables.
Run: python benchmarks/real_rows.py FOLDER [PLANS] [FORM …]
"""

import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.duty_tables import wrapped
from plankg.extract import extract_file
from plankg.extract.errors import InputError
from plankg.extract.text.fold import fold

_SUFFIXES = {".txt", ".md", ".html", ".docx"}
_NUMBER = r"第[一二三四五六七八九十百]+条|[(（]?[一二三四五六七八九十\d]{1,3}[)）.．、]+"
_ANNOTATION = r"[（(【\[][^（(]{0,6}(?:责任|牵头|负责|配合|分工)(?:[^（()）]|[（(][^（()）]*[）)])*[)）】\]]?"
_GROUPS = [
    "看护古茶亭",
    "整理渔歌",
    "加快推进山货集市建设",
    "检修灯塔",
    "深化河灯步道养护机制改革和看护",
    "手艺传承",
    "完善渡口设施",
]
_LIMITS = ("2027年12月底前", "2027年6月底前", "持续推进")
_MOST_ROWS, _FEWEST_ROWS = 30, 8
_PAGE = 36

Row = tuple[str, list[str]]
Duty = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Form:
    """Kinds and headings of columns, how wide each is (0 for cells that are not broken), and what else the table does.

    Where a cell has a sentence a line, each row has a group of its own.
    """

    columns: dict[str, str]
    widths: Sequence[int] = ()
    paged: bool = False
    by_hand: bool = False
    after_marks: bool = False
    by_sentence: bool = False
    merged: bool = False
    titles: bool = False


_DUTY = {"number": "序号", "group": "重点任务", "content": "主要内容", "lead": "牵头部门", "owner": "责任单位"}
_ONE = {"number": "序号", "content": "工作任务", "owner": "责任单位"}
_KIND = {"group": "任务类型", "number": "序号", "content": "工作任务", "owner": "推进单位"}
_BARE = {"content": "工作任务", "lead": "牵头单位", "support": "配合单位"}
_TITLED = {"number": "序号", "group": "重点工作", "content": "工作内容", "owner": "责任单位", "deadline": "完成时限"}
_BARE_TITLED = {"group": "工作任务", "content": "具体措施", "lead": "牵头单位", "support": "配合单位"}
_LIMITED = {"content": "工作任务", "owner": "责任单位", "deadline": "完成时限"}
FORMS = {
    "groups, whole": Form(_DUTY),
    "groups, wrapped": Form(_DUTY, (3, 8, 20, 7, 12)),
    "groups, narrow, over pages": Form(_DUTY, (3, 5, 14, 5, 8), paged=True),
    "groups, broken by hand": Form(_DUTY, by_hand=True),
    "groups, broken after marks": Form(_DUTY, (3, 8, 20, 7, 12), paged=True, after_marks=True),
    "merged bodies, titles": Form(_ONE, merged=True, titles=True),
    "merged bodies, titles, wrapped": Form(_ONE, (3, 20, 12), merged=True, titles=True),
    "kinds before numbers, wrapped": Form(_KIND, (4, 3, 18, 12)),
    "a sentence a line": Form(_TITLED, by_sentence=True),
    "no numbers, a sentence a line": Form(_BARE_TITLED, by_sentence=True),
    "no numbers, whole": Form(_BARE),
    "no numbers, wrapped": Form(_BARE, (16, 7, 12)),
    "no numbers, limits": Form(_LIMITED, (18, 12, 5)),
}


@dataclass(slots=True)
class Count:
    """Duties right, found and there."""

    right: int = 0
    found: int = 0
    there: int = 0
    plans: list[str] = field(default_factory=list)


def rows_of(path: Path) -> list[Row]:
    """The tasks of a plan whose bodies it names, each with these; none that says twice what it says or who does it."""
    plan = extract_file(path)
    nodes = {node.id: node for node in plan.nodes}
    named: dict[str, list[str]] = {}
    for edge in plan.edges:
        said = edge.properties()
        if edge.type == "RESPONSIBLE_FOR" and said.get("basis") == "stated":
            named.setdefault(edge.target, []).append(_plain(str(said.get("surface", ""))))
    rows: dict[str, Row] = {}
    for task, bodies in named.items():
        own = nodes[task].properties()
        words = _plain(str(own.get("text") or own.get("title") or own.get("name") or ""))
        words = re.sub(rf"^(?:{_NUMBER})+", "", re.sub(_ANNOTATION, "", words))
        fits = len(words) >= 5 and not re.search(r"#|(?:牵头|责任|配合)(?:单位|部门)", words + "".join(bodies))
        if fits and not any(body[:6] in words for body in bodies):
            rows.setdefault(words[:10], (words, list(dict.fromkeys(bodies))))
    return list(rows.values())[:_MOST_ROWS]


def _plain(words: str) -> str:
    return "".join(words.split())


def table(form: Form, rows: Sequence[Row], random: Random) -> tuple[str, list[Duty]]:
    """The text of a table and its duties."""
    heads = list(form.columns.values())
    lines, used, page = list(heads), len(heads), 1
    duties: list[Duty] = []
    bodies: list[str] = []
    left, groups = 0, 0
    for at, (task, own) in enumerate(rows, 1):
        opens = left == 0 or form.by_sentence
        left, groups = (random.randint(0, 6), groups + 1) if opens else (left - 1, groups)
        shared = form.merged and not opens and random.random() < 0.4
        bodies = bodies if shared else own
        if opens and form.titles:
            lines.append(f"行动{'一二三四五六七八九十'[(groups - 1) % 10]}：{_GROUPS[groups % len(_GROUPS)]}")
        cells = {"number": str(at), "content": task, "deadline": random.choice(_LIMITS)}
        cells["group"] = f"{groups}.{_GROUPS[groups % len(_GROUPS)]}" if opens else ""
        for kind, role, names in _carried(form, bodies):
            cells[kind] = "" if shared else "、".join(names)
            duties.extend((task, name, role) for name in names)
        row = [_broken(form, column, kind, cells[kind], random) for column, kind in enumerate(form.columns)]
        height = max(map(len, row))
        if form.paged and used + height > _PAGE:
            room = max(_PAGE - used, 0)
            lines.extend(line for cell in row for line in cell[:room])
            page, row = page + 1, [cell[room:] for cell in row]
            lines.extend(["", f"# Page {page}:", *heads])
            used, height = len(heads), max(map(len, row))
        lines.extend(line for cell in row for line in cell)
        used += height
    return "霁州市漫游古道责任清单\n" + "\n".join(lines) + "\n", duties


def _carried(form: Form, bodies: list[str]) -> Iterator[tuple[str, str, list[str]]]:
    """The columns of bodies with their roles and names: the first name leads where a column says who does."""
    rest = bodies[1:] if "lead" in form.columns else bodies
    if "lead" in form.columns:
        yield "lead", "lead", bodies[:1]
    other = "support" if "support" in form.columns else "owner"
    yield other, other, rest


def _broken(form: Form, column: int, kind: str, words: str, random: Random) -> list[str]:
    """The lines of a cell: by the width of its column, as a converter breaks these again after marks, or as a hand does."""
    if form.by_sentence:
        return re.findall(r"[^。；]+[。；]?", words) if kind == "content" else [words] if words else []
    if not form.by_hand:
        lines = wrapped(words, form.widths[column]) if form.widths else [words] if words else []
        return [part for line in lines for part in _after_marks(line, random)] if form.after_marks else lines
    parts = re.findall(r"[^，。；、]+[，。；、]?" if kind != "content" else r"[^，。；]+[，。；]?", words)
    lines = [""]
    for part in parts:
        lines[-1] += part
        if random.random() < 0.4:
            lines.append("")
    return [line for line in lines if line]


def _after_marks(line: str, random: Random) -> list[str]:
    """A printed line, or its parts where a converter breaks it after marks."""
    return re.findall(r"[^，。；、：）”]+[，。；、：）”]*|[，。；、：）”]+", line) if random.random() < 0.35 else [line]


def measured(form: Form, plans: dict[str, list[Row]]) -> Count:
    """Right, found and there over the tables of all plans."""
    count = Count()
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in plans.items():
            words, duties = table(form, rows, Random(name))  # noqa: S311 - the same tables again, no secret
            path = Path(folder, "table.txt")
            path.write_text(words, "utf-8")
            found = list(_found_in(path))
            right = 0
            left = list(found)
            for task, body, role in duties:
                same = next((one for one in left if one[1:] == (fold(body), role) and _same(one[0], fold(task))), None)
                if same:
                    left.remove(same)
                    right += 1
            count.right, count.found, count.there = (
                count.right + right,
                count.found + len(found),
                count.there + len(duties),
            )
            if right < 0.9 * max(len(duties), len(found)):
                count.plans.append(f"{name} {right}/{len(found)}/{len(duties)}")
    return count


def _found_in(path: Path) -> Iterator[tuple[str, str, str]]:
    plan = extract_file(path)
    nodes = {node.id: node.properties() for node in plan.nodes}
    for edge in plan.edges:
        said = edge.properties()
        if edge.type == "RESPONSIBLE_FOR" and said.get("basis") == "stated":
            own = nodes[edge.target]
            words = " ".join(str(own.get(key) or "") for key in ("title", "name", "text"))
            yield fold(_plain(words)), fold(_plain(str(said["surface"]))), str(said["role"])


def _same(words: str, task: str) -> bool:
    """Whether the words of a node hold how a task begins."""
    return task[:10] in words


def main() -> None:
    """Print precision and recall by form, and the plans that are read worst."""
    folder, most = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 20
    files = sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES)
    Random("real rows").shuffle(files)  # noqa: S311 - the same order again, no secret
    plans: dict[str, list[Row]] = {}
    for path in files:
        if len(plans) == most:
            break
        try:
            rows = rows_of(path)
        except InputError:
            continue
        if len(rows) >= _FEWEST_ROWS:
            plans[path.name] = rows
    for name in sys.argv[3:] or FORMS:
        count = measured(FORMS[name], plans)
        precision, recall = count.right / max(count.found, 1), count.right / max(count.there, 1)
        print(
            f"{name:32} P {precision:.3f} R {recall:.3f}  ({count.right} right of {count.found} found, {count.there} there)"
        )
        for plan in count.plans:
            print(f"    {plan}")


if __name__ == "__main__":
    main()
