"""Commands that look at plans and at the graph: evaluate, ledger, findings, organizations, ask, mcp. api/cli/commands.py registers them."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from plankg.api.cli.command_options import AnswerFormat, PathsArgument, StoreOption


class LedgerFormat(StrEnum):
    """How `ledger` prints."""

    table = "table"
    json = "json"


def evaluate(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[GOLD_DIR]...", help="含有 plan.txt 和 gold/ 的文件夹，或上一级文件夹；不写则用 corpus。"
        ),
    ] = None,
    record: Annotated[bool, typer.Option("--record", help="把得分记入各文件夹的 scores.json。")] = False,
    details: Annotated[bool, typer.Option("--details", help="列出漏掉的和多出的条目。")] = False,
    save: Annotated[Path | None, typer.Option("--save", help="把结果存成文件，供以后用 --against 对照。")] = None,
    against: Annotated[
        Path | None, typer.Option("--against", help="与以前存的结果对照，列出新增和丢失的条目。")
    ] = None,
) -> None:
    """Score the extraction against gold annotations.

    Args:
        folders: folders with plan.txt and gold/, or the folder above them; the corpus folder here when left out.
        record: write the counts to scores.json in each folder, which the tests compare.
        details: list what was missed and what is extra, with its sentence.
        save: write the whole result to this file.
        against: an earlier result saved so; what was gained and lost since is listed.
    """
    from plankg.api.cli.evaluate import evaluate_folders

    evaluate_folders(folders or [Path("corpus")], record=record, details=details, save=save, against=against)


def ledger(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="规划文件。")],
    format_: Annotated[LedgerFormat, typer.Option("--format", help="打印表格或 JSON。")] = LedgerFormat.table,
) -> None:
    """Account for every sentence of a plan: coverage by section, and sentences that look like a fact and gave none.

    Args:
        file: the plan.
        format_: tables to read, or all sentences as JSON.
    """
    from plankg.api.cli.print_ledger import print_ledger

    print_ledger(file, as_json=format_ is LedgerFormat.json)


def findings(
    document: Annotated[str, typer.Argument(metavar="DOC", help="规划文件，或图谱中文件的编号、标题。")],
    kind: Annotated[str | None, typer.Option("--kind", help="只列一类，如 values-differ。")] = None,
    verdict: Annotated[
        str | None,
        typer.Option(
            "--verdict", help="只列一种判断：plan（规划本身）、extractor（提取可能有遗漏）、agrees（核对一致）。"
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="同时列出经核对一致之处。")] = False,
    format_: Annotated[AnswerFormat, typer.Option("--format", help="打印表格、JSON 或 CSV。")] = AnswerFormat.table,
    store: StoreOption = None,
) -> None:
    """List contradictions and gaps of a plan, each with its quotes and whether the plan or the extractor is in doubt.

    Args:
        document: a plan file, or a document of the store.
        kind: list one kind only.
        verdict: list one verdict only.
        every: in the table, also list what was compared and agrees.
        format_: tables to read, JSON (the same object as the HTTP API's) or CSV.
        store: folder of the embedded store, or the neo4j:// or bolt:// address of a server.
    """
    from plankg.api.cli.print_findings import findings_answer, print_findings

    answer = findings_answer(document, kind=kind, verdict=verdict, store=store)
    print_findings(answer, format_=format_.value, every=every)


def organizations(
    paths: PathsArgument = None,
    merges: Annotated[bool, typer.Option("--merges", help="列出被合并的名称和规则。")] = False,
    unresolved: Annotated[bool, typer.Option("--unresolved", help="只列出无法判断类别的单位。")] = False,
) -> None:
    """List the bodies of plans with their names, or the merges that were made and why.

    Args:
        paths: plan files, or folders with plans below; the corpus folder here when left out.
        merges: list name in the text, canonical name and rule instead of the bodies.
        unresolved: list only bodies whose name does not say what kind they are.
    """
    from plankg.api.cli.print_organizations import print_organizations

    print_organizations(paths or [Path("corpus")], merges=merges, unresolved=unresolved)


def ask(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="问题，如：哪些任务支撑食品抽检合格率？")],
    store: StoreOption = None,
    format_: Annotated[AnswerFormat, typer.Option("--format", help="打印表格、JSON 或 CSV。")] = AnswerFormat.table,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="最多打印多少行；默认全部。")] = None,
) -> None:
    """Answer a question in Chinese from the graph, without a model; exit code 1 when it was not answered.

    Args:
        question: in the user's own words.
        store: folder of the embedded store, or the neo4j:// or bolt:// address of a server.
        format_: a table to read, JSON (all that is known of the answer) or CSV (its rows).
        limit: the most rows to print; all when left out.
    """
    from plankg.api.cli.print_question import print_question
    from plankg.api.cli.session import Session
    from plankg.api.questions import ask_question
    from plankg.api.questions.answer import Outcome

    with Session(store) as session:
        answer = ask_question(session.open(), question, limit=limit)
    print_question(answer, format_=format_.value)
    if answer.outcome is not Outcome.answered:
        raise typer.Exit(1)


def mcp(
    store: StoreOption = None,
    http: Annotated[
        bool, typer.Option("--http", help="改用 HTTP（127.0.0.1，路径 /mcp）；默认用标准输入输出。")
    ] = False,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="加 --http 时的端口，0 表示自动选择。")] = 8322,
    base_url: Annotated[
        str, typer.Option("--base-url", help="网页的地址，如 http://127.0.0.1:8321；答案里的链接以它开头。")
    ] = "",
) -> None:
    """Offer the questions as read-only tools of the Model Context Protocol; needs the extra `mcp`.

    Args:
        store: folder of the embedded store, or the neo4j:// or bolt:// address of a server.
        http: speak streamable HTTP on 127.0.0.1 instead of standard input and output.
        port: the port with --http; 0 takes a free one.
        base_url: where `plankg serve` serves the pages; links are paths when left out.
    """
    from plankg.api.cli.session import Session
    from plankg.api.mcp import check_base_url, create_server, serve_http

    base_url = check_base_url(base_url)
    with Session(store) as session:
        listener = session.listen("127.0.0.1", port) if http else None
        server = create_server(session.open(), base_url=base_url)
        if listener is None:
            server.run("stdio")
        else:
            serve_http(
                server, listener, announce=lambda url: typer.echo(f"MCP 已就绪：{url}（按 Ctrl+C 停止）", err=True)
            )
