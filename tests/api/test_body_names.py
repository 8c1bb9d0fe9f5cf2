"""Other names of a body, and that search and filters know them."""

import pytest

from plankg.api.catalogue.body_names import other_names
from plankg.api.catalogue.resolve import resolve
from plankg.api.catalogue.search import search
from plankg.api.catalogue.texts import Texts
from plankg.graph.store import Store
from tests.samples import BUREAU


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("人社部", "人力资源和社会保障部"),
        ("住建部", "住房和城乡建设部"),
        ("国家发改委", "国家发展和改革委员会"),
        ("国家发展和改革委员会", "发改委"),
        ("国家发展和改革委员会", "国家发展改革委"),
        ("云溪省市场监管局", "云溪省市场监督管理局"),
        ("云溪省市场监督管理局", "云溪省市场监管局"),
    ],
)
def test_body_has_other_names(name: str, other: str) -> None:
    assert other in other_names(name)


@pytest.mark.parametrize("name", ["亮灶率", "市场监督管理", "", "国家", "局"])
def test_what_is_no_body_has_none(name: str) -> None:
    assert other_names(name) == ()


@pytest.mark.embedded
@pytest.mark.parametrize("name", ["云溪省市场监管局", "市场监管局"])
def test_search_and_filters_find_a_body_by_another_name(store: Store, name: str) -> None:
    found = search(store, Texts(store), name)
    assert BUREAU in {hit["id"] for hit in found["hits"]}
    assert found["words"] == [name.replace("监管", "监督管理")]
    assert resolve(store, "organization", name) == BUREAU
