"""Workbooks: each sheet a table, cells with their addresses (a workbook invented for the test)."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from plankg.extract.readers.reading import read_source
from plankg.extract.readers.workbook_reading import read_workbook


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "分解表"
    sheet.append(["虚构市2026年任务分解表"])
    sheet.merge_cells("A1:D1")
    for row in (
        ["序号", "重点任务", "责任单位", "完成率"],
        [1, "修建围栏", "市林业局", 0.95],
        [2, "给树挂牌", None, 1],
    ):
        sheet.append(row)
    sheet.merge_cells("C3:C4")
    sheet["D3"].number_format = "0%"
    hidden = book.create_sheet("草稿")
    hidden.append(["不应出现", "草稿"])
    hidden.sheet_state = "hidden"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_sheet_is_a_table_with_its_title_above() -> None:
    content = read_workbook(workbook())
    assert content.text.startswith("虚构市2026年任务分解表\n序号")
    assert "草稿" not in content.text
    (grid,) = content.grids
    shown = [[cell.words(content.text) if cell else "" for cell in row] for row in grid.matrix()]
    assert shown == [
        ["序号", "重点任务", "责任单位", "完成率"], ["1", "修建围栏", "市林业局", "95%"], ["2", "给树挂牌", "市林业局", "1"],
    ]  # fmt: skip


@pytest.mark.parametrize(("address", "words"), [("分解表!A1", "虚构市2026年任务分解表"), ("分解表!C3", "市林业局")])
def test_place_of_a_cell_is_its_address(tmp_path: Path, address: str, words: str) -> None:
    file = tmp_path / "plan.xlsx"
    file.write_bytes(workbook())
    source = read_source(file)
    at = next(offset for offset, name in source.places if name == address)
    assert source.text.startswith(words, at)


def test_cell_coloured_at_the_foot_of_the_sheet_is_no_row() -> None:
    book = openpyxl.load_workbook(BytesIO(workbook()))
    book.active["F1048576"].fill = PatternFill("solid", fgColor="FFFF00")
    out = BytesIO()
    book.save(out)
    content = read_workbook(out.getvalue())
    assert content.text == read_workbook(workbook()).text
    assert [(grid.rows, grid.columns) for grid in content.grids] == [(3, 4)]


def test_name_of_a_sheet_is_written_where_no_line_above_its_table_is_its_title() -> None:
    book = openpyxl.Workbook()
    book.active.title = "经济类"
    book.active.append(["虚构市2026年任务分解表"])
    for sheet in (book.active, book.create_sheet("民生类")):
        sheet.append(["序号", "重点任务", "责任单位"])
        sheet.append([1, "修建围栏", "市林业局"])
    out = BytesIO()
    book.save(out)
    lines = read_workbook(out.getvalue()).text.splitlines()
    assert lines[0] == "虚构市2026年任务分解表"
    assert "经济类" not in lines
    assert lines[7] == "民生类"
