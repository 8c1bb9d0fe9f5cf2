"""计数 (counting): so many of a thing are to be made, done or had, with the number before the thing or after it."""

import re
from dataclasses import replace
from functools import cache

from plankg.extract.targets.clauses import (
    Clause,
    Target,
    TargetRule,
    W,
    clause_of,
    is_bare,
    object_before,
    stated,
    subject_before,
)
from plankg.extract.targets.levels import carried, reach
from plankg.extract.targets.masking import V
from plankg.extract.targets.naming import (
    after_verb,
    borders,
    ends_in_verb,
    making_verbs,
    measure_at_end,
    trimmed,
    verb_before,
    verbs_in,
)
from plankg.extract.targets.not_targets import only_describes
from plankg.extract.targets.value_expressions import HELD, PERIODS, TIMES, Value
from plankg.extract.text.rule import compiled
from plankg.extract.text.values import COMPARED, operator

# 高标准农田累计建成120万亩: the thing before the deed; 各县完成20个 says who.
_THING_FIRST = r"(?P<thing>[^,、]{3,}?)(?:累计|新|再|全年|已)*(?:建成|新建|建设|完成|改造|整治|治理|修复|培育|筹集|投放|投用)(?:了|约)?"
# 造林10万亩，抚育20万亩: work of its own; 其中抚育20万亩 is a part of what was named before.
_ACTIVITY = "抚育|复垦|补植|补栽|修复|整治|治理|清淤|绿化|管护"
_DOER = r"[局厅委办部省市县区镇乡村户人社企]$|政府|部门|单位|公司|财政|街道|集团|各"
# Rules whose target names what comes after its number: the words up to the next number are taken.
COUNTED_AFTER = frozenset({"target-number-first"})
_AMOUNTS = {"%", "元", "万元", "亿元"}
# 对其中的24公里补栽: what is done with a part of what was named before.
_OF_THEM = "对其中的?"
# Units that measure, where a number before a name describes it: 200万元以下的采购项目.
_MEASURED = re.compile("[元米里亩顷吨克瓦时升岁年月日天度WVA%]$")
# What an amount before it is the size of: 亿元以上重点项目.
_SIZED = re.compile("的?[^,。]{0,6}?(?:项目|企业|工程)")
# What is counted in these may be named by its verb alone: 培训5万人次.
# Smaller numbers in quotes are a part of a name: “1个地图”和“3张清单”.
_NAMED_NUMBER = 10
_OCCASIONS = {"人次", "万人次", "场", "场次", "次", "人", "万人", "名", "万名", "件次", "户次"}
_OCCASION = re.compile("培训|走访")
_JOINED = re.compile("^(?:[、和及与或并]|以及)")
_UNKNOWN_VERB = re.compile(r"对?(?:[\u4e00-\u9fff]{2}(?:[并和、][\u4e00-\u9fff]{2})?)?")
# What follows 的 is what is done with the thing counted: 18个“一件事”的落地运行.
_DEED = re.compile(
    "落地|运行|建设|改造|实施|编制|提升|提质|更新|认定|评定|创建|培育|推广|应用|工作|任务|目标|(?:自主|自动)?(?:申报|办理|审批)"
)
_DESCRIBES = re.compile(rf"[{W}\d]")
# Of a kind, 示范区 and 安全县 are counted; 青山县3个 deals out.
_CUT_NAME = re.compile(
    r"(?:(?<![社园景街片校院厂库灌矿小])(?<!示范|试验|保护|开发|功能|聚集|集聚|试点|安全|领跑|先进|百强)[市省区县]|部门|(?<!用)时|每)$"
)
# 30名市级、80名区级教练员: the kind alone, and what both share after the next number.
_KIND = r"[\u4e00-\u9fff]{1,3}[级型类]"
_KIND_AND_THING = rf"[^,。;:{V}]{{0,6}}{V}{_KIND}(?P<thing>[\u4e00-\u9fff]{{2,8}})(?=[,。;、和])"
_FURTHER_DEED = "竣工|开工|投产|投用|投运|建成|验收|改造"
# 省级以上平台100个，其中国家级10个
_LEVEL = "(?:国家|省|自治区|市|州|县|区|部|世界|国际)级(?:及?以上)?"
_LONG_THINGS = re.compile("[费道网河路线渠堤]$")


def _made_after(match: re.Match[str]) -> Target | None:
    """建设 V NAME: what is counted comes after the number."""
    clause = clause_of(match)
    left, right = match["left"], match["name"]
    listed = re.fullmatch(r"[、和及与,]*(?:以及)?", left) is not None and clause.last_rule in COUNTED_AFTER
    of_them = re.fullmatch(_OF_THEM, left) is not None
    if not of_them and (
        _counts_nothing(clause.value, left, right) or not (listed or _opens_a_count(clause.value, left))
    ):
        return None
    stop = match.start("name") + _own(right, chosen=not left.startswith("对"))
    if left.endswith("为") and (deeds := verbs_in(right)) and deeds[0].start() >= 2:
        stop = match.start("name") + deeds[0].start()
    name = clause.name(match.start("name"), stop)[0]
    if right.startswith("和") and not name.startswith("和"):
        name = right.rstrip("、")
    name = _thing(name, match)
    if listed and clause.last is not None:
        found = stated(clause, name, match.start("value"), match.start("name") + len(right.rstrip("、和及")))
        return replace(found, per=found.per or clause.last.per) if found else None
    begin = verb_before(left)
    found = stated(clause, name, begin if begin < len(left) else clause.name(0, len(left))[1], stop)
    return replace(found, sense="norm") if found is not None and _counts_list(clause.value, left) else found


def _counts_list(value: Value, left: str) -> bool:
    """Whether a number says how many are listed, and not how many there shall be: 种苗、采伐、运输等3类许可."""
    if value.compared or not left.endswith("等"):
        return False
    parts = re.split("[、和及与]", left)
    # 和 is in names too: so many are listed, or some more.
    return left.count("、") + 1 <= value.value <= len(parts) and "、" in left


def _counts_nothing(value: Value, left: str, right: str) -> bool:
    """Whether the number is a period, joins something else, or describes whom a rule is for: 对200万元以下的项目."""
    if (
        (value.unit in PERIODS and not (value.unit in TIMES and HELD.search(left)))
        or value.unit in {"倍", None, "个百分点", "岁", "1:", ":1"}
        or _goes_on(right.removeprefix("的"))
        or (value.compared and re.search(f"{reach()}$", right))  # 千人以上水站达标率稳定在98%
    ):
        return True
    if value.compared and (
        right.endswith("的") or "给予" in right or re.match("对|凡", left) or re.search("(?:对|凡|有)$", left)
    ):
        return True
    if value.compared and _MEASURED.search(value.unit or ""):
        sized = measure_at_end().search(left) is not None  # 年用水量1万立方米以上工业企业
        if sized or value.op == "<=" or not left[slice(*trimmed(left))]:
            return True
    if value.worded and value.compared and not left[slice(*trimmed(left))]:
        return True
    if "元" in (value.unit or "") and value.compared and _SIZED.match(right):
        return True
    return (
        re.match(
            "人口|用于|全部|均|[即方]?可(?!转[化换]|再生|持续|移动|穿戴|降解|循环)|应|须|”|(?:领域|方面|环节|阶段)(?![\u4e00-\u9fff]*项目)",
            right,
        )
        is not None
        or re.fullmatch("[\u4e00-\u9fff]{2}领域", right) is not None
        or left.endswith("涉及")
        or re.match("(?:年度)?目标任务|年度任务", right) is not None
        or (right.startswith('"') and left.count('"') % 2 == 1)
        or (left.endswith("“") and value.value < _NAMED_NUMBER)
        or (left.endswith("“") and re.match("[^”]*(?:行动|工程|计划|专项)”", right) is not None)
        or "基础上" in right
        # 百万岗位募集计划, 百亿元企业培育行动
        or (
            re.match("[百千万亿]", value.printed) is not None
            and value.unit in {"万", "亿元"}
            and re.search("(?:行动|工程|计划|专项)$", right) is not None
        )
    )


def _opens_a_count(value: Value, left: str) -> bool:
    """Whether the words before a number count what comes after it: a verb that makes or has things, or next to nothing."""
    if ends_in_verb(left) or (left.endswith("等") and verbs_in(left)):
        return True
    if left.endswith("为"):
        return not value.compared
    if not left[slice(*trimmed(left))]:
        return (
            value.compared or left.startswith(("确保", "保障", "力争", "争取")) or bool(re.search("(?<!以)首批$", left))
        ) and value.unit != "%"
    return value.unit not in _AMOUNTS and (
        after_verb(left) > 0 or _UNKNOWN_VERB.fullmatch(left.removeprefix("每年")) is not None
    )


def _own(right: str, *, chosen: bool) -> int:
    """Where the thing counted ends: 高水平成果 in 高水平成果、获得奖励, which goes on with another deed.

    What is chosen for a deed is counted alone (优选5个林场开展普查); 对5个林场开展普查 says what is done with all of them.
    """
    right = re.sub(r"(?<=[\u4e00-\u9fffA-Za-z]{2})\([^()]*$", "", right)  # 高水平社区(指…,由…)
    for mark in re.finditer("、|并(?=[\u4e00-\u9fff])", right):
        if mark.start() in borders(right) and after_verb(right[mark.end() :]):
            return mark.start()
    deed = re.search(r"(?<=[\u4e00-\u9fff]{2})(?:进行|开展)(?=[\u4e00-\u9fff]{2})", right)
    return deed.start() if chosen and deed is not None and deed.start() in borders(right) else len(right)


def _goes_on(right: str) -> bool:
    """Whether what follows a number joins something else to it: 和, 、, 并; not the 和 of 和美村庄."""
    match = _JOINED.match(right)
    return match is not None and match.end() in borders(right) and not re.match("和[\u4e00-\u9fff]{3,}$", right)


def _thing(name: str, match: re.Match[str]) -> str:
    """The thing counted: what is before the last 的 only describes it, and goes on where a comma is in it."""
    clause = clause_of(match)
    rest = str(clause.sentence[clause.offset + match.end() :])
    described = rest.startswith(V) and measure_at_end().search(name)
    if "的" not in name and (described or (rest.startswith((",", "、")) and _DESCRIBES.search(match["name"]))):
        tail = re.match(rf"{V}?[,、][^。;:{V}]*?的([^,。;:{V}、的]+)(?=[,。;]|\Z)", rest)
        if tail is not None:
            return tail[1]
    if compiled(_KIND).fullmatch(name) and (shared := compiled(_KIND_AND_THING).match(rest.lstrip(",、和及"))):
        return name + shared["thing"]
    thing = name.rpartition("的")[2]
    return thing if len(thing) >= 2 and not _DEED.match(thing) else name


def _described_after(match: re.Match[str]) -> Target | None:
    """建成 V、总面积…、功能完善的 NAME."""
    clause = clause_of(match)
    if not ends_in_verb(match["left"]) or clause.value.unit is None:
        return None
    tail = re.match(rf"、[^。;:]*?[^、,。;:]的([^,。;:{V}、的]+)(?=[,。;]|\Z)", clause.sentence[clause.at + 1 :])
    return stated(clause, tail[1], verb_before(match["left"]), match.start("value") + 1) if tail else None


def _made_before(match: re.Match[str]) -> Target | None:
    """建设 NAME V: so many of a thing, the number last; 柳湾公园 V without a verb."""
    clause = clause_of(match)
    value, left = clause.value, match["name"]
    duration = re.search("(?:时间|时限|期限|寿命|年限|用时|时长|周期|工期)$", left)
    times = value.unit in TIMES and value.compared
    if value.unit in {"倍", None} or (value.unit in PERIODS and not (value.before or duration or times)):
        return None
    begin = after_verb(left)
    bound = (
        re.search(rf"(?:最[高低多少])?(?P<bound>(?![约近共总合接]){COMPARED})[^{V}]{{2,}}的$", left)
        if value.unit == "%"
        else None
    )
    name, start = clause.name(begin, bound.start() if bound else match.end("name"))
    if bound is not None:  # 比例不得超过投资额的 V
        name = name if measure_at_end().search(name) else subject_before(clause)
        found = stated(clause, name, start, match.start("value") + 1) if name else None
        return replace(found, op=operator(bound["bound"], "")) if found else None
    if len(name) < 2:
        return _same_thing(match) if begin or re.search("每年|年均", left) else None
    name = _counted_name(name, clause, left[:begin])
    alongside = _is_alongside(clause)
    if not begin and not alongside and not _measures(name, value, left):
        return None
    if is_bare(name) and clause.last is None:
        name = subject_before(clause) or name
    first = verb_before(left[:begin]) if begin else clause.name(0, match.end("name"))[1]
    found = stated(clause, name, min(first, start), match.start("value") + 1)
    if found is not None and alongside and clause.last is not None:
        found = replace(found, sense=clause.last.sense)
    if found is not None and found.per is None and clause.last is not None and re.match("[、和及]", left):
        return replace(found, per=clause.last.per)
    return found


def _is_alongside(clause: Clause) -> bool:
    """Whether a share is bounded as the one right before it is: 首套房不低于15%，二套房不低于25%."""
    last, value, before = clause.last, clause.value, str(clause.sentence[: clause.offset])
    right_before = before.endswith((",", "、")) and V in re.split("[。;:,、]", before[:-1])[-1]
    return (
        last is not None
        and right_before
        and value.compared
        and (value.unit, value.op) == ("%", last.op)
        and last.unit == "%"
    )


def _counted_name(name: str, clause: Clause, deed: str) -> str:
    """The name of what is counted, after the deed that makes it.

    举办送岗、招聘周等60场 counts both, 走访乡村10次 the visits, and 竣工20个 after 新开工项目60个 projects.
    """
    last, unit = clause.last, clause.value.unit
    if name.endswith("等") and "、" in name:
        return name[:-1]
    if last is not None and last.unit == unit and compiled(_FURTHER_DEED).fullmatch(name):
        return last.name + name
    if last is not None and last.unit == unit and compiled(_LEVEL).fullmatch(name):
        return name + compiled(f"^(?:{_LEVEL}[、和]?)+").sub("", last.name)
    verb = compiled(making_verbs()).search(deed) if unit == "次" and not HELD.search(deed) else None
    return verb.group() + name if verb is not None and verb.end() == len(deed) else name


def _measures(name: str, value: Value, left: str) -> bool:
    """Whether a name without a verb and the number next to it say how much there shall be: 原盐产量420万吨, not 总投资5亿元."""
    if (value.unit in {"类", "种", "级"} and not (value.compared and name.endswith(("种类", "类型", "数")))) or (
        value.unit in {"项", "个"} and re.search("、.*、.*[^各]$", name)
    ):  # 纳税、获得信贷、开办企业3项
        return False
    measure = measure_at_end().search(re.sub(r"(?<=.)\([^()]*\)$", "", name)) is not None
    if value.unit == "%":
        return (
            measure
            or value.value == 100
            or (value.compared and ("占" in name or re.search("其中|^(?:确保|力争)", left) is not None))
        ) and not only_describes(name)
    if only_describes(name) or _CUT_NAME.search(name):
        return False
    return value.unit not in {"元", "米"} or ends_in_verb(left) or measure or _LONG_THINGS.search(name) is not None


def _same_thing(match: re.Match[str]) -> Target | None:
    """建设绿道 V, 其中新建 V: the verb alone, about the thing made before, or what the clause before works on."""
    clause: Clause = clause_of(match)
    value = clause.value
    first = compiled(_THING_FIRST).fullmatch(match["name"])
    if first is not None and "元" not in (value.unit or ""):
        name, start = clause.name(0, first.end("thing"))
        if len(name) >= 3 and not verbs_in(name) and not compiled(_DOER).search(name):
            return stated(clause, name, start, match.start("value") + 1)
    if compiled(_ACTIVITY).fullmatch(match["name"].lstrip("、和及")):
        return stated(clause, match["name"].lstrip("、和及"), 0, match.start("value") + 1)
    if clause.last is not None and clause.last.unit == value.unit:
        return carried(match)
    if value.unit in _OCCASIONS and _OCCASION.search(match["name"]):
        name, start = clause.name(0, match.end("name"))
        return stated(clause, name, start, match.start("value") + 1)
    thing = object_before(clause) if value.before or "每年" in clause else ""
    return stated(clause, thing, 0, match.start("value") + 1) if thing else None


@cache
def counting_rules() -> tuple[TargetRule, ...]:
    """The rules in the order of trial."""
    return (
        TargetRule(
            name="target-number-first",
            gloss="建设 V NAME: so many of a thing are to be made.",
            cues=(),
            pattern=rf"^(?P<left>[^{V}]*?)(?P<value>{V})的?(?P<name>[^{V}(][^{V}]+)",
            build=_made_after,
            finds={
                "建设20家以上省级质检中心。": {"op": ">=", "value": 20, "unit": "家", "name": "省级质检中心"},
                "培育3-5个有影响力的品牌,提升形象。": {"op": "=", "value": 3, "high": 5, "unit": "个", "name": "品牌"},
                "首批优选12个核心群。": {"name": "核心群", "value": 12},
                "推动首批95个球场免费开放。": {"name": "球场免费开放", "value": 95},
                "对其中的约24公里补栽。": {"name": "补栽", "value": 24},
                "建成百个和美村庄。": {"name": "和美村庄", "value": 100},
            },
            skips=(
                "建设“1+2”体系。",
                "实施3年行动方案。",
                "全省14个市州协同推进。",
                "对200万元以下的项目给予补助。",
                "承担2个以上项目的。",
                "以首批6个试点城市为重点。",
            ),
        ),
        TargetRule(
            name="target-described-after",
            gloss="建成 V、总面积…, 功能完善的 NAME: the thing made comes after what describes it.",
            cues=("的",),
            pattern=rf"^(?P<left>[^{V}]*?)(?P<value>{V})(?=、|$)",
            build=_described_after,
            finds={"建成20个以上、功能完善、特色鲜明的社区。": {"name": "社区", "value": 20, "op": ">="}},
            skips=("建成20个、30个。", "培育20家以上，完善企业的服务。"),
        ),
        TargetRule(
            name="target-number-last",
            gloss="建设 NAME V, NAME V: so many of a thing are to be made, the number last.",
            cues=(),
            pattern=rf"""
                ^(?P<name>[^{V}]{{2,}}?)(?P<value>{V})(?=$|[、()]|和|及|并|以及|均|全部|的目标|(?:年度)?目标任务|年度任务|[\u4e00-\u9fff]?用量)
            """,
            build=_made_before,
            finds={
                "发布实施省、市地方标准500项。": {"value": 500, "unit": "项", "name": "省、市地方标准"},
                "柳湾公园30亩。": {"name": "柳湾公园", "value": 30, "unit": "亩"},
                "城镇新增就业年均5万人。": {"name": "城镇新增就业", "value": 5, "unit": "万人", "per": "year"},
                "工业增加值增速7%。": {"name": "工业增加值增速", "value": 7},
                "积极组织农产品展销会,每年不少于2次。": {"name": "农产品展销会", "op": ">=", "value": 2, "per": "year"},
            },
            skips=("开展第3批试点工作。", "项目总投资5亿元。"),
        ),
    )
