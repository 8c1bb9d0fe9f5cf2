import inspect
from types import ModuleType

import pytest

from plankg.api import errors as api_errors
from plankg.api.errors import HostRefused, NoMatch, PortInUse, SeveralMatches
from plankg.api.http.statuses import MEANINGS, STATUSES, problem, status_of
from plankg.extract.errors import EmptyFile, EvidenceError, PlankgError
from plankg.graph import errors as graph_errors
from plankg.graph.errors import DocumentTaken, StoreBusy, StoreRefused, StoreUnreachable, UnknownQuery


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NoMatch("指标", "99", []), 404),
        (UnknownQuery("x", []), 404),
        (SeveralMatches("指标", "率", [("a", "甲"), ("b", "乙")]), 422),
        (EmptyFile("x.txt"), 422),
        (HostRefused("evil.example"), 400),
        (StoreUnreachable("bolt://127.0.0.1:1"), 503),
        (StoreBusy("x", 1), 503),
        (StoreRefused("x", "neo4j"), 503),
        (DocumentTaken("a", "b", "c"), 500),
        (EvidenceError("a", "b", "c"), 500),
    ],
)
def test_status_follows_the_table(error: PlankgError, status: int) -> None:
    assert status_of(error) == status
    assert problem(error, "/x") == {
        **problem(error, "/x"),
        "status": status,
        "detail": str(error),
        "instance": "/x",
    }


def test_particular_classes_stand_before_their_ancestors() -> None:
    kinds = [kind for kind, _, _, _ in STATUSES]
    hidden = [b for i, a in enumerate(kinds) for b in kinds[i + 1 :] if issubclass(b, a)]
    assert hidden == []
    assert {status for _, status, _, _ in STATUSES} <= set(MEANINGS)


@pytest.mark.parametrize("module", [api_errors, graph_errors], ids=lambda module: module.__name__)
def test_error_tree_is_drawn_whole(module: ModuleType) -> None:
    classes = [
        name
        for name, value in vars(module).items()
        if inspect.isclass(value) and issubclass(value, PlankgError) and value.__module__ == module.__name__
    ]
    assert [name for name in classes if name not in (module.__doc__ or "")] == []


def test_error_lists_no_more_than_a_reader_can_take() -> None:
    matches = [(f"id-{i}", f"名{i}") for i in range(40)]
    sentence = str(SeveralMatches("指标", "率", matches))
    assert "id-7" in sentence
    assert "id-8" not in sentence
    assert "共 40 个" in sentence


def test_port_in_use_says_what_to_do() -> None:
    assert "--port" in str(PortInUse("127.0.0.1", 80))
