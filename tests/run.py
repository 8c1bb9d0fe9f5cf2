"""All tests, in two runs at the same time. Run: python -m tests.run [pytest's options]

One has those that talk to Neo4j and some more, so that both take about as long; what it says is shown when the other is over.
Neither collects files of which it runs nothing.
"""

import subprocess
import sys
from tempfile import TemporaryFile

# What one run has besides the tests of Neo4j, so that both take about as long: files whose paths begin like this.
BESIDE = (
    "tests/browser/",
    "tests/api/test_both_servers.py",
    "tests/api/test_free_queries.py",
    "tests/graph/test_free_",
)
# Where no test of that run is.
ASIDE = ("tests/extract/",)


def main(options: list[str]) -> int:
    """Run both; 0 when both are well, else the exit code of the first that is not."""
    command = [sys.executable, "-m", "pytest", *options, "-m"]
    with TemporaryFile() as said:
        # Its own notes on what failed last would be overwritten by the other run.
        beside = subprocess.Popen(
            [*command, "neo4j or beside", "-p", "no:cacheprovider", *_without(ASIDE)],
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        others = subprocess.run([*command, "not neo4j and not beside", *_without(BESIDE)], check=False).returncode
        code = beside.wait()
        said.seek(0)
        sys.stdout.buffer.write(said.read())
        sys.stdout.flush()
    return others or code


def _without(beginnings: tuple[str, ...]) -> list[str]:
    return [f"--ignore-glob={beginning.rstrip('/')}*" for beginning in beginnings]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
