"""导出文件 (export): documents with their text and their whole graph, one JSON object each → PlanGraph, strictly.

`plankg export --format plankg` writes one document a line (JSON lines); a file that holds one document may also be one JSON
object over many lines. Nothing is guessed: an unknown label, property or value refuses the document.
"""

import hashlib
import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, fields
from functools import cache, lru_cache
from pathlib import Path
from types import NoneType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from plankg.extract.errors import MOST_BYTES, BrokenExport, FileTooLarge
from plankg.extract.model import Document, Edge, Finding, Node, PlacedNode, PlanGraph, ResponsibleFor, Supports
from plankg.extract.model import edges as edge_classes
from plankg.extract.model import nodes as node_classes
from plankg.extract.model.evidence import check_evidence

FORMAT, SCHEMA = "plankg", 1
_HEAD = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')
_LINE = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*\{"format": ?"plankg", ?"schema": ?\d+, ?"document": ?\{"id": ?("(?:[^"\\]|\\.)*")'
)
_LAST = re.compile(rb'"documents": ?(\d{1,9}), ?"sha256": ?"[0-9a-f]{64}"\}\s*$')
_SEALED = re.compile(rb'"sha256": ?"[0-9a-f]{64}"\}\s*$')
_MISSING = "后面缺失的文件"  # in the place of a document's id, where a file was cut off at the end of a line
_STEP = re.compile(r"[^\s]+ [^\s]+")  # of `former`
_ID = re.compile(r"(?!\.+$)[\w.-]+")
_HALF = re.compile("[\ud800-\udfff]")  # half of a character: no store and no file takes it
_INTEGERS = range(-(2**63), 2**63)

Made = TypeVar("Made", bound=Node | Edge)


class _Unfit(Exception):
    """What is wrong with a part of the file, in Chinese."""


def sealed(whole: Mapping[str, object]) -> dict[str, object]:
    """The object with its checksum as the last key."""
    return {**whole, "sha256": _checksum(whole)}


def _checksum(whole: Mapping[str, object]) -> str:
    """Over the content, not its form: whoever indents the file or changes the order of keys breaks nothing."""
    kept = {name: value for name, value in whole.items() if name != "sha256"}
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()


def is_export(path: Path) -> bool:
    """Whether this is a file of `plankg export --format plankg`, or `FILE/DOCUMENT` of one, damaged or not: no plan is JSON."""
    file = path if path.is_file() else path.parent
    if not file.is_file():
        return False
    with file.open("rb") as opened:
        return file.suffix.lower() in {".json", ".jsonl"} or bool(_HEAD.match(opened.read(256)))


def plans_in(path: Path) -> list[Path]:
    """One path for each document of an export: the file itself where it holds one, else `FILE/DOCUMENT`.

    Raises:
        BrokenExport: what stands in it are not documents.
    """
    documents = list(_index(path))
    return [path] if len(documents) == 1 or not path.is_file() else [path / document for document in documents]


def read_export(path: Path) -> PlanGraph:
    """The graph of the one document that a path of `plans_in` names; every quote in it has been compared with the text.

    Raises:
        BrokenExport: it is no such document, or something in it is outside the schema.
        EvidenceError: a quote is not the text at its place.
    """
    file = path if path.is_file() else path.parent
    places = _index(file)
    wanted = next(iter(places)) if path.is_file() else path.name
    if wanted == _MISSING:
        raise BrokenExport(file, "文件在一行的末尾被截断，后面可能还有文件；前面的各份不受影响，请找回完整的备份")
    if wanted not in places:
        raise BrokenExport(path, f"里面没有文件“{path.name}”")
    if path.is_file() and len(places) > 1:
        raise BrokenExport(path, f"里面有 {len(places)} 份文件，一次只能读一份，如 {path / wanted}")
    start, length = places[wanted]
    if length > MOST_BYTES:
        raise FileTooLarge(path, length, MOST_BYTES)
    with file.open("rb") as opened:
        opened.seek(start)
        data = opened.read(length)
    try:
        plan = plan_of_json(_object(data))
    except _Unfit as error:
        raise BrokenExport(path, str(error)) from error
    check_evidence(plan)
    return plan


def _index(file: Path) -> Mapping[str, tuple[int, int]]:
    state = file.stat()
    return _index_of(file, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=4)
def _index_of(file: Path, size: int, _changed: int) -> Mapping[str, tuple[int, int]]:
    """Where each document of the file stands: document → offset and length in bytes."""
    found: dict[str, tuple[int, int]] = {}
    strange: dict[str, tuple[int, int]] = {}
    offset, since = 0, 0  # `since`: lines with a checksum after the last one that says how many there are
    with file.open("rb") as opened:
        for number, line in enumerate(opened, 1):
            if match := _LINE.match(line):
                document = str(_loaded(match[1], file, number))
                if document in found:
                    raise BrokenExport(file, f"第 {number} 行的文件“{document}”前面已经有了")
                found[document] = (offset, len(line))
                since += 1 if _SEALED.search(line) else 0
                if last := _LAST.search(line):
                    since -= int(last[1])
            elif line.strip():
                strange[f"第 {number} 行"] = (offset, len(line))  # reading it says what is wrong
            offset += len(line)
    if not found:  # one object over many lines
        return {"": (0, size)}
    found |= strange
    if since:
        found[_MISSING] = (offset, 0)
    return found


def _loaded(data: bytes, file: Path, number: int) -> object:
    try:
        return json.loads(data)
    except ValueError as error:
        raise BrokenExport(file, f"第 {number} 行的文件编号读不出来") from error


def _object(data: bytes) -> object:
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise _Unfit("不是 UTF-8 编码") from error
    except RecursionError as error:
        raise _Unfit("括号套得太深") from error
    except ValueError as error:
        raise _Unfit("内容不完整，或者不是 JSON") from error


def _no_constant(name: str) -> object:
    raise _Unfit(f"数值 {name} 不能用")


def plan_of_json(value: object) -> PlanGraph:
    """The graph of an object that `PlanGraph.to_json` gave, with the text and the inferred duties; `merges` are left out."""
    top = _keys(value, "文件", {"format", "schema", "document", "nodes", "edges"}, {"documents", "former", "sha256"})
    if "sha256" in top and top["sha256"] != _checksum(top):
        raise _Unfit("内容与写入时的校验码不一致，文件在保存或传输中损坏了")
    if top["format"] != FORMAT:
        raise _Unfit(f"开头写的是“{str(top['format'])[:20]}”，不是 plankg 的导出文件")
    if top["schema"] != SCHEMA:
        raise _Unfit(f"它的版本是 {str(top['schema'])[:20]}，这个程序只认识 {SCHEMA}")
    if not isinstance(top["document"], dict):
        raise _Unfit("document 不是对象")
    properties = dict(top["document"])
    text = _value(properties.pop("text", None), str, "document.text")
    document = _made(Document, properties, "document")
    if not _ID.fullmatch(document.id):
        raise _Unfit(f"文件编号“{document.id[:40]}”含有不能用的字符")
    if document.length != len(text):
        raise _Unfit(f"全文有 {len(text)} 字，写明的是 {document.length} 字")
    nodes = tuple(_node(item, f"第 {number} 个节点") for number, item in enumerate(_list(top["nodes"], "nodes"), 1))
    edges = tuple(_edge(item, f"第 {number} 条关系") for number, item in enumerate(_list(top["edges"], "edges"), 1))
    former = _value(top.get("former", []), tuple[str, ...], "former")
    if strange := [step for step in former if not _STEP.fullmatch(step)]:
        raise _Unfit(f"former 的值 {strange[0][:40]!r} 不能用")
    plan = PlanGraph(document=document, text=text, nodes=nodes, edges=edges, former=former)
    for node in nodes:
        _check_place(plan, node)
    for edge in edges:
        _check_place(plan, edge)
    return plan


def _node(value: object, where: str) -> Node:
    item = _keys(value, where, {"id", "label", "properties"})
    class_ = _classes().get(f"node {item['label']}")
    if class_ is None or class_ is Document:
        raise _Unfit(f"{where}的类别“{str(item['label'])[:40]}”不认识")
    node: Node = _made(class_, {"id": item["id"], **_mapping(item["properties"], where)}, where)
    return node


def _edge(value: object, where: str) -> Edge:
    item = _keys(value, where, {"type", "source", "target", "properties"})
    class_ = _classes().get(f"edge {item['type']}")
    if class_ is None:
        raise _Unfit(f"{where}的类型“{str(item['type'])[:40]}”不认识")
    ends = {"source": item["source"], "target": item["target"]}
    edge: Edge = _made(class_, {**ends, **_mapping(item["properties"], where)}, where)
    return edge


def _check_place(plan: PlanGraph, part: Node | Edge) -> None:
    """What the evidence check leaves to the classes: one document, lists that run side by side, places in the text."""
    if isinstance(part, PlacedNode | Edge) and part.document != plan.document.id:
        raise _Unfit(f"有一处属于另一份文件“{part.document[:40]}”")
    if isinstance(part, Finding | ResponsibleFor | Supports):
        starts, ends = part.evidence_starts, part.evidence_ends
        quotes = part.evidence_quotes if isinstance(part, Finding) else starts
        if not len(starts) == len(ends) == len(quotes):
            raise _Unfit("有一处依据的起点、终点和引文个数不同")
        if any(not 0 <= start < end <= len(plan.text) for start, end in zip(starts, ends, strict=True)):
            raise _Unfit("有一处依据的位置不在全文之内")


def _made(class_: type[Made], given: Mapping[str, object], where: str) -> Made:
    known = _fields(class_)  # type: ignore[arg-type]  # a class is hashable
    if unknown := sorted(given.keys() - known.keys()):
        raise _Unfit(f"{where}（{class_.__name__}）有不认识的属性 {unknown[0][:40]}")
    values: dict[str, Any] = {}
    for name, (field, hint) in known.items():
        if name in given:
            values[name] = _value(given[name], hint, f"{where}的 {name}")
        elif field.default is MISSING:
            raise _Unfit(f"{where}（{class_.__name__}）缺少属性 {name}")
    return class_(**values)


def _value(value: object, hint: Any, where: str) -> Any:
    """The value as the model holds it, or a refusal; `hint` is one of the few types that the model uses."""
    arguments = get_args(hint)
    if NoneType in arguments:
        return None if value is None else _value(value, next(a for a in arguments if a is not NoneType), where)
    if get_origin(hint) is tuple:
        return tuple(_value(item, arguments[0], where) for item in _list(value, where))
    if _fits(value, hint):
        return value  # an integer where a float could stand stays one: the graph is given back as it was
    raise _Unfit(f"{where} 的值 {str(value)[:40]!r} 不能用")


def _fits(value: object, hint: Any) -> bool:
    if isinstance(value, str):
        if get_origin(hint) is Literal:
            return value in get_args(hint)
        return hint is str and not _HALF.search(value)
    if isinstance(value, bool) or hint not in {int, float}:
        return False
    return (
        value in _INTEGERS
        if isinstance(value, int)
        else isinstance(value, float) and hint is float and math.isfinite(value)
    )


@cache
def _classes() -> Mapping[str, type[Any]]:
    """The model's classes, by `node LABEL` and `edge TYPE`."""
    found: dict[str, type[Any]] = {}
    for class_ in (*vars(node_classes).values(), *vars(edge_classes).values()):
        if isinstance(class_, type) and issubclass(class_, Node | Edge):
            kind, name = (
                ("node", vars(class_).get("label")) if issubclass(class_, Node) else ("edge", vars(class_).get("type"))
            )
            if isinstance(name, str):
                found[f"{kind} {name}"] = class_
    return found


@cache
def _fields(class_: Any) -> Mapping[str, tuple[Field[Any], Any]]:
    hints = get_type_hints(class_)
    return {field.name: (field, hints[field.name]) for field in fields(class_)}


def _keys(value: object, where: str, names: Iterable[str], optional: Iterable[str] = ()) -> Mapping[str, Any]:
    given = _mapping(value, where)
    for name in names:
        if name not in given:
            raise _Unfit(f"{where}缺少 {name}")
    if unknown := sorted(given.keys() - {*names, *optional}):
        raise _Unfit(f"{where}有不认识的 {unknown[0][:40]}")
    return given


def _mapping(value: object, where: str) -> Mapping[str, Any]:
    if isinstance(value, dict):
        return value
    raise _Unfit(f"{where}不是对象")


def _list(value: object, where: str) -> list[Any]:
    if isinstance(value, list):
        return value
    raise _Unfit(f"{where} 不是列表")
