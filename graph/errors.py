"""What can go wrong with a store, as one tree under StoreError (see extract/errors.py for the whole).

StoreError                   the store refused or cannot be reached
├── BadStoreAddress          neither a folder nor an address of a Neo4j server
├── StoreUnreachable         nobody answers there
├── ServerEnded              the private server ended while it answered, twice (a StoreUnreachable)
├── StoreRefused             the password or the rights do not do
├── StoreTimeout             an answer took too long
├── StoreBusy                others hold the store, and waiting had an end
├── StoreFailed              the server reported an error
├── EmbeddedMissing          the package with the private server is not installed
├── EmbeddedFailed           the private server did not start
├── Py2neoMissing            the package py2neo is not installed
├── BadFolder                the folder cannot hold a store
├── DocumentTaken            another document has this id
├── LoadMismatch             stored and sent counts differ; everything was rolled back
├── UnknownQuery             the catalogue has no such query
├── MissingParameter         a query needs a value that was not given
├── UnknownParameter         a query was given a value that it does not know
├── NumberTooLarge           a whole number of more than 64 bits
├── BrokenQuery              a query file without a proper header (a fault in the file)
├── FreeQueryRefused         a free query holds what is not allowed
├── FreeQueryInvalid         the engine does not understand a free query
├── FreeQueryStopped         a free query took too long, or too much memory (a StoreTimeout)
├── FreeQueryAbandoned       who asked has gone away; the query was ended
└── FreeQueriesBusy          as many free queries run as may run at once (a StoreBusy)

No message, attribute or repr holds a password.
"""

import shutil
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path

from plankg.extract.errors import PlankgError

LITTLE_DISK = 32 * 2**20  # bytes; with less than this an embedded store can do nothing


class StoreError(PlankgError):
    """The store refused or cannot be reached."""


class BadStoreAddress(StoreError):
    """Neither a folder nor an address of a Neo4j server. `why` says what is wrong with it."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(
            f"存储地址不能用：{why}。请给出一个文件夹，或 neo4j://主机:7687 这样的地址"
            "（也可用 neo4j+s、neo4j+ssc、bolt、bolt+s、bolt+ssc）。"
        )


class StoreUnreachable(StoreError):
    """Nobody answers at `url`."""

    def __init__(self, url: str) -> None:
        self.url = url
        super().__init__(f"连不上图数据库 {url}。请确认它已经启动，地址和端口没有写错。")


class ServerEnded(StoreUnreachable):
    """The private server of the folder `url` ended while it answered, and ended again on a new start."""

    def __init__(self, url: str) -> None:
        self.url = url
        StoreError.__init__(
            self,
            f"内置图数据库（{url}）回答时两次中断，{_disk(url) or '多半是内存不够。'}已写入的内容没有丢失。"
            "请缩小范围，例如只问一份文件，或者用环境变量 PLANKG_STORE_MEMORY 给它更多内存（以兆字节计）。",
        )


class StoreRefused(StoreError):
    """The server at `url` takes neither the password nor the rights of the user `user`."""

    def __init__(self, url: str, user: str | None) -> None:
        self.url, self.user = url, user
        who = f"用户 {user}" if user else "匿名访问"
        super().__init__(
            f"图数据库 {url} 拒绝了{who}。请检查用户名和密码（PLANKG_NEO4J_USER、PLANKG_NEO4J_PASSWORD）。"
        )


class StoreTimeout(StoreError):
    """An answer took longer than `seconds`."""

    def __init__(self, url: str, seconds: float) -> None:
        self.url, self.seconds = url, seconds
        super().__init__(f"图数据库 {url} 超过 {seconds:g} 秒没有答复，已停止等待。请稍后重试。")


class StoreBusy(StoreError):
    """Others hold the store at `url`; `seconds` were waited."""

    def __init__(self, url: str, seconds: float) -> None:
        self.url, self.seconds = url, seconds
        super().__init__(f"存储 {url} 正被其他命令占用，等待 {seconds:g} 秒后仍不能使用。请等其他命令结束后重试。")


class StoreFailed(StoreError):
    """The server at `url` reported an error; `code` is its name for it."""

    def __init__(self, url: str, code: str, message: str) -> None:
        self.url, self.code, self.message = url, code, message
        super().__init__(f"图数据库 {url} 报告错误 {code}。{_disk(url)}正在进行的这一步已经撤销，之前完成的不受影响。")
        if message:
            self.add_note(message)  # for who looks into it; it speaks English


class EmbeddedMissing(StoreError):
    """The package with the private server is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "没有安装内置图数据库。请运行 pip install 'plankg[embedded]'，或用 --store neo4j://主机:7687 连接 Neo4j。"
        )


class Py2neoMissing(StoreError):
    """The package py2neo is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "没有安装 py2neo。请运行 pip install 'plankg[py2neo]'；它已停止维护，新的程序请用 graph.open_store。"
        )


class EmbeddedFailed(StoreError):
    """The private server of `folder` did not start; `log` holds the last lines it wrote."""

    def __init__(self, folder: str, log: Iterable[str]) -> None:
        self.folder, self.log = folder, tuple(log)
        last = "；".join(line.strip() for line in self.log[-3:] if line.strip()) or "没有日志"
        super().__init__(
            f"内置图数据库没有启动（{folder}）。{_disk(folder)}日志最后几行：{last}。完整日志在该文件夹的 log 里。"
        )


class BadFolder(StoreError):
    """`folder` cannot hold a store."""

    def __init__(self, folder: str, why: str) -> None:
        self.folder, self.why = folder, why
        super().__init__(f"{folder} 不能用作存储：{why}。请换一个文件夹。")


class DocumentTaken(StoreError):
    """Another document, titled `stored`, has the id `document`."""

    def __init__(self, document: str, stored: str, sent: str) -> None:
        self.document, self.stored, self.sent = document, stored, sent
        super().__init__(
            f"文件编号“{document}”已被《{stored}》使用，《{sent}》没有写入。"
            "请给新文件改名，或者加 --replace 用它替换原来的文件。"
        )


class LoadMismatch(StoreError):
    """Sent and stored counts of `document` differ: `differences[label or edge type] = (sent, stored)`."""

    def __init__(self, document: str, differences: Mapping[str, tuple[int, int]]) -> None:
        self.document, self.differences = document, dict(differences)
        listed = "；".join(f"{name} 送出 {sent}、存入 {stored}" for name, (sent, stored) in self.differences.items())
        super().__init__(f"文件“{document}”写入后数量不符：{listed}。已全部撤销，请把这条信息报告给开发者。")


class UnknownQuery(StoreError):
    """The catalogue has no query `name`; `nearest` is the most similar name, if any is similar."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        self.nearest = _nearest(name, known)
        hint = f"是不是“{self.nearest}”？" if self.nearest else ""
        super().__init__(f"没有名为“{name}”的查询。{hint}运行 plankg query 可列出全部查询。")


class MissingParameter(StoreError):
    """The query `query` needs a value for `name` (`gloss` says what it is)."""

    def __init__(self, query: str, name: str, gloss: str) -> None:
        self.query, self.name, self.gloss = query, name, gloss
        super().__init__(f"查询“{query}”缺少参数 {name}。请加上 {name}=…。")


class UnknownParameter(StoreError):
    """The query `query` knows no parameter `name`; `known` are those that it has."""

    def __init__(self, query: str, name: str, known: Iterable[str]) -> None:
        self.query, self.name, self.known = query, name, tuple(known)
        has = f"它的参数是：{'、'.join(self.known)}" if self.known else "它没有参数"
        super().__init__(f"查询“{query}”没有参数“{name}”，{has}。请改正参数名。")


class NumberTooLarge(StoreError):
    """The value of `name` is a whole number of more than 64 bits, which no store has."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"参数 {name} 的数字太大，超出了 64 位整数的范围。请检查这个数字。")


class BrokenQuery(StoreError):
    """The query file `name` breaks the header contract: a fault in the file."""

    def __init__(self, name: str, line: str) -> None:
        self.name, self.line = name, line
        super().__init__(f"查询文件 {name}.cypher 的说明不完整（{line}），请把这条信息报告给开发者。")


class FreeQueryRefused(StoreError):
    """A free query holds `what`, which is not allowed; `remedy` says what to do. Nothing was run."""

    def __init__(self, what: str, remedy: str) -> None:
        self.what, self.remedy = what, remedy
        super().__init__(f"自由查询不允许{' ' if what[:1].isascii() else ''}{what}，没有执行。{remedy}。")


class FreeQueryInvalid(StoreError):
    """The engine does not understand a free query, or cannot compute it; `why` is its word for it."""

    def __init__(self, code: str, why: str) -> None:
        self.code, self.why = code, why
        said = " ".join(why.split())[:300].rstrip("。.")
        super().__init__(f"图数据库不能执行这条查询（{code}：{said}）。请检查语法、名称和参数。")


class FreeQueryStopped(StoreTimeout):
    """A free query reached a limit; `what` says in Chinese which. It was ended on the server."""

    def __init__(self, what: str) -> None:
        self.what = what
        StoreError.__init__(self, f"查询{what}，已被停止。请加上条件或 LIMIT，缩小要看的范围。")


class FreeQueryAbandoned(StoreError):
    """Who asked has gone away; the query was ended on the server."""

    def __init__(self) -> None:
        super().__init__("提问的一方已断开连接，查询已被停止。")


class FreeQueriesBusy(StoreBusy):
    """As many free queries run as may run at once: `limit`."""

    def __init__(self, limit: int, why: str = "") -> None:
        self.limit = limit
        StoreError.__init__(self, f"{why or f'同时最多执行 {limit} 条自由查询，现在已满'}。请稍等几秒再试。")


def _disk(place: str) -> str:
    """A sentence that names the disk of an embedded store when it is full, else nothing."""
    if "://" in place or not Path(place).exists():
        return ""
    free = shutil.disk_usage(place).free
    return f"磁盘已满（{place} 所在的磁盘只剩 {free // 2**20} MB），请腾出空间。" if free < LITTLE_DISK else ""


def _nearest(name: str, known: Iterable[str]) -> str | None:
    return next(iter(get_close_matches(name, list(known), n=1, cutoff=0.5)), None)
