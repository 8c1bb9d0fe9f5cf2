"""句段 (stretches): how a paragraph falls into measures, and into the parts that its annotations speak for.

（甲局负责） in the middle of a paragraph ends a sentence, and speaks for all sentences since the annotation before it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from plankg.extract.model.spans import Span
from plankg.extract.outline.headings import paragraphs
from plankg.extract.text.lines import sentences, trim

if TYPE_CHECKING:
    from plankg.extract.document import PlanDocument


def measures_in(document: "PlanDocument", span: Span) -> Iterator[Span]:
    """The sentences of a stretch of paragraphs; an annotation alone is one too.

    Args:
        document: the plan, whose tables are left out.
        span: where to look.
    """
    inside = [p.span for p in paragraphs(document.running_lines, span.start, span.end)] or [span]
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
                if long and (before := trim(document.text, at, begin)) is not None:
                    yield before
                if long or (begin == at and end < sentence.end - 1):
                    yield annotation.span
                    at = reached = end
            rest = trim(document.text, at, sentence.end) if at < sentence.end else None
            if rest is not None and rest.end - rest.start > 1:
                yield rest


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
