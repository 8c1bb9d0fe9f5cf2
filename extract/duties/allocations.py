"""分工 (allocations): sentences that allocate work by the words for it: 牵头, 会同, 负责, 按职责分工, 发挥统筹作用."""

import re
from functools import lru_cache

from plankg.extract.duties.mentions import Duty, duty, with_role
from plankg.extract.text.bodies import body_pattern, level_pattern, list_pattern, verb_pattern
from plankg.extract.text.rule import Rule

# 青山县要…: a place that must do something, not all of it; 市财政要…; 各林场要….
_PLACE = (
    r"(?:(?:[省市县区]|中央|各级|地方|同级)级?财政|各[\u4e00-\u9fff]{1,8}[场站所院校馆厂社店队组行港](?:\([^()]{1,6}\))?)(?=要|应当)|"
    r"各[\u4e00-\u9fff]{1,6}(?:省|市|县|区|州)\([^()]{1,8}\)(?=要|应)|"
    r"(?![全我本该两一每各辖社园景城校库老新以]|试点|示范|开发|功能)[\u4e00-\u9fff]{2,4}(?:[县市镇]|(?<![山林灾库牧郊城景校社查])区)(?=要|应当)"
)
# The head of a clause, after the number of an item or an article.
_HEAD = (
    r"(?:(?<=[。;:,\n])|\A)\s*(?:[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[).、](?!\d)|第[一二三四五六七八九十百零]+条\s*(?:\[[^\[\]]{1,20}\])?)?\s*"
    r"(?:同时|此外|其中|特别是|尤其是)?,?请?"
)
# 某局(以下简称…), 各企业(含…): what is said of a name in brackets after it.
_SAID = r"(?:\((?:以下|下称|含|包括)[^()]{1,30}\))?"
# 各级政府及其工作人员特别是领导干部: the people of a body with it.
_PEOPLE = r"(?:(?:及其?|和)(?:广大|其|全体)?(?:党员、?干部|领导干部|工作人员|干部职工|党员|干部)(?:,?(?:特别是|尤其是)[^。;,]{2,12})?,?)?"


def _listed(match: re.Match[str]) -> Duty | None:
    """By the verb after the colon."""
    if match["does"] in {"牵头", "会同"}:
        return duty(match, "lead")
    return duty(match, "support" if match["does"] in {"协助", "配合"} else "owner")


def _by(match: re.Match[str]) -> Duty | None:
    """由 X 牵头 leads, 由 X 负责 owns, 由 X 做 performs; 会同 has its own rule."""
    if match["does"] == "牵头":
        return duty(match, "lead")
    return duty(match, "owner" if match["does"] == "负责" else "performer")


def _leading(match: re.Match[str]) -> Duty | None:
    """Who only 负责, or is 责任主体, owns; 负责牵头 and 作为牵头单位 lead."""
    leads = "牵头" in match["does"] or match["does"].endswith("负总责") or match.string.startswith("牵头", match.end())
    return duty(match, "lead" if leads else "owner")


@lru_cache(maxsize=1)
def allocation_rules() -> tuple[Rule[Duty], ...]:
    """The rules in the order of trial; built on first use, because the word lists are read for them."""
    body, bodies, verb = body_pattern(), list_pattern(), verb_pattern()
    one = rf"(?:{level_pattern()}|{body})"
    return (
        Rule(
            name="duty-by-list",
            gloss="BODY：负责…: one paragraph for each body, in a section on who does what.",
            cues=(":",),
            pattern=rf"""
                \A\s*(?:[-·•●■◆]|\(?\d{{1,2}}[).、])?\s*(?P<bodies>{bodies}):
                (?:要|应|主要)?(?P<does>负责|牵头|会同|组织|承担|做好|指导|依法|协助|配合|按照?|制定|落实|统筹|加强|开展|履行|协调|督促)
            """,
            build=_listed,
            finds={
                "市农业农村局:负责日常调度;组织检查。": {"role": "owner", "bodies": ("市农业农村局",)},
                "市财政局、市商务局:负责保障经费。": {"bodies": ("市财政局", "市商务局")},
                "市公安局:配合开展执法。": {"role": "support", "bodies": ("市公安局",)},
            },
            skips=("市农业农村局通知:", "主要任务:负责调度。"),
        ),
        Rule(
            name="duty-jointly-lead",
            gloss="BODY、BODY 会同 BODY 做, BODY 商 BODY 定: those before the word lead.",
            cues=("会同", "商"),
            pattern=rf"""
                (?:{_HEAD}|(?<=由)|(?<=经))(?P<bodies>{bodies})(?:等[\u4e00-\u9fff]{{0,6}})?(?:要|应当?|须|可|负责)?
                (?:会同|(?<=[局厅委部办署院])商(?![务会贸业品标洽量定用家户场誉事圈联银投]))(?={one})
            """,
            build=with_role("lead"),
            finds={
                "市工信局会同市科技局、市财政局推进工作。": {"role": "lead", "bodies": ("市工信局",)},
                "市财政局、市民政局要会同有关部门建立机制。": {"bodies": ("市财政局", "市民政局")},
                "办法由区商务局会同区财政局制定。": {"bodies": ("区商务局",)},
                "标准由省应急厅商省财政厅确定。": {"bodies": ("省应急厅",)},
                "请财政部会同有关部门制定细则。": {"bodies": ("财政部",)},
                "方案经市环保局会同有关部门评审。": {"bodies": ("市环保局",)},
                "市、县(区)林业部门会同有关部门开展检查。": {"bodies": ("市、县(区)林业部门",)},
                "(12)市林业局会同市财政局制订预案。": {"bodies": ("市林业局",)},
            },
            skips=("会同市科技局推进工作。", "区商务局会商区财政局。", "省能源局会同有关部门研究提出:项目可行。"),
        ),
        Rule(
            name="duty-jointly-with",
            gloss="会同 BODY、BODY 做, 商 BODY 定: those who join take part.",
            cues=("会同", "协同", "联合", "商"),
            pattern=rf"""
                (?:会同|(?:协同|(?<![共分])联合)(?=[^,。;]{{2,30}}?(?:部门|单位|[局委厅]),?)|(?<=[局厅委部办署院])商(?![务会贸业品标洽量定用家户场誉事圈联银投]))(?P<bodies>{bodies})
            """,
            build=with_role("support"),
            finds={
                "市工信局会同市科技局、市财政局等部门推进工作。": {
                    "role": "support",
                    "bodies": ("市科技局", "市财政局"),
                },
                "由省应急厅商省财政厅确定。": {"bodies": ("省财政厅",)},
                "协同教育、网信等部门,加强宣传。": {"bodies": ("教育", "网信")},
                "联合教育、人社等部门丰富活动。": {"bodies": ("教育", "人社")},
            },
            skips=("共同推进工作。", "协同推进各部门工作。", "与市商务局会商。"),
        ),
        Rule(
            name="duty-coordinates",
            gloss="BODY 发挥统筹协调作用: the body leads.",
            cues=("统筹作用", "牵头作用", "协调作用", "抓总作用"),
            pattern=rf"""
                (?:(?<=[。;,])|\A|(?<=由))[ ]*(?!由)(?P<bodies>{body})(?:\([^()]*\))?(?:要)?(?:切实|充分)?发挥
                (?:统筹协调|统筹|牵头(?:抓总|协调)?|综合协调|抓总)作用
            """,
            build=with_role("lead"),
            finds={"市信息化办公室(市数据局)发挥统筹协调作用。": {"role": "lead", "bodies": ("市信息化办公室",)}},
            skips=("发挥统筹协调作用。", "市专班办公室发挥示范作用。"),
        ),
        Rule(
            name="duty-by-division",
            gloss="BODY、BODY 按职责分工/结合职能分工 做: each owns its part.",
            cues=("职责", "职能"),
            pattern=rf"""
                (?:(?<=[。;,])|\A)[ ]*(?P<bodies>{bodies})(?:等[\u4e00-\u9fff]{{0,6}}?)?(?:要)?,?
                (?:结合|根据|依据|按照?|依)(?:各自)?(?:工作)?(?:职能|职责)(?:分工)?
            """,
            build=with_role("owner"),
            finds={"市财政局、市税务局结合职能分工,抓好实施。": {"role": "owner", "bodies": ("市财政局", "市税务局")}},
            skips=("按职责分工抓好落实。",),
        ),
        Rule(
            name="duty-by-body",
            gloss="由 BODY 牵头/负责/会同…: said in the sentence itself.",
            cues=("由",),
            pattern=rf"""
                (?<![自理缘来事])由(?!于|此)(?P<bodies>{bodies})(?:等[\u4e00-\u9fff]{{0,6}})?(?:共同|联合|统一|具体|分别|依法|按职责|主要|直接|全部|负责)?
                (?P<does>牵头|负责(?!人|制)|(?!负责人|(?:{verb}){{1,2}}的)(?:与[^,。;]{{2,16}}?(?:协商|会商)后?)?(?={verb}|作出(?!的)|责令|出具(?!的)|确定|审定|认定|审核|核定|决定|解释|拟订))
            """,
            build=_by,
            finds={
                "监测工作由气象部门牵头。": {"role": "lead", "bodies": ("气象部门",)},
                "由林业部门将项目(含公示情况)报区政府审核。": {"bodies": ("林业部门",)},
                "协商不成的,由林业主管部门作出裁决。": {"role": "performer", "bodies": ("林业主管部门",)},
                "标准由市农业农村局、市财政局确定。": {"role": "performer", "bodies": ("市农业农村局", "市财政局")},
            },
            skips=(
                "由此形成合力。",
                "由市财政局批准的项目。",
                "应由林场承担的费用。",
                "由市林业局主要负责人兼任主任。",
            ),
        ),
        Rule(
            name="duty-in-heading",
            gloss="BODY 牵头（负责）工作, as a heading: the body carries what stands under it.",
            cues=("牵头", "负责"),
            pattern=rf"""
                (?:(?<=[、.)\s])|\A)(?P<bodies>{bodies})(?P<does>牵头|负责|主办)(?:负责|办理|落实|推进)?的?
                (?:重点|主要)?(?:工作|任务|事项|项目)(?:任务)?(?:\([^()]*\))?\Z
            """,
            build=lambda match: duty(match, "owner" if match["does"] == "负责" else "lead"),
            finds={"二、市教育局牵头的重点任务(3项)": {"role": "lead", "bodies": ("市教育局",)}},
            skips=("二、市教育局牵头的重点任务完成情况", "牵头工作"),
        ),
        Rule(
            name="duty-leads",
            gloss="BODY 牵头/具体负责 做: at the head of a clause.",
            cues=("牵头", "负责", "负总责", "责任", "责任主体", "责任单位", "责任部门", "主责", "实施主体"),
            pattern=rf"""
                {_HEAD}(?!由)(?P<bodies>{bodies}){_SAID}(?:等[\u4e00-\u9fff]{{0,6}}?)?(?:要|应)?(?:具体|统一|共同|全面|主要|分别)?
                (?P<does>牵头|负责(?=牵头)|负责|(?:对[^。;]{{2,60}}?)?负(?:总责|(?:主体|领导|监管|属地|管理|直接|主要|首要|全面|总)+责任)|(?:作?为|是)[^,。;]{{0,24}}?(?:牵头|责任|主责|实施)(?:单位|部门|主体))(?!人|制(?![定订])|任|同)
            """,
            build=_leading,
            finds={
                "省级层面:省商务厅牵头,省财政厅配合。": {"role": "lead", "bodies": ("省商务厅",)},
                "市教育局为牵头单位。": {"role": "lead", "bodies": ("市教育局",)},
                "领导小组办公室具体负责日常调度。": {"role": "owner", "bodies": ("领导小组办公室",)},
                "市林业局作为牵头单位,要统筹推进。": {"role": "lead", "bodies": ("市林业局",)},
                "市林业局负责牵头制定方案。": {"role": "lead", "bodies": ("市林业局",)},
                "各区政府是护林的责任主体,要加强巡查。": {"role": "owner", "bodies": ("各区政府",)},
                "请市林业局牵头制定方案。": {"role": "lead", "bodies": ("市林业局",)},
                "市林业局、各林业机构对山林防火,特别是旺季防火负主体责任。": {
                    "role": "owner",
                    "bodies": ("市林业局", "各林业机构"),
                },
                "保障性林场管理部门牵头开展联审。": {"role": "lead", "bodies": ("保障性林场管理部门",)},
                "市林业局(市园林局)负责统筹推进。": {"role": "owner", "bodies": ("市林业局(市园林局)",)},
            },
            skips=("市民政局负责人出席。", "牵头部门制定方案。", "市林业局是市政府组成部门。"),
        ),
        Rule(
            name="duty-alongside",
            gloss="BODY 牵头/负责，BODY、BODY 配合: those named behind take part.",
            cues=("配合", "参与", "参加", "协助", "协同"),
            pattern=rf"""
                (?:牵头|负责)[\u4e00-\u9fff]{{0,8}}[,;]
                (?P<bodies>{bodies})(?:等[\u4e00-\u9fff]{{0,6}}?)?(?:积极|共同|予以|密切|做好)?(?:配合|参与|参加|协助|协同)
            """,
            build=with_role("support"),
            finds={
                "由市应急局牵头,市公安局、市民政局等有关部门参加。": {"bodies": ("市公安局", "市民政局")},
                "由市民政局牵头,市残联、市妇联配合,开展走访。": {"role": "support", "bodies": ("市残联", "市妇联")},
            },
            skips=("由市民政局牵头,加强协同配合。",),
        ),
        Rule(
            name="duty-shall",
            gloss="各 BODY 要做: whom the sentence obliges owns it; several in one sentence each their part.",
            cues=("要", "应", "须", "需", "负责"),
            pattern=rf"""
                {_HEAD}(?:(?:实行|开展|承担|具备|纳入|涉及|存在)[^,。;]{{1,24}}的)?(?P<bodies>{bodies}|{_PLACE}|(?!牵头|责任|承办|主办|配合){verb}(?:部门|单位|机关)){_SAID}(?:等[\u4e00-\u9fff]{{0,6}})?{_PEOPLE}(?:之间|相互)?
                (?:,?(?:特别是|尤其是|包括)[^。;,]{{2,30}},?|作为[^。;,]{{2,40}},)?
                (?:(?:发生|接到|收到|发现|作出|获悉)[^,。;]{{2,30}},)?(?:(?:(?:在|对|按照?|根据|结合|于|以|围绕|每[年季月])[^,。;]{{1,24}}?|在[^,。;]{{25,60}}?[时中后前下内]),?|,)?(?:均|都|也|还|同样|每年|既|更|则|仍|当前|目前|一律|原则上)?(?:(?<![主只重需必纪扼])要(?!求|素|点|害|闻)|应(?!用|急|对|届|付|纳|收)当?|必须|须|需(?!求|要)|负责(?!人|制(?![定订])|任|同))(?<!所需)
                (?=[^,。;]|\Z)
            """,
            build=with_role("owner"),
            finds={
                "各地、各部门要强化组织保障。": {"role": "owner", "bodies": ("各地", "各部门")},
                "各地市场监管部门要加强协同。": {"bodies": ("各地市场监管部门",)},
                "各省、自治区、直辖市人民政府要制定预案。": {"bodies": ("各省、自治区、直辖市人民政府",)},
                "应急管理部和各省(区、市)人民政府要组织演练。": {"bodies": ("应急管理部", "各省(区、市)人民政府")},
                "县级文物部门要发挥督导作用,乡镇政府要抓好落实。": {"bodies": ("县级文物部门",)},
                "各县区教育部门在收到申请后,应于2个工作日内答复。": {"bodies": ("各县区教育部门",)},
                "各地区各有关部门要加强协同。": {"bodies": ("各地区", "各有关部门")},
                "市、县(市、区)人民政府及其有关部门应当公开目录。": {"bodies": ("市、县(市、区)人民政府", "有关部门")},
                "各产林省(区、市)要健全机构。": {"bodies": ("各产林省(区、市)",)},
                "设区的市级以上人民政府应当编制规划。": {"bodies": ("设区的市级以上人民政府",)},
                "各地、各部门在制定市场准入、产业发展、招商引资等方面的具体政策措施时,要听取意见。": {
                    "bodies": ("各地", "各部门")
                },
                "市林业局以及护林协会,要建立机制。": {"bodies": ("市林业局", "护林协会")},
                "县级以上人民政府林业主管部门应当公布名录。": {"bodies": ("县级以上人民政府林业主管部门",)},
                "特别是护林企业要制订预案。": {"bodies": ("护林企业",)},
                "自然资源和规划部门要审核计划。": {"bodies": ("自然资源和规划部门",)},
                "各地区既要防火,也要护苗。": {"bodies": ("各地区",)},
                "市林业局市护林委、县林业局要加强统筹。": {"bodies": ("市林业局", "市护林委", "县林业局")},
                "各区(市)县要结合实际实施。": {"bodies": ("各区(市)县",)},
                "第九条市林业和公共资源交易中心负责热线的运行。": {"bodies": ("市林业和公共资源交易中心",)},
                "各林业企业要积极配合地方政府开展活动。": {"bodies": ("各林业企业",)},
                "水、电、气供应企业要保障供应。": {"bodies": ("水、电、气供应企业",)},
                "省、自治区、直辖市林草、粮食部门,应当核实。": {"bodies": ("省、自治区、直辖市林草", "粮食部门")},
                "各省、自治区、直辖市,特别是产粮大省,也要落实储备。": {"bodies": ("各省、自治区、直辖市",)},
                "各区、各街镇要建立台账。": {"bodies": ("各区", "各街镇")},
                "市营商办要每月通报。": {"bodies": ("市营商办",)},
                "县委深化改革领导小组要加强调度。": {"bodies": ("县委深化改革领导小组",)},
                "区园林和林业局要划定范围。": {"bodies": ("区园林和林业局",)},
                "青岭县要先行试点。": {"bodies": ("青岭县",)},
                "市级各部门(单位)要定期调研。": {"bodies": ("市级各部门(单位)",)},
                "第六条[护林服务]林业机关应当公开目录。": {"bodies": ("林业机关",)},
                "国务院各部、委、局要拟订办法。": {"bodies": ("国务院各部、委、局",)},
                "国务院各部委、各直属机构要加强管理。": {"bodies": ("国务院各部委", "各直属机构")},
                "应急部要加强调度。": {"bodies": ("应急部",)},
                "规划和自然资源、住建、综合窗口、税务部门要建立机制。": {
                    "bodies": ("规划和自然资源", "住建", "综合窗口", "税务部门")
                },
                "市、区规划、房屋管理部门要公开信息。": {"bodies": ("市、区规划", "房屋管理部门")},
                "科学技术等部门应当公开信息。": {"bodies": ("科学技术",)},
                "各级党组织和广大党员干部要带头落实。": {"bodies": ("各级党组织",)},
                "各级政府及其工作人员特别是领导干部,要遵守规定。": {"bodies": ("各级政府",)},
                "市林业局与市水利局之间要建立会商制度。": {"bodies": ("市林业局", "市水利局")},
                "市园区管理局(以下简称管理局)应当公布清单。": {"bodies": ("市园区管理局",)},
                "各林场(站)要建立台账。": {"bodies": ("各林场(站)",)},
                "护林企业发生火情,应当及时报告。": {"bodies": ("护林企业",)},
                "护林监管机构接到举报后,应当按照预案处置。": {"bodies": ("护林监管机构",)},
                "实行改革的地方要明确职责。": {"bodies": ("地方",)},
                "起草单位要明确解读要素。": {"bodies": ("起草单位",)},
                "市安委办要每月通报。": {"bodies": ("市安委办",)},
                "各级财政要加大投入。": {"bodies": ("各级财政",)},
                "请市林业局于10月底前完成验收,各区要抓好养护。": {"bodies": ("各区",)},
                "市、县(区)、乡(镇、街道)要设置专区。": {"bodies": ("市、县(区)、乡(镇、街道)",)},
            },
            skips=(
                "鼓励护林公司按实际情况减费,需另行备案。",
                "各牵头部门(单位)要报送情况。",
                "各省级牵头部门要会同联办部门梳理。",
                "供水公司所需缴纳的费用予以免除。",
                "全市要形成合力。",
                "丘陵山区要注意防火。",
                "决策承办单位要公开意见。",
                "联席会议以纪要形式明确事项。",
                "要强化组织保障。",
                "市民政局负责人出席。",
                "牵头部门要制定方案。",
            ),
        ),
    )
