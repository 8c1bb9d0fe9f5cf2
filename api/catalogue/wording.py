"""The Chinese that answers are shown in: titles of queries, names of columns, reasons for no rows (values: value_words.py)."""

from collections.abc import Mapping
from typing import Any

from api.catalogue.value_words import LABELS, VALUES

__all__ = [
    "COLUMNS", "LABELS", "QUERIES", "VALUES", "column_title", "empty_reason", "query_title", "show_value",
]  # fmt: skip

# name of a query → what it lists, and why it can be empty.
QUERIES: Mapping[str, tuple[str, str]] = {
    "bodies-for-indicator": ("承担某个指标的单位", "原文没有为这个指标写明单位，现有规则也推断不出。"),
    "bodies-for-task": ("承担某项任务的单位", "原文没有为这项任务写明单位，现有规则也推断不出。"),
    "bodies-of-document": ("一份文件的印发单位和主送单位", "没有读出印发单位和主送单位。"),
    "bodies-through-tasks": ("其任务支撑某个指标的单位", "没有发现支撑这个指标的任务，或者这些任务没有单位承担。"),
    "citations-of-policy": ("引用某项政策之处", "没有文件、任务或项目引用这项政策。"),
    "deadlines-of-task": ("某项任务的时限", "原文没有在这项任务的责任单位旁写明时限。"),
    "deadlines-of-organization": ("某个单位各项任务的时限", "原文没有为这个单位承担的任务写明时限。"),
    "document": ("一份文件的基本信息", "图谱里没有这份文件。"),
    "document-counts": ("一份文件各类内容的数量", "图谱里没有这份文件。"),
    "document-coverage": ("一份文件中有单位的任务、有任务支撑的指标", "这份文件没有任务，也没有指标表。"),
    "document-nodes": ("一份文件的全部节点和属性", "图谱里没有这份文件。"),
    "document-shared": ("一份文件提到的单位和政策", "图谱里没有这份文件，或者它没有提到单位和政策。"),
    "document-statements": ("一份文件中有引文的全部关系", "图谱里没有这份文件，或者没有读出这样的关系。"),
    "document-structure": ("一份文件的结构关系：属于、见于、文本", "图谱里没有这份文件。"),
    "document-text": ("一份文件的全文", "图谱里没有这份文件。"),
    "edge": ("一条关系的详情", "图谱里没有这条关系。"),
    "edges-of": ("若干节点的全部关系", "这些节点没有关系。"),
    "neighbours": ("一个节点的全部关系和另一端", "这个节点没有关系。"),
    "node": ("一个节点的详情", "图谱里没有这个编号。"),
    "path": ("两个节点之间的一条最短路径", "两者之间没有 12 步以内的路径。"),
    "policies": ("政策", "文件没有引用其他政策。"),
    "policy": ("一项政策的详情", "图谱里没有这项政策。"),
    "responsibilities": ("责任关系：哪个单位承担哪项任务", "文件里没有写明责任单位，现有规则也推断不出。"),
    "search": ("搜索：含有这些词的任务、指标、项目、专栏、章节、单位和政策", "没有内容含有这些词。"),
    "search-texts": ("全文含有这些词的文件", "没有文件含有这些词。"),
    "search-unindexed": ("搜索：含有这些词的内容（不用索引）", "没有内容含有这些词。"),
    "section": ("一个章节的详情", "图谱里没有这个章节。"),
    "supports": ("支撑关系：哪项任务支撑哪个指标", "没有发现任务支撑指标：用词没有足够的重合。"),
    "documents": ("图谱里的全部文件", "图谱里还没有文件，请先运行 plankg build。"),
    "doubts": ("存疑之处：规则看到却不能断定的地方", "没有存疑之处。"),
    "findings": ("发现：规划中的矛盾和缺口，以及经核对一致之处", "没有发现矛盾和缺口。"),
    "indicator": ("一个指标的详情", "图谱里没有这个指标。"),
    "indicators": ("指标（指标表中的和正文中的）", "文件里没有读出指标。"),
    "indicators-for-organization": ("某个单位承担的指标", "没有写明或推断出由这个单位承担的指标。"),
    "indicators-for-task": ("某项任务支撑的指标", "没有发现这项任务支撑哪个指标：两者的用词没有足够的重合。"),
    "indicators-through-tasks": ("某个单位的任务所支撑的指标", "这个单位没有承担支撑指标的任务。"),
    "names": ("全部名称：文件、章节、任务、专栏、项目、指标、单位和政策", "图谱里还没有文件。"),
    "organization": ("一个单位的详情", "图谱里没有这个单位。"),
    "organization-parts": ("某个单位的上级和下级", "没有读出这个单位的上级或下级。"),
    "organizations": ("承担任务或被提到的单位", "文件里没有读出单位。"),
    "parts-of-task": ("某项任务下面的条目、举措和专栏", "这项任务下面没有更小的部分。"),
    "parts-of-section": ("某个章节下面的章节或任务", "这个章节下面没有更小的部分。"),
    "policies-cited": ("文件引用的政策", "文件没有引用其他政策。"),
    "projects": ("项目", "文件里没有读出项目。"),
    "search-tasks": ("按词语（两个字以上）查找任务", "没有任务包含这个词语。"),
    "sections": ("一份文件的章节", "文件里没有读出章节。"),
    "special-columns": ("专栏", "文件里没有读出专栏。"),
    "targets-for-indicator": ("正文中与某个指标对应的目标", "正文中没有与这个指标对应的目标。"),
    "targets-of-task": ("某项任务提出的目标", "这项任务没有提出带数值的目标。"),
    "task": ("一项任务的详情", "图谱里没有这项任务。"),
    "tasks": ("任务（标题、专栏条目和举措）", "文件里没有读出任务。"),
    "tasks-for-indicator": ("支撑某个指标的任务", "没有发现支撑这个指标的任务：任务与指标的用词没有足够的重合。"),
    "totals": ("图谱里各类内容的数量", "图谱里还没有文件，请先运行 plankg build。"),
    "tasks-for-organization": ("某个单位承担的任务", "没有写明或推断出由这个单位承担的任务。"),
    "tasks-of-two-bodies": ("两个单位共同承担的任务", "没有写明或推断出由这两个单位共同承担的任务。"),
}

COLUMNS: Mapping[str, str] = {
    "citations": "被引次数",
    "direction": "方向",
    "edge": "关系地址",
    "from_id": "起点编号",
    "from_label": "起点类别",
    "from_name": "起点名称",
    "indicator": "指标",
    "node_id": "编号",
    "occurrences": "次数",
    "other_id": "另一端编号",
    "other_label": "另一端类别",
    "other_name": "另一端名称",
    "properties": "全部属性",
    "step": "步",
    "target_id": "终点编号",
    "target_label": "终点类别",
    "text_id": "文本文件",
    "to_id": "终点编号",
    "to_label": "终点类别",
    "to_name": "终点名称",
    "accumulation": "口径",
    "aliases": "别称",
    "baseline_raw": "基期值",
    "baseline_year": "基期年",
    "basis": "依据",
    "baseline_op": "基期比较",
    "baseline_value": "基期数值",
    "category": "类别",
    "construction": "建设性质",
    "confidence": "把握",
    "deadline": "时限",
    "count": "数量",
    "total": "总数",
    "depth": "层数",
    "document": "文件编号",
    "document_id": "文件编号",
    "document_ids": "文件",
    "document_number": "文号",
    "documents": "文件",
    "doubt_id": "存疑编号",
    "element": "种类",
    "end": "终点",
    "evidence_ends": "依据终点",
    "evidence_quotes": "对照的引文",
    "evidence_starts": "依据起点",
    "finding": "发现",
    "finding_id": "发现编号",
    "first_basis": "甲方依据",
    "first_role": "甲方职责",
    "heading_title": "所属标题",
    "id": "编号",
    "indicator_id": "指标编号",
    "indicators": "指标数",
    "inferred": "推断",
    "inferred_bodies": "推断的单位",
    "investment_raw": "投资",
    "issued_on": "印发日期",
    "issuer": "印发单位",
    "items": "条目数",
    "kind": "类型",
    "label": "类别",
    "length": "字数",
    "level": "层级",
    "name": "名称",
    "nature": "性质",
    "number": "序号",
    "organization_id": "单位编号",
    "origin": "来源",
    "page_starts": "各页起点",
    "parent_id": "上级章节",
    "path": "路径",
    "per": "计数单位",
    "period_end": "规划末年",
    "period_start": "规划首年",
    "place": "位置",
    "policy_id": "政策编号",
    "position": "次序",
    "project_id": "项目编号",
    "projects": "项目数",
    "published_on": "发布日期",
    "quote": "引文",
    "range_end": "范围终点",
    "rank": "次序",
    "reading": "文件中的写法",
    "reason": "原因",
    "region": "地区",
    "relation": "关系",
    "role": "职责",
    "rule": "规则",
    "rules": "规则版本",
    "score": "得分",
    "section_id": "章节编号",
    "second_basis": "乙方依据",
    "second_end": "乙方终点",
    "second_quote": "乙方引文",
    "second_role": "乙方职责",
    "second_start": "乙方起点",
    "section_title": "所在章节",
    "sha256": "校验值",
    "source": "起点编号",
    "source_id": "引用者编号",
    "source_label": "引用者类别",
    "source_name": "起点名称",
    "source_title": "引用者",
    "source_url": "来源网址",
    "special_column_id": "专栏编号",
    "start": "起点",
    "stated": "原文写明",
    "stated_bodies": "写明的单位",
    "surface": "原文写法",
    "surface_start": "写法起点",
    "table_indicator_name": "对应的指标",
    "target": "终点编号",
    "target_name": "终点名称",
    "target_op": "目标比较",
    "target_raw": "目标值",
    "target_value": "目标数值",
    "target_value_high": "目标上限",
    "target_year": "目标年",
    "task_id": "任务编号",
    "task_label": "类别",
    "task_title": "任务",
    "tasks": "任务数",
    "terms": "共同词语",
    "text": "文字",
    "title": "标题",
    "type": "关系",
    "message": "说明",
    "about": "涉及",
    "unit": "计量单位",
    "year_end": "完成年",
    "year_start": "开始年",
    "verdict": "判断",
}


def query_title(name: str, summary: str) -> str:
    """What a query lists, in Chinese; the header's summary for a query that is not worded here."""
    return QUERIES[name][0] if name in QUERIES else summary


# What is asked about, rather than what narrows the answer.
_SUBJECTS = {"document", "indicator", "organization", "task", "section", "policy", "node"}


def empty_reason(name: str, parameters: Mapping[str, Any] | None = None) -> str:
    """Why the answer to a query has no rows; `parameters` are those that it was asked with."""
    narrowed = [f"{key}={value}" for key, value in (parameters or {}).items() if key not in _SUBJECTS]
    reason = QUERIES[name][1] if name in QUERIES else "没有符合条件的内容。"
    return f"没有符合条件的内容（{'，'.join(narrowed)}）。请放宽条件再试。" if narrowed else reason


def column_title(name: str) -> str:
    """The heading of a column."""
    return COLUMNS.get(name, name)


def show_value(column: str, value: Any) -> str:
    """One cell as people read it: an empty one stays empty, a list is joined by commas."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "、".join(show_value(column, part) for part in value)
    if isinstance(value, float):
        return f"{value:.10g}"
    return VALUES.get(column, {}).get(str(value), str(value))
