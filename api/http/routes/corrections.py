"""更正 (corrections): which body a name in the text is, for when the rules took it for another. Only with a key for writing."""

from threading import Lock
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field

from plankg.api.errors import FileUnreadable
from plankg.api.http.keys import Keys
from plankg.api.http.models import NoParameters
from plankg.api.http.problems import responses
from plankg.extract.duties.overrides import override, overrides

if TYPE_CHECKING:
    from plankg.graph.store import Store

PATH = "/api/corrections/bodies"


class Correction(BaseModel):
    """A name in the text and the body that it is."""

    model_config = ConfigDict(extra="forbid")

    printed: str = Field(min_length=1, max_length=100, description="the name as it is written", examples=["省市监局"])
    canonical: str = Field(
        min_length=1,
        max_length=100,
        description="the body's name; the name itself keeps it from being merged",
        examples=["省市场监管局"],
    )


class Corrected(BaseModel):
    """What is corrected now, and which documents have to be stored again for it to count."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "corrections": [{"printed": "省市监局", "canonical": "省市场监管局"}],
                "documents": ["gansu-market-regulation-145"],
            }
        }
    )

    corrections: list[Correction]
    documents: list[str] = Field(description="ids of stored documents in which the name occurs")


def correction_router(store: "Store", keys: Keys) -> APIRouter:
    """The routes; corrections hold for all plans that this installation reads from then on."""
    may_write = [Depends(keys.require("write"))]
    router = APIRouter(responses=responses(400, 401, 403, 413, 422, 503), tags=["writing"], dependencies=may_write)
    lock = Lock()

    def corrected(printed: str | None) -> Corrected:
        found = [Correction(printed=name, canonical=body) for name, body in sorted(overrides().items())]
        words = [printed.lower()] if printed else []
        rows = store.run("search-texts", {"words": words}).rows if words else ()
        return Corrected(corrections=found, documents=[row["document_id"] for row in rows])

    def written(printed: str, canonical: str | None) -> Corrected:
        try:
            with lock:
                override(printed, canonical)
        except OSError as error:
            raise FileUnreadable.of(error) from error
        return corrected(printed)

    @router.get(PATH, summary="单位名称的更正")
    def list_corrections(parameters: Annotated[NoParameters, Query()]) -> Corrected:  # noqa: ARG001
        """All corrections."""
        return corrected(None)

    @router.put(PATH, summary="更正一个单位名称")
    def correct(correction: Correction, parameters: Annotated[NoParameters, Query()]) -> Corrected:  # noqa: ARG001
        """Say which body a name in the text is; store the documents that are named again for it to count."""
        return written(correction.printed, correction.canonical)

    @router.delete(PATH, summary="取消一个更正")
    def withdraw(printed: Annotated[str, Query(min_length=1, max_length=100)]) -> Corrected:
        """Take a correction back."""
        return written(printed, None)

    return router
