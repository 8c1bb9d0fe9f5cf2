"""Which values a filter takes where the schema lists them all: other values are an error, not an empty answer."""

from collections.abc import Mapping

from plankg.api.errors import BadValue

ROLES = ("lead", "support", "owner", "guide", "performer", "subject")
BASES = ("stated", "inferred")
LEVELS = ("national", "province", "city", "county", "township")
_ANY: Mapping[str, tuple[str, ...]] = {"role": ROLES, "basis": BASES}
_OF_QUERY: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("tasks", "kind"): ("heading", "item", "measure"),
    ("tasks", "deadline_kind"): ("date", "recurring", "ongoing", "relative"),
    ("bodies-of-document", "relation"): ("ISSUED_BY", "ADDRESSED_TO"),
    ("tasks-for-organization", "label"): ("Task", "Project", "SpecialColumn"),
    ("organizations", "kind"): (
        "government",
        "party",
        "department",
        "institution",
        "association",
        "enterprise_class",
        "committee",
        "post",
    ),
    ("organizations", "level"): LEVELS,
    ("indicators", "origin"): ("table", "text"),
    ("indicators", "nature"): ("binding", "expected"),
    ("indicators", "sense"): ("target", "norm"),
    ("findings", "verdict"): ("plan", "extractor", "agrees"),
    ("neighbours", "type"): (
        "PART_OF",
        "STATED_IN",
        "RESPONSIBLE_FOR",
        "SUPPORTS",
        "SETS",
        "QUANTIFIES",
        "CITES",
        "TEXT_OF",
        "ISSUED_BY",
        "ADDRESSED_TO",
    ),
}


# What a parameter can be, for the description of the API; the plan of corpus/ has these.
EXAMPLES: Mapping[str, str] = {
    "document": "gansu-market-regulation-145",
    "due_by": "2025-12-31",
    "edge": "gansu-market-regulation-145~ADDRESSED_TO~org:甘肃省药品监督管理局~216~",
    "first": "税务",
    "from": "食品评价性抽检合格率",
    "indicator": "19",
    "node": "gansu-market-regulation-145",
    "organization": "省药监局",
    "nodes": "gansu-market-regulation-145",
    "policy": "甘肃省“十四五”市场监管规划",
    "phrase": "特种设备",
    "q": "特种设备",
    "query": "policies",
    "second": "公安",
    "section": "第三章",
    "source": "gansu-market-regulation-145",
    "target": "org:甘肃省药品监督管理局",
    "task": "深化市场准入制度改革",
    "text": "食品安全",
    "to": "省药监局",
    "type": "ADDRESSED_TO",
    "words": "特种设备",
}


def choices(query: str, parameter: str) -> tuple[str, ...] | None:
    """All values that a parameter of a query takes; None where any will do."""
    return _OF_QUERY.get((query, parameter)) or _ANY.get(parameter)


def check_choice(query: str, parameter: str, value: str) -> None:
    """Let a value pass that the parameter takes.

    Raises:
        BadValue: it takes others.
    """
    allowed = choices(query, parameter)
    if allowed and value not in allowed:
        raise BadValue(parameter, value, f"应为 {'、'.join(allowed)} 之一")
