"""句段 (stretches): how a paragraph falls into measures, and into the parts that its annotations speak for.

（甲局负责） in the middle of a paragraph ends a sentence, and speaks for all sentences since the annotation before it.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from plankg.extract.model.spans import Span
from plankg.extract.outline.headings import paragraphs
from plankg.extract.text.deadlines import DONE, deadlines_in
from plankg.extract.text.lines import sentences, trim
from plankg.extract.text.points_of_time import Dating
from plankg.extract.text.rule import compiled
from plankg.extract.text.unbroken import unbroken
from plankg.extract.text.wordlists import alternatives

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

_LONG_AGO = Dating("1900-01-01")  # so that no limit is of the past
_TIMES = re.compile(  # a limit has one of these
    r"(?<=[\d年月日号旬度])[底末内前]|每[\s\d年月季周日天半两个旬学三五]|按[月季年周]|季度|半年|到20|[0-9一二三四五六七八九十]\s*月|20\d\d\s*年|[节汛学运]前"
)
# Before a time limit that opens a clause.
_LEAD = r"(?:力争|争取|确保|计划|务必|原则上|最迟|截[至止]|并|再|在|于|到|至)*"
# Who or what the limit is of, and no word for what is done: 市林业局12月10日前形成报告.
_BODY = r"[\u4e00-\u9fff()、]{1,14}(?:[局委厅办府会院校市县区镇乡门位级地企心道]|\))"
_THING = rf"(?![\u4e00-\u9fff]*?(?:{alternatives('text/verbs')}|{DONE}))[\u4e00-\u9fff“”]{{2,12}}"
_SUBJECT = rf"(?!{alternatives('text/verbs')}|{DONE})(?:{_BODY}|{_THING})"


def measures_in(document: "PlanDocument", span: Span) -> Iterator[Span]:
    """The sentences of a stretch of paragraphs, or their parts with a time limit each; an annotation alone is one too.

    Args:
        document: the plan, whose tables are left out.
        span: where to look.
    """
    inside = [p.span for p in paragraphs(document.lines_of_measures, span.start, span.end)]
    if not inside and not any(paragraphs(document.running_lines, span.start, span.end)):
        inside = [span]
    for paragraph in inside:
        reached = paragraph.start
        annotations = document.annotations.within(paragraph.start, paragraph.end)
        first = 0
        for sentence in sentences(document.text, paragraph.start, paragraph.end):
            at = max(sentence.start, reached)
            while first < len(annotations) and annotations[first].span.end <= at:
                first += 1
            for annotation in map(annotations.__getitem__, range(first, len(annotations))):
                if annotation.span.start >= sentence.end:
                    break
                begin, end = annotation.span.start, annotation.span.end
                # One of several sentences (牵头单位：甲局。责任单位：乙局。) is one stretch.
                long = at <= begin < sentence.end < end
                # So is one that ends a part of a sentence: 编制规划(甲局负责);开展修缮(乙局负责)。
                listed = document.folded.startswith(";", end) or document.folded.startswith(";", at - 1)
                parts = sentence.start <= at < begin and listed and end < sentence.end
                if (long or parts) and (before := trim(document.text, at, begin)) is not None:
                    yield before
                if long or parts or (begin == at and end < sentence.end - 1):
                    yield annotation.span
                    at = reached = end + document.folded.startswith(";", end)
            rest = trim(document.text, at, sentence.end) if at < sentence.end else None
            if rest is not None and rest.end - rest.start > 1:
                yield from _dated_parts(document, rest)


def _dated_parts(document: "PlanDocument", sentence: Span) -> Iterator[Span]:
    """The parts of a sentence that each have their own time limit: 开展普查,3月底前完成；整治违建,年底前完成; else the sentence.

    A part begins after a semicolon; after a comma only where what is before it says what is done by its own limit, and the
    part begins with its limit, or with who keeps it: 甲站6月底前完工,乙站年底前完工; 每周调度一次,每月通报一次.
    """
    words = unbroken(document.folded, sentence.start, sentence.end)
    if len(_TIMES.findall(words.words)) < 2:
        yield sentence
        return
    # (时限:6月底前完成一半,8月底前全部完成) speaks of the whole sentence.
    taken = [annotation.span for annotation in document.annotations.within(sentence.start, sentence.end)]
    found = deadlines_in(words.words, 0, len(words.words), _LONG_AGO)
    said = sorted(limit.span for limit in found if limit.kind in {"date", "recurring"})
    limits = [limit for limit in said if not any(span.holds(words.span(limit.start, limit.end)) for span in taken)]
    marks = (_mark_between(words.words, before, limit) for before, limit in pairwise(limits))
    begins = [sentence.start, *(words.span(mark, mark + 1).end for mark in marks if mark >= 0)]
    for begin, stop in zip(begins, [*begins[1:], sentence.end], strict=True):
        if part := trim(document.text, begin, stop):
            yield part


def _mark_between(words: str, before: Span, limit: Span) -> int:
    """Where the mark is that parts what is done by one limit from what is done by the next, or -1."""
    mark = words.rfind(";", before.end, limit.start)
    if mark >= 0:
        return mark
    if re.match(r"\)[,、]", words[before.end : before.end + 2]):
        return before.end + 1  # 制定方案(1月底前)、开展普查(3月底前)
    comma = max(words.rfind(sign, before.end, limit.start) for sign in ",、")
    if comma - before.end <= 1:
        return -1
    opens = compiled(rf"(?:{_SUBJECT})?{_LEAD}").fullmatch(words, comma + 1, limit.start) is not None
    alike = words[before.start - 1] == words[limit.start - 1] in "于在" and words[before.start - 2] not in ",;。"
    return comma if opens or alike else -1


def annotated_stretches(document: "PlanDocument", paragraph: Span) -> list[Span]:
    """The parts of a paragraph that end with an annotation each; none where it holds fewer than two annotations.

    What follows the last annotation is no part of any, nor is one that the paragraph begins with: in hard-wrapped text
    it speaks for what is before the paragraph.
    """
    # An annotation is in brackets, or after a label with a colon.
    if sum(document.folded.count(mark, paragraph.start, paragraph.end) for mark in "([:") < 2:
        return []
    found = list(measures_in(document, paragraph))
    alone = [document.annotations.is_one(sentence) for sentence in found]
    # Two annotations next to each other end one part.
    ends = [at for at, one in enumerate(alone) if one and not any(alone[at + 1 : at + 2])]
    if len(ends) < 2:
        return []
    begins = [0, *(at + 1 for at in ends[:-1])]
    return [
        Span(found[first].start, found[last].end)
        for first, last in zip(begins, ends, strict=True)
        if not all(alone[first : last + 1])
    ]
