"""The formats of `plankg export`, by name: which module writes each, and whether it is a file or a folder."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plankg.extract.model import PlanGraph

Write = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Format:
    """格式 (format): its name, its module, whether it makes a folder, and whether it is whole whatever was asked for.

    A module has `write(plans, out, *, with_inferred)`: plans come one at a time, `out` is a new file or an empty folder.
    """

    name: str
    module: str
    folder: bool = False
    whole: bool = False

    def write(self, plans: Iterable["PlanGraph"], out: Path, *, with_inferred: bool) -> None:
        """Write the plans; the libraries that this needs are loaded now."""
        write: Write = import_module(f"plankg.api.exports.{self.module}").write
        write(plans, out, with_inferred=with_inferred)


FORMATS: Mapping[str, Format] = {
    format_.name: format_
    for format_ in (
        Format("plankg", "plankg_lines", whole=True),
        Format("graphml", "graphml"),
        Format("gexf", "gexf"),
        Format("turtle", "turtle"),
        Format("jsonld", "jsonld"),
        Format("csv", "csv_folder", folder=True),
        Format("neo4j-csv", "neo4j_csv", folder=True),
        Format("xlsx", "xlsx"),
    )
}
