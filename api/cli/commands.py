"""The command line `plankg`. Heavy parts are loaded inside the commands that need them."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from plankg.api.cli import report_commands
from plankg.api.cli.command_group import ChineseGroup
from plankg.api.cli.command_options import AnswerFormat, PathsArgument, PortOption, StoreOption
from plankg.api.cli.cypher_command import cypher

app = typer.Typer(
    name="plankg",
    cls=ChineseGroup,
    help="把政府规划变成知识图谱：每一条事实都能回到原文中的那句话。",
    add_completion=False,
    context_settings={"help_option_names": ["--help", "-h"]},
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,  # they show local variables, a password may be among them
)


class ExtractFormat(StrEnum):
    """How `extract` prints."""

    json = "json"
    summary = "summary"


class ExportFormat(StrEnum):
    """What `export` writes (api/exports/formats.py)."""

    plankg = "plankg"
    graphml = "graphml"
    gexf = "gexf"
    turtle = "turtle"
    jsonld = "jsonld"
    csv = "csv"
    neo4j_csv = "neo4j-csv"
    xlsx = "xlsx"


class ExportList(StrEnum):
    """What `export --filter` looks through: the lists that have pages."""

    tasks = "tasks"
    indicators = "indicators"
    organizations = "organizations"
    projects = "projects"
    special_columns = "special-columns"
    policies = "policies"


@app.command(help="提取一份规划，打印结果，不写入图谱。")
def extract(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="规划文件（.txt、.md、.html、.docx、.pdf、.doc）。")],
    format_: Annotated[ExtractFormat, typer.Option("--format", help="打印完整 JSON 或数量概要。")] = ExtractFormat.json,
    with_text: Annotated[bool, typer.Option("--with-text", help="在 JSON 中附上全文。")] = False,
    with_inferred: Annotated[
        bool, typer.Option("--with-inferred", help="同时给出推断的责任（默认只给原文写明的）。")
    ] = False,
) -> None:
    """Extract one plan and print the result; nothing is stored.

    Args:
        file: the plan, plain text, Markdown or a web page.
        format_: the whole graph as JSON, or how many things of each label there are.
        with_text: add the canonical text to the JSON.
        with_inferred: add the duties that were inferred, in the JSON and in the counts.
    """
    from plankg.api.cli.print_answer import print_json
    from plankg.api.cli.print_counts import print_plan
    from plankg.extract import extract_file

    plan = extract_file(file)
    if format_ is ExtractFormat.json:
        print_json(plan.to_json(with_text=with_text, with_inferred=with_inferred))
    else:
        print_plan(plan, with_inferred=with_inferred)


@app.command(help="提取规划并写入图谱；重复运行不会产生重复内容。")
def build(
    paths: PathsArgument = None,
    store: StoreOption = None,
    replace: Annotated[bool, typer.Option("--replace", help="编号已被另一份文件占用时，用新文件替换。")] = False,
    again: Annotated[bool, typer.Option("--again", help="文件和规则都没有变的，也重新处理。")] = False,
    details: Annotated[bool, typer.Option("--details", help="逐条列出被替换的文件有哪些变化。")] = False,
    workers: Annotated[int, typer.Option("--workers", min=1, max=256, help="同时用几个进程提取。")] = 1,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", help="在 Dask 集群上提取：调度器的地址，如 tcp://主机:8786。")
    ] = None,
) -> None:
    """Extract plans and store them. Storing a plan again replaces it, and a bad file does not stop the others.

    A plan that is stored already, from the same file and by the same rules, is skipped.

    Args:
        paths: plan files, or folders with plans below; the corpus folder here when left out.
        store: folder of the embedded store, or the neo4j:// or bolt:// address of a server.
        replace: replace the document that has the same id but is another text.
        again: also process what has not changed.
        details: list every fact that was gained, lost or moved in a document that was replaced.
        workers: how many processes extract at the same time.
        scheduler: extract on the Dask cluster of this scheduler, tcp://host:port (extra `dask`).
    """
    from plankg.api.cli.session import Session
    from plankg.api.ingest.build_options import BuildOptions

    with Session(store) as session:
        options = BuildOptions(replace=replace, again=again, workers=workers, scheduler=scheduler)
        result = session.build(paths or [], options)
        if not session.report(result, details=details):
            raise typer.Exit(1)


@app.command(help="核对图谱：引文、关系的两端、编号和标签是否都对，哪里不对、怎么改。")
def check(
    documents: Annotated[
        list[str] | None, typer.Argument(metavar="[DOC]...", help="文件的编号；不写则核对整个图谱。")
    ] = None,
    store: StoreOption = None,
) -> None:
    """Check the store against the texts in it and against the schema; exit code 1 when something is wrong.

    Args:
        documents: ids of documents; the whole store when left out.
        store: folder of the embedded store, or the neo4j:// or bolt:// address of a server.
    """
    from plankg.api.catalogue.resolve import resolve
    from plankg.api.cli.print_check import print_problems
    from plankg.api.cli.session import Session
    from plankg.graph.integrity import check_store

    with Session(store) as session:
        opened = session.open()
        asked = [resolve(opened, "document", document) for document in documents or []]
        problems = list(check_store(opened, asked or None))
        print_problems(problems, len(asked) or opened.run("documents").total)
    if problems:
        raise typer.Exit(1)


@app.command(help="从图谱中删除文件，以及只有它们带来的内容。")
def remove(
    documents: Annotated[list[str], typer.Argument(metavar="DOC...", help="文件的编号或标题。")],
    store: StoreOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="不再询问，直接删除。")] = False,
) -> None:
    """Remove documents and what only they brought; each in one transaction.

    Args:
        documents: ids or titles of documents.
        store: folder of the embedded store, or the neo4j:// or bolt:// address of a server.
        yes: do not ask.
    """
    from plankg.api.catalogue.resolve import resolve
    from plankg.api.cli.print_answer import output
    from plankg.api.cli.session import Session
    from plankg.graph.integrity import left_over

    with Session(store) as session:
        opened = session.open()
        gone = left_over(opened)
        asked = [document if document in gone else resolve(opened, "document", document) for document in documents]
        if not yes and not typer.confirm(f"将从图谱中删除 {'、'.join(asked)}，原文件不受影响。确定吗"):
            raise typer.Exit(1)
        for document in asked:
            opened.remove(document)
            output().print(f"已删除 {document}", soft_wrap=True)


@app.command(help="查询图谱；不写查询名称则列出全部查询。")
def query(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="查询名称，如 tasks-for-indicator。")] = None,
    arguments: Annotated[
        list[str] | None,
        typer.Argument(metavar="[KEY=VALUE]...", help="参数，如 indicator=19、organization=省药监局。"),
    ] = None,
    store: StoreOption = None,
    format_: Annotated[AnswerFormat, typer.Option("--format", help="打印表格、JSON 或 CSV。")] = AnswerFormat.table,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="最多打印多少行；默认全部。")] = None,
    sort: Annotated[str | None, typer.Option("--sort", help="按哪些列排序，用逗号分开，降序在前面加 -。")] = None,
) -> None:
    """Run a query of the catalogue and print its rows; without a name, list the catalogue.

    Args:
        name: the query, such as tasks-for-indicator.
        arguments: parameters as key=value; a value is an id, a number, a name, an alias or a part that only one has.
        store: folder of the embedded store, or the neo4j:// or bolt:// address of a server.
        format_: a table to read, JSON (the same object as the HTTP API's) or CSV.
        limit: the most rows to print; all when left out.
        sort: columns to sort by, divided by commas, `-` in front for descending; the query's own order when left out.
    """
    from plankg.api.cli import print_answer
    from plankg.api.cli.assignments import assignments
    from plankg.graph.catalogue import catalogue

    if name is None:
        print_answer.print_queries(list(catalogue().values()))
        return
    from plankg.api.catalogue.listing import listing
    from plankg.api.cli.session import Session

    values = assignments(arguments or [])
    with Session(store) as session:
        answer = listing(session.open(), name, values, limit=limit, sort=sort)
    if format_ is AnswerFormat.json:
        print_answer.print_json(answer)
    elif format_ is AnswerFormat.csv:
        print_answer.print_csv(answer)
    else:
        print_answer.print_table(answer)


@app.command(help="把图谱中的文件导出：plankg 是完整备份，其余供别的软件使用。")
def export(
    format_: Annotated[
        ExportFormat, typer.Option("--format", help="导出格式；csv 和 neo4j-csv 写成文件夹，其余写成一个文件。")
    ],
    out: Annotated[Path, typer.Option("--out", help="写到哪里；已有的同名导出会被替换。")],
    documents: Annotated[
        list[str] | None,
        typer.Option("--document", help="只导出这份文件：编号、标题或标题的一部分；可以写多次，默认全部。"),
    ] = None,
    list_: Annotated[
        ExportList, typer.Option("--list", help="--filter 筛选的是哪个列表。", show_default="tasks")
    ] = ExportList.tasks,
    filters: Annotated[
        list[str] | None,
        typer.Option(
            "--filter",
            metavar="参数=值",
            help="只导出列表中符合筛选的内容和与之相连的内容，如 organization=市商务局；可以写多次。",
        ),
    ] = None,
    store: StoreOption = None,
    with_inferred: Annotated[
        bool,
        typer.Option("--with-inferred", help="同时导出推断的责任（默认只导出原文写明的；plankg 格式总是完整的）。"),
    ] = False,
) -> None:
    """Write the documents of the store to a file or a folder, in a format that other programs read.

    Args:
        format_: plankg (a whole backup that `plankg build` reads), or a format of other programs.
        out: the file, or for csv and neo4j-csv the folder; an earlier export there is replaced.
        documents: export only these documents (an id, a title, a part of one each); all when left out.
        list_: the list that `filters` are for.
        filters: parameters of the list as key=value, as for `plankg query`: only its rows and what is connected to them.
        store: folder of the embedded store, or the neo4j:// or bolt:// address of a server.
        with_inferred: add the duties that were inferred; the format plankg always has them.
    """
    from plankg.api.cli.assignments import assignments
    from plankg.api.cli.print_export import print_export
    from plankg.api.cli.session import Session
    from plankg.api.exports import export as run

    rows_of = (list_.value, assignments(filters)) if filters else None
    with Session(store) as session:
        opened = session.open()
        print_export(
            run(opened, format_.value, out, documents=documents or (), rows_of=rows_of, with_inferred=with_inferred)
        )


@app.command(help="启动网页和 HTTP 接口，按 Ctrl+C 停止。")
def serve(
    store: StoreOption = None,
    host: Annotated[str | None, typer.Option("--host", help="监听的地址；默认 127.0.0.1，只有本机能访问。")] = None,
    port: PortOption = None,
) -> None:
    """Serve the pages and the HTTP API until interrupted.

    Args:
        store: folder of the embedded store, or the neo4j:// or bolt:// address of a server.
        host: the address to listen on; 127.0.0.1 when left out.
        port: the port to listen on; 0 takes a free one.
    """
    from plankg.api.cli.session import Session

    with Session(store) as session:
        session.serve(host, port)


@app.command(help="一步到位：写入规划，打印概要和示例答案，再启动网页。")
def demo(paths: PathsArgument = None, store: StoreOption = None, port: PortOption = None) -> None:
    """Build, print a summary (counts, one indicator and one body with their tasks), then serve.

    Args:
        paths: plan files, or folders with plans below; the corpus folder here when left out.
        store: folder of the embedded store, or the neo4j:// or bolt:// address of a server.
        port: the port to listen on; 0 takes a free one.
    """
    from plankg.api.cli.demo import print_summary
    from plankg.api.cli.print_answer import output
    from plankg.api.cli.session import Session

    with Session(store) as session:
        # The port comes first: a demo that cannot be shown need not be built.
        session.listen(None, port)
        result = session.build(paths or [])
        session.report(result)
        if not result.paths:
            raise typer.Exit(1)
        print_summary(session.open(), output())
        session.serve(None, port)


app.command(help="用 Cypher 查询图谱，只读；不写语句则进入交互，有历史和补全。")(cypher)
app.command(help="对照人工标注评测提取结果：准确率、召回率、F1。")(report_commands.evaluate)
app.command(help="完整性台账：每一句给出了哪些事实，哪些句子像事实却什么也没给出。")(report_commands.ledger)
app.command(help="列出一份规划中的矛盾和缺口：数值不一、加减不符、没有任务支撑的指标、没有责任单位的任务等。")(
    report_commands.findings
)
app.command(help="列出规划中的单位：名称、类别、层级、别名；--merges 列出哪些名称被认作同一单位、依据哪条规则。")(
    report_commands.organizations
)
app.command(help="用中文提问，由图谱作答：说明怎样理解、依据哪一句、哪些词语没有用上。")(report_commands.ask)
app.command(help="供支持 MCP 的程序（如大模型客户端）查询图谱，只读；需要 pip install 'plankg[mcp]'。")(
    report_commands.mcp
)


def main() -> None:
    """Entry point of the command `plankg`."""
    app(prog_name="plankg")
