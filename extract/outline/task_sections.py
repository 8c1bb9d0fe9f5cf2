"""任务标题 (task sections): which sections of a plan say what shall be done.

A heading under 主要任务, 重点任务, 保障措施 and the like is a task; one under the review of past years, the general
requirements or the annexes is none, and neither is 主要任务 itself, which only holds tasks.
"""

from collections.abc import Sequence

from extract.outline.headings import Heading
from extract.text.rule import compiled

_NO_TASKS = (
    r"背景|成就|成效|成绩|现状|回顾|形势|问题|短板|机遇|挑战|环境分析|评价|面临|基础条件|发展基础|总体要求|总体思路|指导思想|基本原则|"
    r"目标|适用范围|附则|名词解释|总则|前言|引言|序言|概述|编制|术语|定义|风险分析|必要性|指标"
)
_CONTAINER = r"(?:主要|重点|具体|工作|推广)*(?:任务|举措|措施|内容|工作|分工)+(?:分工|安排)?|保障措施|组织实施|组织保障|实施保障|规划实施|附[件表录图].*"
_BEGINS_WITH_WORK = (
    r"加强|推进|强化|健全|完善|建立|实施|加快|提升|优化|落实|深化|夯实|严格|破解|解决|开展|推动|构建|打造"
)


def is_task_section(folded: str, headings: Sequence[Heading], index: int) -> bool:
    """Whether the section at `index` is a task; the sections around it decide with it, from the outermost on."""
    chain = [index]
    while headings[chain[-1]].parent >= 0:
        chain.append(headings[chain[-1]].parent)
    if any(headings[at].style == "附" for at in chain):
        return False
    holds_others = index + 1 < len(headings) and headings[index + 1].parent == index
    if holds_others and compiled(_CONTAINER).fullmatch(headings[index].title_in(folded)):
        return False
    return not any(_is_preliminary(headings[at].title_in(folded)) for at in chain)


def _is_preliminary(title: str) -> bool:
    """指导思想 and 发展目标 are; 加强环境保护目标责任制 is not: it begins with what to do."""
    if compiled(_NO_TASKS).search(title) is None or compiled(_BEGINS_WITH_WORK).match(title):
        return False
    return len(title) <= 12 or title.startswith(("“十", "十", "面临"))
