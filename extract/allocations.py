"""分工 (allocations): sentences that allocate work by the words for it: 牵头, 会同, 负责, 按职责分工, 发挥统筹作用."""

from functools import lru_cache

from extract.bodies import body_pattern, list_pattern
from extract.duties import Duty, duty, with_role
from extract.rule import Rule


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
    )
