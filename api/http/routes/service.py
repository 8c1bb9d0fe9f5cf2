"""The routes for those who run the service: alive, ready, metrics."""

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Response

from plankg.api.http.middleware.access_log import Metrics
from plankg.api.http.models import Health, NoParameters
from plankg.api.http.problems import responses

if TYPE_CHECKING:
    from plankg.graph.store import Store

SERVICE = frozenset({"/healthz", "/readyz", "/metrics"})


def service_router(store: "Store", metrics: Metrics) -> APIRouter:
    """The routes over one store."""
    router = APIRouter(tags=["service"])

    @router.get("/healthz", summary="服务是否在运行", responses=responses(422))
    async def alive(parameters: Annotated[NoParameters, Query()]) -> Health:  # noqa: ARG001
        """Whether the process answers; the store is not asked."""
        return Health(status="ok", engine=store.engine)

    @router.get("/readyz", summary="服务能否答复", responses=responses(422, 503))
    def ready(parameters: Annotated[NoParameters, Query()]) -> Health:  # noqa: ARG001
        """Whether the store answers, too."""
        store.ping()
        return Health(status="ok", engine=store.engine)

    @router.get(
        "/metrics",
        summary="运行指标（Prometheus）",
        response_class=Response,
        responses={
            200: {"description": "text", "content": {"text/plain": {"schema": {"type": "string"}}}},
            **responses(422),
        },
    )
    async def show_metrics(parameters: Annotated[NoParameters, Query()]) -> Response:  # noqa: ARG001
        """Requests by route and status, and how long they took, in the text format of Prometheus."""
        body, media_type = metrics.text()
        return Response(body, media_type=media_type)

    return router
