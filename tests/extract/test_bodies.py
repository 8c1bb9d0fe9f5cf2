"""Names of bodies, lists of them and annotations (names invented or generic)."""

from pathlib import Path

import pytest

from plankg.extract.duties.gazetteer import Region, region_of
from plankg.extract.duties.organizations import Bodies, kind_of
from plankg.extract.duties.overrides import BadOverride
from plankg.extract.model import Organization
from plankg.extract.text.annotations import annotations_of
from plankg.extract.text.bodies import split_list
from plankg.extract.text.fold import fold

PROVINCE = Region("甘肃省", "province")
CITY = Region("某某市", "city")


def named(surface: str, region: Region, *others: str) -> Organization:
    return Bodies(region, "甘肃省市场监督管理局", "d").named(surface, *others)


def read(text: str) -> list[tuple[str, str, int]]:
    found = annotations_of(fold(text))
    return [(body.span.of(text), body.role, body.position) for a in found for body in a.bodies]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("完善制度。（市科技局牵头，市财政局、市税务局配合）", [("市科技局", "lead", 1), ("市财政局", "support", 1), ("市税务局", "support", 2)]),
        ("（市发展改革委负责）", [("市发展改革委", "owner", 1)]),
        ("打造平台（一网通办、一网监管、一网协同）", []),
        ("（单位、市财政局负责）", [("市财政局", "owner", 1)]),
        ("（甲局、乙局按职责分工负责）", [("甲局", "owner", 1), ("乙局", "owner", 2)]),
        ("（甲局牵头，乙局等按职责分工负责）", [("甲局", "lead", 1), ("乙局", "owner", 1)]),
        ("（牵头单位：甲局；责任单位：乙局、丙局；配合单位：丁局）",
         [("甲局", "lead", 1), ("乙局", "owner", 1), ("丙局", "owner", 2), ("丁局", "support", 1)]),
        ("［责任单位：市委组织部（市人才办）、各县（市、区）政府］",
         [("市委组织部（市人才办）", "owner", 1), ("各县（市、区）政府", "owner", 2)]),
        ("（市林业局市水利局负责）", [("市林业局", "owner", 1), ("市水利局", "owner", 2)]),
        ("（牵头：市林业局，配合：市水利局）", [("市林业局", "lead", 1), ("市水利局", "support", 1)]),
        ("责任单位：1.市林业局；2.市水利局", [("市林业局", "owner", 1), ("市水利局", "owner", 2)]),
        ("（甲局、乙局牵头并按职责分工负责）", [("甲局", "lead", 1), ("乙局", "lead", 2)]),
        ("办好林展。（国际合作处）", [("国际合作处", "owner", 1)]),
        ("办好林展。（发展规划处、办公室）", [("发展规划处", "owner", 1), ("办公室", "owner", 2)]),
        ("（牵头单位：市某局；配合单位：市各相关单位）", [("市某局", "lead", 1), ("市各相关单位", "support", 1)]),
        ("（信用处、市督查室及各有关部门负责）", [("信用处", "owner", 1), ("市督查室", "owner", 2), ("各有关部门", "owner", 3)]),
        ("责任单位：甲局，乙局", [("甲局", "owner", 1), ("乙局", "owner", 2)]),
        ("（甲局牵头，各地各有关部门负责）", [("甲局", "lead", 1), ("各地", "owner", 1), ("各有关部门", "owner", 2)]),
        ("各牵头单位（无牵头单位的，责任单位即为牵头单位，下同）要制定方案。", []),
        ("（规划处、宣传处等相关处室负责）", [("规划处", "owner", 1), ("宣传处", "owner", 2)]),
        ("责任单位：市林业局；各乡镇", [("市林业局", "owner", 1), ("各乡镇", "owner", 2)]),
        ("牵头单位：甲局，责任单位：乙局、丙局（完成时间：2026年6月）",
         [("甲局", "lead", 1), ("乙局", "owner", 1), ("丙局", "owner", 2)]),
        ("【责任单位】甲局、乙局【完成时限】年底前", [("甲局", "owner", 1), ("乙局", "owner", 2)]),
        ("（市级层面由市林业局牵头，县级层面由各县区政府负责）", [("市林业局", "lead", 1), ("各县区政府", "owner", 1)]),
        ("（甲局牵头，乙局等国务院相关部门以及各地区负责）",
         [("甲局", "lead", 1), ("乙局", "owner", 1), ("国务院相关部门", "owner", 2), ("各地区", "owner", 3)]),
    ],
)  # fmt: skip
def test_annotation_gives_bodies_with_roles(text: str, bodies: list[tuple[str, str, int]]) -> None:
    assert read(text) == bodies


@pytest.mark.parametrize(
    "text", ["（以下简称平台）", "（含甲局）", "增设窗口（登记处）。", "办好林展。（试行）", "责任重大，使命光荣。"]
)
def test_bracket_without_a_duty_is_no_annotation(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("工业和信息化部、财政部", ["工业和信息化部", "财政部"]),
        ("市科技局和市财政局", ["市科技局", "市财政局"]),
        ("各市(州)人民政府及省直部门等", ["各市(州)人民政府", "省直部门"]),
        ("省教育厅、各市、县[区]政府", ["省教育厅", "各市、县[区]政府"]),
        ("各有关部门及各市、县级政府", ["各有关部门", "各市、县级政府"]),
        ("省水利厅及各市、县(区)政府、省林业局", ["省水利厅", "各市、县(区)政府", "省林业局"]),
        ("市州、县市区人民政府", ["市州、县市区人民政府"]),
        ("各设区市政府、某某市政府", ["各设区市政府", "某某市政府"]),
        ("各旗县市区、开发区", ["各旗县市区", "开发区"]),
        ("经市生态环境局", ["市生态环境局"]),
        ("市经信局", ["市经信局"]),
        ("市直有关部门、单位", ["市直有关部门、单位"]),
        ("甲市林业局、相关部门按职责分工", ["甲市林业局", "相关部门"]),
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
        ("国家药监局", PROVINCE, "国家药品监督管理局"),
        ("市市场监管局", CITY, "某某市市场监督管理局"),
        ("市政府国资委", CITY, "某某市国有资产监督管理委员会"),
        ("团市委", CITY, "共青团某某市委员会"),
        ("市外办", CITY, "某某市外事办公室"),
        ("市行政审批局", CITY, "某某市行政审批局"),
        ("市人力社保局", CITY, "某某市人力资源和社会保障局"),
        ("市委组织部（市人才办）", CITY, "某某市委组织部"),
        ("税务总局", Region(None, "national"), "国家税务总局"),
        ("发展改革委", Region(None, "national"), "国家发展和改革委员会"),
        ("财政部", CITY, "财政部"),
        ("财政厅", PROVINCE, "甘肃省财政厅"),
        ("市监局", CITY, "某某市市场监督管理局"),
        ("市市监局", CITY, "某某市市场监督管理局"),
        ("市自规局", CITY, "某某市自然资源和规划局"),
        ("共青团某某市委", CITY, "共青团某某市委员会"),
        ("鼓楼区人民政府", CITY, "某某市鼓楼区人民政府"),
        ("鼓楼区发改局", CITY, "某某市鼓楼区发展和改革局"),
        ("高新区管委会", CITY, "高新区管委会"),
        ("鼓楼区人民政府", PROVINCE, "鼓楼区人民政府"),
        ("区教育局", Region("某某市鼓楼区", "county"), "某某市鼓楼区教育局"),
        ("市发展\u00ad改\u2060革委", CITY, "某某市发展和改革委员会"),
        ("市财\n政局", CITY, "某某市财政局"),
        ("国土资源部", PROVINCE, "自然资源部"),
        ("市政公用企业", CITY, "市政公用企业"),
        ("甘肃省林业局", CITY, "甘肃省林业局"),
        ("宁夏回族自治区林业局", CITY, "宁夏回族自治区林业局"),
        ("某某空港区林业局", CITY, "某某空港区林业局"),
    ],
)
def test_names_of_one_body_become_one(surface: str, region: Region, name: str) -> None:
    assert named(surface, region).name == name


def test_generic_name_stays_with_its_region() -> None:
    assert named("各地", PROVINCE).id != named("各地", CITY).id
    assert named("省药监局", PROVINCE).id == named("甘肃省药品监督管理局", PROVINCE).id


@pytest.mark.parametrize(
    ("issuer", "region"),
    [
        ("甘肃省人民政府", PROVINCE),
        ("国务院办公厅", Region(None, "national")),
        ("某某市人民政府办公室", CITY),
        ("中共某某市委办公室", CITY),
        ("某某市鼓楼区人民政府", Region("某某市鼓楼区", "county")),
        ("上海市嘉定区人民政府办公室", Region("上海市嘉定区", "county")),
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
        ("市工商联", "association"), ("县残联", "association"), ("各县、区和开发区", "government"), ("各乡(镇)、街道", "government"),
        ("市財政廳", "department"), ("臨海市推進服務業領導小組", "committee"), ("各縣、區", "government"),
    ],
)  # fmt: skip
def test_kind_follows_from_the_name(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("surface", "before", "after", "region", "name"),
    [
        ("财政局", "市发展改革委", None, CITY, "某某市财政局"),
        ("财政局", None, None, CITY, "某某市财政局"),
        ("财政局", None, None, PROVINCE, "财政局"),
        ("财政局", "省发展改革委", None, PROVINCE, "甘肃省财政局"),
        ("市", None, "县人民政府", PROVINCE, "市人民政府"),
        ("县", "市", "区政府", CITY, "县政府"),
    ],
)
def test_names_in_a_list_share_prefix_and_suffix(
    surface: str, before: str | None, after: str | None, region: Region, name: str
) -> None:
    assert Bodies(region, None, "d").named(surface, before, after).name == name


def test_every_merge_says_its_rule() -> None:
    bodies = Bodies(CITY, "某某市教育局", "d")
    for printed in ("市科技局", "市局", "某某市科技局", "团市委"):
        bodies.named(printed)
    assert bodies.merges == {
        ("市科技局", "某某市科学技术局"): "region-prefix", ("市局", "某某市教育局"): "issuer-short-name",
        ("某某市科技局", "某某市科学技术局"): "short-name", ("团市委", "共青团某某市委员会"): "youth-league",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("region", "level", "printed", "whole"),
    [
        ("上海市", "province", "市发展改革委", "上海市发展和改革委员会"),
        ("重庆市", "province", "市经济信息委", "重庆市经济和信息化委员会"),
        ("上海市", "province", "市政府办公厅", "上海市人民政府办公厅"),
        ("广西壮族自治区", "province", "自治区发展改革委", "广西壮族自治区发展和改革委员会"),
        ("青禾自治州", "city", "自治州林业局", "青禾自治州林业局"),
        ("甘肃省", "province", "市财政局", "市财政局"),
    ],
)
def test_body_of_a_municipality_or_an_autonomous_region_is_named_in_full(
    region: str, level: str, printed: str, whole: str
) -> None:
    assert Bodies(Region(region, level), None, "plan").named(printed).name == whole


def test_generic_names_of_documents_without_a_region_stay_apart() -> None:
    nowhere = Region(None, None)
    assert Bodies(nowhere, None, "a").named("企业").id != Bodies(nowhere, None, "b").named("企业").id


def test_users_file_overrules_the_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bodies.tsv"
    path.write_text("# 改名\n市科技局\t某某市科技创新局\n市人社局\t市人社局\n", "utf-8")
    monkeypatch.setenv("PLANKG_BODIES", str(path))
    bodies = Bodies(CITY, None, "d")
    assert [bodies.named(n).name for n in ("市科技局", "市人社局")] == ["某某市科技创新局", "市人社局"]


def test_bad_line_in_the_users_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bodies.tsv"
    path.write_text("市科技局\t某某市科技创新局\n市人社局\n", "utf-8")
    monkeypatch.setenv("PLANKG_BODIES", str(path))
    with pytest.raises(BadOverride, match="第 2 行"):
        Bodies(CITY, None, "d").named("市科技局")


def test_city_is_the_region_of_its_bureau_and_no_part_of_its_name() -> None:
    assert (named("市市监局", CITY).region, named("市市场监管局", Region("郑州市", "city")).region) == (
        "某某市",
        "郑州市",
    )


def test_market_in_a_title_is_no_city() -> None:
    assert region_of(None, "关于促进房地产市场平稳发展的若干措施") == Region(None, None)
    assert region_of(None, "关于推动某某市房地产市场平稳发展的若干措施") == CITY


def test_our_city_in_a_title_is_no_name_of_a_city() -> None:
    assert region_of(None, "关于加大力度促进我市护林的若干措施") == Region(None, None)
    assert region_of(None, "全州县护林规划") == Region("全州县", "county")
