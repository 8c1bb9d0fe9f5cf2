"""列举的目标值 (target lists): targets that share words with the one before: its verb, its name, or one 分别 for all.

建成检测中心1家、实验室3个; 形成3个集群、5个园区; 达到65%，2030年达到70%; 粮食、油料产量分别达到100万吨和20万吨.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from extract.model.spans import Span
from extract.targets.quantity import Target, number, target
from extract.targets.target_words import AFTER, BEFORE, CHANGE, LEAD, MAKE, NUMBER, REACH, TRAIL, VALUE, YEAR
from extract.text.rule import Rule, compiled
from extract.text.units import UNIT
from extract.text.values import operator_of

_ONE = (
    rf"(?P<before>{BEFORE})?[ ]*(?P<value>{NUMBER})(?P<sign1>%)?(?:[ ]*[-~至到][ ]*(?P<high>{NUMBER}))?[ ]*"
    rf"(?P<unit>{UNIT})?(?P<after>{AFTER})?"
)
_PLAIN = rf"(?:{BEFORE})?[ ]*{NUMBER}(?:[ ]*[-~至到][ ]*{NUMBER})?[ ]*(?:{UNIT})?(?:{AFTER})?"
# What several names in a row can share at their end: 粮食、油料产量.
_SHARED_TAIL = (
    r"(?:增加值|(?:排放|消费|用水)总量|排放量|减排量|总产值|产值|产量|总量|销量|面积|收入|支出|人数|数量|规模|保有量|里程|储量|装机|装机容量|"
    r"(?:业务)?(?:平均)?(?:办理|审批|办结)?(?:时间|时限)|[\u4e00-\u9fff]{0,4}(?:率|比例|比重|占比))$"
)
# The start that a change is measured from: 比2020年.
_AGAINST = r"(?<!占)[比较][^,。;]{1,12}?"
# Words that begin other work, and so no further thing of the same list.
_OTHER_WORK = rf"{MAKE}|{CHANGE}|加强|加快|推进|推动|优化|完善|健全|落实|深化|力争|争取|确保|实现|带动|吸纳|给予"
_END = r"(?=[,。;、:!?)\n]|\Z|和|及)"
_NUMBER_FIRST = rf"(?:、|和|及|,)[ ]*(?P<quote>{VALUE}[ ]*(?!{AFTER})(?P<name>[^,。;:!?、\n\d]{{2,30}}?)){_END}"


def _respectively(match: re.Match[str]) -> tuple[Target, ...] | None:
    """One target for each value, with its own name or year where there are as many of these."""
    values = list(compiled(_ONE).finditer(match["values"]))
    printed = re.sub(TRAIL, "", re.sub(LEAD, "", match["names"]))
    if len(values) == 2 and printed.startswith("城乡居民"):
        printed = f"城镇居民{printed[4:]}、农村居民{printed[4:]}"
    names = [name for name in re.split(r"、|和|及|与|以及", printed) if name]
    years = [int(year) for year in re.findall(r"20\d\d", match["years"] or "")]
    if len(names) == len(values):
        tail = compiled(_SHARED_TAIL).search(names[-1])
        if tail and tail.start() > 0:
            names = [n if compiled(_SHARED_TAIL).search(n) else n + tail.group() for n in names]
    elif match["each"]:
        names = [printed] * len(values)
    else:
        return None
    last = values[-1]
    unit = last["sign1"] or last["unit"]
    found: list[Target] = []
    for at, (name, value) in enumerate(zip(names, values, strict=True)):
        if len(name) < 2:
            return None
        found.append(
            Target(
                name=name,
                op=operator_of(value["before"] or values[0]["before"], value["after"] or last["after"]),
                value=number(value["value"]),
                high=number(value["high"]) if value["high"] else None,
                unit=unit
                if (unit or "").startswith(value["unit"] or "") and not value["sign1"]
                else value["sign1"] or value["unit"],
                baseline=None,
                per="year" if "年均" in match.group() or "每年" in match.group() else None,
                quote=Span(*match.span("quote")),
                year=years[at] if len(years) == len(values) else None,
            )
        )
    return tuple(found)


@lru_cache(maxsize=1)
def list_rules() -> tuple[Rule[tuple[Target, ...]], ...]:
    """The rules that give several targets at once; tried before those for one."""
    return (
        Rule(
            name="target-respectively",
            gloss="A、B 和 C 分别达到 V1、V2 和 V3: one target for each name, or for each year.",
            cues=("、",),
            pattern=rf"""
                (?:(?<=[,。;:!?\n])|\A)[ ]*(?P<quote>(?:(?P<years>(?:到|至)?20\d\d年(?:底|末)?
                (?:(?:、|和|及)(?:到|至)?20\d\d年(?:底|末)?)+)[,、]?|(?:到|至)?20\d\d年)?
                (?P<names>[^,。;:!?\n\d]{{2,60}}?)(?:{_AGAINST})?(?P<each>分别|依次)?(?:{_AGAINST})?(?:年均)?
                (?:{REACH}|{CHANGE})[ ]*
                (?P<values>{_PLAIN}(?:(?:、|和|及|以及)[ ]*{_PLAIN})+))
            """,
            build=_respectively,
            finds={
                "粮食、蔬菜产量分别达到50万吨、20万吨以上。": {
                    "name": "粮食产量",
                    "value": 50,
                    "op": ">=",
                    "unit": "万吨",
                },
                "到2025年、2030年,绿化覆盖率分别达到40%和45%。": {"name": "绿化覆盖率", "value": 40, "year": 2025},
                "城乡居民收入分别增长6%、8%左右。": {"name": "城镇居民收入", "value": 6, "unit": "%"},
            },
            skips=("分别制定方案。",),
        ),
    )


def continued(folded: str, end: int, rule: str, first: Target) -> Iterator[Target]:
    """The targets that go on behind `first` in the same sentence and borrow its verb or its name, in order.

    Args:
        folded: the folded text.
        end: where the sentence ends.
        rule: the rule that found `first`.
        first: the target before.
    """
    last = first
    while True:
        found = _next(folded, end, rule, last)
        if found is None:
            return
        yield found
        last = found


def _next(folded: str, end: int, rule: str, last: Target) -> Target | None:
    at = last.quote.end
    if rule == "target-make-number-of":
        match = compiled(_NUMBER_FIRST).match(folded, at, end)
        if match is not None and not compiled(_OTHER_WORK).match(match["name"]):
            return _carried(last, target(match))
    dated = compiled(rf"[,;、][ ]*(?P<quote>{YEAR}[ ]*{VALUE}){_END}").match(folded, at, end)
    same = dated or compiled(
        rf"[,;、][ ]*(?:其中[:,]?)?(?P<quote>(?:到|至)?(?:{YEAR}[ ]*)?(?:{_AGAINST})?(?:年均|力争|累计)?"
        rf"(?:{REACH}|{CHANGE}|累计|(?:{MAKE}|{CHANGE}){{1,2}})[ ]*{VALUE}){_END}"
    ).match(folded, at, end)
    if same is not None:
        return _named_as(last, same)
    named = compiled(
        rf"(?:、|和|及|,(?:其中)?[:,]?)[ ]*(?P<quote>(?P<name>[^,。;:!?、\n\d%]{{2,20}}?){VALUE}){_END}"
    ).match(folded, at, end)
    if named is None or re.search(rf"(?:{REACH}|{CHANGE})[ ]*$", named["name"]):
        return None
    if compiled(_OTHER_WORK).match(named["name"]) or re.search(r"[的在按]$|每|第", named["name"]):
        return None
    return _carried(last, target(named)) if rule.startswith(("target-make", "target-reaches", "target-rate")) else None


def _carried(last: Target, found: Target | None) -> Target | None:
    """每年 of the first of a list is said for all of it."""
    return replace(found, per=last.per) if found is not None and found.per is None else found


def _named_as(last: Target, match: re.Match[str]) -> Target:
    """A target without a name of its own: 2030年达到70% is about what was named before."""
    return replace(
        last,
        op=operator_of(match["before"], match["after"]),
        value=number(match["value"]),
        high=number(match["high"]) if match["high"] else None,
        unit="%" if match["sign1"] else match["unit"],
        baseline=None,
        per="year" if "年均" in match.group() else None,
        quote=Span(*match.span("quote")),
        year=int(match["year"]) if match["year"] else None,
    )
