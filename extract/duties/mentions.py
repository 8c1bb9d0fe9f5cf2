"""负责 (duties): sentences that give a body something to do, and in which role.

Each rule is a cue with the bodies next to it. What it finds is stated in the text; who is meant by the name and which
task it belongs to is settled elsewhere (organizations.py, responsibilities.py).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from plankg.extract.model import Role, Span
from plankg.extract.text.bodies import (
    SEPARATOR,
    body_pattern,
    fields_pattern,
    list_pattern,
    split_bodies,
    verb_pattern,
)
from plankg.extract.text.rule import Rule
from plankg.extract.text.wordlists import alternatives

_MOVED = (
    "推动", "推进", "支持", "鼓励", "引导", "指导", "促进", "帮助", "协调", "动员", "培育", "扶持", "组织", "督促", "倒逼", "要求",
    "监督", "激励",
)  # fmt: skip
_ENTERPRISE = r"企业|公司|经营者|生产者|主体|主办方|平台"
_OWN_PART = r"主体责任|社会责任|^建立[^,。;]*(?:制度|体系|台账)"
# What is changed and does nothing itself: 推进园区优化升级, 推动数据共享.
_CHANGED = (
    r"(?:(?:升级|规范|提升|发展|建设|改造|转型|整合|共享|创新|联动|协同|布局|扩容|提质|增效|改革|重组|整治|集聚|壮大|做[大优强精专]|打造|"
    r"[\u4e00-\u9fff]{1,2}化)[和与、及]?)+(?:能力|行动|工作|水平|质量|管理|调整|项目)?(?:[,。;、]|和|等|建设|$)"
)
# Roles, not bodies: 牵头部门, 责任单位.
_ROLE_NAME = (
    r"(?:各项?|有关|相关|其他|任务|工作|领域)*(?:落实|配合|参与|实施|主责)(?:部门|单位|科室|处室)|"
    r"[\u4e00-\u9fff]{0,6}(?:牵头|责任|主办|协办|承办)(?:部门|单位|机关|科室|处室)(?:\(单位\))?|"
    r"其?(?:部门|单位|机构|组织|机关|主体)|各级"
)
# What nobody may do to a body: 不得要求企业重复提供, 费用不得由企业承担.
_FORBIDDEN = r"(?:不(?:得|再|能|准|许)|严禁|禁止|杜绝|避免)[^,。;]{0,8}$|[也并]?不$"
# What was done or found is no duty: 甲委会同乙部研究提出:….
_REPORTED = r"(?:[\u4e00-\u9fff]{2,14}?(?<![为除])了(?!解)|[\u4e00-\u9fff、]{0,16}?(?:提出|认为)[:,]|已经?|曾)"


@dataclass(frozen=True, slots=True)
class Duty:
    """One statement: the names of the bodies as printed (folded), where each stands, and their role."""

    role: Role
    bodies: tuple[str, ...]
    spans: tuple[Span, ...]


def duty(match: re.Match[str], role: Role, group: str = "bodies") -> Duty | None:
    """What a match states: the bodies in its `group`, all in one role; None when they are none.

    None too for what is forbidden (不得要求企业…). A word that names a role and no body (牵头部门, 单位) carries nothing as
    lead, owner or support.
    """
    if not match.group().startswith("由") and re.match(_REPORTED, match.string[match.end() : match.end() + 24]):
        return None
    if re.search(_FORBIDDEN, match.string[max(match.start() - 16, 0) : match.start()]):
        return None
    whole = split_bodies(match.string, match.start(group), match.end(group))
    spans = tuple(span for each in whole if (span := trimmed(match.string, each)) is not None)
    if role in {"lead", "owner", "support", "guide"}:
        spans = tuple(span for span in spans if not re.fullmatch(_ROLE_NAME, span.of(match.string)))
    return Duty(role, tuple(span.of(match.string) for span in spans), spans) if spans else None


def trimmed(folded: str, span: Span) -> Span | None:
    """A name without the words before 有关, 各 and the like that the pattern took with it: 遇到险情时有关部门."""
    words = span.of(folded)
    before = re.match(r"[^、()]*?[时后内](?=(?:各|有关|相关)[\u4e00-\u9fff]{2})", words)
    start = span.start + (before.end() if before else 0)
    ended = re.sub("等单位$", "", folded[start : span.end])
    return Span(start, start + len(ended)) if len(ended) > 1 else None  # 厅 is what a line break left of 财政厅


def with_role(role: Role) -> Callable[[re.Match[str]], Duty | None]:
    """A `build` for rules whose bodies always have the same role."""
    return lambda match: duty(match, role)


def obliged(match: re.Match[str]) -> Duty | None:
    """Whom a sentence obliges owns it; who then does it 会同 others leads: 甲局要加强统筹,会同有关部门推进.

    Who is to play the part of leading or guiding has that role: 省局要发挥牵头抓总作用, 国家局要履行宏观指导职责.
    """
    rest = match.string[match.end() : match.end() + 40]
    part = re.match(r"(?:发挥|履行|强化)[^,。;]{0,20}?(?:作用|职责|责任)", rest)
    if part and re.search(r"[指督]导..$", part[0]) and "牵头" not in part[0]:
        return duty(match, "guide")
    if re.match("(?:积极|主动|全力|大力|予以|给予|做好)*(?:配合|协助)", rest):
        return duty(match, "support")
    leads = re.match(r"(?:[^。;,]{0,20},|[^,。;]{0,4})会同", rest) or (
        part and re.search("牵头|抓总|(?:统筹|综合|组织)协调", part[0])
    )
    return duty(match, "lead" if leads else "owner")


def by_word(roles: Mapping[str, Role], otherwise: Role) -> Callable[[re.Match[str]], Duty | None]:
    """A `build` for rules in which the word `does` says the role."""
    return lambda match: duty(match, roles.get(match["does"], otherwise))


def _caused(match: re.Match[str]) -> Duty | None:
    """A regulated party that must do its part is a subject; whoever else is moved to act is a performer."""
    enterprise = re.search(_ENTERPRISE, match["bodies"]) is not None
    rest = match.string[match.end() :]
    named = r"管理|检查|(?:部门|单位|机构|机关)(?![、事企单])"
    of_them = match["where"] is None and re.match(r"[\u4e00-\u9fff]{2}的", rest)  # 支持企业发展的政策
    if of_them or re.match(r"建设项目|(?:设立|注册|变更|注销)(?:登记|[、和])", rest):
        return None
    part = match["cue"] in {"监督", "指导", "协调", "组织"} and re.match(named, match["bodies"])
    if part or re.match(r"发展工作", rest):
        return None  # 监督管理部门, 行政监督部门, 指导单位, 促进中小企业发展工作领导小组: one name
    changed = match["cue"].startswith(("推动", "推进", "促进")) and re.match(_CHANGED, rest)
    if changed:
        return None
    rest = re.split(r"[,。;]", rest[:40])[0]
    if rest.startswith("参与"):
        return duty(match, "support")
    # Who is led (督促, 指导, 引导) does the part of a regulated party; who is free to do it (鼓励, 支持) performs.
    free = match["cue"].startswith(("鼓励", "支持", "激励", "扶持", "培育")) and not re.search(_OWN_PART, rest)
    return duty(match, "subject" if enterprise and not free else "performer")


def _playing(match: re.Match[str]) -> Duty | None:
    """Who plays the part of coordinating leads (牵头抓总作用); who is there to contribute performs."""
    leads = re.search(r"牵头|抓总|统筹协调|综合协调|组织协调", match["what"]) is not None
    return duty(match, "lead" if leads else "performer")


def _charged(match: re.Match[str]) -> Duty | None:
    """…责任: an enterprise has its own part to do, and so has a unit of production (配送单位主体责任); an office owns it."""
    own = "主体责任" in match.group() and re.search(r"(?<!有关|相关|责任|成员)单位$", match["bodies"])
    return duty(match, "subject" if own or re.search(_ENTERPRISE, match["bodies"]) else "owner")


def _formula(match: re.Match[str]) -> Duty | None:
    """One part of the formula; 部门协同 alone, without 党委领导 or 政府主导 with it, is none."""
    around = match.string[max(match.start() - 30, 0) : match.end()]
    principle = re.match(r"[^。;]{0,40}的?原则", match.string[match.end() :])
    if (
        principle
        or not re.search(r"党委领导(?!班子)|政府主导|政府负责", around)
        or match.group() in {"企业负责", "部门领导"}
    ):
        return None
    first: Role = "owner" if match["bodies"] == "部门" else "lead"
    roles: dict[str, Role] = {"领导": "lead", "主导": "lead", "负责": first, "主责": "owner", "主体": "owner"}
    span = Span(*match.span("bodies"))
    return Duty(roles.get(match["does"], "support"), (match["bodies"],), (span,))


def _bare(match: re.Match[str]) -> Duty:
    """与公安、人社、税务、银行等…机制: departments named by their field alone."""
    spans = tuple(
        Span(match.start("bodies") + m.start(), match.start("bodies") + m.end())
        for m in re.finditer(r"[^、和及]+", match["bodies"])
    )
    return Duty("support", tuple(span.of(match.string) for span in spans), spans)


def bare_departments() -> str:
    """Departments that are named by their field alone, as a pattern."""
    return alternatives("duties/bare_departments")


@cache
def mention_rules() -> tuple[Rule[Duty], ...]:
    """The rules in the order of trial; built on first use, because the word lists are read for them."""
    body, bodies, verb = body_pattern(), list_pattern(), verb_pattern()
    bare = bare_departments()
    return (
        Rule(
            name="duty-moved-to-act",
            gloss="推动/支持/鼓励/引导/督促 BODY 做: the body is moved to act; a pressed enterprise is a subject.",
            cues=_MOVED,
            pattern=rf"""
                (?<!对)(?P<cue>(?:{"|".join(_MOVED)})
                (?:[、和并]?(?:支持|引导|指导|帮助|鼓励|推动|督促|监督(?!管理|检查)|检查))?)
                (?:好(?=[\u4e00-\u9fff]{{2}}))?(?:现有|广大)?(?P<bodies>{bodies})
                (?:(?:(?:、(?!{verb})[\u4e00-\u9fff]{{2,8}})+(?=等))?等(?:[\u4e00-\u9fff]{{0,6}}(?:组织|机构|单位|部门|主体|企业|力量))?)?(?:“[^“”]{{1,12}}”(?=系统|全面|逐|精准|推进|制定))?(?P<where>在(?!校|职|读|编|岗)[^,。;]{{1,20}}?,?|从[^。;]{{2,60}}?方面,?|针对[^,。;]{{2,24}}?|与[^,。;]{{1,16}}?(?=签订|签署|共建))?(?={verb}|参与)
                (?(where)|(?!(?:能力)?(?:建设|发展|整合|改革|培育|创建)[\u4e00-\u9fff]{{0,4}}(?:[,。;、]|和(?!{verb})|$)))
            """,
            build=_caused,
            finds={
                "鼓励企业和社会组织制定高水平标准。": {"role": "performer", "bodies": ("企业", "社会组织")},
                "督促乳品生产企业加强冷链管理。": {"role": "subject", "bodies": ("乳品生产企业",)},
                "推动企业落实安全生产主体责任。": {"role": "subject", "bodies": ("企业",)},
                "支持有条件的县(市、区)在林区设立站点。": {"bodies": ("有条件的县(市、区)",)},
                "支持有条件的市州设立保护机构。": {"role": "performer", "bodies": ("有条件的市州",)},
                "引导林业企业从育苗、管护等方面,建设好林场。": {"bodies": ("林业企业",)},
                "鼓励各地在重点林区,优先选择速生树种。": {"bodies": ("各地",)},
                "鼓励各地设置护林专员。": {"bodies": ("各地",)},
                "支持有条件的地方对护林机构给予补助。": {"bodies": ("有条件的地方",)},
                "支持开发企业与林场签订协议。": {"bodies": ("开发企业",)},
                "鼓励开发企业针对老用户给予优惠。": {"bodies": ("开发企业",)},
                "推动各地“一场一策”系统开展治理。": {"bodies": ("各地",)},
                "支持律师事务所在示范区布局。": {"bodies": ("律师事务所",)},
                "推动有关部门、街道社区加强指导。": {"bodies": ("有关部门", "街道社区")},
                "鼓励各区直单位加大采购。": {"bodies": ("各区直单位",)},
                "引导林业院校、志愿力量等机构开展评估。": {"bodies": ("林业院校",)},
                "组织好护林企业学习其他企业的做法。": {"bodies": ("护林企业",)},
                "支持边远地区组织开展活动。": {"bodies": ("边远地区",)},
                "鼓励社会组织开展活动。": {"bodies": ("社会组织",)},
                "督促检查各地区落实责任。": {"bodies": ("各地区",)},
                "组织市级有关部门每月举办一次活动。": {"bodies": ("市级有关部门",)},
                "支持护林企业建设和运营林场。": {"bodies": ("护林企业",)},
                "鼓励和引导林业企业、个人等社会力量依法参与。": {"bodies": ("林业企业",)},
                "支持护林协会参与巡查。": {"role": "support", "bodies": ("护林协会",)},
                "引导护林企业改造温室。": {"role": "subject", "bodies": ("护林企业",)},
                "鼓励护林企业改造温室。": {"role": "performer", "bodies": ("护林企业",)},
                "鼓励高等院校、经纪机构积极参与。": {"bodies": ("高等院校", "经纪机构")},
                "引导林业企业、护林协会常态化开展活动。": {"bodies": ("林业企业", "护林协会")},
                "支持林业企业、农户、合作社开展种植。": {"bodies": ("林业企业", "合作社")},
                "鼓励具有技术、管理优势的林业企业开展咨询。": {"bodies": ("具有技术、管理优势的林业企业",)},
            },
            skips=(
                "不得要求护林企业提供证明。",
                "采购人也不要求护林企业检测。",
                "落实支持护林企业发展的政策。",
                "支持护林企业改革。",
                "鼓励护林企业培育。",
                "支持护林企业创建、壮大。",
                "支持护林企业建设。",
                "支持护林企业改革和创新。",
                "支持护林企业整合,提高效益。",
                "促进企业质量技术创新。",
                "推动监管改革创新，探索新方式。",
                "支持建设省级中心。",
                "推进检验检测机构整合改革，做大做强。",
                "促进省级检测中心建设。",
                "推进调解中心规范化建设。",
                "推动市场数据跨部门共享。",
                "招投标行政监督部门开展检查。",
                "组织协调部门应当定期复审。",
                "推进法治政府建设。",
                "推进零散园区优化升级,增加供给。",
                "推进护林中心升级项目。",
                "对培育企业给予奖励。",
                "鼓励高校在校生来林场实习。",
                "推进经营者集中审查。",
                "推动林业企业打造,建立渠道。",
                "推进产业园区建设项目区域评估。",
                "推动林业有限公司设立登记自助办理。",
                "引导护林服务基地为企业提供帮助。",
                "协调明确主办单位办理。",
                "做好激励措施组织落实工作。",
                "协调解决各单位推进工作的问题。",
                "推动实现护林企业登记通办。",
                "推动山区园区“一站式”服务全覆盖。",
                "推动跨运营商漫游应用。",
                "以推进学校建设标准化为重点。",
                "推动政务中心服务事项应进必进。",
            ),
        ),
        Rule(
            name="duty-plays-role",
            gloss="发挥/利用 BODY 作用/优势: the body contributes what it is there for.",
            cues=("发挥", "强化", "利用", "调动"),
            pattern=rf"""
                (?:(?:发挥|强化|利用|调动)(?:[和与、](?:发挥|利用))?)好?(?!政府作用)(?P<bodies>{bodies})(?!发展|工作)
                (?:等[\u4e00-\u9fff]{{0,8}})?(?:和[\u4e00-\u9fff]{{2}})?(?:在[^,。;]{{1,24}}?中)?的?
                (?P<what>[^,。;]{{0,16}}?)(?:作用|优势|职能|积极性|创造性|资源)
            """,
            build=_playing,
            finds={
                "强化护林企业作用。": {"role": "performer", "bodies": ("护林企业",)},
                "调动护林企业作用。": {"role": "performer", "bodies": ("护林企业",)},
                "发挥和利用护林协会优势。": {"role": "performer", "bodies": ("护林协会",)},
                "充分发挥联席会议制度和牵头部门作用。": {"role": "performer", "bodies": ("联席会议", "牵头部门")},
                "发挥消费者协会的社会监督作用。": {"role": "performer", "bodies": ("消费者协会",)},
                "发挥科研机构、检验机构专业技术优势。": {"bodies": ("科研机构", "检验机构")},
                "强化市投资促进局牵头抓总作用。": {"role": "lead", "bodies": ("市投资促进局",)},
                "更好发挥市委农办统筹协调作用。": {"role": "lead", "bodies": ("市委农办",)},
            },
            skips=(
                "发挥企业工作优势。",
                "发挥立法的引领作用。",
                "发挥社会监督作用。",
                "发挥企业家的带头作用。",
                "发挥政府投资的撬动作用。",
                "发挥政府种子基金的作用。",
                "发挥大项目对局部地区的拉动作用。",
                "发挥党总揽全局的作用。",
                "更好发挥政府作用。",
            ),
        ),
        Rule(
            name="duty-relied-on",
            gloss="依托 BODY 做: the work is done through that body.",
            cues=("依托",),
            pattern=rf"""
                依托(?!单位|机构)(?:现有)?(?P<bodies>{bodies})(?:等[^,。;]{{0,6}}?)?,?(?={verb})
            """,
            build=with_role("performer"),
            finds={
                "依托现有护林协会开展培训。": {"role": "performer", "bodies": ("护林协会",)},
                "依托省召回技术中心,加快体系建设。": {"role": "performer", "bodies": ("省召回技术中心",)},
                "依托现有技术机构、园区、重点企业等建设窗口。": {"bodies": ("技术机构", "园区", "重点企业")},
            },
            skips=(
                "依托机构开展培训。",
                "依托单位开展培训。",
                "依托公共资源交易平台,建设市场。",
                "依托人民银行应收账款平台,加强服务。",
                "依托监管平台实现精准监管。",
                "依托护林企业服务专区,开展咨询。",
            ),
        ),
        Rule(
            name="duty-together-with",
            gloss="与 BODY 协作/建立机制, 同 BODY 共建: the body takes part.",
            cues=("协同", "协作", "配合", "共建", "合作", "对接", "联动"),
            pattern=rf"""
                (?:(?P<and>(?<!政府)(?<!国家)(?<!中央)和(?!旅游|信息化|社会保障|草原|城乡))|(?<!为)与|(?<!协)同|联合)(?!{fields_pattern()})(?P<bodies>{bodies})(?:等[\u4e00-\u9fff]{{0,4}})?(?(and)(?!的|要|应|须|将)|的?)
                (?!搭建)[^,。;、0-9)]{{0,14}}?(?:协同|协作|配合|共建|合作|对接|联动)(?!方式|模式)
            """,
            build=with_role("support"),
            finds={
                "同某理工大学共建研究院。": {"role": "support", "bodies": ("某理工大学",)},
                "加强与相关部门密切协同,形成合力。": {"bodies": ("相关部门",)},
            },
            skips=(
                "支持高校和中小企业的技术合作。",
                "促进中央和地方政府多方联动。",
                "对企业(含机关和事业单位)开展人机协同。",
                "探索政府和社会资本合作模式。",
                "与标准体系相衔接。",
                "创新与商业银行、支付机构合作方式。",
                "赴沿线国家和地区开展护林合作。",
                "为企业与银行、评估机构搭建对接平台。",
                "为与外地企业往来合作提供便利。",
                "完善政府与人民法院企业破产处置联动机制。",
                "加强与宣传、文化和旅游、退役军人事务等部门沟通协作。",
            ),
        ),
        Rule(
            name="duty-cooperation-mechanism",
            gloss="建立 BODY、BODY 协作机制: the bodies take part in it.",
            cues=("机制",),
            pattern=rf"""
                (?:建立|健全|完善|建立健全)(?P<bodies>{body}(?:{SEPARATOR}{body})+)
                (?:之间)?(?:协作|协同|合作|联动)[\u4e00-\u9fff]{{0,6}}?机制
            """,
            build=with_role("support"),
            finds={"探索建立监管部门、行业协会协作交流机制。": {"role": "support", "bodies": ("监管部门", "行业协会")}},
            skips=("建立部门监管联动机制。",),
        ),
        Rule(
            name="duty-departments-by-field",
            gloss="与公安、税务等…机制/共享: departments named by their field alone take part.",
            cues=("与",),
            pattern=rf"""
                与(?P<bodies>{bare}(?:[、和]{bare})+)等?[^,。;]{{0,14}}?(?:机制|共享|协同|协作|联动|对接|配合)
            """,
            build=_bare,
            finds={"建立与公安、税务等数据共享机制。": {"role": "support", "bodies": ("公安", "税务")}},
            skips=("教育、医疗等领域价格监管。",),
        ),
        Rule(
            name="duty-responsibility-of",
            gloss="落实 BODY 责任, BODY 主体责任: an office owns it, an enterprise is a subject.",
            cues=("责任",),
            pattern=rf"""
                (?:落实|强化|压实|夯实|推动|促进|压紧|明确|(?<=责任[、和及])|(?<=任制[、和及])|(?<=责制[、和及]))
                (?P<bodies>{bodies})(?:等各方|等)?(?:[\u4e00-\u9fff]{{0,4}}(?:安全|质量|管理|监督|监管))?(?:主体|属地|领导)?
                责任(?!保险|追究|编制)
            """,
            build=_charged,
            finds={
                "压实护林企业责任。": {"role": "subject", "bodies": ("护林企业",)},
                "夯实护林企业责任。": {"role": "subject", "bodies": ("护林企业",)},
                "压紧市林业局责任。": {"role": "owner", "bodies": ("市林业局",)},
                "强化电商平台主体责任,规范交易行为。": {"role": "subject", "bodies": ("电商平台",)},
                "落实生产经营者食品安全主体责任和属地部门监管责任。": {"role": "subject", "bodies": ("生产经营者",)},
                "推动监管部门责任落实。": {"role": "owner", "bodies": ("监管部门",)},
            },
            skips=(
                "落实企业责任追究制度。",
                "落实部门责任编制清单。",
                "落实属地责任。",
                "参加食品安全责任保险。",
                "落实主体责任。",
            ),
        ),
        Rule(
            name="duty-office-responsibility-system",
            gloss="POST 负责制/责任制/制度: the holder of the post owns it.",
            cues=("负责制", "责任制", "制度"),
            pattern=r"""
                (?P<bodies>(?:地方|各级)?(?:党政领导干部|党政主要负责人|行政首长|校长|局长|园长|院长|主要负责人|河长|湖长|林长|田长|链长|路长|街长))
                (?:[\u4e00-\u9fff]{0,6}?(?:负责制|责任制)|[\u4e00-\u9fff]{2}制度)
            """,
            build=lambda match: Duty("owner", (match["bodies"],), (Span(*match.span("bodies")),)),
            finds={
                "全面落实学校食品安全校长负责制。": {"role": "owner", "bodies": ("校长",)},
                "健全地方党政领导干部食品安全责任制。": {"bodies": ("地方党政领导干部",)},
            },
            skips=("校长表示欢迎。",),
        ),
        Rule(
            name="duty-joint-governance",
            gloss="党委领导、政府主导、部门联合、企业主责: the formula names each part's role.",
            cues=("党委领导", "政府主导", "政府负责"),
            pattern=r"""
                (?<![民镇乡县市区州级由])(?P<bodies>党委|政府|部门|企业|社会组织|行业)(?P<does>领导(?!班子|小组|下)|主导|负责|联合|协同|联动|主责|主体|自律)
            """,
            build=_formula,
            finds={
                "完善“党委领导、政府主导、部门联合、企业主责”的格局。": {"role": "lead", "bodies": ("党委",)},
                "形成政府主导、社会参与的局面。": {"role": "lead", "bodies": ("政府",)},
            },
            skips=(
                "由政府主导的项目。",
                "按照政府主导、社会参与的原则推进。",
                "在党委领导班子中开展。",
                "在地方党委领导下开展护林。",
                "强化跨部门协同和部门联动。",
            ),
        ),
    )
