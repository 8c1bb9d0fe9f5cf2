"""Names of bodies, lists of them and annotations (names invented or generic)."""

import pytest

from extract.annotations import annotations_in
from extract.bodies import split_list
from extract.fold import fold
from extract.organizations import Region, kind_of, organization, region_of

PROVINCE = Region("甘肃省", "province")
CITY = Region("某某市", "city")


def read(text: str) -> list[tuple[str, str, int]]:
    folded = fold(text)
    found = annotations_in(folded, 0, len(folded))
    return [(body.span.of(text), body.role, body.position) for a in found for body in a.bodies]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("完善制度。（市科技局牵头，市财政局、市税务局配合）", [("市科技局", "lead", 1), ("市财政局", "support", 1), ("市税务局", "support", 2)]),
        ("（市发展改革委负责）", [("市发展改革委", "owner", 1)]),
        ("（甲局、乙局按职责分工负责）", [("甲局", "owner", 1), ("乙局", "owner", 2)]),
        ("（甲局牵头，乙局等按职责分工负责）", [("甲局", "lead", 1), ("乙局", "owner", 1)]),
        ("（牵头单位：甲局；责任单位：乙局、丙局；配合单位：丁局）",
         [("甲局", "lead", 1), ("乙局", "owner", 1), ("丙局", "owner", 2), ("丁局", "support", 1)]),
        ("［责任单位：市委组织部（市人才办）、各县（市、区）政府］",
         [("市委组织部（市人才办）", "owner", 1), ("各县（市、区）政府", "owner", 2)]),
        ("责任单位：甲局，乙局", [("甲局", "owner", 1), ("乙局", "owner", 2)]),
        ("（甲局牵头，乙局等国务院相关部门以及各地区负责）",
         [("甲局", "lead", 1), ("乙局", "owner", 1), ("国务院相关部门", "owner", 2), ("各地区", "owner", 3)]),
    ],
)  # fmt: skip
def test_annotation_gives_bodies_with_roles(text: str, bodies: list[tuple[str, str, int]]) -> None:
    assert read(text) == bodies


@pytest.mark.parametrize("text", ["（以下简称平台）", "（含甲局）", "责任重大，使命光荣。"])
def test_bracket_without_a_duty_is_no_annotation(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("工业和信息化部、财政部", ["工业和信息化部", "财政部"]),
        ("市科技局和市财政局", ["市科技局", "市财政局"]),
        ("各市(州)人民政府及省直部门等", ["各市(州)人民政府", "省直部门"]),
    ],
)
def test_list_falls_into_names(text: str, names: list[str]) -> None:
    assert [span.of(text) for span in split_list(text, 0, len(text))] == names


@pytest.mark.parametrize(
    ("surface", "region", "name"),
    [
        ("省药监局", PROVINCE, "甘肃省药品监督管理局"),
        ("甘肃省药品监督管理局", PROVINCE, "甘肃省药品监督管理局"),
        ("甘肃省药监局", PROVINCE, "甘肃省药品监督管理局"),
        ("市发改委", CITY, "某某市发展和改革委员会"),
        ("市场监管所", CITY, "市场监管所"),
        ("省级检测中心", PROVINCE, "省级检测中心"),
        ("国家药监局", PROVINCE, "国家药监局"),
    ],
)
def test_names_of_one_body_become_one(surface: str, region: Region, name: str) -> None:
    assert organization(surface, region).name == name


def test_generic_name_stays_with_its_region() -> None:
    assert organization("各地", PROVINCE).id != organization("各地", CITY).id
    assert organization("省药监局", PROVINCE).id == organization("甘肃省药品监督管理局", PROVINCE).id


@pytest.mark.parametrize(
    ("issuer", "region"),
    [
        ("甘肃省人民政府", PROVINCE),
        ("国务院办公厅", Region(None, "national")),
        ("某某市人民政府办公室", CITY),
        (None, Region(None, None)),
    ],
)
def test_region_comes_from_the_issuer(issuer: str | None, region: Region) -> None:
    assert region_of(issuer, "规划") == region


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("市人民政府", "government"), ("省发展和改革委员会", "department"), ("食品安全委员会", "committee"), ("行业协会", "association"),
        ("校长", "post"), ("生产企业", "enterprise_class"), ("检测中心", "institution"), ("市委", "party"), ("甲乙丙", None),
    ],
)  # fmt: skip
def test_kind_follows_from_the_name(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind
