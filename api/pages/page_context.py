"""What pages add to the rows of an answer: premises' words, places in words, sections, bodies of a task."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from plankg.api.catalogue.texts import Texts
from plankg.api.pages.lines import Places
from plankg.api.pages.plans import Plans

if TYPE_CHECKING:
    from plankg.graph.store import Store

Rows = Sequence[dict[str, Any]]


class PageContext:
    """One request's view of the store: each text, outline and title is read once."""

    def __init__(self, store: "Store", texts: Texts, plans: Plans) -> None:
        self.store, self.texts, self.plans = store, texts, plans
        self._texts: dict[str, str] = {}
        self._places: dict[str, Places] = {}
        self._sections: dict[str, Rows] = {}
        self._documents: dict[str, str] | None = None

    def text(self, document: str) -> str:
        """The canonical text of a document."""
        if document not in self._texts:
            self._texts[document] = self.texts.read(document)[1]
        return self._texts[document]

    def places(self, document: str) -> Places:
        """Its paragraph and page numbers."""
        if document not in self._places:
            self._places[document] = self.plans.places(document)
        return self._places[document]

    def where(self, row: Mapping[str, Any]) -> str:
        """The place of a row's quote in words."""
        return self.places(row["document_id"]).words(row["start"])

    @property
    def documents(self) -> dict[str, str]:
        """The titles of all documents by their ids."""
        if self._documents is None:
            self._documents = {row["document_id"]: row["title"] for row in self.store.run("documents").rows}
        return self._documents

    def title(self, document: str) -> str:
        """The title of a document."""
        return self.documents[document]

    def sections(self, document: str) -> Rows:
        """The sections of a document in reading order."""
        if document not in self._sections:
            self._sections[document] = list(self.store.run("sections", {"document": document}).rows)
        return self._sections[document]

    def section(self, document: str, offset: int) -> str:
        """Titles of the sections around an offset, outermost first, divided by ·."""
        around = [row for row in self.sections(document) if row["start"] <= offset < row["range_end"]]
        around.sort(key=lambda row: (row["level"], row["start"]))
        return " · ".join(f"{row['number'] or ''}{row['title']}" for row in around)

    def add_premises(self, rows: Iterable[dict[str, Any]]) -> None:
        """Put the words of a row's further premises next to their places."""
        for row in rows:
            pairs = zip(row.get("evidence_starts") or (), row.get("evidence_ends") or (), strict=True)
            row["premises"] = [
                {
                    "document_id": row["document_id"],
                    "start": start,
                    "end": end,
                    "words": self.text(row["document_id"])[start:end],
                }
                for start, end in pairs
            ]

    def bodies_of(self, task: str, heading: str | None) -> dict[str, Any]:
        """The bodies of a task without those of its parts; those of its heading where it has none itself."""
        own = self._own_bodies(task)
        # A measure mostly names nobody: the heading above it says who carries it.
        return {"bodies": own, "bodies_above": self._own_bodies(heading) if heading and not own else []}

    def _own_bodies(self, task: str) -> list[dict[str, Any]]:
        return distinct([row for row in self.store.run("bodies-for-task", {"task": task}).rows if row["depth"] == 0])


def distinct(bodies: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each body once for each role and basis: the first statement is shown for all."""
    first: dict[tuple[str, str, str], dict[str, Any]] = {}
    for row in bodies:
        first.setdefault((row["organization_id"], row["role"], row["basis"]), row)
    return list(first.values())
