"""索引栏 (index block): what a site prints over a document: 索引号, 发文机关, 文号, 成文日期, 发布日期.

Label and value are on one line, or the value is on the line after its label, as cells of a table are.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest

from plankg.extract.model import Span
from plankg.extract.outline.issuing_bodies import is_body
from plankg.extract.text.dates import STAMP
from plankg.extract.text.lines import Line, trim
from plankg.extract.text.rule import compiled

_AFTER = r"[\])】* ]*+(?P<colon>[:|](?:[ ]*\|)?)?[ ]*+"
# From 办公厅政府信息与政务公开办公室《政府网站发展指引》 and usual practice.
_LABELS = {
    "title": r"(?:公文|信息|文件)名称|名称|标题|title",
    "issuer": r"(?:公开|制发|制定|印发|发布|发文|成文|颁布)(?:机关|机构|单位|部门)|公开主体",
    "number": r"(?:公文|发文|文件)(?:字号|文号|编号)|文号",
    "written": r"(?:公布|制发|印发|发文|成文|生成|签发|颁布)(?:日期|时间)",
    "published": r"(?:公开|发布|发表)(?:日期|时间)|date",
    "other": r"(?:主题|信息|体裁|组配)(?:分类|类别|类型)|(?:公文|发文|文件)(?:种类|文种|类型)|所属(?:主题|类别)|主题词|关键词|文种"
    r"|内容(?:概要|概述)|(?:失效|废止|实施|施行|生效)(?:日期|时间)|有效(?:期至|期|性|状态)|效力状态|效力|文件状态|时效性"
    r"|(?:浏览|点击|访问|阅读)(?:次数|数|量)|信息来源|来源|责任(?:编辑|部门)|作者|服务对象|公开(?:形式|方式|目录|范围)"
    r"|信息索引|索引号|统一(?:登记号|编号)|字号|字体|layout",
}
_MOST_LINES = 80


@cache
def _opening() -> str:
    """A label, its characters set apart or not, in brackets or not, with its colon or without."""
    kinds = "|".join(f"(?P<{kind}>{labels})" for kind, labels in _LABELS.items())
    spaced = re.sub(r"(?<=[)\u4e00-\u9fff])(?=[(\u4e00-\u9fff])", r"\\s*", kinds)
    return rf"[\[【(*\\ ]*+(?:{spaced}){_AFTER}"


def index_block(folded: str, lines: Sequence[Line]) -> dict[str, Span]:
    """The values of the index block by what they are: title, issuer, number, written, published.

    Args:
        folded: the text for matching.
        lines: the lines of the head of the document.
    """
    found: dict[str, Span] = {}
    for name, value in _values(folded, lines):
        if name != "other":
            found.setdefault(name, value)
    return found


def without_values(folded: str, lines: Sequence[Line]) -> list[Line]:
    """The lines but those that are the value of another label than 标题: 主题分类 / 环境保护、城市规划 is no title.

    Under a label that is left empty (主题词) the title itself follows, which the block has already named.
    """
    found = list(_values(folded, lines))
    title = next((value.of(folded) for name, value in found if name == "title"), "")
    values = {value for name, value in found if name == "other" and not title.startswith(value.of(folded))}
    return [line for line in lines if line.span not in values]


def outside_block(folded: str, lines: Sequence[Line]) -> list[Line]:
    """The lines but labels alone and the values that are no title: 主题分类 / 农业、林业、水利."""
    values = {value for name, value in _values(folded, lines) if name != "title"}
    labels = {label.span for label in lines if is_index_line(folded, label) and _is_alone(folded, label)}
    return [line for line in lines if line.span not in values and line.span not in labels]


def _is_alone(folded: str, line: Line) -> bool:
    return compiled(_opening()).fullmatch(folded, line.start, line.end) is not None


def _values(folded: str, lines: Sequence[Line]) -> Iterator[tuple[str, Span]]:
    for at, line in enumerate(lines[:_MOST_LINES]):
        openings = list(compiled(_opening()).finditer(folded, line.start, line.end))
        row = _is_row(openings, line)
        labels = [m for m in openings if row or _is_label(folded, m, line)]
        for label, following in zip_longest(labels, labels[1:]):
            end = following.start() if following else line.end
            value = _without_rule(folded, trim(folded, label.end(), end))
            if value is None and following is None and at + 1 < len(lines):
                value = _value_on(folded, lines[at + 1])
            name = next(name for name in _LABELS if label[name] is not None)
            if value is not None and value.end - value.start <= 120:
                yield name, value


def _is_row(labels: Sequence[re.Match[str]], line: Line) -> bool:
    """Whether a line is a row of labels and values that blanks alone part: 索引号 0143/2020-37 成文日期 2020-10-15."""
    parted = all(m.end() == line.end or m.group()[-1] == " " for m in labels)
    return (
        len(labels) >= 2 and labels[0].start() == line.start and parted and all(m.group()[0] == " " for m in labels[1:])
    )


def _without_rule(folded: str, value: Span | None) -> Span | None:
    """The value without the rule of a table after it: 某市教育局 |."""
    end = value.end if value else 0
    return trim(folded, value.start, end - 1) if value and folded[end - 1] == "|" else value


def _is_label(folded: str, match: re.Match[str], line: Line) -> bool:
    """A label has a colon or is in brackets, or is alone on its line, or set wide before a blank; 标题 inside a sentence is a word."""
    words = match.group()
    start, end = match.span()
    alone = start == line.start and end == line.end
    fresh = start == line.start or folded[start - 1] in " \n;,|)]】" or words[0] in " [【("
    cell = "|" in words and (start == line.start or folded[:start].rstrip().endswith("|"))
    wide = start == line.start and re.search(r"\w\s+\w", words) is not None and words[-1] == " "  # 名    称 某市某通知
    return fresh and (
        ":" in words or alone or cell or wide or "]" in words or "】" in words or _is_glued(folded, match, line)
    )


def _is_glued(folded: str, match: re.Match[str], line: Line) -> bool:
    """Whether a line is a label and its value with nothing between them: 发文字号某政发〔2026〕3号."""
    start, end = match.end(), line.end
    if match.start() != line.start or start == end:
        return False
    if match["issuer"]:
        return is_body(folded, start, end)
    day = rf"(?:{STAMP}|(?:19|20)\d\d年.+日)" if match["written"] or match["published"] else "(?!)"
    value = r"[\u4e00-\u9fff]{1,14}\[(?:19|20)\d\d\]\d{1,5}号" if match["number"] else day
    return compiled(value).fullmatch(folded, start, end) is not None


def _value_on(folded: str, line: Line) -> Span | None:
    label = compiled(_opening()).match(folded, line.start, line.end)
    return None if label and _is_label(folded, label, line) else line.span


def is_index_line(folded: str, line: Line) -> bool:
    """Whether a line is a label of an index block, with or without its value."""
    label = compiled(_opening()).match(folded, line.start, line.end)
    return label is not None and _is_label(folded, label, line)
