"""What a user can get wrong at the border, as one tree.

PlankgError                      (extract/errors.py)
└── RequestError                 what was asked for cannot be done
    ├── NoMatch                  nothing has that id, number or name
    ├── SeveralMatches           more than one thing has it
    ├── BadValue                 a parameter's value cannot be used
    ├── BadArguments             parameters that the route or the command does not know, or that are missing
    ├── NotAnAssignment          an argument of `query` that is not key=value
    ├── SpanOutside              a place outside the text
    ├── NoSuchPage               no route has this path
    ├── HostRefused              the request names a host that is not ours
    ├── BadSetting               an environment variable cannot be used
    ├── PortInUse                another program listens on the port
    ├── AddressRefused           the address cannot be listened on
    ├── FileUnreadable           the system does not let us read or write a file
    └── NothingToBuild           `build` without a path, and no corpus folder here
"""

from collections.abc import Sequence
from typing import Self

from extract.errors import PlankgError

# An error message stays readable: no more than this many candidates are named in it.
SHOWN = 8


class RequestError(PlankgError):
    """What was asked for cannot be done; `str(error)` says why, in Chinese."""


class NoMatch(RequestError):
    """Nothing has that id, number or name. `kind` is the Chinese word for it, `nearest` what comes close."""

    def __init__(self, kind: str, value: str, nearest: Sequence[str]) -> None:
        self.kind, self.value, self.nearest = kind, value, tuple(nearest)
        hint = f"最接近的是：{'、'.join(self.nearest)}。" if self.nearest else f"图谱里还没有任何{kind}。"
        super().__init__(f"找不到{kind}“{value}”。{hint}")


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
    """The request's Host header names a host that is not ours: a page elsewhere may be behind it."""

    def __init__(self, host: str) -> None:
        self.host = host
        super().__init__(f"不接受以主机名“{host}”发来的请求。请用 127.0.0.1 访问，或者设置 PLANKG_ALLOWED_HOSTS。")


class BadSetting(RequestError):
    """An environment variable cannot be used. `value` must not be a secret."""

    def __init__(self, name: str, value: str) -> None:
        self.name, self.value = name, value
        super().__init__(f"环境变量 {name} 的值“{value}”不能用。请改正，或者取消这个变量。")


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
        return cls(str(error.filename or ""), error.strerror or type(error).__name__)


class NothingToBuild(RequestError):
    """`build` or `demo` without a path, and no corpus folder here."""

    def __init__(self) -> None:
        super().__init__("没有给出规划文件，当前文件夹里也没有 corpus 文件夹。请写成：plankg build 规划.txt")
