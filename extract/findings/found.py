"""What a check of a plan found, before it has an id: kind, verdict, message, places, and the nodes that it is about."""

from dataclasses import dataclass
from typing import Literal

from plankg.extract.model.spans import Span

Verdict = Literal["plan", "extractor", "agrees"]


@dataclass(frozen=True, slots=True)
class Found:
    """One finding.

    `verdict` is `plan` (the plan does not say, or contradicts itself), `extractor` (the rules may have missed it) or
    `agrees` (compared, and both places say the same). `message` is a Chinese sentence, `span` the main place.
    """

    kind: str
    verdict: Verdict
    message: str
    span: Span
    more: tuple[Span, ...]
    about: tuple[str, ...]
