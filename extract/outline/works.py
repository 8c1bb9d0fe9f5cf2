"""重点工程 (works): what names a work that is a project, and the chapters that are lists of works."""

from plankg.extract.text.fold import fold
from plankg.extract.text.rule import compiled

# What the name of a work ends with.
_NAMED = r".*(?:工程|项目)(?:\([^()]*\))?"
# A chapter of works: 重点工程, 重大项目建设.
_CHAPTER = r"""(?:十[大项])?(?:重点|重大|主要|标志性|支撑性)(?:建设)?(?:工程|项目)(?:(?:和|与|及|、)(?:重[点大])?(?:工程|项目))?
    (?:建设|清单|安排|任务|计划)?"""
# The verbs that make an entry a task and no name.
_VERB = r"实施|推[进动行]|开展|加[快强大]|强化|打造|抓好|启动|做好|组织|建[设成立]|完[成善]|落实|谋划|储备|提[升高]|优化|深化|健全|严格|坚持"
_ENTRY = r"[^,;。:]{4,30}"
# The title of a list of projects (县重点项目清单); one of tasks or measures is none (重大项目责任清单).
_LIST = r"(?!.*(?:审批|办法|方案)).*(?:项目|工程)(?:建设)?(?:计划|安排)?(?:表|清单|一览表?|名单|名录|库|列表|汇总表?|目录)?(?:\([^()]*\))?"
# What an entry says after its name: years, amounts, a stop; and what only a group of entries has.
_ASIDE = r"(?:\([^()]*(?:(?:19|20)\d\d|\d[亿万]?元)[^()]*\))?[;、]?$"
# What comes after the name in an entry of a list: …工程,总投资3亿元,2026年开工.
_SAID = r",[ ]*(?:(?:计划|估算|项目)?总?投资|(?:建设|实施)?(?:期限|年限|地点|内容|规模|单位|工期)|位于|占地|总?建筑面积|新建|改造|(?:19|20)\d\d).*"
_COUNTED = r".*\((?:共|合计)?[ ]*\d+[ ]*[个项件]\)"


def is_work(title: str) -> bool:
    """Whether a title ends as the names of works do: 湖岸加固工程, 泵站改造项目（一期）."""
    return compiled(_NAMED).fullmatch(fold(title)) is not None


def is_chapter_of_works(title: str) -> bool:
    """Whether a heading is that of a list of works: 重点工程."""
    return compiled(_CHAPTER).fullmatch(fold(title)) is not None


def is_name(title: str) -> bool:
    """Whether an entry of a list of works is a name (湖岸加固工程, 巡护站改造) and does not say what to do (推进重大工程)."""
    folded = fold(title)
    return compiled(_ENTRY).fullmatch(folded) is not None and compiled(_VERB).match(folded) is None


def is_list_of_works(title: str) -> bool:
    """Whether the title of an annex is that of a list of projects: 丙县“十五五”重点项目清单."""
    return compiled(_LIST).fullmatch(fold(title)) is not None


def entry_name(title: str) -> str | None:
    """The name of the project in an entry of such a list, without its years and amounts; None for a group: 水利工程（2项）."""
    folded = fold(title)
    if compiled(_COUNTED).fullmatch(folded):
        return None
    aside = compiled(_SAID).search(folded) or compiled(_ASIDE).search(folded)
    name = title[: aside.start()] if aside else title
    return name if is_name(name) or (is_work(name) and len(name) <= 40) else None
