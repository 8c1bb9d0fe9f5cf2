"""The text of a plan as HTML with its facts marked: blocks of paragraphs, each paragraph cut where a mark begins or ends.

Marks overlap, links must not nest: so each piece of text is one link to the innermost fact that covers it, with the
kinds of all facts around it as classes. Offsets are code points; that is why the cutting is done here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from threading import Lock
from typing import Any
from urllib.parse import quote

from cachetools import LRUCache, cachedmethod
from markupsafe import Markup

from plankg.api.pages.lines import Line
from plankg.api.pages.plans import KEPT, Fact, Plan
from plankg.api.pages.title_breaks import in_words
from plankg.extract.model import Span

# A block is drawn when it comes near the screen, so it may be neither a whole chapter nor a single line.
BLOCK_CHARACTERS = 2500
_LINE_CHARACTERS = 40
_MOST_HEIGHT = 320
_BODY_CHARACTERS = 26


@dataclass(frozen=True, slots=True)
class Block:
    """A run of paragraphs that the browser lays out at once; `facts` are those that reach into it."""

    lines: tuple[Line, ...]
    facts: tuple[Fact, ...]

    @property
    def span(self) -> Span:
        """From its first character to its last."""
        return Span(self.lines[0].start, self.lines[-1].end)

    def height(self) -> int:
        """About how many lines it takes, as a power of two times 5: the class that reserves its space."""
        count = sum(2 + (line.end - line.start) // _LINE_CHARACTERS for line in self.lines)
        size = 5
        while size < min(count, _MOST_HEIGHT):
            size *= 2
        return size


def blocks(plan: Plan) -> list[Block]:
    """The paragraphs of a plan in blocks; a heading begins one, and so does what would make one too long."""
    found: list[Block] = []
    waiting: list[Line] = []
    active: list[Fact] = []
    facts = iter(plan.facts)
    coming = next(facts, None)

    def close() -> None:
        nonlocal active, coming
        start, end = waiting[0].start, waiting[-1].end
        active = [fact for fact in active if fact.mark.end > start]
        while coming and coming.mark.start < end:
            active.append(coming)
            coming = next(facts, None)
        found.append(Block(tuple(waiting), tuple(active)))
        waiting.clear()

    rows = plan.table_rows
    for line in plan.lines:
        full = waiting and line.end - waiting[0].start > BLOCK_CHARACTERS
        if waiting and (line.level or full) and rows.get(line.start) != rows.get(waiting[-1].start, -1):
            close()
        waiting.append(line)
    if waiting:
        close()
    return found


class MarkedText:
    """A plan's text as blocks of HTML; those without a lit place are drawn once for all readers."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self._blocks = plan, blocks(plan)
        self._drawn: dict[int, Markup] = {}

    def draw(self, lit: Sequence[Span]) -> Iterator[Markup]:
        """All blocks, with the places of `lit` lit up; the first place is the one to scroll to."""
        for number, block in enumerate(self._blocks):
            here = block.span
            if any(span.start < here.end and here.start < span.end for span in lit):
                yield Markup(draw(self.plan, block, lit))  # noqa: S704 - draw escapes the text
                continue
            if number not in self._drawn:
                self._drawn[number] = Markup(draw(self.plan, block))  # noqa: S704 - draw escapes the text
            yield self._drawn[number]


class MarkedTexts:
    """The texts that were drawn last, as many as `Plans` keeps; one whose plan was read again is drawn again."""

    def __init__(self) -> None:
        self._cache: LRUCache[Any, MarkedText] = LRUCache(KEPT)
        self._lock = Lock()

    @cachedmethod(lambda self: self._cache, lock=lambda self: self._lock)
    def of(self, plan: Plan) -> MarkedText:
        """The plan's text in blocks."""
        return MarkedText(plan)


def draw(plan: Plan, block: Block, lit: Sequence[Span] = ()) -> str:
    """One block as HTML.

    Args:
        plan: whose text it is.
        block: one of `blocks(plan)`.
        lit: places to light up; the first is the one to scroll to, and gets the id `mark`.
    """
    out = [f'<div class="block h{block.height()}">']
    row = None
    for line in block.lines:
        here = plan.table_rows.get(line.start)
        if here != row:
            out.append(("</div>" if row is not None else "") + ('<div class="row">' if here is not None else ""))
            row = here
        out.append(_page_break(plan, line))
        out.append(_paragraph(plan, line, block.facts, lit))
    out.append("</div></div>" if row is not None else "</div>")
    return "".join(out)


def _page_break(plan: Plan, line: Line) -> str:
    """A rule with the page's number before the first paragraph of each page."""
    page = plan.places.page(line.start)
    if page is None or (line.number > 1 and plan.places.page(plan.lines[line.number - 2].start) == page):
        return ""
    return f'<div class="page" id="page-{page}"><span>第 {page} 页</span></div>'


def _paragraph(plan: Plan, line: Line, facts: Sequence[Fact], lit: Sequence[Span]) -> str:
    long = line.end - line.start >= _BODY_CHARACTERS and not plan.text[line.start].isspace()
    level = line.level if line.head == line.end else 0  # a paragraph that goes on after its heading is none as a whole
    classes = [
        *((f"heading level{min(level, 4)}",) if level else ("body",) if long else ()),
        *(("boxed",) if line.start in plan.boxed else ()),
    ]
    attribute = f' class="{" ".join(classes)}"' if classes else ""
    role = f' role="heading" aria-level="{min(level + 1, 6)}"' if level else ""
    words = "".join(_pieces(plan.text, line, facts, lit))
    paragraph = f'<p id="p{line.start}" data-n="{line.number}"{attribute}{role}>{words}</p>'
    return in_words(paragraph) if level else paragraph


def _pieces(text: str, line: Line, facts: Sequence[Fact], lit: Sequence[Span]) -> Iterator[str]:
    """The line's words, piece by piece; a lit place is one `mark` around its pieces."""
    here = [fact for fact in facts if fact.mark.start < line.end and line.start < fact.mark.end]
    run_in = line.head if line.head < line.end else line.start
    edges = {line.start, run_in, line.end}
    for span in (*(fact.mark for fact in here), *lit):
        edges |= {edge for edge in (span.start, span.end) if line.start < edge < line.end}
    cuts = sorted(edges)
    opened = -1
    for start, end in pairwise(cuts):
        now = next((i for i, span in enumerate(lit) if span.start <= start and end <= span.end), -1)
        if now != opened:
            yield "</mark>" if opened >= 0 else ""
            if now >= 0:
                begins = lit[now].start >= line.start or not text[lit[now].start : line.start].strip()
                yield (
                    '<mark class="lit" id="mark">'
                    if now == 0 and begins
                    else f'<mark class="{"premise" if now else "lit"}">'
                )
            opened = now
        around = [fact for fact in here if fact.mark.start <= start and end <= fact.mark.end]
        yield _piece(text[start:end], around, head=end <= run_in)
    if opened >= 0:
        yield "</mark>"


def _piece(words: str, around: Sequence[Fact], *, head: bool) -> str:
    if not around:
        return f'<b class="head">{escape(words, quote=False)}</b>' if head else escape(words, quote=False)
    inner = min(around, key=lambda fact: (fact.mark.end - fact.mark.start, fact.kind in ("task", "agreed")))
    outer = "".join(f" in-{kind}" for kind in sorted({fact.kind for fact in around} - {inner.kind}))
    inferred = " inferred" if inner.basis == "inferred" else ""
    looks, shown = f"m {inner.kind}{outer}{inferred}{' head' * head}", escape(words, quote=False)
    if not any(c.isalnum() for c in words):  # 。 alone is too small to be hit
        return f'<span class="{looks}">{shown}</span>'
    return f'<a class="{looks}" href="?fact={quote(inner.key, safe=":")}#mark">{shown}</a>'
