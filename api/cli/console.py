"""The one console of the command line: what a plan says never steers the terminal, whatever characters are in it."""

import sys
from collections.abc import Iterator
from io import TextIOWrapper

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

# All but tab and line break: a plan can hold ESC sequences that retitle, clear or overwrite a terminal.
_CONTROLS = str.maketrans(dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "�"))


class PlainConsole(Console):
    """A console that writes � for each control character of a text; its own colours still work."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterator[Segment]:
        """See Console."""
        for text, style, control in super().render(renderable, options):
            yield Segment(text if control else text.translate(_CONTROLS), style, control)


def write_data(text: str) -> None:
    """JSON or CSV on standard output: UTF-8 whatever the console's encoding is, but for a terminal, which has its own."""
    if sys.stdout.isatty():
        text = text.translate(_CONTROLS)
    elif isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(text)
