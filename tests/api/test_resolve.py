import pytest

from plankg.api.catalogue.resolve import fold_name, resolve
from plankg.api.errors import NoMatch, SeveralMatches
from plankg.graph.store import Store
from tests.samples import BUREAU, DOCUMENT, FARMING, LABORATORY, ORDINANCE, SECOND


@pytest.mark.parametrize(
    ("name", "folded"),
    [("“透明车间” 覆盖率", "透明车间覆盖率"), ("ＱＲ码", "qr码"), ("㎡", "m2"), ("〔试行〕", "试行")],
)
def test_fold_name_drops_what_people_leave_out(name: str, folded: str) -> None:
    assert fold_name(name) == folded


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("parameter", "value", "id_"),
    [
        ("indicator", f"{DOCUMENT}:indicator:2", f"{DOCUMENT}:indicator:2"),
        ("indicator", "2", f"{DOCUMENT}:indicator:2"),
        ("indicator", "亮灶率", f"{DOCUMENT}:indicator:1"),
        # Two targets of running text hold these words too: the table goes first.
        ("indicator", "快检", f"{DOCUMENT}:indicator:2"),
        ("indicator", "新设快检室", f"{DOCUMENT}:indicator:new"),
        ("indicator", "早市", f"{DOCUMENT}:indicator:early"),
        ("organization", BUREAU, BUREAU),
        ("organization", "云溪省市场监督管理局", BUREAU),
        ("organization", "省市监局", BUREAU),
        ("organization", "农业", FARMING),
        ("organization", "省检验院", LABORATORY),
        ("document", DOCUMENT, DOCUMENT),
        ("document", "夜市", SECOND),
        ("document", "云市监发〔2021〕7号", DOCUMENT),
        ("task", "让后厨看得见", f"{DOCUMENT}:task:seen"),
        ("task", "样板工程", f"{DOCUMENT}:project:1"),
        ("task", "放心集市", f"{DOCUMENT}:column:1"),
        ("task", "每季度公布", f"{DOCUMENT}:task:publish"),
        ("text", "后厨", "后厨"),
        ("policy", ORDINANCE, ORDINANCE),
        ("policy", "集市条例", ORDINANCE),
        ("section", "管好集市后厨", f"{DOCUMENT}:section:kitchen"),
        ("first", "省市监局", BUREAU),
        ("second", FARMING, FARMING),
    ],
)
def test_resolve_finds_the_id(parameter: str, value: str, id_: str, store: Store) -> None:
    assert resolve(store, parameter, value) == id_


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("parameter", "value", "listed"),
    [("organization", "云溪省", [BUREAU, FARMING]), ("document", "云溪省", [DOCUMENT, SECOND])],
)
def test_resolve_lists_what_several_match(parameter: str, value: str, listed: list[str], store: Store) -> None:
    with pytest.raises(SeveralMatches) as caught:
        resolve(store, parameter, value)
    assert set(listed) <= {id_ for id_, _ in caught.value.matches}
    assert all(id_ in str(caught.value) for id_ in listed)


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("parameter", "value", "nearest"),
    [
        ("indicator", "亮灯率", "亮灶率"),
        ("organization", "云溪省市场监察局", "云溪省市场监督管理局"),
        ("document", "云溪省集市规划", "云溪省集市安全规划（虚构）"),
        ("task", "让前厨看得见", "让后厨看得见"),
        ("indicator", "99", "亮灶率"),
        ("indicator", "”", "亮灶率"),
    ],
)
def test_resolve_names_the_nearest(parameter: str, value: str, nearest: str, store: Store) -> None:
    with pytest.raises(NoMatch, match="找不到") as caught:
        resolve(store, parameter, value)
    assert nearest in caught.value.nearest
