"""The one table of HTTP statuses, and errors as RFC 9457 problem documents."""

from collections.abc import Mapping
from typing import Any

from plankg.api.errors import HostRefused, NoMatch, NoSuchJob, NoSuchNode, NoSuchPage, RequestError, TooManyJobs
from plankg.api.http.service_errors import (
    AnswerTooLate,
    BodyTooLarge,
    ForeignPage,
    KeyLacksRole,
    KeyMissing,
    KeysOff,
    KeyWrong,
    TooManyRequests,
)
from plankg.extract.errors import InputError, PlankgError
from plankg.graph.errors import (
    EmbeddedFailed,
    FreeQueriesBusy,
    FreeQueryInvalid,
    FreeQueryRefused,
    FreeQueryStopped,
    MissingParameter,
    NumberTooLarge,
    StoreBusy,
    StoreError,
    StoreRefused,
    StoreTimeout,
    StoreUnreachable,
    UnknownParameter,
    UnknownQuery,
)

MEDIA_TYPE = "application/problem+json"

# The first class that an error belongs to decides: particular classes come before the ones they descend from.
STATUSES: tuple[tuple[type[PlankgError], int, str, str], ...] = (
    (NoMatch, 404, "not-found", "找不到"),
    (NoSuchNode, 404, "no-such-node", "没有这个编号"),
    (NoSuchPage, 404, "no-such-page", "没有这个地址"),
    (UnknownQuery, 404, "unknown-query", "没有这个查询"),
    (UnknownParameter, 422, "unknown-parameter", "没有这个参数"),
    (NumberTooLarge, 422, "number-too-large", "数字太大"),
    (MissingParameter, 422, "missing-parameter", "缺少参数"),
    (HostRefused, 400, "host-refused", "主机名不对"),
    (KeyMissing, 401, "key-missing", "需要密钥"),
    (KeyWrong, 401, "key-wrong", "密钥不对"),
    (ForeignPage, 403, "foreign-page", "来自其他网站"),
    (KeyLacksRole, 403, "key-lacks-role", "密钥没有这个权限"),
    (KeysOff, 403, "not-open", "没有开放"),
    (NoSuchJob, 404, "no-such-job", "没有这项作业"),
    (BodyTooLarge, 413, "too-large", "内容太大"),
    (TooManyRequests, 429, "too-many-requests", "请求太频繁"),
    (TooManyJobs, 503, "too-many-jobs", "作业太多"),
    (AnswerTooLate, 503, "too-late", "没有及时答复"),
    (RequestError, 422, "bad-request", "请求有误"),
    (InputError, 422, "bad-input", "文件不能用"),
    (FreeQueryRefused, 422, "query-refused", "查询不被允许"),
    (FreeQueryInvalid, 422, "query-invalid", "查询有误"),
    (FreeQueryStopped, 422, "query-stopped", "查询被停止"),
    (FreeQueriesBusy, 503, "queries-busy", "自由查询已满"),
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
    400: "the body cannot be read, or the Host header names a host that is not served",
    401: "a key is needed, or the one given is none of ours",
    403: "this key may not, or nobody may as no key was set",
    404: "nothing has this id, number or name; no such query or address",
    413: "the request brings more than may come",
    422: "a parameter is unknown, missing, ambiguous or has a value that cannot be used",
    429: "more requests than one client may send; Retry-After says when to go on",
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
