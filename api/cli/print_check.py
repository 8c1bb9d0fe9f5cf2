"""The command `plankg check`: what is wrong in a store, fact by fact, and how to mend it."""

from collections.abc import Sequence

from rich.text import Text

from plankg.api.cli.print_answer import output
from plankg.graph.integrity import Problem

SHOWN = 50


def print_problems(problems: Sequence[Problem], documents: int) -> None:
    """The problems, the first `SHOWN` in full; or that there are none.

    Args:
        problems: what `check_store` found.
        documents: how many documents were checked.
    """
    console = output()
    for problem in problems[:SHOWN]:
        place = f"{problem.document}：" if problem.document else ""
        console.print(Text(f"{place}{problem.fact}：{problem.what}。{problem.remedy}"), soft_wrap=True)
    if len(problems) > SHOWN:
        console.print(f"……还有 {len(problems) - SHOWN} 处。")
    console.print(f"核对了 {documents} 份文件，" + (f"有 {len(problems)} 处不对。" if problems else "全部一致。"))
