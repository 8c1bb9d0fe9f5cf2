"""约定 (conventions): how a document says its own lists of responsible bodies are to be read.

"责任单位：A、B，C（第一个逗号前为牵头单位，下同）": from there on, what stands before the first comma leads.
"列第一位者为牵头单位": from there on, the first body leads. "以下均需各区政府落实，不再列出": from there on, these own too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extract.model.spans import Span
from extract.text.rule import compiled

Kind = Literal["first-comma", "first-body", "everywhere"]

_DECLARED: tuple[tuple[Kind, str], ...] = (
    ("first-comma", r"第一个逗号(?:之)?前(?:的)?(?:单位|部门)?(?:为|是)牵头(?:单位|部门)?"),
    (
        "first-body",
        r"(?:(?:排|列)(?:名|在|列)?(?:第一|首)(?:位|个)?|位列第一|第一(?:个|位)?(?:责任)?(?:单位|部门))(?:者|的)?"
        r"(?:责任)?(?:单位|部门)?(?:为|是)(?:该[^,。;]{1,6})?(?:工作)?牵头(?:或汇总)?(?:单位|部门)?",
    ),
    (
        "everywhere",
        r"以下(?:各项|各条|任务|工作|措施)*均?需(?P<bodies>[^,。;:]{3,40}?)(?:贯彻|抓好|组织)?落实[,;]?不再(?:一一)?列出",
    ),
)
# What is left of a declaration inside an annotation: …，多个牵头部门的按照职责分工负责，下同.
TAIL = r"[;,。]?[ ]*(?:[\[(][^()\[\]]*)?(?:第一个逗号|(?:排|列)(?:名|在|列)?(?:第一|首)|位列第一|以下(?:各项|各条|任务|工作|措施)*均?需|下同).*"


@dataclass(frozen=True, slots=True)
class Convention:
    """One declaration: its kind, where it stands, and for `everywhere` where the bodies are named."""

    kind: Kind
    span: Span
    bodies: Span | None


def conventions_of(folded: str) -> list[Convention]:
    """Every declaration in the document, in order."""
    return sorted(_found(folded), key=lambda convention: convention.span)


def _found(folded: str) -> Iterator[Convention]:
    for kind, pattern in _DECLARED:
        for match in compiled(pattern).finditer(folded):
            named = Span(*match.span("bodies")) if "bodies" in match.re.groupindex else None
            yield Convention(kind, Span(match.start(), match.end()), named)
