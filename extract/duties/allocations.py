"""分工 (allocations): sentences that allocate work by the words for it: 牵头, 会同, 负责, 按职责分工, 发挥统筹作用."""

from functools import lru_cache

from extract.duties.mentions import Duty, duty, with_role
from extract.text.bodies import body_pattern, list_pattern
from extract.text.rule import Rule


@lru_cache(maxsize=1)
def allocation_rules() -> tuple[Rule[Duty], ...]:
    """The rules in the order of trial; built on first use, because the word lists are read for them."""
    body, bodies = body_pattern(), list_pattern()
    return (
        Rule(
            name="duty-jointly-lead",
            gloss="BODY 会同 BODY 做: the first leads.",
            cues=("会同",),
            pattern=rf"""
                (?P<bodies>{body})(?:要|应)?会同(?={body})
            """,
            build=with_role("lead"),
            finds={"市工信局会同市科技局、市财政局推进工作。": {"role": "lead", "bodies": ("市工信局",)}},
            skips=("会同市科技局推进工作。",),
        ),
        Rule(
            name="duty-jointly-with",
            gloss="会同 BODY、BODY 做: those who join take part.",
            cues=("会同",),
            pattern=rf"""
                会同(?P<bodies>{bodies})
            """,
            build=with_role("support"),
            finds={
                "市工信局会同市科技局、市财政局等部门推进工作。": {
                    "role": "support",
                    "bodies": ("市科技局", "市财政局"),
                }
            },
            skips=("共同推进工作。",),
        ),
        Rule(
            name="duty-coordinates",
            gloss="BODY 发挥统筹协调作用: the body leads.",
            cues=("发挥",),
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
                由(?P<bodies>{bodies})(?P<does>牵头|会同|负责|组织实施|具体负责)
            """,
            build=lambda match: duty(match, "owner" if "负责" in match["does"] else "lead"),
            finds={"监测工作由气象部门牵头。": {"role": "lead", "bodies": ("气象部门",)}},
            skips=("由此形成合力。",),
        ),
        Rule(
            name="duty-leads",
            gloss="BODY 牵头/具体负责 做: at the head of a clause.",
            cues=("牵头", "负责"),
            pattern=rf"""
                (?:(?<=[。;:,])|\A)[ ]*(?!由)(?P<bodies>{bodies})(?:等[\u4e00-\u9fff]{{0,6}}?)?(?:要|应)?(?:具体|统一|共同|全面|主要|分别)?
                (?P<does>牵头|负责|负总责)(?!人)
            """,
            build=lambda match: duty(match, "owner" if match["does"] == "负责" else "lead"),
            finds={
                "省级层面:省商务厅牵头,省财政厅配合。": {"role": "lead", "bodies": ("省商务厅",)},
                "领导小组办公室具体负责日常调度。": {"role": "owner", "bodies": ("领导小组办公室",)},
            },
            skips=("市民政局负责人出席。", "牵头部门制定方案。"),
        ),
        Rule(
            name="duty-alongside",
            gloss="BODY 牵头/负责，BODY、BODY 配合: those named behind take part.",
            cues=("配合", "参与", "协助", "协同"),
            pattern=rf"""
                (?:牵头|负责)[\u4e00-\u9fff]{{0,8}}[,;]
                (?P<bodies>{bodies})(?:等[\u4e00-\u9fff]{{0,6}}?)?(?:积极|共同|予以|密切|做好)?(?:配合|参与|协助|协同)
            """,
            build=with_role("support"),
            finds={"由市民政局牵头,市残联、市妇联配合,开展走访。": {"role": "support", "bodies": ("市残联", "市妇联")}},
            skips=("由市民政局牵头,加强协同配合。",),
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
    )
