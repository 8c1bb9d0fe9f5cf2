"""Years of a question (年份): those that fit the indicator or the documents that it is about, and what to say of the others."""

from collections.abc import Mapping, Sequence
from typing import Any

from plankg.api.questions.entity_linking import Mention, ParsedQuestion
from plankg.api.questions.names import Name, Names
from plankg.api.questions.tokens import Token


def planned_by(chosen: Mapping[str, Name], names: Names, document: str | None) -> list[Mapping[str, Any]]:
    """The documents that the question is about."""
    about = {document} if document else {name.document for name in chosen.values() if name.document}
    return [each for each in names.documents if not about or each["document_id"] in about]


def fitting_years(
    row: Mapping[str, Any], parsed: ParsedQuestion, planned: Sequence[Mapping[str, Any]]
) -> tuple[list[Token | Mention], list[str]]:
    """The years of the question that fit the indicator or the documents, and a remark for each that does not."""
    fitting: list[Token | Mention] = []
    remarks = []
    for token in parsed.years:
        if token.kind == "period":
            fits = bool(planned) and all(each["period_start"] == token.year for each in planned)
        else:
            known = [row[key] for key in ("baseline_year", "target_year") if row.get(key)]
            fits = token.year in known
            if row and not fits:
                has = f"只有{'年和'.join(map(str, known))}年的值" if known else "没有写明年份"
                remarks.append(f"问的是{token.year}年，这个指标{has}")
        if fits:
            fitting.append(token)
    this = [word for word in parsed.words if parsed.typed(word) == "今年"]
    if row.get("target_year") and this:
        remarks.append(f"问的是今年，列出的是{row['target_year']}年的值")
        fitting += this
    return fitting, remarks
