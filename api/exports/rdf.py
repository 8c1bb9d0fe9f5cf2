"""One document as RDF: PROV says where a fact was read, ORG and SKOS say what bodies are, Web Annotation where words are.

- Each node of the schema is a resource with the schema's properties in the vocabulary `pk:`.
- Each edge is an rdf:Statement with its own properties; the plain triple is added only where it is not inferred.
- Each fact with evidence has an oa:Annotation, whose targets are places of the document: a TextPositionSelector (code points)
  and a TextQuoteSelector, with the words before and after.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from rdflib import RDF, RDFS, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, ORG, PROV, SKOS

from plankg.api.catalogue.wording import LABELS
from plankg.api.exports.cells import printable
from plankg.extract.model import Document, Edge, Finding, Node, Organization, PlacedNode, PlanGraph, Policy, StatedEdge

THING = "urn:plankg:"
PK = Namespace("urn:plankg:schema:")
OA = Namespace("http://www.w3.org/ns/oa#")
PREFIXES = {
    "pk": PK,
    "oa": OA,
    "prov": PROV,
    "org": ORG,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
}
AROUND = 20  # characters of prefix and suffix
_LANGUAGE = "zh"
_TITLES = {"title", "name"}


def iri(id_: str) -> URIRef:
    """The resource of a node; what an IRI cannot hold, Chinese too, is percent-encoded."""
    return URIRef(THING + quote(id_, safe=":.-_~"))


def rdf_of(plan: PlanGraph, *, with_inferred: bool) -> Graph:
    """The graph of one document."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for node in plan.all_nodes():
        _add_node(graph, plan, node)
    numbers: dict[str, int] = {}
    for edge in plan.shown_edges(with_inferred=with_inferred):
        numbers[edge.type] = numbers.get(edge.type, 0) + 1
        _add_edge(graph, plan, edge, iri(f"{plan.document.id}:edge:{edge.type}:{numbers[edge.type]}"))
    for name in {*(node.label for node in plan.all_nodes()), *numbers}:
        graph.add((PK[name], SKOS.prefLabel, Literal(LABELS[name], lang=_LANGUAGE)))
    return graph


def _add_node(graph: Graph, plan: PlanGraph, node: Node) -> None:
    thing = iri(node.id)
    graph.add((thing, RDF.type, PK[node.label]))
    graph.add((thing, DCTERMS.identifier, Literal(node.id)))
    _add_properties(graph, thing, node.properties())
    title = getattr(node, "name", None) or getattr(node, "title", None)
    if title:
        graph.add((thing, SKOS.prefLabel, _words(title)))
    if isinstance(node, Organization):
        graph.add((thing, RDF.type, ORG.Organization))
        for alias in node.aliases:
            graph.add((thing, SKOS.altLabel, _words(alias)))
    elif isinstance(node, Document):
        _add_document(graph, plan, node)
    elif isinstance(node, Policy):
        graph.add((thing, RDF.type, PROV.Entity))
    elif isinstance(node, PlacedNode):
        places = [(node.start, node.end)]
        if isinstance(node, Finding):
            places += zip(node.evidence_starts, node.evidence_ends, strict=True)
        _add_evidence(graph, plan, thing, places)


def _add_document(graph: Graph, plan: PlanGraph, document: Document) -> None:
    thing = iri(document.id)
    graph.add((thing, RDF.type, PROV.Entity))
    graph.add((thing, DCTERMS.title, _words(document.title)))
    graph.add((thing, PK.text, Literal(printable(plan.text))))
    if document.issued_on:
        graph.add((thing, DCTERMS.issued, Literal(document.issued_on, datatype=XSD.date)))
    if document.source_url:
        graph.add((thing, DCTERMS.source, Literal(document.source_url)))


def _add_edge(graph: Graph, plan: PlanGraph, edge: Edge, statement: URIRef) -> None:
    source, target, predicate = iri(edge.source), iri(edge.target), PK[edge.type]
    inferred = getattr(edge, "basis", None) == "inferred"
    graph.add((statement, RDF.type, RDF.Statement))
    graph.add((statement, RDF.subject, source))
    graph.add((statement, RDF.predicate, predicate))
    graph.add((statement, RDF.object, target))
    _add_properties(graph, statement, edge.properties())
    if inferred:  # the document does not say it: no plain triple does either
        graph.add((statement, RDF.type, PK.InferredStatement))
    else:
        graph.add((source, predicate, target))
        for standard in _standard(edge):
            graph.add((source, standard, target))
    if isinstance(edge, StatedEdge):
        further = zip(getattr(edge, "evidence_starts", ()), getattr(edge, "evidence_ends", ()), strict=True)
        _add_evidence(graph, plan, statement, [(edge.start, edge.end), *further])


def _standard(edge: Edge) -> Iterator[URIRef]:
    """What other vocabularies call the edge."""
    if edge.type == "PART_OF":
        yield ORG.subOrganizationOf if edge.source.startswith("org:") else DCTERMS.isPartOf
    elif edge.type == "ISSUED_BY":
        yield DCTERMS.creator
    elif edge.type == "CITES":
        yield DCTERMS.references
    elif edge.type == "TEXT_OF":
        yield PROV.specializationOf


def _add_properties(graph: Graph, thing: URIRef, properties: dict[str, Any]) -> None:
    """The schema's properties, of a list one literal for each member; the places of evidence have an annotation instead."""
    for name, value in properties.items():
        if name.startswith("evidence_"):
            continue
        for part in value if isinstance(value, tuple) else (value,):
            if name == "document" and part is not None:
                graph.add((thing, PK.document, iri(part)))
            elif part is not None:
                graph.add((thing, PK[name], _words(part) if name in _TITLES else _literal(part)))


def _add_evidence(graph: Graph, plan: PlanGraph, fact: URIRef, places: list[tuple[int, int]]) -> None:
    """Where a fact was read: PROV for whom it is enough to know the document, an annotation for the words."""
    source, annotation = iri(plan.document.id), BNode()
    graph.add((fact, RDF.type, PROV.Entity))
    graph.add((fact, PROV.wasDerivedFrom, source))
    graph.add((annotation, RDF.type, OA.Annotation))
    graph.add((annotation, OA.motivatedBy, OA.identifying))
    graph.add((annotation, OA.hasBody, fact))
    for start, end in places:
        target, position, words = BNode(), BNode(), BNode()
        graph.add((annotation, OA.hasTarget, target))
        graph.add((target, RDF.type, OA.SpecificResource))
        graph.add((target, OA.hasSource, source))
        graph.add((target, OA.hasSelector, position))
        graph.add((target, OA.hasSelector, words))
        graph.add((position, RDF.type, OA.TextPositionSelector))
        graph.add((position, OA.start, _count(start)))
        graph.add((position, OA.end, _count(end)))
        graph.add((words, RDF.type, OA.TextQuoteSelector))
        graph.add((words, OA.exact, _literal(plan.text[start:end])))
        graph.add((words, OA.prefix, _literal(plan.text[max(start - AROUND, 0) : start])))
        graph.add((words, OA.suffix, _literal(plan.text[end : end + AROUND])))


def _literal(value: str | int | float) -> Literal:
    return Literal(printable(value)) if isinstance(value, str) else Literal(value)


def _words(text: str) -> Literal:
    return Literal(printable(text), lang=_LANGUAGE)


def _count(offset: int) -> Literal:
    return Literal(offset, datatype=XSD.nonNegativeInteger)
