"""对应 (quantities): a target in running text and the table indicator about the same quantity.

`same` when both are about the same thing: 新建180项社会公用计量标准 and 新建社会公用计量标准(个). `part` when the text
narrows it: 学校“互联网+明厨亮灶”全覆盖 is a part of 全省持证餐饮单位“互联网+明厨亮灶”实施率.
"""

from collections.abc import Iterator, Sequence

from plankg.extract.model import Indicator, Quantifies
from plankg.extract.targets.word_targets import IN_WORDS
from plankg.extract.text.subjects import subject_of

RULE = "quantity-same-subject"


def quantifies(targets: Sequence[Indicator], table: Sequence[Indicator]) -> Iterator[Quantifies]:
    """The QUANTIFIES edges, for each target the table indicator whose subject is the longest that fits."""
    subjects = [(subject_of(indicator.name), indicator) for indicator in table]
    for target in targets:
        about = subject_of(target.name)
        fitting = [
            (subject, indicator)
            for subject, indicator in subjects
            if len(subject) >= 4 and (about == subject or subject in target.name) and _same_measure(target, indicator)
        ]
        if not fitting:
            continue
        subject, indicator = max(fitting, key=lambda pair: len(pair[0]))
        whole = target.name.endswith((subject, indicator.name)) and _qualifier(target.name, subject) == ""
        yield Quantifies(
            document=target.document,
            source=target.id,
            target=indicator.id,
            start=target.start,
            end=target.end,
            quote=target.text,
            rule=RULE,
            relation="same" if whole else "part",
        )


def _same_measure(target: Indicator, indicator: Indicator) -> bool:
    """Whether both can be counted alike: 全覆盖 is a share of all, so it meets 实施率 and 覆盖率, not 抽查比例."""
    if (target.unit == "%") != (indicator.unit == "%"):
        return False
    return target.rule != IN_WORDS or indicator.name.endswith("率")


def _qualifier(name: str, subject: str) -> str:
    """What the text puts before the subject beyond the making of it: 学校 in 学校“互联网+明厨亮灶”."""
    return subject_of(name[: name.find(subject)]) if name.find(subject) > 0 else ""
