"""What a user can get wrong at the border, as one tree.

PlankgError                      (extract/errors.py)
└── RequestError                 what was asked for cannot be done (those of a service: api/http/service_errors.py)
    ├── NoMatch                  nothing has that id, number or name
    ├── NoSuchNode               no node of any label has this id
    ├── SeveralMatches           more than one thing has it
    ├── BadValue                 a parameter's value cannot be used
    ├── BadCursor                the mark of a page that does not belong to this list
    ├── TooManyToSort            more rows than are sorted by other columns than the list's own
    ├── BadArguments             parameters that the route or the command does not know, or that are missing
    ├── NotAnAssignment          an argument of `query` that is not key=value
    ├── SpanOutside              a place outside the text
    ├── NoSuchPage               no route has this path
    ├── HostRefused              the request names a host that is not ours
    ├── PortInUse                another program listens on the port
    ├── AddressRefused           the address cannot be listened on
    ├── FileUnreadable           the system does not let us read or write a file
    ├── BadTarget                a path that an export cannot be written to
    ├── NothingToExport          `export` from a store without a document, or with a filter that leaves nothing
    ├── DocumentInFlux           a document that others replace again and again while it is read
    ├── LinkNotFollowed          a symbolic link below a folder that is built
    ├── NothingToBuild           `build` without a path, and no corpus folder here
    ├── NoSuchJob                no job has this id, or not any more
    ├── TooManyJobs              as many jobs wait as can
    ├── ExtractionFailed         a fault of the rules at one file
    ├── WorkerDied               the process that read a file ended in the middle of it
    ├── McpMissing               the package mcp is not installed
    └── ClusterError             a Dask cluster that cannot be used
        ├── DaskMissing          the package distributed is not installed
        ├── BadScheduler         no address of a scheduler
        ├── SchedulerUnreachable nobody answers there, or not any more
        ├── NoWorkers            the cluster has had no worker for too long
        └── OtherRules           a worker with other rules than ours
"""

import errno
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from plankg.extract.errors import PlankgError

# An error message stays readable: no more than this many candidates are named in it.
SHOWN = 8

_SYSTEM_WORDS = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "超过允许的文件大小",
    errno.EROFS: "磁盘是只读的",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOENT: "不存在",
    errno.ENAMETOOLONG: "名称太长",
}


def system_words(error: OSError) -> str:
    """What the system says is wrong, in Chinese where we know it."""
    return _SYSTEM_WORDS.get(error.errno or 0) or error.strerror or type(error).__name__


class RequestError(PlankgError):
    """What was asked for cannot be done; `str(error)` says why, in Chinese."""


class NoMatch(RequestError):
    """Nothing has that id, number or name. `kind` is the Chinese word for it, `nearest` what comes close."""

    def __init__(self, kind: str, value: str, nearest: Sequence[str]) -> None:
        self.kind, self.value, self.nearest = kind, value, tuple(nearest)
        hint = f"最接近的是：{'、'.join(self.nearest)}。" if self.nearest else f"图谱里还没有任何{kind}。"
        super().__init__(f"找不到{kind}“{value}”。{hint}")


class NoSuchNode(RequestError):
    """No node of any label has this id."""

    def __init__(self, id_: str) -> None:
        self.id = id_
        super().__init__(f"图谱里没有编号为“{id_}”的内容。编号可以在各个列表里找到，文件重新写入后仍然不变。")


class SeveralMatches(RequestError):
    """More than one thing has it. `matches` are pairs of id and name."""

    def __init__(self, kind: str, value: str, matches: Sequence[tuple[str, str]]) -> None:
        self.kind, self.value, self.matches = kind, value, tuple(matches)
        shown = "；".join(f"{name}（{id_}）" for id_, name in self.matches[:SHOWN])
        more = f"等共 {len(self.matches)} 个" if len(self.matches) > SHOWN else ""
        super().__init__(f"“{value}”对应多个{kind}：{shown}{more}。请改用括号里的完整编号。")


class BadValue(RequestError):
    """The value of parameter `name` cannot be used; `expected` says in Chinese what would be right."""

    def __init__(self, name: str, value: object, expected: str) -> None:
        self.name, self.value, self.expected = name, value, expected
        super().__init__(f"参数 {name} 的值“{value}”不能用：{expected}。")


class BadCursor(RequestError):
    """The mark of a page that does not belong to this list, or not any more."""

    def __init__(self, cursor: str) -> None:
        self.cursor = cursor
        super().__init__(
            f"翻页标记“{cursor[:40]}”不能用：筛选、排序的条件或图谱的内容与上一页不同了。请去掉 cursor，从第一页重新开始。"
        )


class TooManyToSort(RequestError):
    """A list of `total` rows is too long to be put into another order than its own; at most `most` are."""

    def __init__(self, total: int, most: int) -> None:
        self.total, self.most = total, most
        super().__init__(
            f"这个列表有 {total} 行，超过 {most} 行就不能另行排序。请先用 document 等条件缩小范围，或者去掉 sort。"
        )


class BadArguments(RequestError):
    """Parameters that are not known or that are missing; `sentences` has one Chinese sentence for each."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self.sentences = tuple(sentences)
        super().__init__("".join(self.sentences))


class NotAnAssignment(RequestError):
    """An argument of `plankg query` that is not key=value."""

    def __init__(self, argument: str) -> None:
        self.argument = argument
        super().__init__(f"“{argument}”不是“参数=值”的形式。请写成 indicator=19 这样，等号两边不留空格。")


class SpanOutside(RequestError):
    """A place outside the text; offsets are code points, `length` is that of the text."""

    def __init__(self, document: str, start: int, end: int, length: int) -> None:
        self.document, self.start, self.end, self.length = document, start, end, length
        super().__init__(
            f"文件“{document}”共 {length} 个字，没有第 {start}–{end} 这一段。请让 0 ≤ start < end ≤ {length}。"
        )


class NoSuchPage(RequestError):
    """No route has this path (or none for this method)."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"没有 {path} 这个地址。可用的地址见 /api/docs。")


class HostRefused(RequestError):
    """The request's Host header names a host that is not ours: a page elsewhere may be using it."""

    def __init__(self, host: str) -> None:
        self.host = host
        super().__init__(f"不接受以主机名“{host}”发来的请求。请用 127.0.0.1 访问，或者设置 PLANKG_ALLOWED_HOSTS。")


class PortInUse(RequestError):
    """Another program listens on the port."""

    def __init__(self, host: str, port: int) -> None:
        self.host, self.port = host, port
        super().__init__(f"端口 {port} 已被其他程序占用（{host}）。请用 --port 换一个端口，或者用 --port 0 自动选择。")


class AddressRefused(RequestError):
    """The address cannot be listened on: not ours, or not allowed. `why` is the system's word for it."""

    def __init__(self, host: str, port: int, why: str) -> None:
        self.host, self.port, self.why = host, port, why
        super().__init__(f"不能在 {host}:{port} 上提供服务（{why}）。请检查 --host 和 --port。")


class FileUnreadable(RequestError):
    """The system does not let us read or write a file; `why` is its word for it."""

    def __init__(self, path: str, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(f"不能读写 {path}（{why}）。请检查文件权限和磁盘空间。")

    @classmethod
    def of(cls, error: OSError) -> Self:
        """What the system said, as one of ours."""
        return cls(str(error.filename or ""), system_words(error))


class LinkNotFollowed(RequestError):
    """A symbolic link below a folder: it can lead out of it, or round in it."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"{path} 是符号链接，没有跟随。请直接给出它指向的文件或文件夹。")


class BadTarget(RequestError):
    """A path that an export cannot be written to; `why` says it in Chinese."""

    def __init__(self, path: str, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(f"不能导出到 {path}：{why}。请用 --out 换一个路径。")


class NothingToExport(RequestError):
    """`export` from a store without a document, or with a filter that leaves nothing; `why` says so in Chinese."""

    def __init__(self, url: str, why: str = "") -> None:
        self.url, self.why = url, why
        why = why or f"图谱 {url} 里还没有文件。请先运行 plankg build。"
        super().__init__(f"没有可以导出的内容：{why}")


class DocumentInFlux(RequestError):
    """A document that others replace again and again while it is read; `tries` counts the readings."""

    def __init__(self, document: str, tries: int, why: str) -> None:
        self.document, self.tries, self.why = document, tries, why
        super().__init__(
            f"文件“{document}”读了 {tries} 次都不完整（{why}），可能正在被其他命令替换，没有导出。"
            "请稍后重试；仍然如此，请重新 plankg build 这份文件。"
        )


class NothingToBuild(RequestError):
    """`build` or `demo` without a path, and no corpus folder here."""

    def __init__(self) -> None:
        super().__init__("没有给出规划文件，当前文件夹里也没有 corpus 文件夹。请写成：plankg build 规划.txt")


class ExtractionFailed(RequestError):
    """A fault of the rules at the file `path`; `why` names the exception and where it came from."""

    def __init__(self, path: str, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(f"处理 {path} 时程序内部出错（{why}）。请把这个文件和这条信息报告给开发者。")

    @classmethod
    def of(cls, path: Path, error: Exception) -> Self:
        """From the exception."""
        last = error.__traceback__
        while last is not None and last.tb_next is not None:
            last = last.tb_next
        place = f"，{Path(last.tb_frame.f_code.co_filename).name} 第 {last.tb_lineno} 行" if last else ""
        return cls(str(path), f"{type(error).__name__}{place}")


class WorkerDied(RequestError):
    """The process that read the file `path` ended in the middle of it."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            f"读取 {path} 的进程意外结束，可能是内存不够。这个文件没有再读；请单独处理它，或者另存为 .txt 后重试。"
        )


class ClusterError(RequestError):
    """A Dask cluster that cannot be used."""


class DaskMissing(ClusterError):
    """The package distributed is not installed."""

    def __init__(self) -> None:
        super().__init__("没有安装 Dask。请运行 pip install 'plankg[dask]'，或者去掉 --scheduler，改用 --workers。")


class BadScheduler(ClusterError):
    """`address` is no address of a scheduler."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(f"调度器地址“{address}”不能用。请写成 tcp://主机:8786 这样的形式。")


class SchedulerUnreachable(ClusterError):
    """Nobody answers at `address`, or not any more."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(
            f"连不上 Dask 调度器 {address}，或者连接已断开。请确认它在运行；再次运行会从没有写入的文件继续。"
        )


class NoWorkers(ClusterError):
    """The cluster at `address` has had no worker for `seconds`."""

    def __init__(self, address: str, seconds: float) -> None:
        self.address, self.seconds = address, seconds
        super().__init__(
            f"Dask 集群 {address} 已有 {seconds:g} 秒没有工作进程，停止等待。请启动 dask worker；再次运行会从没有写入的文件继续。"
        )


class OtherRules(ClusterError):
    """A worker of the cluster at `address` has other rules than ours, or none; `theirs` says which."""

    def __init__(self, address: str, theirs: str, ours: str) -> None:
        self.address, self.theirs, self.ours = address, theirs, ours
        super().__init__(
            f"Dask 集群 {address} 上的提取规则（{theirs}）与本机（{ours}）不同。请在各节点安装同一版本的 plankg，"
            "并使用同一份单位改名表（bodies.tsv）。"
        )


class McpMissing(RequestError):
    """The package mcp is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "没有安装 mcp。请运行 pip install 'plankg[mcp]'；网页和 HTTP 接口不需要它，可用 plankg serve。"
        )


class NoSuchJob(RequestError):
    """No job has this id, or not any more."""

    def __init__(self, id_: str) -> None:
        self.id = id_
        super().__init__(f"没有作业“{id_}”，或者它早已结束、不再保留。写入结果可以在 /api/documents 查看。")


class TooManyJobs(RequestError):
    """As many jobs wait as can, or the server is about to stop."""

    def __init__(self) -> None:
        super().__init__("等待处理的作业太多，或者服务正在停止。请稍后再试。")
