"""单位 (organizations): which body a printed name means, its kind, level and region.

省药监局 in a plan of Gansu and 甘肃省药品监督管理局 are one body. The region comes from the document's issuer, the full
name of a department from data/departments.tsv. A name that stands for whoever is there (各地, 企业, 相关部门) is a body
of that document's region, not one that all documents share.
"""

import re
from dataclasses import dataclass

from extract.fold import fold
from extract.model import Organization
from extract.wordlists import pairs

_LEVEL_WORD = {"省": "province", "自治区": "province", "市": "city", "州": "city", "县": "county", "区": "county"}
_KINDS = (
    ("committee", r"(?:领导小组|联席会议|委员会|工作组|专班|指挥部)(?:办公室)?$"),
    ("party", r"党委|党组织|党支部|组织部|宣传部|统战部|政法委|纪委|市委|省委|县委|网信办"),
    ("association", r"(?:协会|协\(商\)会|商会|学会|促进会|联合会|联盟|基金会|社会组织)$"),
    ("post", r"(?:校长|局长|园长|院长|负责人|行政首长|领导干部|河长|湖长|林长|田长|链长|路长|街长)$"),
    (
        "enterprise_class",
        r"(?:企业|公司|集团|经营者|生产者|主体|市办方|开办方|主办方|举办者|平台|运营商|合作社|企业或组织|配送单位)$",
    ),
    (
        "institution",
        r"(?:中心|研究院|研究所|科学院|院所|高校|大学|学院|学校|医院|银行|机构|质检院|检测院|检验院|园区|产业园|生物所|保险机构)$",
    ),
    (
        "government",
        r"(?:人民政府|政府|管委会|各地|各地区|各地方|各市|各县|各区|市州|各级党委政府|地方)$|^各(?:市|州|县|区)",
    ),
    ("department", r"(?:局|厅|部门|部|委|办|署|办公室|办公厅|监管所|派出所|机关|处|院)$"),
)
_NAMED_REGION = r"(?P<region>[\u4e00-\u9fff]{2,7}?(?:省|自治区|市|自治州|州|盟|地区|县|区|旗))"


@dataclass(frozen=True, slots=True)
class Region:
    """地区 (region): where a document's bodies are, "甘肃省", and its `level`; both None for a national document."""

    name: str | None
    level: str | None


def region_of(issuer: str | None, title: str) -> Region:
    """The region that a document's issuer, or else its title, names; national bodies give none."""
    for words_ in (issuer, title):
        if not words_:
            continue
        if words_.startswith(("国务院", "国家", "中共中央", "全国", "工业和信息化部")):
            return Region(None, "national")
        for province in pairs("provinces").values():
            if words_.startswith(province):
                return Region(province, "province")
        if match := re.match(_NAMED_REGION, words_):
            suffix = match["region"][-1]
            return Region(match["region"], {"市": "city", "州": "city", "盟": "city"}.get(suffix, "county"))
    return Region(None, None)


def organization(surface: str, region: Region, issuer: str | None = None) -> Organization:
    """The body that `surface` means in a document of `region`.

    Args:
        surface: the name as printed.
        region: the document's region.
        issuer: the document's issuer, which 省局 or 市局 alone stands for.

    >>> organization("省药监局", Region("甘肃省", "province")).name
    '甘肃省药品监督管理局'
    """
    plain = re.sub(r"\s+", "", fold(surface))
    name = _full_name(plain, region, issuer)
    shared = _is_particular(name, region)
    key = name if shared or region.name is None else f"{region.name}/{name}"
    return Organization(
        id=f"org:{key}".replace("/", "·"),
        name=name,
        aliases=tuple(sorted({plain} - {name})),
        kind=kind_of(name),
        level=_level(name, region),
        region=_region_in(name) or region.name,
    )


def kind_of(name: str) -> str | None:
    """The kind of a body, from the words that its name ends with; None when they do not say."""
    if name.endswith(tuple(pairs("departments").values())):
        return "department"
    return next((kind for kind, pattern in _KINDS if re.search(pattern, name)), None)


def _full_name(plain: str, region: Region, issuer: str | None) -> str:
    if issuer and plain[:2] in {"省局", "市局", "总局"}:
        return issuer + plain[2:]
    prefix, rest = "", plain
    if region.name and plain[:1] in "省市州县区" and len(plain) > 2:
        matches = {"省": "province", "市": "city", "州": "city", "县": "county", "区": "county"}[
            plain[0]
        ] == region.level
        if matches and not re.match(_NO_PREFIX, plain):
            prefix, rest = region.name, plain[1:]
    elif region.name and plain.startswith(region.name):
        prefix, rest = region.name, plain[len(region.name) :]
    return prefix + pairs("departments").get(rest, rest)


# 省级, 省内, 市场, 市县… do not name the province or the city.
_NO_PREFIX = r"[省市州县区](?:[级内直属际外域场县州市办区]|公众)"


def _is_particular(name: str, region: Region) -> bool:
    """Whether the name means one body wherever it is read: it names its region, or a national body."""
    if _region_in(name) is not None or (region.name and name.startswith(region.name)):
        return True
    if re.fullmatch(r".{4,}(?:大学|学院)", name) and not re.match(r"各|有关|重点|高等|本地", name):
        return True
    return name.startswith(("国家", "国务院", "中国", "中共", "全国")) or (
        region.level == "national" and not re.match(r"各|有关|相关|本", name)
    )


def _region_in(name: str) -> str | None:
    """The region that a name begins with: 甘肃矿区工商局 is of 甘肃省, 兰州新区市场监管局 of 兰州新区."""
    for short, province in pairs("provinces").items():
        if name.startswith(short):
            return province
    match = re.match(
        r"(?P<region>[\u4e00-\u9fff]{2,3}(?:新区|市|州|县|区))(?=[\u4e00-\u9fff]{2,}(?:局|委|厅|政府|院|中心|所)$)",
        name,
    )
    return match["region"] if match and not re.match(r"各|全|本|地方|有条件|县级|场", name) else None


def _level(name: str, region: Region) -> str | None:
    if name.startswith(("国家", "国务院", "全国", "中国(")) and not name.startswith("中国("):
        return "national"
    if region.name and name.startswith(region.name):
        return region.level
    if re.match(r"各(?:市|州)|市州", name):
        return "city"
    if re.match(r"各(?:县|区)", name):
        return "county"
    found = _region_in(name)
    return _LEVEL_WORD.get(found[-1]) if found else None
