"""水平与变化 (levels): what a quantity is to reach, by how much it is to change, and what share of a thing is to do something.

The value of a clause is `V` in the patterns. What was said before in the same sentence is at hand: a clause without a
name of its own (2030年达到70%) is about what was named last.
"""

import re
from dataclasses import replace
from functools import cache

from plankg.extract.model.spans import Span
from plankg.extract.targets.clauses import (
    Clause,
    Target,
    TargetRule,
    clause_of,
    is_bare,
    names_measure,
    stated,
    subject_before,
)
from plankg.extract.targets.masking import V
from plankg.extract.targets.naming import TWO_LETTERS, after_verb, borders, ends_in_verb, measure_at_end, trimmed
from plankg.extract.targets.norms import bounds
from plankg.extract.targets.not_targets import only_describes
from plankg.extract.targets.value_expressions import PERIODS
from plankg.extract.text.rule import compiled
from plankg.extract.text.values import COMPARED, operator
from plankg.extract.text.wordlists import alternatives

_EACH_IS_A_RATE = re.compile("(?:率|比例|比重|占比)$")
# 的 after a level makes it a condition (达到50万元的人才), but not before these.
_NOT_DESCRIBING = r"(?!的(?!目标|水平|要求|任务|比例|速度|增速|规模))"
_DOES = re.compile("实现|生成|产生|达到|完成|建成|开展|接入|配备")


@cache
def reach() -> str:
    """The verbs that bring a quantity to a level: 达到, 提高到, 压缩至, 控制在."""
    moved = rf"{alternatives('targets/level_verbs')}(?:到|至|为|在)了?"
    return rf"(?:{moved}|下达|达到|(?<![传抵])达|占(?!比)|保持|稳定|维持|控制|为|实现|至|在)"


def _reached(match: re.Match[str]) -> Target | tuple[Target, ...] | None:
    """NAME 达到 V; without a name of its own it is about what was named before."""
    clause = clause_of(match)
    at = match.start("value")
    name, start = clause.name(_name_start(match["name"]), match.end("name"))
    if clause.pending is not None and not TWO_LETTERS.search(name):
        named, begin, value = clause.pending
        return stated(clause, named, 0, at + 1, baseline=value.value, quote=Span(begin, clause.value.span.end))
    verb = str(clause)[match.end("name") : at]
    if len(name) < 2:
        return carried(match) if not re.match(r"[“\"]?[\u4e00-\u9fff]{2}", str(clause)[at + 1 :]) else None
    if is_bare(name) and clause.last is None:
        name = subject_before(clause) or name
    found = stated(clause, name, start, at + 1) if _ends_in_level(verb, clause, at) else None
    if found is None or _in_a_name(clause, at):
        return None
    parts = re.split("[、和]", name)
    each = re.search(r"(?:分别|均|都)[^,]{0,6}$", str(clause)[:at]) is not None
    if len(parts) > 1 and all((each or _EACH_IS_A_RATE.search(part)) and len(part) > 2 for part in parts):
        return tuple(replace(found, name=part) for part in parts)
    return found


def _ends_in_level(verb: str, clause: Clause, at: int) -> bool:
    """Whether a number after 为 or 在 is a level: in 推动学校在10个左右领域培训 it belongs to what follows."""
    if verb not in {"为", "在", "下达"}:
        return True
    follows = re.match("(?!的(?:目标|水平)|[和及并以左之内])[\u4e00-\u9fff]", str(clause)[at + 1 :])
    return follows is None and (verb != "在" or clause.value.compared)


def _in_a_name(clause: Clause, at: int) -> bool:
    """Whether a level is a part of what quotes call a thing: 增加“主体结构达到三分之二进度”节点."""
    words = str(clause)
    opened = words[:at].count("“") > words[:at].count("”")
    return opened and re.match("[\u4e00-\u9fff]{0,6}”(?!的)[\u4e00-\u9fff]", words[at + 1 :]) is not None


def _name_start(words: str) -> int:
    """Where a name begins: after the verb in 提升应用率至, and in 建成园区面积达到 with the verb, which is a part of it."""
    first, last = trimmed(words)
    name = words[first:last]
    moved = re.search("[将使](?=[^将使]{3,}$)", name)
    if moved is not None and moved.start() in borders(name) and moved.end() in borders(name):
        return first + moved.end()
    lifted = re.match(rf"(?:{alternatives('targets/change_verbs')}|优化|拓展)", name)
    if lifted is not None and lifted.group() != "新增":
        begin = first + lifted.end()
        return begin if begin in borders(words) else 0
    if lifted is None and (name.startswith("建设") or measure_at_end().search(words)):
        return 0
    return after_verb(words)


def _changed(match: re.Match[str]) -> Target | tuple[Target, ...] | None:
    """由 A，缩短 V，调整为 B: the change between two values that are named is no further target."""
    clause, end = clause_of(match), match.end("name")
    # The 减 of 核减 is a piece of a word.
    cut = end > 0 and end not in borders(str(clause)[: match.start("value")])
    return None if clause.pending is not None or cut else _reached(match)


def carried(match: re.Match[str]) -> Target | None:
    """A target about what was named before: 2030年达到70%."""
    clause = clause_of(match)
    last = clause.last
    if (last is not None and last.sense == "norm") or (last is None and clause.value.unit in PERIODS):
        return None
    at = match.start("value")
    year = re.search(r"(20\d\d)年", str(clause)[:at])
    name = _kept(clause) or (last.name if last is not None else subject_before(clause))
    return stated(clause, name, 0, at + 1, year=int(year[1]) if year else None)


def _of_title(match: re.Match[str]) -> Target | None:
    """A value alone, or with a year: of the title before (林业投资：30亿元), or of what was named before (2027年30公里)."""
    clause = clause_of(match)
    if clause.last is not None and clause.last.unit == clause.value.unit and re.search(r"20\d\d年", clause):
        return carried(match)
    before = clause.sentence[: clause.offset]
    if re.fullmatch("[^。;:,]+[。:]", before) is None or clause.value.unit in PERIODS | {None}:
        return None
    name = before[slice(*trimmed(before[:-1]))]
    made = compiled("新[增建]").match(name)
    name = name[made.end() :] if made else name
    fits = made or names_measure(re.sub(r"\([^()]*\)$", "", name))
    return stated(clause, name, 0, match.start("value") + 1) if fits and not only_describes(name) else None


def _kept(clause: Clause) -> str:
    """What the clause before says without a number and this one with it: 湿地保有量不减少，保持在12万亩."""
    before = re.split("[。;:,]", clause.sentence[: clause.offset].rstrip(","))[-1]
    own = before[slice(*trimmed(before))]
    moves = r"(?:不(?:减少|降低|增加)|(?:持续|稳步|逐步|明显|大幅|显著|有所|进一步|基本|总体)+(?:保持)?[\u4e00-\u9fff]{2,4})"
    said = compiled(rf"(?P<name>[^{V}]{{2,}}?){moves}").fullmatch(own)
    return said["name"] if said is not None and measure_at_end().search(said["name"]) else ""


def _doubled(match: re.Match[str]) -> Target | None:
    """NAME 翻一番: so many times as much."""
    clause = clause_of(match)
    if not re.match("翻|.*倍增", clause.value.printed.removeprefix(clause.value.before)):
        return None
    verb = re.match("(?:促进|推动|推进|带动|助推|实现)", match["name"])
    name, start = clause.name(verb.end() if verb else 0, match.end("name"))
    return stated(clause, name, start, match.start("value") + 1) if len(name) >= 2 else None


def _share(match: re.Match[str]) -> Target | None:
    """V(%) 以上的 NAME 做到…: a share of all shall do something; 40平方公里以上林地达到…要求."""
    clause = clause_of(match)
    left, right = match["left"], match["name"]
    if right.startswith(
        ("”", '"', "投向", "投入", "即可", "方可", "比例", "标准", "符合下列", "符合以下", "有下列")
    ) or re.search("给予|按照?|奖励|补[助贴]", left):
        return None
    if clause.value.unit != "%" and (not re.search("达到|达标|符合", right) or re.search(f"{reach()}$", right)):
        return None  # 300米以下重点区域覆盖率达到85%: a size, and what is reached comes after it
    own = left[slice(*trimmed(left))]
    if own and clause.value.value == 100 and len(right) <= 4 and not ends_in_verb(left):
        name, start = clause.name(0, len(left))
        return stated(clause, name, start, match.end("name"))
    if right.startswith("用于") or (own and not ends_in_verb(left) and _DOES.match(right)):
        name, start = clause.name(0, len(left))
        return stated(clause, name, start, match.start("value") + 1 if right.startswith("用于") else match.end("name"))
    if own and not ends_in_verb(left):
        return None
    end = match.end("name") if right.count("(") == right.count(")") else match.start("name") + right.rindex("(")
    name, _ = clause.name(match.start("name"), end)
    return stated(clause, name, match.start("value"), end)


def _share_of(match: re.Match[str]) -> Target | None:
    """完成 NAME 的 V(%): the share of the work; NAME 不少于 ALL 的 V: at least that share of all."""
    clause = clause_of(match)
    if clause.value.unit != "%":
        return None
    bound = re.search(f"(?P<bound>(?!最[高低]|[约近共总合接]){COMPARED})[^{V}]{{2,30}}$", match["name"])
    if bound is not None:
        name, start = clause.name(0, bound.start())
        if len(name) < 3:
            name, start = clause.last.name if clause.last is not None else "", 0
        found = stated(clause, name, start, match.start("value") + 1, op=operator(bound["bound"], ""))
        return replace(found, sense="norm") if found is not None and bounds(clause) else found
    whole = re.sub(f"大?约为[^{V}]{{2,12}}$", "", match["name"])
    name, start = clause.name(after_verb(whole), match.start("name") + len(whole))
    return stated(clause, name, start, match.start("value") + 1) if len(name) >= 2 else None


@cache
def level_rules() -> tuple[TargetRule, ...]:
    """The rules in the order of trial."""
    change = alternatives("targets/change_verbs")
    against = rf"(?:[比较](?![重例率值])[^{V}]{{1,14}}?)?(?:年均|累计|平均|每年|力争|再|总体|同比|环比)*"
    return (
        TargetRule(
            name="target-reaches",
            gloss="NAME 达到/提高到/控制在 V: a level to be reached.",
            cues=(),
            pattern=rf"^(?P<name>[^{V}]*?){reach()}(?:每[人户月年亩]|人均|户均|20\d\d年(?:同期|水平)?的|承诺(?:时限|期限|时间)?的?)?(?P<value>{V}){_NOT_DESCRIBING}",
            build=_reached,
            finds={
                "到2025年,食品抽检合格率达到98%以上。": {"name": "食品抽检合格率", "op": ">=", "value": 98},
                "使计量标准总数达到1312项,覆盖多个领域。": {"name": "计量标准总数", "op": "=", "value": 1312},
                "采伐审批时限压缩至承诺时限3个工作日。": {"name": "采伐审批时限", "value": 3},
                "公共充电桩,到2027年达到1000个。": {"name": "公共充电桩", "value": 1000, "year": 2027},
                "发展低空经济,规模达到500亿元。": {"name": "低空经济", "value": 500},
            },
            skips=(
                "达到国家法定要求。",
                "年薪达到50万元的可申报。",
                "增设“主体工程达到三分之一进度”节点。",
                "准备阶段，3月至5月。",
            ),
        ),
        TargetRule(
            name="target-of-title",
            gloss="NAME：V; YEAR V: what the title before, or the clause before, is about.",
            cues=(),
            pattern=rf"^(?:[到至]?20\d\d年[底末]?)?(?P<value>{V})$",
            build=_of_title,
            finds={
                "林业投资:30亿元;": {"name": "林业投资", "value": 30, "unit": "亿元"},
            },
            skips=("总投资:5亿元。", "开工时间:3月。"),
        ),
        TargetRule(
            name="target-doubles",
            gloss="NAME 翻一番, 倍增: twice as much.",
            cues=("番", "倍增"),
            pattern=rf"""
                ^(?P<name>[^{V}]*?)(?:(?:比|较|在)[^{V}]{{1,14}}?(?:基础上)?)?(?:实现|再)?(?P<value>{V})
                (?![^,。;]{{0,2}}(?:计划|行动|工程))
            """,
            build=_doubled,
            finds={
                "到2035年,生产总值比2020年翻一番。": {"name": "生产总值", "value": 2, "unit": "倍"},
                "实现园区产值翻两番。": {"value": 4, "name": "园区产值"},
            },
            skips=("实施企业倍增计划。", "翻番。", "服务倍增企业的职工。"),
        ),
        TargetRule(
            name="target-relative-change",
            gloss="NAME 比…增加 V: a change against the named start.",
            cues=(),
            pattern=rf"""
                ^(?P<name>[^{V}]*?){against}{change}了?(?P<value>{V})(?=的目标|(?![\u4e00-\u9fff]))
            """,
            build=_changed,
            finds={
                "全省证书数量比“十三五”时期增加5%以上。": {"value": 5, "unit": "%", "op": ">=", "name": "证书数量"},
                "单位能耗累计下降13%。": {"name": "单位能耗", "value": 13, "accumulation": "cumulative"},
                "审批时间缩短3个工作日。": {"name": "审批时间", "value": 3, "unit": "个工作日"},
                "力争经营收入比上年增加一倍。": {"name": "经营收入", "value": 1, "unit": "倍"},
            },
            skips=("增加投入，提高能力。", "可在认定时核减1套。"),
        ),
        TargetRule(
            name="target-share-that",
            gloss="V 以上的 NAME 做到…: a share of all shall do something.",
            cues=(),
            pattern=rf"^(?P<left>[^{V}]*?)(?P<value>{V})的?(?P<name>[^{V}、和及]{{2,60}}[^{V}]*)",
            build=_share,
            finds={
                "80%以上的社区建成养老服务站。": {"name": "社区建成养老服务站", "value": 80, "op": ">="},
                "到2030年,40平方公里以上林地达到健康要求。": {"name": "林地达到健康要求", "value": 40},
                "公共事项90%以上实现网办。": {"name": "公共事项", "value": 90},
                "实现一成以上的旧窑转为新窑,每年享受2天免费培训。": {"name": "旧窑转为新窑", "value": 10},
            },
            skips=("给予10%的补贴。",),
        ),
        TargetRule(
            name="target-share-of",
            gloss="完成 NAME 的 V, NAME 不少于 ALL 的 V: a share of a whole.",
            cues=("的",),
            pattern=rf"^(?P<name>[^{V}]{{3,}}?)的(?P<value>{V})(?![\u4e00-\u9fff])",
            build=_share_of,
            finds={
                "完成普查工作量的75%。": {"name": "普查工作量", "value": 75},
                "绿地面积应不少于总量的30%。": {"name": "绿地面积", "value": 30, "op": ">="},
            },
            skips=("其中的3个。",),
        ),
    )
