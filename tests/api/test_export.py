"""`plankg export` in every format: read back where the format allows it, with awkward characters, from the command line."""

import csv
import json
import os
import resource
import subprocess
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path
from threading import Event
from typing import Any

import networkx as nx
import pytest
from lxml import etree
from openpyxl import load_workbook
from pyld import jsonld as pyld_jsonld
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import DCTERMS, ORG, PROV, SKOS
from typer.testing import CliRunner, Result

from plankg.api.catalogue.listing import listing
from plankg.api.cli.commands import ExportFormat, ExportList, app
from plankg.api.errors import BadTarget, DocumentInFlux
from plankg.api.exports import export, gexf, graphml, jsonld, turtle
from plankg.api.exports.cells import inert, plain, printable
from plankg.api.exports.documents import CLASSES, TYPES, chosen, read_document
from plankg.api.exports.formats import FORMATS
from plankg.api.exports.job import ExportReport
from plankg.api.exports.rdf import OA, PK, iri
from plankg.api.exports.tables import MENTIONS, columns
from plankg.api.pages.list_tables import LIST_PAGES
from plankg.extract import extract_file
from plankg.extract.model import Document, Doubt, Indicator, Node, PlanGraph, Section, StatedIn, Task
from plankg.extract.readers.reading import find_plans
from plankg.graph import open_store
from plankg.graph.catalogue import find
from plankg.graph.mark import MARK
from plankg.graph.schema import MENTION, SHARED
from plankg.graph.store import Store
from tests import neo4j_server
from tests.api.conftest import Finished
from tests.conftest import emptied
from tests.graph.dump import dump
from tests.samples import BUREAU, DOCUMENT, FARMING, SECOND, TEXT, sample_plan, second_plan

AWKWARD = "awkward-145"
FORMULA = '=HYPERLINK("http://127.0.0.1/","虚构")'
NAMES = sorted(FORMATS)
READ_SECONDS = 60.0
PLANS = (sample_plan(), second_plan())


def awkward_plan() -> PlanGraph:
    """A plan (虚构) whose words are a formula, control characters, line breaks and a separator of lists."""
    text = f'虚构规划\r\n一、\x01控制\x1f字符\x0b\n{FORMULA}\n\'单引号；分号;逗号,"引号"\n\t制表符\n'
    where: dict[str, Any] = {"document": AWKWARD, "rule": "sample"}

    def at(words: str) -> dict[str, Any]:
        start = text.index(words)
        return {"start": start, "end": start + len(words), "text": words}

    section = Section(
        id=f"{AWKWARD}:section:6",
        **at("一、\x01控制\x1f字符"),
        **where,
        range_end=len(text),
        number="一、",
        title="\x01控制\x1f字符",
        level=1,
        path="1",
    )
    tasks = [
        Task(id=f"{AWKWARD}:task:{number}", **at(words), **where, kind="measure", title=words)
        for number, words in enumerate((FORMULA, '\'单引号；分号;逗号,"引号"', "\t制表符"))
    ]
    document = Document(id=AWKWARD, title="=虚构规划", sha256="0" * 64, length=len(text), page_starts=(0, 6))
    stands = [StatedIn(document=AWKWARD, source=task.id, target=section.id) for task in tasks]
    return PlanGraph(document=document, text=text, nodes=(section, *tasks), edges=tuple(stands))


def run(*arguments: str | Path, **environment: str) -> Result:
    return CliRunner(env=environment).invoke(app, ["export", *map(str, arguments)])


def book_column(sheet: Any, head: str) -> int:
    """The place of a column, from 0."""
    return [cell.value for cell in sheet[1]].index(head)


def parsed(file: Path, parser: str) -> Graph:
    """A file of RDF; rdflib's own parser of JSON-LD uses what rdflib calls deprecated."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return Graph().parse(data=file.read_bytes(), format=parser)


def expected(with_inferred: bool) -> Counter[str]:
    """Rows by label and edge type in an export of both samples: shared nodes once."""
    counts: Counter[str] = Counter()
    for plan in PLANS:
        counts.update(plan.counts(with_inferred=with_inferred))
    for label in SHARED:
        counts[label] = len({node.id for plan in PLANS for node in plan.nodes if node.label == label})
    return counts


@pytest.fixture(scope="module")
def gansu() -> PlanGraph:
    return extract_file(Path(__file__).parents[2] / "corpus" / "gansu-market-regulation-145" / "plan.txt")


@pytest.fixture(scope="module")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("awkward") / "store") as opened:
        opened.load(awkward_plan())
        yield opened


def test_commands_formats_are_the_formats() -> None:
    assert {format_.value for format_ in ExportFormat} == set(FORMATS)


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_every_property_of_the_model_is_read_from_the_store(name: str) -> None:
    class_ = CLASSES[name]
    if name in SHARED:
        return  # as one line of JSON
    queries = ("document",) if class_ is Document else ("document-nodes", "document-structure", "document-statements")
    returned = {column.name for query in queries for column in find(query).columns}
    renamed = {"id": "node_id", "document": "document_id", "source": "source_id", "target": "target_id"}
    renamed |= {"text": "quote"} if issubclass(class_, Node) else {}
    renamed |= {"id": "document_id"} if class_ is Document else {}
    assert {renamed.get(field.name, field.name) for field in fields(class_)} - returned == set()


@pytest.mark.parametrize("plan", PLANS, ids=[DOCUMENT, SECOND])
def test_document_is_read_as_it_was_loaded(store: Store, plan: PlanGraph) -> None:
    read = read_document(store, plan.document.id)
    assert (read.document, read.text) == (plan.document, plan.text)
    assert sorted(map(repr, read.nodes)) == sorted(map(repr, plan.nodes))
    assert sorted(map(repr, read.edges)) == sorted(map(repr, plan.edges))


@pytest.mark.embedded
@pytest.mark.neo4j
def test_backup_gives_the_same_graph_on_the_other_engine(
    arcadedb_store: Store, neo4j_store: Store, gansu: PlanGraph, tmp_path: Path
) -> None:
    for first, second, more in ((arcadedb_store, neo4j_store, [gansu]), (neo4j_store, arcadedb_store, [])):
        emptied(first)
        emptied(second)
        for plan in (*PLANS, awkward_plan(), *more):
            first.load(plan)
        export(first, "plankg", tmp_path / "backup.jsonl")
        for path in reversed(find_plans([tmp_path / "backup.jsonl"])):
            second.load(extract_file(path))
        assert dump(second) == dump(first)
        export(second, "plankg", tmp_path / "again.jsonl")
        assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "backup.jsonl").read_bytes()


def test_build_takes_a_backup(store: Store, tmp_path: Path, plankg: Callable[..., Finished]) -> None:
    backup, other = tmp_path / "backup.jsonl", tmp_path / "other"
    assert plankg("export", "--format", "plankg", "--out", backup, "--store", store.url).code == 0
    built = plankg("build", backup, "--store", other)
    assert built.code == 0, built.err
    with open_store(other) as opened:
        assert dump(opened) == dump(store)


def test_backup_of_one_document_is_whole(store: Store, tmp_path: Path) -> None:
    report = export(store, "plankg", tmp_path / "one.json", documents=["夜市"])
    assert (report.documents, report.with_inferred) == (1, True)
    assert find_plans([tmp_path / "one.json"]) == [tmp_path / "one.json"]
    back = extract_file(tmp_path / "one.json")
    assert sorted(map(repr, back.nodes)) == sorted(map(repr, second_plan().nodes))


@pytest.mark.parametrize("with_inferred", [False, True])
def test_csv_folder_has_every_row(store: Store, tmp_path: Path, with_inferred: bool) -> None:
    export(store, "csv", tmp_path / "out", with_inferred=with_inferred)
    files = {file.stem: file for file in (tmp_path / "out").iterdir()}
    assert set(files) == set(CLASSES)
    counts: Counter[str] = Counter()
    for name, file in files.items():
        assert file.read_bytes().startswith(b"\xef\xbb\xbf")
        with file.open(encoding="utf-8-sig", newline="") as opened:
            rows = list(csv.DictReader(opened))
        counts[name] = len(rows)
        if name == "RESPONSIBLE_FOR":
            assert {row["basis"] for row in rows} == ({"stated", "inferred"} if with_inferred else {"stated"})
        if name == "Organization":
            bureau = next(row for row in rows if row["id"] == BUREAU)
            assert json.loads(bureau["aliases"]) == ["云溪市监局", "省市监局"]
            assert json.loads(bureau["documents"]) == [DOCUMENT, SECOND]
        if name == "Document":
            assert {row["id"]: row["text"] for row in rows}[DOCUMENT] == TEXT
    assert counts == expected(with_inferred)


def test_csv_runs_no_formula_and_loses_nothing(awkward: Store, tmp_path: Path) -> None:
    export(awkward, "csv", tmp_path / "out")
    with (tmp_path / "out" / "Task.csv").open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    texts = [row["text"] for row in rows]
    assert all(text.startswith("'") for text in texts)
    wanted = sorted(node.text for node in awkward_plan().nodes if isinstance(node, Task))
    assert sorted(map(plain, texts)) == wanted
    with (tmp_path / "out" / "Document.csv").open(encoding="utf-8-sig", newline="") as opened:
        document = next(csv.DictReader(opened))
    assert plain(document["text"]) == awkward_plan().text


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r1", " =1", "＝1", "\n-1", "'", "'=1"])
def test_text_that_begins_a_formula_is_made_inert(text: str) -> None:
    assert inert(text) == f"'{text}"
    assert plain(inert(text)) == text


@pytest.mark.parametrize("text", ["", "一、任务", "5-10", "a=b", "（+1）"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert inert(text) == plain(text) == text


def test_printable_keeps_offsets() -> None:
    assert printable("a\x00\x0b\x1f\ufffe\t\r\n𠮷") == "a\ufffd\ufffd\ufffd\ufffd\t\r\n𠮷"


@pytest.mark.parametrize("with_inferred", [False, True])
def test_graphml_is_read_back(store: Store, tmp_path: Path, with_inferred: bool) -> None:
    export(store, "graphml", tmp_path / "out.graphml", with_inferred=with_inferred)
    graph = nx.read_graphml(tmp_path / "out.graphml", force_multigraph=True)
    found = Counter(data["element"] for _, data in graph.nodes(data=True))
    found.update(data["element"] for _, _, data in graph.edges(data=True))
    assert found == expected(with_inferred)
    assert graph.nodes[DOCUMENT]["text"] == TEXT
    rate = graph.nodes[f"{DOCUMENT}:indicator:1"]
    assert (rate["label"], rate["target_value"], rate["text_start"]) == ("亮灶率", 90.0, TEXT.index("1 亮灶率"))
    assert json.loads(graph.nodes[BUREAU]["aliases"]) == ["云溪市监局", "省市监局"]
    labels = {data["label"] for _, _, data in graph.edges(data=True) if data.get("basis") == "inferred"}
    assert labels == ({"负责（推断）", "支撑（推断）"} if with_inferred else {"支撑（推断）"})


@pytest.mark.parametrize("with_inferred", [False, True])
def test_gexf_is_read_back(store: Store, tmp_path: Path, with_inferred: bool) -> None:
    export(store, "gexf", tmp_path / "out.gexf", with_inferred=with_inferred)
    graph = nx.read_gexf(tmp_path / "out.gexf")
    found = Counter(data["element"] for _, data in graph.nodes(data=True))
    found.update(data["element"] for _, _, data in graph.edges(data=True))
    assert found == expected(with_inferred)
    assert graph.nodes[f"{DOCUMENT}:indicator:1"]["target_value"] == 90.0
    assert "text" not in graph.nodes[DOCUMENT]


@pytest.mark.parametrize(
    ("format_", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)], ids=["graphml", "gexf"]
)
def test_xml_holds_awkward_characters(
    awkward: Store, tmp_path: Path, format_: str, read: Callable[[Path], Any]
) -> None:
    export(awkward, format_, tmp_path / "out.xml")
    graph = read(tmp_path / "out.xml")
    assert graph.nodes[f"{AWKWARD}:section:6"]["text"] == "一、\ufffd控制\ufffd字符"
    assert graph.nodes[f"{AWKWARD}:task:0"]["text"] == FORMULA
    if format_ == "graphml":
        assert graph.nodes[AWKWARD]["text"] == printable(awkward_plan().text)


def test_whole_plan_in_gexf_and_graphml_keeps_every_number(gansu: PlanGraph, tmp_path: Path) -> None:
    gexf.write([gansu], tmp_path / "out.gexf", with_inferred=True)
    graphml.write([gansu], tmp_path / "out.graphml", with_inferred=True)
    targets = {
        node.id: node.target_value
        for node in gansu.nodes
        if isinstance(node, Indicator) and node.target_value is not None
    }
    assert {type(value) for value in targets.values()} == {int, float}
    for graph in (nx.read_gexf(tmp_path / "out.gexf"), nx.read_graphml(tmp_path / "out.graphml")):
        assert {id_: graph.nodes[id_]["target_value"] for id_ in targets} == targets
    # igraph refuses a file with two keys of one name for nodes, or for edges.
    keys = [key.attrib for key in etree.parse(tmp_path / "out.graphml").iter("{*}key")]
    assert max(Counter((key["for"], key["attr.name"]) for key in keys).values()) == 1


def test_json_ld_has_all_triples_in_its_default_graph(tmp_path: Path) -> None:
    jsonld.write(PLANS, tmp_path / "out.jsonld", with_inferred=True)
    turtle.write(PLANS, tmp_path / "out.ttl", with_inferred=True)
    found = pyld_jsonld.to_rdf(json.loads((tmp_path / "out.jsonld").read_text(encoding="utf-8")))
    assert list(found) == ["@default"]
    triples = {tuple(part["value"] for part in (t["subject"], t["predicate"], t["object"])) for t in found["@default"]}
    assert len(triples) == len(parsed(tmp_path / "out.ttl", "turtle"))


@pytest.mark.parametrize("with_inferred", [False, True])
@pytest.mark.parametrize(("format_", "parser"), [("turtle", "turtle"), ("jsonld", "json-ld")])
def test_rdf_is_parsed_back(store: Store, tmp_path: Path, format_: str, parser: str, with_inferred: bool) -> None:
    export(store, format_, tmp_path / "out", with_inferred=with_inferred)
    graph = parsed(tmp_path / "out", parser)
    found = Counter(
        {name: len(set(graph.subjects(RDF.type, PK[name]))) for name in CLASSES if name not in TYPES}
        | {name: len(set(graph.subjects(RDF.predicate, PK[name]))) for name in TYPES}
    )
    assert found == expected(with_inferred)
    assert {str(alias) for alias in graph.objects(iri(BUREAU), SKOS.altLabel)} == {"云溪市监局", "省市监局"}
    assert (iri(BUREAU), RDF.type, ORG.Organization) in graph
    assert (iri(BUREAU), ORG.subOrganizationOf, iri("org:云溪省人民政府")) in graph
    assert (iri(f"{DOCUMENT}:task:seen"), PROV.wasDerivedFrom, iri(DOCUMENT)) in graph
    assert (iri(DOCUMENT), DCTERMS.creator, iri(BUREAU)) in graph
    inferred = set(graph.subjects(RDF.type, PK.InferredStatement))
    assert len(inferred) == 3 + (3 if with_inferred else 0)
    column = iri(f"{DOCUMENT}:column:1")
    assert (iri(BUREAU), PK.RESPONSIBLE_FOR, column) not in graph
    assert (iri(FARMING), PK.RESPONSIBLE_FOR, iri(f"{DOCUMENT}:task:seen")) in graph


@pytest.mark.parametrize(("format_", "parser"), [("turtle", "turtle"), ("jsonld", "json-ld")])
def test_every_place_in_rdf_is_in_the_text(store: Store, tmp_path: Path, format_: str, parser: str) -> None:
    export(store, format_, tmp_path / "out", with_inferred=True)
    graph = parsed(tmp_path / "out", parser)
    texts = {iri(plan.document.id): plan.text for plan in PLANS}
    targets = list(graph.subjects(RDF.type, OA.SpecificResource))
    assert len(targets) > 50
    for target in targets:
        source = graph.value(target, OA.hasSource)
        assert isinstance(source, URIRef)
        values: dict[str, Any] = {}
        for selector in graph.objects(target, OA.hasSelector):
            values |= {str(p).rpartition("#")[2]: o.toPython() for p, o in graph.predicate_objects(selector)}  # type: ignore[attr-defined]
        start, end, text = values["start"], values["end"], texts[source]
        assert text[start:end] == values["exact"]
        assert text[:start].endswith(values["prefix"])
        assert text[end:].startswith(values["suffix"])


@pytest.mark.parametrize(("format_", "parser"), [("turtle", "turtle"), ("jsonld", "json-ld")])
def test_rdf_holds_awkward_characters(awkward: Store, tmp_path: Path, format_: str, parser: str) -> None:
    export(awkward, format_, tmp_path / "out")
    graph = parsed(tmp_path / "out", parser)
    assert str(graph.value(iri(AWKWARD), PK.text)) == printable(awkward_plan().text)
    assert str(graph.value(iri(f"{AWKWARD}:task:0"), PK.text)) == FORMULA


@pytest.mark.parametrize("with_inferred", [False, True])
def test_workbook_has_a_sheet_for_each_label_and_edge_type(store: Store, tmp_path: Path, with_inferred: bool) -> None:
    export(store, "xlsx", tmp_path / "out.xlsx", with_inferred=with_inferred)
    book = load_workbook(tmp_path / "out.xlsx")
    found = Counter({name.split()[1]: book[name].max_row - 1 for name in book.sheetnames if " " in name})
    assert found == expected(with_inferred)
    assert "".join(str(row[1].value) for row in book["全文"].iter_rows(min_row=2)).count("透明") == TEXT.count("透明")
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert all(sheet.column_dimensions[letter].width > 10 for letter in "ABC")
    duties = book["负责 RESPONSIBLE_FOR"]
    header = [cell.value for cell in duties[1]]
    basis = {row[header.index("依据")].value for row in duties.iter_rows(min_row=2)}
    assert basis == ({"原文", "推断"} if with_inferred else {"原文"})
    assert ("云溪省农业农村厅", "让后厨看得见") in {(row[0].value, row[1].value) for row in duties.iter_rows(min_row=2)}
    tasks = {row[book_column(book["任务 Task"], "标题")]: row for row in book["任务 Task"].iter_rows(values_only=True)}
    bodies = tasks["让后厨看得见"][book_column(book["任务 Task"], "责任单位")]
    assert "云溪省农业农村厅（" in bodies
    heads = {cell.value for sheet in book for cell in sheet[1]}
    assert not [head for head in heads if "编号" in head or head in {"起点", "终点", "校验值"}]
    values = [
        row[book_column(book["指标 Indicator"], "目标数值")]
        for row in book["指标 Indicator"].iter_rows(values_only=True)
    ]
    assert 90 in values
    for sheet in book:
        assert [cell.value for cell in sheet[1] if str(cell.value).isascii()] == []


def test_workbook_runs_no_formula(awkward: Store, tmp_path: Path) -> None:
    export(awkward, "xlsx", tmp_path / "out.xlsx")
    book = load_workbook(tmp_path / "out.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    formulas = [cell for cell in cells if str(cell.value) == FORMULA]
    assert formulas
    assert all(cell.quotePrefix for cell in formulas)
    assert any(cell.value == "\ufffd控制\ufffd字符" for cell in cells)


def test_neo4j_files_name_all_columns(store: Store, tmp_path: Path) -> None:
    export(store, "neo4j-csv", tmp_path / "out", with_inferred=True)
    arguments = (tmp_path / "out" / "import.args").read_text(encoding="utf-8").split()
    counts: Counter[str] = Counter()
    for argument in arguments:
        kind, _, files = argument.partition("=")
        if kind in {"--nodes", "--relationships"}:
            name, _, pair = files.partition("=")
            name = name.removesuffix(f":{MARK}")
            header, data = ((tmp_path / "out" / file).read_text(encoding="utf-8") for file in pair.split(","))
            rows = list(csv.reader(data.splitlines(keepends=True), strict=True))
            counts[name] = len(rows)
            kept = (
                MENTIONS
                if name == MENTION
                else [c for c in columns(name) if name not in SHARED or c.name != "documents"]
            )
            assert {len(row) for row in rows} == {len(kept)} == {header.count(",") + 1}
            assert (":ID" in header, ":START_ID" in header) == (kind == "--nodes", kind != "--nodes")
    plans = (sample_plan(), second_plan())
    assert counts.pop(MENTION) == sum(node.label in SHARED for plan in plans for node in plan.nodes)
    assert counts == expected(with_inferred=True)


@pytest.mark.neo4j
def test_neo4j_admin_imports_a_store(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, home = tmp_path / "out", tmp_path / "home"
    export(store, "neo4j-csv", out, with_inferred=True)
    (home / "conf").mkdir(parents=True)
    try:
        java, jars = neo4j_server._java(), neo4j_server._jars()  # noqa: SLF001  the tool is among the server's jars
    except neo4j_server.NoNeo4j as reason:
        pytest.skip(f"no Neo4j: {reason}")
    command = [
        java,
        "-Xmx300m",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        str(jars / "*"),
        "org.neo4j.cli.AdminTool",
        "database",
        "import",
        "full",
    ]
    places = {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    done = subprocess.run(
        [*command, "@import.args", "neo4j"], cwd=out, env=os.environ | places, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    monkeypatch.delenv("NEO4J_URI", raising=False)
    with (
        neo4j_server.running_neo4j(home) as server,
        open_store(server.url, user="neo4j", password=server.password) as imported,
    ):
        assert chosen(imported) == [DOCUMENT, SECOND]
        for document in (DOCUMENT, SECOND):
            assert read_document(imported, document) == read_document(store, document)


@pytest.mark.parametrize("format_", NAMES)
def test_command_writes_and_says_what(store: Store, tmp_path: Path, format_: str) -> None:
    out, plan = tmp_path / "out", sample_plan()
    nodes = len(plan.nodes) + 1
    edges = sum(1 for _ in plan.shown_edges(with_inferred=format_ == "plankg"))
    for _ in range(2):  # a second time replaces
        done = run("--format", format_, "--out", out, "--document", DOCUMENT, "--store", store.url)
        assert done.exit_code == 0, done.output
        assert f"导出 1 份文件（{nodes} 个节点、{edges} 条关系）到 {out}。" in done.stdout
        assert ("3 条责任是推断的" if format_ == "plankg" else "未包含 3 条推断的责任") in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize(
    ("format_", "out", "why"),
    [
        ("plankg", "nowhere/out", "不存在"),
        ("plankg", "folder", "那里是一个文件夹"),
        ("csv", "file", "那里是一个文件"),
        ("csv", "folder", "别的内容（如 mine.txt）"),
        # Root may write everywhere.
        *([("plankg", "locked/out", "没有写入的权限")] if hasattr(os, "geteuid") and os.geteuid() else []),
    ],
)
def test_path_that_cannot_be_written_is_one_sentence(
    store: Store, tmp_path: Path, format_: str, out: str, why: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "mine.txt").write_text("kept", encoding="utf-8")
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    (tmp_path / "locked").mkdir(mode=0o500)
    done = run("--format", format_, "--out", tmp_path / out, "--store", store.url)
    assert (done.exit_code, done.stdout) == (1, "")
    assert why in done.stderr
    assert done.stderr.count("\n") == 1
    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["mine.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder", "locked"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--format", "plankg", "--out", "x", "--document", "没有这份"], 1, "找不到文件“没有这份”"),
        (["--format", "pdf", "--out", "x"], 2, "--format 的值不能用"),
        (["--format", "csv"], 2, "缺少 --out"),
    ],
)
def test_wrong_question_is_one_sentence(store: Store, arguments: list[str], code: int, words: str) -> None:
    done = run(*arguments, "--store", store.url)
    assert (done.exit_code, done.stdout) == (code, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_command_exports_the_documents_that_are_named(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    done = run("--format", "plankg", "--out", out, "--document", DOCUMENT, "--document", "夜市", "--store", store.url)
    assert "导出 2 份文件" in done.stdout
    assert [path.name for path in find_plans([out])] == [DOCUMENT, SECOND]


PARTS = [
    ("tasks", ["organization=省农业农村厅", "role=support"]),
    ("tasks", ["document=夜市", "text=夜"]),
    ("indicators", ["nature=binding"]),
    ("organizations", ["text=农业"]),
    ("projects", [f"document={DOCUMENT}"]),
]


@pytest.mark.parametrize(("list_", "filters"), PARTS)
def test_filter_exports_the_rows_of_the_list_and_what_they_are_connected_to(
    store: Store, tmp_path: Path, list_: str, filters: list[str]
) -> None:
    given = [word for filter_ in filters for word in ("--filter", filter_)]
    done = run("--format", "csv", "--out", tmp_path / "out", "--list", list_, *given, "--store", store.url)
    assert done.exit_code == 0, done.output
    found = {
        file.stem: list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))
        for file in (tmp_path / "out").iterdir()
    }
    answer = listing(store, list_, dict(filter_.split("=") for filter_ in filters))
    asked = {row[answer["columns"][0]] for row in answer["rows"]}
    whole = [edge for plan in PLANS for edge in plan.shown_edges(with_inferred=False)]
    nodes = {row["id"] for name in found if name not in TYPES for row in found[name]}
    ends = {(row["source"], row["target"]) for name in TYPES for row in found[name]}
    touching = {(edge.source, edge.target) for edge in whole if {edge.source, edge.target} & asked}
    assert asked <= nodes
    assert touching <= ends
    assert {end for pair in ends for end in pair} <= nodes
    # What is there besides is what these are part of.
    assert all(edge.type == "PART_OF" for edge in whole if (edge.source, edge.target) in ends - touching)
    assert len(nodes) < sum(count for name, count in expected(with_inferred=False).items() if name not in TYPES)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "csv", "--filter", "organization=没有这个单位"], "找不到单位“没有这个单位”"),
        (["--format", "csv", "--filter", "colour=red"], "colour"),
        (["--format", "csv", "--filter", "text=从未写过的话"], "没有可以导出的内容"),
        (["--format", "csv", "--filter", "text=后厨", "--document", "夜市"], "所选的文件里没有符合筛选的内容"),
        (["--format", "csv", "--filter", "role"], "参数=值"),
        (["--format", "plankg", "--filter", "role=lead"], "完整的备份"),
    ],
)
def test_filter_that_cannot_be_used_is_one_sentence(
    store: Store, tmp_path: Path, arguments: list[str], words: str
) -> None:
    done = run(*arguments, "--out", tmp_path / "out", "--store", store.url)
    assert (done.exit_code, done.stdout) == (1, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_lists_of_the_command_are_those_of_the_pages() -> None:
    assert {list_.value for list_ in ExportList} == {page.query for page in LIST_PAGES}


@pytest.mark.parametrize("format_", ["xlsx", "plankg", "graphml"])
def test_full_disk_is_one_sentence(store: Store, tmp_path: Path, format_: str) -> None:
    command = [str(Path(sys.executable).parent / "plankg"), "export", "--format", format_, "--store", store.url]
    done = subprocess.run(
        [*command, "--out", str(tmp_path / "out")], capture_output=True, encoding="utf-8", check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)),
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1, done.stderr
    assert "不能导出到" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_empty_store_has_nothing_to_export(tmp_path: Path) -> None:
    done = run("--format", "csv", "--out", tmp_path / "out", "--store", tmp_path / "store")
    assert done.exit_code == 1
    assert "没有可以导出的内容" in done.stderr
    assert not (tmp_path / "out").exists()


def test_export_that_fails_leaves_the_earlier_one(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(store, "csv", out)
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(BadTarget):
        export(store, "csv", out, with_inferred=True)
    (out / "notes.txt").unlink()
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before


def test_documents_are_sorted_and_resolved(store: Store) -> None:
    assert chosen(store) == [DOCUMENT, SECOND]
    assert chosen(store, ["夜市"]) == [SECOND]
    assert chosen(store, ["夜市", DOCUMENT, SECOND]) == [DOCUMENT, SECOND]


def test_document_that_is_replaced_meanwhile_is_read_whole(tmp_path: Path) -> None:
    old = sample_plan()
    doubts = {node.id for node in old.nodes if isinstance(node, Doubt)}
    new = replace(
        old,
        document=replace(old.document, sha256="1" * 64),
        nodes=tuple(node for node in old.nodes if node.id not in doubts),
        edges=tuple(edge for edge in old.edges if edge.source not in doubts)[:-2],
    )
    whole = {plan.document.sha256: plan.counts(with_inferred=True) for plan in (old, new)}
    ended = Event()

    loads: list[str] = []

    def write(other: Store) -> None:
        while not ended.is_set():
            other.load((new, old)[len(loads) % 2])
            loads.append("done")
            ended.wait(0.3)

    read: Counter[str] = Counter()
    with open_store(tmp_path / "store") as store, open_store(tmp_path / "store") as other, ThreadPoolExecutor() as pool:
        store.load(old)
        writing = pool.submit(write, other)
        try:
            deadline = time.monotonic() + READ_SECONDS
            while (len(loads) < 4 or len(read) < 2) and time.monotonic() < deadline:
                with suppress(DocumentInFlux):
                    plan = read_document(store, DOCUMENT)
                    assert plan.counts(with_inferred=True) == whole[plan.document.sha256]
                    read[plan.document.sha256] += 1
        finally:
            ended.set()
        writing.result()
    assert len(loads) >= 4
    assert len(read) == 2


def test_report_counts_what_passes() -> None:
    report = ExportReport("csv", Path("out"), with_inferred=False)
    assert list(report.counting(PLANS)) == list(PLANS)
    assert (report.documents, report.inferred) == (2, 3)
