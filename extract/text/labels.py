"""标签 (labels): what stands before names or a time limit, known or not: 牵头单位：, 责任（配合）部门：, 【完成时限】."""

import re
from functools import cache

from plankg.extract.model import Role
from plankg.extract.text.rule import compiled
from plankg.extract.text.wordlists import pairs

# What a line of a list, or bold words in it, begin with in a text with marks: - **牵头单位**：….
MARKS = " *>·•●-"
NOUN = r"(?:单位|部门|科室|处室|机构|主体|委办局|局办|人员)"
_TIME_NOUN = r"(?:时限|时间|期限|时点|节点)(?:要求|安排|节点)?"
_SCHEDULE = r"(?:时间|时序|工作|推进)?进度(?:安排|要求|计划)|时间进度|推进计划|(?:建设|实施|完成|起止)年限|完成日期"
# Labels of a time that is none to be done by: of a beginning, or how long a policy holds.
NO_LIMIT = (
    r"(?:计划|拟)?(?:启动|开始|起始|开工)|(?:实施|执行|有效|政策|补贴|优惠|享受)期限|(?:执行|享受|申请|申报|受理)时间"
)
_POST = r"(?:领导|人|同志)"


@cache
def label_pattern() -> str:
    """A label before names or a time limit, known or not: 牵头单位：, 责任（配合）部门：, 【完成时限】, 所在片区：."""
    word = "(?:" + "|".join(sorted(pairs("text/labels"), key=lambda word: (-len(word), word))) + ")"
    return (
        r"(?P<boxed>\[(?=[^\[\]:]{2,12}\]))?"
        rf"(?:(?P<known>(?:[省市县区州]级|市直|其他|其它|主要|相关|有关|共同|具体|指标|工作|任务|重点|业务)?"
        rf"(?P<words>{word}(?:[(]?(?:、|和|及|与|/)?{word}[)]?)?)(?:责任)?(?:[省市县区])?"
        rf"(?:(?P<noun>{NOUN}|(?<=牵头|配合|主办|协办|承办|参与|参加|协助|协同|责任|督导|指导)(?=:))|(?P<post>{_POST})|(?P<time>{_TIME_NOUN})|(?P<phone>电话))(?:[(][^()]{{1,8}}[)])?)"
        rf"|(?P<when>(?:[\u4e00-\u9fff]{{2,4}})?{_TIME_NOUN}|{_SCHEDULE})"
        rf"|(?P<unknown>[\u4e00-\u9fff]{{2,6}}(?:{NOUN}|{_POST}|范围|片区|对象|电话|依据|目标)))"
        r"[ ]*(?(boxed)\]:?|(?:[*]*:[*]*|(?<=单位|部门)为|(?<=完成时限|完成时间)为|(?P<blank>(?<=单位|部门|时限|时间)[ ]+(?=[\u4e00-\u9fff\d]))))[ ]*"
    )


# What every label ends with.
_END = r"[\]:]|(?<=[位门间限])(?:为|[ ])"


def labels_in(words: str, start: int, end: int) -> list[re.Match[str]]:
    """The labels at the head of a stretch or after a mark or blank, none inside brackets of its own."""
    found: list[re.Match[str]] = []
    if compiled(_END).search(words, start, end) is None:
        return found
    depth, reached = 0, start
    for label in compiled(label_pattern()).finditer(words, start, end):
        before = words[start : label.start()].rstrip(MARKS)
        opens = not before
        head = opens or before[-1] in "。;" or words[label.start() - 1] in ",、 (*[/" or label["boxed"]
        depth += words.count("(", reached, label.start()) - words.count(")", reached, label.start())
        reached = label.start()
        # Without a colon only at the head of a line: 牵头单位 甲局.
        if label["blank"] and not opens and not (found and found[-1]["blank"]):
            continue
        if head and depth <= 0:
            found.append(label)
    return found


def is_time(label: re.Match[str]) -> bool:
    """Whether a time limit follows a label."""
    return label["when"] is not None or label["time"] is not None


def role_of(label: re.Match[str]) -> Role | None:
    """The role that a label gives; of two words in it (责任（牵头）单位) a lead before all."""
    if label["noun"] is None:
        return None
    by_word = pairs("text/labels")
    said = re.findall("|".join(sorted(by_word, key=len, reverse=True)), label["words"])
    roles = [by_word[word] for word in said if word != "责任" or len(said) == 1]
    known: list[Role] = [role for role in ("lead", "owner", "support", "guide") if role in roles]
    return known[0] if known else None
