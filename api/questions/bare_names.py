"""Names of a question by themselves (单独的名称): what is usually asked of them, and those that say too little."""

from collections.abc import Iterable, Mapping

from plankg.api.questions.entity_linking import Mention, ParsedQuestion, names_plan
from plankg.api.questions.names import EXACT, NEAR, NUMBER, Name
from plankg.api.questions.refusal import guessed
from plankg.api.questions.tokens import Token
from plankg.api.questions.understanding import Understanding

# What is usually asked of a thing that is named and no more.
USUAL = {
    "Organization": "{}负责哪些任务",
    "Indicator": "{}的目标值",
    "SpecialColumn": "{}包含哪些内容",
    "Project": "{}由谁负责",
    "Task": "{}由谁负责",
}


def usual_question(parsed: ParsedQuestion) -> str:
    """The usual question about what a question names without asking anything: 海关总署, 专栏4."""
    things = [each for each in parsed.mentions if not names_plan(each)]
    if len(things) != 1 or parsed.unknown or parsed.years:
        return ""
    mention = things[0]
    labels = {name.label for name in mention.names}
    plan = "".join(f"{each.words}的" for each in parsed.mentions if names_plan(each))
    bare = all(word.groups & {"particle", "count"} for word in parsed.words)
    only = len({name.id for name in mention.names}) == 1
    if labels == {"Organization"} and bare and (plan or only or mention.how == EXACT):
        return f"{plan}{mention.words}负责{'几项' if 'count' in parsed.groups else '哪些'}任务"
    near = mention.how == NEAR or mention.sure(mention.names[0])
    clear = mention.how in (EXACT, NUMBER) or (labels == {"Indicator"} and near)
    if not clear or any(not word.groups <= {"particle"} for word in parsed.words):
        return ""
    usual = next((USUAL[label] for label in USUAL if label in labels), "")
    several = labels <= {"Indicator", "Task", "Section"}
    return plan + usual.format(mention.words) if usual and (only or several) else ""


def body_by_part(best: Understanding) -> bool:
    """Whether a body was taken from a part of its name: 教育局 for that of a city."""
    return any(f.slot.labels == ("Organization",) and f.mention.how not in (EXACT, NUMBER) for f in best.filled)


def narrowing(best: Understanding, left: Iterable[Token | Mention]) -> list[Token | Mention]:
    """Words for a role that are left over of a question for all tasks, which they narrow: 几家抢着牵头的任务."""
    words = (piece for piece in left if isinstance(piece, Token) and best.intent.query == "tasks")
    return [piece for piece in words if piece.groups & {"lead", "help"}]


def guesses(best: Understanding, chosen: Mapping[str, Name]) -> list[Mention]:
    """The mentions that say too little for the name that they would be taken for."""
    named = ((filled.mention, chosen.get(filled.slot.parameter)) for filled in best.filled)
    return [mention for mention, name in named if name and guessed(mention, name)]
