"""缺口 (gaps): what a plan leaves open: indicators without tasks, tasks without owner, deadline or indicator, and the like.

What tasks lack is one finding for all of them: how many of how many, and where each is.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from plankg.extract.findings.found import Found, Verdict
from plankg.extract.model.edges import AddressedTo, Edge, PartOf, ResponsibleFor, Sets, Supports
from plankg.extract.model.nodes import Indicator, Node, Organization, PlacedNode, Project, SpecialColumn, Task
from plankg.extract.model.spans import Span
from plankg.extract.outline.units import Block
from plankg.extract.support.indicator_words import words_of
from plankg.extract.text.rule import compiled

_OWNING = {"lead", "owner"}
# So large a part of all tasks without something is a way of writing, not a gap of each.
_MOST = 0.8
_TIME = (
    r"20\d\d\s*年|年底|月底|季度|每年|每月|每季|长期|持续推进|常态化|年内|全年|"
    r"[一二三四五六七八九十]五[”\"]?(?:时期|期间)|[上下]半年|\d\s*月|今年|明年|五[”\"]?[前后][一二两三]年"
)
# One sentence for all tasks of its chapter before it: 以上工作要在2027年底前完成.
_ALL_DUE = r"以上(?:各项)?(?:工作|任务|事项|措施)[^。；\n]{0,12}20\d\d\s*年[^。；\n]{0,12}完成"
# A plan of one year says by its name when all of it is due; 2023年—2025年 does not. A PDF may print a blank after the figures: 2023 年.
_ANNUAL = r"(?<![至到\-—~])(?<![至到\-—~]\s)20\d\d\s*年度?(?!\s*[至到\-—~])"
# Who acts may be said in the sentence itself: 市科技局组织开展年度绩效跟踪, 由社区负责, 责任单位：…
_ACTOR = (
    r"牵头|负责|责任(?:单位|部门)|会同|主管部门|请[^,。;]{1,12}(?:局|委|厅|部|办)|"
    r"(?:部门|政府|[委局厅办院]|中心|机构|银行|单位|企业|省|市|县|区)(?:[(（][^()（）]{1,8}[)）])?(?:及其[^,。;]{1,10})?"
    r"(?:要|应当?|须|可以?|组织|指导|制定|每|[,，]\s*要|(?:根据|结合)[^,，。;；]{0,8}[,，\s]*(?:统一|具体)?组织)"
)
# Articles of a regulation and answers to one body lay down what holds; they give no tasks with owners and dates.
_NO_PLAN = r"条例|办法|规定|规则|批复|细则"
_ARTICLE = r"第[一二三四五六七八九十百\d]+条"
_REPLY = r"你[省市区州县部委局厅办]|请你"
# Words for whoever is there: what they have to do is said of them in other words too.
_GROUP = r"各|有关|相关|直属"
# What is left of a body's name in running text: 滨海新区 for 滨海新区管委会.
_OFFICE = r"(?:管理)?(?:委员会|管委会?)$|(?:集团)?(?:有限)?公司$"
# Who does what, said in one chapter for all: 市科技局负责…, 市财政局负责….
_BY_SUBJECT = r"(?:[局委办厅部]|中心)(?:牵头|负责)"
# Tasks that only say how the plan itself is carried out move no indicator.
_GOVERNANCE = r"保障|组织领导|组织实施|责任落实|督查|督导|评估|考核|宣传|经费|队伍建设|法治"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the gaps of one plan are looked for in."""

    text: str
    title: Span
    nodes: Sequence[Node]
    edges: Sequence[Edge]
    blocks: Sequence[Block]

    @property
    def table(self) -> list[Indicator]:
        """The indicators of tables."""
        return [node for node in self.nodes if isinstance(node, Indicator) and node.origin == "table"]


def gaps_of(facts: Facts) -> Iterator[Found]:
    """Every gap of a plan, kind by kind."""
    owned = _with_owner(facts)
    yield from _indicators(facts, owned)
    yield from _tasks(facts, owned)
    yield from _bodies(facts)
    yield from _loose(facts)


def _indicators(facts: Facts, owned: AbstractSet[str]) -> Iterator[Found]:
    supporters: dict[str, set[str]] = {}
    for edge in facts.edges:
        if isinstance(edge, Supports):
            supporters.setdefault(edge.target, set()).add(edge.source)
    for indicator in facts.table:
        tasks = supporters.get(indicator.id, set())
        if not tasks:
            words = _mentioned(facts, indicator)
            said = f"，但有任务提到“{'、'.join(words[:3])}”，可能有遗漏" if words else "，任务中也没有提到它的用词"
            # A table without the tasks of its plan, such as an excerpt, says nothing of them.
            verdict: Verdict = "extractor" if words or len(facts.blocks) < len(facts.table) else "plan"
            yield Found(
                "indicator-without-task", verdict, f"指标“{indicator.name}”没有读出支撑它的任务{said}",
                indicator.span, (), (indicator.id,),
            )  # fmt: skip
        if indicator.nature == "binding" and indicator.id not in owned and not tasks & owned:
            yield Found(
                "binding-indicator-without-owner", "plan" if tasks else "extractor", f"约束性指标“{indicator.name}”没有写明责任单位",
                indicator.span, (), (indicator.id, *sorted(tasks)),
            )  # fmt: skip


def _mentioned(facts: Facts, indicator: Indicator) -> list[str]:
    """The words of what an indicator is about that a task or a heading says."""
    wanted = words_of(indicator.name)
    said = ["\n".join((block.span.of(facts.text), *block.titles, *block.above)) for block in facts.blocks]
    return [word for word in wanted if any(word in words for words in said)]


def _with_owner(facts: Facts) -> set[str]:
    """What has a stated lead or owner: of its own, in one of its parts however deep, or from what it is a part of."""
    above = {edge.source: edge.target for edge in facts.edges if isinstance(edge, PartOf)}
    stated = {
        edge.target
        for edge in facts.edges
        if isinstance(edge, ResponsibleFor) and edge.basis == "stated" and edge.role in _OWNING
    }
    owned = {node for start in stated for node in _chain(start, above)}
    return owned | {node for node in above if not stated.isdisjoint(_chain(node, above))}


def _chain(node: str, above: dict[str, str]) -> list[str]:
    """A node and all that it is a part of."""
    chain = [node]
    while chain[-1] in above:
        chain.append(above[chain[-1]])
    return chain


def _tasks(facts: Facts, owned: AbstractSet[str]) -> Iterator[Found]:
    """The tasks that stand for themselves: those with words of their own."""
    words: dict[str, str] = {}
    tasks: dict[str, PlacedNode] = {}
    headings: dict[str, str] = {}
    for block in facts.blocks:
        tasks[block.node.id] = block.node
        words[block.node.id] = words.get(block.node.id, "") + block.span.of(facts.text)
        headings[block.node.id] = "、".join((*block.titles, *block.above))
    above = {edge.source: edge.target for edge in facts.edges if isinstance(edge, PartOf)}
    timed = {node for node, said in words.items() if compiled(_TIME).search(said)}
    timed |= {block.node.id for block in facts.blocks if block.titles and compiled(_TIME).search(block.titles[0])}
    timed |= _due_together(facts)
    for edge in facts.edges:
        if isinstance(edge, ResponsibleFor) and edge.deadline:
            timed |= {edge.target, above.get(edge.target, "")}
    for task in (node for node in facts.nodes if isinstance(node, Task) and node.deadline_raw):
        timed |= {task.id, above.get(task.id, "")}
    measured = {edge.source for edge in facts.edges if isinstance(edge, Supports | Sets)}
    measured |= {node for start in measured for node in _chain(start, above)}
    governing = {node for node, said in headings.items() if re.search(_GOVERNANCE, said)}
    title = facts.title.of(facts.text)
    if re.search(_NO_PLAN, title):
        tasks = {}
    tasks = {node: task for node, task in tasks.items() if not re.match(_ARTICLE, getattr(task, "number", None) or "")}
    acting = {node for node, said in words.items() if compiled(_ACTOR).search(said)}
    lacking = tasks.keys() - owned - acting
    shared = len(re.findall(_BY_SUBJECT, "".join(words.values()))) > 3
    yield from _lacking(facts, tasks, lacking, "task-without-owner", "牵头或负责单位", unsure=shared)
    if not re.search(_ANNUAL, title):
        yield from _lacking(facts, tasks, tasks.keys() - timed, "task-without-deadline", "时限")
    if facts.table:
        yield from _lacking(
            facts,
            tasks,
            tasks.keys() - measured - governing,
            "task-without-indicator",
            "它支撑的指标，也没有自己的目标值",
            unsure=True,
        )


def _due_together(facts: Facts) -> set[str]:
    """The tasks that one sentence after them, in their chapter, gives a time limit: 以上工作要在2027年底前完成."""
    due: set[str] = set()
    for match in compiled(_ALL_DUE).finditer(facts.text):
        chapter = next((b.chapter for b in facts.blocks if b.span.start <= match.start() < b.span.end), None)
        due |= {b.node.id for b in facts.blocks if b.chapter == chapter and b.span.start <= match.start()}
    return due


def _lacking(
    facts: Facts, tasks: dict[str, PlacedNode], lacking: set[str], kind: str, what: str, *, unsure: bool = False
) -> Iterator[Found]:
    """One finding for all tasks without something, each with its first line as evidence.

    What most tasks lack, the plan does not say; of single ones too many had it in a form that the rules do not know.
    """
    ids = [node for node in tasks if node in lacking]
    if not ids:
        return
    most = len(tasks) > 4 and len(ids) >= _MOST * len(tasks) and not unsure
    said = f"全文{len(tasks)}项任务中有{len(ids)}项{'没有写明' if most else '没有读出'}{what}"
    first = [_opening(facts.text, tasks[node]) for node in ids]
    yield Found(kind, "plan" if most else "extractor", said, facts.title, tuple(first), tuple(ids))


def _name(node: PlacedNode) -> str:
    name = getattr(node, "title", None) or getattr(node, "name", None) or node.text
    return name if len(name) <= 30 else name[:30] + "…"


def _opening(text: str, node: PlacedNode) -> Span:
    """The first line of a node."""
    end = text.find("\n", node.start, node.end)
    return Span(node.start, end if end > node.start else node.end)


def _bodies(facts: Facts) -> Iterator[Found]:
    """Bodies that the notice is addressed to, and that the text does not name again; an answer says 你省 to its body."""
    replies = re.search(_REPLY, facts.text) is not None
    busy = {edge.source for edge in facts.edges if isinstance(edge, ResponsibleFor) and edge.basis == "stated"}
    names = {node.id: node.name for node in facts.nodes if isinstance(node, Organization)}
    for edge in facts.edges:
        generic = isinstance(edge, AddressedTo) and re.search(_GROUP, names[edge.target]) is not None
        if not isinstance(edge, AddressedTo) or edge.target in busy or generic or replies:
            continue
        name = names[edge.target]
        short = re.sub(_OFFICE, "", name)
        if "、" not in name and facts.text.count(short if len(short) > 2 else name) == 1:
            message = f"“{name}”是主送单位，正文再没有提到它"
            yield Found("body-without-duty", "plan", message, Span(edge.start, edge.end), (), (edge.target,))


def _loose(facts: Facts) -> Iterator[Found]:
    """Special columns and projects that are no part of a task."""
    placed = {edge.source for edge in facts.edges if isinstance(edge, PartOf)}
    columns = [node for node in facts.nodes if isinstance(node, SpecialColumn) and node.id not in placed]
    projects = [node for node in facts.nodes if isinstance(node, Project) and node.id not in placed]
    for column in columns:
        message = f"专栏“{_name(column)}”不在任何任务之下"
        yield Found("column-without-task", "extractor", message, column.span, (), (column.id,))
    if len(projects) > 4:
        ids = tuple(project.id for project in projects)
        message = f"{len(projects)}个项目只列在表中，没有写明属于哪项任务"
        yield Found("project-without-task", "plan", message, _opening(facts.text, projects[0]), (), ids)
        return
    for project in projects:
        message = f"项目“{_name(project)}”没有写明属于哪项任务"
        yield Found("project-without-task", "extractor", message, _opening(facts.text, project), (), (project.id,))
