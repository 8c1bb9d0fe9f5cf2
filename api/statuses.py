"""The one table of HTTP statuses, and errors as RFC 9457 problem documents."""

from collections.abc import Mapping
from typing import Any

from api.errors import HostRefused, NoMatch, NoSuchNode, NoSuchPage, RequestError
from extract.errors import InputError, PlankgError
from graph.errors import (
    EmbeddedFailed,
    MissingParameter,
    StoreBusy,
    StoreError,
    StoreRefused,
    StoreTimeout,
    StoreUnreachable,
    UnknownParameter,
    UnknownQuery,
)

MEDIA_TYPE = "application/problem+json"

# The first class that an error belongs to decides: particular classes stand before the ones they descend from.
STATUSES: tuple[tuple[type[PlankgError], int, str, str], ...] = (
    (NoMatch, 404, "not-found", "找不到"),
    (NoSuchNode, 404, "no-such-node", "没有这个编号"),
    (NoSuchPage, 404, "no-such-page", "没有这个地址"),
    (UnknownQuery, 404, "unknown-query", "没有这个查询"),
    (UnknownParameter, 422, "unknown-parameter", "没有这个参数"),
    (MissingParameter, 422, "missing-parameter", "缺少参数"),
    (HostRefused, 400, "host-refused", "主机名不对"),
    (RequestError, 422, "bad-request", "请求有误"),
    (InputError, 422, "bad-input", "文件不能用"),
    (StoreRefused, 503, "store-refused", "图数据库拒绝登录"),
    (StoreBusy, 503, "store-busy", "图数据库正忙"),
    (StoreTimeout, 503, "store-timeout", "图数据库没有及时答复"),
    (EmbeddedFailed, 503, "store-not-started", "内置图数据库没有启动"),
    (StoreUnreachable, 503, "store-unreachable", "连不上图数据库"),
    (StoreError, 500, "store-failed", "图数据库出错"),
    (PlankgError, 500, "failed", "处理出错"),
)

# Statuses as the HTTP reference lists them.
MEANINGS: Mapping[int, str] = {
    400: "the Host header names a host that is not served",
    404: "nothing has this id, number or name; no such query or address",
    422: "a parameter is unknown, missing, ambiguous or has a value that cannot be used",
    500: "a fault of the program",
    503: "the store cannot be reached, is busy, or refuses the password",
}


def status_of(error: PlankgError) -> int:
    """The HTTP status that answers this error."""
    return next(status for kind, status, _, _ in STATUSES if isinstance(error, kind))


def problem(error: PlankgError, instance: str) -> dict[str, Any]:
    """The error as a problem document (RFC 9457) about the request path `instance`."""
    _, status, slug, title = next(row for row in STATUSES if isinstance(error, row[0]))
    return {
        "type": f"urn:plankg:problem:{slug}",
        "title": title,
        "status": status,
        "detail": str(error),
        "instance": instance,
    }


def unexpected(instance: str) -> dict[str, Any]:
    """The problem document for a fault of the program; its details go to the log, not to the reader."""
    return {
        "type": "urn:plankg:problem:fault",
        "title": "程序内部出错",
        "status": 500,
        "detail": "程序内部出错，详情已写入服务端日志。请把出错的地址报告给开发者。",
        "instance": instance,
    }
