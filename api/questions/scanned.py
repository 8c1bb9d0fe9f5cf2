"""逐句清点的答案 (what a scan finds): all sentences of the plans that have something, or the parts with and without it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from plankg.api.catalogue.resolve import fold_name
from plankg.api.questions.answer import QuestionAnswer, given
from plankg.api.questions.answering import Answers
from plankg.api.questions.entity_linking import ParsedQuestion, read
from plankg.api.questions.frame import within
from plankg.api.questions.names import EXACT, Names
from plankg.api.questions.ranking import Line
from plankg.api.questions.scanning import (
    AT_TOP,
    DEFINED,
    LEAST_PARTS,
    MONEY,
    Scan,
    heads_of,
    largest,
    parts_called,
    scan_of,
)
from plankg.api.questions.sought import OF_PAIRS, Asked, asked_of, named_bodies, plans_of
from plankg.graph.catalogue import find

_RANKED = re.compile("最[高大多]")
MOST_PARTS = 8  # parts that are named in a remark
LONGEST_PART = 20  # characters of the title of one
# What titles are made of, whatever they are about.
_OF_TITLES = frozenset(
    [
        "工作",
        "方案",
        "发展",
        "建设",
        "实施",
        "推进",
        "支持",
        "促进",
        "管理",
        "服务",
        "行动",
        "计划",
        "规划",
        "措施",
        "政策",
        "意见",
        "改革",
        "创新",
        "优化",
        "提升",
        "加快",
        "通知",
        "办法",
        "进一步",
        "加强",
        "重点",
        "任务",
    ]
)


class Scans(Answers):
    """Answers that read the plans from end to end."""

    def _asked(self, parsed: ParsedQuestion, names: Names) -> tuple[Asked, tuple[frozenset[str], ...]]:
        """What is looked for, and in which plans; a place that no plan is from can be that of a part of a file."""
        asked, plans = asked_of(parsed), plans_of(parsed)[1]
        if not plans and (one := _about(asked, names)):
            asked, plans = replace(asked, plan=True), (frozenset([one]),)
        listed = [str(each["document_id"]) for each in names.documents]
        if not plans and (one := _of_body(parsed, names, listed)):
            places = tuple(
                place for place in asked.places if not any(place in body.words for body in named_bodies(parsed))
            )
            asked, plans = replace(asked, plan=True, places=places), (frozenset([one]),)
        parts = self._passages.of_parts(parsed.folded.text, asked.places, listed)
        called = "".join(each.words for each in plans_of(parsed)[0])
        parts = {place: documents for place, documents in parts.items() if place not in called}
        if not parts:
            return asked, plans
        words = {word: weight for word, weight in asked.words.items() if word not in parts}
        plans = (*plans, *(frozenset(documents) for documents in parts.values()))
        return replace(asked, words=words, parts=parts, plan=True), plans

    def _scanned(self, question: str, names: Names, limit: int | None) -> QuestionAnswer | None:
        """Every sentence of the plans that has something: 哪些措施写了金额. Never sure."""
        parsed = read(question, names)
        scan = scan_of(parsed)
        asked, plans = self._asked(parsed, names) if scan else (None, ())
        listed = [document for plan in plans for document in plan] if all(len(plan) == 1 for plan in plans) else []
        if not listed and len(names.documents) == 1:
            listed = [str(names.documents[0]["document_id"])]
        if not scan or not asked or not listed:
            return None
        lines = [line for one in listed for line in self._passages.lines((), [one])]
        lines = [line for line in lines if not line.front or scan.called not in AT_TOP]
        quoted = {parsed.folded.text[start:end]: 1.0 for start, end in parsed.folded.quoted}
        topic = scan.topic({**asked.words, **quoted}, "".join(map(fold_name, (names.titles[one] for one in listed))))
        inside = [line for line in lines if all(word in f"{line.text}\n{line.heading}" for word in topic)]
        found = [line for line in inside if scan.has(line)]
        if scan.lacks and len(listed) == 1 and not topic:
            return self._scanned_parts(question, scan, listed[0], found, names.titles[listed[0]])
        if scan.lacks or ((topic or scan.called.endswith(DEFINED)) and not found):
            return None
        if scan.called == MONEY and _RANKED.search(question):
            found = sorted(found, key=lambda line: largest(line.text), reverse=True)
        return self._listed(question, scan, listed, found, topic, names, limit)

    def _scanned_parts(
        self, question: str, scan: Scan, document: str, found: Sequence[Line], title: str
    ) -> QuestionAnswer | None:
        """The parts of a plan that have something, or have it not."""
        values = {"document": document}
        rows: Sequence[Mapping[str, Any]] = self._store.run("sections", values).rows
        rows = parts_called(scan.unit, rows)
        if len(rows) < LEAST_PARTS or not found:
            return None
        number = [sum(row["start"] <= line.start < row["range_end"] for line in found) for row in rows]
        with_, without = ([row for row, n in zip(rows, number, strict=True) if bool(n) is has] for has in (True, False))
        kept, said = (with_, "有") if scan.both else (without, "没有")
        told = [f"逐句查过，{len(rows)}个部分里{len(with_)}个有、{len(without)}个没有{scan.called}"]
        told += [f"没有的：{'、'.join(str(row['title'])[:LONGEST_PART] for row in without[:MOST_PARTS])}"] * bool(
            scan.both and without
        )
        query = find("sections")
        return given(
            query, values, [column.name for column in query.columns], kept, question=question,
            understood=f"《{title}》里{said}{scan.called}的部分", kind="scan", remarks=tuple(told), total=len(kept), count=len(kept),
        )  # fmt: skip

    def _listed(
        self,
        question: str,
        scan: Scan,
        plans: Sequence[str],
        found: Sequence[Line],
        topic: Sequence[str],
        names: Names,
        limit: int | None,
    ) -> QuestionAnswer:
        """The sentences that a scan found."""
        query, values = within("sentence"), {"places": self._passages.places(found)}
        answer = self._store.run(query, values)
        rows = answer.rows if limit is None else answer.rows[:limit]
        heads = heads_of(found)
        several = plans if len(plans) > 1 else ()
        told = [f"《{names.titles[one]}》{sum(line.document == one for line in found)}句" for one in several]
        where = f"，分在{len(heads)}个标题下" if len(heads) > 1 else ""
        told.append(f"逐句查过原文，共{len(found)}句{where}" if found else f"逐句查过原文，没有一句写有{scan.called}")
        about = f"与“{'”“'.join(topic)}”有关、" if topic else ""
        plan = "".join(f"《{names.titles[one]}》" for one in plans)
        return given(
            query, values, answer.columns, rows, question=question, understood=f"{plan}里{about}写有{scan.called}的全部句子",
            kind="scan", remarks=tuple(told), total=len(found), empty_reason=None if found else f"原文里没有写有{scan.called}的句子。",
        )  # fmt: skip


def _of_body(parsed: ParsedQuestion, names: Names, listed: Sequence[str]) -> str:
    """The only document that names the body that a question names in full; empty for none or several."""
    bodies = [name for each in named_bodies(parsed) if each.how == EXACT for name in each.of(("Organization",))]
    found = {document for body in bodies for document in listed if names.inside([body], [document])}
    return found.pop() if len(found) == 1 else ""


def _about(asked: Asked, names: Names) -> str:
    """The only document whose title has a word that is looked for, of several documents; empty for none: 房票 in one title."""
    words = [word for word, weight in {**asked.maybe, **asked.words}.items() if len(word) > 1 and weight >= OF_PAIRS]
    words = [word for word in words if word not in _OF_TITLES]
    titles = {str(each["document_id"]): fold_name(str(each["title"] or "")) for each in names.documents}
    found = [document for document, title in titles.items() if any(word in title for word in words)]
    return found[0] if len(found) == 1 < len(titles) else ""
