"""What is said with an answer (说明): how the question was understood, and what makes a name or a number doubtful."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from plankg.api.catalogue.wording import VALUES
from plankg.api.questions.entity_linking import ParsedQuestion
from plankg.api.questions.frame import Frame
from plankg.api.questions.names import EXACT, NUMBER, Name, Names
from plankg.api.questions.tokens import Token
from plankg.api.questions.understanding import Understanding
from plankg.graph.catalogue import find

# The word for one kind of part → the kind or label of the parts.
PARTS = {"measure": "measure", "item": "item", "project": "Project", "column": "SpecialColumn"}
WHOLE = 100  # %
ALONE = ("project", "column")
# Queries for all things of a kind, of which a narrower word means only some.
WHOLE_LISTS = (
    "policies-cited",
    "organizations",
    "indicators",
    "tasks",
    "tasks-for-organization",
    "findings",
    "projects",
)


def doubts(best: Understanding, chosen: Mapping[str, Name], parsed: ParsedQuestion) -> list[str]:
    """What makes a name doubtful."""
    doubts = []
    quoted = bool(parsed.folded.quoted)
    if "text" in best.intent.flags and not quoted and "mention" not in parsed.groups:
        doubts.append(f"只按文字中有“{best.text}”查找，没有这个词而内容有关的不在内")
    doubts += [f"没有区分“{parsed.typed(word)}”，列出的是全部" for word in _narrower(best, parsed)]
    kinds = (w for w in parsed.words if "which" in w.groups and parsed.typed(w)[-1] in "类种")
    doubts += [
        f"没有区分“{parsed.typed(word)}”，列出的是其中的内容" for word in kinds if best.intent.name == "contents"
    ]
    for filled in best.filled:
        name = chosen.get(filled.slot.parameter) or filled.names[0]
        if best.intent.name == "place" and name.label == "Project" and not best.asked:
            doubts.append("问的如果是建设地点，请看项目原文")
        if not filled.mention.sure(name):
            doubts.append(
                f"没有完全叫“{parsed.typed(filled.mention)}”的名称，按最接近的“{_inside_quotes(name.shown)}”作答"
            )
    return doubts


def _narrower(best: Understanding, parsed: ParsedQuestion) -> list[Token]:
    """Words that mean only some of what the rows are, and that nothing else in the question says more widely: 条例, 问题."""
    if best.intent.query not in WHOLE_LISTS:
        return []
    wide = any("finding" in word.groups and "narrower" not in word.groups for word in parsed.words)
    return [word for word in parsed.words if "narrower" in word.groups and word not in best.unused and not wide]


def mixed(best: Understanding, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """A number is doubtful where things of other kinds are counted too, and so is a list of one kind asked for alone."""
    if best.counted and best.intent.name == "findings":
        return ["数量里既有矛盾，也有缺口"]
    if not rows or "label" not in rows[0] or best.intent.query == "task":
        return []
    asked = {kind for group, kind in PARTS.items() if group in best.asked and (best.counted or group in ALONE)}
    others = {row.get("kind") or row["label"] for row in rows} - asked
    return [f"结果里还有：{'、'.join(sorted(VALUES['kind'][kind] for kind in others))}"] if asked and others else []


def notes(best: Understanding, chosen: Mapping[str, Name], parsed: ParsedQuestion) -> list[str]:
    """What is worth knowing although it is clear: a name that was given in part."""
    notes = []
    for filled in best.filled:
        name = chosen.get(filled.slot.parameter)
        if name and filled.mention.how not in (EXACT, NUMBER) and filled.mention.sure(name):
            notes.append(f"“{parsed.typed(filled.mention)}”按“{_inside_quotes(name.shown)}”理解")
    return notes


def in_words(
    best: Understanding,
    chosen: Mapping[str, Name],
    parameters: Mapping[str, object],
    document: str | None,
    names: Names,
) -> str:
    """What was understood, in Chinese."""
    title = next((str(d["title"]) for d in names.documents if d["document_id"] == document), "")
    shown = {key: _inside_quotes(name.shown) for key, name in chosen.items()}
    otherwise_said = {"role": "承担", "nature": "", "origin": "", "kind": "全部", "relation": "印发单位和主送"}
    for key, otherwise in otherwise_said.items():
        value = parameters.get(key)
        word = VALUES[key].get(str(value)) if value else None
        shown[key] = word or otherwise
    if parameters.get("kind") == "heading":
        shown["kind"] = "标题"
    plain = "《{document}》" in best.intent.says
    shown["document"] = title if plain else f"《{title}》中的" if title else ""
    shown["text"] = best.text
    said = best.intent.says.format_map(shown)
    inside = f"（限于《{title}》）" if title and "{document}" not in best.intent.says else ""
    if "section" in chosen and "{section}" not in best.intent.says:
        inside += f"（限于“{shown['section']}”）"
    return f"{said}{inside}{'有多少' if best.counted else ''}"


def _inside_quotes(name: str) -> str:
    """A name in quotation marks: those inside it become single ones."""
    return name.replace("“", "‘").replace("”", "’")


def why_empty(query: str, parameters: Mapping[str, object]) -> str:
    """Why there are no rows: the role that was asked for, else what the query says."""
    role = VALUES["role"].get(str(parameters.get("role")))
    return f"没有读出“{role}”这一职责；去掉这个限制可能有内容。" if role else find(query).empty


def plans_without(frame: Frame, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Which of the plans, or of the bodies that are compared, have no row, where the others have."""
    if frame.group_by and (only := [each for each in frame.without if not each.negated]):
        counted = {row.get("organization_id") for row in rows}
        without = [f"“{each.shown}”" for each in only if rows and not counted & {*each.value}]
        return [f"{'、'.join(without)}没有找到，不等于原文没有写"] if without else []
    if len(frame.titles) < 2 or frame.share or frame.group_by not in ("", "document"):
        return []
    found = {row["document_id"] for row in rows}
    named = zip(frame.documents, frame.titles, strict=False)
    without = [f"《{title}》" for id_, title in named if rows and id_ not in found]
    return [f"{'、'.join(without)}中没有找到，不等于原文没有写"] if without else []


def said_as_whole(frame: Frame, rows: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """That 全覆盖 counts as 100%, where values are asked for by their number."""
    asked = any(each.name.startswith("target-") and each.value == WHOLE for each in frame.filters)
    words = [
        str(row["name"]) for row in rows if asked and row.get("target_raw") and "100" not in str(row["target_raw"])
    ]
    return (f"{'、'.join(words)}写作“全覆盖”等，按100%计入",) if words else ()


def on_the_day(frame: Frame, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """How many of what is due by the end of a month has just this time limit: 12月底前 has what is due in June too."""
    days = [each.value for each in frame.filters if each.name.startswith("due-by")]
    dues = [str(row["last_day"]) for row in rows if days and row.get("last_day")]
    same = sum(due.endswith(days[0]) for due in dues)
    return [f"其中时限正好是{days[0]}的{same}项，其余更早"] if 0 < same < len(dues) else []


def more_numbers(question: str, best: Understanding, rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Of a question for more than one number the numbers by role, else that only one is answered: 牵头几项、配合几项."""
    if best.counted and len(re.findall("几|多少", question)) > 1:
        said = Counter(VALUES["role"][str(row["role"])] for row in rows if row.get("role"))
        by_role = "、".join(f"{role}{number}项" for role, number in said.items())
        yield f"其中{by_role}" if by_role else "问了不止一个数，只回答了一个"
