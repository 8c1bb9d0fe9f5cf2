"""主语 (subjects): offices that are the plain subject of what is done, without a word that obliges or allocates.

Each rule is read like those of mentions.py: 各区结合实际制定计划, 审查通过后，审批部门办理许可证.
"""

import re
from functools import cache

from plankg.extract.duties.allocations import SAID
from plankg.extract.duties.mentions import Duty, bare_departments, obliged, with_role
from plankg.extract.text.bodies import BY_DAY, VERB_LIKE_NAMES, list_pattern, verb_pattern
from plankg.extract.text.rule import Rule, compiled
from plankg.extract.text.wordlists import alternatives

_OFFICE = (
    r"(?:本?[省市县区州]|各|国家|国务院|自治区|有关|相关|其他(?:有关|相关)|当地|属地|同级|领导小组|政府各|[\u4e00-\u9fff]*专班|乡镇|街道).*"
    r"(?:局|委|厅|部|办|署|政府|部门|单位|中心|委员会|办公室|办事处|街道|街镇|乡镇|各?地方?|地区|机关|[科处究查]室|小组|专班|[支大总]队|[残妇侨商]联|工会|检察院|[省市县区州])|"
    r"[\u4e00-\u9fff]{2,12}(?:部|总局|署|改革委)|[\u4e00-\u9fff]{4,}(?:局|厅|委员会|管委会|人民政府)|"
    r"(?:公安|司法|税务|监察|检察|审计|国家|行政|(?:行政)?执法)机关|(?:人民)?法院|"
    r"[\u4e00-\u9fff、]*(?:(?:主管|监管|监督|管理|行政|审批|执法|登记|编制|政务)部门|(?:监管|登记|执法|仲裁)机构)|"
    r"(?:[省市县区国][\u4e00-\u9fff]{2,20})?(?:联席会议|领导小组|指挥部)"
)
# What a name was taken with: 报财政部审批, 确保各部门履行职责.
_NO_NAME = r"确保|建议|提请|否则|了解|分别|综合窗口|[报到]|商(?!务|业)|本[省市县区](?:探索|支持|鼓励|推动)|[^、]*(?:实现|分送|报(?=[省市县区]))"
# Where a clause begins that an office can be the subject of: 审查通过后，审批部门….
_ENTERS = r"(?:(?<=[。;\n])|\A)\s*(?:第[一二三四五六七八九十百零]+条\s*(?:\[[^\[\]]{1,20}\])?|[一二三四五六七八九十]是)?\s*请?|(?<=,)\s*请?"
# With what, by when and how often.
_WITH = (
    r"(?:按照?|根据|结合|依据|依照?|对照?|每[季月周两半])[^,。;]{1,32}?|(?:在(?!线)|于|自)(?:[^,。;]{1,40}?(?=,)|(?![^,。;]*(?:[时后]|过程中),)[^,。;]{1,32}?)|"
    rf"{BY_DAY}|凭[^,。;]{{2,20}}?(?=办理|申请)|\d+个工作日内"
)
_OFTEN = r"每(?:半?年|季度?|月|周)|按(?:季度?|月|年度)"
_HOW = r"具体|共同|统一|及时|适时|分别|定期|积极|主动|同步|直接|提前|先|进一步|相应"
_DO = (
    r"针对[^。;]{8}|兑付|报送|上报|受理|审核|汇总|核[实对发]|审批(?!时[间限]|环节|流程)|下达|拨付|通报|召开|出具|跟进|介入|采信|比照|确定(?!的)|(?<=[前内])完成|实行|"
    r"(?:配合|协助)(?=做好|开展|实施|落实|推进|制定|组织)"
)
_SHALL = r"(?:依法|及时)?(?:应|要|须|必须)"
# What was made (市政府制定的政策), what comes of what was done (落实情况将纳入考核), and a title.
_NOT_DONE = (
    r"[\u4e00-\u9fff]{2}的|[^,。;]{2,40}(?:情况|成效|成绩)(?:[和与及][^,。;]{2,8})?(?:将|纳入|作为|列入)|"
    r"[^,。;]{2,20}(?:措施|方案|办法|意见|通知)\s*(?:第|$)"
)
# Who heads a group, and where it sits.
_HEADED = r"[^。;]{0,80}?(?:组长|召集人|主任|主席|负责同志|负责人|成员(?:单位)?|兼任|设在[^,。;]{2,24}|挂靠[^,。;]{2,24}|秘书长)(?:担任|为成员)?"
# What was, or is reported of a day (近年来，市林业局开展了…), and the rest of a list (会同市林业局，市水利局等部门…).
_NO_CLAUSE = (
    r"(?:来|今天|昨[天日]|此前|目前|\d日|出席[^,]*|任[^,]{2,6}|(?:会同|联合|协同|由)[^,。;]*[局委厅部办院署会])$"
)


def _by_office(match: re.Match[str]) -> Duty | None:
    """Offices only: what is said of enterprises or schools in such a sentence is no allocation.

    Neither is what an office made (市政府制定的政策), nor a case that is put (税务部门认定为失信的，…).
    """
    before, rest = match.string[: match.start("bodies")].rstrip(), match.string[match.end() :]
    case = match.group().endswith("的,") or re.match(r"[^,。;]*的[,;]", rest)
    goes_on = re.match(rf"(?:[^,。;]*的,)?{_SHALL}", rest)
    if re.match(_NOT_DONE, rest) or (case and not goes_on):
        return None
    inside = before.endswith(",")
    if inside and (
        re.match("可(?!持续)|(?:积极|密切|共同|做好)?(?:配合|参与|参加|协助|协同)", rest)
        or re.search(_NO_CLAUSE, re.split(r"[,。;]", before[:-1])[-1])
    ):
        return None
    found = obliged(match)
    names = [re.sub(r"\([^()]*\)$", "", name) for name in found.bodies] if found else []
    fields = rf"(?:[省市县区]级?|各级|地方)?(?:{alternatives('text/department_fields')}|{bare_departments()})(?:部门)?"
    named = (
        (re.fullmatch(_OFFICE, name) and not re.match(_NO_NAME, name)) or compiled(fields).fullmatch(name)
        for name in names
    )
    return found if found and all(named) else None


@cache
def subject_rules() -> tuple[Rule[Duty], ...]:
    """The rules in the order of trial; built on first use, because the word lists are read for them."""
    return (
        Rule(
            name="duty-plain-subject",
            gloss="OFFICE 做: an office as the plain subject of what is done, at the head of a clause.",
            cues=(
                "局",
                "委",
                "厅",
                "部",
                "办",
                "署",
                "政府",
                "单位",
                "中心",
                "机构",
                "专班",
                "小组",
                "机关",
                "院",
                "地",
                "室",
                "队",
                "联",
                "会",
                "各",
            ),
            pattern=rf"""
                (?:{_ENTERS})(?P<bodies>{list_pattern()})(?!要|应|须|需|:|(?:作?为|是)[^,。;]{{0,24}}?(?:牵头|责任|主责|实施)(?:单位|部门|主体)){SAID}(?:等[\u4e00-\u9fff]{{0,6}})?
                (?:分别(?=于))?(?:(?:{_WITH}),?){{0,2}}(?:{_OFTEN})?(?:将)?(?:依法(?:依规)?)?(?:(?:为|向)[^,。;]{{2,12}}(?=办理|提供|发放))?(?:{_HOW})?
                (?=(?!服务|将?会同|牵头|负责牵头|发挥(?:统筹|牵头|综合|抓总)|负责人|负责同志|{VERB_LIKE_NAMES}){verb_pattern()}|{_DO})
            """,
            build=_by_office,
            finds={
                "市民政局、市财政局统筹考虑各类因素,制定标准。": {"role": "owner", "bodies": ("市民政局", "市财政局")},
                "市财政局按照有关规定履行支出责任。": {"bodies": ("市财政局",)},
                "住建、交通、经济和信息化等市级行业监管部门制定清单。": {"bodies": ("住建", "交通", "经济和信息化")},
                "公示期满后,财政部门于15个工作日内兑付资金。": {"bodies": ("财政部门",)},
                "市招标投标办公室每季度对各县开展检查。": {"bodies": ("市招标投标办公室",)},
                "各区政府对照目录在区政府网站上于2026年8月底前,全面完善公开内容。": {"bodies": ("各区政府",)},
                "领导小组办公室成立工作专班,负责建设。": {"bodies": ("领导小组办公室",)},
                "请财政部落实有关规定。": {"bodies": ("财政部",)},
                "第二十条护林监管机构依照法律、法规,实施监管。": {"bodies": ("护林监管机构",)},
                "市住房城乡建设、规划自然资源部门按季度通报进展。": {"bodies": ("市住房城乡建设", "规划自然资源部门")},
                "林业部门依法依规为林场办理登记。": {"bodies": ("林业部门",)},
                "市应急局每月开展一次巡查。": {"bodies": ("市应急局",)},
                "市林业局确定护林机构。": {"bodies": ("市林业局",)},
                "市林业局每年发布通知。": {"bodies": ("市林业局",)},
                "四是市林业局及时汇总信息。": {"bodies": ("市林业局",)},
                "市政府督查室将适时开展督查。": {"bodies": ("市政府督查室",)},
                "市林业局加强统筹协调,会同有关部门推进。": {"role": "lead", "bodies": ("市林业局",)},
                "市林业局(市园林局)梳理现行制度。": {"bodies": ("市林业局(市园林局)",)},
            },
            skips=("市财政局制定的办法继续有效。", "企业提高质量。", "全市完善制度。", "完善市财政局的制度。"),
        ),
        Rule(
            name="duty-of-a-new-group",
            gloss="成立 GROUP，负责…: a group that is set up for the work owns it.",
            cues=("成立", "组建", "设立", "下设"),
            pattern=rf"""
                (?:成立|组建|设立(?!在)|(?=[^,。;]{{2,20}}下设))(?:由[^,。;]{{2,30}}的|相应的)?(?P<bodies>[^,。;]{{0,36}}?(?:领导小组|专班|工作组|协调小组|办公室|委员会|指挥部)){SAID}
                (?:,{_HEADED})*,(?:切实|全面|具体|主要)?(?:负责(?!人|同志)|承担|统筹|履行|协调|研究(?!提出))
            """,
            build=with_role("owner"),
            finds={
                "成立护林工作领导小组,由副市长任组长,市林业局局长为副组长,统筹推进护林工作。": {
                    "role": "owner",
                    "bodies": ("护林工作领导小组",),
                },
                "市政府成立护林专班,负责护林调度。": {"bodies": ("护林专班",)},
                "领导小组下设办公室,办公室设在市林业局,办公室主任由市林业局局长兼任,负责日常工作。": {
                    "bodies": ("领导小组下设办公室",)
                },
                "领导小组下设工作专班,履行办公室职责,承担日常工作。": {"bodies": ("领导小组下设工作专班",)},
                "组建护林指挥部,具体负责扑救。": {"bodies": ("护林指挥部",)},
            },
            skips=("成立护林领导小组,市林业局负责调度。", "成立护林合作社,负责育苗。"),
        ),
    )
