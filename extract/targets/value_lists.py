"""并列的数值 (value lists): values in a row that share a clause: 粮食、油料产量分别达到100万吨和20万吨, 500元、1000元补助."""

import re
from collections.abc import Iterator

from plankg.extract.model import Operator
from plankg.extract.targets.clauses import MARKS, Target, printed
from plankg.extract.targets.levels import reach
from plankg.extract.targets.masking import Masked, V
from plankg.extract.targets.naming import after_verb, borders, trimmed
from plankg.extract.targets.value_expressions import Value
from plankg.extract.text.rule import compiled
from plankg.extract.text.values import operator
from plankg.extract.text.wordlists import alternatives

_ROW = rf"{V}(?:(?:、|和|及|以及|与|,){V})+"
# What several names in a row can share at their end: 粮食、油料产量.
_SHARED_TAIL = (
    r"(?:增加值|(?:排放|消费|用水)总量|排放量|减排量|总产值|产值|产量|投资|总量|销量|面积|收入|支出|人数|数量|规模|保有量|里程|储量|装机|装机容量|"
    r"(?:业务)?(?:平均)?(?:办理|审批|办结)?(?:时间|时限)|[\u4e00-\u9fff]{0,4}(?:率|比例|比重|占比))$"
)
_YEARS = r"(?:[到至]?(20\d\d)年[底末]?[、和及]?)+"
RULE = "target-respectively"


def rows_in(sentence: Masked) -> Iterator[tuple[int, tuple[Target | None, ...]]]:
    """The rows of values in a sentence that have a name or a year each: where one begins, and a target for every value.

    A row that names cannot be dealt out to is left to the rules for single values.
    """
    for row in re.finditer(_ROW, str(sentence)):
        start = row.start()
        while start > 0 and sentence[start - 1] not in MARKS.replace(",", "") + V:
            if sentence[start - 1] == "," and not re.match(
                r"(?:20\d\d年(?:底|末)?[、和及]?)+$", _clause_before(sentence, start - 1)
            ):
                break
            start -= 1
        places = [at for at in range(row.start(), row.end()) if at in sentence.values]
        targets = _dealt(sentence, start, places)
        if targets:
            yield places[0], targets


def _clause_before(sentence: Masked, comma: int) -> str:
    return re.split(f"[{MARKS}{V}]", sentence[:comma])[-1].lstrip("到至")


def _dealt(sentence: Masked, start: int, places: list[int]) -> tuple[Target, ...]:
    words = sentence[start : places[0]]
    match = compiled(
        rf"(?P<names>.*?)(?P<how>(?:分别|依次|年均|平均|按|力争|确保|(?:比(?![重例率值])|较)[^{V}]{{1,14}}?(?=分别|依次|年均|$))*)"
        rf"(?P<verb>{reach()}|{alternatives('targets/change_verbs')})?[到至]?(?:分别|依次)?"
    ).fullmatch(words)
    if match is None:
        return ()
    years = [int(year) for year in re.findall(r"(20\d\d)年", words)]
    first, last = trimmed(
        re.sub(
            r"^(?:(?:到|至)?20\d\d年(?:底|末)?(?:之?前)?[、和及,]?)+",
            lambda m: "到" * 0 + "、" * len(m.group()),
            match["names"],
        )
    )
    begin = first + (after_verb(match["names"][first:last]) if not match["verb"] else 0)
    name = printed(sentence, start + begin, start + last)
    names = _split(name, len(places))
    each = re.search("分别|依次", words[match.start("how") :])
    if len(names) != len(places):
        if len(years) == len(places) and len(name) >= 2:
            names = [name] * len(places)
        else:
            return ()
    elif not (each or match["verb"]) and len(years) != len(places):
        return ()
    values = [sentence.values[at] for at in places]
    unit = next((v.unit for v in reversed(values) if v.unit), None)
    found = []
    for number, (value, named) in enumerate(zip(values, names, strict=True)):
        found.append(
            Target(
                name=named,
                op=_operator(value, values),
                value=value.value,
                high=value.high,
                unit=_unit(value, unit),
                baseline=None,
                per="year" if re.search("年均|每年", words) else None,
                quote=sentence.span(start + min(begin, first), places[-1] + 1),
                year=years[number] if len(years) == len(places) else None,
            )
        )
    return tuple(found)


def _unit(value: Value, unit: str | None) -> str | None:
    if value.unit is None or (unit is not None and unit.startswith(value.unit) and value.unit != "%"):
        return unit
    return value.unit


def _operator(value: Value, values: list[Value]) -> Operator:
    """The comparison of one value of a row; what is before the first, or after the last, is said of all."""
    return operator(value.before or values[0].before, value.after or values[-1].after)


def _split(name: str, count: int) -> list[str]:
    """The names of a row, what they share at the end given to each."""
    if name.startswith("城乡居民") and count == 2:
        return [f"城镇居民{name[4:]}", f"农村居民{name[4:]}"]
    names = parts_of(name)
    if len(names) != count or any(len(part) < 2 for part in names):
        return []
    tail = compiled(_SHARED_TAIL).search(names[-1])
    if tail and tail.start() > 0:
        whole = re.compile(r".+占.+" if "占" in names[-1][1:] else _SHARED_TAIL)
        names = [part if whole.search(part) else part + _shared(part, names[-1], tail) for part in names]
    return names


def parts_of(name: str) -> list[str]:
    """The names that 、, 和, 及 or 与 part; these letters of other words part nothing: 普及率, 参与率."""
    cuts, begin = borders(name), 0
    parts: list[str] = []
    for mark in re.finditer("、|以及|[和及与]", name):
        if mark.group() == "、" or {mark.start(), mark.end()} <= cuts:
            parts.append(name[begin : mark.start()])
            begin = mark.end()
    return [part for part in (*parts, name[begin:]) if part]


def _shared(part: str, last: str, tail: re.Match[str]) -> str:
    """What the last name lends to the others, whole words of it: 机械化率 of 收割机械化率 for 小麦播种."""
    word = part[max(cut for cut in borders(part) if cut < len(part)) :]
    if (again := last.find(word)) > 0 and len(word) > 1:
        return last[again + len(word) :]  # 护林平台、苗木平台利用率
    cuts = sorted(borders(last))
    if len(part) in cuts and last[len(part) - 1] == part[-1]:
        return last[len(part) :]
    if "占" in last[1:]:
        return last[last.index("占", 1) :]
    for wanted in (len(part), len(word)):
        if wanted in cuts and wanted < len(last) and wanted <= tail.end() - 1:
            return last[wanted:]
    return last[next((cut for cut in cuts if cut >= tail.start()), tail.start()) :]
