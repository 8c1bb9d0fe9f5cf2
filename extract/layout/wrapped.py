"""硬换行 (hard wraps): lines that a copy broke anywhere, put together to the paragraphs that were written.

There are two kinds. In a wrapped text the full lines are all about as wide, and a line is continued when it is full.
Text taken from a PDF file is also broken after commas, stops and brackets; there the pieces of one printed line add up to its width.
A break inside brackets or after a comma is none of the author's in any text.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from plankg.extract.text.dates import DAY
from plankg.extract.text.lines import LEADER, Line
from plankg.extract.text.numbering import BULLET, marker_at
from plankg.extract.text.rule import compiled

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

_SENTENCE_END = "。！？；：…”）)】》:;!?."
_STOPS = "。！？；!?;"
_GOES_ON = "，、,（(《“〔"
_NO_BEGINNING = "，、。；：）〕》”％,;)"
# Words that no paragraph begins with: 总⏎则, …专项行动”⏎的要求, 《某办法》⏎（某政发〔2023〕2号）规定
_NO_FIRST_WORDS = r"则[ ]*$|的(?!确)|等(?![级待候同])|\([\u4e00-\u9fff]{1,10}[ ]?\[20\d\d\][ ]?\d{1,4}[ ]?号\)"
# A verb that has its object on the next line: （二）实施⏎“清水润城”行动
_VERB_ALONE = r"(?:深入|持续|继续|全面|加快|积极|组织|认真|严格|切实|贯彻|进一步)*(?:实施|开展|推进|推行|打造|建设|落实|执行|做好|组织|推广|提升)"
# A label before names or a time; where it is alone on its line these are on the next.
_LABEL = (
    r"(?:牵头|责任|配合|参与|参加|主办|协办|支持|指导|落实|实施)(?:责任)?(?:单位|部门|领导|主体|科室|处室)[ ]*:|"
    r"[\u4e00-\u9fff]{0,4}(?:时限|时间|期限|节点)[ ]*:"
)
_OPENS = (
    rf"专[ ]?栏|表[ ]?\d|附[ ]?[件表录注]|--|-|{BULLET}|\[[\u4e00-\u9fff]|0\d[ .、]|目[ ]*录|"
    rf"(?:工程|项目|行动|任务|专项)[ ]?[一二三四五六七八九十]{{1,2}}[ ]*[:.、]|{_LABEL}"
)
# A bracket that ends a paragraph: （甲局负责）, （责任单位：甲局，各县（市）人民政府）
_SAYS_WHO = r"(?:负责|牵头|配合|落实|[(\[][^。(\[)]*(?:单位|部门|科室|处室):[^。]*)[)\]]$"
_NAME_IN_BRACKETS = r"[^。；）]（[\u4e00-\u9fff]{1,6}）$"  # …各市（区）: no annotation, which is longer
_BARE_NUMBER = r"\d{1,3}[ ]?[.、]|第[ ]?[一二三四五六七八九十百零]+[ ]?条"
_NUMBER_ALONE = r"[\u4e00-\u9fff]{1,14}[ ]?\[20\d\d\][ ]?\d{1,4}[ ]?号"
_SIGNED = rf"[\w\s()]{{0,30}}?{DAY}"
_NARROW, _WIDE = 24, 130  # widths of a wrapped line, in halves of a Chinese character
_SLACK = 6  # a full first line is indented and its last character may have moved on
_CLOSER = 4  # what stops and commas set closer save on a line
_OVER = 4  # lines of letters and figures are narrower, and a stop may hang over the margin
_MOST_LINES_IN_BRACKETS = 8
_MOST_IN_BRACKETS = 300
_PIECE = r"（?(?![年月日]|则$)[\u4e00-\u9fff]{1,2}[、）]?"  # within a paragraph a piece of a printed line: 市、|县|（区）|人民政府
_LONGEST_REST = 24  # of a heading, after its quoted words
_HALF = r"[^\u2e80-\U0010ffff“”‘’…—]"
_CLOSES = {"(": ")", "[": "]", "《": "》"}


def width_of(text: str, start: int, end: int) -> int:
    """The printed width in halves of a Chinese character."""
    return 2 * (end - start) - len(compiled(_HALF).findall(text, start, end))


def widths_of(text: str, lines: Sequence[Line]) -> list[int]:
    """The width of each line."""
    return [width_of(text, line.start, line.end) for line in lines]


def full_width(widths: Sequence[int]) -> int:
    """The width that the full lines reach: a quarter of all characters are on lines as wide or wider."""
    waiting = sum(widths) / 4
    for width in sorted(widths, reverse=True):
        waiting -= width
        if waiting <= 0:
            return width
    return 0


def _is_wrapped(document: "PlanDocument", lines: Sequence[Line], widths: Sequence[int], full: int) -> bool:
    """Whether most full lines stop in the middle of a sentence, with no blank line after them."""
    text, folded = document.text, document.folded
    if len(lines) < 8 or not _NARROW <= full <= _WIDE:
        return False
    wide = [at for at, width in enumerate(widths[:-1]) if width >= full * 0.85]
    open_ended = [
        at
        for at in wide
        if text[lines[at].end - 1] not in _SENTENCE_END
        and not opens(folded, lines[at + 1])
        and lines[at + 1].blank_before == 0
    ]
    return len(wide) >= 5 and len(open_ended) >= 0.5 * len(wide)


def opens(folded: str, line: Line) -> bool:
    """Whether a line opens something of its own: a heading, a column, a table's caption, who is responsible."""
    return (
        marker_at(folded, line.start, line.end) is not None
        or compiled(_OPENS).match(folded, line.start, line.end) is not None
        or compiled(_BARE_NUMBER).fullmatch(folded, line.start, line.end) is not None
    )


# A notice's title, which its addressees come after: 各县（市、区）人民政府：.
_NOTICE = r"(?:.|\n){0,120}?(?:关于|印发)(?:.|\n){4,120}?(?:通知|意见|决定|公告|通报)"


def _ends_its_line(folded: str, line: Line) -> bool:
    """Whether nothing can follow on the line: an entry of the contents with its dots, a document's number, the day of a signature."""
    numbered = compiled(_NUMBER_ALONE).fullmatch(folded, line.start, line.end) is not None
    return numbered or compiled(LEADER).search(folded, line.start, line.end) is not None or _is_signed(folded, line)


def _is_signed(folded: str, line: Line) -> bool:
    """Whether a line is the day of a signature, with the name before it or without."""
    return compiled(_SIGNED).fullmatch(folded, line.start, line.end) is not None


def joined(document: "PlanDocument", lines: Sequence[Line]) -> list[Line]:
    """Paragraphs: a line that stops where nobody would stop goes on in the next.

    Args:
        document: the plan.
        lines: its lines, in their order; those of a file's tables left out.
    """
    return _Joining(document, lines).paragraphs()


class _Joining:
    """Walks the lines once; keeps how wide the printed line has become and which brackets are open."""

    def __init__(self, document: "PlanDocument", lines: Sequence[Line]) -> None:
        self.text, self.folded, self.lines = document.text, document.folded, lines
        self.widths = widths_of(document.text, lines)
        full = full_width(self.widths)
        self.full = full if _is_wrapped(document, lines, self.widths, full) else None
        self.in_pieces = self.full is not None and self._is_in_pieces(self.full)
        self.margin = self._margin(self.full) if self.full is not None else 0

    def paragraphs(self) -> list[Line]:
        out: list[Line] = []
        at = width = 0
        while at < len(self.lines):
            first = last = self.lines[at]
            width = self._begun(out[-1] if out else None, first, width, at)
            at += 1
            while at < len(self.lines) and self._goes_on(first, last, self.lines[at], at, width):
                # The pieces of one printed line add up to its width; then the next one begins.
                width = self._reached(width, at)
                last = self.lines[at]
                at += 1
            out.append(Line(first.start, last.end, first.blank_before))
        return out

    def _is_in_pieces(self, full: int) -> bool:
        """Whether the printed lines were broken after their commas: every tenth line is short and ends with one."""
        short = [line for line, width in zip(self.lines, self.widths, strict=True) if width < full * 0.8]
        return 10 * sum(self.text[line.end - 1] in "，、" for line in short) >= len(self.lines)

    def _margin(self, full: int) -> int:
        """How wide a printed line can be; in a text in pieces whole lines are few, every twentieth."""
        widest = sorted(self.widths, reverse=True)[len(self.widths) // 20]
        return max(full + _OVER, widest + 2 if self.in_pieces else 0)

    def _reached(self, width: int, at: int) -> int:
        """How far the printed line reaches with one more piece, or the next one with that piece alone.

        Stops and commas may be set closer; a piece that ends with a word was broken at the margin.
        """
        more = self.widths[at]
        line = self.lines[at]
        word = self.in_pieces and compiled(r"(?!第.{1,6}条$).*[\u4e00-\u9fff]").fullmatch(
            self.text, line.start, line.end
        )
        return more if width + more > self.margin + (_CLOSER if word else 0) else width + more

    def _begun(self, before: Line | None, line: Line, width: int, at: int) -> int:
        """How far the printed line reaches with the first line of a paragraph, which may be its second sentence."""
        goes_on = (
            self.in_pieces
            and before is not None
            and not line.blank_before
            and self.text[before.end - 1] in _STOPS
            and not opens(self.folded, line)
        )
        return self._reached(width, at) if goes_on else self.widths[at]

    def _goes_on(self, first: Line, last: Line, line: Line, at: int, width: int) -> bool:
        text = self.text
        end = text[last.end - 1]
        addressed = text[line.start] == "各" and compiled(_NOTICE).fullmatch(text, first.start, last.end)
        if line.blank_before or addressed or _ends_its_line(self.folded, last) or _is_signed(self.folded, line):
            return False
        begins_within = text[line.start] in _NO_BEGINNING and end not in _STOPS
        if begins_within or self._in_brackets(first, last, at) or self._is_label_broken(last, line):
            return True
        if end in _STOPS or opens(self.folded, line) or self._says_who(first, last):
            return False
        if end in "：:":
            return compiled(rf"(?:.*[。;])?(?:{_LABEL})").fullmatch(self.folded, last.start, last.end) is not None
        is_piece = last is not first and compiled(_PIECE).fullmatch(text, last.start, last.end) is not None
        is_piece = is_piece or (end.isdigit() and text[line.start] in "年月日")  # 2025⏎年底前
        is_cut = self.in_pieces and self._is_cut(first, last, line)
        is_rest = compiled(_NO_FIRST_WORDS).match(self.folded, line.start, line.end) is not None
        is_rest = is_rest or (text[line.start] in "“《" and self._stops_at_a_verb(first, last))
        if (
            end in _GOES_ON
            or is_piece
            or is_rest
            or is_cut
            or self._is_parted(first, last, line)
            or self._is_bare_number(first, last)
        ):
            return True
        return self.full is not None and self._is_full(first, last, line, width, self.full)

    def _is_label_broken(self, last: Line, line: Line) -> bool:
        """Whether a label is broken over two lines: …。完成⏎时限：2026年6月."""
        return (
            compiled(r"(?:时限|时间|期限|节点)[ ]*:").match(self.folded, line.start, line.end) is not None
            and compiled(r".*[。;,(](?:完成|办结|整改)").fullmatch(self.folded, last.start, last.end) is not None
        )

    def _says_who(self, first: Line, last: Line) -> bool:
        """Whether the paragraph ends with a bracket that says who is responsible."""
        since = max(first.start, last.end - _MOST_IN_BRACKETS)
        return self.folded[last.end - 1] in ")]" and bool(compiled(_SAYS_WHO).search(self.folded, since, last.end))

    def _is_cut(self, first: Line, last: Line, line: Line) -> bool:
        """Whether a text in pieces was broken here: before or after quoted words, or in prose, which a comma shows."""
        if self._is_heading(first, last):
            return self._is_heading_cut(first, last, line)
        said = self.text[max(first.start, last.end - _MOST_IN_BRACKETS) : last.end]
        if said[-1] in "”》":
            return True
        if said[-1] in _SENTENCE_END and not compiled(_NAME_IN_BRACKETS).search(said):
            return False
        # A sentence that begins within a line is no heading: …学生。重点做好市级⏎中小学….
        begun = re.search(rf"[{_STOPS}][\u4e00-\u9fff]+$", self.text[last.start : last.end]) is not None
        return begun or self.text[line.start] in "“《" or "，" in re.split(rf"[{_STOPS}：]", said)[-1]

    def _is_heading_cut(self, first: Line, last: Line, line: Line) -> bool:
        """Whether a heading goes on with quoted words, or after them up to its stop: 推行“清水通”⏎服务。

        What comes to a comma first is the paragraph under a heading that ends with its quoted words.
        """
        said = self.text[first.start : last.end]
        if self.text[line.start] in "“《" or said.count("“") > said.count("”"):
            return said[-1] not in _SENTENCE_END or said[-1] in "”》"
        rest = re.sub(r"\s+", "", self.text[line.start : line.start + _LONGEST_REST])
        return said[-1] in "”》" and (last is not first or re.match(r"[^，；：。“]+。", rest) is not None)

    def _is_full(self, first: Line, last: Line, line: Line, width: int, full: int) -> bool:
        """Whether a line ends at the margin; a heading, or what looks ended, must fill it.

        A heading goes on in no line that is short by an indent and yet unfinished: that one opens a paragraph.
        """
        if last is not first or not self._is_heading(first, last):
            ended = self.text[last.end - 1] in _SENTENCE_END and self.text[last.end - 1] not in "》”"
            return width >= (full - _SLACK if ended else full * 0.8)
        after = width_of(self.text, line.start, line.end)
        indented = full - _SLACK <= after <= full - 3 and self.text[line.end - 1] not in _SENTENCE_END
        return width >= full - _SLACK and not indented

    def _in_brackets(self, first: Line, last: Line, at: int) -> bool:
        """Whether a bracket opened in the paragraph is closed a few lines on, with no heading before that."""
        since = max(first.start, last.end - _MOST_IN_BRACKETS)
        said = self.folded[since : last.end]
        for opening, closing in _CLOSES.items():
            place = said.rfind(opening)
            if place < 0 or said.rfind(closing) > place:
                continue
            depth = 1
            for later in self.lines[at : at + _MOST_LINES_IN_BRACKETS]:
                if later.blank_before or later.start - (since + place) > _MOST_IN_BRACKETS:
                    break
                for mark in compiled(f"[{re.escape(opening + closing)}]").findall(self.folded, later.start, later.end):
                    depth += 1 if mark == opening else -1
                    if depth == 0:
                        return True
                if self._is_heading(later, later):
                    break
        return False

    def _is_parted(self, first: Line, last: Line, line: Line) -> bool:
        """Whether the end of a page, which has been left out, comes in the middle of a sentence."""
        between = self.text[last.end : line.start].strip()
        return bool(between) and self.text[last.end - 1] not in _SENTENCE_END and not self._is_heading(first, last)

    def _stops_at_a_verb(self, first: Line, last: Line) -> bool:
        """Whether a heading has nothing but a verb so far."""
        marker = marker_at(self.folded, first.start, first.end)
        return marker is not None and compiled(_VERB_ALONE).fullmatch(self.folded, marker.words, last.end) is not None

    def _is_bare_number(self, first: Line, last: Line) -> bool:
        """（一） or 15. alone on its line: the words are on the next."""
        if first is not last:
            return False
        if compiled(_BARE_NUMBER).fullmatch(self.folded, first.start, first.end):
            return True
        marker = marker_at(self.folded, first.start, first.end)
        return marker is not None and marker.words >= first.end and marker.style in {"一、", "(一)", "1.", "(1)", "1)"}

    def _is_heading(self, first: Line, last: Line) -> bool:
        """A number with words that have not come to a stop: it may end with its line."""
        marker = marker_at(self.folded, first.start, first.end)
        return marker is not None and re.search(r"[。;]", self.folded[marker.words : last.end]) is None
