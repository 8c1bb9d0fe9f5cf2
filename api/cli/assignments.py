"""The key=value arguments of `plankg query`."""

from collections.abc import Iterable

from plankg.api.errors import BadArguments, NotAnAssignment


def assignments(arguments: Iterable[str]) -> dict[str, str]:
    """`["indicator=19"]` → `{"indicator": "19"}`; a value may hold further equals signs.

    Raises:
        NotAnAssignment: an argument without a key or without an equals sign.
        BadArguments: the same key twice.
    """
    values: dict[str, str] = {}
    for argument in arguments:
        key, equals, value = argument.partition("=")
        if not equals or not key.strip():
            raise NotAnAssignment(argument)
        if key in values:
            raise BadArguments([f"参数“{key}”写了两次，请只留一个。"])
        values[key.strip()] = value.strip()
    return values
