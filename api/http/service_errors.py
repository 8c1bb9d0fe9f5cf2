"""What one who asks the service can get wrong, as one tree.

RequestError                     (api/errors.py)
├── KeysOff                  what needs a key, and no key was set
├── KeyMissing               what needs a key, asked without one
├── KeyWrong                 asked with a key that is none of ours
├── ForeignPage              what only our own pages may send, sent by a page of another site
├── KeyLacksRole             asked with a key for reading, where one for writing is needed
├── BadKeys                  keys that cannot be used as they are set
├── TooManyRequests          more requests a minute than one client may
├── BodyTooLarge             a request that brings more than may come
└── AnswerTooLate            an answer that did not begin in time
"""

from plankg.api.errors import RequestError


class KeysOff(RequestError):
    """What was asked needs a key for `role`, and none was set."""

    def __init__(self, role: str) -> None:
        self.role = role
        what = "通过网络写入和删除文件" if role == "write" else "自由查询"
        super().__init__(f"没有开放{what}。管理员设置 PLANKG_{role.upper()}_KEYS 或 PLANKG_KEYS_FILE 后才能使用。")


class KeyMissing(RequestError):
    """What was asked needs a key, and the request has none."""

    def __init__(self) -> None:
        super().__init__("这项操作需要密钥。请在请求头里写 Authorization: Bearer 密钥。")


class KeyWrong(RequestError):
    """The request's key is none of ours."""

    def __init__(self) -> None:
        super().__init__("密钥不对。请核对，或者向管理员索取。")


class KeyLacksRole(RequestError):
    """The request's key may read, but not write."""

    def __init__(self) -> None:
        super().__init__("这个密钥只能查询，不能写入。请使用有写入权限的密钥。")


class ForeignPage(RequestError):
    """A page of another site made the request; `origin` is that site, where it says so."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        super().__init__("不接受其他网站的页面发来的请求。请在本站自己的页面上操作。")


class BadKeys(RequestError):
    """Keys that cannot be used as they are set; `why` says it in Chinese, without the keys."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(f"密钥设置不能用：{why}。请改正后重新启动。")


class TooManyRequests(RequestError):
    """One client asked more than `amount` times in a minute; it may again in `seconds`."""

    def __init__(self, amount: int, seconds: int) -> None:
        self.amount, self.seconds = amount, seconds
        super().__init__(f"请求太频繁：每分钟最多 {amount} 次。请在 {seconds} 秒后再试。")


class BodyTooLarge(RequestError):
    """A request that brings more than `most` bytes."""

    def __init__(self, most: int) -> None:
        self.most = most
        super().__init__(f"请求的内容太大，最多 {most / 1e6:.10g} MB。请分几次发送，或者用 plankg build 在本机写入。")


class AnswerTooLate(RequestError):
    """An answer that did not begin within `seconds`."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(f"{seconds:g} 秒内没有得到答复，已放弃。请缩小范围（例如指定一份文件）再试。")
