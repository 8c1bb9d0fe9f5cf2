"""Many rounds of each fault on both engines, as a table: fault, engine, rounds, lost or half-written.

The faults are those of tests/graph/faults.py. Neo4j is the one of the tests (a JDK 17 or later and Maven), with its data kept
over a kill and a new start. Run: python benchmarks/faults.py [ROUNDS]
"""

import os
import signal
import sys
import tempfile
from pathlib import Path

import psutil

from plankg.graph.embedded.folder import StoreFolder
from tests.conftest import Address
from tests.graph.faults import client_killed, read_while_replaced, server_killed
from tests.neo4j_server import running_neo4j


def main(rounds: int) -> None:
    """Do every fault, print a line for each."""
    print(f"{'fault':<42} {'engine':<9} {'rounds':>6} {'lost or half':>12}")
    with tempfile.TemporaryDirectory() as folder:
        _embedded(Path(folder, "embedded"), rounds)
        _neo4j(Path(folder, "neo4j"), rounds)


def _embedded(folder: Path, rounds: int) -> None:
    address = Address(str(folder))

    def kill() -> None:
        found = StoreFolder(folder).running()
        if found and psutil.pid_exists(found.java):
            os.kill(found.java, signal.SIGKILL)

    _faults(address, "arcadedb", rounds)
    _line("server killed in the middle of a load", "arcadedb", rounds, server_killed(address, kill, rounds))


def _neo4j(home: Path, rounds: int) -> None:
    home.mkdir()
    with running_neo4j(home) as server:
        process = server.process
        if process is None:
            sys.exit("NEO4J_URI is set: the server that is killed must be one that is started here")
        address = Address(server.url, server.user, server.password)

        def kill() -> None:
            process.kill()
            process.start()

        _faults(address, "neo4j", rounds)
        _line("server killed in the middle of a load", "neo4j", rounds, server_killed(address, kill, rounds))


def _faults(address: Address, engine: str, rounds: int) -> None:
    with address.open() as store:
        _line("loading process killed at a random moment", engine, rounds, client_killed(store, address, rounds))
        answers, mixed = read_while_replaced(store, address, rounds / 2)
        _line("read while the document is replaced", engine, answers, mixed)


def _line(fault: str, engine: str, rounds: int, damaged: int) -> None:
    print(f"{fault:<42} {engine:<9} {rounds:>6} {damaged:>12}", flush=True)


if __name__ == "__main__":
    main(*[int(argument) for argument in sys.argv[1:2]] or [50])
