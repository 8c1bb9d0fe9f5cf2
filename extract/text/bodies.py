"""单位名称 (bodies): how the names of bodies are built, and how a printed list of them falls into single names.

A name is short, ends with one of the words of body_suffixes.txt and does not begin with a verb; brackets inside it
belong to it: 中国(甘肃)知识产权保护中心, 行业协(商)会, 市委组织部(市人才办).
"""

import re
from collections.abc import Iterator
from functools import cache

from plankg.extract.model import Span
from plankg.extract.text.rule import compiled
from plankg.extract.text.wordlists import alternatives, opened

# 市林业局市水利局 are two without a mark between them.
_RUN_TOGETHER = r"(?<=[局委厅])(?=[省市县区](?!场监|[级属直内域])[\u4e00-\u9fff]{2,10}(?:局|委|厅|办|政府)(?:[、,;()要应会牵负配按]|$|[省市县区]))"
# 各地区各部门 are two too.
SEPARATOR = (
    r"(?:(?:制度)?(?:、|,(?=[^,]{1,20}(?:等|\Z))|以及|或者|或(?!许|组织)|和|及其(?!他)|及|与)|(?<=[\u4e00-\u9fff][地区市县])(?=各(?:有关|相关|级)*(?:部门|单位|地区))|"
    rf"{_RUN_TOGETHER})"
)
# Names that begin with a word which is a verb elsewhere: 发展改革委 is no 发展…, 牵头部门 no 牵头….
VERB_LIKE_NAMES = (
    r"发展和?改革|建设银行|建设部|建设单位|服务机构|监督管理|监督检查|组织部|牵头(?:部门|单位)|配合(?:部门|单位)|实施(?:部门|单位|机关)|负责(?:部门|单位)|落实(?:部门|单位)|"
    r"承担单位|采购(?:人|单位|代理机构)|开发企业|试点(?:工作|地区|单位|城市)|采购监管|编制管理部门|应急|开发区|组织人事|利用部门|维护单位|科学技术|保障性|运营(?:商|单位|机构|企业|主体|公司)"
)

# 涉企信息归集部门联席会议 is one body, not 涉企信息归集部门; 企业主体责任 is the responsibility of 企业.
_GOES_ON = (
    r"(?<=委)(?:[\u4e00-\u9fff]{0,3}办(?!理|好)|组织部|宣传部|统战部|政法委|社会工作部|老干部局|党校)|"
    r"(?<=街道)办事处|(?<=机构)编制(?:部门|委员会|机关)|(?<=局)[\u4e00-\u9fff]{2,8}(?:[支大总]队|调查队)|(?<=[^会团业党治解际益愿务者济作民融]组织)(?:开展|实施|召开|举办|落实|推进)|(?<=经营者)集中|服务(?:专区|平台|热线|窗口|事项|局)|应收账款|建设标准|破产|(?<=政府)(?:(?:(?![要应须将可在对或]|负责|会同|明确|建立|设立|成立|完善|健全|指定|依托|委托|通过|组织|推动|制定|加强|督促)[\u4e00-\u9fff]){2,10}(?:(?:主管|管理|监管|行政)部门|机构)|督查|研究室|法律顾问|公报|网(?!络))|(?<=地方)(?:各级)?(?:(?:人民)?政府|金融(?:组织|机构))|(?<=大学)生|(?<=纪委)监委|(?<=[省市]局)(?:相关|有关)?[\u4e00-\u9fff]{2,6}处室?(?=[、,。;)和及与])|联席会议|领导小组|委员会|成员单位|协会|机构|企业|单位|组织(?=[、,。;)等和及与]|$)|部门|中心|主体(?!责任)|办公室|党组织|负责人(?![才口防力事])|(?:主要)?负责同志|"
    # 省委优化营商环境领导小组办公室 is no 省委.
    r"(?:(?![和及与、]|要|应|须|由|成立|组建|设立|建立|会同|负责|牵头|加强|强化|发挥|完善|健全|推动|参加|召开|依托|通过|落实)[\u4e00-\u9fffA-Za-z0-9]){1,14}(?:领导小组|协调小组|工作专班|指挥部|联席会议)"
)

# 属地责任和企业 is no name; 工业和信息化部 is one.
_IN_NAME = r"和(?=信息化|工业信息化|旅游|社会保障|城乡|改革|草原|物资|储备|规划|体育|自然资源|政务服务|公共资源|人力资源|计划生育|水务|大数据|科技创新)"
# A name does not go on over what is done: 专题会作为…机构, 工作实行…首长.
_DOES = (
    r"作为|总揽|过程中|实行|会同|牵头(?!部门|单位)|负责(?!人(?![才口防力事])|部门|单位)|(?<!自)由|(?<![财科商农文])经(?![信济开贸营管办合作纪])|"
    r"接到|收到|对(?!外|口|接|港)|联合(?!工作|执法)|(?<!所)在(?!线|建)|向(?!阳|型)|进驻(?!部门|单位)|审查或|督促|按(?![摩键])|根据|通过|结合|的|(?<!高)等|(?<![主重纪首])要(?![素点害闻])|应当|必须|将(?!军)|领衔|(?<![华有])为(?!民)|[一二三四五六七八九十]是|成立|批准设立|担任|进行|统筹(?![办委局发])|"
    # 由省营商环境局报省政府审定, 市教育局指导用人单位: what one body does to another.
    r"(?<=[局委厅府])(?:报(?=[省市县区州上])|指导(?!员|站|中心|委员会|小组))|或者|设置|组织(?=各)"
)
_NO_LETTER = opened(rf"[和及与]|{_DOES}")
_LETTER = rf"(?:(?!{_NO_LETTER})[\u4e00-\u9fff]|[A-Za-z0-9]|(?<=\d\d\d\d\d)[ ]|{_IN_NAME})"
# Words before a name that are no part of it: 由市科技局, 经生态环境部门.
_NO_BEGIN = (
    r"第[一二三四五六七八九十百零]+条|由|如(?![皋东])|经(?![信济开贸营管办纪])|并|被|是|等|及|从|把|让|使|不(?!动产)|未|已|也|均|都|其(?!他)|或|该|级|用[好足]|"
    r"本(?!市|省|县|区|地)|此|跨(?![国境])|请(?!示)|问|\d+余?[家户名]|鼓励|形成|解决|特别|尤其|措施|倒逼|激励|扶持|动员"
)
_OPEN, _CLOSE = "([〈《“", ")]〉》”"
# 各部门(单位), 属地政府(园区管委会): what else the body may be.
_OR_ELSE = r"(?:\((?:站|[^()、,]{0,10}(?:管委会|办事处|委员会|政府|部门|单位|机构)|[省市县区州][^()、,]{1,12}(?:局|委|办|厅|中心))\))?"
# 按职责分工, 结合职能: before what each of several bodies does.
BY_DIVISION = r"(?:结合|根据|依据|按照?|依)(?:各自|本?(?:单位|部门))?(?:工作)?(?:职能|职责)(?:分工)?(?:分别)?"
# 6月底前, 2026年底前: the same.
BY_DAY = r"(?:(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬|底)?|(?:20\d\d)?年底)前"
# Where a sentence turns from who to what.
_TURNS = r"负责|根据|按照|结合|加强|建立|制定|组织|配合|牵头|协助|参照"

# 区城市更新和土地整备局: one name over 和, when no name ends before it.
_TWO_FIELDS = (
    r"[省市县区州](?:(?![局委厅办部院会])[\u4e00-\u9fff]){2,5}和(?:(?![省市县各])[\u4e00-\u9fff]){2,7}?(?:局|厅|委员会)(?![部势面])|"
    r"各级(?:(?![局委厅办部院会府])[\u4e00-\u9fff]){2,8}和(?:(?![省市县各])[\u4e00-\u9fff]){2,10}?(?:管理|主管|监管)部门"
)
# 市营商办, 省职转办, 市新经济委, 市委市政府督查考核办: offices named by what they are for.
_OWN_OFFICE = (
    r"(?:[省市县区州](?:委(?:[省市县区州]政府)?|(?:人民)?政府)(?=[\u4e00-\u9fff]{2,5}办)|各?[省市县区州盟旗镇]|各级)(?:(?![局委厅和及与、常])[\u4e00-\u9fff]|委(?=办)){1,5}"
    r"(?:办(?![法理事公好学实结案])|委(?![员托派任培会书组宣统政办内以外常监]))"
)

# The words for a place in the administration, as in 各市、县(区)政府.
LEVEL = (
    r"(?:[区县市][(][市区][)][县区]|省级?|自治区|直辖市|计划单列市|设区的?市|省辖市|地级以?上?市|自治州|自治县|县级市|盟市|市州|州市|县市区|市县区|市县|县市|区县市?|县区|市区|旗县市?区?|市级?|州|盟|地区|县级?|区级?|旗|"
    r"乡镇街道|街镇|镇街|乡镇|乡|镇|街道|林区|村|社区)"
    r"(?:[(\[〈][^()\[\]〈〉]{1,12}[)\]〉])?"
)
_STATE_COUNCIL = r"国务院各部、委(?:、[行署局办])*|国务院各部委|(?:国务院)?各(?:部委、各)?直属(?:特设)?机构|国务院(?:有关|相关)部门(?:[和、]单位|\(单位\))?"
# What levels begin with, from the lowest to the highest.
_RANKS = ("", "村社", "乡镇街", "县区旗", "市州盟设地", "省自直计")
_LEVEL_HEAD = rf"各?(?:有关|相关)?{LEVEL}"
_LEVEL_TAIL = (
    r"(?:人民)?(?:政府|党委政府|党委)(?:[(][^()]{1,8}[)])?|(?:管委会|管理委员会|办事处)|"
    r"(?![直属内际]|级(?:有关|各|相关)|(?<=级)(?:有关|各|相关))(?:(?!会同|负责|牵头|要|应|由|或)[\u4e00-\u9fff()\[\]]){2,16}(?:局|厅|委|部门|公司|办|法院|检察院|中心|工会|联合会|(?<!务)机构)"
)
# The words that names of bodies end with. A word of two characters or less at the end of a longer name.
_NAME_END = (
    r"国企|央企|局|委|厅|办|部|署|院|处|科|室|队|站|所|馆|校|社|会|行|联|司|厂|库|报|中心|集团|公司|政府|区|县|市|州|盟|旗|镇|乡|村|街道|部门|单位|机构|各地|地方|地区|"
    r"专班|小组|工作组|领导组|电网|供电|大学|企业|党委|党组|政协|人大|组织|园|平台|主体|新城|兵团|国网|移动|联通|电信|铁塔|成员|各方|团队|运营商|"
    r"负责人|责任人|基地|镇街|海关|口岸|机关|保险|台|网|所属|省直|市直|区直|县直|港|段"
)
_STRONG = (
    r"(?:各|有关|相关|全[省市县区]|[省市县区州盟旗厅](?![内外域场人])|国家|中国|自治区|中共|国网|国务院).{1,}|"
    r"[\u4e00-\u9fff()\[\]]{2,16}(?:局|委|厅|办|部|署|政府|管委会|委员会|公司|银行|支行|分行|办公室|总工会|联合会|检察院|法院|海关|街道|开发区|园区|部门|单位)"
)
# Words that end in such a word and are none: 全局, 布局, 社会, 机会, 学会 as a verb; what is done, not who does it.
_NO_END = (
    r"(?:全|布|格|结|僵|开|破|变)局|社会|机会|大会|都会|体会|"
    r"(?:全|内|外|东|西|南|中|北|细|局|大|顶|底|头)部|(?:处|(?<!信)用|益|好|坏|长|深|到)处|互联网|一张网|流程|工作|任务|情况|措施|方案|政策|管理|服务|"
    r"建设|发展|问题|制度|体系|机制|标准|项目|工程|活动|数据|网络|设施|资金|能力|水平|质量|改革|办法|规划|计划|目标|要求|培训|宣传|检查|评估|监测|保障|方式|事项|一网通办"
)


@cache
def body_pattern() -> str:
    """One name of a body, as a part of a verbose pattern over folded text."""
    suffix, goes_on = opened(alternatives("text/body_suffixes")), alternatives("text/body_compounds")
    fields = alternatives("text/department_fields")
    return (
        rf"(?:有[\u4e00-\u9fff]{{1,6}}的|有条件|(?:具有|具备|符合)[\u4e00-\u9fff、]{{2,16}}的)?(?:(?={VERB_LIKE_NAMES})|(?!{verb_pattern()}|{_NO_BEGIN}))"
        rf"(?:{_TWO_FIELDS}|{_OWN_OFFICE}|(?:(?=[^(]{{1,14}}\(){_LETTER}{{1,14}}\((?!单位\)|以下|下称|简称)[^()]{{1,12}}\))?{_LETTER}{{0,18}}?{suffix}(?!{_GOES_ON}|(?!分[别工头解]|面向){goes_on}|(?<=各地){fields}(?:主管|监管|管理)?部门)(?<![全布格结僵破]局)(?<!跨部门)(?<!法治政府)(?<!数字政府)(?<!电子税务局))"
    )


@cache
def list_pattern() -> str:
    """Names of bodies in a row: A、B和C; 各省、自治区、直辖市人民政府 among them.

    The pattern of one name is long, so it is there once: a name after the first wants a separator (`LIST`, see `compiled`).
    """
    one = rf"(?:(?:{level_pattern()}|{fields_pattern()}|{body_pattern()}){_OR_ELSE})"
    return rf"(?:(?(LIST)(?:、{unknown_pattern()})?{SEPARATOR})({one}))+"


def unknown_pattern() -> str:
    """A member of a list between names of bodies that is no known name: 农户 in 企业、农户、合作社."""
    return rf"(?=[\u4e00-\u9fff]{{2,10}}、)(?!{alternatives('text/verbs')}|{_NO_BEGIN})(?:(?!{_NO_LETTER})[\u4e00-\u9fff]){{2,10}}(?=、)"


@cache
def fields_pattern() -> str:
    """Departments named by their fields alone, with one word for all: 各级农业农村、财政部门, 发展改革、公安等部门."""
    field = rf"(?:{alternatives('text/department_fields')}|{alternatives('duties/bare_departments')})"
    place = r"(?:各级|各县区|各市县|各[省市县区州]+|各地|[省市县区]级以?上?|县级以上(?:人民政府)?(?:地方)?|国务院|地方|[省市县区])?"
    which = r"(?:有关|相关|主管|行政|[省市县区]级|[\u4e00-\u9fff]{2,4}(?=监督|监管|管理|领域)|监督|监管|管理|领域)*"
    place = rf"(?:(?:{LEVEL}、)+(?:{LEVEL}(?:[两三]级)?(?=[\u4e00-\u9fff]{{2}}))?|{place})"
    # An unknown field counts among known ones: 规划、住建、综合窗口、税务部门.
    among = (
        rf"(?:(?:、|和|及|以及)[省市县区]?{field}|、(?!{alternatives('text/verbs')})[\u4e00-\u9fff]{{2,8}}(?=、|等|和))"
    )
    unknown = rf"(?=[\u4e00-\u9fff]{{2,8}}、)(?!{alternatives('text/verbs')}|[及其和等以与由经])[\u4e00-\u9fff]{{2,8}}(?<![局委厅办部院会府门构业])"
    first = rf"(?:{field}|{unknown}(?=、{field}[^。;]{{0,40}}?部门))"
    return rf"{place}{first}(?:{among}+等?|(?<!法院|检察|银行)等){which}部门"


@cache
def level_pattern() -> str:
    """One body whose name lists levels: 各省、自治区、直辖市人民政府, 各区、县(市)政府, 各省(区、市)."""
    # The characters that one of them begins with, before all of them are tried.
    return (
        rf"(?=[各国有具相设供水电气热暖区县市省自直计地州盟旗林社乡街镇村])(?:{_STATE_COUNCIL}|"
        rf"(?:有|具备)条件的{LEVEL}(?=在|开展|建立|建设|探索|率先|先行|设立|推行|推进|实施)|"
        rf"各级、各(?:有关|相关)?部门(?:和单位|单位)?(?=[要应须将按]|负责|根据|结合)|"
        rf"(?:有关|相关)?(?:{LEVEL}、)+{LEVEL}(?:[两三四]级)?(?=[要应须]|负责)|(?:乡镇|镇街|街道|村)\((?:街道|社区|乡镇|镇|居)\)(?=[要应须]|负责|牵头)|村(?:“两委”|两委)(?=[要应须]|负责)|设区的?市(?:级以上)?(?:地方)?(?:各级)?(?:{_LEVEL_TAIL})|"
        rf"(?:供?[水电气热暖]、)+供?[水电气热暖](?:(?:、(?:通信|网络|通信网络|广电|有线电视|燃气|排水))*等(?:公用事业)?(?:服务)?|供应|公用事业|经营|经营服务|等)?(?:企业|单位|公司|部门)|"
        rf"各(?:{LEVEL}、)+{LEVEL}(?:{_LEVEL_TAIL})?|"
        rf"(?:(?:有关|相关)?(?:{LEVEL}(?:、|和(?=设区)))+{LEVEL}|县(?:级以上(?:地方)?|\([^()]{{1,8}}\)))(?:两级|三级|各级)?(?:{_LEVEL_TAIL})(?=及其|以?及|或|[和、与]|[要应须可负将]|会同|牵头|每年|依法|在其)|"
        rf"各(?:有关|相关)?{LEVEL}(?:(?:人民)?(?:政府|党委政府|党委)|办事处|管委会)?"
        rf"(?!(?:牵头|责任)(?:部门|单位))(?!(?:(?!各|要|应|须|[和及与]|{_TURNS})[\u4e00-\u9fff]){{0,10}}?(?:局|委|厅|办|部|院|政府|园|中心|处|机关|公司|企业|单位|学校)))"
    )


def verb_pattern() -> str:
    """A word that begins what a body shall do."""
    return opened(alternatives("text/verbs"))


def split_bodies(folded: str, start: int, end: int) -> tuple[Span, ...]:
    """The single names of a list that `list_pattern` matched at `start`..`end`."""
    spans: list[Span] = []
    at = start
    pattern = compiled(rf"(?:{level_pattern()}|{body_pattern()}){_OR_ELSE}(?=(?P<sep>{SEPARATOR})|\Z)")
    while at < end:
        if fields := compiled(rf"{fields_pattern()}(?:{SEPARATOR}|$)").match(folded, at, end):
            spans.extend(_fields(folded, Span(at, fields.end())))
            at = fields.end()
            continue
        match = pattern.match(folded, at, end)
        if match is None:
            unknown = compiled(rf"、?{unknown_pattern()}{SEPARATOR}").match(folded, at, end)
            if unknown is None or not spans:
                break
            at = unknown.end()
            continue
        spans.append(Span(at, match.end()))
        at = match.end("sep") if match["sep"] else match.end()
    return tuple(spans) or (Span(start, end),)


def _fields(folded: str, span: Span) -> Iterator[Span]:
    """The single departments of a list by fields: 各级农业农村, 财政部门; what only sums them up (等部门) is left out."""
    known = rf"{alternatives('text/department_fields')}|{alternatives('duties/bare_departments')}"
    one = (
        rf"(?:(?:\A(?:{LEVEL}、)+(?=[市县区]?[\u4e00-\u9fff]{{2}}))?[^、,和及]{{0,10}}?(?:{known})(?:(?:主管|管理|监管)?部门)?|[^、,]+?)"
        r"(?=等[^、,]*部门|、|,|以及|[和及]|$)"
    )
    for match in compiled(one).finditer(span.of(folded)):
        words = re.sub(r"^(?:以及|[和及])", "", match.group())
        if words and not re.fullmatch(r"等[^、,]*部门|(?:有关|相关|主管|行政)*部门", words):
            yield Span(span.start + match.end() - len(words), span.start + match.end())


def is_name(words: str, *, certain: bool = False) -> bool:
    """Whether words in an annotation can be the name of a body; `certain` asks for words that can hardly be anything else.

    >>> [is_name(words) for words in ("市科技局", "各县(市、区)", "形成合力", "2025年底前完成")]
    [True, True, False, False]
    """
    name = re.sub(r"^[*★▲☆△ ]+|[*★▲☆△ ]+$", "", words)
    outer = without_brackets(name)
    if (
        name in {"单位", "部门", "成员"}
        or not re.search(r"[\u4e00-\u9fff]{2}|^[省市县区州乡镇厅局委]$", name)
        or len(outer) > 30
        or re.match(r"按照?|根据|坚持|认真|严格", outer)
        or re.search(r"[:。;!?%《》=,]|20\d\d年|\d月|(?<![主重纪首])要(?![素点害闻])", outer)
    ):
        return False
    if (
        not certain
        and len(outer) > 3
        and compiled(rf"[省市县区]?{alternatives('text/department_fields')}").fullmatch(outer)
    ):
        return True  # 发展改革, 政务服务: fields that end as what is done does
    if compiled(rf"(?:{_NO_END})$").search(outer):
        return False
    ends = ends_as_name(outer)
    if certain:
        return ends and compiled(_STRONG).fullmatch(outer) is not None and not is_clause(outer)
    return ends or not is_clause(outer)


def ends_as_name(words: str) -> bool:
    """Whether the last of the words is one that names of bodies end with."""
    return compiled(rf"(?:{_NAME_END})$").search(without_brackets(words)) is not None


def is_clause(words: str) -> bool:
    """Whether words begin with what is done: 加强…, 做好…."""
    return compiled(rf"(?!{VERB_LIKE_NAMES}){alternatives('text/verbs')}").match(words) is not None


def without_brackets(words: str) -> str:
    """Words without what is in brackets of any shape, and without quotation marks."""
    return re.sub(r"[(\[〈][^()\[\]〈〉]*[)\]〉]|[“”]", "", words)


def split_list(folded: str, start: int, end: int, separators: str = "、,;") -> tuple[Span, ...]:
    """The entries of an annotation's list, brackets kept whole: 市委组织部(市人才办)、各县(市、区)政府 are two.

    和, 及 and 以及 separate too where a full name is on both sides; a closing 等 is left out. 各区、县(市)政府 is one, and so is
    what is in quotation marks. A slash separates two names (市民政局/市残联), and so do two blanks.
    """
    pieces: list[Span] = []
    depth, begin = 0, start
    for at in range(start, end + 1):
        character = folded[at] if at < end else separators[0]
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth -= 1
        elif (depth <= 0 or at == end) and _separates(folded, at, character, separators):
            if begin < at:
                pieces.append(Span(begin, at))
            begin = at + 1
    return tuple(name for piece in with_levels(folded, pieces) for name in _entries(folded, piece.start, piece.end))


def _separates(folded: str, at: int, character: str, separators: str) -> bool:
    if character == "/":
        return folded[at - 1 : at] in set("局委厅办部院会联心府司")
    return (character in separators and character != " ") or folded[at : at + 2] == "  "


def with_levels(folded: str, pieces: list[Span]) -> Iterator[Span]:
    """Pieces that make one name together: 各市 and 县(区)政府; 市直有关部门 and 单位."""
    at = 0
    while at < len(pieces):
        first = pieces[at]
        words = _last_name(first.of(folded).strip())
        last = at
        if compiled(_LEVEL_HEAD).fullmatch(words):
            last = _last_level(folded, pieces, at, shared=words.startswith("各"))
        elif re.search(r"(?:部门|机关)$", words) and at + 1 < len(pieces):
            last += re.fullmatch(r"\s*(?:单位|机构)\s*", pieces[at + 1].of(folded)) is not None
        yield Span(first.start, pieces[last].end)
        at = last + 1


def _last_level(folded: str, pieces: list[Span], at: int, *, shared: bool) -> int:
    """The last of the pieces that list levels; without a shared 各 only one that says what is there (政府) ends them."""
    last = at
    for after in range(at + 1, len(pieces)):
        words = _head(pieces[after].of(folded).strip())
        if ended := compiled(rf"{LEVEL}(?P<tail>{_LEVEL_TAIL})").fullmatch(words):
            return last if _goes_up(_last_name(pieces[last].of(folded)), words, ended["tail"]) else after
        if not compiled(LEVEL).fullmatch(words):
            break
        last = after if shared else last
    return last


def _goes_up(above: str, words: str, tail: str) -> bool:
    """Whether a name is of a higher level than those listed before it, and so no part of their list.

    各镇街、市教育局 and 各县区、市教育局 are two; 各市、县(区)教育局 is one, and 各县、市政府 too: there are 市 of the level of 县.
    """
    lowest, own = _rank(above.strip().removeprefix("各")), _rank(words)
    is_government = re.match(r"(?:人民)?(?:政府|党委)", tail) is not None
    return own > lowest + (1 if is_government and lowest >= _RANKS.index("县区旗") else 0)


def _rank(words: str) -> int:
    """How high a level is: 1 a village, 5 a province; in 县(市、区) the word before the bracket says it, 自治县 is a 县."""
    words = re.sub(r"^自治(?=[州县旗])", "", words)
    return next((rank for rank in range(1, len(_RANKS)) if words[:1] in _RANKS[rank]), 0)


def _last_name(words: str) -> str:
    """The last of the names that are joined without a mark: 各市 of 各有关部门及各市."""
    joined = list(compiled(_JOINED).finditer(words))
    return words[joined[-1].end() :] if joined else words


def _head(words: str) -> str:
    """The words before what joins another name to them: 县(区)政府 of 县(区)政府和开发区管委会."""
    joined = compiled(_JOINED).search(words)
    return words[: joined.start()] if joined else words


# 甲局等有关部门以及各地区 are three; 工业和信息化部 is one, and so is 各有关部门和单位.
_JOINED = (
    rf"{_RUN_TOGETHER}|(?<=[\u4e00-\u9fff][地区市县州])(?=(?:各|[省市县]级各)(?:有关|相关|级)*(?:部门|单位))|"
    r"(?<=[局厅委部会行办府司院处室心关区县市州旗镇乡道队所站门位校联])(?:以及|和|及|[ ])"
    r"(?!政府(?:$|[^\u4e00-\u9fff]|具体|负责|按|分别|抓|组织|落实|属地|共同)|(?<=部门.)(?:单位|机构)|(?<=部门以及)单位|其(?:他|它)?所属|自然资源|政务服务)"
    r"(?=[\u4e00-\u9fff]{2,})|"
    r"等(?:和|及|以及)?(?=[\u4e00-\u9fff]{2,}(?:部门|单位|机构|地区|政府|委会))|等(?:和|及|以及)(?=[\u4e00-\u9fff]{2,})"
)
_CLOSING = (
    r"(?:等(?:\d+个?)?(?:有关|相关|成员)?(?:单位|部门|[处科]室)?(?:[和、]?单位)?)?(?:结合实际)?"
    rf"(?:{BY_DIVISION})?\s*$"
)
# 以上任务均由甲局: the words that say for what.
_BEGINNING = (
    r"(?:(?:以上|上述|本(?:章|节|部分|条|项))(?:各项|各)?(?:任务|工作|措施|事项|内容)?(?:均|都)?(?:由|需由?|须由?)|"
    r"由(?!于)|并由|经(?![信济开贸营管办纪合])|以及|及|和|与|会同|[(\[]\d{1,2}[)\]]|\d{1,2}[.、](?!\d))[ ]*"
)


def _entries(folded: str, start: int, end: int) -> Iterator[Span]:
    """The names in one entry between separators."""
    begin = start
    for match in [*compiled(_JOINED).finditer(folded, start, end), None]:
        stop = match.start() if match else end
        words = folded[begin:stop]
        left = len(words) - len(words.lstrip())
        if (opening := compiled(_BEGINNING).match(words, left)) and len(words) - opening.end() > 1:
            left = opening.end()
        name = re.sub(_CLOSING, "", words[left:])
        if re.search(r"[\u4e00-\u9fff]{2}|^[省市县区州乡镇]$", name):
            yield Span(begin + left, begin + left + len(name))
        begin = match.end() if match else end
