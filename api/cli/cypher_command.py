"""`plankg cypher`: one reading statement of Cypher, or a shell for several; the guard is that of `POST /api/cypher`."""

import json
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from plankg.api.cli.command_options import StoreOption

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession

    from plankg.graph.free_cypher.free_queries import FreeAnswer, FreeQueries

SECONDS = 30.0
ROWS_SHOWN = 1000


class CypherFormat(StrEnum):
    """How `cypher` prints or writes."""

    table = "table"
    csv = "csv"
    xlsx = "xlsx"
    json = "json"
    graphml = "graphml"


def cypher(
    statement: Annotated[
        str | None,
        typer.Argument(
            metavar="[CYPHER]", help="一条读取语句，如 MATCH (t:Task) RETURN t.title LIMIT 5；不写则进入交互。"
        ),
    ] = None,
    file: Annotated[Path | None, typer.Option("--file", help="语句所在的文件（.cypher）。")] = None,
    parameters: Annotated[
        list[str] | None, typer.Option("--param", help="语句中 $名称 的值，写成 名称=值，可写多次；值可以是 JSON。")
    ] = None,
    format_: Annotated[
        CypherFormat, typer.Option("--format", help="打印表格，或给出 CSV、XLSX、JSON、GraphML。")
    ] = CypherFormat.table,
    out: Annotated[Path | None, typer.Option("--out", help="写到文件，行数不限；xlsx 必须写到文件。")] = None,
    seconds: Annotated[float, typer.Option("--seconds", min=0.1, max=86400, help="最长执行多少秒。")] = SECONDS,
    store: StoreOption = None,
) -> None:
    """Answer one reading statement of Cypher; without one, open a shell with history and completion.

    Args:
        statement: one reading statement; docs/free-queries.md says what is let through.
        file: a file with the statement.
        parameters: values of its parameters as name=value; a value is read as JSON where it is JSON, else as text.
        format_: a table to read, or a file's format.
        out: write to this file, all rows however many; without it at most 1,000 rows are printed.
        seconds: how long the statement may run.
        store: folder of the embedded store, or the neo4j:// or bolt:// address of a server.
    """
    from plankg.api.cli.session import Session
    from plankg.api.errors import BadArguments
    from plankg.graph.free_cypher.free_queries import FreeQueries

    if statement and file:
        raise BadArguments(["语句和 --file 只能给一个。"])
    if format_ is CypherFormat.xlsx and out is None:
        raise BadArguments(["xlsx 不能打印，请用 --out 给出文件名。"])
    text = file.read_text(encoding="utf-8-sig") if file else statement
    values = {name: _value(words) for name, words in _assigned(parameters or [])}
    with Session(store) as session:
        queries = FreeQueries(session.open(), seconds=seconds)
        try:
            if text is None and not sys.stdin.isatty():
                text = sys.stdin.read()
            if text is None:
                _shell(queries)
                return
            answer = queries.run(text, values, rows=None if out else ROWS_SHOWN)
            _give(answer, format_, out)
        finally:
            queries.close()


def _assigned(parameters: Iterable[str]) -> Iterable[tuple[str, str]]:
    from plankg.api.cli.assignments import assignments

    return assignments(parameters).items()


def _value(words: str) -> Any:
    try:
        return json.loads(words)
    except ValueError:
        return words


def _give(answer: "FreeAnswer", format_: CypherFormat, out: Path | None) -> None:
    from plankg.api.exports.results import RESULT_FORMATS

    if format_ is CypherFormat.table and out is None:
        _print_table(answer)
        return
    name = "csv" if format_ is CypherFormat.table else format_.value
    content = RESULT_FORMATS[name].write(answer.columns, answer.rows)
    if out is None:
        sys.stdout.write(content.decode("utf-8-sig") + ("" if content.endswith(b"\n") else "\n"))
    else:
        out.write_bytes(content)
    _say([*answer.remarks, f"{len(answer.rows)} 行写入 {out}" if out else _counted(answer)])


def _print_table(answer: "FreeAnswer") -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from plankg.api.catalogue.result_words import cell_words
    from plankg.api.cli.print_answer import output

    console = output()
    if answer.plan:
        console.print(Text(answer.plan))
    if answer.columns and answer.rows:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        for column in answer.columns:
            table.add_column(Text(column), overflow="fold")
        for row in answer.rows:
            table.add_row(*(Text(cell_words(cell)) for cell in row))
        console.print(table)
    _say([*answer.remarks, _counted(answer)])


def _counted(answer: "FreeAnswer") -> str:
    rows = f"前 {len(answer.rows)} 行，还有更多，用 --out 可写出全部" if answer.truncated else f"{len(answer.rows)} 行"
    return f"{rows}，{answer.seconds:g} 秒"


def _say(sentences: Iterable[str]) -> None:
    from plankg.api.cli.command_group import say

    for sentence in sentences:
        say(f"{sentence}。", label="")


def _shell(queries: "FreeQueries") -> None:
    """Statements until the end; one ends with a semicolon."""
    from plankg.extract.errors import PlankgError

    session = _prompt()
    _say(["以分号结束一条语句，Tab 补全，上下键翻看历史，Ctrl+D 退出"])
    while True:
        try:
            text = session.prompt("cypher> ")
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if not text.strip(" ;\n"):
            continue
        try:
            _print_table(queries.run(text, rows=ROWS_SHOWN))
        except PlankgError as error:
            _say([str(error).rstrip("。")])


def _prompt() -> "PromptSession[str]":
    """A prompt with the history of earlier shells, and completion of keywords, labels, types and properties."""
    from platformdirs import user_state_path
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import WordCompleter
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.history import FileHistory
    from prompt_toolkit.key_binding import KeyBindings

    from plankg.graph.free_cypher.schema_answers import completions

    place = user_state_path("plankg", appauthor=False, ensure_exists=True) / "cypher-history"
    keys = KeyBindings()
    made: PromptSession[str] = PromptSession(
        history=FileHistory(str(place)),
        completer=WordCompleter(completions(), ignore_case=True, match_middle=False),
        multiline=True,
        key_bindings=keys,
        prompt_continuation="      > ",
    )

    @keys.add("enter", filter=Condition(lambda: made.default_buffer.text.rstrip().endswith(";")))
    def _done(event: Any) -> None:
        event.current_buffer.validate_and_handle()

    return made
