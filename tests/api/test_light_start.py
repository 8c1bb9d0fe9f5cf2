import subprocess
import sys

import pytest

HEAVY = ("arcadedb_embedded", "fastapi", "jieba", "jpype", "neo4j", "spacy", "uvicorn")
PROBE = """
import sys
from plankg.api.cli.commands import app
try:
    app({arguments}, prog_name="plankg")
except SystemExit as end:
    assert end.code == 0, end.code
print("HEAVY", sorted(set({heavy}) & set(sys.modules)))
"""


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["query"], *([name, "--help"] for name in ("extract", "build", "query", "serve", "demo", "evaluate"))],
)
def test_help_loads_no_heavy_part(arguments: list[str]) -> None:
    code = PROBE.format(arguments=arguments, heavy=HEAVY)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, timeout=240)
    assert done.stdout.splitlines()[-1] == "HEAVY []"
