"""What a thing is called on a page, and the address of its own page."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

LONGEST = 28
# What the reading view marks, in the order of its legend: kind → (word, what it is).
FACT_KINDS: Mapping[str, tuple[str, str]] = {
    "task": ("任务", "规划要求做的事：标题、专栏条目、举措"),
    "body": ("单位", "承担任务的单位，写在原文中或由规则推断"),
    "indicator": ("指标", "指标表中的一行"),
    "target": ("目标", "正文中带数值的目标"),
    "column": ("专栏", "专栏的标题和范围"),
    "project": ("项目", "有名称的项目"),
    "policy": ("引用", "引用的政策文件"),
    "finding": ("发现", "矛盾、缺口和存疑之处"),
    "agreed": ("一致", "核对一致之处"),
}
_FOLDERS: Mapping[str, str] = {
    "Task": "tasks",
    "Project": "projects",
    "SpecialColumn": "special-columns",
    "Indicator": "indicators",
    "Organization": "organizations",
    "Policy": "policies",
    "Document": "documents",
}


def short(words: str, longest: int = LONGEST) -> str:
    """The first words on one line, with … where more follow."""
    line = " ".join(words.split())
    return line if len(line) <= longest else line[:longest] + "…"


def squeeze(words: str) -> str:
    """The words with each run of spaces and line breaks as one space: a table's row goes over many lines."""
    return " ".join(words.split())


def thing_path(label: str, id_: str) -> str:
    """Address of a thing's own page; that of the reading view for what has none (章节, 发现)."""
    if label in _FOLDERS:
        return f"/{_FOLDERS[label]}/{quote(id_, safe='')}"
    document, _, rest = id_.partition(":")
    return f"/documents/{quote(document, safe='')}?fact={quote(rest, safe='')}#mark"


def work_path(id_: str) -> str:
    """Address of a task, project or special column known by its id alone (extract/model/ids.py)."""
    kind = id_.rpartition(":")[0].rpartition(":")[2]
    return thing_path({"project": "Project", "column": "SpecialColumn"}.get(kind, "Task"), id_)


def thing_name(row: Mapping[str, Any]) -> str:
    """What a node's row is called: number and title or name, else its first words."""
    title = row.get("title") or row.get("name")
    if title:
        number = row.get("number") or ""
        return f"{number}{' ' if number and number[-1].isascii() and number[-1].isdigit() else ''}{title}"
    words = row.get("message") or row.get("reason") or row.get("quote") or row.get("text") or row.get("node_id")
    return short(str(words))
