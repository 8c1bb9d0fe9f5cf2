"""The same questions for programs that speak the Model Context Protocol (extra `mcp`): read-only tools over one store.

Every answer has its quotes with their offsets, a link to the words on plankg's own page, and how many rows there are.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from importlib.metadata import version
from typing import TYPE_CHECKING, Annotated, Any, ParamSpec
from urllib.parse import quote

from pydantic import BeforeValidator, Field, ValidationError

from plankg.api.catalogue.answers import ask as ask_catalogue
from plankg.api.catalogue.texts import Texts, check_range
from plankg.api.errors import BadValue, McpMissing
from plankg.api.http.validation import validation_sentence
from plankg.api.questions import LONGEST, Questions
from plankg.extract.errors import PlankgError
from plankg.graph.catalogue import catalogue

if TYPE_CHECKING:
    import socket

    from mcp.server.mcpserver import MCPServer

    from plankg.graph.store import Store

Given = ParamSpec("Given")
ROWS, MOST_ROWS = 50, 500
# One passage has no more code points than this.
LONGEST_PASSAGE = 4000
OWN_HOSTS = ("127.0.0.1", "localhost", "[::1]")
INSTRUCTIONS = (
    "图谱里的事实都来自政府规划原文。每一行都有引文（quote）、文件编号和起止位置（按码点，左闭右开）以及链接；"
    "引用事实时请给出引文和链接。basis 为 inferred 的是推断，不是原文写明的，转述时必须说明。"
    "ask 的答案中 sure 为 false 时，unused 里的词语没有用上，答案可能答非所问。"
)
Limit = Annotated[
    int,
    BeforeValidator(lambda wished: min(int(wished), MOST_ROWS)),
    Field(ge=1, le=MOST_ROWS, description="最多返回多少行，多于 500 按 500；total 是全部行数"),
]
# Programs write numbers where a text is declared, and the other way round.
Words = Annotated[str, BeforeValidator(lambda value: str(value) if isinstance(value, int | float) else value)]


def create_server(store: "Store", *, base_url: str = "") -> "MCPServer[Any]":
    """The server with its tools. It asks `store` and never writes to it; closing the store is the caller's.

    Args:
        store: an open store.
        base_url: where plankg's pages are served, such as http://127.0.0.1:8321; links are paths when left out.

    Raises:
        McpMissing: the package mcp is not installed.
    """
    try:
        from mcp.server.mcpserver import MCPServer
        from mcp.server.mcpserver.exceptions import ToolError
        from mcp_types import ToolAnnotations
    except ImportError as error:
        raise McpMissing from error

    class Server(MCPServer[Any]):
        """Names what is wrong with arguments in Chinese; the protocol's library drops unknown ones without a word."""

        async def call_tool(self, name: str, arguments: dict[str, Any], *context: Any, **more: Any) -> Any:
            tool = self._tool_manager.get_tool(name)
            known = list(tool.parameters.get("properties", ())) if tool else list(arguments)
            if unknown := [given for given in arguments if given not in known]:
                has = f"它的参数是：{'、'.join(known)}" if known else "它没有参数"
                raise ToolError(f"工具 {name} 没有参数“{unknown[0]}”，{has}。")
            try:
                return await super().call_tool(name, arguments, *context, **more)
            except ToolError as error:
                if isinstance(error.__cause__, ValidationError):
                    raise ToolError(
                        "".join(validation_sentence(dict(found)) for found in error.__cause__.errors())
                    ) from error
                raise

    server = Server(
        "plankg", title="政府规划知识图谱", instructions=INSTRUCTIONS, version=version("plankg"), log_level="WARNING"
    )
    reading = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
    tools = Tools(store, base_url)
    for tool in (tools.ask, tools.query, tools.queries, tools.search, tools.passage, tools.documents):
        server.add_tool(_explained(tool), name=tool.__name__, annotations=reading)
    return server


def serve_http(server: "MCPServer[Any]", listener: "socket.socket", *, announce: Callable[[str], None]) -> None:
    """Serve over streamable HTTP at /mcp until interrupted; requests that name another host or origin are refused.

    Args:
        server: the server.
        listener: a listening socket of 127.0.0.1; it is closed at the end.
        announce: is given the address when requests are taken.
    """
    from mcp.server.transport_security import TransportSecuritySettings

    from plankg.api.http.server import serve

    port = listener.getsockname()[1]
    hosts = [f"{host}:{port}" for host in OWN_HOSTS]
    security = TransportSecuritySettings(
        enable_dns_rebinding_protection=True,
        allowed_hosts=hosts,
        allowed_origins=[f"http://{host}" for host in hosts],
    )
    app = server.streamable_http_app(streamable_http_path="/mcp", transport_security=security)
    serve(app, listener, announce=lambda url: announce(f"{url}/mcp"))


class Tools:
    """What the server offers; the docstrings are the descriptions that programs read."""

    def __init__(self, store: "Store", base_url: str = "") -> None:
        self._store = store
        self._base_url = base_url.rstrip("/")
        self._texts = Texts(store)
        self._questions = Questions(store, self._texts)

    def ask(
        self,
        question: Annotated[str, Field(min_length=1, max_length=LONGEST, description="中文问题")],
        limit: Limit = ROWS,
    ) -> dict[str, Any]:
        """用中文提问：谁负责某项任务、哪些任务支撑某个指标、指标的目标值、专栏的内容、矛盾和缺口、数量等。

        outcome 为 answered、ambiguous（candidates 列出可能所指）或 not-understood（suggestions 列出可以问的问题，
        passages 是原文中最接近的句子，不是答案）。
        """
        found = self._questions.ask(question, limit=limit).to_json()
        found["passages"] = [self._linked(passage) for passage in found["passages"]]
        found["sentences"] = [sentence and self._linked(sentence) for sentence in found["sentences"]]
        return found | {"rows": [self._linked(row) for row in found["rows"]], "limit": limit}

    def query(
        self,
        name: Annotated[str, Field(description="查询名称，见 queries")],
        arguments: Annotated[
            dict[str, Words] | None, Field(description="参数；值可以是编号、序号、名称或其一部分")
        ] = None,
        limit: Limit = ROWS,
    ) -> dict[str, Any]:
        """运行一个固定的查询。查询的名称、参数和各列见 queries。"""
        found = ask_catalogue(self._store, name, arguments or {}, limit=limit)
        return found | {"rows": [self._linked(row) for row in found["rows"]]}

    def queries(self) -> dict[str, Any]:
        """列出全部固定的查询：名称、内容、参数和结果的各列。"""
        listed = [
            {
                "name": query.name,
                "title": query.title,
                "parameters": [{"name": p.name, "type": p.type, "optional": p.optional} for p in query.parameters],
                "columns": [column.name for column in query.columns],
            }
            for query in catalogue().values()
        ]
        return {"queries": listed, "total": len(listed), "truncated": False}

    def search(
        self, text: Annotated[str, Field(min_length=2, description="要找的词语，两个字以上")], limit: Limit = ROWS
    ) -> dict[str, Any]:
        """在任务原文中查找词语，一字不差。"""
        return self.query("search-tasks", {"text": text}, limit)

    def passage(
        self,
        document: Annotated[str, Field(description="文件的编号、标题或标题的一部分")],
        start: Annotated[int, Field(ge=0, description="起点（码点）")] = 0,
        end: Annotated[int | None, Field(description="终点（码点，不含）；不写则到文末")] = None,
    ) -> dict[str, Any]:
        """取一份文件的一段原文，最多 4000 字；truncated 为 true 时可从返回的 end 接着取。total 是全文字数。"""
        id_, text = self._texts.read(document)
        first, last = check_range(id_, text, start, end)
        until = min(last, first + LONGEST_PASSAGE)
        found = {"document_id": id_, "start": first, "end": until, "quote": text[first:until]}
        return self._linked(found) | {"total": len(text), "truncated": until < last}

    def documents(self, limit: Limit = ROWS) -> dict[str, Any]:
        """列出图谱里的文件：标题、印发单位、文号、日期、规划期。"""
        return self.query("documents", {}, limit)

    def _linked(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The row with a link to its words, or to its document where it has none."""
        if not row.get("document_id"):
            return dict(row)
        path = f"/documents/{quote(str(row['document_id']), safe='')}"
        if row.get("start") is not None and row.get("end") is not None:
            path += f"?start={row['start']}&end={row['end']}#mark"
        return {**row, "link": self._base_url + path}


def check_base_url(url: str) -> str:
    """The address as links begin with it.

    Raises:
        BadValue: it is not an http address.
    """
    if url and not url.startswith(("http://", "https://")):
        raise BadValue("--base-url", url, "应以 http:// 或 https:// 开头")
    return url


def _explained(tool: Callable[Given, dict[str, Any]]) -> Callable[Given, dict[str, Any]]:
    """The tool with our errors as the protocol's, so that programs read why."""
    from mcp.server.mcpserver.exceptions import ToolError

    @wraps(tool)
    def explained(*args: Given.args, **kwargs: Given.kwargs) -> dict[str, Any]:
        try:
            return tool(*args, **kwargs)
        except PlankgError as error:
            raise ToolError(str(error)) from error

    return explained
