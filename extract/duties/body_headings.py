"""单位标题 (body headings): lists of duties by body, where the heading names the body and what it carries is under it.

（一）市财政局⏎1.落实专项经费。 and 1.市公安局：负责车辆巡查。 Headings next to each other that are all names of departments say so; one
such heading alone says nothing (a chapter on a hospital).
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from plankg.extract.duties.attachment import Attached
from plankg.extract.duties.organizations import Bodies
from plankg.extract.duties.responsibilities import duty_edge
from plankg.extract.layout.cells import is_bodies
from plankg.extract.model import PartOf, PlacedNode, ResponsibleFor, Role, Span, Task
from plankg.extract.outline.parts import Parts
from plankg.extract.text.annotations import Named
from plankg.extract.text.bodies import split_list
from plankg.extract.text.rule import compiled

if TYPE_CHECKING:
    from plankg.extract.layout.document import PlanDocument

RULE = "duty-heading-of-a-body"

_FEWEST, _SHARE = 3, 0.8
# A place or a firm as a heading is what the plan is about; a department is who acts.
_DEPARTMENT = (
    r"(?![\u4e00-\u9fff]办$)[^,。;:]{1,28}(?:[局委厅办部社]|办公室|委员会|政府|街道|总工会|[妇残侨文]联|联合会|法院|检察院|支队|大队|中心)(?:\([^()]*\))?"
    r"|各[\u4e00-\u9fff()、]{1,12}"
)
_COUNTED = r"[ ]*[(:][ ]*(?:共?[ ]*\d+[ ]*[项条个]\)?)?[ ]*$|:$"
_ROLES: tuple[tuple[Role, str], ...] = (
    ("lead", r"(?:负责)?牵头|主办"),
    ("support", r"(?:积极|协同|负责)?(?:配合|协助|参与|协办)"),
)


def duties_by_heading(
    document: "PlanDocument", parts: Parts, placed: Sequence[Attached], bodies: Bodies
) -> Iterator[ResponsibleFor]:
    """What the bodies that headings name carry: each item under the heading, or each sentence where there are none.

    An item that has bodies of its own says itself who carries it.
    """
    tasks = {node.id: node for node in parts.nodes if isinstance(node, Task)}
    above = {edge.source: edge.target for edge in parts.edges if isinstance(edge, PartOf)}
    named = _named(document.folded, tasks, above)
    if not named:
        return
    annotated = {one.target.id for one in placed if one.annotation.bodies}
    given = set[str]()
    for unit in parts.units:
        target = unit.owner
        heading = next((one for one in (unit.task.id, above.get(unit.task.id, "")) if one in named), None)
        if (
            heading is None
            or target.id == heading
            or target.id in annotated | given
            or unit.task.id in annotated | given
        ):
            continue
        given.add(target.id)
        words = document.folded[unit.span.start : unit.span.end]
        role: Role = next((role for role, pattern in _ROLES if re.match(rf"\W*\d*\W*(?:{pattern})", words)), "owner")
        for position, name in enumerate(named[heading], 1):
            yield duty_edge(document, bodies, target, name, Named(name, role, position), RULE)


def _named(folded: str, tasks: dict[str, Task], above: dict[str, str]) -> dict[str, tuple[Span, ...]]:
    """The headings that name bodies, each with the places of the names."""
    found: dict[str, tuple[Span, ...]] = {}
    siblings: dict[str, list[PlacedNode]] = {}
    for task in tasks.values():
        if task.kind == "heading":
            siblings.setdefault(above.get(task.id, ""), []).append(task)
    for headings in siblings.values():
        names = {one.id: _names(folded, one) for one in headings}
        own = {key: spans for key, spans in names.items() if spans}
        if len(own) >= max(_FEWEST, _SHARE * len(headings)):
            found.update(own)
    return found


def _names(folded: str, heading: PlacedNode) -> tuple[Span, ...]:
    """The bodies that a heading is the names of; none where it says anything else."""
    title = getattr(heading, "title", None) or ""
    at = folded.find(title[:2], heading.start, heading.end) if title else -1
    if at < 0:
        return ()
    words = re.sub(_COUNTED, "", folded[at : heading.end])
    spans = split_list(folded, at, at + len(words))
    whole = [compiled(_DEPARTMENT).fullmatch(span.of(folded)) is not None for span in spans]
    return tuple(spans) if spans and all(whole) and is_bodies(words) else ()
