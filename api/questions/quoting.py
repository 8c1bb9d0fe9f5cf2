"""原文作答 (answers of the text): sentences instead of what was not read, and instead of a guess that says less than they do."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from plankg.api.catalogue.resolve import fold_name
from plankg.api.questions.answer import Outcome, QuestionAnswer, given
from plankg.api.questions.answering import MOST_AT_ONCE, OF_TASKS
from plankg.api.questions.entity_linking import ParsedQuestion, names_plan, read
from plankg.api.questions.following import ASKS, in_two
from plankg.api.questions.frame import within
from plankg.api.questions.half_read import WHETHER, documents_with
from plankg.api.questions.names import Names
from plankg.api.questions.ranking import (
    OF_AMOUNTS,
    Found,
    Line,
    answering,
    in_full,
    nearest,
    saying,
    says,
    support,
)
from plankg.api.questions.refusal import has_noun
from plankg.api.questions.scanned import Scans
from plankg.api.questions.scanning import Scan
from plankg.api.questions.sought import (
    OF_ACTS,
    OF_PIECES,
    Asked,
    asked_of,
    composed,
    named_bodies,
    one_can_say,
    one_says,
)

SHORTEST_BODY = 4  # characters of a body's name that says in a sentence who does something
FIRST_ONLY = "只回答了前一问，没有回答"
MOST_CERTAIN = 2
LEAST_WORDS_SAID = 2  # of a sentence that answers a question with operators
CERTAIN = 0.75  # of a question with several nouns that the sentence has not
LEAST_CLEAR = 0.9  # of a question with an ambiguous name a sentence says
AHEAD = 0.2  # so much more of a question a sentence says that answers it rather than what was read
_STATED = ("quote", "target_raw", "baseline_raw", "unit", "deadline", "last_day")  # columns that say how much
_BOUNDED = re.compile("最[高多大]|不超过|不高于|上限|封顶|以[内下]")
_THROUGH = frozenset({"bodies-behind-indicator", "bodies-of-indicator"})  # without rows the text may still say who
_NUMBER = re.compile("多少|几")
_LISTED = re.compile("哪些|哪几|几[项个条种类]|分别|都有")
_ONE_BODY = re.compile("谁是|是谁|哪(?:一?[个家])(?:单位|部门|机构|局|厅|处室?)")
# 由哪个部门组织建设: more than who is responsible for a task.
_WHO_DOES = re.compile(
    "由(?:谁|(?:哪|什么)一?[个家]?(?:单位|部门|机构|局|厅|处室?))(?:来|去)?"
    "(?P<verb>(?!牵头|负责|承担|配合|主管|落实|实施|完成|管)[\u4e00-\u9fff]{2,4})[?？。]?$"
)
_IN_FORCE = re.compile("施行|实施|执行|管几年|管多久|有效期|失效|到期")
_NEAREST = re.compile("按最接近的")


class Quotes(Scans):
    """Answers that are sentences."""

    def _checked(self, question: str, answer: QuestionAnswer, names: Names, limit: int | None) -> QuestionAnswer:
        """The answer, or sentences where there is none or too little, with those for the second of two questions."""
        answer = self._checked_once(question, answer, names, limit)
        first, rest = in_two(question)
        if answer.kind != "quoted" or answer.also or not rest or not ASKS.search(first) or not ASKS.search(rest):
            return answer
        said = "".join(fold_name(str(row["quote"])) for row in answer.rows)
        nouns = [word for word, weight in asked_of(read(rest, names)).words.items() if weight >= OF_PIECES]
        if not any(word not in said for word in nouns):
            return answer
        more = self._quoted_after(read(first, names), rest, answer, names, limit)
        new = more and any(row["quote"] not in {each["quote"] for each in answer.rows} for row in more.rows)
        return replace(answer, also=more) if new else answer

    def _checked_once(self, question: str, answer: QuestionAnswer, names: Names, limit: int | None) -> QuestionAnswer:
        """The answer, or sentences where there is none, where one of two questions has none and where it is a guess."""
        if answer.outcome is Outcome.ambiguous and answer.candidates[:1] and answer.candidates[0].label == "Document":
            return self._quoted(question, names, limit) or answer
        if answer.outcome is Outcome.ambiguous:
            plans = {each.document_id for each in answer.candidates if each.label == "Indicator"}
            return (self._quoted(question, names, limit, LEAST_CLEAR) if len(plans) == 1 else None) or answer
        if answer.outcome is not Outcome.answered:
            apart = self._quoted_in_two(question, names, limit) if all(map(_NUMBER.search, in_two(question))) else None
            if apart and apart.also:  # 几个工作日办完？要走几个环节
                return apart
            quoted = self._quoted(question, names, limit) or apart or self._quoted_in_two(question, names, limit)
            return quoted or self._searched(question, answer, names)
        if found := next((each for each in answer.remarks if each.startswith(FIRST_ONLY)), None):
            rest = found.removeprefix(FIRST_ONLY).strip("“”")
            more = self._quoted_after(read(in_two(question)[0], names), rest, answer, names, limit)
            remarks = tuple(each for each in answer.remarks if each != found)
            answer = replace(answer, remarks=remarks, also=more) if more and not answer.also else answer
        in_force = answer.query == "document" and _IN_FORCE.search(question)  # from which day, which its text says
        return (self._quoted(question, names, limit) if in_force else None) or self._told(
            question, answer, names, limit
        )

    def _quoted_or_none(self, question: str, names: Names, limit: int | None) -> QuestionAnswer:
        """Sentences instead of what was read, else no answer."""
        if found := self._quoted(question, names, limit):
            return found
        return self._searched(question, self._not_understood(question, read(question, names), names), names)

    def _searched(self, question: str, answer: QuestionAnswer, names: Names) -> QuestionAnswer:
        """No answer, with what the search of the texts gave where they were searched for one sentence."""
        parsed = read(question, names)
        if composed(parsed, self._asked(parsed, names)[0]):
            return answer
        whether = WHETHER.search(parsed.folded.text)
        said = "没有找到写明这一点的句子" if whether else "没有哪一句把所问的都写到"
        said = self._without_amount(parsed, names) or said
        near = "；最接近的见原文片段" if answer.passages else ""
        return replace(answer, understood=f"{answer.understood}查过原文，{said}{near}。")

    def _without_amount(self, parsed: ParsedQuestion, names: Names) -> str:
        """That no sentence of the plan which is named has a number of the unit and a noun of the question; empty where one has."""
        asked, plans = self._asked(parsed, names)
        if not asked.unit or not plans:
            return ""
        lines = self._lines(asked, plans, names)
        asked = in_full(asked, lines)
        words = [word for word, weight in (*asked.words.items(), *asked.maybe.items()) if weight >= OF_PIECES]
        nouns = [word for word in words if len(word) > 1 and word not in asked.unit and not word.isdecimal()]
        amounts = [line for line in lines if says(asked, line.text)]
        if any(not nouns or any(word in f"{line.text}{line.heading}" for word in nouns) for line in amounts):
            return ""
        named = f"，又写到“{'”或“'.join(nouns)}”" if amounts else ""
        return f"没有一句写有以“{asked.unit}”计的数{named}"

    def _told(self, question: str, answer: QuestionAnswer, names: Names, limit: int | None) -> QuestionAnswer:
        """A guess, if its own sentences say what is asked; else those that do, or none."""
        listed = bool(answer.unused) and str(answer.kind).startswith("list-")
        through = answer.kind in _THROUGH and "指标" not in question
        if listed and answer.kind == "list-bodies" and _ONE_BODY.search(question):  # that does something
            return self._quoted_or_none(question, names, limit)
        if not answer.total and not answer.sure and (named := self._naming_it(question, answer, names, limit)):
            return named
        if not answer.total and (through or listed or _may_be_said(answer)):
            return self._quoted(question, names, limit) or answer
        does = _WHO_DOES.search(question) if answer.total and answer.kind == "bodies-of-task" else None
        if does and (quoted := self._quoted(question, names, limit)) and _done_by(does["verb"], quoted.rows[0]):
            return quoted
        inferred = all(row.get("basis") == "inferred" for row in answer.rows)
        if answer.total and answer.unused and inferred and answer.kind == "bodies-of-task":
            quoted = self._quoted(question, names, limit)
            return quoted or self._not_understood(question, read(question, names), names)
        return self._weighed(question, answer, names, limit) if answer.total else answer

    def _naming_it(
        self, question: str, answer: QuestionAnswer, names: Names, limit: int | None
    ) -> QuestionAnswer | None:
        """Every sentence of a plan that names a body whose tasks were asked for and none was read."""
        parsed = read(question, names)
        plans = self._asked(parsed, names)[1]
        if answer.kind not in ("tasks-of-body", "frame") or len(plans) != 1 or len(plans[0]) != 1:
            return None
        if not parsed.groups & {"carry", "task"} or parsed.groups & {"lead", "help", "deadline", "turning"}:
            return None
        bodies = [fold_name(each.words) for each in named_bodies(parsed)]
        found = [
            line for line in self._lines(asked_of(parsed), plans, names) if any(body in line.text for body in bodies)
        ]
        if not bodies or not found:
            return None
        scan = Scan(f"“{'”“'.join(bodies)}”", (), "")
        listed = self._listed(question, scan, list(plans[0]), found, (), names, limit)
        return replace(listed, remarks=("没有读出它承担的任务，列出的是写到它的句子", *listed.remarks))

    def _weighed(self, question: str, answer: QuestionAnswer, names: Names, limit: int | None) -> QuestionAnswer:
        """A value, a number or a guess, next to what the sentences say."""
        value = answer.query == "indicator"
        counted = answer.count is not None and answer.kind != "frame"
        guessed = answer.unused or _NEAREST.search("".join(answer.remarks))
        question = in_two(question)[0] if answer.also else question
        parsed = read(question, names)
        facts = answer.query in ("document", "bodies-of-document") and parsed.groups & {"facts", "issue"}
        if facts or not (value or counted or guessed):
            return answer
        asks = parsed.groups & {"count", "target", "when", "baseline", "nature", "unit", "year"} or parsed.years
        if answer.kind == "target" and not asks and any(has_noun(words) for words in answer.unused):
            return self._quoted_or_none(question, names, limit)
        better = self._better(question, answer, names, limit)
        if better and answer.also:
            return replace(better, question=answer.question, also=answer.also)
        if better is not answer:
            return better or self._not_understood(question, parsed, names)
        if value and "when" in parsed.groups and "target" not in parsed.groups:
            return replace(answer, sure=False, remarks=(*answer.remarks, "问的是时间，列出的是指标的目标值和目标年"))
        return answer

    def _quoted_in_two(self, question: str, names: Names, limit: int | None) -> QuestionAnswer | None:
        """The sentences that say what the first of two questions is about, with those for the second."""
        first, rest = in_two(question)
        if not rest or not ASKS.search(first) or not ASKS.search(rest):
            return None
        parsed = read(first, names)
        alone = self._quoted(first, names, limit)
        if not alone:
            plan = "".join(each.words for each in parsed.mentions if names_plan(each))
            after = self._quoted(f"{plan}{rest}", names, limit) if plan else None
            return after and replace(after, question=question, remarks=(*after.remarks, f"没有回答“{first}”"))
        more = self._quoted_after(parsed, rest, alone, names, limit)
        said = () if more else (f"{FIRST_ONLY}“{rest}”",)
        return replace(alone, question=question, also=more, remarks=(*alone.remarks, *said))

    def _quoted_after(
        self, first: ParsedQuestion, rest: str, answer: QuestionAnswer, names: Names, limit: int | None
    ) -> QuestionAnswer | None:
        """The sentences for a second question, about the plan and the things of the first, else about the plan."""
        plan = "".join(each.words for each in first.mentions if names_plan(each))
        things = "".join(each.words for each in first.mentions if not names_plan(each))
        ways = dict.fromkeys((f"{plan}{things}，{rest}", f"{plan}{rest}"))
        found = filter(None, (self._quoted(way, names, limit) for way in ways))
        plans = {row.get("document_id") for row in answer.rows}
        return next((each for each in found if plans & {row["document_id"] for row in each.rows}), None)

    def _quoted(self, question: str, names: Names, limit: int | None, least: float = 0.0) -> QuestionAnswer | None:
        """The few sentences that say what the question is about, with the tasks that they belong to. Never sure.

        `least`: the part of the question that the first of them says.
        """
        parsed = read(question, names)
        asked, plans = self._asked(parsed, names)
        hard = composed(parsed, asked)
        if hard and not one_can_say(parsed, asked):
            return None
        lines = self._lines(asked, plans, names)
        asked = in_full(asked, lines)
        ranked = nearest(asked, lines)
        if hard and not _one_says(parsed, asked, ranked):
            return None
        each = documents_with(parsed) and not plans
        found = (
            saying(ranked)
            if each
            else answering(asked, ranked, plans, self._passages.owned, partial(_names_body, names))
        )
        if found and (found[0].share < least or not _says_any(asked, found[0])):
            return None
        return self._quotes(question, asked, found, plans, names, limit)

    def _lines(self, asked: Asked, plans: Sequence[frozenset[str]], names: Names) -> list[Line]:
        """The sentences of the plans that are named, else of all."""
        listed = sorted({document for plan in plans for document in plan}) or [
            str(each["document_id"]) for each in names.documents
        ]
        return self._passages.lines(tuple(asked.words), listed)

    def _better(self, question: str, answer: QuestionAnswer, names: Names, limit: int | None) -> QuestionAnswer | None:
        """The answer, if the sentences of its rows say what is asked as well as any; else those that do, or none."""
        parsed = read(question, names)
        asked, plans = self._asked(parsed, names)
        lines = self._lines(asked, plans, names)
        asked = in_full(asked, lines)
        ranked = nearest(asked, lines)
        share = support(ranked, answer.rows)
        values = [fold_name("".join(str(row.get(key) or "") for key in _STATED)) for row in answer.rows]
        value = answer.query == "indicator" and (asked.unit or "when" in asked.wants)
        dated = "when" in asked.wants and any(row.get("target_year") for row in answer.rows)
        fits = not value or dated or any(says(asked, each) for each in values)
        bounds = re.search("最[高多]|封顶|上限", question)
        fits &= answer.query != "indicator" or not bounds or any(_BOUNDED.search(each) for each in values)
        fits &= answer.count is None or not (asked.unit and asked.unit[-1] in OF_AMOUNTS)
        fits &= not (asked.unit and answer.unused and answer.kind in ("deadlines-of-task", "bodies-of-task"))
        found_in = {str(row.get("document_id")) for row in answer.rows}
        found = (
            []
            if composed(parsed, asked)
            else answering(asked, ranked, plans, self._passages.owned, partial(_names_body, names))
        )
        said = f"{found[0].line.text}{found[0].line.heading}" if found else ""
        listed = str(answer.kind).startswith("list-")
        whole = (
            answer.kind in ("list-indicators", "list-tasks")
            and answer.parameters.keys() <= {"document"}
            and answer.total > MOST_AT_ONCE
        )
        every = whole and any(len(words) > 1 for words in answer.unused)
        left = any((listed or has_noun(words)) and fold_name(words) in said for words in answer.unused)
        guess = left or bool(_NEAREST.search("".join(answer.remarks)))
        ahead = guess and bool(found) and found[0].share > share + AHEAD
        several = len(plans) > 1 and len(found_in) < len({each.line.document for each in found})
        fits &= answer.query != "indicator" or all(plan & found_in for plan in plans) or "count" in parsed.groups
        several |= bool(found and guess) and listed
        if not ahead and not several and fits and not every:
            return answer
        return self._quotes(question, asked, found, plans, names, limit)

    def _quotes(
        self,
        question: str,
        asked: Asked,
        found: Sequence[Found],
        plans: Sequence[frozenset[str]],
        names: Names,
        limit: int | None,
    ) -> QuestionAnswer | None:
        """The answer that sentences are."""
        shown: list[Line] = []
        for each in found:
            whole = self._passages.around(each.line, listed=bool(_LISTED.search(question)))
            same = (one for one in shown if one.document == whole.document)
            if not any(one.start <= each.line.start < one.end for one in same):
                shown.append(whole)
        places = self._passages.places(shown)
        if not places:
            return None
        query, values = within("sentence"), {"places": places}
        answer = self._store.run(query, values)
        rows = answer.rows if limit is None else answer.rows[:limit]
        remarks = ["没有读成数据，列出的是原文里最接近的句子，请看是否答了所问"]
        found_in = {each.line.document for each in found}
        missing = {document for plan in plans if len(plan) == 1 for document in plan - found_in}
        titles = [f"《{each['title']}》" for each in names.documents if each["document_id"] in missing]
        remarks += [f"{'、'.join(titles)}中没有找到"] * bool(titles)
        first = f"{found[0].line.text}{found[0].line.heading}"
        every = "".join(f"{each.line.text}{each.line.heading}{each.line.top}" for each in found)
        unused = tuple(word for word, weight in asked.words.items() if weight >= OF_ACTS and word not in every)
        said = "”“".join([word for word in (*asked.words, *asked.maybe) if word in first])
        return given(
            query, values, answer.columns, rows, question=question, understood=f"原文写到“{said}”的句子" if said else "原文里最接近的句子",
            kind="quoted", remarks=tuple(remarks), total=len(answer.rows), unused=unused,
        )  # fmt: skip


def _done_by(verb: str, row: Mapping[str, Any]) -> bool:
    """Whether a sentence says by itself who does it: 由甲局组织建设."""
    return bool(
        re.search(
            f"(?:由[^，,。；;]{{2,30}}|[局厅委办处会院部府]负责){re.escape(verb)}", "".join(str(row["quote"]).split())
        )
    )


def _one_says(parsed: ParsedQuestion, asked: Asked, ranked: Sequence[Found]) -> bool:
    """Whether a sentence has so much of a question that it answers it, whatever its operators."""
    certain = (each for each in ranked[:MOST_CERTAIN] if each.share >= CERTAIN and not each.lacks)
    certain = (each for each in certain if len(each.said) >= LEAST_WORDS_SAID)
    return any(says(asked, each.line.text) and one_says(parsed, each.line.text) for each in certain)


def _may_be_said(answer: QuestionAnswer) -> bool:
    """Whether a sentence may say what an answer without rows does not: the goals of a year, and what was left over."""
    years = answer.kind == "frame" and all(said.startswith("目标年") for said in answer.filters)
    return bool(years and answer.filters) or (bool(answer.unused) and answer.kind in OF_TASKS)


def _names_body(names: Names, line: Line) -> bool:
    """Whether a sentence names a body of the store."""
    bodies = (folded for name in names.all if name.label == "Organization" for folded in name.folded)
    return any(len(body) >= SHORTEST_BODY and body in line.text for body in bodies)


def _says_any(asked: Asked, found: Found) -> bool:
    """Whether the sentence or the headings over it have a word that is looked for, and more than half of its nouns."""
    said = f"{found.line.text}{found.line.heading}{found.line.top}"
    nouns = [word for word, weight in asked.words.items() if weight >= OF_ACTS and len(word) > 1]
    missing = [word for word in nouns if not any(word[at : at + 2] in said for at in range(len(word) - 1))]
    if len(missing) > 1 and 2 * len(missing) >= len(nouns) and found.share < CERTAIN:
        return False
    said = f"{found.line.text}{found.line.heading}"
    return any(len(word) > 1 and word in said for word in (*asked.words, *asked.maybe))
