"""Answers (答案) put together: from the queries of the catalogue, from frames and from what only the texts say."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from plankg.api.catalogue.resolve import fold_name
from plankg.api.catalogue.texts import Texts
from plankg.api.questions.answer import Candidate, Outcome, QuestionAnswer, given
from plankg.api.questions.entity_linking import Mention, ParsedQuestion, names_plan, read
from plankg.api.questions.frame import BODIES, Filter, Frame, Reading, compiled, leading, of_kind_asked, within
from plankg.api.questions.intent import counted, intents
from plankg.api.questions.names import NUMBER, Name, Names
from plankg.api.questions.outlining import (
    NUMBERED_PART,
    asks_outline,
    kind_listed,
    members_listed,
    outline_told,
    outlined_plan,
    part_listed,
    parts_said,
)
from plankg.api.questions.passages import Passage, Passages
from plankg.api.questions.refusal import content
from plankg.api.questions.suggesting import suggestions
from plankg.api.questions.telling import on_the_day, plans_without, said_as_whole, why_empty
from plankg.api.questions.tokens import Token
from plankg.api.questions.understanding import Understanding
from plankg.graph.catalogue import find

if TYPE_CHECKING:
    from plankg.graph.store import Store

_ENDS = "。；;！\n"
MOST_AT_ONCE = 6  # indicators whose values are shown together
EACH_PLACE = frozenset({"各地", "各市", "各省", "各城市"})
OF_TASKS = {"bodies-of-task": "bodies-for-task", "deadlines-of-task": "deadlines-of-task"}
LONGEST = 300  # characters of a sentence
LEAST_PARTS = 2
MEMBER = 2  # characters that what is listed and the title of its section end with: 原则
_ITEMS = re.compile("[几多]少?条|条数|最[多少]")


class Answers:
    """What a question that was understood is answered with, over one store."""

    def __init__(self, store: "Store", texts: Texts) -> None:
        self._store = store
        self._texts = texts
        self._passages = Passages(store, texts)

    def _called_too(self, row: Mapping[str, Any], names: Names) -> list[str]:
        """The indicators of the same plan whose names hold this one's: a limit can be one for all and one for each."""
        called = names.holding(fold_name(str(row["name"])))
        found = [n.id for n in called if n.label == "Indicator" and n.document == row["document_id"]]
        return found if len(found) <= MOST_AT_ONCE else []

    def _telling(self, kind: str, task: str) -> tuple[Passage, ...]:
        """The task's own sentences that have a date, or say who does something."""
        row = self._store.run("task", {"task": task}).rows[0]
        return self._passages.telling(kind, row["document_id"], row["start"], row["range_end"] or row["end"])

    def _elsewhere(
        self, words: str, answer: QuestionAnswer, names: Names
    ) -> tuple[QuestionAnswer, tuple[Passage, ...]]:
        """The tasks with some words, with what the texts say of them besides; that none has them is said of the whole text."""
        listed = [str(each["document_id"]) for each in names.documents]
        others, number = self._passages.elsewhere(words, listed, answer.rows)
        told = (f"原文还有{number}句写到“{words}”，不在列出的任务里，见原文片段",) if others else ()
        empty = "没有任务写到，原文别处写到了。" if others else f"原文里没有“{words}”这几个字。"
        return replace(answer, remarks=told, empty_reason=None if answer.total else empty), others

    def _led_alone(self, question: str, document: str | None, names: Names, limit: int | None) -> QuestionAnswer | None:
        """What nobody but a 牵头单位 is named for, where most that have one have others; the finding is of what has neither."""
        documents = (document,) if document else tuple(str(each["document_id"]) for each in names.documents)
        lacking = Frame("task", documents, (Filter("named"), Filter("has-other", negated=True)), who="lead")
        owned = (Filter("has-other"), Filter("has-support", negated=True))
        alone, others = (
            self._store.run(*compiled(replace(lacking, filters=(Filter("named"), Filter("has-lead"), *each)))).total
            for each in (lacking.filters[1:], owned)
        )
        if not 0 < alone < others:
            return None
        return self._framed(question, Reading(lacking, (f"其中{alone}项写了牵头单位",)), names, limit)

    def _of_each(self, kind: str, ids: Sequence[str], role: str, limit: int | None) -> QuestionAnswer | None:
        """The bodies or the time limits of a few tasks; None where there are none, or too many tasks."""
        query = find(OF_TASKS[kind])
        if len(ids) > MOST_AT_ONCE or not ids:
            return None
        every = {"task": list(ids), "role": role or None}
        values = {key: value for key, value in every.items() if any(p.name == key for p in query.parameters)}
        found = [self._store.run(query.name, values | {"task": one}) for one in ids]
        rows = [row for each in found for row in each.rows if row.get("basis") != "inferred"]
        if not rows:
            return None
        kept = rows if limit is None else rows[:limit]
        return given(query, values, found[0].columns, kept, question="", understood="", kind=kind, total=len(rows))

    def _values(self, best: Understanding, found: QuestionAnswer, parsed: ParsedQuestion) -> list[Mapping[str, Any]]:
        """The rows of the few indicators that a question for values, of a year where one is named, can mean; none otherwise."""
        each = found.candidates
        numbered = any(filled.mention.how == NUMBER for filled in best.filled)
        if best.intent.query != "indicator" or numbered or any(e.label != "Indicator" for e in each):
            return []
        rows = [self._store.run("indicator", {"indicator": one.id}).rows[0] for one in each]
        years = {token.year for token in parsed.years if token.kind == "year"}
        periods = [range(token.year, token.year + 5) for token in parsed.years if token.kind == "period"]
        of_year = [not years or bool({row["target_year"], row["baseline_year"]} & years) for row in rows]
        of_period = [all(row["target_year"] in period for period in periods) for row in rows]
        either = years and periods and parsed.folded.text.count("多少") > 1  # 十四五要新增多少，2021年是多少
        fit = [a or b if either else a and b for a, b in zip(of_year, of_period, strict=True)]
        rows = [row for row, fits in zip(rows, fit, strict=True) if fits]
        return list(rows) if len(rows) <= MOST_AT_ONCE else []

    def _each(self, question: str, each: Sequence[Candidate], rows: Sequence[Mapping[str, Any]] = ()) -> QuestionAnswer:
        """The values of all indicators that can be meant, rather than the question which one."""
        query = find("indicator")
        rows = rows or [self._store.run("indicator", {"indicator": one.id}).rows[0] for one in each]
        return given(
            query,
            {"indicator": [one.id for one in each]},
            [column.name for column in query.columns],
            rows,
            question=question,
            understood=f"名称里有“{each[0].words}”的指标的目标值、基期值、单位和性质",
            kind="target",
            remarks=(
                f"“{each[0].words}”可以指{len(rows)}个指标，都列出来了"
                if len(rows) > 1
                else f"按“{rows[0]['name']}”作答",
            ),
            total=len(rows),
        )

    def _outlined(self, question: str, names: Names) -> QuestionAnswer | None:
        """The parts of a plan, or of a section of it, each with the number of its items."""
        parsed = read(question, names)
        if called := self._called(question, parsed, names):
            return called
        if members := self._members(question, parsed, names):
            return members
        listed = part_listed(parsed)
        whole = not listed and asks_outline(parsed)
        found = outlined_plan(parsed, names) if whole or listed else None
        if not found:
            return None
        (document, section), asked = found, parsed.folded.text
        columns = "专栏" in asked
        values: dict[str, object] = {"document": document}
        values |= {"section": section.id} if section and not columns else {}
        query, shown = within("columns" if columns else "outline"), section.shown if section else ""
        answer = self._store.run(query, values)
        inside: list[Mapping[str, Any]] = [
            row for row in answer.rows if not section and not columns and fold_name(str(row["title"])) in asked
        ]
        inside.sort(key=lambda row: asked.find(fold_name(str(row["title"]))))
        number = parts_said(parsed)
        if not inside and not columns and len(answer.rows) != number:
            inside = self._divided_in(document, number)
        if listed and not inside and not section:
            return None
        if not inside and not section and not columns and (numbered := NUMBERED_PART.search(asked)):  # 第二部分
            inside = [
                row for row in answer.rows if str(row["number"] or "").strip("第、章（）()部分 ") == numbered["number"]
            ]
        if inside:  # 主要任务, which are words of questions
            values["section"], shown = str(inside[0]["section_id"]), "”“".join(str(row["title"]) for row in inside[:2])
            answer = self._store.run(query, values)
            if len(inside) > 1:  # 重点任务和保障措施各有几项
                more = self._store.run(query, values | {"section": str(inside[1]["section_id"])})
                answer = replace(answer, rows=(*answer.rows, *more.rows))
        if len(answer.rows) < LEAST_PARTS:
            return None
        title = next(str(each["title"]) for each in names.documents if each["document_id"] == document)
        of = f"《{title}》{f'“{shown}”' if shown and not columns else ''}"
        said = f"{of}{'的专栏，各有几条内容' if columns else '分成的部分，各有几条'}"
        return given(
            query, values, answer.columns, answer.rows, question=question, understood=said, kind="outline", total=len(answer.rows),
            remarks=outline_told(answer.rows, *(("专栏", "内容") if columns else ("部分", "不再往下分的"))),
        )  # fmt: skip

    def _called(self, question: str, parsed: ParsedQuestion, names: Names) -> QuestionAnswer | None:
        """The parts of a plan that are called by one word: 十个专项行动."""
        kind = kind_listed(parsed)
        plan = outlined_plan(parsed, names) if kind else None
        if not plan:
            return None
        query, values = within("kinds"), {"document": plan[0], "kind": kind}
        answer = self._store.run(query, values)
        if len(answer.rows) < LEAST_PARTS:
            return None
        said, number = f"标题叫“…{kind}”的部分", len(answer.rows)
        return given(
            query, values, answer.columns, answer.rows, question=question, understood=said, kind="outline", total=number, count=number,
            remarks=outline_told(answer.rows, f"“{kind}”", "不再往下分的") if _ITEMS.search(question) else (),
        )  # fmt: skip

    def _members(self, question: str, parsed: ParsedQuestion, names: Names) -> QuestionAnswer | None:
        """What a section of a plan lists, which has as many parts as the question says: 四项基本原则是什么."""
        what, number = members_listed(parsed)
        plan = outlined_plan(parsed, names) if number else None
        rows: Sequence[Mapping[str, Any]] = self._store.run("sections", {"document": plan[0]}).rows if plan else ()
        parts = Counter(row["parent_id"] for row in rows)
        of = [
            row for row in rows if parts[row["section_id"]] == number and what[-MEMBER:] in fold_name(str(row["title"]))
        ]
        if not plan or len(of) != 1:
            return None
        query, values = within("outline"), {"document": plan[0], "section": str(of[0]["section_id"])}
        answer = self._store.run(query, values)
        said = f"“{of[0]['title']}”下面的{number}项"
        return given(
            query, values, answer.columns, answer.rows, question=question, understood=said, kind="outline", total=number, count=number
        )  # fmt: skip

    def _divided_in(self, document: str, number: int) -> list[Mapping[str, Any]]:
        """The section of a plan that has so many parts, if it is the only one, or the only one of the outermost that have."""
        rows: Sequence[Mapping[str, Any]] = self._store.run("sections", {"document": document}).rows if number else ()
        parts = Counter(row["parent_id"] for row in rows)
        found = [row for row in rows if parts[row["section_id"]] == number]
        first = [row for row in found if row["level"] == min(each["level"] for each in found)]
        return first if len(first) == 1 else []

    def _framed(self, question: str, reading: Reading, names: Names, limit: int | None) -> QuestionAnswer:
        """The answer to a question that was read as a frame: one statement."""
        frame = reading.frame
        query, values = compiled(frame)
        found = self._store.run(query, values)
        rows: Sequence[Mapping[str, Any]] = found.rows
        if not rows and (wider := reading.loosely()):
            return self._framed(question, wider, names, limit)
        if frame.group_by == "part" and len(rows) == 1:  # all in 三、重点任务
            deeper = replace(reading, frame=replace(frame, group_by="second-part"))
            if (parts := self._framed(question, deeper, names, limit)).total:
                return parts
        left_out = [str(row["name"]) for row in rows if not of_kind_asked(row, frame)]
        rows = tuple(row for row in rows if of_kind_asked(row, frame))
        if frame.first:
            rows = tuple(leading(rows, frame))
        place = next((one.value for one in frame.filters if one.name == "inside"), ())
        asked = not rows and any(one.name in BODIES and not one.negated for one in frame.filters)
        if asked and (answer := self._of_each("bodies-of-task", [i for i in place if ":task:" in i], "", limit)):
            said = next(said for said, one in zip(frame.said(), frame.filters, strict=True) if one.name in BODIES)
            said = f"原文没有写明{said}，列出的是写明的单位"
            return replace(answer, question=question, understood=frame.in_words(), remarks=(said,))
        kept = rows if limit is None else rows[:limit]
        remarks = (*reading.remarks, *plans_without(frame, rows))
        remarks = remarks if rows else (*remarks, "图谱里没有，不等于原文没有写")
        told = (
            (f"没有计入{'、'.join(left_out[:3])}{'等' * (len(left_out) > 3)}：问的是{frame.ends}",) if left_out else ()
        )
        whole = said_as_whole(frame, rows)
        if frame.counted and frame.target == "indicator" and len({row["nature"] is None for row in rows}) > 1:
            remarks = (*remarks, "指标表和正文里的都计入了，同一指标两处都写的算两个")
        return given(
            query,
            values,
            found.columns,
            kept,
            question=question,
            understood=frame.in_words(),
            kind="frame",
            filters=frame.said(),
            sure=not remarks and not whole,
            remarks=(*remarks, *whole, *told, *on_the_day(frame, rows)),
            total=len(rows),
            count=len({row[frame.key()] for row in rows}) if frame.counted else None,
            empty_reason=None if rows else query.empty,
            passages=() if rows else self._near(read(question, names), names, None),
        )

    def _run(self, best: Understanding, parameters: Mapping[str, object], limit: int | None) -> QuestionAnswer:
        query = find(best.intent.query)
        # What is counted is counted over all rows.
        answer = self._store.run(query.name, parameters, limit=None if best.counted else limit)
        kept = answer.rows if limit is None else answer.rows[:limit]
        count, left_out = counted(best.intent, answer.rows) if best.counted else (None, 0)
        return given(
            query,
            parameters,
            answer.columns,
            kept,
            question="",
            understood="",
            kind=best.intent.name,
            total=answer.total,
            count=count,
            remarks=(f"另有{left_out}项是推断的，没有计入",) if left_out else (),
            empty_reason=None if answer.total else why_empty(query.name, parameters),
        )

    def _indicator(self, best: Understanding, chosen: Mapping[str, Name]) -> Mapping[str, Any]:
        """The indicator that the question asks the values of; empty when it asks something else."""
        if best.intent.query != "indicator":
            return {}
        return self._store.run("indicator", {"indicator": chosen["indicator"].id}).rows[0]

    def _sentence(self, row: Mapping[str, Any]) -> str:
        """The whole sentence that an indicator was read from, and the heading of its column."""
        if not row:
            return ""
        text = self._texts.read(str(row["document_id"]))[1]
        start = max(text.rfind(mark, 0, row["start"]) for mark in _ENDS) + 1
        end = min((at for mark in _ENDS if (at := text.find(mark, row["end"])) >= 0), default=len(text))
        return text[start:end] if end - start <= LONGEST else str(row["quote"])

    def _not_understood(
        self,
        question: str,
        parsed: ParsedQuestion,
        names: Names,
        said: str = "没有听懂这个问题，没有作答。",
        document: str | None = None,
    ) -> QuestionAnswer:
        return QuestionAnswer(
            question=question,
            outcome=Outcome.not_understood,
            understood=said,
            unused=tuple(parsed.typed(piece) for piece in parsed.unknown),
            suggestions=suggestions(intents(), parsed, names),
            passages=self._near(parsed, names, document),
        )

    def _refused(
        self,
        question: str,
        parsed: ParsedQuestion,
        names: Names,
        pieces: Sequence[Token | Mention],
        remarks: Sequence[str],
        document: str | None,
    ) -> QuestionAnswer:
        """No answer, for one would leave out what decides."""
        others = [piece for piece in pieces if not (isinstance(piece, Mention) and names_plan(piece))]
        words = tuple(dict.fromkeys(parsed.typed(piece) for piece in others or pieces))
        listed = "”“".join(words)
        said = "；".join([f"没有作答：不清楚“{listed}”在这里指什么", *remarks]) + "。"
        things = [parsed.typed(p) for p in others if isinstance(p, Mention) or p.kind == "unknown"]
        answer = self._not_understood(
            question, parsed, names, said + self._absent(things, parsed, names, document), document
        )
        return replace(answer, unused=words)

    def _absent(self, words: Sequence[str], parsed: ParsedQuestion, names: Names, document: str | None) -> str:
        """Which of the words no text has of the documents that are asked about, as one more sentence."""
        listed = _asked_about(parsed, names, document)
        absent = [word for word in words if len(word) > 1 and not self._passages.elsewhere(word, listed, ())[1]]
        return f"查过原文，没有“{'”“'.join(absent)}”这几个字。" if absent else ""

    def _near(self, parsed: ParsedQuestion, names: Names, document: str | None) -> tuple[Passage, ...]:
        """The sentences nearest to the question, in the documents that it names, else in all."""
        listed, words = _asked_about(parsed, names, document), content(parsed)
        named = any(mention.of(("Document",)) for mention in parsed.mentions)
        if named and len(listed) > 1:  # the same is looked for in each
            found = [self._passages.nearest(words, [one])[:2] for one in listed[:MOST_AT_ONCE]]
            return tuple(passage for each in found for passage in each)
        return self._passages.nearest(words, listed)


def _asked_about(parsed: ParsedQuestion, names: Names, document: str | None) -> list[str]:
    """The documents that a question names, else the one that its names are of, else all."""
    named = {name.id for mention in parsed.mentions for name in mention.of(("Document",))}
    listed = [str(each["document_id"]) for each in names.documents]
    inside = [each for each in listed if each in named]
    return [document] if document and len(inside) < 2 else inside or listed
