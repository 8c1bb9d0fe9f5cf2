"""任务 (tasks): which parts of the outline are tasks, and the items and measures under them.

Which sections are tasks is settled in task_sections.py. Under one are items (of a special column, or paragraphs that
each open with a title of their own) and measures (举措), one sentence each.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from plankg.extract.model import Edge, Node, PartOf, PlacedNode, Project, Section, Span, SpecialColumn, Task
from plankg.extract.model.ids import NodeIds
from plankg.extract.outline.cases import cases_among, is_case
from plankg.extract.outline.columns import names_in
from plankg.extract.outline.headings import Heading, paragraphs
from plankg.extract.outline.signatures import without_signatures
from plankg.extract.outline.stretches import annotated_stretches, measures_in
from plankg.extract.outline.task_sections import is_task_section
from plankg.extract.outline.units import Block, Unit
from plankg.extract.outline.works import entry_name, is_chapter_of_works, is_list_of_works, is_name, is_work
from plankg.extract.text.bodies import list_pattern
from plankg.extract.text.deadlines import deadlines_in
from plankg.extract.text.lines import Line, sentences, trim
from plankg.extract.text.points_of_time import Dating
from plankg.extract.text.rule import compiled
from plankg.extract.text.unbroken import unbroken

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument


# A sentence that says why a thing matters and asks for nothing: 渔港是沿海经济的重要支撑。
_STATEMENT = (
    r"[^,。;:、(]{2,22}(?:是[^,。;]{2,34}(?:动力|支撑|基础|保障|关键|途径|抓手|体现|力量|载体|标志|前提|手段|引擎|组成部分|基石|必然要求|内在要求|重要举措|重大举措)"
    r"|(?:事关|关系到|关乎)[^,。;的]+)(?:,(?:也|更|又)?是[^,。;]+)*。?"
)
# What there is, or has been reached: 目前，全市已建成林场6个。 据统计，……。
_SO_FAR = (
    r"(?:目前(?!尚?未)|(?:今年|近年)以?来|据(?:初步|不完全)?统计|截至(?:目前|(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|底|末)?)|[全我][省市县区](?=已))"
    r"(?![^。]*(?:要(?!求|素|紧)|必须|应当|务必|须|将|予以|给予|处置))[^。]*(?:已|了|取得|存在|呈现|保持|共|形成|增长|遇到|恢复)[^。]*。?"
)
# So does what a word means: 本办法所称林场，是指…。
_MEANING = r"(?:本[^,。;]{1,8}|前款|[^,。;]{2,24}[条款项])所称[^,。;]{2,30},?(?:主要)?(?:是|指|包括)[^。;]+[。;]?|[^,。;的要应按根]{2,14}是指[^。;]+[。;]?"
# What closes a document asks for nothing: 本意见自印发之日起施行。 此件公开发布。 特此通知。
_CLOSING = (
    r"(?:[^,。:]{2,8}:)?(?:第[一二三四五六七八九十百]+条)?(?:本|以上|上述)[^,。;]{0,24},?[自从][^,。;]{1,24}起(?:正式)?(?:施行|实施|执行|试行|生效).*"
    r"|(?!延长|延续|将)[^,。;]{0,20}(?:执行|有效|实施)期限?(?:为|至|到|从|自)[^。;]{2,50}[。;]?"
    r"|[^,。;:]{4,40}20\d\d年\d{1,2}月\d{1,2}日(?:印发|发布)。?|抄送:.*|[^,。;:]{0,24}:?\(?0\d{2,3}-\d{7,8}(?:,0\d{2,3}-\d{7,8})*\)?[;。]?"
    r"|\(?此件.{2,16}|特此.{2,6}|以上(?:意见|报告|请示|方案).{0,10}[,]?(?:请|可).*|附[件表录]?[ ]*\d{0,2}[ ]*[:.].*"
)
_MAKES = (
    r"[建完制编落推梳形明出规严执更细优统填报各要应将级直内研印起拟修探采开启]|健全|公[布开]|全面|范围|实施|组织|结合"
)
# The head of a further document in the same file, a further annex, and who signs one: 青政办发〔2023〕2号, 各区人民政府，各有关单位：.
_FURTHER_HEAD = (
    r"[\u4e00-\u9fff]{2,10}[\[(﹝]20\d\d[\])﹞]\d{1,4}号(?:[#].*)?|\(20\d\d年\d{1,2}月\d{1,2}日?\)"
    r"|[^。,;:]{4,90}的?通知(?:\(20\d\d年\d{1,2}月\d{1,2}日?\))?"
    r"|各(?:(?![要应须将抓]|推进|做好|负责)[^。;!?]){5,}(?:部门|单位|机构|[科处]室|政府|[局部办厅校]|公司|司局|委员会|企业)(?:\([^()]*\))?:"
    r"|[\u4e00-\u9fff]{2,3}[省市县区州][\u4e00-\u9fff]{2,30}(?:委员会|厅|办公室|局|人民政府)"
    rf"|\d{{1,2}}[.、](?!{_MAKES})[^。,;:]{{4,40}}(?:清单|[^代发仪]表)(?:\(略\))?"
    r"|\d{1,2}[.、][^。,;:]{4,30}(?:局|委|委员会|办公室|政府|厅)关于(?:印发|开展)[^。;:]{2,90}"
    rf"|(?:[\u4e00-\u9fff]{{1,3}}[省市县区州]|20\d\d年|助力)(?!{_MAKES})[^。,;:]{{4,40}}(?:方案|要点|制度|措施|办法|规划)(?:\(20\d\d[^()]*\))?"
)
# What a covering letter tells bodies, or asks of its readers by a day.
_SHALL = r"要(?!求)|应当?(?!用)|须|务必|于[^,。;]{2,16}前"
# What an article of the general rules (总则) gives a body to do: 第四条 市林业局负责统筹护林工作。
_CHARGED = (
    r"(?:应当?(?!用)|要(?!求)|须|会同|(?:具体)?(?:负责(?!人|同志)|承办|主管)|依法|领导(?!小组)|按照?(?:各自)?(?:工作)?(?:职责|权限)|"
    r"(?:为|是)[^,。;]{2,24}(?:主管|牵头)部门)"
)
_ARTICLE = r"\s*(?:第[一二三四五六七八九十百零]+条\s*(?:\[[^\[\]]{1,20}\])?\s*)?"
_REPORT = r"请(?:分别)?于[^,。;]{2,30}前[^。;]{0,40}报"
_ABLE = r"[^,。;:、(]{2,16}能够[^,。;]+。?"
# What the title of a list of projects ends with.
_LISTS = ("表", "清单", "名单", "一览", "重点项目", "重大项目", "重点建设项目", "重大建设项目")
_GOALS = r"目标(?:任务|要求)?$|总体要求$"
# A sentence that says who does what: 市林业局牵头….
_ALLOCATED = r"(?:[局委厅部办]|中心|政府)(?:牵头|具体负责|负责|会同|按照?(?:各自)?职责)"
_STOPS = "。；;：:！？!?）)〕]】"  # what a paragraph ends with where its sentence does
_LABEL = r"(?P<title>[^。:;,!?()\n]{2,16}):(?=[^\s]{6,})(?!//)"


@dataclass(slots=True)
class Parts:
    """The nodes that the outline gives, with the structural edges between them."""

    document: str
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


def parts_of(document: "PlanDocument", headings: Sequence[Heading], ids: NodeIds) -> Parts:
    """Sections, tasks, special columns and projects with their PART_OF edges, in the order of the text.

    Args:
        document: the plan; what is in its tables is no measure.
        headings: what `outline_of` found.
        ids: gives the node ids of the document.
    """
    builder = _Builder(document, headings, ids)
    if headings and headings[0].span.start:
        builder.opening(headings[0].span.start)
    for index in range(len(headings)):
        builder.add(index)
    return builder.parts


class _Builder:
    """Walks the outline once; knows for each heading the section, task, column or project node made of it."""

    def __init__(self, document: "PlanDocument", headings: Sequence[Heading], ids: NodeIds) -> None:
        self.document, self.headings, self.ids = document, headings, ids
        self.text, self.lines, self.annotations = document.text, document.running_lines, document.annotations
        self.parts = Parts(ids.document)
        self.nodes: dict[int, PlacedNode] = {}
        self.tasks: dict[int, Task] = {}
        self.positions: dict[str, int] = {}
        self.cases: set[int] = set()  # the headings that are conditions of a list

    def opening(self, end: int) -> None:
        """The sentences before the first heading that tell somebody what to do: 各科室于每月25日前报送进展。"""
        order = compiled(rf"请?{list_pattern()}(?:{_SHALL})|[^,。;]{{0,40}}{_REPORT}")
        for sentence in measures_in(self.document, Span(0, end)):
            told = order.match(unbroken(self.document.folded, sentence.start, sentence.end).words)
            if told is not None and self.document.folded[sentence.end - 1] != ":":  # 各县应急局：
                self._lone_measure(sentence, "task-opening")

    def _lone_measure(self, sentence: Span, rule: str) -> None:
        task = Task(id=self.ids.new("task", sentence.start), **self._place(sentence, rule), kind="measure")
        self.parts.nodes.append(task)
        self.parts.units.append(Unit(sentence, task, task))

    def add(self, index: int) -> None:
        heading = self.headings[index]
        if heading.kind == "section":
            self._section(index)
        elif heading.kind == "column":
            self._column(index)
        elif heading.kind == "item":
            self._item(index)
        else:
            self._project(index)

    def _section(self, index: int) -> None:
        h = self.headings[index]
        section = Section(
            id=self.ids.new("section", h.span.start), **self._place(h.span, "outline-numbering"),
            range_end=h.range_end, number=h.number, title=h.title, level=h.level, path=h.path,
        )  # fmt: skip
        self.nodes[index] = section
        self.parts.nodes.append(section)
        self.parts.sections.append(section)
        parent = self.nodes[h.parent].id if h.parent >= 0 else self.ids.document
        self._part_of(section.id, parent)
        if self._is_case(index):
            if (above := self._task_above(h.parent)) is not None:
                self._read_only(Span(h.span.start, max(h.span.end, self._own_end(index))), above)
        elif (
            is_task_section(self.document.folded, self.headings, index)
            or self._names_bodies(index)
            or (h.style == "条" and any(self._charges(index)))
        ):
            self._heading_task(index)
            nested = index + 1 < len(self.headings) and self.headings[index + 1].parent == index
            listed = h.parent >= 0 and not nested and is_chapter_of_works(self.headings[h.parent].title)
            if listed and is_work(h.title) and is_name(h.title):
                whole = Span(h.span.start, max(h.range_end, h.span.end))
                self._named_work(whole, h, self.tasks[index].id, "project-heading")
        else:
            self._dated_sentences(index)
            for sentence in self._charges(index):
                self._lone_measure(sentence, "task-general-rule")

    def _charges(self, index: int) -> Iterator[Span]:
        """The sentences of a section of general rules (总则), or of one of their articles, that give a body something to do."""
        chain = [index, *self._above(index)]
        h = self.headings[index]
        if not any(self.headings[at].title_in(self.document.folded).endswith("总则") for at in chain):
            return
        begin = h.span.start if h.style == "条" else h.body
        charge = compiled(
            rf"{_ARTICLE}(?:(?P<moves>鼓励|支持)|(?:[^,。;]{{2,24}}由)?请?){list_pattern()}"
            rf"(?(moves)|(?:等[\u4e00-\u9fff]{{0,6}})?{_CHARGED})"
        )
        end = self._own_end(index)
        for sentence in measures_in(self.document, Span(begin, end)) if begin < end else ():
            if charge.match(unbroken(self.document.folded, sentence.start, sentence.end).words):
                yield sentence

    def _own_end(self, index: int) -> int:
        """Where a section's own words end: with the next heading, or with the section."""
        after = (
            self.headings[index + 1].span.start if index + 1 < len(self.headings) else self.headings[index].range_end
        )
        return min(after, self.headings[index].range_end)

    def _dated_sentences(self, index: int) -> None:
        """The sentences of a section without tasks that give a day to bodies, or to goals: 2026年底前，建立管护清单制度。"""
        h = self.headings[index]
        goals = compiled(_GOALS).search(h.title_in(self.document.folded)) is not None
        order = compiled(rf"请?{list_pattern()}(?:{_SHALL}|请?[于自])|[^,。;]{{0,40}}{_REPORT}")
        end = self._own_end(index)
        for sentence in measures_in(self.document, Span(h.body, end)) if h.body < end else ():
            words = unbroken(self.document.folded, sentence.start, sentence.end).words
            tells = order.match(words) is not None
            if (goals or tells) and any(
                tells or _is_dated_goal(words, found.span) for found in deadlines_in(words, 0, len(words), Dating())
            ):
                self._lone_measure(sentence, "task-dated-goal")

    def _names_bodies(self, index: int) -> bool:
        """Whether a section without others in it says who is responsible: it is a task wherever it is."""
        h = self.headings[index]
        inner = index + 1 < len(self.headings) and self.headings[index + 1].parent == index
        short = min(h.range_end, h.span.start + 3000)
        if inner:
            return False
        found = self.annotations.within(h.span.start, short)
        return bool(found) or any(map(self._is_annotated, paragraphs(self.lines, h.body, short)))

    def _heading_task(self, index: int) -> None:
        h = self.headings[index]
        task = Task(
            id=self.ids.new("task", h.span.start), **self._place(h.span, "task-heading"),
            kind="heading", number=h.number, title=h.title, range_end=h.range_end,
        )  # fmt: skip
        self.tasks[index] = task
        self.parts.nodes.append(task)
        above = self._task_above(h.parent)
        if above is not None:
            self._part_of(task.id, above.id)
        self.parts.units.append(Unit(h.span, task, task))
        self._paragraph_tasks(index, task)

    def _paragraph_tasks(self, index: int, task: Task) -> None:
        """The paragraphs between the heading and what is nested under it."""
        h = self.headings[index]
        end = self._own_end(index)
        written = without_signatures(self.document.folded, list(paragraphs(self.lines, h.body, end)))
        named = {one for one, after in pairwise(written) if self.annotations.is_one(after.span)}
        inside = self._with_their_annotations(
            [p for p in written if p.end - p.start > 8 or p in named or self._is_annotated(p)]
        )
        titles = [self._lead(p) for p in inside]
        if len(inside) >= 2 and all(titles):
            for paragraph, title in zip(inside, titles, strict=True):
                if title is not None:
                    self._titled_item(paragraph.span, title, task, index)
            return
        several = self._are_annotated_alone(inside)
        # What is on the line of the heading speaks for it, and so does a first paragraph that alone is annotated; but where
        # there are several, each annotated, they are alike, unless the others are announced: 主要措施：.
        announced = any(self.document.folded[p.end - 1] == ":" for p in written)
        alike = several and not announced and all(map(self._is_annotated, inside))
        first = h.body - 1 if alike else h.body
        cases = cases_among(self.document.folded, written, h)
        for paragraph in inside:
            if paragraph in cases and not self._is_annotated(paragraph):
                self._read_only(paragraph.span, task)
                continue
            own = paragraph.start > first and self._is_annotated(paragraph) and several
            stretches = annotated_stretches(self.document, paragraph.span)
            if own and not stretches and not self.annotations.is_one(paragraph.span):
                self._annotated_item(paragraph.span, task, index)
                continue
            reached = paragraph.start
            for stretch in stretches:
                if stretch.start > reached:
                    self._measures(Span(reached, stretch.start), task, task)
                self._annotated_item(stretch, task, index)
                reached = stretch.end
            if rest := trim(self.text, reached, paragraph.end):
                self._block(task, rest, (), index)
                self._measures(rest, task, task)

    def _is_case(self, index: int) -> bool:
        """Whether a heading is one of a list of cases; one that names who is responsible is a task all the same."""
        if not is_case(self.document.folded, self.headings, index, self.cases) or self._names_bodies(index):
            return False
        self.cases.add(index)
        return True

    def _with_their_annotations(self, inside: Sequence[Line]) -> list[Line]:
        """The paragraphs, joined to what is said of each on lines after it: 责任单位：…, or what a copy broke off.

        Lines that are nothing but annotations, and come after the last paragraph only, speak for all of them. A copy broke its
        line before a bracket, and others as well: what comes after an annotation goes on to a stop.
        """
        alone = [self.annotations.is_one(paragraph.span) for paragraph in inside]
        runs = sum(one and not before for before, one in zip([False, *alone], alone, strict=False))
        joined: list[Line] = []
        was_one = False
        for paragraph, is_one in zip(inside, alone, strict=True):
            found = self.annotations.within(paragraph.start, paragraph.end)
            opens = bool(found) and found[0].span.start == paragraph.start and not is_one
            whole = paragraph
            after = bool(joined) and self._is_annotated(joined[-1])
            broken = after and not was_one and self.text[joined[-1].end - 1] not in _STOPS
            was_one = is_one
            if joined and ((is_one and (runs > 1 or after)) or broken):
                whole = replace(whole, start=joined.pop().start)
            while opens and joined and not self._is_annotated(joined[-1]):
                whole = replace(whole, start=joined.pop().start)
            joined.append(whole)
        return joined

    def _are_annotated_alone(self, inside: Sequence[Line]) -> bool:
        """Whether annotations speak for their own paragraphs.

        One annotation after the last of several speaks for all, unless a sentence of another says who does that.
        """
        annotated = [paragraph for paragraph in inside if self._is_annotated(paragraph)]
        if len(inside) < 2 or annotated != [inside[-1]]:
            return len(inside) > 1
        return compiled(_ALLOCATED).search(self.document.folded, inside[0].start, inside[-2].end) is not None

    def _is_annotated(self, paragraph: Line) -> bool:
        return bool(self.annotations.within(paragraph.start, paragraph.end))

    def _annotated_item(self, span: Span, parent: Task, index: int) -> None:
        """A paragraph, or a part of one, that says itself who is responsible: 2019年修订目录。（商务部负责）"""
        label = self._label(span.start, span.end)
        item = Task(
            id=self.ids.new("task", span.start),
            **self._place(span, "task-annotated-paragraph"),
            kind="item",
            title=label.of(self.text) if label else None,
        )
        self.parts.nodes.append(item)
        self._part_of(item.id, parent.id)
        self._block(item, span, (), index)
        self._measures(span, item, item)

    def _block(self, node: PlacedNode, span: Span, own: tuple[str, ...], index: int) -> None:
        """Keep a block with its titles up to the nearest heading task, from `index` on upwards."""
        titles = list(own)
        while index >= 0:
            titles.append(self.headings[index].title)
            if self.headings[index].kind == "section":
                break
            index = self.headings[index].parent
        headings = self._above(index)
        above = [self.headings[i].title for i in headings if i in self.tasks]
        outermost = self.headings[(index, *headings)[-1]].title if index >= 0 else ""
        self.parts.blocks.append(Block(node, span, tuple(titles), tuple(above), outermost))

    def _above(self, index: int) -> list[int]:
        chain: list[int] = []
        while index >= 0 and self.headings[index].parent >= 0:
            index = self.headings[index].parent
            chain.append(index)
        return chain

    def _lead(self, paragraph: Line) -> Span | None:
        """The title that a paragraph opens with: 健全食品安全全程监管体系。强化源头管控，… or “主园”：以高新区为核心，…"""
        if label := self._label(paragraph.start, paragraph.end):
            return label
        first = next(sentences(self.text, paragraph.start, paragraph.end), None)
        if first is None or first.end == paragraph.end or first.end - first.start > 26 or "，" in first.of(self.text):
            return None
        return trim(self.text, first.start, first.end - 1)

    def _label(self, start: int, end: int) -> Span | None:
        """The label that a paragraph opens with, unless it names bodies: 资金扶持：设立引导基金，…"""
        label = compiled(_LABEL).match(self.document.folded, start, end)
        if label is None or any(each.span.start < label.end() for each in self.annotations.within(start, end)):
            return None
        return Span(*label.span("title"))

    def _titled_item(self, span: Span, title: Span, parent: Task, index: int) -> None:
        item = Task(
            id=self.ids.new("task", span.start),
            **self._place(span, "task-titled-paragraph"),
            kind="item",
            title=title.of(self.text),
        )
        self.parts.nodes.append(item)
        self._part_of(item.id, parent.id)
        self.parts.units.append(Unit(title, item, item))
        self._block(item, span, (title.of(self.text),), index)
        self._measures(Span(title.end, span.end), item, item)

    def _column(self, index: int) -> None:
        h = self.headings[index]
        column = SpecialColumn(
            id=self.ids.new("column", h.span.start), **self._place(h.span, "special-column"),
            range_end=h.range_end, number=h.number, title=h.title,
        )  # fmt: skip
        self.nodes[index] = column
        self.parts.nodes.append(column)
        above = self._task_above(h.parent)
        if above is not None:
            self._part_of(column.id, above.id)
        self.parts.units.append(Unit(h.span, column, column))

    def _item(self, index: int) -> None:
        h = self.headings[index]
        span = Span(h.span.start, max(h.range_end, h.span.end))
        item = Task(
            id=self.ids.new("task", span.start),
            **self._place(span, "special-column-item"),
            kind="item",
            number=h.number,
            title=h.title,
        )
        self.nodes[index] = item
        self.parts.nodes.append(item)
        self._part_of(item.id, self.nodes[h.parent].id)
        self.parts.units.append(Unit(h.span, item, item))
        self._block(item, span, (), index)
        if h.body < span.end:
            self._measures(Span(h.body, span.end), item, item)
        names = names_in(self.document, Line(h.body, span.end, 0)) if h.body < span.end else []
        for name in names:
            self._named_work(name, replace(h, number=None, title=name.of(self.text)), item.id, "project-in-column")
        if names and self.document.folded[h.body - 1] == ":":
            return  # 水利工程：石门水库工程、河堤加固工程 is a group
        listed = is_list_of_works(self.headings[h.parent].title) and self.headings[h.parent].title.endswith(_LISTS)
        if h.style != "project-row" and (is_work(h.title) or listed) and entry_name(h.title):
            self._named_work(span, h, item.id, "project-in-column")

    def _named_work(self, span: Span, heading: Heading, whole: str, rule: str) -> None:
        """A named work is a project too, a part of the item or the heading that names it: 1.数据中心建设工程."""
        project = Project(
            id=self.ids.new("project", span.start), **self._place(span, rule),
            number=heading.number, name=heading.title,
        )  # fmt: skip
        self.parts.nodes.append(project)
        self._part_of(project.id, whole)

    def _project(self, index: int) -> None:
        h = self.headings[index]
        span = Span(h.span.start, max(h.range_end, h.span.end))
        project = Project(
            id=self.ids.new("project", span.start), **self._place(span, "project-list"), number=h.number, name=h.title
        )
        self.nodes[index] = project
        self.parts.nodes.append(project)
        above = self._task_above(h.parent)
        if above is not None:
            self._part_of(project.id, above.id)
        self.parts.units.append(Unit(h.span, project, project))
        self._block(project, span, (), index)
        if h.body < span.end:
            for sentence in measures_in(self.document, Span(h.body, span.end)):
                self.parts.units.append(Unit(sentence, project, project))

    def _read_only(self, span: Span, task: Task) -> None:
        """Sentences that ask for nothing themselves: what is in them belongs to the task."""
        self.parts.units.extend(Unit(sentence, task, task) for sentence in measures_in(self.document, span))

    def _measures(self, span: Span, parent: Task, task: PlacedNode) -> None:
        for sentence in measures_in(self.document, span):
            if self.annotations.is_one(sentence) or self._is_statement(sentence):
                self.parts.units.append(Unit(sentence, parent, task))
                continue
            measure = Task(
                id=self.ids.new("task", sentence.start), **self._place(sentence, "task-sentence"), kind="measure"
            )
            self.parts.nodes.append(measure)
            self._part_of(measure.id, parent.id)
            self.parts.units.append(Unit(sentence, measure, task))

    def _is_statement(self, sentence: Span) -> bool:
        words = unbroken(self.document.folded, sentence.start, sentence.end).words
        heads = compiled(_FURTHER_HEAD).fullmatch(words.replace(" ", ""))
        return (
            bool(heads)
            or compiled(f"{_STATEMENT}|{_SO_FAR}|{_ABLE}|{_MEANING}|{_CLOSING}").fullmatch(words) is not None
        )

    def _task_above(self, index: int) -> Task | None:
        while index >= 0 and index not in self.tasks:
            index = self.headings[index].parent
        return self.tasks.get(index)

    def _place(self, span: Span, rule: str) -> dict[str, Any]:
        return {
            "document": self.ids.document,
            "start": span.start,
            "end": span.end,
            "text": span.of(self.text),
            "rule": rule,
        }

    def _part_of(self, source: str, target: str) -> None:
        position = self.positions[target] = self.positions.get(target, 0) + 1
        self.parts.edges.append(PartOf(document=self.ids.document, source=source, target=target, position=position))


def _is_dated_goal(words: str, time: Span) -> bool:
    """Whether a day opens a clause without a figure; one with a figure is a target (2026年底前，覆盖率达到95%)."""
    begins = compiled(r"(?:^|[,。;:])[在于]?$").search(words[max(time.start - 2, 0) : time.start]) is not None
    clause = re.split(r"[,。;]", words[time.end :].lstrip(","))[0]
    return begins and time.of(words).endswith("前") and re.search(r"\d", clause) is None
