import subprocess
import sys

HEAVY = ("arcadedb_embedded", "fastapi", "jieba", "jpype", "neo4j", "spacy", "uvicorn")
PROBE = """
import sys
from plankg.api.cli.commands import app
for arguments in {commands}:
    try:
        app(arguments, prog_name="plankg")
    except SystemExit as end:
        assert end.code == 0, (arguments, end.code)
    print("HEAVY", arguments, sorted(set({heavy}) & set(sys.modules)))
"""


COMMANDS = [
    ["--help"],
    ["query"],
    *([name, "--help"] for name in ("extract", "build", "query", "serve", "demo", "evaluate")),
]


def test_help_loads_no_heavy_part() -> None:
    code = PROBE.format(commands=COMMANDS, heavy=HEAVY)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, timeout=240)
    loaded = [line for line in done.stdout.splitlines() if line.startswith("HEAVY")]
    assert loaded == [f"HEAVY {command} []" for command in COMMANDS]


def test_server_loads_what_draws_graphs_when_one_is_drawn() -> None:
    code = (
        "import sys; from plankg.api.application import create_app; assert not {'networkx', 'spacy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=240)
