"""The border of the command line: every error leaves it as one Chinese sentence, an exit code and no traceback."""

import os
import signal
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Any

import typer
import typer.rich_utils
from typer.core import TyperGroup
from typer.exceptions import TyperException

from plankg.api.errors import FileUnreadable
from plankg.extract.errors import PlankgError

USAGE, FAILED, INTERRUPTED = 2, 1, 130
DEBUG = "PLANKG_DEBUG"


class ChineseGroup(TyperGroup):
    """A typer group whose errors and help panels are in Chinese."""

    def main(self, args: Sequence[str] | None = None, **extra: Any) -> Any:  # type: ignore[override]
        """Run one command and exit: 0 done, 1 an error that was explained, 2 wrong usage, 130 interrupted."""
        typer.rich_utils.ARGUMENTS_PANEL_TITLE = "参数"
        typer.rich_utils.OPTIONS_PANEL_TITLE = "选项"
        typer.rich_utils.COMMANDS_PANEL_TITLE = "命令"
        typer.rich_utils.DEFAULT_STRING = "[默认：{}]"
        typer.rich_utils.REQUIRED_LONG_STRING = "[必填]"
        sys.exit(self._exit_code(args, extra))

    def _exit_code(self, args: Sequence[str] | None, extra: dict[str, Any]) -> int:
        extra["standalone_mode"] = False
        _prepare_process()
        try:
            code = super().main(args, **extra)
        except (KeyboardInterrupt, typer.Abort):
            code = INTERRUPTED
        except Exception as error:  # noqa: BLE001  a fault of the program is one sentence, too
            if not _is_of_an_interruption(error):
                return _failed(error)
            code = INTERRUPTED
        if code == INTERRUPTED:  # typer turns an interruption into this code itself
            say("已中断。", label="")
        return code if isinstance(code, int) else 0


def _is_of_an_interruption(error: BaseException | None) -> bool:
    """Whether the error arose while an interruption was on its way, such as at closing what was cut off."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def _failed(error: Exception) -> int:
    """Say what went wrong; the exit code."""
    if isinstance(error, TyperException):
        say(usage_sentence(error))
        return error.exit_code
    if isinstance(error, PlankgError):
        say(str(error))
    elif isinstance(error, OSError):
        say(str(FileUnreadable.of(error)))
    elif os.environ.get(DEBUG):
        raise error
    else:
        say(f"程序内部出错（{type(error).__name__}：{error}）。请设置 {DEBUG}=1 重试，并把输出报告给开发者。")
    return FAILED


def _prepare_process() -> None:
    """Make the streams take any character, and let whoever ends this command end it as Ctrl-C does."""
    for stream in (sys.stdout, sys.stderr):  # a Chinese Windows writes GBK, which has no ²
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    for ended in ("SIGTERM", "SIGHUP"):  # as Ctrl-C: what was done is said, and what was opened is closed
        number = getattr(signal, ended, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def say(sentence: str, *, label: str = "错误：") -> None:
    """One sentence on stderr; in red on a terminal."""
    from rich.text import Text

    from plankg.api.cli.console import PlainConsole

    PlainConsole(stderr=True, highlight=False).print(Text(label + sentence, style="red"), soft_wrap=True)


def usage_sentence(error: TyperException) -> str:
    """What is wrong with the command line, in Chinese; the parser's own words are English."""
    kind = type(error).__name__
    parameter = getattr(error, "param", None)
    name = parameter.get_error_hint().strip("'") if parameter is not None else ""
    match kind:
        case "NoArgsIsHelpError":
            return "没有给出命令。可用的命令见 plankg --help。"
        case "NoSuchOption":
            what = f"没有选项 {getattr(error, 'option_name', '')}。"
        case "MissingParameter":
            what = f"缺少 {name}。"
        case "BadParameter":
            what = f"{name} 的值不能用（{error.message}）。"
        case "BadOptionUsage":
            what = f"选项 {getattr(error, 'option_name', '')} 少了值，或者多了值。"
        case _ if error.message.startswith("No such command"):
            what = f"没有命令 {error.message.split(chr(39))[1]}。"
        case _:
            what = f"命令写法不对（{error.message}）。"
    return f"{what}用法见 plankg --help。"
