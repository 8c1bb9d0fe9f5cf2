"""答案缓存 (kept answers): what was answered for the store as it is now, given again without asking the store."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cachetools import LRUCache
from starlette.types import Message, Scope

from api.http.route_index import FOUND

if TYPE_CHECKING:
    from starlette.routing import Route

BYTES = 32_000_000  # of all answers together
LARGEST = 1_000_000  # of one
_BESIDE = 2000  # bytes of an answer's headers and of its place here, about


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer as it was sent, and the route that gave it, which the journal counts."""

    start: Message
    body: bytes
    route: "Route"

    def messages(self) -> tuple[Message, Message]:
        """The same answer, to be sent once more; layers further out add their headers to this copy."""
        return _copied(self.start), {"type": "http.response.body", "body": self.body}


class KeptAnswers:
    """Answers by their entity tags, which tell versions of the store apart; those asked for last are kept."""

    def __init__(self) -> None:
        self._answers: LRUCache[str, KeptAnswer] = LRUCache(BYTES, getsizeof=lambda answer: len(answer.body) + _BESIDE)

    def find(self, tag: str) -> KeptAnswer | None:
        """The answer with this tag."""
        return self._answers.get(tag)

    def keep(self, tag: str, answer: KeptAnswer) -> None:
        """Keep an answer."""
        self._answers[tag] = answer


class Recording:
    """Listens to an answer being sent, and keeps it when it is whole: 200, open to everybody, and not too large."""

    def __init__(self, kept: KeptAnswers, tag: str, scope: Scope) -> None:
        self._kept, self._tag, self._scope = kept, tag, scope
        self._start: Message | None = None
        self._body = bytearray()

    def note(self, message: Message) -> None:
        """Take in the next message."""
        if message["type"] == "http.response.start":
            open_to_all = FOUND in self._scope
            self._start = _copied(message) if message["status"] == 200 and open_to_all else None
        if self._start is None or message["type"] != "http.response.body":
            return
        self._body += message.get("body", b"")
        if len(self._body) > LARGEST:
            self._start = None
            self._body.clear()
        elif not message.get("more_body"):
            self._kept.keep(self._tag, KeptAnswer(self._start, bytes(self._body), self._scope["route"]))


def _copied(start: Message) -> Message:
    return {**start, "headers": list(start["headers"])}
