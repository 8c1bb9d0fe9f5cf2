"""读法 (readings): how the words around one value say what is to be reached, each as a rule over a clause.

The value of a clause is `V` in the patterns, and what was said before in the same sentence is at hand: a clause without
a name of its own (2030年达到70%) is about what was named last.
"""

import re
from dataclasses import replace
from functools import lru_cache

from extract.model.spans import Span
from extract.targets.clauses import CHANGE, REACH, Clause, Target, TargetRule, after_verb, clause_of, ends_in_verb, has_verb, object_before, told, trimmed, verb_before
from extract.targets.norms import GIVE, LIMIT, norm_rules
from extract.targets.value_expressions import COMPARED, V, borders, operator

_MEASURE = (
    "率|比例|比重|占比|增速|增幅|涨幅|指数|总量|总额|数量|总数|人数|产值|产量|面积|规模|收入|余额|里程|长度|容量|能力|时限|时间|期限|浓度|强度|系数|数|量|值|额|比|度|水平|贡献|寿命|年限|标准"
)
_TIME = {"年", "个月", "月", "天", "日", "周", "小时", "分钟", "个工作日", "工作日", "期", "次", "届"}
# Units that measure, where a number before a name describes it: 200万元以下的采购项目.
_MEASURED = re.compile(r"(?:元|米|里|亩|顷|吨|克|瓦|时|升|岁|年|月|日|天|度|%)$")
_OCCASIONS = {"人次", "万人次", "场", "场次", "次", "人", "万人", "名", "万名", "件次", "户次"}
# What has been reached, or what somebody has to meet; such a clause states no target.
_REACHED = re.compile(r"(?:^|[,。;])\d?是?指(?!标|数|导|引|挥|定)|是指|已(?!有?规划)|目前|现有|仅为|今年以来|(?:完成|建成|实现|达到|培育)了|截至|截止|上年|去年|比上年|此前|历史|过去|以来")
_MEETS = re.compile(r"满$|上一?年度(?!末)|连续$|注册$|服务期|年龄$|任期|离校|毕业(?!生)|毕业生?[\u4e00-\u9fff]{0,2}年内|正常(?:运营|经营)|工作经历|未$|凡|参保|缴费|^对(?!标)[^,]*达到?$")
_PROPERTY = re.compile(r"(?:总投资|计划投资|(?:规划|总)?(?:建筑|占地|用地)面积)$|^(?:总?投资|计划总?投资|占地|总?占地面积|总?建筑面积|总?面积|全长|总长|长度?|宽|高|总用地面积|用地面积|用地|总库容|装机容量|地址|电话|序号|编号)$")
_HAN2 = re.compile(r"[\u4e00-\u9fffA-Za-z]{2}")
_OTHER = re.compile(r"^(?:的|[、和及与或]|以及|并|等)")


def _reached(match: re.Match[str]) -> Target | tuple[Target, ...] | None:
    """NAME 达到 V; without a name of its own it is about what was named before."""
    clause = clause_of(match)
    at = match.start("value")
    printed = match["name"]
    begin = after_verb(printed)
    lifted = re.match(f"(?:{CHANGE}|优化|拓展|降低)", printed[slice(*trimmed(printed))])
    if not lifted and (re.match("建设|完成", printed[slice(*trimmed(printed))]) or re.search(f"(?:{_MEASURE})$", printed)):
        begin = 0
    elif lifted and lifted.group() != "新增":
        begin = trimmed(printed)[0] + lifted.end()
        begin = begin if begin in borders(printed) else 0
    name, start = clause.name(begin, match.end("name"))
    if clause.pending is not None and not _HAN2.search(name):
        named, from_, value = clause.pending
        return told(clause, named, 0, at + 1, baseline=value.value, quote=Span(from_, clause.value.span.end))
    if len(name) < 2:
        return _carried(clause, match)
    found = told(clause, name, start, at + 1)
    if found is None or re.search("面积为$|^总?人口为$", str(clause)[:at]):
        return None
    if clause.pending is not None:
        return replace(found, baseline=clause.pending[2].value)
    parts = name.split("、")
    if len(parts) > 1 and all(re.search("(?:率|比例|比重|占比)$", part) and len(part) > 2 for part in parts):
        return tuple(replace(found, name=part) for part in parts)
    return found


def _changed(match: re.Match[str]) -> Target | tuple[Target, ...] | None:
    """由 A，缩短 V，调整为 B: the change between two values that are named is no further target."""
    return None if clause_of(match).pending is not None else _reached(match)


def _carried(clause: Clause, match: re.Match[str]) -> Target | None:
    last = clause.last
    if last is None or last.sense == "norm":
        return None
    at = match.start("value")
    year = re.search(r"(20\d\d)年", str(clause)[:at])
    return told(clause, last.name, 0, at + 1, year=int(year[1]) if year else None)


def _rate(match: re.Match[str]) -> Target | None:
    clause = clause_of(match)
    name, start = clause.name(0, match.end("name"))
    return told(clause, name, start, match.start("value") + 1) if len(name) >= 2 else None


def _made_after(match: re.Match[str]) -> Target | None:
    """建设 V NAME: what is counted comes after the number."""
    clause = clause_of(match)
    value = clause.value
    left, right = match["left"], match["name"]
    if value.unit in _TIME or value.unit in {"倍", None, "个百分点"} or _goes_on(right.removeprefix("的")):
        return None
    listed = re.fullmatch(r"[、和及与,]*(?:以及)?(?:至少|各)?", left) is not None and clause.last_rule in COUNTED_AFTER
    lead = left[slice(*trimmed(left))] == ""
    conditional = re.search("(?:对|凡|有|具备|具有)$", left) or re.match("对|凡", left)
    if conditional and value.compared or re.match("人口|可|应|须|[”\"]", right) or value.unit == "岁":
        return None
    if lead and value.compared and _MEASURED.search(value.unit):
        return None
    if not (listed or ends_in_verb(left) or re.search("等$", left) and has_verb(left) or after_verb(left) and value.unit not in {"%", "元", "万元", "亿元"} or (lead and value.compared and value.unit != "%")):
        if not re.fullmatch(r"(?:新|首批|面向|对|为|已|拟|再|另|共|计划|支持|每年)?(?:[\u4e00-\u9fff]{2})?(?:约|共)?", left) or lead:
            return None
        if value.unit in {"%", "元", "万元", "亿元"}:
            return None
    stop = match.start("name") + _own(right)
    name, start = clause.name(match.start("name"), stop)
    if right.startswith("和") and len(name) < len(right[:stop]) - 1:
        name = right.rstrip("、")
    name = _counted(clause, name, match)
    begin = verb_before(left) if not listed else match.start("value")
    begin = clause.name(0, len(left))[1] if begin == len(left) and not listed else begin
    if listed and clause.last is not None and name is not None:
        found = told(clause, name, begin, start + len(right.rstrip("、和及")))
        return replace(found, per=found.per or clause.last.per) if found else None
    return told(clause, name, begin, stop) if name else None


def _described_after(match: re.Match[str]) -> Target | None:
    clause = clause_of(match)
    if not ends_in_verb(match["left"]) or clause.value.unit is None:
        return None
    tail = re.match(rf"、[^。;:]*?[^、,。;:](?:的)([^,。;:{V}、的]+)(?=[,。;]|\Z)", clause.sentence[clause.at + 1 :])
    if tail is None:
        return None
    begin = verb_before(match["left"])
    return told(clause, tail[1], begin, match.start("value") + 1)


def _own(right: str) -> int:
    """Where the thing counted ends: 高水平成果 in 高水平成果、获得奖励, which goes on with another deed."""
    for mark in re.finditer("、|并(?=[\u4e00-\u9fff])", right):
        if after_verb(right[mark.end() :]) and mark.start() in borders(right):
            return mark.start()
    return len(right)


def _goes_on(right: str) -> bool:
    """Whether what follows a number joins something else to it: 和, 、, 并; not the 和 of 和美村庄."""
    match = _OTHER.match(right)
    return match is not None and match.end() in borders(right) and not re.match("和[\u4e00-\u9fff]{3,}$", right)


# What follows 的 is what is done with the thing counted: 18个“一件事”的落地运行.
_DEED = re.compile("落地|运行|建设|改造|实施|编制|提升|提质|更新|认定|评定|创建|培育|推广|应用|工作|任务|目标")


def _counted(clause: Clause, name: str, match: re.Match[str]) -> str | None:
    """The thing counted: what stands before the last 的 only describes it, and goes on where a comma stands in it."""
    rest = clause.sentence[clause.offset + match.end() :]
    if re.search(r"[W\ue001\ue000\d]|齐全|完善|规范|合理|先进|[功能性]$", match["name"]) and rest.startswith((",", "、")):
        tail = re.match(rf"[^。;:{V}]*?的([^,。;:{V}、的]+)(?=[,。;]|\Z)", str(rest))
        if tail is not None and "的" not in name:
            return tail[1]
    thing = name.rpartition("的")[2]
    return thing if len(thing) >= 2 and not _DEED.match(thing) else name


def _made_before(match: re.Match[str]) -> Target | None:
    """建设 NAME V: so many of a thing, the number last; 柳湾公园 V without a verb."""
    clause = clause_of(match)
    value, left = clause.value, match["name"]
    if value.unit in {"倍", None} or value.unit in _TIME and not value.before and not re.search("(?:时间|时限|期限|寿命|年限)$", left):
        return None
    begin = after_verb(left)
    name, start = clause.name(begin, match.end("name"))
    if len(name) < 2 or re.search(r"[的在按和及或每第]$|其中$", left) and not name:
        return _same_thing(match) if begin else None
    if begin == 0 and value.unit in {"类", "种", "级"}:
        return None
    if begin == 0 and value.unit == "%" and value.value == 100 and not _PROPERTY.search(name):
        return told(clause, name, clause.name(0, match.end("name"))[1], match.start("value") + 1)
    if begin == 0 and (_PROPERTY.search(name) or value.unit == "%" and not re.search(f"(?:{_MEASURE})$", name)):
        if not (value.unit == "%" and value.compared and "占" in name):
            return None
    if begin == 0 and re.search(r"(?:市|省|区|县|部门|按|由|从|超|时|每|占)$", name):
        return None
    if begin == 0 and value.unit in {"元", "米"} and not ends_in_verb(left) and not re.search(f"(?:{_MEASURE}|费|道|网|河|路|线|渠|堤)$", name):
        return None
    first = clause.name(0, match.end("name"))[1]
    if begin:
        first = verb_before(left[:begin])
    found = told(clause, name, min(first, start), match.start("value") + 1)
    if found is not None and found.per is None and clause.last is not None and re.match("[、和及]", left):
        return replace(found, per=clause.last.per)
    return found


def _same_thing(match: re.Match[str]) -> Target | None:
    """建设绿道 V, 其中新建 V: the verb alone, about the thing made before, or what the clause before works on."""
    clause = clause_of(match)
    if clause.last is not None and clause.last.unit == clause.value.unit:
        return _carried(clause, match)
    if clause.value.unit in _OCCASIONS and re.search("培训|体检|走访|检查|抽查|监测|演出|展演|巡查|宣讲|服务$", match["name"]):
        name, start = clause.name(0, match.end("name"))
        return told(clause, name, start, match.start("value") + 1)
    thing = object_before(clause) if clause.value.before or "每年" in clause else ""
    return told(clause, thing, 0, match.start("value") + 1) if thing else None


def _doubled(match: re.Match[str]) -> Target | None:
    """NAME 翻一番: so many times as much."""
    clause = clause_of(match)
    if not re.match("翻|.*倍增", clause.value.printed.removeprefix(clause.value.before)):
        return None
    name, start = clause.name(0, match.end("name"))
    return told(clause, name, start, match.start("value") + 1) if len(name) >= 2 else None


def _share(match: re.Match[str]) -> Target | None:
    """V(%) 以上的 NAME 做到…: a share of all shall do something; 40平方公里以上林地达到…要求."""
    clause = clause_of(match)
    left = match["left"]
    if match["name"].startswith(("”", "\"")):
        return None
    if re.search("给予|按照?|奖励|补[助贴]", left):
        return None
    if clause.value.unit != "%" and not re.search("达到|达标|符合", match["name"]):
        return None
    if match["name"].startswith("用于"):
        name, start = clause.name(0, len(left))
        return told(clause, name, start, match.start("value") + 1)
    if left[slice(*trimmed(left))] and not ends_in_verb(left):
        if re.match("实现|生成|产生|达到|完成|建成|开展|接入|纳入|配备|通过", match["name"]):
            name, start = clause.name(0, len(left))
            return told(clause, name, start, match.end("name"))
        return None
    name, _ = clause.name(match.start("name"), match.end("name"))
    return told(clause, name, match.start("value"), match.end("name"))


def _share_of(match: re.Match[str]) -> Target | None:
    """完成 NAME 的 V(%): the share of the work."""
    clause = clause_of(match)
    if clause.value.unit != "%":
        return None
    bound = re.search(f"(?P<bound>{COMPARED})[^{V}]{{2,16}}$", match["name"])
    if bound is not None and bound.start() > 2:
        name, start = clause.name(0, bound.start())
        norm = "norm" if re.search(f"{LIMIT}|{GIVE}", clause) else "target"
        return told(clause, name, start, match.start("value") + 1, op=operator(bound["bound"], ""), sense=norm)
    name, start = clause.name(after_verb(match["name"]), match.end("name"))
    return told(clause, name, start, match.start("value") + 1) if len(name) >= 2 else None


COUNTED_AFTER = frozenset({"target-number-first"})


@lru_cache(maxsize=1)
def clause_rules() -> tuple[TargetRule, ...]:
    """The rules in the order of trial."""
    goal = r"(?!的(?!目标|水平|要求|标准|任务|比例|速度|增速|增幅|规模))"
    return (
        *norm_rules(),
        TargetRule(
            name="target-reaches",
            gloss="NAME 达到/提高到/控制在 V: a level to be reached.",
            cues=(),
            pattern=rf"^(?P<name>[^{V}]*?)(?:{REACH})(?:每[人户月年亩]|20\d\d年的)?(?P<value>{V}){goal}",
            build=_reached,
            finds={
                "到2025年,食品抽检合格率达到98%以上。": {"name": "食品抽检合格率", "op": ">=", "value": 98, "unit": "%"},
                "使计量标准总数达到1312项,覆盖多个领域。": {"name": "计量标准总数", "op": "=", "value": 1312},
            },
            skips=("达到国家法定要求。", "年薪达到50万元的可申报。"),
        ),
        TargetRule(
            name="target-doubles",
            gloss="NAME 翻一番, 倍增: twice as much.",
            cues=("番", "倍增"),
            pattern=rf"^(?P<name>[^{V}]*?)(?:(?:比|较|在)[^{V}]{{1,14}}?(?:基础上)?)?(?:实现|再)?(?P<value>{V})(?![^,。;]{{0,2}}(?:计划|行动|工程))",
            build=_doubled,
            finds={
                "到2035年,生产总值比2020年翻一番。": {"name": "生产总值", "value": 2, "unit": "倍"},
                "实现园区产值翻两番。": {"value": 4, "name": "园区产值"},
            },
            skips=("实施企业倍增计划。", "翻番。"),
        ),
        TargetRule(
            name="target-relative-change",
            gloss="NAME 比…增加 V: a change against the named start.",
            cues=(),
            pattern=rf"^(?P<name>[^{V}]*?)(?:[比较](?!重|例|率|值)[^{V}]{{1,14}}?)?(?:年均|累计|平均|每年|力争|再|总体)*(?:{CHANGE})(?:了)?(?P<value>{V}){goal}(?![\u4e00-\u9fff])",
            build=_changed,
            finds={
                "全省证书数量比“十三五”时期增加5%以上。": {"value": 5, "unit": "%", "op": ">=", "name": "证书数量"},
                "单位能耗累计下降13%。": {"name": "单位能耗", "value": 13, "accumulation": "cumulative"},
                "审批时间缩短3个工作日。": {"name": "审批时间", "value": 3, "unit": "个工作日"},
            },
            skips=("增加投入，提高能力。",),
        ),
        TargetRule(
            name="target-share-that",
            gloss="V 以上的 NAME 做到…: a share of all shall do something.",
            cues=(),
            pattern=rf"^(?P<left>[^{V}]*?)(?P<value>{V})的?(?P<name>[^{V}、和及]{{2,60}}[^{V}]*)",
            build=_share,
            finds={
                "80%以上的社区建成养老服务站。": {"name": "社区建成养老服务站", "value": 80, "op": ">="},
                "到2030年,40平方公里以上林地达到健康要求。": {"name": "林地达到健康要求", "value": 40, "unit": "平方公里"},
            },
            skips=("给予10%的补贴。",),
        ),
        TargetRule(
            name="target-share-of",
            gloss="完成 NAME 的 V: a share of a work.",
            cues=("的",),
            pattern=rf"^(?P<name>[^{V}]{{3,}}?)的(?P<value>{V})(?![\u4e00-\u9fff])",
            build=_share_of,
            finds={"完成普查工作量的75%。": {"name": "普查工作量", "value": 75}},
            skips=("其中的3个。",),
        ),
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
            },
            skips=("建设“1+2”体系。", "实施3年行动方案。", "全省14个市州协同推进。"),
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
            pattern=rf"^(?P<name>[^{V}]{{2,}}?)(?P<value>{V})(?=$|[、()]|和|及|并|以及|均|全部|的目标|[\u4e00-\u9fff]?用量)",
            build=_made_before,
            finds={
                "发布实施省、市地方标准500项。": {"value": 500, "unit": "项", "name": "省、市地方标准"},
                "柳湾公园30亩。": {"name": "柳湾公园", "value": 30, "unit": "亩"},
                "城镇新增就业年均5万人。": {"name": "城镇新增就业", "value": 5, "unit": "万人", "per": "year"},
                "工业增加值增速7%。": {"name": "工业增加值增速", "value": 7},
            },
            skips=("开展第3批试点工作。", "项目总投资5亿元。"),
        ),
    )


def skipped(clause: Clause) -> bool:
    """Whether the clause tells what has been reached, or a condition that somebody has to meet."""
    at = str(clause).index(V)
    before = str(clause)[:at]
    sentence = clause.sentence
    since = max(sentence.rfind("。", 0, clause.at), sentence.rfind(";", 0, clause.at), clause.at - 40) + 1
    if clause.value.before.startswith(("未", "没有")):
        return True
    said = str(sentence[since : clause.at])
    if "同比" in said and not re.search("力争|争取|确保|实现|全年|年内|到20|目标|每年", said) and not clause.value.compared:
        return True
    return _REACHED.search(sentence[since : clause.at]) is not None or _MEETS.search(before) is not None
