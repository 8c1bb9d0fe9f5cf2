"""docs/queries.md: the catalogue of queries, from the headers of cypher/."""

from docs.markdown import table
from plankg.graph.catalogue import Query, catalogue

OPENING = """\
# Queries

Every reading query is one file in `cypher/queries/`; its header is the contract that this page, the HTTP API and the command
line are made from. Run one with `plankg query NAME key=value …` or `GET /api/queries/NAME?key=value`.
A parameter takes an id, or what names the thing: a number, a name, an alias, a part that only one name has.
Any cell can be null: what a plan leaves open stays open.
"""


def queries_page() -> str:
    """The page."""
    return OPENING + "".join(_section(query) for query in catalogue().values())


def _section(query: Query) -> str:
    text = f"\n## {query.name}\n\n{query.summary} {query.title}。\n"
    if query.parameters:
        rows = [(f"`{p.name}`", p.type, p.gloss + (" (optional)" if p.optional else "")) for p in query.parameters]
        text += "\n" + table(("parameter", "type", "meaning"), rows)
    return text + "\n" + table(("column", "type", "meaning"), [(f"`{c.name}`", c.type, c.gloss) for c in query.columns])
