"""任务标题 (task sections): which sections of a plan say what shall be done.

A heading under 主要任务, 重点任务, 保障措施 and the like is a task; one under the review of past years, the general
requirements or the annexes is none, and neither is 主要任务 itself, which only holds tasks.

A title looks back or sets the frame by its last word: 发展基础, 工作成效, 主要目标. The same words inside a title say what to
work on: 基础能力建设, 成效评价机制, 目标责任制. 夯实工作基础 begins with what to do.
"""

from collections.abc import Sequence

from plankg.extract.outline.headings import Heading
from plankg.extract.text.rule import compiled

# What a title ends with when its section looks back or sets the frame.
_ENDS = (
    r"背景|成就|成效|成绩|现状|回顾|形势|问题|短板|机遇|挑战|总体要求|总要求|总体思路|总体考虑|指导思想|基本原则|(?<![^要求任务])原则|目标|愿景|附则|后记|名词解释|"
    r"总则|前言|引言|序言|概述|编制依据|编制说明|依据|术语|定义|必要性|意义|指标|指标体系|(?:基本|总体|完成|实施|主要)情况|现有(?:条件|情况)|概况|简介|结语|战略定位|"
    r"(?:发展|外部|内部|面临|宏观|国际|国内)环境|(?:发展|总体|行业)趋势|基础(?:条件)?|(?:适用|规划|实施)范围|(?:环境|形势|风险|现状|需求)分析|"
    r"目标要求|进展|(?:现状|实施|影响|环境)评价"
)
_HOLDS = (
    r"现状|回顾|面临|上(?:个|一)?(?:五年|期|阶段)|新变化|存在的?(?:主要|突出)?问题|十[一二三四]?五[“”]?(?:时期|期间)?(?:发展)?(?:成就|成效|回顾)|"
    r"(?:规划|发展)背景|必要性|适用范围|名词解释|基本原则|指导思想|总体要求"
)
_CONTAINER = r"(?:主要|重点|具体|工作|推广)*(?:任务|举措|措施|内容|工作|分工)+(?:分工|安排)?|保障措施|组织实施|组织保障|实施保障|规划实施|附[件表录图].*"
# An annex is a list of things (名录, 范围, 流程图) unless it says that it is one of tasks.
_TASK_ANNEX = r".*(?:(?:任务|分工|举措|措施|行动)(?:清单|一览|分解|安排)*表?|方案|计划)(?:\([^()]*\))?"
# 第一篇：某市护林方案 is one of several plans in one file.
_PARTS = {"编", "篇", "部分"}
_PLAN = r".{4,}(?:规划|方案|(?:行动|工作|实施|专项)计划)(?:\([^()]*\))?"
_BEGINS_WITH_WORK = (
    r"加强|推进|强化|健全|完善|建立|实施|加快|提升|优化|落实|深化|夯实|严格|破解|解决|开展|推动|构建|打造|持续|改善|营造|巩固|补齐|筑牢|"
    r"明确|分解|细化|培育|支持|做好|抓好|突出|聚焦|坚决|全面|切实|着力|大力|积极|改造|治理|整治|扩大|规范|奋力|便利|提高|深入|创新|编制|制定|提供|促进|简化|"
    r"畅通|引导|推广|维护|保障|防范|化解|统筹|增强|统一|探索|鼓励|充分|扎实|有效|不断|进一步|更好|依法|严厉|以|对|推行|优先|调整|加大|完成|组织|围绕|认真|及时|定期|紧扣|立足"
)


_LONGEST = 14  # a longer title says what to do with such a thing


def is_task_section(folded: str, headings: Sequence[Heading], index: int) -> bool:
    """Whether the section at `index` is a task; the sections around it decide with it, from the outermost on."""
    chain = [index]
    while headings[chain[-1]].parent >= 0:
        chain.append(headings[chain[-1]].parent)
    annexes = [headings[at] for at in chain if headings[at].style == "附"]
    if annexes and not all(compiled(_TASK_ANNEX).fullmatch(annex.title_in(folded)) for annex in annexes):
        return (
            headings[index].style != "附"
            and compiled(_BEGINS_WITH_WORK).match(headings[index].title_in(folded)) is not None
        )
    holds_others = index + 1 < len(headings) and headings[index + 1].parent == index
    title = headings[index].title_in(folded)
    is_plan = headings[index].style == "文" or (
        headings[index].style in _PARTS and compiled(_PLAN).fullmatch(title) is not None
    )
    if holds_others and (is_plan or compiled(_CONTAINER).fullmatch(title)):
        return False
    return not any(_is_preliminary(headings[at].title_in(folded)) for at in chain)


def _is_preliminary(title: str) -> bool:
    """指导思想 and 发展目标 are; 加强环境保护目标责任制 is not: it begins with what to do, and it is about the system."""
    if compiled(_BEGINS_WITH_WORK).match(title):
        return compiled(_ENDS).fullmatch(title) is not None  # 编制依据, 实施情况
    if len(title) > _LONGEST and not title.startswith(("“十", "十", "面临", "过去")):
        return False
    ends = compiled(rf".*(?:{_ENDS})(?:\([^()]*\))?").fullmatch(title) is not None
    holds = compiled(_HOLDS).search(title) is not None
    return ends or holds
