"""标注 (W3C Web Annotations): the marks of a document as JSON-LD that annotation tools read."""

from typing import TYPE_CHECKING, Any

from plankg.api.catalogue.text_places import fragment_link, selectors
from plankg.api.catalogue.texts import Texts

if TYPE_CHECKING:
    from plankg.graph.store import Store

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


def annotations(store: "Store", texts: Texts, document: str, *, limit: int, skip: int = 0) -> dict[str, Any]:
    """One page of a document's annotations, nodes first, each in reading order.

    An annotation's target is the place in the canonical text, its body the fact. `via` leads to the words on the page that
    the document was published on, where the document names one.

    Returns:
        An AnnotationPage; `partOf.total` counts all annotations, `next` is the number of those before the next page.

    Raises:
        RequestError: the document means nothing or several.
        StoreError: the store does not answer.
    """
    id_, text = texts.read(document)
    source_url = store.run("document", {"document": id_}).rows[0]["source_url"]
    asked = {"document": id_}
    nodes = store.run("document-nodes", asked).rows
    edges = store.run("document-statements", asked).rows
    facts = [*(_node(row) for row in nodes), *(_edge(row) for row in edges)]
    shown = facts[skip : skip + limit]
    following = skip + len(shown)
    return {
        "@context": CONTEXT,
        "type": "AnnotationPage",
        "partOf": {"type": "AnnotationCollection", "label": f"{id_} 的标注", "total": len(facts)},
        "startIndex": skip,
        "next": following if following < len(facts) else None,
        "items": [_annotation(id_, text, source_url, number, fact) for number, fact in enumerate(shown, skip)],
    }


def _annotation(document: str, text: str, source_url: str | None, number: int, fact: dict[str, Any]) -> dict[str, Any]:
    start, end = fact.pop("start"), fact.pop("end")
    annotation = {
        "id": f"urn:plankg:{document}:annotation:{number}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": {"type": "Dataset", **fact},
        "target": {"source": f"urn:plankg:{document}", "selector": selectors(text, start, end)},
    }
    link = fragment_link(source_url, text[start:end])
    return {**annotation, "via": link} if link else annotation


def _node(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": f"urn:plankg:{row['node_id']}",
        "label": row["label"],
        "name": row.get("title") or row.get("name"),
        "start": row["start"],
        "end": row["end"],
    }


def _edge(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "label": row["type"],
        "from": f"urn:plankg:{row['source_id']}",
        "to": f"urn:plankg:{row['target_id']}",
        "role": row["role"],
        "basis": row["basis"],
        "start": row["start"],
        "end": row["end"],
    }
