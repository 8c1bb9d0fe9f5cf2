"""Who may run free queries: who has a key; where none is set and only this machine can connect, whoever sits at it.

The guard of the statements stays either way. A page of another site, a name that was made to point to this machine and
a proxy that lets others in are refused.
"""

import ipaddress
from collections.abc import Callable, Collection
from urllib.parse import urlsplit

from fastapi import Request
from starlette.datastructures import Headers

from plankg.api.http.keys import Keys
from plankg.api.http.service_errors import ForeignPage

OWN_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
_FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


def is_loopback(host: str) -> bool:
    """Whether only this machine can connect to an address."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def may_ask(keys: Keys, *, local: bool, hosts: Collection[str] = ()) -> Callable[[Request], None]:
    """A dependency of FastAPI that lets a request pass which may run free queries.

    Args:
        keys: the keys that are set; where there is one, a request must have one.
        local: whether only this machine can connect.
        hosts: the further names of this site, in small letters.

    Raises:
        ForeignPage: the request was made by a page of another site.
        KeysOff, KeyMissing, KeyWrong: this request may not.
    """
    with_key = keys.require("read")

    def check(request: Request) -> None:
        if site := foreign_page(request.headers, hosts):
            raise ForeignPage(site)
        if keys.read or keys.write or not (local and _is_own(request)):
            with_key(request)

    return check


def _is_own(request: Request) -> bool:
    """Whether it comes from this machine, to a name of this machine, and not through a proxy."""
    client = request.client.host if request.client else ""
    named = request.url.hostname in OWN_NAMES
    return is_loopback(client) and named and not any(name in request.headers for name in _FORWARDED)


def foreign_page(headers: Headers, hosts: Collection[str] = ()) -> str | None:
    """The other site whose page made a request; None for our own pages, and for programs, which say nothing.

    What the browser itself says of the page goes first; older ones, and all without TLS, name the origin alone. That of a page below
    a further name of `hosts` is ours, too: a proxy can change the name that a request gives.
    """
    origin, site = headers.get("origin", ""), headers.get("sec-fetch-site")
    netloc = urlsplit(origin).netloc
    foreign = origin and netloc != headers.get("host") and without_port(netloc).casefold() not in hosts
    if site not in {"none", "same-origin"} if site else foreign:
        return origin or str(site)
    return None


def without_port(host: str) -> str:
    """`localhost:8321` → `localhost`, `[::1]:8321` → `[::1]`."""
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host
