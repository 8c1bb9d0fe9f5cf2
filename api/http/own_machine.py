"""Who may run free queries: who has a key; where none is set and only this machine can connect, whoever sits at it.

The guard of the statements stays either way. A page of another site, a name that was made to point to this machine and
a proxy that lets others in are refused.
"""

import ipaddress
from collections.abc import Callable
from urllib.parse import urlsplit

from fastapi import Request

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


def may_ask(keys: Keys, *, local: bool) -> Callable[[Request], None]:
    """A dependency of FastAPI that lets a request pass which may run free queries.

    Args:
        keys: the keys that are set; where there is one, a request must have one.
        local: whether only this machine can connect.

    Raises:
        ForeignPage: the request was made by a page of another site.
        KeysOff, KeyMissing, KeyWrong: this request may not.
    """
    with_key = keys.require("read")

    def check(request: Request) -> None:
        _check_site(request)
        if keys.read or keys.write or not (local and _is_own(request)):
            with_key(request)

    return check


def _is_own(request: Request) -> bool:
    """Whether it comes from this machine, to a name of this machine, and not through a proxy."""
    client = request.client.host if request.client else ""
    named = request.url.hostname in OWN_NAMES
    return is_loopback(client) and named and not any(name in request.headers for name in _FORWARDED)


def _check_site(request: Request) -> None:
    """Browsers say which site a request comes from; programs say nothing.

    Raises:
        ForeignPage: from another one.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    from_here = origin is None or urlsplit(origin).netloc == request.headers.get("host")
    if site not in ("same-origin", "none") if site is not None else not from_here:
        raise ForeignPage(origin or "")
