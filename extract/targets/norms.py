"""标准 (norms): amounts that a plan fixes and nobody is to reach: subsidies, ceilings, fees, times for handling a matter."""

import re
from dataclasses import replace
from functools import cache

from plankg.extract.targets.clauses import CASE, Clause, Target, TargetRule, clause_of, object_before, stated
from plankg.extract.targets.masking import V
from plankg.extract.targets.naming import after_verb
from plankg.extract.text.rule import compiled
from plankg.extract.text.values import COMPARED, operator
from plankg.extract.text.wordlists import alternatives

_MONEY = re.compile(r"(?:元|%|万|亿|倍|元/(?:[\u4e00-\u9fff]+|m2|㎡)|年|个月|天|月|日)$")
_TIME = {"个月", "月", "天", "日", "周", "小时", "分钟", "个工作日", "工作日"}
_SPANS = frozenset({"年", "个月", "月", "天", "日", "个工作日", "工作日"})
_MOST_LONG = r"(?:^|[、,(但])(?:但|一般|原则上|累计|单次)*最长(?:可|不|得|能|超过|于|连续|支持|享受?|免租|达|为){0,6}$"
_FLOOR = re.compile("(?:建筑|场地|办公|使用|经营|占地)面积$")
_MOVED = re.compile("达到|提高到|降[至到]|压[缩减][至到]")


def _give() -> str:
    return alternatives("targets/giving_words")


def _granted_thing() -> str:
    return alternatives("targets/granted_things")


def bounds(clause: Clause) -> bool:
    """Whether the words of a clause give something, or are about what a plan bounds without wanting to reach it."""
    return re.search(f"{_give()}|{alternatives('targets/bounded_things')}", clause) is not None


def is_norm(clause: Clause) -> bool:
    """Whether the words around a value give an amount or bound it, and state nothing to be reached."""
    value, words = clause.value, str(clause)
    left = words[: words.index(V)]
    if _FLOOR.search(left) and value.compared:
        return True
    if value.unit is None or not _MONEY.search(value.unit):
        return False
    if re.search(_give(), words) or _given_around(clause, left):
        return True
    return value.op in {"<=", "<"} and bounds(clause) and _MOVED.search(words) is None and "平均" not in left


def _given_around(clause: Clause, left: str) -> bool:
    """Whether an amount of money is one of several that a sentence gives, or the most that is given."""
    sentence, value = clause.sentence, clause.value
    before = sentence[max(sentence.rfind(mark, 0, clause.at) for mark in "。;") + 1 : clause.at]
    after = re.split("[。;]", sentence[clause.at + 1 :])[0]
    if value.op == "<=" and re.search(f"{V}[^,]{{0,10}}{_granted_thing()}", clause):
        return True
    given = re.search(_give(), before) is not None or re.match(
        rf"(?:、[^,。;]{{0,12}}{V})*,?[^,。;]{{0,10}}(?:补|奖|给予)", after
    )
    if not given or value.unit is None:
        return False
    if value.unit == "%":
        return left.startswith("按")
    return "元" in value.unit and (
        value.op == "<=" or re.search(f"^[、和及{V}]*$|每[月人年户]$|发放$|申领$|领取$|^按", left) is not None
    )


_BY = re.compile(r"(?:对)?(?P<thing>[^,按]{3,}?)按照?[^,]{2,10}$")
_GIVEN = re.compile(
    r"(?:给予|予以|享受|提供|发放|安排|获得|按(?!规定)照?|奖励|补助|补贴|资助)(?P<thing>(?!限额|额度|上限|标准|金额|总额|期限?)[^,]*?)"
    r"(?:的|分别|依次|总额|最高|每年|每月|一次性|不超过)*$"
)


# Whom the most of what was granted before is for, or over what time: 每家渔企每年最高50万元, 年度最高2万元.
_EACH_OR_ALL = (
    r"(?:[每单][个家户项人名位笔]?|同一)(?!.*(?:补|奖|贴|支持|贷款|担保))[\u4e00-\u9fffA-Za-z]{0,6}(?:年度)?"
    r"|[每全]?年度?|(?:累计|合计)?(?:总额|金额)?"
)


def _granted(match: re.Match[str]) -> Target | None:
    """给予最高 V NAME; without a noun after the amount it is what is named before, or what was granted last."""
    clause = clause_of(match)
    if not is_norm(clause):
        return None
    at = match.start("value")
    bound = _bound_of(match)
    name, start, end = _granted_name(match)
    last = clause.last if clause.last is not None and clause.last.sense == "norm" else None
    if len(name) < 2:
        name, start = (last.name if last is not None else _ahead(clause) or _given_before(clause)), at
    elif compiled(_EACH_OR_ALL).fullmatch(name):
        if given := _given_before(clause):
            name = given
        elif last is not None and last.name[0] != "每" and ("元" in (last.unit or "") or name.endswith("年度")):
            name = last.name
    found = stated(clause, name, min(start, at), max(end, at + 1), sense="norm")
    return replace(found, op=operator(bound["bound"], "")) if found is not None and bound is not None else found


def _bound_of(match: re.Match[str]) -> re.Match[str] | None:
    """What a share is taken of, where the comparison comes before it: 不超过投资额的 V, 不超过投资额 V."""
    share = clause_of(match).value.unit == "%"
    return re.search(
        rf"(?P<bound>(?![约近共总合接]){COMPARED})(?P<thing>[^{V}]{{2,20}}?)的{'?' if share else ''}$", match["left"]
    )


def _granted_name(match: re.Match[str]) -> tuple[str, int, int]:
    """What is granted, where its quote begins, and where it ends."""
    clause = clause_of(match)
    left, right, at = compiled(_each_gets()).sub("", match["left"]), match["right"], match.start("right")
    bound = _bound_of(match)
    given = _GIVEN.search(left)
    if given is not None and given.group().startswith("按"):
        given = _BY.match(left) or given
    of = bound or (
        given
        if given is not None and clause.value.unit == "%" and len(given["thing"]) >= 2 and left[-1] != "、"
        else None
    )
    if bound is not None and re.search("给予|予以|按", left) is None:
        named, start = clause.name(0, bound.start())
        if len(named) >= 3:
            return named, start, 0
    if of is not None:
        return *clause.name(of.start("thing"), of.end("thing")), 0
    opening = clause.name(0, len(left))[1]
    row = re.fullmatch("[、和及]?", right) is not None and clause.sentence[clause.at + len(right) + 1 :].startswith(V)
    if row and (named := _ahead(clause)):
        return named, opening, 0
    thing = rf"[^,。;:、{V}]{{0,16}}?{_granted_thing()}+(?:[\u4e00-\u9fff]{{0,2}}(?:补助|补贴|奖励|贷款))?"
    noun = re.match(rf"(?:不等)?的?(?:标准|比例)?(?:给予|予以)?(?P<noun>(?!用于){thing})", right)
    if noun is not None and len(noun["noun"]) >= 2:
        return clause.name(at + noun.start("noun"), at + noun.end("noun"))[0], opening, at + noun.end("noun")
    if given is not None and len(given["thing"]) >= 2:
        return *clause.name(given.start("thing"), given.end("thing")), 0
    name, start = clause.name(after_verb(left), len(left))
    return re.sub(r"^(?:按照?|给予|予以|对|返还其?|[^以]*以(?=[^以]*面积$))", "", name), start, 0


@cache
def _each_gets() -> str:
    """What is between the name of an amount and the amount, where each case gets it: 补偿标准为每亩, 补助提高到每户."""
    return rf"(?:为|{alternatives('targets/level_verbs')}[到至为])每{CASE}$"


def _given_before(clause: Clause) -> str:
    """What the words before a clause give: 补助 in 按比例给予补助，最高60万元."""
    given = re.search(
        rf"(?:给予|予以|提供|发放|享受|可申[请领])[^{V},]*?(?P<thing>[^{V},的、]{{0,12}}{_granted_thing()})$",
        _part_before(clause),
    )
    return given["thing"] if given is not None else ""


def _allowed_before(clause: Clause) -> str:
    """What the words before a clause allow: 交货期限 in 可延长交货期限，最长6个月."""
    allowed = re.fullmatch(
        rf".*(?:可以?|依法|申请|办理|适[当度]|延长)(?P<thing>[^{V},可]{{2,16}})", _part_before(clause)
    )
    return allowed["thing"] if allowed is not None else object_before(clause)


def _part_before(clause: Clause) -> str:
    return re.split("[。;:,]", clause.sentence[: clause.offset].rstrip(",、("))[-1]


def _ahead(clause: Clause) -> str:
    """What is granted, where a list of amounts comes first: 3万元、2万元、1万元补助."""
    rest = re.split("[,。;:]", clause.sentence[clause.at + 1 :])[0]
    noun = re.search(rf"(?:^|{V})的?(?P<noun>[^{V}]{{0,12}}?{_granted_thing()})", rest)
    return re.sub("^的", "", noun["noun"]) if noun else ""


def _within(match: re.Match[str]) -> Target | None:
    """在 V 内办理: a time in which a matter is handled; V 办结 promised for a kind of matter is a target."""
    clause = clause_of(match)
    value, left = clause.value, str(clause)[: match.start("value")]
    if value.unit not in _TIME or value.after not in {"内", "以内", "之内"} or compiled(_OF_PLAN).search(left):
        return None
    if match["deed"]:
        name, end = clause.name(match.start("deed"), match.end("deed"))[0], match.end("deed")
    else:
        # 验收合格后的 V 内，管护单位…: what follows the comma is to be done.
        after = re.match(rf",(?P<deed>[^,。;:{V}]{{4,40}})(?=[,。;])", clause.sentence[clause.offset + match.end() :])
        if after is None or after["deed"].startswith("将") or re.search("(?:后|起|之时)的?在?$", left) is None:
            return None
        name, end = re.sub("^(?:应当?|须|要)", "", after["deed"]), match.end() + after.end()
    return stated(clause, name, 0, end, sense="norm", op="<=") if len(name) >= 2 else None


# What is due so soon after the plan itself: 本方案印发后10个工作日内.
_OF_PLAN = r"(?:本|此|该|方案|意见|通知|要点|办法|规划|计划|细则)[^,]{0,4}(?:印发|发布|公布|出台)|^[^,]{0,3}(?:印发|发布|公布|出台)"

_RATES = "比例|费率|标准|利率|税率|额度"


def _at_rate(match: re.Match[str]) -> Target | None:
    clause = clause_of(match)
    name, _ = clause.name(match.start("name"), match.end("name"))
    if "1" in (clause.value.unit or ""):
        return None
    thing = re.sub(f"^(?:{_RATES})(?:给予|予以|发放|进行|收取|征收|计提|提取|支付)?", "", name)
    name = thing if len(thing) >= 2 else name
    return stated(clause, name, match.start("value"), match.end("name"), sense="norm")


def _rate_after(match: re.Match[str]) -> Target | None:
    """执行 V 的 NAME: the rate itself is named after its value."""
    clause = clause_of(match)
    if clause.value.unit != "%" or not clause.value.compared:
        return None
    name, _ = clause.name(match.start("name"), match.end("name"))
    return stated(clause, name, match.start("value"), match.end("name"), sense="norm")


def _longest(match: re.Match[str]) -> Target | None:
    """最长 V: for how long what is given after it, or was named before it, can last."""
    clause = clause_of(match)
    words = match["left"] + clause.value.before
    if clause.value.unit not in _SPANS:
        return None
    last = clause.last if clause.last is not None and clause.last.sense == "norm" else None
    if match["right"] or compiled(_MOST_LONG).search(words) is None:
        return None
    measured = V in _part_before(clause)
    name = last.name if last is not None and measured else _given_before(clause) or _allowed_before(clause)
    return stated(clause, name, match.start("value"), match.start("value") + 1, sense="norm", op="<=")


def _soon(match: re.Match[str]) -> Target | None:
    """半日办结, 20分钟健身圈: within so much time."""
    clause = clause_of(match)
    if clause.value.unit not in _TIME:
        return None
    thing = "thing" if match["thing"] else "deed"
    if match[thing]:
        name, _ = clause.name(match.start(thing), match.end(thing))
    else:
        left = re.sub(r"[“”\"]|实现|推行", "", match["left"])
        name = (
            clause.name(0, len(match["left"]))[0] if re.search(r"[\u4e00-\u9fff]{2}", left) and "、" not in left else ""
        )
        name = re.sub(r"^实现|[“”\"]", "", name) or object_before(clause)
    return stated(clause, name, 0, match.end(), op="<=") if name else None


@cache
def norm_rules() -> tuple[TargetRule, ...]:
    """The rules in the order of trial."""
    return (
        TargetRule(
            name="target-within-time",
            gloss="NAME V 办结, V …圈: within so much time.",
            cues=("办结", "圈"),
            pattern=rf"^(?P<left>[^{V}]*)[“\"]?(?P<value>{V})(?:办结(?P<deed>[^{V},“”\"]{{4,20}})?|(?P<thing>[“\"]?[\u4e00-\u9fff]{{1,10}}圈))",
            build=_soon,
            finds={
                "实现施工许可“半日办结”。": {"name": "施工许可", "op": "<=", "value": 0.5, "unit": "日"},
                "打造“20分钟健身圈”,方便群众。": {"value": 20, "unit": "分钟"},
                "推行注销一件事,实现“一窗受理、两日办结”。": {"name": "注销一件事", "value": 2, "unit": "日"},
            },
            skips=("提高办结效率。", "商圈建设。"),
        ),
        TargetRule(
            name="norm-within-time",
            gloss="在 V 内 NAME: a time in which a matter is to be handled.",
            cues=(),
            pattern=rf"(?P<value>{V})(?:(?P<deed>[^{V}、(][^{V}、]{{1,39}})|$)",
            build=_within,
            finds={
                "受理部门应当在3个工作日内反馈审核意见。": {
                    "name": "反馈审核意见",
                    "op": "<=",
                    "value": 3,
                    "sense": "norm",
                },
                "决策文件出台后的10个工作日内，向社会公开意见采纳情况。": {
                    "name": "向社会公开意见采纳情况",
                    "value": 10,
                },
            },
            skips=("用3年时间建成。", "本方案印发后10个工作日内，制定细则。", "在3日内，提高效率。"),
        ),
        TargetRule(
            name="norm-rate",
            gloss="执行 V 的 NAME: a rate, named after its value.",
            cues=("率", "比例", "折扣"),
            pattern=rf"(?P<value>{V})的(?P<name>[^{V},;。、的]{{1,8}}(?:比例|[费利税]率|折扣))(?=$|[、(])",
            build=_rate_after,
            finds={
                "对新林场执行不高于0.5%的担保费率。": {"name": "担保费率", "op": "<=", "value": 0.5, "sense": "norm"}
            },
            skips=("执行优惠的担保费率。", "按不低于10%的比例配套资金。"),
        ),
        TargetRule(
            name="norm-longest",
            gloss="最长 V: for how long something is given.",
            cues=("最长",),
            pattern=rf"^(?P<left>[^{V}]*)(?P<value>{V})(?P<right>[^{V}]*)",
            build=_longest,
            finds={
                "可适当延长交货期限,最长不超过6个月。": {"name": "交货期限", "op": "<=", "value": 6, "unit": "个月"},
                "给予租金补贴,最长不超过2年。": {"name": "租金补贴", "value": 2, "unit": "年", "op": "<="},
            },
            skips=("最长的步道。", "步道最长3公里。", "贷款期限最长可为7年。"),
        ),
        TargetRule(
            name="norm-at-rate",
            gloss="按 V 的比例 NAME: the rate at which something is given or taken.",
            cues=("按", "以"),
            pattern=rf"(?:按照?|以)(?P<value>{V})的(?P<name>(?:{_RATES})[^{V}]{{2,20}})",
            build=_at_rate,
            finds={"按不低于10%的比例配套资金。": {"name": "配套资金", "op": ">=", "value": 10, "sense": "norm"}},
            skips=("按比例配套资金。",),
        ),
        TargetRule(
            name="norm-amount",
            gloss="给予最高 V NAME, NAME 不超过 V: an amount that is granted, or the most that is.",
            cues=(),
            pattern=rf"^(?P<left>[^{V}]*)(?P<value>{V})(?P<right>[^{V}]*)",
            build=_granted,
            finds={
                "分别给予最高不超过30万元、80万元一次性建设补助。": {
                    "op": "<=",
                    "value": 30,
                    "unit": "万元",
                    "name": "一次性建设补助",
                    "sense": "norm",
                },
                "按照不超过设备采购费用的15%给予补助。": {"name": "设备采购费用", "op": "<=", "value": 15, "unit": "%"},
                "可享受每月1000元的租房补贴。": {"op": "=", "value": 1000, "name": "租房补贴", "per": "month"},
                "提供15天免费住宿。": {"op": "=", "value": 15, "unit": "天", "name": "免费住宿"},
            },
            skips=("给予大力支持。", "提供3个工位。"),
        ),
    )
