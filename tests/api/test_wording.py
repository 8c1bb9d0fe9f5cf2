import pytest

from plankg.api.catalogue.wording import COLUMNS, LABELS, VALUES, show_value
from plankg.extract import model
from plankg.graph.catalogue import catalogue


def test_every_column_that_is_read_is_worded() -> None:
    columns = {column.name for query in catalogue().values() for column in query.columns}
    internal = {"start", "end", "rule", "range_end", "sha256", "evidence_starts", "evidence_ends"}
    unread = {name for name in columns if name.endswith(("_op", "_value", "_value_high", "_id", "_path"))}
    assert columns - internal - unread - set(COLUMNS) == set()


def test_every_label_and_edge_type_is_worded() -> None:
    classes = [value for value in vars(model).values() if isinstance(value, type)]
    names = {vars(c).get("label") or vars(c).get("type") for c in classes if issubclass(c, model.Node | model.Edge)}
    assert {name for name in names if isinstance(name, str)} == set(LABELS)


@pytest.mark.parametrize(("alias", "column"), [(model.Basis, "basis"), (model.Role, "role"), (model.TaskKind, "kind")])
def test_every_value_of_the_schema_is_worded(alias: object, column: str) -> None:
    assert set(alias.__args__) <= set(VALUES[column])


@pytest.mark.parametrize(
    ("column", "value", "shown"),
    [
        ("basis", "inferred", "推断"),
        ("aliases", ["省局", "市场监管局"], "省局、市场监管局"),
        ("target_value", 90.0, "90"),
        ("unit", None, ""),
        ("role", "something", "something"),
    ],
)
def test_show_value_reads_in_chinese(column: str, value: object, shown: str) -> None:
    assert show_value(column, value) == shown
