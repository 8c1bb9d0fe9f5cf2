"""支撑特征 (support features): what one block of text and one indicator have in common, as six numbers.

None of them knows a field: the pairs of characters of what the indicator is about, weighted by how rare they are in the
plan's own tasks, are looked for in a block and its titles, in its chapter, and, by what the plan says elsewhere, in
words that go with them. Where many blocks have half of them (`common`), they tell little.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from plankg.extract.model.nodes import Indicator
from plankg.extract.outline.units import Block
from plankg.extract.support.block_pairs import BlockPairs, Floats
from plankg.extract.support.indicator_words import pairs_of, telling_of
from plankg.extract.text.rule import compiled

FEATURES = ("alike", "chapter", "common", "first_choice", "related", "said")
_HALF = 0.5
# The least share of an indicator's name that a block and its titles say: what says less has one of the first of several words, or none.
# 主要劳动年龄人口受过高等教育的比例 is not served by all that is done for 劳动.
_LEAST = 0.2
# A word that so many of the blocks say, and no fewer than so many, is what the whole plan speaks of: 农业转移人口 in a plan for them.
_EVERYWHERE, _MANY = 0.8, 8
# Chapters on how the plan itself is carried out; 加强社会保障 is none.
_CARRYING_OUT = (
    r"保障(?:措施|机制|体系|条件)|(?:组织|实施|要素|政策|规划|制度|工作)保障|^保障$|组织(?:领导|实施|推进)|规划实施|实施(?:机制|评估)|"
    r"环境影响|附则|工作要求|(?:督[导查促]|监督)(?:检查|考核|评估)"
)
# Tasks that only see to it that a plan is carried out, wherever they stand; the title alone tells: 强化检查督导.
_SEEING_TO = (
    r"(?:加强|强化|做好|抓好|严格|注重|开展|健全|完善|建立)*(?:组织(?:领导|保障|实施|推进)|(?:政策|宣传|舆论)(?:宣传|解读|培训|引导)|"
    r"(?:督[导查促]|监督|检查|跟踪)(?:督[导查促]|检查|考核|评估|问责)|考核(?:评价|评估|问责)|总结评估)(?:工作|机制)?"
)
# Whom a plan is for, and on a line of its own who is responsible or what a table shows: they say the words of an indicator and work on none.
_FOR_WHOM = r"^(?:支持|适用|扶持|奖励|补[助贴]|申报)?(?:对象|范围)"
_WHO = r"(?:牵头|责任|配合|主办|协办|主要|承办|实施|参与|协同|参加)+(?:单位|部门|主体)[:：]"
_WHO_ONLY = (
    r"\s*[（(〔\[](?=[^。]*(?:负责|牵头|配合|责任|落实|指导))(?:[^（()〔〕）。]|[（(][^（()）]*[）)])*[）)〕\]]\s*|"
    rf"(?:\s*{_WHO}[^。;；:：]*?)+。?\s*"
)
_CAPTION = r"\s*附?[图表]\s*[\d一二三四五六七八九十]+[^。;；\n]*\s*"


@dataclass(frozen=True, slots=True)
class Group:
    """One indicator and all blocks: `features` has a row for each block and a column for each of FEATURES.

    `open` tells which blocks can support: not those of a chapter on how the plan is carried out, nor those with nothing
    in common. `named` tells which say enough of the indicator's name to be shown, and one of the words that tell it from
    others. `said` is what each sentence says of the indicator (`BlockPairs.sentences`).
    """

    indicator: Indicator
    features: Floats
    open: Floats
    named: Floats
    said: Floats


def ahead(blocks: Sequence[Block], table: Sequence[Indicator]) -> Sequence[Block]:
    """The blocks after the first indicator of a table, or all where it comes after most of them.

    Goals stand before the work, and what was done stands before the goals: 一、发展成就 … 二、主要目标 … 三、重点任务.
    """
    goals = min((indicator.start for indicator in table), default=0)
    before = sum(block.span.start < goals for block in blocks)
    return blocks[before:] if 2 * before <= len(blocks) else blocks


def groups_of(pairs: BlockPairs, indicators: Sequence[Indicator]) -> Iterator[Group]:
    """The features of every block for each indicator; `first_choice` compares the indicators with each other."""
    blocks = pairs.blocks
    working = np.array([_works(block, pairs.text) for block in blocks], dtype=np.float64)
    chapter_of = _numbered([("", *block.titles, *block.above)[-1] for block in blocks])
    names = [pairs_of(indicator.name) for indicator in indicators]
    wanted = [_wanted(pairs, name) for name in names]
    likeness = [pairs.likeness(one) for one in wanted]
    most = np.max([alike for alike, _ in likeness], axis=0, initial=0.0) + 1e-9
    for indicator, name, one, (alike, share) in zip(indicators, names, wanted, likeness, strict=True):
        said = pairs.sentences(one)
        related = pairs.relatedness(alike)
        common = np.full(len(blocks), (share > _HALF).mean())
        chapters = np.bincount(chapter_of, alike) / (alike.sum() + 1e-9)
        features = np.column_stack(
            [alike, chapters[chapter_of], common, alike / most, related / (related.max() + 1e-9), share]
        )
        can = working * ((share > 0) | (related > 0)) if one else working * 0
        told = (pairs.share_of(name) >= _LEAST) & (pairs.share_of(_telling(pairs, indicator.name)) > 0)
        yield Group(indicator, features * working[:, None], can, told.astype(np.float64), said)


def _works(block: Block, text: str) -> bool:
    """Whether a block says what is done, and not how the plan is carried out, whom it is for, who is responsible, or what a table shows."""
    return not (
        compiled(_CARRYING_OUT).search(block.chapter)
        or (block.titles and compiled(_FOR_WHOM).search(block.titles[0]))
        or (block.titles and compiled(_SEEING_TO).fullmatch(block.titles[0]))
        or compiled(f"{_WHO_ONLY}|{_CAPTION}").fullmatch(block.span.of(text))
    )


def _wanted(pairs: BlockPairs, name: dict[str, float]) -> dict[int, float]:
    """The pairs of an indicator that some block has, by number, with their weights."""
    numbered = {pairs.number(pair): weight for pair, weight in name.items()}
    return {at: float(weight * pairs.rarity[at]) for at, weight in numbered.items() if at is not None}


def _telling(pairs: BlockPairs, name: str) -> dict[str, float]:
    """The pairs of the words that tell an indicator from others, each 1; not those that the whole plan speaks of, if it has another."""
    words = [[word[at : at + 2] for at in range(len(word) - 1)] for word in telling_of(name)]
    many = max(_EVERYWHERE * len(pairs.blocks), _MANY)
    own = [word for word in words if min(map(pairs.spread_of, word)) < many]
    return {pair: 1.0 for word in own or words for pair in word}


def _numbered(keys: Sequence[str]) -> list[int]:
    """Each key's place among the different ones."""
    first: dict[str, int] = {}
    return [first.setdefault(key, len(first)) for key in keys]
