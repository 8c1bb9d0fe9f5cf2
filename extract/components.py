"""组件 (components): the stages of extraction as components of a spaCy pipeline, each with what it requires and assigns.

A stage reads and writes `doc._`, one attribute a stage; its value is a frozen dataclass with exact offsets. `doc.spans` has the
same facts as groups of tokens, for other components and for a look. What each attribute holds says `_RESULTS`.

Importing this module registers the attributes and components: spaCy looks for them in every process that it starts.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

import srsly
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from plankg.extract.assembly import assembled
from plankg.extract.duties.plan_duties import PlanDuties, plan_duties
from plankg.extract.findings.plan_findings import PlanFindings, plan_findings
from plankg.extract.layout.document import PlanDocument
from plankg.extract.model import Cites, PlacedNode, PlanGraph, Span
from plankg.extract.model.plan_json import FORMAT, plan_of_json
from plankg.extract.outline.plan_citations import PlanCitations, plan_citations
from plankg.extract.outline.plan_outline import PlanOutline, plan_outline
from plankg.extract.readers.reading import Source
from plankg.extract.results import Results
from plankg.extract.support.supports import Linked, PlanSupports, supports_of
from plankg.extract.tables.plan_tables import PlanTables, plan_tables
from plankg.extract.targets.plan_targets import PlanTargets, plan_targets

# Each attribute with its value where the stage has not run, or was switched off.
_RESULTS: Final[dict[str, object]] = {
    "document": None,  # PlanDocument: the text, its lines, its tables, its annotations
    "outline": None,  # PlanOutline: headings, metadata, sections, tasks, special columns, projects
    "tables": PlanTables(),  # indicators, projects and duties of tables
    "targets": PlanTargets(),  # indicators of the running text
    "duties": PlanDuties(),  # bodies and who carries what
    "supports": PlanSupports(),  # which task works on which indicator
    "citations": PlanCitations(),  # policies
    "findings": PlanFindings(),  # doubts, contradictions, gaps
    "plan": None,  # PlanGraph: all of it
}

_Result = PlanOutline | PlanTables | PlanTargets | PlanDuties | PlanSupports | PlanCitations | PlanFindings
_GROUPS = {"Section": "sections", "Task": "tasks", "SpecialColumn": "special_columns", "Project": "projects"}

for _name, _default in _RESULTS.items():
    Doc.set_extension(_name, default=_default, force=True)


@Language.component("plankg_layout", requires=[], assigns=["doc._.document", "doc.spans"])
def layout(doc: Doc) -> Doc:
    """The document with its lines and annotations; the file that it was read from is the context that `nlp.pipe` carries."""
    carried = doc._context  # noqa: SLF001  spaCy has no other name for what `as_tuples` carries
    source = carried if isinstance(carried, Source) else None
    document = doc._.document = PlanDocument(source) if source else PlanDocument.of_text(doc.text)
    write_spans(doc, "annotations", (annotation.span for annotation in document.annotations))
    return doc


@Language.component("plankg_outline", requires=["doc._.document"], assigns=["doc._.outline", "doc.spans"])
def outline(doc: Doc) -> Doc:
    """Headings, what the head of the plan says, sections, tasks, special columns, projects."""
    doc._.outline = plan_outline(doc._.document)
    for label, group in _GROUPS.items():
        write_nodes(doc, group, (node for node in doc._.outline.parts.nodes if node.label == label))
    return doc


@Language.component(
    "plankg_tables", requires=["doc._.document", "doc._.outline"], assigns=["doc._.tables", "doc.spans"]
)
def tables(doc: Doc) -> Doc:
    """Indicators, projects and duties of tables."""
    doc._.tables = plan_tables(doc._.document, doc._.outline)
    write_nodes(doc, "indicators", doc._.tables.indicators)
    return doc


@Language.component(
    "plankg_targets",
    requires=["doc._.document", "doc._.outline", "doc._.tables"],
    assigns=["doc._.targets", "doc.spans"],
)
def targets(doc: Doc) -> Doc:
    """Targets in the running text."""
    doc._.targets = plan_targets(doc._.document, doc._.outline, doc._.tables)
    write_nodes(doc, "targets", doc._.targets.indicators)
    return doc


@Language.component(
    "plankg_duties",
    requires=["doc._.document", "doc._.outline", "doc._.tables"],
    assigns=["doc._.duties", "doc.spans"],
)
def duties(doc: Doc) -> Doc:
    """Who carries what: by sentences, annotations and tables."""
    doc._.duties = plan_duties(doc._.document, doc._.outline, doc._.tables)
    stated = [edge for edge in doc._.duties.edges if edge.surface_start is not None]
    places = (Span(edge.surface_start, edge.surface_start + len(edge.surface)) for edge in stated)
    write_spans(doc, "bodies", places, [edge.source for edge in stated])
    return doc


@Language.component(
    "plankg_supports",
    requires=["doc._.document", "doc._.outline", "doc._.tables", "doc._.targets"],
    assigns=["doc._.supports"],
)
def supports(doc: Doc) -> Doc:
    """Which tasks work on which indicator of a table or target of the text."""
    table, found = doc._.tables.indicators, doc._.targets
    tabled = {edge.source for edge in found.quantifies if edge.relation == "same"}
    alone = [target for target in found.indicators if target.id not in tabled and target.sense == "target"]
    linked = Linked(found.sets, [edge for edge in found.quantifies if edge.relation == "same"])
    edges = supports_of(doc._.document.text, doc._.outline.parts.blocks, table, alone, linked)
    doc._.supports = PlanSupports(tuple(edges))
    return doc


@Language.component(
    "plankg_citations", requires=["doc._.document", "doc._.outline"], assigns=["doc._.citations", "doc.spans"]
)
def citations(doc: Doc) -> Doc:
    """Policies that the plan names."""
    doc._.citations = plan_citations(doc._.document, doc._.outline)
    cited = [edge for edge in doc._.citations.edges if isinstance(edge, Cites)]
    write_spans(doc, "policies", (Span(edge.start, edge.end) for edge in cited), [edge.target for edge in cited])
    return doc


_FACTS = ["outline", "tables", "targets", "duties", "supports", "citations"]


@Language.component(
    "plankg_findings",
    requires=["doc._.document", *(f"doc._.{fact}" for fact in _FACTS)],
    assigns=["doc._.findings"],
)
def findings(doc: Doc) -> Doc:
    """Doubts, contradictions and gaps; a body that only a trained component sees (`doc.ents`, label ORG) is a doubt."""
    found = doc.ents if doc.has_annotation("ENT_IOB") else ()
    entities = [Span(entity.start_char, entity.end_char) for entity in found if entity.label_ == "ORG"]
    doc._.findings = plan_findings(doc._.document, results_of(doc), entities)
    return doc


@Language.component(
    "plankg_graph",
    requires=["doc._.document", *(f"doc._.{fact}" for fact in _FACTS), "doc._.findings"],
    assigns=["doc._.plan"],
)
def graph(doc: Doc) -> Doc:
    """All of it as one PlanGraph."""
    doc._.plan = assembled(doc._.document, results_of(doc), doc._.findings)
    return doc


def results_of(doc: Doc) -> Results:
    """What the stages wrote to a Doc."""
    return Results(
        doc._.outline, doc._.tables, doc._.targets, doc._.duties, doc._.supports.edges, doc._.citations
    )  # fmt: skip


def write_nodes(doc: Doc, group: str, nodes: Iterable[PlacedNode]) -> None:
    """Give nodes of the graph as a group of `doc.spans`, in the order of the text."""
    placed = sorted(nodes, key=lambda node: (node.start, node.end))
    write_spans(doc, group, (node.span for node in placed), [node.id for node in placed])


def write_spans(doc: Doc, group: str, places: Iterable[Span], ids: Sequence[str] = ()) -> None:
    """Give places as a group of `doc.spans`: tokens from the first to the last that a place touches.

    `group.attrs["ids"]` has the id of the node that each span is of. (`span.id_` would keep every id in the vocabulary
    for as long as the process runs.)
    """
    spans = (doc.char_span(place.start, place.end, label=group, alignment_mode="expand") for place in places)
    doc.spans[group] = SpanGroup(doc, name=group, attrs={"ids": [*ids]}, spans=[span for span in spans if span])


def _encoded(value: object, chain: Callable[[object], object] | None = None) -> object:
    """What travels with a Doc to another process or a file: its plan, and of no stage its result."""
    if isinstance(value, PlanGraph):
        return {
            "plankg": {"format": FORMAT, **value.to_json(with_text=True, with_inferred=True)},
            "merges": value.merges,
        }
    if isinstance(value, PlanDocument | _Result):
        return None
    return value if chain is None else chain(value)


def _decoded(value: dict[str, Any], chain: Callable[[object], object] | None = None) -> object:
    if value.keys() == {"plankg", "merges"}:
        merges = tuple((printed, name, rule) for printed, name, rule in value["merges"])
        return replace(plan_of_json(value["plankg"]), merges=merges)
    return value if chain is None else chain(value)


srsly.msgpack_encoders.register("plankg", func=_encoded)
srsly.msgpack_decoders.register("plankg", func=_decoded)
