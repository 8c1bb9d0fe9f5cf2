"""缘由 (reasons): why a free query found nothing, as Chinese sentences: names, patterns and values that cannot be met.

The vocabulary is known (graph/vocabulary.py); what the store holds is asked of it, with statements of our own.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import chain
from typing import Any

from plankg.graph.free_cypher.patterns import Hop, Patterns, Test
from plankg.graph.vocabulary import ENDS, edge_properties, node_properties

Ask = Callable[[str, Mapping[str, object]], Sequence[Mapping[str, Any]]]
FEW_VALUES = 12  # so many values of a property are all listed
COMPARED = 5000  # among so many the nearest is looked for
NEAREST = 3
_WORDS = {"in": "IN", "starts": "STARTS WITH", "ends": "ENDS WITH", "contains": "CONTAINS", "has": "IN"}


def unknown_names(patterns: Patterns) -> Iterator[str]:
    """Labels, types and properties that no graph of ours has: they give null or nothing, and no engine refuses them."""
    labels, types = node_properties(), edge_properties()
    for label in dict.fromkeys(name for names in patterns.labels.values() for name in names):
        if label not in labels:
            yield f"没有标签 {label}{_nearest(label, labels)}"
    for type_ in dict.fromkeys(name for names in patterns.edges.values() for name in names):
        if type_ not in types:
            yield f"没有关系 {type_}{_nearest(type_, types)}"
    for variable, name in dict.fromkeys(patterns.properties):
        kinds = _kinds(patterns, variable)
        if kinds and not any(name in properties for properties in kinds.values()):
            whose = (
                "、".join(kinds) if len(kinds) <= 2 else "这里的节点" if variable in patterns.labels else "这里的关系"
            )
            known = [known for properties in kinds.values() for known in properties]
            yield f"{whose} 没有属性 {name}{_nearest(name, known)}"


def why_empty(patterns: Patterns, ask: Ask) -> Iterator[str]:
    """Why nothing was found although all names are known; the last resort is that each part holds, and not all at once."""
    kinds = (
        (_hops, _tests, _absent_labels),
        (_tests_in_hops,),
        (_null_properties,),
    )
    found = False
    for kind in kinds:
        for reason in chain.from_iterable(look(patterns, ask) for look in kind):
            found = True
            yield reason
        if found:
            break
    if not found:
        named = "、".join(dict.fromkeys(f"{test.name} {_wanted(test)}" for test in patterns.tests))
        each = f"条件（{named}）各自都有满足的" if named else "语句里的标签和关系图谱里都有"
        yield f"{each}，但没有一处同时满足全部条件，请逐个去掉条件再试"


def _null_properties(patterns: Patterns, ask: Ask) -> Iterator[str]:
    for variable, name in dict.fromkeys(patterns.properties):
        yield from always_null(patterns, ask, variable, name)


def always_null(patterns: Patterns, ask: Ask, variable: str, name: str) -> Iterator[str]:
    """That a property which exists is set on none of the nodes or relationships meant."""
    kinds = {kind: properties for kind, properties in _kinds(patterns, variable).items() if name in properties}
    if kinds and not any(_asked(ask, patterns, variable, kind, f"x.{name} IS NOT NULL", {}) for kind in kinds):
        yield f"图谱里的 {'、'.join(kinds)} 都没有填写 {name}，它的值总是 null"


def _kinds(patterns: Patterns, variable: str) -> Mapping[str, Mapping[str, str]]:
    """The labels or types that a variable can have, with their properties; empty for what is no node or relationship."""
    for names, known in ((patterns.labels, node_properties()), (patterns.edges, edge_properties())):
        if variable in names:
            mentioned = [name for name in names[variable] if name in known]
            return known if not names[variable] else {name: known[name] for name in mentioned}
    return {}


def _asked(
    ask: Ask,
    patterns: Patterns,
    variable: str,
    kind: str,
    condition: str,
    values: Mapping[str, object],
    *,
    get: str = "1",
) -> Sequence[Mapping[str, Any]]:
    is_node = variable in patterns.labels
    pattern = f"(x:{kind})" if is_node else f"()-[x:{kind}]->()"
    limit = "LIMIT 1" if get == "1" else f"LIMIT {COMPARED}"
    return ask(f"MATCH {pattern} WHERE {condition} RETURN DISTINCT {get} AS found {limit}", values)


# Patterns.


def _hops(patterns: Patterns, ask: Ask) -> Iterator[str]:
    for hop in dict.fromkeys(patterns.hops):
        sources, targets = patterns.labels.get(hop.source, ()), patterns.labels.get(hop.target, ())
        known = node_properties()
        if not all(name in known for name in (*sources, *targets)) or not all(t in ENDS for t in hop.types):
            continue
        types = hop.types or tuple(ENDS)
        if not _reaches(sources or known, types, targets or known, hop):
            yield _impossible(hop, sources, targets)
        elif hop.most == 1 and sources and targets:
            pattern = _drawn(hop, "|".join(sources), "|".join(targets))
            if not ask(f"MATCH {pattern} RETURN 1 AS found LIMIT 1", {}):
                yield f"图谱里还没有 {pattern} 这样的关系"


def _reaches(sources: Iterable[str], types: Sequence[str], targets: Iterable[str], hop: Hop) -> bool:
    """Whether a path of these types and of at most so many steps can lead from one of the labels to another one."""
    wanted, here = set(targets), set(sources)
    for _ in range(min(hop.most or len(node_properties()), len(node_properties()))):
        here = {to for label in here for type_ in types for to, _ in _steps(label, type_, hop.direction)} | (
            here if hop.most != 1 else set()
        )
        if here & wanted:
            return True
    return False


def _steps(label: str, type_: str, direction: str) -> Iterator[tuple[str, bool]]:
    """Where a type leads from a label, and whether that is along its arrow."""
    for source, target in ENDS.get(type_, ()):
        if source == label and direction in ("out", "both"):
            yield target, True
        if target == label and direction in ("in", "both"):
            yield source, False


def _impossible(hop: Hop, sources: Sequence[str], targets: Sequence[str]) -> str:
    pattern = _drawn(hop, "|".join(sources), "|".join(targets))
    said = f"模型里没有 {pattern} 这样的关系"
    if hop.direction != "both" and _reaches(
        sources or node_properties(),
        hop.types or tuple(ENDS),
        targets or node_properties(),
        Hop(hop.source, hop.types, hop.target, "in" if hop.direction == "out" else "out", hop.most),
    ):
        turned = Hop(hop.source, hop.types, hop.target, "in" if hop.direction == "out" else "out", hop.most)
        return f"{said}，箭头的方向相反：{_drawn(turned, '|'.join(sources), '|'.join(targets))}"
    if sources and targets:
        path = _path(sources[0], targets[0])
        return f"{said}，从 {sources[0]} 到 {targets[0]} 可以这样走：{path}" if path else said
    ends = sorted({f"(:{a})-[:{type_}]->(:{b})" for type_ in hop.types for a, b in ENDS[type_]})
    return f"{said}，有的是 {'、'.join(ends)}" if ends else said


def _drawn(hop: Hop, source: str, target: str, names: Sequence[str] = ("", "", "")) -> str:
    types = names[1] + (":" + "|".join(hop.types) if hop.types else "")
    length = "" if hop.most == 1 else "*" if hop.most is None else f"*..{hop.most}"
    edge = f"[{types}{length}]" if types or length else ""
    left, right = ("<-" if hop.direction == "in" else "-"), ("->" if hop.direction == "out" else "-")
    return f"({names[0]}{':' * bool(source)}{source}){left}{edge}{right}({names[2]}{':' * bool(target)}{target})"


def _path(source: str, target: str) -> str:
    """The shortest way between two labels, written as a pattern."""
    ways: dict[str, str] = {source: f"(:{source})"}
    waiting = deque([source])
    while waiting:
        here = waiting.popleft()
        for type_, ends in ENDS.items():
            again = "*" if (here, here) in ends or type_ == "PART_OF" else ""
            for to, along in sorted(_steps(here, type_, "both")):
                if to not in ways and to != here:
                    arrow = f"-[:{type_}{again}]->" if along else f"<-[:{type_}{again}]-"
                    ways[to] = f"{ways[here]}{arrow}(:{to})"
                    waiting.append(to)
    return ways.get(target, "")


def _absent_labels(patterns: Patterns, ask: Ask) -> Iterator[str]:
    for label in dict.fromkeys(name for names in patterns.labels.values() for name in names):
        if label in node_properties() and not ask(f"MATCH (x:{label}) RETURN 1 AS found LIMIT 1", {}):
            yield f"图谱里还没有 {label}"


# Values.


def _tests(patterns: Patterns, ask: Ask) -> Iterator[str]:
    for test in patterns.tests:
        kinds = {k: properties for k, properties in _kinds(patterns, test.variable).items() if test.name in properties}
        if not kinds or len(kinds) > 4:
            continue
        mismatch = _mismatch(test, kinds)
        if mismatch:
            yield mismatch
        elif not any(_holds(test, patterns, ask, kind) for kind in kinds):
            yield _lacks(test, patterns, ask, list(kinds))


def _mismatch(test: Test, kinds: Mapping[str, Mapping[str, str]]) -> str:
    """That a text is compared with a number or a date, which is never true."""
    types = {properties[test.name] for properties in kinds.values()}
    label = next(iter(kinds))
    if test.date and "DATE" not in types:
        return f"{label}.{test.name} 是文字（如 '2025-12-31'），请与文字比较，或写成 date({test.name})"
    if types == {"DATE"} and isinstance(test.value, str) and not test.date:
        return f"{label}.{test.name} 是日期，请与 date('{test.value}') 比较"
    if types == {"STRING"} and isinstance(test.value, float):
        return f"{label}.{test.name} 是文字，不能与数字比较{_number_instead(test.name, kinds)}"
    if types <= {"INTEGER", "FLOAT"} and isinstance(test.value, str) and not test.date:
        return f"{label}.{test.name} 是数字，不能与文字 '{test.value}' 比较"
    if test.operator == "=" and any(type_.startswith("LIST") for type_ in types) and isinstance(test.value, str):
        return f"{label}.{test.name} 是列表，请写成 '{test.value}' IN x.{test.name}"
    return ""


def _number_instead(name: str, kinds: Mapping[str, Mapping[str, str]]) -> str:
    other = name.removesuffix("_raw") + "_value"
    return f"，数值在 {other}" if any(other in properties for properties in kinds.values()) else ""


def _holds(test: Test, patterns: Patterns, ask: Ask, kind: str) -> bool:
    return bool(_asked(ask, patterns, test.variable, kind, *_condition(test)))


def _condition(test: Test) -> tuple[str, Mapping[str, object]]:
    """The test as a condition on `x`, with its parameters."""
    if test.operator == "has":
        return f"$value IN x.{test.name}", {"value": test.value}
    operator = _WORDS.get(test.operator, test.operator)
    if test.date:
        return f"x.{test.name} {operator} date($value)", {"value": str(test.value).strip("'\"")}
    return f"x.{test.name} {operator} $value", {"value": test.value}


def _tests_in_hops(patterns: Patterns, ask: Ask) -> Iterator[str]:
    """Values that the store has, but not at the ends of the relationships that are asked for."""
    for test in patterns.tests:
        for hop in patterns.hops:
            if hop.most != 1 or test.variable not in (hop.source, hop.edge, hop.target):
                continue
            sources, targets = ("|".join(patterns.labels.get(end, ())) for end in (hop.source, hop.target))
            names = ["x" if test.variable == one else "" for one in (hop.source, hop.edge, hop.target)]
            condition, values = _condition(test)
            pattern = _drawn(hop, sources, targets, names)
            if not ask(f"MATCH {pattern} WHERE {condition} RETURN 1 AS found LIMIT 1", values):
                yield f"{test.name} {_wanted(test)}的没有 {_drawn(hop, sources, targets)} 这样的关系"


def _wanted(test: Test) -> str:
    value = "、".join(map(str, test.value)) if isinstance(test.value, list) else str(test.value).strip("'\"")
    return f"{_relation(test.operator)}“{value.removesuffix('.0')}”"


def _lacks(test: Test, patterns: Patterns, ask: Ask, kinds: Sequence[str]) -> str:
    wanted = str(test.value)
    said = f"没有 {'、'.join(kinds)} 的 {test.name} {_wanted(test)}"
    set_ = f"x.{test.name} IS NOT NULL"
    values: list[Any] = []
    for kind in kinds:
        found = _asked(ask, patterns, test.variable, kind, set_, {}, get=f"x.{test.name}")
        values += [row["found"] for row in found]
    flat = [v for value in values for v in (value if isinstance(value, list) else [value])]
    if not flat:
        return f"{said}：它的值总是 null"
    if all(isinstance(value, int | float) for value in flat):
        return f"{said}：图谱里的值从 {min(flat):g} 到 {max(flat):g}"
    texts = list(dict.fromkeys(map(str, flat)))
    if len(texts) <= FEW_VALUES and max(map(len, texts)) <= 20:
        return f"{said}：图谱里有 {'、'.join(sorted(texts))}"
    if "Organization" in kinds and test.name == "name":
        alias = _by_alias(ask, wanted)
        if alias:
            return f"{said}，它是“{alias}”的别名，请用这个名称，或写 '{wanted}' IN x.aliases"
    near = _near(wanted, texts)
    return f"{said}，最接近的是 {'、'.join(f'“{value}”' for value in near)}" if near else f"{said}，也没有相近的"


def _relation(operator: str) -> str:
    return {"=": "是", "has": "含有", "in": "是", "contains": "含有", "starts": "开头是", "ends": "结尾是"}.get(
        operator, operator + " "
    )


def _by_alias(ask: Ask, name: str) -> str:
    rows = ask(
        "MATCH (x:Organization) WHERE $value IN x.aliases RETURN x.name AS found ORDER BY found LIMIT 1",
        {"value": name},
    )
    return str(rows[0]["found"]) if rows else ""


def _near(wanted: str, texts: Sequence[str]) -> list[str]:
    """Values that hold all characters of the wanted one in their order, then the ones that look most like it."""
    short = [text for text in texts if len(text) <= 80]
    holding = sorted((text for text in short if _is_within(wanted, text) or _is_within(text, wanted)), key=len)
    return list(dict.fromkeys((*holding[:NEAREST], *get_close_matches(wanted, short, n=NEAREST, cutoff=0.4))))[:NEAREST]


def _is_within(part: str, whole: str) -> bool:
    letters = iter(whole)
    return len(part) > 1 and all(character in letters for character in part)


def _nearest(name: str, known: Iterable[str]) -> str:
    """The names that look most like an unknown one, as the end of a sentence."""
    names = list(dict.fromkeys(known))
    folded = {one.casefold().replace("_", ""): one for one in names}
    asked = name.casefold().replace("_", "")
    begins = [one for key, one in folded.items() if key.startswith(asked) or asked.startswith(key)]
    near = [folded[key] for key in get_close_matches(asked, folded, n=2, cutoff=0.5)]
    # What a thing is called is a name for some and a title for others.
    twin = {"name": "title", "title": "name"}.get(name, "")
    found = list(dict.fromkeys((*([twin] if twin in names else []), *begins, *near)))[:NEAREST]
    return f"，最接近的是 {'、'.join(found)}" if found else f"，有的是 {'、'.join(names[:FEW_VALUES])}"
