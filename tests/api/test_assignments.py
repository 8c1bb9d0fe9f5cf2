import pytest

from plankg.api.cli.assignments import assignments
from plankg.api.errors import BadArguments, NotAnAssignment


@pytest.mark.parametrize(
    ("arguments", "values"),
    [
        ([], {}),
        (["indicator=19"], {"indicator": "19"}),
        (["task=a=b", "document="], {"task": "a=b", "document": ""}),
        ([" organization = 省药监局 "], {"organization": "省药监局"}),
    ],
)
def test_assignments_split_at_the_first_equals_sign(arguments: list[str], values: dict[str, str]) -> None:
    assert assignments(arguments) == values


@pytest.mark.parametrize("argument", ["indicator", "=19", "19", " =x"])
def test_assignments_refuse_what_is_none(argument: str) -> None:
    with pytest.raises(NotAnAssignment, match="不是“参数=值”的形式"):
        assignments([argument])


def test_assignments_refuse_a_key_twice() -> None:
    with pytest.raises(BadArguments, match="写了两次"):
        assignments(["indicator=1", "indicator=2"])
