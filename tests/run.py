"""All tests, in three runs at the same time. Run: python -m tests.run [pytest's options]

One has those that talk to Neo4j and some more, one those of extraction, the questions and the workers, and one the rest, so that
they take about as long. What the two say is shown when the first is over. None collects files of which
it runs nothing.
"""

import subprocess
import sys
from tempfile import TemporaryFile

# What the run of Neo4j has besides: files whose paths begin like this.
BESIDE = ("tests/browser/", "tests/api/test_both_servers.py")
EXTRACTION = "tests/extract/"
# What the run of extraction has besides, as far as it does not talk to Neo4j.
WITH_EXTRACTION = tuple(
    f"tests/api/test_{name}.py" for name in ("questions", "frames", "cluster", "workers", "contract", "demo", "export")
)
EMBEDDED = ("-m", "not neo4j and not beside")


def main(options: list[str]) -> int:
    """Run all; 0 when all are well, else the exit code of the first that is not."""
    command = [sys.executable, "-m", "pytest", *options]
    # Their own notes on what failed last would be overwritten by the first run.
    quiet = [*command, "-p", "no:cacheprovider"]
    with TemporaryFile() as neo4j, TemporaryFile() as extraction:
        others = [
            (subprocess.Popen([*quiet, *chosen], stdout=said, stderr=subprocess.STDOUT), said)
            for chosen, said in (
                ([*EMBEDDED, EXTRACTION, *WITH_EXTRACTION], extraction),
                (["-m", "neo4j or beside", *_without(EXTRACTION)], neo4j),
            )
        ]
        codes = [
            subprocess.run(
                [*command, *EMBEDDED, *_without(EXTRACTION, *WITH_EXTRACTION, *BESIDE)], check=False
            ).returncode
        ]
        for run, said in others:
            codes.append(run.wait())
            said.seek(0)
            sys.stdout.buffer.write(said.read())
            sys.stdout.flush()
    return next((code for code in codes if code), 0)


def _without(*beginnings: str) -> list[str]:
    return [f"--ignore-glob={beginning.rstrip('/')}*" for beginning in beginnings]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
