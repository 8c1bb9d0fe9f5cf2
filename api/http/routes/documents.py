"""The routes that write: documents are taken in as jobs with progress, and removed. Only with a key for writing."""

import json
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Depends, File, Form, Query, UploadFile
from pydantic import BaseModel, ConfigDict, Field
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool

from plankg.api.catalogue.resolve import resolve
from plankg.api.http.keys import Keys
from plankg.api.http.models import NoParameters
from plankg.api.http.problems import responses
from plankg.api.ingest.jobs import Job, Jobs
from plankg.api.ingest.uploads import start_upload

if TYPE_CHECKING:
    from plankg.graph.store import Store

PING_SECONDS = 10


class JobState(BaseModel):
    """A job: what it is about, how far it is, what came of it."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "id": "q1Zr8mWc2LxA",
                "title": "写入 plan.docx",
                "state": "done",
                "steps": ["正在读取 plan.docx", "写入 1 份，未变 0 份，拒绝 0 份", "正在核对写入的内容"],
                "result": {
                    "stored": [
                        {"document_id": "plan", "file": "plan.docx", "counts": {"Task": 210}, "replaced": False}
                    ],
                    "unchanged": [],
                    "refused": [],
                    "problems": [],
                },
                "events": "/api/jobs/q1Zr8mWc2LxA/events",
            }
        }
    )

    id: str
    title: str
    state: Literal["queued", "running", "done", "failed"]
    steps: list[str] = Field(description="what has happened so far, in Chinese")
    result: dict[str, Any] | None = Field(
        description="documents stored, unchanged, refused (with the reason), problems"
    )
    error: str | None = Field(default=None, description="why it failed, in Chinese")
    events: str = Field(description="address of its server-sent events")


class Removed(BaseModel):
    """A document that was removed."""

    model_config = ConfigDict(json_schema_extra={"example": {"document_id": "plan", "removed": True}})

    document_id: str
    removed: bool


def write_router(store: "Store", jobs: Jobs, keys: Keys) -> APIRouter:
    """The routes over one store."""
    may_write = [Depends(keys.require("write"))]
    router = APIRouter(
        responses=responses(400, 401, 403, 404, 413, 422, 429, 503), tags=["writing"], dependencies=may_write
    )

    @router.post("/api/documents", status_code=202, summary="写入规划文件")
    def add_documents(
        files: Annotated[list[UploadFile], File(description="plans: .txt, .md, .html, .docx, .pdf, .doc or a backup")],
        parameters: Annotated[NoParameters, Query()],  # noqa: ARG001
        replace: Annotated[bool, Form(description="replace another document that has the same id")] = False,
        again: Annotated[bool, Form(description="also read what has not changed")] = False,
    ) -> JobState:
        """Take in files; a job reads, checks and stores each for itself, and says its steps."""
        return _state(start_upload(store, jobs, files, replace=replace, again=again))

    @router.delete("/api/documents/{document}", summary="删除一份文件")
    def remove_document(document: str, parameters: Annotated[NoParameters, Query()]) -> Removed:  # noqa: ARG001
        """Remove a document and what only it brought."""
        id_ = resolve(store, "document", document)
        return Removed(document_id=id_, removed=store.remove(id_))

    @router.get("/api/jobs/{job}", summary="一项作业的进展")
    def show_job(job: str, parameters: Annotated[NoParameters, Query()]) -> JobState:  # noqa: ARG001
        """How far a job is."""
        return _state(jobs.find(job))

    @router.get(
        "/api/jobs/{job}/events",
        summary="一项作业的进展（server-sent events）",
        response_class=EventSourceResponse,
        responses={200: {"description": "a stream", "content": {"text/event-stream": {"schema": {"type": "string"}}}}},
    )
    def watch_job(job: str, parameters: Annotated[NoParameters, Query()]) -> EventSourceResponse:  # noqa: ARG001
        """The steps of a job as they happen (`step`), and its last state (`done` or `failed`) at the end."""
        return EventSourceResponse(_events(jobs.find(job)), ping=PING_SECONDS)

    return router


async def _events(job: Job) -> AsyncIterator[ServerSentEvent]:
    seen = 0
    while True:
        steps = job.steps[seen:]
        for step in steps:
            seen += 1
            yield ServerSentEvent(step, event="step", id=str(seen))
        if job.over and seen == len(job.steps):
            last = _state(job).model_dump(include={"state", "result", "error"})
            yield ServerSentEvent(json.dumps(last, ensure_ascii=False), event=job.state)
            return
        await run_in_threadpool(job.wait, seen, 1.0)


def _state(job: Job) -> JobState:
    return JobState(
        id=job.id,
        title=job.title,
        state=job.state,
        steps=list(job.steps),
        result=job.result,
        error=job.error,
        events=f"/api/jobs/{job.id}/events",
    )
