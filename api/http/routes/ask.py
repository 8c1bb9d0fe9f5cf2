"""The JSON route for questions in Chinese."""

from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from plankg.api.http.models import DEFAULT_LIMIT, MAXIMUM_LIMIT
from plankg.api.http.problems import responses
from plankg.api.questions import LONGEST
from plankg.api.questions.answer import QuestionAnswer

if TYPE_CHECKING:
    from plankg.api.questions import Questions


class AskParameters(BaseModel):
    """A question."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field(
        min_length=1, max_length=LONGEST, description="a question in Chinese", examples=["哪些任务支撑食品抽检合格率？"]
    )
    limit: int = Field(default=DEFAULT_LIMIT, ge=1, le=MAXIMUM_LIMIT, description="the most rows to return")


Named = Literal["Document", "Organization", "Policy", "Indicator", "Project", "SpecialColumn", "Section", "Task"]


class SuggestParameters(BaseModel):
    """What is being typed."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field(min_length=1, max_length=60, description="the beginning or a part of a name", examples=["食品"])
    label: Named | None = Field(default=None, description="only names of things of this label")
    limit: int = Field(default=8, ge=1, le=50, description="the most names to return")


class Suggested(BaseModel):
    """One name."""

    name: str
    label: str
    id: str = Field(description="of one that is called so")
    document_id: str | None = Field(description="its document; null for what documents share")


class Suggestions(BaseModel):
    """Names that hold what is being typed, those that begin with it first."""

    query: str
    names: list[Suggested]


def ask_router(questions: "Questions") -> APIRouter:
    """The route over one store's questions."""
    router = APIRouter(responses=responses(422, 503), tags=["answers"])

    @router.get("/api/ask", summary="用中文提问", response_model=QuestionAnswer)
    def ask(asked: Annotated[AskParameters, Query()]) -> JSONResponse:
        """Answer a question without a model: how it was understood, what ran, its rows with their sentences, and how sure that is.

        What is not understood is said, with questions that can be answered.
        """
        return JSONResponse(questions.ask(asked.q, limit=asked.limit).to_json())

    @router.get("/api/suggest", summary="正在输入的名称", response_model=Suggestions)
    def suggest(asked: Annotated[SuggestParameters, Query()]) -> JSONResponse:
        """Names of documents, bodies, policies, indicators, projects and columns that hold what is being typed."""
        found = questions.names.begun(asked.q, asked.limit, asked.label)
        listed = [{"name": n.shown, "label": n.label, "id": n.id, "document_id": n.document} for n in found]
        return JSONResponse({"query": asked.q, "names": listed})

    return router
