"""地名与机构名录 (gazetteer): regions, and the full names of departments and national bodies by their usual short ones."""

import re
from dataclasses import dataclass

from plankg.extract.text.rule import compiled
from plankg.extract.text.wordlists import alternatives, pairs

_NAMED_REGION = r"(?P<region>[\u4e00-\u9fff]{2,7}?(?:省|自治区|市(?![场民级值直])|自治州|州|盟|地区|县|区|旗))"
# A district or county with its city before it: 南京市鼓楼区.
_IN_CITY = (
    r"(?P<city>[\u4e00-\u9fff]{2,6}?(?:市|自治州|州|盟|地区))(?P<part>[\u4e00-\u9fff]{1,6}?(?:自治县|区|县|旗|市))"
    r"(?=(?:人民)?政府|党?委|办公|关于|[\u4e00-\u9fff]{2,12}(?:局|委员会|委|办|中心)|\d|“|$)"
)
# What ends in 区 and is no district of the administration.
_NO_DISTRICT = (
    r"(?:经济?技?术?开?发?|高新技?术?产?业?开?发?|产业|工业|示范|保税|自贸|自由贸易|景|山|校|社|片|矿|林|牧|灾|郊|城|园|新|功能|特|防|"
    r"库|湖|海关监管|合作|试验)区$|^[全各本]"
)
_LEVELS = {"省": "province", "区": "county", "市": "city", "州": "city", "盟": "city", "县": "county", "旗": "county"}
# What a title or an issuer says before the place: 中共某市委, 关于推动某市….
_BEFORE_PLACE = r"^(?:中共(?!中央)|关于|推动|推进|加快|进一步|促进|支持|印发|修订|优化|做好|加强|深化|持续|落实|实施|规范|全面|贯彻|发布|公布|调整|完善)+"
_NATIONAL = ("国务院", "国家", "中共中央", "中央", "全国")
_MINISTRY = r".*(?:部|部办公厅|总局|(?<!公)署)"


@dataclass(frozen=True, slots=True)
class Region:
    """地区 (region): where a document's bodies are, "甘肃省", and its `level`; the name is None for a national document."""

    name: str | None
    level: str | None


def region_of(issuer: str | None, title: str) -> Region:
    """The region that a document's issuer, or else its title, names; a national body gives the level alone."""
    for named in (issuer, title):
        if not named:
            continue
        printed = re.sub(_BEFORE_PLACE, "", named)
        if printed.startswith(_NATIONAL) or (named is issuer and re.fullmatch(_MINISTRY, printed.split(" ")[0])):
            return Region(None, "national")
        if place := _in_city(printed):
            return Region(place, "county")
        province = next((full for full in pairs("duties/provinces").values() if printed.startswith(full)), None)
        if province:
            return Region(province, "province")
        match = re.match(_NAMED_REGION, printed)
        if match and not re.search(r"[全各我本](?:省|市|州|县|区|旗)?$", match["region"]):
            return Region(match["region"], level_of_region(match["region"]) or "county")
    return Region(None, None)


def region_in(name: str) -> str | None:
    """The region that a name begins with: 甘肃矿区工商局 is of 甘肃省, 兰州新区市场监管局 of 兰州新区."""
    for short, province in pairs("duties/provinces").items():
        if name.startswith(short):
            return province
    if place := _in_city(name):
        return place
    match = re.match(
        r"(?P<region>[\u4e00-\u9fff]{2,5}?(?:新区|自治[州县]|市|州|县|区|旗)(?!市(?:$|[县区])))(?=[\u4e00-\u9fff]{2,}(?:局|委|厅|政府|院|中心|所)$)",
        name,
    )
    return match["region"] if match and not re.match(r"各|全|本|地方|有条件|县级|场|市市", name) else None


def _in_city(name: str) -> str | None:
    """The district or county, with its city, that a name begins with: 南京市鼓楼区; None where it names no such place."""
    match = compiled(_IN_CITY).match(name)
    return match.group() if match and not re.search(_NO_DISTRICT, match["part"]) else None


def district_in(name: str) -> str | None:
    """The district or county without its city that a name begins with: 鼓楼区 of 鼓楼区人民政府.

    A district of that name may be in several cities; 经开区 and 新区 are no districts of the administration.
    """
    match = re.match(
        r"(?P<part>[\u4e00-\u9fff]{1,6}?(?:自治县|区|县|旗))(?=(?:人民)?政府|[区县旗]?委|[\u4e00-\u9fff]{2,12}(?:局|委员会|委|办|中心)$)",
        name,
    )
    bad = (
        match is None
        or re.search(_NO_DISTRICT, match["part"])
        or re.match(r"[各全本]|[省市县区]|有关|相关|地方|国家|中国|[\u4e00-\u9fff]{2,5}自治区", name)
    )
    return None if bad or match is None else match["part"]


def level_of_region(region: str) -> str | None:
    """The level of a region by the last word of its name."""
    whole = {"自治区": "province", "地区": "city"}
    return next((level for end, level in whole.items() if region.endswith(end)), _LEVELS.get(region[-1]))


def full_department(name: str) -> str:
    """药监局 → 药品监督管理局; a name that the list does not know as it is."""
    return pairs("duties/departments").get(name, name)


def national_body(name: str) -> str | None:
    """税务总局 and 国家税务总局 → 国家税务总局; None for what is no body of the State Council."""
    known = pairs("duties/national_bodies")
    for short in (name, name.removeprefix("国家"), name.removeprefix("国务院")):
        if short in known:
            return known[short]
    return name if name in known.values() else None


def is_unmistakably_national(name: str) -> bool:
    """Whether only a national body has such a name: it says so, or is a ministry or a general administration."""
    return name.startswith(_NATIONAL) or (re.fullmatch(_MINISTRY, name) is not None and national_body(name) is not None)


def is_bare_department(name: str) -> bool:
    """Whether a name is a department without its region: 财政厅, 市场监管局, 卫生健康委."""
    pattern = rf"{alternatives('text/department_fields')}(?:厅|局|委员会|委|办公室|办)"
    return compiled(pattern).fullmatch(name) is not None or name in pairs("duties/departments")
