"""The parameters of a free query: plain JSON, not too large, and nothing that a driver would read as more than it is."""

import re
from collections.abc import Mapping

from plankg.graph.errors import FreeQueryRefused

MAX_PARAMETERS = 50
MAX_VALUES = 10_000
MAX_CHARACTERS = 100_000
MAX_DEPTH = 6
_NAME = re.compile(r"[A-Za-z_\u4e00-\u9fff][A-Za-z0-9_\u4e00-\u9fff]*")
_INTEGERS = range(-(2**63), 2**63)


def checked_parameters(given: Mapping[str, object]) -> dict[str, object]:
    """The parameters as they may be sent.

    Raises:
        FreeQueryRefused: a name, a type or a size that cannot be used.
    """
    if len(given) > MAX_PARAMETERS:
        raise FreeQueryRefused(f"超过 {MAX_PARAMETERS} 个参数", "请合并成列表")
    for name in given:
        if not isinstance(name, str) or len(name) > 60 or not _NAME.fullmatch(name):
            raise FreeQueryRefused(f"参数名“{str(name)[:40]!a}”", "参数名由字母、数字和下划线组成")
    values, characters = _measure(dict(given), 0)
    if values > MAX_VALUES or characters > MAX_CHARACTERS:
        raise FreeQueryRefused("过大的参数", f"全部参数合计不超过 {MAX_VALUES} 个值、{MAX_CHARACTERS} 个字符")
    return dict(given)


def _measure(value: object, depth: int) -> tuple[int, int]:
    """How many values and characters there are."""
    if depth > MAX_DEPTH:
        raise FreeQueryRefused(f"超过 {MAX_DEPTH} 层的参数", "请展开成简单的值或列表")
    if isinstance(value, str):
        if any(0xD800 <= ord(character) <= 0xDFFF for character in value):
            raise FreeQueryRefused("参数里的半个字符（UTF-16 代理项）", "请写完整的字符")
        return 1, len(value)
    if value is None or isinstance(value, bool | float) or (isinstance(value, int) and value in _INTEGERS):
        return 1, 0
    if isinstance(value, list):
        parts = [_measure(item, depth + 1) for item in value]
    elif isinstance(value, dict):
        parts = [_measure(item, depth + 1) for item in value.values()]
        parts.append((0, sum(len(str(key)) for key in value)))
    else:
        raise FreeQueryRefused(
            f"{type(value).__name__} 类型的参数", "参数只能是文字、64 位以内的数字、真假值、列表和对象"
        )
    return 1 + sum(count for count, _ in parts), sum(length for _, length in parts)
