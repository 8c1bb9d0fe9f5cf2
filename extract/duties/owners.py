"""推断的责任 (inferred owners): who carries a task for which nobody is named, by three named rules.

- `owner-by-task-above`: the body that the words give the task or column above to.
- `owner-by-remit`: a department that the notice is addressed to, when the task's title falls in its remit by law
  (data/remits.tsv): 加强药品安全监管 is owned by 省药监局.
- `owner-by-issuer`: else the body that issued the plan.

All are inferred and say so; their premise is the task's own heading, with the duty above, the addressee or the
signature next to it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plankg.extract.duties.organizations import Bodies
from plankg.extract.model import Organization, Project, ResponsibleFor, Role, Span, Task
from plankg.extract.text.rule import compiled
from plankg.extract.text.wordlists import pairs

_OWNING = {"lead", "owner"}


@dataclass(frozen=True, slots=True)
class Addressee:
    """A body that the notice is addressed to, and where it is named."""

    body: Organization
    span: Span


def inferred_owners(
    text: str,
    tasks: Sequence[Task | Project],
    parents: dict[str, str],
    stated: Sequence[ResponsibleFor],
    addressees: Sequence[Addressee],
    issuer: Addressee | None,
    bodies: Bodies,
) -> Iterator[ResponsibleFor]:
    """An inferred owner for every heading task, item and project without a stated lead or owner of its own.

    Args:
        text: the canonical text.
        tasks: the tasks and projects in the order of the text.
        parents: the id of what each node is a part of.
        stated: the stated duties.
        addressees: the bodies of the salutation.
        issuer: the issuing body and where it signs.
        bodies: the organizations of the document.
    """
    owning: dict[str, list[ResponsibleFor]] = {}
    for edge in stated:
        if edge.role in _OWNING:
            owning.setdefault(edge.target, []).append(edge)
    owned = owning.keys() | {parents[target] for target in owning if target in parents}
    titles = {task.id: _title(task) for task in tasks}
    remits = _remits(addressees)
    for task in tasks:
        if (isinstance(task, Task) and task.kind == "measure") or task.id in owned:
            continue
        chain = [task.id]
        while above := parents.get(chain[-1]):
            chain.append(above)
        addressee = _by_remit([titles.get(node, "") for node in chain], remits)
        if duties := next((owning[node] for node in chain if node in owning), None):
            for duty in duties:
                place = Addressee(bodies.by_id[duty.source], Span(duty.start, duty.end))
                yield _edge(text, task, place, "owner-by-task-above", 0.8, bodies, duty.role, duty.position)
        elif addressee is not None:
            yield _edge(text, task, addressee, "owner-by-remit", 0.7, bodies)
        elif issuer is not None:
            yield _edge(text, task, issuer, "owner-by-issuer", 0.5, bodies)


def _title(task: Task | Project) -> str:
    return (task.name if isinstance(task, Project) else task.title) or ""


def _remits(addressees: Sequence[Addressee]) -> list[tuple[Addressee, re.Pattern[str]]]:
    """The addressees that have a remit by law, with the words of their field."""
    return [
        (addressee, compiled(remit.replace("、", "|")))
        for addressee in addressees
        for department, remit in pairs("duties/remits").items()
        if addressee.body.name.endswith(department)
    ]


def _by_remit(titles: Sequence[str], remits: Sequence[tuple[Addressee, re.Pattern[str]]]) -> Addressee | None:
    """The addressee whose remit the title names, the task's own title first and then those above it."""
    return next((addressee for title in titles for addressee, field in remits if field.search(title)), None)


def _edge(
    text: str,
    task: Task | Project,
    addressee: Addressee,
    rule: str,
    confidence: float,
    bodies: Bodies,
    role: Role = "owner",
    position: int = 1,
) -> ResponsibleFor:
    title = _title(task)
    at = text.find(title, task.start, task.end) if title else -1
    premise = Span(task.start, at + len(title)) if at >= 0 else task.span
    return ResponsibleFor(
        document=task.document,
        source=addressee.body.id,
        target=task.id,
        start=premise.start,
        end=premise.end,
        quote=premise.of(text),
        rule=rule,
        surface=bodies.by_id[addressee.body.id].name,
        surface_start=None,
        role=role,
        position=position,
        basis="inferred",
        confidence=confidence,
        evidence_starts=(addressee.span.start,),
        evidence_ends=(addressee.span.end,),
    )
