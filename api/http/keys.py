"""密钥 (keys): who may run free queries (read) and who may write. Keys are compared in constant time and never shown."""

import hashlib
import hmac
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self
from urllib.parse import unquote

from fastapi import Request

from plankg.api.http.service_errors import BadKeys, KeyLacksRole, KeyMissing, KeysOff, KeyWrong

Role = Literal["read", "write"]
ROLES: tuple[Role, ...] = ("read", "write")
SHORTEST = 16
COOKIE, COOKIE_PATH = "plankg_key", "/upload"


@dataclass(frozen=True, slots=True)
class Keys:
    """Digests of the keys, by role; a key for writing reads too."""

    read: tuple[bytes, ...] = ()
    write: tuple[bytes, ...] = ()

    @classmethod
    def of(cls, read: Iterable[str] = (), write: Iterable[str] = (), file: Path | None = None) -> Self:
        """From plain keys, and from a file with lines `read KEY` or `write KEY`; `#` begins a comment.

        Raises:
            BadKeys: a key is too short, or a line is none of these, or the file cannot be read.
        """
        found: dict[Role, list[bytes]] = {"read": [], "write": []}
        found["read"] += [_digest(_long_enough(key, "PLANKG_READ_KEYS")) for key in read]
        found["write"] += [_digest(_long_enough(key, "PLANKG_WRITE_KEYS")) for key in write]
        for number, line in _lines(file):
            role_, _, key = line.partition(" ")
            if role_ not in ROLES:
                raise BadKeys(f"{file} 第 {number} 行应写成 read 密钥 或 write 密钥")
            found["read" if role_ == "read" else "write"].append(
                _digest(_long_enough(key.strip(), f"{file} 第 {number} 行"))
            )
        return cls(tuple(found["read"]), tuple(found["write"]))

    def require(self, role: Role) -> Callable[[Request], None]:
        """A dependency of FastAPI that lets a request pass whose key has the role.

        Raises:
            KeysOff: no key has the role, so nobody may.
            KeyMissing, KeyWrong, KeyLacksRole: this request may not.
        """

        def check(request: Request) -> None:
            self.check(role, _given(request))

        return check

    def check(self, role: Role, given: str) -> None:
        """Let a key pass that has the role.

        Raises:
            KeysOff: no key has the role, so nobody may.
            KeyMissing, KeyWrong, KeyLacksRole: this one may not.
        """
        allowed = self.write if role == "write" else (*self.read, *self.write)
        if not allowed:
            raise KeysOff(role)
        if not given:
            raise KeyMissing
        digest = _digest(given)
        if not _is_one_of(digest, allowed):
            raise KeyLacksRole if _is_one_of(digest, (*self.read, *self.write)) else KeyWrong


def _given(request: Request) -> str:
    """The key of a request: in a header, or for the upload page in the cookie that it set."""
    kind, _, key = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return key.strip()
    return request.headers.get("x-api-key", "") or (
        unquote(request.cookies.get(COOKIE, "")) if request.url.path.startswith(COOKIE_PATH) else ""
    )


def _is_one_of(digest: bytes, digests: Iterable[bytes]) -> bool:
    """Compares with each, so that the time says nothing."""
    return sum(hmac.compare_digest(digest, one) for one in digests) > 0


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()


def _long_enough(key: str, where: str) -> str:
    if len(key) < SHORTEST:
        raise BadKeys(f"{where} 里有密钥不足 {SHORTEST} 个字符")
    return key


def _lines(file: Path | None) -> list[tuple[int, str]]:
    if file is None:
        return []
    try:
        lines = file.expanduser().read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadKeys(f"密钥文件 {file} 读不出来") from error
    return [(number, line.strip()) for number, line in enumerate(lines, 1) if line.strip() and line.strip()[0] != "#"]
