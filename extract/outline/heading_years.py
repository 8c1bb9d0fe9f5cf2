"""标题年份 (years of headings): 6月底前 under （二）2025年重点任务 or （二）推进阶段（2025年） is a day of 2025."""

import re
from collections.abc import Sequence

from plankg.extract.model import Section
from plankg.extract.text.fold import fold
from plankg.extract.text.points_of_time import Dating

_PERIOD = r"20\d\d\s*年?\s*[-~至到]|[到至自从以]\s*20\d\d"


class HeadingYears:
    """The years that headings give to what is below them; none before the year of issue."""

    def __init__(self, sections: Sequence[Section], dating: Dating) -> None:
        first = dating.issued.year if dating.issued else 0
        named = ((section, only_year(section.title)) for section in sections)
        self._named = [(section, year) for section, year in named if year is not None and year >= first]

    def at(self, place: int) -> int | None:
        """The year of the innermost such heading around a place."""
        return next(
            (year for section, year in reversed(self._named) if section.start <= place < section.range_end), None
        )


def only_year(title: str) -> int | None:
    """The year that a title names, if it names one, and no plan or period.

    >>> [only_year(title) for title in ("2025年重点任务", "推进阶段（2024—2025年）", "落实《2025年要点》", "到2025年的目标")]
    [2025, None, None, None]
    """
    words = re.sub(r"《[^》]*》", "", fold(title))
    years = set(re.findall(r"20\d\d(?=\s*年)", words))
    return int(years.pop()) if len(years) == 1 and not re.search(_PERIOD, words) else None
