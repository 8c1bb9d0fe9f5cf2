"""隶属 (hierarchy): which of a plan's bodies is a part of which, as their full names tell.

市委组织部 is a part of 市委, 省食品安全委员会办公室 of 省食品安全委员会; a department of a region is a part of that region's
government. Only bodies that the plan itself speaks of are joined, and no name is guessed.
"""

import re
from collections.abc import Iterable, Iterator

from plankg.extract.duties.gazetteer import national_body
from plankg.extract.model.edges import PartOf
from plankg.extract.model.nodes import Organization
from plankg.extract.text.wordlists import pairs

# Departments of the state that answer to Beijing or the province alone, not to the government of their region.
_VERTICAL = r"税务局|气象局|海关|邮政管理局|通信管理局|烟草专卖局|消防救援"
_PARENTS = {"government", "party", "committee", "department", "institution"}


def hierarchy_of(document: str, bodies: Iterable[Organization]) -> Iterator[PartOf]:
    """A PART_OF edge from each body to the one that its name says it belongs to.

    Args:
        document: id of the plan.
        bodies: the organizations of the plan.
    """
    by_name = {body.name: body for body in bodies}
    positions: dict[str, int] = {}
    for name in sorted(by_name):
        body = by_name[name]
        parent = _by_beginning(name, by_name) or by_name.get(_government(body))
        if parent is not None and parent is not body:
            position = positions[parent.id] = positions.get(parent.id, 0) + 1
            yield PartOf(document=document, source=body.id, target=parent.id, position=position)


def _by_beginning(name: str, by_name: dict[str, Organization]) -> Organization | None:
    """The body with the longest name that `name` begins with."""
    for length in range(len(name) - 2, 3, -1):
        parent = by_name.get(name[:length])
        if parent is not None and parent.kind in _PARENTS and parent.id == f"org:{parent.name}":
            return parent
    return None


def _government(body: Organization) -> str:
    """The name of the government that a department belongs to; empty when its name does not say."""
    if body.kind != "department" or re.search(_VERTICAL, body.name):
        return ""
    if national_body(body.name) == body.name:
        return "国务院"
    if body.region and body.name.removeprefix(body.region) in pairs("duties/departments").values():
        return f"{body.region}人民政府"
    return ""
