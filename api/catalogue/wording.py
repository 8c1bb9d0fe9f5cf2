"""The Chinese that answers are shown in: names of columns, reasons for no rows (values: value_words.py; queries: cypher/)."""

from collections.abc import Mapping
from typing import Any

from plankg.api.catalogue.value_words import LABELS, VALUES
from plankg.graph.catalogue import Query

__all__ = ["COLUMNS", "LABELS", "VALUES", "column_title", "empty_reason", "show_value"]

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
    "bodies": "责任单位",
    "baseline_op": "基期比较",
    "baseline_value": "基期数值",
    "category": "类别",
    "construction": "建设性质",
    "confidence": "把握",
    "deadline": "时限",
    "last_day": "最后日期",
    "deadline_end": "时限终点",
    "deadline_kind": "时限种类",
    "deadline_raw": "时限原文",
    "deadline_start": "时限起点",
    "count": "数量",
    "below": "下一级数量",
    "whole": "全部",
    "amount": "数值",
    "percent": "占百分之",
    "measure": "排序所依",
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
    "investment_unit": "投资单位",
    "period_investment_raw": "规划期投资",
    "scale": "规模",
    "issued_on": "印发日期",
    "issuer": "印发单位",
    "items": "条目数",
    "kind": "类型",
    "label": "类别",
    "length": "字数",
    "level": "层级",
    "name": "名称",
    "names": "各名称",
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
    "row_number": "表内序号",
    "rule": "规则",
    "rules": "规则版本",
    "score": "得分",
    "sense": "目标或标准",
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
    "sources": "来源文件",
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


# What is asked about, rather than what narrows the answer.
_SUBJECTS = {"document", "indicator", "organization", "task", "section", "policy", "node"}


def empty_reason(query: Query, parameters: Mapping[str, Any] | None = None) -> str:
    """Why the answer to a query has no rows; `parameters` are those that it was asked with."""
    narrowed = [f"{key}={value}" for key, value in (parameters or {}).items() if key not in _SUBJECTS]
    return f"没有符合条件的内容（{'，'.join(narrowed)}）。请放宽条件再试。" if narrowed else query.empty


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
