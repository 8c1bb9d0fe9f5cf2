"""spaCy without its command line: `import spacy` loads that too, and with it 360 modules (requests, jinja2, weasel …).

They are two fifths of the time that the import takes, at each start of a command. Whoever names `spacy.cli` later has it all the same.
"""

import importlib
import sys
from types import ModuleType
from typing import Any

_COMMANDS = "spacy.cli"


def load_spacy() -> None:
    """Import spaCy; where it is loaded already, it is left as it is."""
    if "spacy" in sys.modules:
        return
    info = ModuleType(f"{_COMMANDS}.info")
    vars(info)["info"] = _info
    sys.modules |= {_COMMANDS: ModuleType(_COMMANDS), info.__name__: info}
    try:
        spacy = importlib.import_module("spacy")
    finally:
        del sys.modules[_COMMANDS], sys.modules[info.__name__]
    vars(spacy)["__getattr__"] = _later


def _info(*arguments: Any, **options: Any) -> Any:
    """`spacy.info`, which is one of the commands."""
    return importlib.import_module(f"{_COMMANDS}.info").info(*arguments, **options)


def _later(name: str) -> Any:
    if name == "cli":
        return importlib.import_module(_COMMANDS)
    raise AttributeError(f"module 'spacy' has no attribute {name!r}")


load_spacy()
