"""搜索 (search): words in tasks, indicators, projects, columns, sections, bodies, policies and raw sentences.

All words must occur. Indexes only narrow the search: what counts is that the words occur, so both engines find the same.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from plankg.api.catalogue.body_names import other_names
from plankg.api.catalogue.resolve import resolve
from plankg.api.catalogue.text_places import sentence_at
from plankg.api.catalogue.texts import Texts
from plankg.api.errors import BadValue

if TYPE_CHECKING:
    from plankg.graph.store import Store

SENTENCE = "Sentence"
# Two neighbouring Chinese characters are the least that the indexes know.
_INDEXED = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,}")
# What is found by its name, in the order in which equals are shown.
_ORDER = ("Indicator", "Organization", "Task", "SpecialColumn", "Project", "Policy", "Section", SENTENCE)
_LONGEST = 100


def search(
    store: "Store",
    texts: Texts,
    asked: str,
    *,
    label: str | None = None,
    document: str | None = None,
    limit: int = 20,
    skip: int = 0,
) -> dict[str, Any]:
    """What has all the words of `asked`, the best first; where nothing has, what has another name of the body that they are.

    Args:
        store: where to search.
        texts: the texts of its documents.
        asked: words, divided by spaces; in any case.
        label: only nodes of this label, or `Sentence` for raw sentences.
        document: only this document: an id, a title, a part of one.
        limit: the most hits to return.
        skip: hits to leave out at the beginning.

    Returns:
        `words`, `total`, `returned`, `truncated`, `facets` (label, document, year → counts, without the filter by label),
        `empty_reason`, and `hits`: label, id, name, kind, document_id, start, end, quote, score (0..1) and `marks`,
        the places of the words in `quote` (in `name` where there is no quote) as pairs of offsets.

    Raises:
        BadValue: there is no word in it.
        RequestError: the document means nothing or several.
        StoreError: the store does not answer.
    """
    words = _words(asked)
    chosen = resolve(store, "document", document) if document else None
    found, sentences = _found(store, texts, words, chosen)
    for other in other_names(asked) if not (found or sentences) else ():
        found, sentences = _found(store, texts, _words(other), chosen)
        if found or sentences:
            words = _words(other)
            break
    hits = [hit for hit in (*found, *sentences) if label in {None, hit["label"]}]
    hits.sort(
        key=lambda h: (-h["score"], _ORDER.index(h["label"]), h["document_id"] or "", h["start"] or 0, h["id"] or "")
    )
    shown = hits[skip : skip + limit]
    return {
        "words": words,
        "total": len(hits),
        "returned": len(shown),
        "truncated": skip + len(shown) < len(hits),
        "facets": _facets(store, (*found, *sentences)),
        "empty_reason": None if hits else f"没有内容同时含有“{'”“'.join(words)}”。可以少写几个词，或者换一种说法。",
        "hits": shown,
    }


def _found(
    store: "Store", texts: Texts, words: list[str], chosen: str | None
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The nodes and the raw sentences that have all the words."""
    found = [_scored(row, words) for row in _nodes(store, words, chosen)]
    in_texts = [
        row for row in store.run("search-texts", {"words": words, "document": chosen}).rows if row["occurrences"]
    ]
    sentences = list(_sentences(texts, (row["document_id"] for row in in_texts), words))
    return found, sentences


def _words(asked: str) -> list[str]:
    if len(asked) > _LONGEST:
        raise BadValue("q", asked[:_LONGEST] + "…", f"最多 {_LONGEST} 个字")
    words = list(dict.fromkeys(_low(word) for word in asked.split()))
    if not words:
        raise BadValue("q", asked, "请写出要找的词")
    return words


def _low(text: str) -> str:
    """Small letters, as many as there were: offsets hold."""
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)


def _nodes(store: "Store", words: list[str], document: str | None) -> Iterable[Mapping[str, Any]]:
    parts = [part for word in words for part in _INDEXED.findall(word)]
    if not parts:
        return store.run("search-unindexed", {"words": words, "document": document}).rows
    return store.run("search", {"words": words, "phrase": max(parts, key=len), "document": document}).rows


def _scored(row: Mapping[str, Any], words: list[str]) -> dict[str, Any]:
    """1 for a name that is the word, less for one that begins with it or has it; then how much of the text the words are."""
    name, quote = _low(row["name"] or ""), _low(row["quote"] or "")
    names = [name, *map(_low, row["aliases"] or ())]
    text = quote or name
    share = min(1.0, sum(text.count(word) * len(word) for word in words) / max(1, len(text)))
    score = 0.4 + 0.2 * share
    for best, holds in ((1.0, _equal), (0.9, str.startswith), (0.75, str.__contains__)):
        if any(all(holds(one, word) for word in words) for one in names if one):
            score = best - 0.1 * (1 - share)
            break
    return {
        "label": row["label"],
        "id": row["node_id"],
        "name": row["name"],
        "kind": row["kind"],
        "document_id": row["document_id"],
        "start": row["start"],
        "end": row["end"],
        "quote": row["quote"],
        "score": round(score, 4),
        "marks": _marks(text, words),
    }


def _equal(name: str, word: str) -> bool:
    return name == word


def _sentences(texts: Texts, documents: Iterable[str], words: list[str]) -> Iterator[dict[str, Any]]:
    """Each sentence of these documents in which all words occur, once."""
    for document in documents:
        text = texts.read(document)[1]
        folded = _low(text)
        end = at = 0
        while (at := folded.find(words[0], max(at, end))) >= 0:
            start, end = sentence_at(text, at, at + len(words[0]))
            end = max(end, at + len(words[0]))
            quote = folded[start:end]
            if all(word in quote for word in words):
                yield {
                    "label": SENTENCE,
                    "id": None,
                    "name": None,
                    "kind": None,
                    "document_id": document,
                    "start": start,
                    "end": end,
                    "quote": text[start:end],
                    "score": 0.3,
                    "marks": _marks(quote, words),
                }


def _marks(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where the words occur, united where they overlap."""
    places = sorted((m.start(), m.end()) for word in words for m in re.finditer(re.escape(word), text))
    marks: list[tuple[int, int]] = []
    for start, end in places:
        if marks and start <= marks[-1][1]:
            marks[-1] = (marks[-1][0], max(end, marks[-1][1]))
        else:
            marks.append((start, end))
    return marks


def _facets(store: "Store", hits: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, int]]:
    """How many hits there are of each label, document and year (of the plan's begin, or of its issue)."""
    hits = list(hits)
    years = {
        row["document_id"]: str(row["period_start"] or (row["issued_on"] or "")[:4] or "") or None
        for row in store.run("documents").rows
    }
    return {
        "label": _counted(hit["label"] for hit in hits),
        "document": _counted(hit["document_id"] for hit in hits if hit["document_id"]),
        "year": _counted(year for hit in hits if (year := years.get(hit["document_id"]))),
    }


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0])))
