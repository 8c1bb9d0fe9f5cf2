"""上传页 (upload): plans from the browser into the store, for who has a key; how far it is, and what came of each file."""

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, File, Form, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from plankg.api.errors import RequestError
from plankg.api.http.keys import Keys
from plankg.api.http.statuses import status_of
from plankg.api.ingest.jobs import Jobs
from plankg.api.ingest.uploads import MOST_FILES, start_upload
from plankg.api.pages.rendering import render
from plankg.extract.readers.reading import SUFFIXES

if TYPE_CHECKING:
    from plankg.graph.store import Store

PATH = "/upload"


def upload_router(store: "Store", jobs: Jobs, keys: Keys) -> APIRouter:
    """The pages; whoever knows the address of a job may watch it, and nobody can guess one."""
    router = APIRouter(include_in_schema=False)

    def form(problem: RequestError | None = None) -> HTMLResponse:
        values = {
            "here": PATH,
            "open": bool(keys.write),
            "problem": problem,
            "most": MOST_FILES,
            "kinds": SUFFIXES,
        }
        return render("upload.html", values, status=status_of(problem) if problem else 200)

    @router.get(PATH)
    def show() -> HTMLResponse:
        return form()

    @router.post(PATH)
    def take(
        files: Annotated[list[UploadFile], File()],
        key: Annotated[str, Form()] = "",
        replace: Annotated[bool, Form()] = False,
    ) -> Response:
        try:
            keys.check("write", key)
            job = start_upload(store, jobs, files, replace=replace, again=False)
        except RequestError as error:
            return form(error)
        return RedirectResponse(f"{PATH}/{job.id}", status_code=303)

    @router.get(PATH + "/{job}")
    def watch(job: str) -> HTMLResponse:
        return render("job.html", {"here": PATH, "job": jobs.find(job)})

    return router
