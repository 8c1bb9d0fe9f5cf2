"""Faults on both engines, a few rounds of each; `python benchmarks/faults.py` does many and prints the table."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from plankg.graph.embedded.folder import StoreFolder
from plankg.graph.errors import StoreError
from plankg.graph.store import Store
from tests.conftest import Address
from tests.graph.dump import dump
from tests.graph.faults import both_versions, client_killed, newer, older, read_while_replaced, server_killed

ROUNDS = 1


def test_client_killed_in_the_middle_of_a_load_leaves_a_whole_version(store: Store, store_address: Address) -> None:
    assert client_killed(store, store_address, ROUNDS) == 0


def test_reader_during_a_replace_sees_one_version_or_the_other(store: Store, store_address: Address) -> None:
    _, mixed = read_while_replaced(store, store_address, 2.0)
    assert mixed == 0


@pytest.mark.embedded
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_private_server_killed_in_the_middle_of_a_load_leaves_a_whole_version(
    store_folder: Path, number: signal.Signals
) -> None:
    def kill() -> None:
        found = StoreFolder(store_folder).running()
        if found and psutil.pid_exists(found.java):
            java = psutil.Process(found.java)
            java.send_signal(number)
            java.wait(120)  # one that is asked to end still answers for a moment, without knowing anybody

    assert server_killed(Address(str(store_folder)), kill, ROUNDS) == 0


@pytest.mark.embedded
@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="a small disk is made with mount, by root")
def test_full_disk_refuses_the_load_and_keeps_what_was_stored(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=160m", "tmpfs", str(disk)], check=False)
    if mounted.returncode:
        pytest.skip("this machine does not let us mount a small disk")
    try:
        address = Address(str(disk / "store"))
        with address.open() as store:
            whole = both_versions(store)
            _fill(disk)
            refused = []
            for plan in (newer(), older()) * 10:
                try:
                    store.load(plan)
                except StoreError as error:
                    refused.append(str(error))
            assert all("磁盘已满" in said for said in refused), refused
            (disk / "filler").unlink()
        with address.open() as store:
            assert dump(store) in whole
            store.load(older())
            assert dump(store) == whole[1]
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)


@pytest.mark.embedded
@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="a small disk is made with mount, by root")
def test_disk_that_is_full_at_the_first_start_is_named(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], check=False).returncode:
        pytest.skip("this machine does not let us mount a small disk")
    try:
        _fill(disk)
        with pytest.raises(StoreError, match="磁盘已满"):
            Address(str(disk / "store")).open()
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)


def _fill(disk: Path) -> None:
    """Write until the disk is full."""
    with (disk / "filler").open("wb", buffering=0) as filler:
        try:
            while True:
                filler.write(b"\0" * 65536)
        except OSError:
            return
