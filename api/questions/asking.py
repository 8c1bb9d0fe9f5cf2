"""A question in Chinese → the query of the catalogue that answers it → the answer, with all that makes it doubtful."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from plankg.api.catalogue.resolve import fold_name
from plankg.api.catalogue.texts import Texts
from plankg.api.catalogue.wording import VALUES
from plankg.api.questions.answer import Candidate, Outcome, QuestionAnswer, given, unled
from plankg.api.questions.bare_names import body_by_part, guesses, usual_question
from plankg.api.questions.disambiguation import disambiguated
from plankg.api.questions.entity_linking import Mention, ParsedQuestion, read
from plankg.api.questions.following import completed, for_each_plan, in_two, leans, plan_first
from plankg.api.questions.frame import BODIES, Filter, Frame, Reading, compiled, leading
from plankg.api.questions.framing import framed
from plankg.api.questions.intent import counted, intents
from plankg.api.questions.names import EXACT, NUMBER, Name, NameCache, Names
from plankg.api.questions.passages import Passage, Passages
from plankg.api.questions.refusal import content, decisive, said_by_fact
from plankg.api.questions.suggesting import suggestions
from plankg.api.questions.telling import doubts, in_words, mixed, notes, on_the_day, plans_without, why_empty
from plankg.api.questions.tokens import Token
from plankg.api.questions.topic import said_of, topic_of
from plankg.api.questions.understanding import Understanding, understand
from plankg.api.questions.years import fitting_years, planned_by
from plankg.graph.catalogue import find

if TYPE_CHECKING:
    from plankg.graph.store import Store

_ENDS = "。；;！\n"
_BOUND = re.compile("上限|下限|封顶|最[高多低少](?!的)|不超过")
_ASKS = re.compile("几|多少|哪|谁|什么|何|吗")
MOST_AT_ONCE = 6  # indicators whose values are shown together
MOST_SENTENCES = 40  # that are looked at for the tasks that say something
EACH_PLACE = frozenset({"各地", "各市", "各省", "各城市"})
OF_TASKS = {"bodies-of-task": "bodies-for-task", "deadlines-of-task": "deadlines-of-task"}
LEAST_SAID = 4  # a name that is given by less than this part of it is a guess where nothing is found
LONGEST = 300  # characters of a question


class Questions:
    """问答 (questions and answers) over one store, whose `texts` may be shared. Several threads may ask at the same time."""

    def __init__(self, store: "Store", texts: Texts | None = None) -> None:
        self._store = store
        self._names = NameCache(store)
        self._texts = texts or Texts(store)
        self._passages = Passages(store, self._texts)

    def ask(self, question: str, *, limit: int | None = None, without: Collection[int] = ()) -> QuestionAnswer:
        """Answer a question.

        Args:
            question: in Chinese, in the user's own words; one of more than `LONGEST` characters is not understood.
            limit: how many rows to keep; all when None. `total` and `count` are of all rows.
            without: places of `filters` of a question put together that are left out; others have none.

        Raises:
            StoreError: the store does not answer.
        """
        question = plan_first(question, self._names.names())
        first, rest = in_two(question)
        asks = bool(_ASKS.search(first)) or question.strip()[len(first) :].startswith(("?", "？"))
        both = bool(_ASKS.search(first) and _ASKS.search(rest)) and question.strip()[len(first)] in "?？"
        follows = (leans(rest) or both) and not without and asks
        answer = None if follows else self._whole(question, limit, without)
        if answer and (answer.total or without or not rest or not asks):
            return answer
        alone = self._whole(first, limit, ())
        if not follows and (not alone.total or alone.kind in ("contents", "search")):
            return answer or alone
        names = self._names.names()
        whole = completed(read(first, names), rest, names)
        second = self._whole(whole, limit, ()) if whole else None
        if second and second.outcome is Outcome.answered:
            remark = f"“{rest}”按“{whole}”作答"
            second = replace(second, sure=False, remarks=(*second.remarks, remark))
            return replace(alone, question=question, sure=alone.sure and follows, also=second)
        remark = f"只回答了前一问，没有回答“{rest}”"
        remarks = (*alone.remarks, remark) if alone.total else alone.remarks
        return replace(alone, question=question, sure=False, remarks=remarks)

    def _whole(self, question: str, limit: int | None, without: Collection[int]) -> QuestionAnswer:
        """The answer to a question as one."""
        names = self._names.names()
        if len(question) > LONGEST:
            said = f"问题太长，最多{LONGEST}个字，没有作答。请分成几个短一些的问题。"
            return self._not_understood(question, read("", names), names, said)
        if framed_ := self._by_frame(question, names, limit, without):
            return framed_
        parsed = read(question, names)
        best = best_understanding(parsed)
        if (each := for_each_plan(parsed)) and (answer := self._of_plans(question, each)):
            return answer
        if best is None or best.mostly_unused(parsed):
            return self._named(question, parsed, names, limit)
        found = disambiguated(best, names)
        if isinstance(found, QuestionAnswer):
            return self._ambiguous(question, best, found, parsed, names, limit)
        return self._answered(question, best, found, parsed, names, limit)

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
        if remarks:  # what is named is not in the plan that is
            said = f"没有作答：{'；'.join(remarks)}。"
            return self._of_topic(question, parsed, names, limit) or self._not_understood(
                question, parsed, names, said, document
            )
        parameters = _parameters(best, chosen, document)
        row = self._indicator(best, chosen)
        if row and _BOUND.search(question) and len(others := self._called_too(row, names)) > 1:
            return self._each(question, [Candidate(str(row["name"]), "Indicator", one, "", None) for one in others])
        used, year_remarks = fitting_years(row, parsed, planned_by(chosen, names, document))
        used += [piece for piece in best.unused if said_by_fact(parsed.typed(piece), row, self._sentence(row))]
        left = [piece for piece in best.unused if piece not in used]
        refused = [*decisive(left, parsed, chosen.values()), *guesses(best, chosen)]
        told = [piece for piece in left if isinstance(piece, Token) and piece.kind == "unknown"]
        if (refused or told) and (answer := self._of_topic(question, parsed, names, limit, said=bool(refused))):
            return answer
        if refused:
            return self._refused(question, parsed, names, refused, year_remarks, document)
        unused = tuple(parsed.typed(piece) for piece in best.unused if piece not in used)
        answer, parameters, more = self._widely(best, parameters, limit)
        remarks = (*remarks, *more)
        if best.counted and len(re.findall("几|多少", question)) > 1:
            remarks = (*remarks, "问了不止一个数，只回答了一个")
        hardly = any(LEAST_SAID * len(f.mention.words) < len(f.names[0].folded[0]) for f in best.filled)
        if not answer.total and best.intent.name == "contents" and hardly:  # 通关时间压多少
            return self._not_understood(question, parsed, names, document=document)
        if not answer.total and (best.counted or body_by_part(best)):
            remarks = (*remarks, "图谱里没有，不等于原文没有写")
        if not document and len(names.documents) > 1 and "here" in parsed.groups:
            remarks = (*remarks, "没有写明是哪份文件，列出的是全部文件中的")
        asks_dates = best.intent.name == "deadlines-of-task" and not answer.total
        dated = self._dated(chosen["task"].id) if asks_dates else ()
        remarks = (*remarks, *("没有读出时限，但原文片段里有日期" for _ in dated[:1]))
        remarks = (*remarks, *year_remarks, *doubts(best, chosen, parsed), *mixed(best, answer.rows))
        return replace(
            answer,
            question=question,
            understood=in_words(best, chosen, parameters, document, names),
            sure=not unused and not remarks,
            unused=unused,
            remarks=(*remarks, *notes(best, chosen, parsed), *answer.remarks),
            passages=() if answer.total else dated or self._near(parsed, names, document),
        )

    def _of_plans(self, question: str, each: Sequence[str]) -> QuestionAnswer | None:
        """The values that each of several plans has, where at least two have one. Never sure."""
        found = [(one, self._whole(one, None, ())) for one in each]
        said = [(one, answer) for one, answer in found if answer.total and answer.query == "indicator"]
        rows = [row for _, answer in said for row in answer.rows]
        if len(said) < max(2, len(each) - 1) or len(rows) > 2 * MOST_AT_ONCE:
            return None
        without = [f"“{one}”没有找到" for one, answer in found if not answer.total]
        listed = [Candidate("", "Indicator", str(row["indicator_id"]), "", None) for row in rows]
        answer = self._each(question, listed, rows)
        remarks = (f"按{'、'.join(f'“{one}”' for one, _ in said)}分别作答", *without)
        return replace(answer, understood="；".join(answer.understood for _, answer in said), remarks=remarks)

    def _widely(
        self, best: Understanding, parameters: dict[str, object], limit: int | None
    ) -> tuple[QuestionAnswer, dict[str, object], tuple[str, ...]]:
        """The answer, or what is written instead: another role than 配合, the bodies of the task that an indicator stands in."""
        answer = self._run(best, parameters, limit)
        if answer.total:
            return answer, parameters, ()
        if parameters.get("role") == "support" and "duties" in best.intent.flags:
            parameters = {name: value for name, value in parameters.items() if name != "role"}
            answer = unled(self._run(best, parameters, None), limit)
            return answer, parameters, ("没有写明“配合”这一职责，列出的是牵头以外的职责",) * bool(answer.total)
        if best.intent.query != "bodies-for-indicator":
            return answer, parameters, ()
        row = self._store.run("indicator", {"indicator": parameters["indicator"]}).rows[0]
        inside = self._passages.tasks_of(row["document_id"], row["end"])
        around = self._of_each("bodies-of-task", inside, str(parameters.get("role") or ""), limit)
        said = "没有单独写明指标由谁承担，列出的是它所在任务的单位"
        return around or answer, parameters, (said,) if around else ()

    def _called_too(self, row: Mapping[str, Any], names: Names) -> list[str]:
        """The indicators of the same plan whose names hold this one's: a limit can be one for all and one for each."""
        called = names.holding(fold_name(str(row["name"])))
        found = [n.id for n in called if n.label == "Indicator" and n.document == row["document_id"]]
        return found if len(found) <= MOST_AT_ONCE else []

    def _dated(self, task: str) -> tuple[Passage, ...]:
        """The task's own sentences that have a date."""
        row = self._store.run("task", {"task": task}).rows[0]
        return self._passages.dated(row["document_id"], row["start"], row["range_end"] or row["end"])

    def _named(self, question: str, parsed: ParsedQuestion, names: Names, limit: int | None) -> QuestionAnswer:
        """What is usually asked of a thing that is named and no more, or of what the texts say; else nothing was understood."""
        if said := usual_question(parsed):
            answer = self.ask(said, limit=limit)
            remark = f"只写了名称，按“{said}”作答"
            return replace(answer, question=question, sure=False, remarks=(*answer.remarks, remark))
        return self._of_topic(question, parsed, names, limit) or self._not_understood(question, parsed, names)

    def _of_topic(
        self, question: str, parsed: ParsedQuestion, names: Names, limit: int | None, *, said: bool = True
    ) -> QuestionAnswer | None:
        """The tasks whose text has the words that no thing is called by, or their bodies: 充电桩归谁管. Never a sure answer."""
        topic = topic_of(parsed, names)
        values = self._said(question, parsed, names, limit) if said and (topic is None or topic.bare) else None
        if topic is None or values:
            return values
        ids = self._passages.tasks_with(topic.words, topic.documents, MOST_SENTENCES, apart=topic.bare)
        listed = "”“".join(topic.words)
        remark = f"按原文写到“{listed}”的任务作答，请看各自的原文"
        if not topic.who:
            titles = tuple(str(e["title"]) for e in names.documents if e["document_id"] in topic.documents)
            named = titles if len(titles) < len(names.documents) else ()
            frame = Frame("duty", topic.documents, (Filter("ids", ids, f"“{listed}”"),), titles=named)
            few = ids and not (topic.bare and len(ids) > MOST_AT_ONCE)
            answer = self._framed(question, Reading(frame, (remark,)), names, limit) if few else None
            return replace(answer, passages=self._near(parsed, names, None)) if answer and topic.bare else answer
        answer = self._of_each("bodies-of-task", ids, topic.role, limit)
        said_ = f"原文写到“{listed}”的任务由谁{VALUES['role'].get(topic.role, '承担')}"
        return answer and replace(answer, question=question, understood=said_, remarks=(remark,))

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

    def _said(self, question: str, parsed: ParsedQuestion, names: Names, limit: int | None) -> QuestionAnswer | None:
        """The values or time limits of the sentences that have the words of the question, where they are few. Never sure."""
        asked = said_of(parsed, names)
        if asked is None:
            return None
        ids, shown = self._passages.said(asked.words, asked.documents, asked.target, MOST_AT_ONCE)
        if not ids or len(ids) > 2 * MOST_AT_ONCE:
            return None
        remark = f"按原文写到“{shown}”的句子作答，请看各自的原文"
        if asked.target == "dated":
            frame = Frame("duty", asked.documents, (Filter("ids", ids, f"“{shown}”"), Filter("has-deadline")))
            return self._framed(question, Reading(frame, (remark,)), names, limit)
        rows = [self._store.run("indicator", {"indicator": one}).rows[0] for one in ids]
        rows = [r for r in rows if not asked.years or {r["target_year"], r["baseline_year"]} & {*asked.years}]
        rows = [r for r in rows if asked.unit in f"{r['unit']}{r['target_raw']}"] if asked.unit else rows
        if not 0 < len(rows) <= MOST_AT_ONCE:
            return None
        answer = self._each(
            question, [Candidate(shown, "Indicator", str(r["indicator_id"]), "", None) for r in rows], rows
        )
        found = {str(row["document_id"]) for row in rows}
        without = [f"《{e['title']}》" for e in names.documents if e["document_id"] in {*asked.documents} - found]
        if 0 < len(without) < len(asked.documents) < len(names.documents):
            remark += f"；{'、'.join(without)}中没有找到"
        return replace(answer, understood=f"原文写到“{shown}”的句子里的数值", remarks=(remark,))

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
        left = [words for words in left if words not in EACH_PLACE]
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

    def _values(self, best: Understanding, found: QuestionAnswer, parsed: ParsedQuestion) -> list[Mapping[str, Any]]:
        """The rows of the few indicators that a question for values, of a year where one is named, can mean; none otherwise."""
        each = found.candidates
        numbered = any(filled.mention.how == NUMBER for filled in best.filled)
        if best.intent.query != "indicator" or numbered or any(e.label != "Indicator" for e in each):
            return []
        rows = [self._store.run("indicator", {"indicator": one.id}).rows[0] for one in each]
        years = {token.year for token in parsed.years if token.kind == "year"}
        rows = [row for row in rows if not years or {row["target_year"], row["baseline_year"]} & years]
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
            remarks=(f"“{each[0].words}”可以指{len(rows)}个指标，都列出来了",),
            total=len(rows),
        )

    def _framed(self, question: str, reading: Reading, names: Names, limit: int | None) -> QuestionAnswer:
        """The answer to a question that was read as a frame: one statement."""
        frame = reading.frame
        query, values = compiled(frame)
        found = self._store.run(query, values)
        rows: Sequence[Mapping[str, Any]] = found.rows
        if not rows and (wider := reading.loosely()):
            return self._framed(question, wider, names, limit)
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
        return given(
            query,
            values,
            found.columns,
            kept,
            question=question,
            understood=frame.in_words(),
            kind="frame",
            filters=frame.said(),
            sure=not remarks,
            remarks=(*remarks, *on_the_day(frame, rows)),
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
        words = tuple(dict.fromkeys(parsed.typed(piece) for piece in pieces))
        listed = "”“".join(words)
        said = "；".join([f"没有作答：不清楚“{listed}”在这里指什么", *remarks]) + "。"
        answer = self._not_understood(question, parsed, names, said, document)
        return replace(answer, unused=words)

    def _near(self, parsed: ParsedQuestion, names: Names, document: str | None) -> tuple[Passage, ...]:
        """The sentences nearest to the question, in the documents that it names, else in all."""
        named = {name.id for mention in parsed.mentions for name in mention.of(("Document",))}
        listed = [str(each["document_id"]) for each in names.documents]
        inside = [each for each in listed if each in named]
        inside = [document] if document and len(inside) < 2 else inside
        words = content(parsed)
        if len(inside) > 1:  # the same is looked for in each
            found = [self._passages.nearest(words, [one])[:2] for one in inside[:MOST_AT_ONCE]]
            return tuple(passage for each in found for passage in each)
        return self._passages.nearest(words, inside or listed)


def ask_question(store: "Store", question: str, *, limit: int | None = None) -> QuestionAnswer:
    """Answer one question; `Questions` keeps the names of the store for the next one.

    Raises:
        StoreError: the store does not answer.
    """
    return Questions(store).ask(question, limit=limit)


def best_understanding(parsed: ParsedQuestion) -> Understanding | None:
    """The intent that leaves the fewest characters over, among those one with clear names, not words; None when none fits."""
    found = [each for intent in intents() if (each := understand(intent, parsed)) is not None]
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
