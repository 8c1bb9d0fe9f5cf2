"""Search: every place where the words occur, the best first, the same on both engines."""

from random import Random
from typing import Any

import pytest

from plankg.api.catalogue.search import search
from plankg.api.catalogue.texts import Texts
from plankg.api.errors import BadValue, NoMatch
from plankg.graph.store import Store
from tests.conftest import ENGINES, emptied
from tests.samples import BUREAU, DOCUMENT, SECOND, sample_plan, second_plan

PLANS = (sample_plan(), second_plan())
LABELS = ("Task", "Section", "SpecialColumn", "Project", "Indicator")


@pytest.fixture(scope="module", params=ENGINES)
def loaded(request: pytest.FixtureRequest) -> Store:
    store: Store = request.getfixturevalue(f"{request.param}_store")
    emptied(store)
    for plan in PLANS:
        store.load(plan)
    return store


def found(store: Store, words: str, **filters: Any) -> dict[str, Any]:
    return search(store, Texts(store), words, limit=1000, **filters)


def expected(word: str) -> set[str]:
    """Ids of the nodes whose words have the word: read off the plans, not asked."""
    ids = set()
    for plan in PLANS:
        for node in plan.nodes:
            words = [getattr(node, "text", "")] if node.label in LABELS else []
            if node.label == "Organization":
                words = [node.name, *node.aliases]
            elif node.label == "Policy":
                words = [node.title]
            if any(word.lower() in one.lower() for one in words):
                ids.add(node.id)
    return ids


@pytest.mark.parametrize(
    "word",
    ["快检", "后厨", "亮灶率", "𠮷水", "检室", "检结", "市监", "每季度公布快检结果", "云溪省", "95%", "28", "条"],
)
def test_all_places_are_found_and_no_other(loaded: Store, word: str) -> None:
    answer = found(loaded, word)
    assert {hit["id"] for hit in answer["hits"] if hit["id"]} == expected(word)
    for hit in answer["hits"]:
        shown = hit["quote"] or hit["name"]
        if not (hit["label"] == "Organization" and word not in shown):  # found by an alias
            assert [shown[a:b] for a, b in hit["marks"]], hit
            assert {shown[a:b] for a, b in hit["marks"]} == {word}
    sentences = [hit for hit in answer["hits"] if hit["label"] == "Sentence"]
    texts = {plan.document.id: plan.text for plan in PLANS}
    for hit in sentences:
        assert texts[hit["document_id"]][hit["start"] : hit["end"]] == hit["quote"]
    assert sum(hit["quote"].count(word) for hit in sentences) == sum(text.count(word) for text in texts.values())


@pytest.mark.parametrize("seed", range(3))
def test_random_pieces_of_the_text_are_found(loaded: Store, seed: int) -> None:
    random = Random(seed)  # noqa: S311  nothing secret
    text = PLANS[0].text
    for _ in range(12):
        start, length = random.randrange(len(text) - 6), random.randrange(2, 6)
        piece = text[start : start + length]
        if piece.split() == [piece]:
            assert {hit["id"] for hit in found(loaded, piece)["hits"] if hit["id"]} == expected(piece), piece


@pytest.mark.parametrize(("words", "total"), [("快检 结果", True), ("快检 夜市 铺面", False), ("后厨 亮灶", True)])
def test_all_words_must_occur(loaded: Store, words: str, total: bool) -> None:
    answer = found(loaded, words)
    assert bool(answer["total"]) == total
    assert (answer["empty_reason"] is None) == total
    for hit in answer["hits"]:
        assert all(word in (hit["quote"] or hit["name"]) for word in words.split())


def test_name_stands_before_words_in_a_text(loaded: Store) -> None:
    hits = found(loaded, "快检室")["hits"]
    assert hits[0]["label"] == "Indicator"
    assert hits[0]["name"] == "快检室"
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)
    assert found(loaded, "省市监局")["hits"][0]["id"] == BUREAU  # by its alias


def test_filters_and_facets(loaded: Store) -> None:
    everything = found(loaded, "后厨")
    assert sum(everything["facets"]["label"].values()) == everything["total"]
    for label, count in everything["facets"]["label"].items():
        some = found(loaded, "后厨", label=label)
        assert some["total"] == count
        assert {hit["label"] for hit in some["hits"]} == {label}
        assert some["facets"] == everything["facets"]
    for document in (DOCUMENT, SECOND):
        some = found(loaded, "市监", document=document)
        assert {hit["document_id"] for hit in some["hits"]} <= {document, None}
    assert everything["facets"]["year"] == {"2021": everything["facets"]["document"][DOCUMENT]}


def test_pages_are_the_whole(loaded: Store) -> None:
    whole = found(loaded, "后厨")["hits"]
    pages = [search(loaded, Texts(loaded), "后厨", limit=2, skip=skip) for skip in range(0, len(whole), 2)]
    assert [hit for page in pages for hit in page["hits"]] == whole
    assert [page["truncated"] for page in pages] == [True] * (len(pages) - 1) + [False]


@pytest.mark.parametrize(
    ("words", "document", "error"),
    [("", None, BadValue), ("  ", None, BadValue), ("长" * 101, None, BadValue), ("快检", "没有", NoMatch)],
)
def test_what_cannot_be_searched_is_refused(loaded: Store, words: str, document: str | None, error: type) -> None:
    with pytest.raises(error):
        found(loaded, words, document=document)


@pytest.mark.embedded
@pytest.mark.neo4j
def test_both_engines_find_the_same(arcadedb_store: Store, neo4j_store: Store) -> None:
    for store in (arcadedb_store, neo4j_store):
        emptied(store)
        for plan in PLANS:
            store.load(plan)
    for words in ("快检", "后厨", "市监", "𠮷水", "95%", "条", "快检 结果"):
        assert found(arcadedb_store, words) == found(neo4j_store, words)
