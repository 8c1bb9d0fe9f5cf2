import re
from io import BytesIO

import pytest
from openpyxl import load_workbook

from plankg.api.pages.papers import PAPERS, Column, Paper, PaperRow, duty_paper
from plankg.api.pages.workbook import workbook
from tests.api.conftest import InProcess
from tests.api.test_page_reading import plan_of
from tests.api.test_pages import page
from tests.samples import BUREAU, DOCUMENT, SECOND, TEXT, sample_plan


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        ("tasks", {"让后厨看得见": ("云溪省市场监督管理局", "云溪省农业农村厅", "2025年底前", "1 亮灶率")}),
        ("tasks", {"让快检走到摊位": ("云溪省市场监督管理局",), "放心集市行动": ("云溪省市场监督管理局（推断）",)}),
        ("indicators", {"快检室": ("〔12〕", "〔40〕", "约束性", "累计数"), "早市亮灶率": ("95%以上", "2025")}),
        ("duties", {"1.快检室铺设": ("负责", "原文"), "2.𠮷水集市样板工程": ("负责", "推断")}),
    ],
)
def test_paper_has_the_rows_that_offices_expect(kind: str, rows: dict[str, tuple[str, ...]]) -> None:
    paper = PAPERS[kind](plan_of(sample_plan()))
    for name, words in rows.items():
        row = next(row for row in paper.rows if name in row.cells[1])
        assert [word for word in words if word not in "|".join(row.cells)] == []


@pytest.mark.parametrize("kind", sorted(PAPERS))
def test_every_row_of_a_paper_quotes_the_text_at_its_place(kind: str) -> None:
    paper = PAPERS[kind](plan_of(sample_plan()))
    assert paper.rows
    for row in paper.rows:
        assert len(row.cells) == len(paper.columns)
        assert row.cells[-2].split() == TEXT[row.start : row.end].split()
        assert row.cells[-1].startswith("第 ")


def test_duties_of_one_body_are_its_own() -> None:
    paper = duty_paper(plan_of(sample_plan()), BUREAU)
    assert len({row.group for row in paper.rows}) == 1


@pytest.mark.embedded
def test_duties_of_a_body_are_those_of_all_plans_that_name_it(client: InProcess) -> None:
    bodies = client.get("/api/organizations").json()["rows"]
    body = max(bodies, key=lambda row: len(row["documents"]))["organization_id"]
    one = {
        document: set(page(client, f"/papers/duties?organization={body}&document={document}").links)
        for document in (DOCUMENT, SECOND)
    }
    both = page(client, f"/papers/duties?organization={body}")
    places = {link for links in one.values() for link in links if "start=" in link}
    assert all(any(document in link for link in places) for document in one)
    assert places <= set(both.links)
    assert "共 2 份规划提到这个单位" in both.words


@pytest.mark.embedded
def test_name_of_a_downloaded_paper_is_escaped(client: InProcess) -> None:
    named = client.get(f"/papers/tasks.xlsx?document={DOCUMENT}").headers["content-disposition"]
    assert re.fullmatch(r"attachment; filename=\"tasks\.xlsx\"; filename\*=UTF-8''(?:[\w.~-]|%[0-9A-F]{2})+", named)


@pytest.mark.parametrize("words", ["=1+1", "+cmd", "-2", "@SUM(A1)", "＝1", "\t=1", "\x00坏字符"])
def test_workbook_holds_no_formula(words: str) -> None:
    paper = Paper(
        "tasks",
        "表[1]/甲",
        (Column("一", 9), Column("二", 9)),
        (PaperRow(words, (words, words), 0, 1, inferred=True),),
        "注",
    )
    sheet = load_workbook(BytesIO(workbook(paper))).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert sheet.cell(5, 1).value == words.replace("\x00", "\ufffd")
    assert sheet.cell(5, 1).quotePrefix == (not words.startswith("\x00"))


@pytest.mark.embedded
@pytest.mark.parametrize("kind", sorted(PAPERS))
def test_file_of_a_paper_has_the_rows_of_its_page(kind: str, client: InProcess) -> None:
    response = client.get(f"/papers/{kind}.xlsx?document={DOCUMENT}")
    assert response.status_code == 200
    sheet = load_workbook(BytesIO(response.content)).active
    words = page(client, f"/papers/{kind}?document={DOCUMENT}").words
    values = [str(value) for row in sheet.iter_rows(values_only=True) for value in row if value]
    assert len(values) > 20
    assert [value for value in values if value not in words] == []
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$3:$3"


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("path", "status"),
    [("/papers/nothing", 404), ("/papers/tasks?document=nothing", 404), (f"/papers/duties?organization={BUREAU}", 200)],
)
def test_papers_are_found_by_kind_document_and_body(path: str, status: int, client: InProcess) -> None:
    assert client.get(path).status_code == status
