"""One environment of templates for all pages, and the words and links that they share."""

from functools import cache
from typing import Any
from urllib.parse import quote

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from plankg.api.catalogue.text_places import fragment_link
from plankg.api.catalogue.wording import column_title, show_value
from plankg.api.pages.names import FACT_KINDS, short, squeeze, thing_name, thing_path, work_path
from plankg.api.pages.title_breaks import titles_broken
from plankg.extract.support.supports import grade_of

NAVIGATION = (
    ("/documents", "文件"),
    ("/tasks", "任务"),
    ("/indicators", "指标"),
    ("/organizations", "单位"),
    ("/projects", "项目"),
    ("/special-columns", "专栏"),
    ("/policies", "政策"),
    ("/findings", "发现"),
    ("/graph", "图谱"),
    ("/ask", "问答"),
    ("/query", "查询"),
    ("/upload", "上传"),
    ("/api/docs", "接口"),
)


@cache
def environment() -> Environment:
    """The templates of api/pages/templates/; every value is escaped, a missing one is an error."""
    made = Environment(
        loader=PackageLoader("plankg.api.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["show"] = lambda value, column: show_value(column, value)
    made.filters["grade"] = lambda score: show_value("grade", grade_of(score))
    made.filters["weak"] = lambda score: grade_of(score) == "weak"
    made.filters["column"] = column_title
    made.filters["short"] = short
    made.filters["squeeze"] = squeeze
    made.globals.update(
        NAVIGATION=NAVIGATION,
        place=place,
        thing_path=thing_path,
        work_path=work_path,
        thing_name=thing_name,
        document_path=document_path,
        published=fragment_link,
        FACT_KINDS=FACT_KINDS,
    )
    return made


def render(template: str, values: dict[str, Any], *, status: int = 200) -> HTMLResponse:
    """The page that a template makes of the values."""
    return HTMLResponse(titles_broken(environment().get_template(template).render(values)), status_code=status)


def error_page(problem: dict[str, Any]) -> HTMLResponse:
    """An error as a page: what is wrong and what to do."""
    return render("error.html", {"problem": problem}, status=problem["status"])


def document_path(document: str) -> str:
    """Address of a document's reading view."""
    return f"/documents/{quote(document, safe='')}"


def place(row: dict[str, Any]) -> str:
    """Address of the words that a row quotes: the reading view scrolls there and lights them up."""
    return f"{document_path(row['document_id'])}?start={row['start']}&end={row['end']}#mark"
