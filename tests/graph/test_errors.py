"""Every error of the store says in Chinese what is wrong and what to do."""

import inspect
import re

import pytest

from plankg.graph import errors

SAMPLES = (
    errors.BadStoreAddress("读不懂 x://y"),
    errors.StoreUnreachable("bolt://127.0.0.1:1"),
    errors.ServerEnded("/data/store"),
    errors.StoreRefused("bolt://127.0.0.1:1", "neo4j"),
    errors.StoreRefused("bolt://127.0.0.1:1", None),
    errors.StoreTimeout("bolt://127.0.0.1:1", 60.0),
    errors.StoreBusy("/data/store", 90.0),
    errors.StoreFailed("bolt://127.0.0.1:1", "Neo.X", "why"),
    errors.EmbeddedMissing(),
    errors.Py2neoMissing(),
    errors.EmbeddedFailed("/data/store", ["one", "", "last line"]),
    errors.BadFolder("/data/store", "它不是文件夹"),
    errors.DocumentTaken("d", "旧", "新"),
    errors.LoadMismatch("d", {"Task": (3, 2)}),
    errors.UnknownQuery("documnts", ["documents"]),
    errors.NumberTooLarge("section_level"),
    errors.MissingParameter("task", "task", "id of the task"),
    errors.UnknownParameter("task", "x", ["task"]),
    errors.BrokenQuery("task", "…"),
    errors.FreeQueryRefused("LOAD CSV", "请去掉它"),
    errors.FreeQueryInvalid("Neo.X", "why\nnot."),
    errors.FreeQueryStopped("超过 1 秒没有完成"),
    errors.FreeQueryAbandoned(),
    errors.FreeQueriesBusy(2),
)


@pytest.mark.parametrize("error", SAMPLES, ids=lambda error: type(error).__name__)
def test_error_is_a_chinese_sentence_in_one_line(error: errors.StoreError) -> None:
    assert re.search("[\u4e00-\u9fff]{4}", str(error))
    assert str(error).endswith("。")
    assert "\n" not in str(error)


def test_error_tree_in_the_docstring_is_complete() -> None:
    classes = {
        name for name, class_ in inspect.getmembers(errors, inspect.isclass) if issubclass(class_, errors.StoreError)
    }
    assert set(re.findall(r"^[├└]── (\w+)", errors.__doc__ or "", re.MULTILINE)) | {"StoreError"} == classes
    assert {type(error).__name__ for error in SAMPLES} | {"StoreError"} == classes
