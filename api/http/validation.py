"""What pydantic complains about in a request, in Chinese."""

from typing import Any

_SENTENCES = {
    "extra_forbidden": "没有参数“{name}”。",
    "missing": "缺少参数“{name}”。",
    "greater_than_equal": "参数 {name} 不能小于 {ge}，现在是 {value}。",
    "less_than_equal": "参数 {name} 不能大于 {le}，现在是 {value}。",
    "string_too_long": "参数 {name} 太长，最多 {max_length} 个字。",
    "string_too_short": "参数 {name} 太短，至少 {min_length} 个字。",
    "literal_error": "参数 {name} 的值“{value}”不能用，应为 {expected} 之一。",
    "int_parsing": "参数 {name} 应为整数，现在是“{value}”。",
    "int_type": "参数 {name} 应为整数，现在是“{value}”。",
    "int_parsing_size": "参数 {name} 应为整数，现在是“{value}”。",
    "json_invalid": "请求的正文不是完整的 JSON。",
}
_OTHER = "参数 {name} 的值“{value}”不能用。"
_LONGEST = 60


def validation_sentence(error: dict[str, Any]) -> str:
    """One sentence about one error of pydantic's; a long value is cut."""
    if error["loc"][:2] == ("body", "files") and error["type"] != "missing":
        return "上传的 files 里有一部分没有文件名，请在每一部分的 Content-Disposition 里写 filename。"
    bounds = {
        name: str(value).replace(" or ", "、").replace(", ", "、") for name, value in error.get("ctx", {}).items()
    }
    value = str(error.get("input"))
    shown = value if len(value) <= _LONGEST else value[:_LONGEST] + "…"
    facts = {**bounds, "name": error["loc"][-1] if error["loc"] else "", "value": shown}
    return _SENTENCES.get(error["type"], _OTHER).format(**facts)
