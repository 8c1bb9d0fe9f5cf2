"""核对 (integrity): whether a store holds what it should: quotes, ends of edges, ids, labels, shared nodes.

Every problem names the fact and says how to mend it. Nothing is changed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from plankg.graph.mark import LOCK
from plankg.graph.mentions import united
from plankg.graph.schema import LABELS, MENTION, PLACED, SHARED
from plankg.graph.store import Store
from plankg.graph.vocabulary import ENDS

_STRUCTURAL = {"PART_OF", "STATED_IN", "TEXT_OF"}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: the document (None: the store), the fact, what is wrong with it, and what to do."""

    document: str | None
    fact: str
    what: str
    remedy: str


def check_store(store: Store, documents: Iterable[str] | None = None) -> Iterator[Problem]:
    """Everything that is wrong in a store, or with some documents of it.

    Args:
        store: an open store.
        documents: ids of the documents to check; None: all of them, and the store as a whole.

    Raises:
        StoreError: the store does not answer.
    """
    known = [row["document_id"] for row in store.run("documents").rows]
    if documents is None:
        yield from _whole(store, set(known))
    for document in known if documents is None else documents:
        yield from _document(store, document)


def _document(store: Store, document: str) -> Iterator[Problem]:
    again = f"请重新写入：plankg build --again 原文件，或删除：plankg remove {document}"
    texts = store.run("document-text", {"document": document}).rows
    if not texts or not texts[0]["text"]:
        yield Problem(document, document, "没有全文，引文无法核对", again)
        return
    text: str = texts[0]["text"]
    for label in PLACED:
        for row in store.inspect("nodes", label=label, document=document):
            if not _holds(text, row["start"], row["end"], row["quote"]):
                yield Problem(document, row["id"], f"第 {row['start']}–{row['end']} 字不是它的文字", again)
            places = zip(row["starts"] or (), row["ends"] or (), row["quotes"] or (), strict=False)
            if row["quotes"] and not all(_holds(text, *place) for place in places):
                yield Problem(document, row["id"], "对照的引文与原文不一致", again)
    for edge in _edges(store, document):
        fact = f"{edge['source']} -{edge['type']}-> {edge['target']}"
        if (edge["source_label"], edge["target_label"]) not in ENDS.get(edge["type"], frozenset()):
            yield Problem(document, fact, f"两端是 {edge['source_label']} 和 {edge['target_label']}，不合规定", again)
        if edge["type"] not in _STRUCTURAL and not _holds(text, edge["start"], edge["end"], edge["quote"]):
            yield Problem(document, fact, "引文与原文不一致", again)
        surface, at = edge["surface"], edge["surface_start"]
        if surface is not None and at is not None and not _holds(text, at, at + len(surface), surface):
            yield Problem(document, fact, f"第 {at} 字处不是“{surface}”", again)


def _edges(store: Store, document: str) -> Iterator[dict[str, Any]]:
    """The edges that the document brought, each once."""
    for label in ("Document", *PLACED):
        key = "id" if label == "Document" else "document"
        yield from store.inspect("edges-out", label=label, key=key, document=document)
    for label in PLACED:
        yield from store.inspect("edges-in", label=label, document=document)


def left_over(store: Store, known: set[str] | None = None) -> list[str]:
    """The ids of documents that are not stored, but of which there are facts.

    Args:
        store: an open store.
        known: the ids of the documents that are stored; looked up when left out.
    """
    known = {row["document_id"] for row in store.run("documents").rows} if known is None else known
    said = {row["document"] for label in (*PLACED, MENTION) for row in store.inspect("orphans", label=label)}
    return sorted(document for document in said - known if document)


def _holds(text: str, start: int | None, end: int | None, quote: str | None) -> bool:
    return start is not None and end is not None and bool(quote) and text[start:end] == quote


def _whole(store: Store, known: set[str]) -> Iterator[Problem]:
    """What is wrong with the store as a whole: labels, types, ids, facts of documents that are not there, shared nodes."""
    for row in store.inspect("labels"):
        if row["labels"] not in [[label] for label in (*LABELS, MENTION, LOCK)]:
            what = f"有 {row['count']} 个节点的标签是 {'、'.join(row['labels']) or '（无）'}"
            yield Problem(None, "标签", what, "这些节点不是 plankg 写入的；请把图谱放在自己的文件夹或数据库里")
    for row in store.inspect("edge-types"):
        if row["type"] not in ENDS:
            what = f"有 {row['count']} 条 {row['type']} 关系"
            yield Problem(None, "关系", what, "这些关系不是 plankg 写入的；请把图谱放在自己的文件夹或数据库里")
    yield from _ids(store, known)
    for label in SHARED:
        yield from _shared(store, label, known)


def _ids(store: Store, known: set[str]) -> Iterator[Problem]:
    for label in (*LABELS, MENTION):
        for row in store.inspect("same-ids", label=label):
            yield Problem(
                None,
                row["id"],
                f"有 {row['count']} 个 {label} 节点用同一个编号",
                "请重建图谱：plankg build --again 全部原文件",
            )
    for document in left_over(store, known):
        yield Problem(document, document, "有属于这份文件的内容，但没有这份文件", f"请删除：plankg remove {document}")


def _shared(store: Store, label: str, known: set[str]) -> Iterator[Problem]:
    """Bodies and policies: made from the mentions of documents that are there, and joined to something."""
    mentions: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in store.inspect("mentions", mentioned=label):
        mentions[row["id"]].append(row)
    for row in store.inspect("shared", label=label):
        properties, said = row["properties"], mentions.pop(row["id"], [])
        documents = [mention["document"] for mention in said]
        rebuild = (
            "请重新写入有关文件：" + "、".join(documents)
            if documents
            else "请重建图谱：plankg build --again 全部原文件"
        )
        if not set(documents) <= known:
            yield Problem(None, row["id"], f"提到它的文件不在：{'、'.join(sorted(set(documents) - known))}", rebuild)
        elif not row["edges"]:
            yield Problem(None, row["id"], "没有任何关系", rebuild)
        elif _kept(united(mention["reading"] for mention in said)) != _kept(properties):
            yield Problem(None, row["id"], "内容与各文件的记录不一致", rebuild)
    for id_, said in mentions.items():
        documents = [mention["document"] for mention in said]
        yield Problem(None, id_, "有文件提到它，但没有这个节点", "请重新写入有关文件：" + "、".join(documents))


def _kept(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value and name != "id"}
