"""流水线 (pipeline): from the file of a plan to its PlanGraph, by one spaCy pipeline whose components are the stages.

`pipeline()` is the one of this process; what is added to it or replaced in it counts for every extraction from then on.
`make_pipeline` makes another, by spaCy's own configuration (docs/trained-component.md).
"""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import plankg.extract.text.lean_spacy  # isort: skip  # before spaCy is imported by its name
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_config, load_model_from_config

import plankg.extract.components
import plankg.extract.text.tokenizer
from plankg.extract.model import PlanGraph
from plankg.extract.model.plan_json import is_export, read_export
from plankg.extract.readers.reading import Source, read_source

# spaCy finds the components and the tokenizer by name; these modules register them.
REGISTERED = (plankg.extract.components, plankg.extract.text.tokenizer)
_CONFIG = Path(__file__).with_name("pipeline.cfg")
# Characters of a text; spaCy's own limit is one million.
_LONGEST = 50_000_000


@cache
def pipeline() -> Language:
    """The pipeline of this process, made on first use."""
    return make_pipeline()


def make_pipeline(
    overrides: Mapping[str, Any] | None = None,
    *,
    config: Path = _CONFIG,
    disable: Iterable[str] = (),
    exclude: Iterable[str] = (),
) -> Language:
    """A pipeline as a configuration says.

    Args:
        overrides: settings by their dotted names, as spaCy takes them: `{"nlp.tokenizer.edges": []}`.
        config: a file in spaCy's format, pipeline.cfg by default.
        disable: components that are loaded and do not run; `enable_pipe` switches one on.
        exclude: components that are left out.
    """
    settings = load_config(config, dict(overrides or {}))
    nlp = load_model_from_config(settings, disable=list(disable), exclude=list(exclude), auto_fill=True)
    nlp.max_length = _LONGEST
    return nlp


def extract_file(path: Path, nlp: Language | None = None) -> PlanGraph:
    """Read a plan and extract its graph, or take it from an export; every quote has been compared with the text.

    Args:
        path: the file.
        nlp: the pipeline, `pipeline()` by default.

    Raises:
        InputError: the file cannot be used; the class says why (extract/errors.py).
    """
    return read_export(path) if is_export(path) else extract_source(read_source(path), nlp)


def extract_source(source: Source, nlp: Language | None = None) -> PlanGraph:
    """Extract the graph of a text that has been read.

    Raises:
        NoStructure: the text is a title at most.
    """
    plan: PlanGraph = doc_of(source, nlp)._.plan
    return plan


def doc_of(source: Source, nlp: Language | None = None) -> Doc:
    """The text as a Doc that has gone through the pipeline: `doc._` has the results, `doc.spans` their places.

    Raises:
        NoStructure: as `extract_source`.
    """
    ((doc, _),) = (nlp or pipeline()).pipe([(source.text, source)], as_tuples=True)
    return doc
