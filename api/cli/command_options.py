"""Options and arguments that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

StoreOption = Annotated[
    str | None,
    typer.Option("--store", help="图谱所在的文件夹，或 neo4j://、bolt:// 地址；默认取环境变量 PLANKG_STORE。"),
]
PortOption = Annotated[
    int | None, typer.Option("--port", min=0, max=65535, help="端口，0 表示自动选择；默认取 PLANKG_PORT，再默认 8321。")
]
PathsArgument = Annotated[
    list[Path] | None, typer.Argument(metavar="[PATH]...", help="规划文件或文件夹；不写则用当前文件夹下的 corpus。")
]


class AnswerFormat(StrEnum):
    """How `query` prints."""

    table = "table"
    json = "json"
    csv = "csv"
