"""单位 (organizations): which body a printed name means, its kind, level and region, and by which rule.

省药监局 in a plan of Gansu and 甘肃省药品监督管理局 are one body. The region comes from the document's issuer, full names
from the lists of gazetteer.py, and a file of the user's overrules both. A name that stands for whoever is there (各地,
企业, 相关部门) is a body of that document's region, not one that all documents share.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from plankg.extract.duties.gazetteer import (
    Region,
    district_in,
    full_department,
    is_bare_department,
    is_unmistakably_national,
    level_of_region,
    national_body,
    region_in,
)  # fmt: skip
from plankg.extract.duties.overrides import overrides
from plankg.extract.model import Organization
from plankg.extract.text.fold import fold, simplified
from plankg.extract.text.unbroken import unbroken
from plankg.extract.text.wordlists import alternatives, pairs

_AREA = r"省|市|自治[区县州旗]|直辖市|州|盟|县|区|旗|县级市|乡|镇|街道|功能区|开发区|新区|园区"
_KINDS = (
    ("committee", r"(?:领导小组|联席会议|(?<!管理)委员会|工作组|专班|指挥部)(?:办公室)?$"),
    ("party", r"党委|党组织|党支部|组织部|宣传部|统战部|政法委|纪委|市委|省委|县委|区委|网信办|团委|总工会|妇联"),
    ("association", r"(?:协会|协\(商\)会|商会|学会|促进会|联合会|联盟|基金会|社会组织|(?:工商|残|侨|文|社科)联|科协)$"),
    ("post", r"(?:校长|局长|园长|院长|负责人|行政首长|领导干部|河长|湖长|林长|田长|链长|路长|街长)$"),
    (
        "enterprise_class",
        r"(?:企业|公司|集团|经营者|生产者|主体|主办方|举办者|平台|运营商|合作社|配送单位|企事业单位)$",
    ),
    (
        "institution",
        r"(?:中心|研究院|研究所|科学院|院所|高校|大学|学院|学校|医院|银行|分行|支行|机构|检测院|检验院|园区|产业园|事业单位)$",
    ),
    ("government", rf"(?:政府|管委会|管理委员会|各地|各地区|市州|地方|各(?:(?:{_AREA})[、和()]*)+)$"),
    ("department", r"(?:局|厅|部门|部|委|办|署|办公室|监管所|派出所|机关|处|院|监会|成员单位|归口单位)$"),
)
_PREFIX_LEVEL = {"省": "province", "市": "city", "州": "city", "县": "county", "区": "county"}
# 省级, 省内, 市场, 市县… do not name the province or the city; 市市场监管局 does.
_NO_PREFIX = (
    r"[省市州县区](?:(?!市场监|市监|外[办事])[级内直属际外域场县州市办区、]|和设区|公众|政(?:公|工|设|基|园|管|道))"
)
_GENERIC = r"各|有关|相关|本地|地方|重点|高等|所有|全体|其他"
_ADMINISTRATIVE = r"省|市|县|区|州|乡镇|乡|镇|街道|旗"
_WITHOUT_WIDTH = r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+"
_SHARED_TAIL = r"(?:人民政府|政府|党委|管委会)$"


@dataclass(slots=True)
class Bodies:
    """The organizations of one document: printed names in, one Organization for each body out, aliases united.

    `merges` has for every printed name that is not the body's own the rule that made them one.
    """

    region: Region
    issuer: str | None
    document: str
    by_id: dict[str, Organization] = field(default_factory=dict)
    merges: dict[tuple[str, str], str] = field(default_factory=dict)
    _known: dict[tuple[str, str | None, str | None], str] = field(default_factory=dict)

    def named(self, surface: str, before: str | None = None, after: str | None = None) -> Organization:
        """The body that `surface` means, known from now on by this name too.

        Args:
            surface: the name as printed.
            before: the first name of the list that it stands in, whose 省 or 市 it may share.
            after: the next name of the list, whose 人民政府 it may share.
        """
        asked = (surface, before, after)
        if asked in self._known:
            return self.by_id[self._known[asked]]
        plain = re.sub(_WITHOUT_WIDTH, "", unbroken(fold(surface), 0, len(surface)).words)
        name, rule = self._resolve(plain, before, after)
        alias = {plain} if name != plain and rule != "shared-suffix" else set()
        body = organization(name, self.region, self.document)
        known = self.by_id.get(body.id, body)
        body = replace(body, aliases=tuple(sorted({*known.aliases, *body.aliases, *alias})))
        self.by_id[body.id] = body
        self._known[asked] = body.id
        if name != plain:
            self.merges.setdefault((plain, name), rule)
        return body

    def _resolve(self, plain: str, before: str | None, after: str | None) -> tuple[str, str]:
        """The canonical name, and the rule that gave it; the name itself with the rule `as-printed`."""
        return next(self._readings(plain, before, after))

    def _readings(self, plain: str, before: str | None, after: str | None) -> Iterator[tuple[str, str]]:
        """Every reading of a name, the surest first."""
        if plain in overrides():
            yield overrides()[plain], "user-file"
        if self.issuer and plain[:2] in {"省局", "市局", "总局"}:
            yield self.issuer + plain[2:], "issuer-short-name"
        if after and re.fullmatch(rf"各?(?:{_ADMINISTRATIVE})", plain) and (tail := re.search(_SHARED_TAIL, after)):
            yield plain + tail.group(), "shared-suffix"
        if shared := _shared_department(plain, before, after):
            yield shared, "shared-department"
        if plain in pairs("duties/former_bodies"):
            yield pairs("duties/former_bodies")[plain], "renamed-body"
        if below := re.fullmatch(r"(?P<whole>.{2,})下设(?P<part>.*(?:办公室|专班|小组))", plain):
            yield self._regional(below["whole"] + below["part"], before)[0], "office-below"
        aside = re.fullmatch(r"(?P<name>.{3,})\([^()]*(?:办|局|委|部|中心|办公室)\)", plain)
        if aside:
            yield self._regional(aside["name"], before)[0], "bracket-aside"
        yield self._regional(plain, before)

    def _regional(self, plain: str, before: str | None) -> tuple[str, str]:
        region = self.region
        if region.level == "national" or is_unmistakably_national(plain):
            full = national_body(plain)
            return (full, "national-short-name") if full and full != plain else (plain, "as-printed")
        if region.name is None:
            return plain, "as-printed"
        district = district_in(plain) if region.level == "city" else None
        short = re.sub(r"[省市州盟]$", "", region.name)
        if district is not None and district != region.name and not district.startswith(short):
            rest = plain.removeprefix(district)
            return region.name + district + full_department(rest), "district-of-the-city"
        prefix, rest, rule = self._split(plain)
        if not prefix and is_bare_department(plain) and self._is_own(plain, before):
            prefix, rule = region.name, "shared-prefix"
        if prefix:
            government = re.match(r"(?:人民)?政府(?=.{2,})", rest)
            inner = rest[government.end() :] if government else rest
            rest = full_department(inner) if is_bare_department(inner) or inner in pairs("duties/departments") else rest
            rest = re.sub(r"^政府(?=$|办公[厅室]$)", "人民政府", rest)
        name = prefix + rest
        return (name, rule) if name != plain else (plain, "as-printed")

    def _split(self, plain: str) -> tuple[str, str, str]:
        """The region's name in full, what follows it, and the rule: 市科技局 → 郑州市, 科技局."""
        return next(self._splits(plain))

    def _splits(self, plain: str) -> Iterator[tuple[str, str, str]]:
        """Every way to take a name apart, the surest first."""
        name, level = self.region.name or "", self.region.level
        if plain.startswith(name):
            yield name, plain[len(name) :], "short-name"
        if league := re.fullmatch(rf"共青团{name}委", plain):
            yield league.group(), "员会", "youth-league"
        if plain in pairs("duties/departments"):  # 市监局, 自规局: their first word is no place
            yield "", plain, "as-printed"
        own = len(plain) > 2 or plain.endswith("委")
        if plain[:3] in {"自治区", "自治州", "自治县"} and name.endswith(plain[:3]):
            yield name, plain[3:], "region-prefix"
        municipal = level == "province" and name.endswith(plain[0]) and plain[0] == "市"  # 上海市 is a 市 too
        if own and (municipal or _PREFIX_LEVEL.get(plain[0]) == level) and not re.match(_NO_PREFIX, plain):
            yield name, plain[1:], "region-prefix"
        if plain.startswith(("团省委", "团市委", "团县委", "团区委")):
            yield f"共青团{name}", "委员会" + plain[3:], "youth-league"
        short = re.sub(r"[省市州县区]$", "", name)
        if len(short) >= 2 and plain.startswith(short) and is_bare_department(plain[len(short) :]):
            yield name, plain[len(short) :], "region-short-name"
        yield "", plain, "as-printed"

    def _is_own(self, plain: str, before: str | None) -> bool:
        """Whether a department named without a region is this region's: in a plan of a city or county, or by its list."""
        return plain.endswith("厅") or self.region.level in {"city", "county"} or self._shares_prefix(before)

    def _shares_prefix(self, before: str | None) -> bool:
        """Whether the first name of the list is one of this region's departments: 省发展改革委、财政厅."""
        if before is None:
            return False
        prefix, rest, _ = self._split(re.sub(r"\s+", "", fold(before)))
        return bool(prefix) and is_bare_department(rest)


def _shared_department(plain: str, before: str | None, after: str | None) -> str | None:
    """A department of a list by fields: 各级农业农村 and 财政部门 are 各级农业农村部门 and 各级财政部门."""
    field = alternatives("text/department_fields")
    place = (
        r"(?P<place>各级|各地|地方|国务院|各[省市县区州]+(?:\([^()]*\))?|[省市县区]级(?:以上)?(?:(?:地方)?人民政府)?)"
    )
    if after and after.endswith("部门") and re.fullmatch(rf"(?:{place})?{field}", plain):
        return f"{plain}部门"
    first = re.match(place, before) if before else None
    if first and before and re.fullmatch(rf"{field}部门", plain) and re.fullmatch(field, before[first.end() :]):
        return first["place"] + plain
    return None


def organization(name: str, region: Region, document: str) -> Organization:
    """The Organization of a canonical name, in a document of `region`.

    A generic name is kept apart by region; where the document has none, by document.
    """
    scope = region.name or ("全国" if region.level == "national" else document)
    key = name if _is_particular(name, region) else f"{scope}·{name}"
    return Organization(
        id=f"org:{key}".replace("/", "·"),
        name=name,
        kind=kind_of(name),
        level=_level(name, region),
        region=None if _level(name, region) == "national" else (region_in(name) or region.name),
    )


def kind_of(name: str) -> str | None:
    """The kind of a body, from the words that its name ends with, in either script; None when they do not say."""
    name = simplified(name)
    if name.endswith(tuple(pairs("duties/departments").values())) or national_body(name):
        return "department"
    return next((kind for kind, pattern in _KINDS if re.search(pattern, name)), None)


def _is_particular(name: str, region: Region) -> bool:
    """Whether the name means one body wherever it is read: it names its region, or a national body."""
    if re.match(_GENERIC, name):
        return False
    if national_body(name) == name or region_in(name) is not None:
        return True
    if region.name and name.startswith((region.name, f"共青团{region.name}")):
        return True
    return (
        name.startswith(("国家", "国务院", "中国", "中共", "全国"))
        or re.fullmatch(r".{4,}(?:大学|学院)", name) is not None
    )


def _level(name: str, region: Region) -> str | None:
    if national_body(name) == name or name.startswith(("国家", "国务院", "全国")):
        return "national"
    if region.name and name.startswith((region.name, f"共青团{region.name}")):
        return region.level
    name = simplified(name)
    if re.match(r"各(?:市|州)|市州", name):
        return "city"
    if re.match(r"各(?:县|区)", name):
        return "county"
    found = region_in(name)
    return level_of_region(found) if found else None
