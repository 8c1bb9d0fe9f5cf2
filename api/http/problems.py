"""The errors of a route in OpenAPI."""

from typing import Any

from plankg.api.http.statuses import MEANINGS, MEDIA_TYPE


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What a route says of the statuses that it can answer besides 200: each with a problem document."""
    return {
        status: {
            "description": MEANINGS[status],
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in statuses
    }
