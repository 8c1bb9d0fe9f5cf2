"""名称 (names): what the store's things are called, kept in memory while the documents are the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Any

from api.resolve import fold_name
from extract.numbering import chinese_number

if TYPE_CHECKING:
    from graph.store import Store

# How a fragment of a name is found: the whole name, its number, a part in one piece, its pieces, something like it.
EXACT, NUMBER, PART, SPREAD, NEAR = "exact", "number", "part", "spread", "near"
# A piece of a name that stands for it has this many characters; a body's short name keeps single ones (省药监局).
PIECE = 2
BODY_ENDS = "局厅委办院部会所站"
LABELS = ("Document", "Section", "Task", "SpecialColumn", "Project", "Indicator", "Organization", "Policy")


@dataclass(frozen=True, slots=True)
class Name:
    """名称 (name): one thing of the store with all that it is called. `document` is None for what documents share."""

    label: str
    id: str
    shown: str
    folded: tuple[str, ...]
    number: int | None = None
    kind: str | None = None
    level: int | None = None
    document: str | None = None

    @property
    def first(self) -> bool:
        """Whether it goes before others that fit as well: targets of running text stand behind those of the table."""
        return not (self.label == "Indicator" and self.kind == "text")


@dataclass(frozen=True, slots=True)
class Names:
    """All names of a store, and the documents with the years that each plans."""

    all: tuple[Name, ...]
    documents: tuple[Mapping[str, Any], ...] = ()
    exact: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    joined: str = ""

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, Any]], documents: Sequence[Mapping[str, Any]] = ()) -> "Names":
        """From rows of the query `names` and of `documents`."""
        read = tuple(_name(row) for row in rows if row["name"])
        exact: dict[str, tuple[Name, ...]] = {}
        for name in read:
            for folded in name.folded:
                exact[folded] = (*exact.get(folded, ()), name)
        return cls(read, tuple(documents), exact, "\n".join(exact))

    def known(self, fragment: str) -> bool:
        """Whether any name holds the fragment in one piece."""
        return fragment in self.joined

    def numbered(self, label: str, number: int) -> tuple[Name, ...]:
        """Things of one label with a number; of sections the chapters."""
        found = (name for name in self.all if name.label == label and name.number == number)
        return tuple(name for name in found if name.level in (None, 1))

    def holding(self, fragment: str) -> tuple[Name, ...]:
        """Names that hold the fragment in one piece."""
        return tuple(name for name in self.all if any(fragment in folded for folded in name.folded))

    def spread(self, fragment: str) -> tuple[Name, ...]:
        """Names that hold the fragment's pieces in their order: 食品抽检合格率 means 食品评价性抽检合格率."""
        if len(fragment) < 2 * PIECE - 1:
            return ()
        body = fragment[-1] in BODY_ENDS
        return tuple(
            name
            for name in self.all
            if any(
                holds_pieces(folded, fragment, 1 if body and name.label == "Organization" else PIECE)
                for folded in name.folded
            )
        )


def holds_pieces(name: str, fragment: str, shortest: int = PIECE) -> bool:
    """Whether the fragment can be cut into pieces of `shortest` or more characters that follow one another in `name`.

    >>> holds_pieces("食品评价性抽检合格率", "食品抽检合格率"), holds_pieces("食品检验量", "食量")
    (True, False)
    """
    # reached[i]: where in the name the first i characters of the fragment can end at the earliest
    reached: dict[int, int] = {0: 0}
    for begin in range(len(fragment)):
        if begin not in reached:
            continue
        for end in range(begin + shortest, len(fragment) + 1):
            at = name.find(fragment[begin:end], reached[begin])
            if at < 0:
                break
            reached[end] = min(reached.get(end, len(name)), at + end - begin)
    return len(fragment) in reached


class NameCache:
    """The names of one store; read again when its documents are others."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._lock = Lock()
        self._key: tuple[tuple[str, str], ...] | None = None
        self._names = Names(())

    def names(self) -> Names:
        """The names as the store has them now.

        Raises:
            StoreError: the store does not answer.
        """
        documents = self._store.run("documents").rows
        key = tuple((str(row["document_id"]), str(row["sha256"])) for row in documents)
        with self._lock:
            if key != self._key:
                self._names = Names.of(self._store.run("names").rows, documents)
                self._key = key
            return self._names


def _name(row: Mapping[str, Any]) -> Name:
    aliases = [str(alias) for alias in row["aliases"] or ()]
    printed = [str(row["name"]), *aliases]
    if row["label"] in ("Document", "Policy") and row["number"]:
        printed.append(str(row["number"]))
    folded = dict.fromkeys(fold_name(words) for words in printed)
    return Name(
        label=str(row["label"]),
        id=str(row["node_id"]),
        shown=str(row["name"]),
        folded=tuple(words for words in folded if words),
        number=number_in(str(row["number"] or "")) if row["label"] not in ("Document", "Policy") else None,
        kind=row["kind"],
        level=row["level"],
        document=row["document"],
    )


def number_in(printed: str) -> int | None:
    """The number that is printed, in digits or Chinese: 19, 专栏3, 第十五章, (二); None for none.

    >>> [number_in(printed) for printed in ("19", "专栏3", "第十五章", "(二)", "")]
    [19, 3, 15, 2, None]
    """
    digits = "".join(c for c in printed if c.isdecimal())
    if digits:
        return int(digits)
    chinese = "".join(c for c in printed if c in "〇零一二三四五六七八九十百两")
    return chinese_number(chinese) if chinese else None
