"""A question in Chinese → the query of the catalogue that answers it → the answer, with all that makes it doubtful."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from plankg.api.catalogue.resolve import fold_name
from plankg.api.catalogue.texts import Texts
from plankg.api.catalogue.wording import VALUES
from plankg.api.questions.answer import Candidate, Outcome, QuestionAnswer, sentence_of, unled
from plankg.api.questions.answering import EACH_PLACE, MOST_AT_ONCE, OF_TASKS
from plankg.api.questions.bare_names import body_by_part, guesses, narrowing, usual_question
from plankg.api.questions.comparing import Compared, compared, verdict
from plankg.api.questions.disambiguation import disambiguated
from plankg.api.questions.entity_linking import ParsedQuestion, read
from plankg.api.questions.following import (
    ASKS,
    anywhere,
    as_written,
    asked_by,
    completed,
    for_each_name,
    for_each_plan,
    in_two,
    leans,
    listed_once,
    of_issuer,
    plan_first,
    said_plainly,
    share_of_all,
    without,
)
from plankg.api.questions.frame import Filter, Frame, Reading
from plankg.api.questions.framing import framed
from plankg.api.questions.intent import intents
from plankg.api.questions.name_index import NameIndex
from plankg.api.questions.names import EXACT, Name, Names
from plankg.api.questions.passages import TELLING, Passage
from plankg.api.questions.quoting import FIRST_ONLY, Quotes
from plankg.api.questions.refusal import decisive, said_by_fact
from plankg.api.questions.sought import asks_content
from plankg.api.questions.suggesting import suggestions
from plankg.api.questions.telling import doubts, in_words, mixed, more_numbers, notes
from plankg.api.questions.understanding import Understanding, understand
from plankg.api.questions.years import fitting_years, planned_by
from plankg.extract.text.segmenter import segmenter
from plankg.graph.catalogue import find

if TYPE_CHECKING:
    from plankg.graph.store import Store

# What 要干啥 and 怎么规定 do not ask for: the sentences say it.
NOT_SAID = frozenset(
    ["bodies-for-task", "bodies-for-indicator", "bodies-through-tasks", "parts-of-task", "parts-of-section"]
)
_BOUND = re.compile("上限|下限|封顶|最[高多低少](?!的)|不超过")
LEAST_SAID = 4  # a name that is given by less than this part of it is a guess where nothing is found
LONGEST = 300  # characters of a question


class Questions(Quotes):
    """问答 (questions and answers) over one store, whose `texts` may be shared. Several threads may ask at the same time."""

    def __init__(self, store: "Store", texts: Texts | None = None, names: NameIndex | None = None) -> None:
        super().__init__(store, texts or Texts(store))
        self.names = names or NameIndex(store)

    def ask(self, question: str, *, limit: int | None = None, without: Collection[int] = ()) -> QuestionAnswer:
        """Answer a question.

        Args:
            question: in Chinese, in the user's own words; one of more than `LONGEST` characters is not understood.
            limit: how many rows to keep; all when None. `total` and `count` are of all rows.
            without: places of `filters` of a question put together that are left out; others have none.

        Raises:
            StoreError: the store does not answer.
        """
        names = self.names.names(question[:LONGEST])
        if len(question) > LONGEST:
            said = f"问题太长，最多{LONGEST}个字，没有作答。请分成几个短一些的问题。"
            return self._not_understood(question, read("", names), names, said)
        plain = said_plainly(asked_by(question, names))
        plain = of_issuer(as_written(plain, names), names)
        answer = self._read(plain, names, limit, without)
        other = anywhere(plain)
        if other != plain and not answer.total and not without:
            elsewhere = self._read(other, names, limit, without)
            remark = f"按“{other}”作答"
            answer = replace(elsewhere, sure=False, remarks=(*elsewhere.remarks, remark)) if elsewhere.total else answer
        answer = answer if without else self._checked(plain, answer, names, limit)
        return replace(answer, question=question)

    def _read(self, question: str, names: Names, limit: int | None, without: Collection[int]) -> QuestionAnswer:
        """The answer of what was read of the plans."""
        question = listed_once(plan_first(question, names))
        share = share_of_all(question)
        shared = self._by_frame(share, names, limit, without) if share else None
        if found := shared or (None if without else self._outlined(question, names)):
            return found
        first, rest = in_two(question)
        asks = bool(ASKS.search(first)) or question.strip()[len(first) :].startswith(("?", "？"))
        both = bool(ASKS.search(first) and ASKS.search(rest)) and question.strip()[len(first)] in "?？"
        follows = (leans(rest) or both) and not without and asks
        answer = None if follows else self._whole(question, names, limit, without)
        both |= bool(answer and answer.unused and asks and rest and ASKS.search(rest))
        if answer and ((answer.total and not both) or without or not rest or not asks):
            return answer
        alone = self._whole(first, names, limit)
        told = alone.kind == "scan"  # 有几条提到首店？分别在什么领域
        if told or (not follows and (not alone.total or alone.kind in ("contents", "search"))):
            return alone if told else answer or alone
        whole = completed(read(first, names), rest, names)
        second = self._whole(whole, names, limit) if whole else None
        if not second or not second.total or (alone.total and _of_other_plans(second, alone)):
            second = self._around(rest, alone, names, limit) or second
        if answer and answer.total and not (second and second.total):
            return answer
        facts = second and second.query == "document" and alone.outcome is not Outcome.answered
        if second and second.outcome is Outcome.answered and not facts and (second.total or alone.total):
            return _both(question, (first, rest), whole, alone, second, sure=follows)
        remark = f"{FIRST_ONLY}“{rest}”"
        remarks = (*alone.remarks, remark) if alone.total else alone.remarks
        return replace(alone, question=question, sure=False, remarks=remarks)

    def _around(self, rest: str, first: QuestionAnswer, names: Names, limit: int | None) -> QuestionAnswer | None:
        """Who does what the first question is about, where the second one names nothing: 归谁管."""
        parsed = read(rest, names)
        if (
            any(each.sure(each.names[0]) for each in parsed.mentions)
            or not (parsed.groups & {"who", "body"})
            or any(slip(parsed.typed(e)) for e in parsed.unknown)
        ):
            return None
        tasks = [self._passages.tasks_of(str(row["document_id"]), row["end"]) for row in first.rows if row.get("end")]
        answer = self._of_each("bodies-of-task", list(dict.fromkeys(one for each in tasks for one in each)), "", limit)
        return answer and replace(answer, question=rest, understood="前一问的内容所在任务由谁承担")

    def _whole(self, question: str, names: Names, limit: int | None, without: Collection[int] = ()) -> QuestionAnswer:
        """The answer to a question as one; of one that is not understood, as it may have been heard: 标准话 for 标准化."""
        answer = self._as_typed(question, names, limit, without)
        if answer.outcome is not Outcome.not_understood:
            return answer
        parsed = read(question, names)
        heard = {typed: names.heard_as(fold_name(typed)) for typed in map(parsed.typed, parsed.unknown) if slip(typed)}
        if not (said := {typed: words for typed, words in heard.items() if words}):
            return answer
        whole = question
        for typed, words in said.items():
            whole = whole.replace(typed, words)
        other = self._as_typed(whole, self.names.names(whole), limit, without)
        if other.outcome is not Outcome.answered or not other.total:
            return answer
        remarks = (f"“{typed}”按“{words}”理解" for typed, words in said.items())
        return replace(other, question=question, sure=False, remarks=(*remarks, *other.remarks))

    def _as_typed(self, question: str, names: Names, limit: int | None, without: Collection[int]) -> QuestionAnswer:
        if answer := self._put_together(question, names, limit, without):
            return answer
        parsed = read(question, names)
        best = best_understanding(parsed)
        each = for_each_plan(parsed) or (for_each_name(parsed) if best and best.unused else [])
        if each and (answer := self._of_plans(question, each, names)):
            return answer
        if best is None or best.mostly_unused(parsed) or (best.loose and "有关" in question):
            return self._named(question, parsed, names, limit)
        found = disambiguated(best, names)
        if isinstance(found, QuestionAnswer):
            return self._ambiguous(question, best, found, parsed, names, limit)
        alone = best.intent.name == "findings-task-without-owner" and re.search("责任(?:单位|部门)", question)
        led = self._led_alone(question, found[1], names, limit) if alone else None
        return led or self._answered(question, best, found, parsed, names, limit)

    def _put_together(
        self, question: str, names: Names, limit: int | None, without: Collection[int]
    ) -> QuestionAnswer | None:
        """The answer to a question that no single kind holds: a frame, a comparison, what is left out, a scan of the text."""
        ways = (
            partial(self._by_frame, limit=limit, without=without),
            self._compared,
            partial(self._but_one, limit=limit),
        )
        answer = next(filter(None, (way(question, names) for way in ways)), None)
        if (answer and answer.total) or without:
            return answer
        return self._scanned(question, names, limit) or answer

    def _compared(self, question: str, names: Names) -> QuestionAnswer | None:
        """The values that a question compares, with what they differ by. Never sure."""
        return next(filter(None, (self._side_by_side(question, each, names) for each in compared(question))), None)

    def _side_by_side(self, question: str, asked: Compared, names: Names) -> QuestionAnswer | None:
        answer = self._whole(asked.plain, names, None)
        other = self._whole(f"{asked.other}的目标值是多少", names, None) if asked.other else answer
        inside = any(fold_name(asked.other) in fold_name(str(row.get("target_raw"))) for row in answer.rows)
        found = [answer] if inside else [answer, other]  # 设市城市≥55其他县城≥25 is one value
        if any(each.outcome is not Outcome.answered or each.query != "indicator" for each in found):
            return None
        rows = [row for each in found for row in each.rows]
        rows = list({str(row["indicator_id"]): row for row in rows}.values())
        if not (said := verdict(asked, rows)):
            return None
        each = [Candidate("", "Indicator", str(row["indicator_id"]), "", None) for row in rows]
        remarks = (said, *answer.remarks)
        answer = replace(answer, question=question, sure=False, remarks=remarks)
        both = self._each(question, each, rows) if len(rows) > len(answer.rows) else None
        return replace(both, understood=answer.understood, remarks=remarks) if both else answer

    def _by_frame(
        self, question: str, names: Names, limit: int | None, without: Collection[int]
    ) -> QuestionAnswer | None:
        """The answer of a frame that holds the whole question."""
        reading = framed(question, names)
        if reading and without:
            reading = replace(reading, frame=reading.frame.wider(without))
        answer = self._framed(question, reading, names, limit) if reading else None
        if answer and reading and without:
            return replace(answer, remarks=(*answer.remarks, "去掉了问题中的条件"), sure=False)
        return answer if reading and answer and (answer.total or not reading.plain) else None

    def _answered(
        self,
        question: str,
        best: Understanding,
        found: tuple[dict[str, Name], str | None, tuple[str, ...]],
        parsed: ParsedQuestion,
        names: Names,
        limit: int | None,
    ) -> QuestionAnswer:
        """The answer of an intent whose names are clear, if nothing is left over that decides."""
        chosen, document, remarks = found
        remarks = remarks or self._unnamed(best, parsed, chosen, document, names)
        if remarks:  # what is named is not in the plan that is
            said = f"没有作答：{'；'.join(remarks)}。"
            return self._not_understood(question, parsed, names, said, document)
        parameters = _parameters(best, chosen, document)
        row = self._indicator(best, chosen)
        if row and _BOUND.search(question) and len(called := self._called_too(row, names)) > 1:
            return self._each(question, [Candidate(str(row["name"]), "Indicator", one, "", None) for one in called])
        used, year_remarks = fitting_years(row, parsed, planned_by(chosen, names, document))
        used += [piece for piece in best.unused if said_by_fact(parsed.typed(piece), row, self._sentence(row))]
        left = [piece for piece in best.unused if piece not in used]
        plan = [n for n in names.all if n.label == "Document" and n.id == (document or self._only_plan(chosen, names))]
        refused = [*decisive(left, parsed, [*chosen.values(), *plan]), *guesses(best, chosen), *narrowing(best, left)]
        if refused:
            return self._refused(question, parsed, names, refused, year_remarks, document)
        unused = tuple(parsed.typed(piece) for piece in best.unused if piece not in used)
        answer, parameters, more = self._widely(best, parameters, parsed, names, limit)
        remarks = (*remarks, *more)
        remarks = (*remarks, *more_numbers(question, best, answer.rows))
        hardly = any(LEAST_SAID * len(f.mention.words) < len(f.names[0].folded[0]) for f in best.filled)
        if not answer.total and best.intent.name == "contents" and hardly:  # 通关时间压多少
            return self._not_understood(question, parsed, names, document=document)
        if not answer.total and (best.counted or body_by_part(best)):
            remarks = (*remarks, "图谱里没有，不等于原文没有写")
        if not document and len(names.documents) > 1 and "here" in parsed.groups:
            remarks = (*remarks, "没有写明是哪份文件，列出的是全部文件中的")
        others: tuple[Passage, ...] = ()
        if best.intent.name == "search" and (limit is None or answer.total <= limit):
            answer, others = self._elsewhere(best.text, answer, names)
        asked = TELLING.keys() & {best.intent.name} and not answer.total
        saying = self._telling(best.intent.name, chosen["task"].id) if asked else ()
        remarks = (*remarks, *("没有读出，但原文片段里可能写有" for _ in saying[:1]))
        remarks = (*remarks, *year_remarks, *doubts(best, chosen, parsed), *mixed(best, answer.rows))
        return replace(
            answer,
            question=question,
            understood=in_words(best, chosen, parameters, document, names),
            sure=not unused and not remarks and (bool(answer.total) or not others),
            unused=unused,
            remarks=(*remarks, *notes(best, chosen, parsed), *answer.remarks),
            passages=others if others or answer.total else saying or self._near(parsed, names, document),
        )

    def _only_plan(self, chosen: Mapping[str, Name], names: Names) -> str | None:
        """The only plan that names the body."""
        body = chosen.get("organization")
        found = [i for each in names.documents if body and names.inside([body], [i := str(each["document_id"])])]
        return found[0] if len(found) == 1 else None

    def _but_one(self, question: str, names: Names, limit: int | None) -> QuestionAnswer | None:
        """The bodies of a task but those that are left out: 除了甲局，还有谁负责. Never sure."""
        rest, out = without(question)
        if not rest:
            return None
        left_out = {name.id for each in read(out, names).mentions for name in each.of(("Organization",))}
        answer = self._whole(rest, names, None)
        kept = [row for row in answer.rows if row.get("organization_id") not in left_out]
        if answer.outcome is not Outcome.answered or not 0 < len(kept) < len(answer.rows):
            return None
        remarks = (f"没有列出“{out}”", *answer.remarks)
        shown = tuple(kept if limit is None else kept[:limit])
        said = tuple(sentence_of(row) for row in shown)
        return replace(
            answer, question=question, rows=shown, sentences=said, total=len(kept), sure=False, remarks=remarks
        )

    def _unnamed(
        self,
        best: Understanding,
        parsed: ParsedQuestion,
        chosen: Mapping[str, Name],
        document: str | None,
        names: Names,
    ) -> tuple[str, ...]:
        """That the plan does not name the body, whose short name is that of another place's."""
        body = chosen.get("organization")
        mention = next((each.mention for each in best.filled if each.slot.parameter == "organization"), None)
        whole = body and mention and fold_name(mention.words) == body.folded[0]
        if not body or not document or not mention or whole or names.inside([body], [document]):
            return ()
        title = next((str(each["title"]) for each in names.documents if each["document_id"] == document), document)
        return (f"《{title}》没有写到“{parsed.typed(mention)}”",)

    def _of_plans(self, question: str, each: Sequence[str], names: Names) -> QuestionAnswer | None:
        """The values that each of several plans has, where at least two have one. Never sure."""
        found = [(one, self._whole(one, names, None)) for one in each]
        if all(answer.kind == "frame" and (answer.count is not None or len(answer.rows) == 1) for _, answer in found):
            return self._beside(question, [answer for _, answer in found], names)
        said = [(one, answer) for one, answer in found if answer.total and answer.query == "indicator"]
        rows = [row for _, answer in said for row in answer.rows]
        if len(said) < max(2, len(each) - 1) or len(rows) > 2 * MOST_AT_ONCE:
            return None
        without = [f"“{one}”没有找到" for one, answer in found if not answer.total]
        listed = [Candidate("", "Indicator", str(row["indicator_id"]), "", None) for row in rows]
        answer = self._each(question, listed, rows)
        remarks = (f"按{'、'.join(f'“{one}”' for one, _ in said)}分别作答", *without)
        return replace(answer, understood="；".join(answer.understood for _, answer in said), remarks=remarks)

    def _beside(self, question: str, found: Sequence[QuestionAnswer], names: Names) -> QuestionAnswer:
        """The number or the share that each of several plans has. Never sure."""
        rows = []
        for answer in found:
            plans: Any = answer.parameters["documents"]
            said = {"count": answer.count} if answer.count is not None else dict(answer.rows[0])
            rows.append({"title": "、".join(names.titles[plan] for plan in plans), **said})
        understood = "；".join(answer.understood for answer in found)
        remarks = tuple(dict.fromkeys(remark for answer in found for remark in answer.remarks))
        return replace(
            found[0], question=question, understood=understood, columns=tuple(rows[0]), rows=tuple(rows),
            sentences=(None,) * len(rows), total=len(rows), count=None, sure=False, filters=(),
            remarks=(*remarks, "各份文件分别计算，查询只显示第一份的"),
        )  # fmt: skip

    def _widely(
        self,
        best: Understanding,
        parameters: dict[str, object],
        parsed: ParsedQuestion,
        names: Names,
        limit: int | None,
    ) -> tuple[QuestionAnswer, dict[str, object], tuple[str, ...]]:
        """The answer, or what is written instead: another role than 配合, the bodies of the task that an indicator stands in."""
        answer = self._run(best, parameters, limit)
        every = {name: value for name, value in parameters.items() if name != "role"}
        joins = "join" in parsed.groups and "help" not in parsed.groups and parameters.get("role") == "support"
        if answer.total and joins and best.intent.query == "tasks-for-organization":  # 参与 is to be named at all
            others = unled(self._run(best, every, None), limit)
            if others.total > answer.total:
                return (
                    replace(others, count=others.count and others.total),
                    every,
                    ("除“配合”外还列出了责任单位等职责",),
                )
        if answer.total:
            return answer, parameters, ()
        led = parameters.get("role") == "lead" and best.intent.query == "bodies-for-task"
        if led or (parameters.get("role") == "support" and "duties" in best.intent.flags):
            return self._other_roles(best, parameters, limit, joins=joins)
        if best.intent.name == "indicators-that-body-carries":  # what the body's tasks are to reach
            plan = parameters.get("document")
            plans = (str(plan),) if plan else tuple(str(each["document_id"]) for each in names.documents)
            whole = Frame("indicator", plans, (Filter("of-tasks", (parameters["organization"],), "这个单位"),))
            set_ = self._framed(parsed.folded.typed, Reading(whole), names, limit)
            return (set_, parameters, ("列出的是它承担的任务中提出的",)) if set_.total else (answer, parameters, ())
        if best.intent.query != "bodies-for-indicator":
            return answer, parameters, ()
        row = self._store.run("indicator", {"indicator": parameters["indicator"]}).rows[0]
        inside = self._passages.tasks_of(row["document_id"], row["end"])
        around = self._of_each("bodies-of-task", inside, str(parameters.get("role") or ""), limit)
        remark = "没有单独写明指标由谁承担，列出的是它所在任务的单位"
        return around or answer, parameters, (remark,) if around else ()

    def _other_roles(
        self, best: Understanding, parameters: dict[str, object], limit: int | None, *, joins: bool
    ) -> tuple[QuestionAnswer, dict[str, object], tuple[str, ...]]:
        """What is written instead of the role that is asked for: 负责 for 牵头, all but 牵头 for 配合, for 参与 every role."""
        others = {name: value for name, value in parameters.items() if name != "role"}
        if parameters["role"] == "lead":
            others = parameters | {"role": "owner"}
            answer = self._run(best, others, limit)
            if all(row.get("basis") == "inferred" for row in answer.rows):
                return self._run(best, parameters, limit), parameters, ()
            return answer, others, ("没有写明“牵头”这一职责，列出的是“负责”的",)
        answer = self._run(best, others, limit) if joins else unled(self._run(best, others, None), limit)
        listed = "全部职责，请看各行" if joins else "牵头以外的职责"
        return answer, others, (f"没有写明“配合”这一职责，列出的是{listed}",) * bool(answer.total)

    def _named(self, question: str, parsed: ParsedQuestion, names: Names, limit: int | None) -> QuestionAnswer:
        """What is usually asked of a thing that is named and no more, or of what the texts say; else nothing was understood."""
        if said := usual_question(parsed):
            answer = self.ask(said, limit=limit)
            remark = f"只写了名称，按“{said}”作答"
            return replace(answer, question=question, sure=False, remarks=(*answer.remarks, remark))
        return self._not_understood(question, parsed, names)

    def _ambiguous(
        self,
        question: str,
        best: Understanding,
        found: QuestionAnswer,
        parsed: ParsedQuestion,
        names: Names,
        limit: int | None,
    ) -> QuestionAnswer:
        """The question which of several is meant; the values of a few indicators of one plan are all shown instead."""
        rows = self._values(best, found, parsed)
        left = [parsed.typed(piece) for piece in best.unused]
        left = [words for words in left if words not in EACH_PLACE and not words.startswith("十")]
        counts = {word.end for word in parsed.words if "count" in word.groups}
        unit = any(piece.start in counts for piece in best.unused)  # 几个工作日
        if left and (parsed.unknown or unit) and (answer := self._quoted(question, names, limit)):
            return answer
        if rows and all(any(said_by_fact(words, row, self._sentence(row)) for row in rows) for words in left):
            return self._each(question, found.candidates, rows)
        if (refused := decisive(best.unused, parsed, ())) and not parsed.years:
            return self._refused(question, parsed, names, refused, (), None)
        exact = any(each.mention.how == EXACT for each in best.filled)
        if best.intent.name in OF_TASKS and not left and found.candidates[0].words and not exact:
            role = str(best.parameters.get("role") or "")
            answer = self._of_each(best.intent.name, [one.id for one in found.candidates], role, limit)
            shown, said = found.candidates[0].words, VALUES["role"].get(role, "承担")
            asked = "写明的时限" if best.intent.name == "deadlines-of-task" else f"由谁{said}"
            if answer:
                remark = f"“{shown}”可以指{len(found.candidates)}项任务，都列出来了，请看各行"
                words_ = f"名称里有“{shown}”的任务{asked}"
                return replace(answer, question=question, understood=words_, remarks=(remark,))
        return replace(
            found,
            question=question,
            suggestions=suggestions(intents(), parsed, names),
            passages=self._near(parsed, names, None),
        )


def ask_question(store: "Store", question: str, *, limit: int | None = None) -> QuestionAnswer:
    """Answer one question; `Questions` keeps the names of the store for the next one.

    Raises:
        StoreError: the store does not answer.
    """
    return Questions(store).ask(question, limit=limit)


def _of_other_plans(second: QuestionAnswer, first: QuestionAnswer) -> bool:
    """Whether a second answer is of other plans than the first."""
    plans = [{row.get("document_id") for row in each.rows} - {None} for each in (second, first)]
    return bool(plans[0] and plans[1]) and not plans[0] & plans[1]


def _both(
    question: str, parts: tuple[str, str], whole: str, alone: QuestionAnswer, second: QuestionAnswer, *, sure: bool
) -> QuestionAnswer:
    """The answers to two questions, or that to the second where the first has none. `whole`: the second as completed."""
    second = replace(second, sure=False, remarks=(*second.remarks, f"“{parts[1]}”按“{whole}”作答"))
    if alone.outcome is not Outcome.answered:
        return replace(second, question=question, remarks=(*second.remarks, f"没有回答“{parts[0]}”"))
    return replace(alone, question=question, sure=alone.sure and sure, also=second)


def slip(words: str) -> bool:
    """Whether unknown words can be a slip of the pen: they are none of the dictionary."""
    return len(words) > 1 and len(segmenter().tags(words)) > 1


def best_understanding(parsed: ParsedQuestion) -> Understanding | None:
    """The intent that leaves the fewest characters over, among those one with clear names, not words; None when none fits."""
    content = asks_content(parsed)
    kinds = (intent for intent in intents() if not (content and intent.query in NOT_SAID))
    found = [each for intent in kinds if (each := understand(intent, parsed)) is not None]
    return min(found, key=lambda each: (each.weight, each.unclear, "text" in each.intent.flags), default=None)


def _parameters(best: Understanding, chosen: Mapping[str, Name], document: str | None) -> dict[str, object]:
    """The parameters of the query; the document only where the query knows it."""
    known = {parameter.name for parameter in find(best.intent.query).parameters}
    given: dict[str, object] = {**best.parameters, **{key: name.id for key, name in chosen.items()}}
    if document and "document" in known:
        given["document"] = document
    if "text" in best.intent.flags:
        given["text"] = best.text
    return given
