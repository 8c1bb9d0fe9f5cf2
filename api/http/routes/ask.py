"""The JSON route for questions in Chinese."""

from typing import TYPE_CHECKING, Annotated

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


def ask_router(questions: "Questions") -> APIRouter:
    """The route over one store's questions."""
    router = APIRouter(responses=responses(422, 503), tags=["answers"])

    @router.get("/api/ask", summary="用中文提问", response_model=QuestionAnswer)
    def ask(asked: Annotated[AskParameters, Query()]) -> JSONResponse:
        """Answer a question without a model: how it was understood, what ran, its rows with their sentences, and how sure that is.

        What is not understood is said, with questions that can be answered.
        """
        return JSONResponse(questions.ask(asked.q, limit=asked.limit).to_json())

    return router
