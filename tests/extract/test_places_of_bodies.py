"""Every word that tells a place and its bodies apart does its work (places and bodies invented)."""

import pytest

from plankg.extract.duties.gazetteer import Region, district_in, is_unmistakably_national, region_in, region_of
from plankg.extract.duties.hierarchy import hierarchy_of
from plankg.extract.duties.organizations import Bodies, kind_of, organization
from plankg.extract.model import Organization

CITY = Region("岚堇市", "city")
COUNTY = Region("青岭县", "county")
PROVINCE = Region("甘肃省", "province")
ISSUERS = (
    "岚堇市人民政府=岚堇市=city 岚堇自治州人民政府=岚堇自治州=city 岚堇州人民政府=岚堇州=city 岚堇盟行政公署=岚堇盟=city 岚堇地区行政公署=岚堇地区=city "
    "岚堇旗人民政府=岚堇旗=county 青岭县委办公室=青岭县=county 岚堇自治区人民政府=岚堇自治区=province 岚堇市青岭县人民政府=岚堇市青岭县=county "
    "岚堇自治州青岭县政府=岚堇自治州青岭县=county 岚堇州青岭县党委=岚堇州青岭县=county 岚堇盟青岭旗委办公室=岚堇盟青岭旗=county "
    "岚堇地区青岭县办公室=岚堇地区青岭县=county "
    "岚堇市青岭自治县政府=岚堇市青岭自治县=county 岚堇市青岭区林业局=岚堇市青岭区=county 岚堇市青岭区护林委员会=岚堇市青岭区=county "
    "岚堇市青岭区护林委=岚堇市青岭区=county "
    "岚堇市青岭区林业办=岚堇市青岭区=county 岚堇市青岭区护林中心=岚堇市青岭区=county 海关总署=None=national 审计署=None=national 林业部办公厅=None=national"
)
TITLES = (
    "岚堇市青岭县关于护林的意见=岚堇市青岭县 岚堇市青岭区2026年护林方案=岚堇市青岭区 岚堇市青岭区“护林”方案=岚堇市青岭区 岚堇市青岭区=岚堇市青岭区 "
    "全省护林方案=None 本市护林方案=None 各州护林方案=None 我县护林方案=None 全区护林方案=None 全旗护林方案=None"
)
NAMES = (
    "青岭新区林业局=青岭新区 青岭自治州林业局=青岭自治州 青岭自治县林业局=青岭自治县 青岭市林业局=青岭市 青岭州林业局=青岭州 青岭旗护林委=青岭旗 "
    "青岭县林业厅=青岭县 "
    "青岭市政府=None 青岭市中级法院=青岭市 青岭市护林中心=青岭市 青岭市护林所=青岭市 各县林业局=None 全县林业局=None 本县林业局=None 地方市林业局=None "
    "有条件县林业局=None 县级市林业局=None"
)
DISTRICTS = (
    "青岭自治县人民政府=青岭自治县 青岭区政府=青岭区 青岭旗委=青岭旗 青岭区委=青岭区 青岭县委=青岭县 青岭区林业局=青岭区 青岭区护林委员会=青岭区 "
    "青岭区护林委=青岭区 "
    "青岭县林业办=青岭县 青岭县护林中心=青岭县 各县人民政府=None 全县人民政府=None 本区人民政府=None 有关县政府=None 相关区政府=None 地方县政府=None"
)
KINDS = (
    "岚堇团委=party 岚堇侨联=association 岚堇文联=association 岚堇社科联=association 岚堇科协=association 各省=government 各自治区=government "
    "各自治州=government "
    "各直辖市=government 各州=government 各盟=government 各旗=government 各县级市=government 各功能区=government 各新区=government 各园区=institution"
)
OWN = (
    "市公安局=岚堇市公安局 市工商联=岚堇市工商联 市政公司=市政公司 市政工程公司=市政工程公司 市政设施中心=市政设施中心 市政基础设施公司=市政基础设施公司 "
    "市政园林局=市政园林局 "
    "市政管理局=市政管理局 市政道路公司=市政道路公司 市域护林中心=市域护林中心 市、县林业部门=市、县林业部门 市政府办公厅=岚堇市人民政府办公厅"
)
GENERIC = "各企业 有关企业 相关企业 本地企业 地方企业 重点企业 高等学校 所有企业 全体企业 其他企业"
VERTICAL = "税务局 气象局 海关 邮政管理局 通信管理局 烟草专卖局 消防救援局"


@pytest.mark.parametrize(("issuer", "name", "level"), [one.split("=") for one in ISSUERS.split()])
def test_region_of_an_issuer(issuer: str, name: str, level: str) -> None:
    assert region_of(issuer, "方案") == Region(None if name == "None" else name, level)


@pytest.mark.parametrize(("title", "name"), [one.split("=") for one in TITLES.split()])
def test_region_of_a_title(title: str, name: str) -> None:
    assert str(region_of(None, title).name) == name


@pytest.mark.parametrize(("body", "name"), [one.split("=") for one in NAMES.split()])
def test_region_that_a_name_begins_with(body: str, name: str) -> None:
    assert str(region_in(body)) == name


@pytest.mark.parametrize(("body", "name"), [one.split("=") for one in DISTRICTS.split()])
def test_district_that_a_name_begins_with(body: str, name: str) -> None:
    assert str(district_in(body)) == name


@pytest.mark.parametrize(("body", "kind"), [one.split("=") for one in KINDS.split()])
def test_kind_follows_from_the_name(body: str, kind: str) -> None:
    assert kind_of(body) == kind


@pytest.mark.parametrize(("printed", "name"), [one.split("=") for one in OWN.split()])
def test_first_word_is_the_city_or_a_part_of_the_name(printed: str, name: str) -> None:
    assert Bodies(CITY, None, "d").named(printed).name == name


@pytest.mark.parametrize("name", GENERIC.split())
def test_generic_name_is_of_its_region(name: str) -> None:
    assert organization(name, CITY, "d").id == f"org:岚堇市·{name}"


@pytest.mark.parametrize("name", ["岚堇护林大学", "岚堇护林学院"])
def test_school_of_a_full_name_is_one_wherever_it_is_read(name: str) -> None:
    assert organization(name, CITY, "d").id == f"org:{name}"


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("各市林业局", "city"),
        ("各州林业局", "city"),
        ("市州", "city"),
        ("各县林业局", "county"),
        ("各区林业局", "county"),
    ],
)
def test_level_of_a_generic_name(name: str, level: str) -> None:
    assert organization(name, PROVINCE, "d").level == level


@pytest.mark.parametrize("aside", ["市护林办", "市园林局", "市护林委", "市护林部", "市护林中心", "市护林办公室"])
def test_other_name_in_brackets_is_left_out(aside: str) -> None:
    assert Bodies(CITY, None, "d").named(f"岚堇市林业局({aside})").name == "岚堇市林业局"


@pytest.mark.parametrize("level", ["省", "市", "县", "区", "州", "乡镇", "乡", "镇", "街道", "旗", "各县"])
@pytest.mark.parametrize("tail", ["人民政府", "党委", "管委会"])
def test_level_of_a_list_has_the_word_after_the_last(level: str, tail: str) -> None:
    assert Bodies(Region(None, None), None, "d").named(level, None, f"园区{tail}").name == f"{level}{tail}"


@pytest.mark.parametrize(
    "place", ["各级", "各地", "地方", "国务院", "各县", "各市县", "各县(市、区)", "市级", "县级以上", "县级以上人民政府", "县级以上地方人民政府"]
)  # fmt: skip
def test_place_of_a_list_of_fields_is_that_of_each(place: str) -> None:
    bodies = Bodies(Region(None, None), None, "d")
    assert bodies.named(f"{place}林业", None, "财政部门").name == f"{place}林业部门"
    assert bodies.named("财政部门", f"{place}林业", None).name == f"{place}财政部门"


@pytest.mark.parametrize("name", ["海关总署", "审计署", "税务总局", "财政部", "国务院办公厅"])
def test_national_body(name: str) -> None:
    assert is_unmistakably_national(name)


@pytest.mark.parametrize("name", VERTICAL.split())
def test_department_that_answers_to_those_above_is_no_part_of_the_government(name: str) -> None:
    def body(name: str, kind: str) -> Organization:
        return Organization(id=f"org:{name}", name=name, kind=kind, level="city", region="岚堇市")

    found = hierarchy_of(
        "d",
        [
            body("岚堇市人民政府", "government"),
            body(f"岚堇市{name}", "department"),
            body("岚堇市市场监督管理局", "department"),
        ],
    )
    assert [edge.source for edge in found] == ["org:岚堇市市场监督管理局"]
