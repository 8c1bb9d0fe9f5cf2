import os
import shutil
import subprocess
import sys
from pathlib import Path

import plankg

PARENT = """
import subprocess, sys
sys.path.insert(0, sys.argv[1])
from plankg.child_processes import child_environment, module_command
subprocess.run(module_command("plankg.whereabouts"), env=child_environment(), check=True)
"""


def test_child_finds_the_package_where_the_parent_found_it(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(Path(plankg.__file__).parent, copy / "plankg")
    (copy / "plankg" / "whereabouts.py").write_text("import json, plankg\nprint(plankg.__file__)\n", encoding="utf-8")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name in ("json.py", "plankg.py", "extract.py"):
        (elsewhere / name).write_text("raise SystemExit('a file of the user was read')\n", encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-P", "-c", PARENT, str(copy)],
        cwd=elsewhere,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stderr, Path(done.stdout.strip())) == ("", copy / "plankg" / "__init__.py")
