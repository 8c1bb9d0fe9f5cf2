"""上传页 (upload): plans from the browser into the store, for who has a key; how far it is, and what came of each file."""

from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from plankg.api.errors import RequestError
from plankg.api.http.keys import COOKIE, COOKIE_PATH, Keys
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

    may_write = keys.require("write")

    def form(request: Request, problem: RequestError | None = None) -> HTMLResponse:
        try:
            may_write(request)
            entered = True
        except RequestError:
            entered = False
        values = {
            "here": PATH,
            "open": bool(keys.write),
            "entered": entered,
            "problem": problem,
            "most": MOST_FILES,
            "kinds": SUFFIXES,
        }
        return render("upload.html", values, status=status_of(problem) if problem else 200)

    @router.get(PATH)
    def show(request: Request) -> HTMLResponse:
        return form(request)

    @router.post(PATH + "/key")
    def enter(request: Request, key: Annotated[str, Form()] = "") -> Response:
        """Before a file is chosen: nothing of it is lost for a wrong key, or sent without one."""
        try:
            keys.check("write", key)
        except RequestError as error:
            return form(request, error)
        answer = RedirectResponse(PATH, status_code=303)
        secure = request.url.scheme == "https"
        answer.set_cookie(COOKIE, quote(key), path=COOKIE_PATH, httponly=True, samesite="strict", secure=secure)
        return answer

    @router.post(PATH)
    def take(
        request: Request, files: Annotated[list[UploadFile], File()], replace: Annotated[bool, Form()] = False
    ) -> Response:
        try:
            may_write(request)
            job = start_upload(store, jobs, files, replace=replace, again=False)
        except RequestError as error:
            return form(request, error)
        return RedirectResponse(f"{PATH}/{job.id}", status_code=303)

    @router.get(PATH + "/{job}")
    def watch(job: str) -> HTMLResponse:
        return render("job.html", {"here": PATH, "job": jobs.find(job)})

    return router
