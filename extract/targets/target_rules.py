"""All rules for targets in their order of trial, and what they find in one sentence."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from plankg.extract.model.spans import Span
from plankg.extract.targets.clauses import Clause, Target, TargetRule, clauses, stated, without
from plankg.extract.targets.counting import COUNTED_AFTER, counting_rules
from plankg.extract.targets.levels import level_rules, reach
from plankg.extract.targets.masking import Masked, V, masked
from plankg.extract.targets.naming import shortened, trimmed
from plankg.extract.targets.norms import norm_rules
from plankg.extract.targets.not_targets import states_no_target
from plankg.extract.targets.standards import is_standard
from plankg.extract.targets.value_expressions import PERIODS, SO_FAR
from plankg.extract.targets.value_lists import RULE as RESPECTIVELY
from plankg.extract.targets.value_lists import rows_in
from plankg.extract.targets.word_targets import word_rules
from plankg.extract.text.rule import Rule, compiled

_FROM = re.compile(rf"[由从](?:(?:20\d\d年[底末]?|{SO_FAR})的?|的)*$|[由从](?:{SO_FAR})的?每[天日月年人户亩吨]$")


@cache
def clause_rules() -> tuple[TargetRule, ...]:
    """The rules for one value, in the order of trial."""
    return (*norm_rules(), *level_rules(), *counting_rules())


@cache
def target_rules() -> tuple[Rule[Any], ...]:
    """Every rule, for the tests of their examples and the page that lists them."""
    return (*clause_rules(), *word_rules())


def targets_in(folded: str, start: int, end: int) -> Iterator[tuple[str, Target]]:
    """The targets in one sentence, in order, with the names of their rules."""
    sentence = masked(folded, start, end)
    found = list(_valued(sentence)) if sentence.values else []
    for rule in word_rules():
        for _, target in rule.read(sentence):
            if all(target.quote.end <= t.quote.start or t.quote.end <= target.quote.start for _, t in found):
                found.append((rule.name, target))
    yield from sorted(found, key=lambda entry: entry[1].quote.start)


def _valued(sentence: Masked) -> Iterator[tuple[str, Target]]:
    """What is said of each value of a sentence, one after the other: a later one may be about what was named before."""
    rows = dict(_row_targets(sentence))
    fixed = False
    said: list[Target] = []
    last: Target | None = None
    last_rule, pending = "", None
    for whole in clauses(sentence):
        clause = without(whole, last.quote.end) if last is not None and last_rule in COUNTED_AFTER else whole
        clause.last, clause.last_rule, clause.pending = last, last_rule, pending
        if clause.at in rows:
            target = rows[clause.at]
            # One name of a row says for all of them what is fixed: 双职工家庭、单职工家庭的贷款限额分别….
            if last_rule != RESPECTIVELY:  # the verb of a row is before its first value
                fixed = fixed or any(is_standard(one, clause) for one in rows.values())
            target = replace(target, sense="norm") if fixed else target
            if not states_no_target(clause):
                yield RESPECTIVELY, target
                said.append(target)
                last, last_rule = target, RESPECTIVELY
            continue
        if _FROM.search(_left(clause)):
            pending = _start(clause)
            continue
        if states_no_target(clause):
            pending = None
            continue
        for rule, found in _again(clause, said, rows) or _read(clause):
            target = _share_of_last(found, clause)
            yield rule, target
            said.append(target)
            last, last_rule = target, rule
            if rule == "target-reaches":
                pending = None


def _read(clause: Clause) -> Iterator[tuple[str, Target]]:
    """What the first rule that fits makes of a clause."""
    if (too := _measured_too(clause)) is not None:
        yield clause.last_rule, too
        return
    for rule in clause_rules():
        if (read := rule.read(clause)) is not None:
            named = read[1] if isinstance(read[1], tuple) else (read[1],)
            fixed = any(is_standard(found, clause) for found in named)
            for found in named:
                yield rule.name, replace(found, sense="norm") if fixed else found
            return


def _share_of_last(target: Target, clause: Clause) -> Target:
    """A share without its part is one of what the clause right before has: 产值达到5亿元，占全市比重提高2个百分点."""
    before = clause.sentence[: clause.offset]
    right_before = before.endswith(",") and V in re.split("[。;:,]", before.rstrip(","))[-1]
    share = target.name.startswith("占") and target.unit in {"%", "个百分点"}
    if clause.last is None or not share or not right_before or "占" in clause.last.name:
        return target
    return replace(target, name=shortened(clause.last.name + target.name))


def _again(clause: Clause, said: list[Target], rows: dict[int, Target]) -> list[tuple[str, Target]]:
    """The first value of a row for what was named before, in its order: 到2030年，分别达到150个和15个; the others are put in `rows`."""
    words = clause.sentence[clause.offset :]
    row = compiled(rf"[^{V},。;]{{0,12}}分别(?:{reach()})?(?P<row>{V}(?:[、和及]{V})+)").match(words)
    if row is None or trimmed(row.group()[: row.start("row")])[0] < row.start("row") - 3:
        return []
    places = [at for at in sorted(clause.sentence.values) if clause.at <= at < clause.offset + row.end()]
    if len(places) > len(said):
        return []
    found = []
    for place, before in zip(places, said[-len(places) :], strict=True):
        value = clause.sentence.values[place]
        quote = Span(clause.sentence.starts[clause.offset + row.start("row")], value.span.end)
        found.append(
            replace(
                before,
                op=value.op,
                value=value.value,
                high=value.high,
                unit=value.unit or before.unit,
                quote=quote,
                year=None,
            )
        )
    rows.update(zip(places[1:], found[1:], strict=True))
    return [(RESPECTIVELY, found[0])]


def _measured_too(clause: Clause) -> Target | None:
    """A further measure of what was just counted: 续建5个公路项目631公里."""
    last, unit = clause.last, clause.value.unit
    if last is None or clause.last_rule not in COUNTED_AFTER or not re.match(rf"{V}(?:$|[、(])", clause):
        return None
    if (
        last.sense == "norm"
        or clause.value.compared
        or unit in {last.unit, None, "%", "倍"} | PERIODS
        or "元" in (unit or "")
    ):
        return None
    found = stated(clause, last.name, 0, 1)
    return replace(found, quote=Span(last.quote.start, clause.value.span.end)) if found is not None else None


def _row_targets(sentence: Masked) -> Iterator[tuple[int, Target]]:
    """The targets of rows that deal out names or years, by the place of their value."""
    for first, targets in rows_in(sentence):
        places = [at for at in sorted(sentence.values) if at >= first]
        yield from zip(places, targets, strict=False)


def _left(clause: Clause) -> str:
    return str(clause)[: str(clause).index(V)]


def _start(clause: Clause) -> tuple[str, int, Any]:
    """The name, its place and the value that a change starts from."""
    words = _left(clause)
    match = _FROM.search(words)
    name, start = clause.name(0, match.start() if match else len(words))
    if len(name) < 2:
        before = re.split(r"[。;:,]", str(clause.sentence[: clause.offset]).rstrip(","))[-1]
        first, last = trimmed(before)
        name = clause.last.name if clause.last is not None else before[first:last].replace(V, "")
    return name, clause.sentence.starts[min(clause.offset + start, clause.at)], clause.value
