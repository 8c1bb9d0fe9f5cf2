"""地名与机构名录 (gazetteer): regions, and the full names of departments and national bodies by their usual short ones."""

import re
from dataclasses import dataclass

from extract.text.rule import compiled
from extract.text.wordlists import alternatives, pairs

_NAMED_REGION = r"(?P<region>[\u4e00-\u9fff]{2,7}?(?:省|自治区|市|自治州|州|盟|地区|县|区|旗))"
_LEVELS = {"省": "province", "区": "county", "市": "city", "州": "city", "盟": "city", "县": "county", "旗": "county"}
_NATIONAL = ("国务院", "国家", "中共中央", "中央", "全国")
_MINISTRY = r".*(?:部|部办公厅|总局|总署|署)"


@dataclass(frozen=True, slots=True)
class Region:
    """地区 (region): where a document's bodies are, "甘肃省", and its `level`; the name is None for a national document."""

    name: str | None
    level: str | None


def region_of(issuer: str | None, title: str) -> Region:
    """The region that a document's issuer, or else its title, names; a national body gives the level alone."""
    for printed in (issuer, title):
        if not printed:
            continue
        if printed.startswith(_NATIONAL) or (printed is issuer and re.fullmatch(_MINISTRY, printed.split(" ")[0])):
            return Region(None, "national")
        province = next((full for full in pairs("duties/provinces").values() if printed.startswith(full)), None)
        if province:
            return Region(province, "province")
        if match := re.match(_NAMED_REGION, printed):
            return Region(match["region"], _LEVELS.get(match["region"][-1], "county"))
    return Region(None, None)


def region_in(name: str) -> str | None:
    """The region that a name begins with: 甘肃矿区工商局 is of 甘肃省, 兰州新区市场监管局 of 兰州新区."""
    for short, province in pairs("duties/provinces").items():
        if name.startswith(short):
            return province
    match = re.match(
        r"(?P<region>[\u4e00-\u9fff]{2,3}(?:新区|市|州|县|区))(?=[\u4e00-\u9fff]{2,}(?:局|委|厅|政府|院|中心|所)$)",
        name,
    )
    return match["region"] if match and not re.match(r"各|全|本|地方|有条件|县级|场|市市", name) else None


def level_of_region(region: str) -> str | None:
    """The level of a region by the last word of its name."""
    return "province" if region.endswith("自治区") else _LEVELS.get(region[-1])


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
