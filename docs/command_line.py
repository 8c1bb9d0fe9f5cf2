"""docs/cli.md: commands and options, from the typer application and the docstrings of its commands."""

import inspect
import re
from collections.abc import Mapping
from enum import Enum
from typing import Any

import typer.main
from pydantic_core import PydanticUndefined

from docs.markdown import table
from plankg.api.cli.commands import app
from plankg.api.settings import PREFIX, Settings

OPENING = """\
# Command line

`plankg COMMAND --help` says the same in Chinese. Messages go to stderr, answers to stdout.
Exit codes: 0 done, 1 an error that was explained in one sentence, 2 wrong usage, 130 interrupted.
"""
_ARGUMENT = re.compile(r"^ {4}(\w+): (.+)$", re.MULTILINE)


def command_line_page() -> str:
    """The page."""
    commands: Mapping[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    return OPENING + "".join(_section(name, command) for name, command in commands.items()) + _settings()


def _section(name: str, command: Any) -> str:
    documentation = inspect.getdoc(command.callback) or ""
    summary, _, arguments = documentation.partition("\nArgs:\n")
    glosses = dict(_ARGUMENT.findall(arguments))
    rows = [_row(parameter, glosses[parameter.name]) for parameter in command.params if parameter.name != "help"]
    usage = " ".join(
        ["plankg", name, *(p.metavar or p.name.upper() for p in command.params if p.param_type_name == "argument")]
    )
    return f"\n## {name}\n\n{summary.strip()}\n\n    {usage}\n\n" + table(
        ("argument or option", "default", "meaning"), rows
    )


def _row(parameter: Any, gloss: str) -> tuple[str, str, str]:
    """One argument or option; a command without a gloss for it in its docstring fails here."""
    is_option = parameter.param_type_name == "option"
    written = ", ".join(parameter.opts) if is_option else (parameter.metavar or parameter.name.upper())
    choice = parameter.default if isinstance(parameter.default, Enum) else None
    one_of = f"; one of {', '.join(str(member.value) for member in type(choice))}" if choice is not None else ""
    default = str(choice.value) if choice is not None else ""
    return f"`{written}`", default, gloss.rstrip(".") + one_of


def _settings() -> str:
    rows = []
    for name, field in Settings.model_fields.items():
        default = "" if field.default in (None, PydanticUndefined) else str(field.default)
        rows.append((f"`{PREFIX}{name.upper()}`", default, field.description or ""))
    note = "Options of the command line go before them; nothing is read from a file.\n"
    return f"\n## Environment\n\n{note}\n" + table(("variable", "default", "meaning"), rows)
