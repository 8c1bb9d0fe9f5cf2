"""Faults done to a store on purpose: what is stored afterwards must be one whole version of the document or the other."""

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from plankg.extract.model import PlacedNode, PlanGraph
from plankg.graph.store import Store
from tests.conftest import Address
from tests.graph.dump import dump
from tests.samples import DOCUMENT, sample_plan

ROOT = Path(__file__).parents[2]
LOADER = """
import os, sys
from plankg.graph import open_store
from tests.graph.faults import newer, older
with open_store(os.environ["PLANKG_STORE"], user=os.environ.get("PLANKG_NEO4J_USER"),
                password=os.environ.get("PLANKG_NEO4J_PASSWORD")) as store:
    plans = [newer(), older()]
    for number in range(int(sys.argv[1])):
        store.load(plans[number % 2])
        print("loaded", flush=True)
"""


def older() -> PlanGraph:
    """The document as it was."""
    return sample_plan()


def newer() -> PlanGraph:
    """The same document read by other rules: every placed node says another rule, and a few edges are gone."""
    plan = sample_plan()
    nodes = tuple(replace(node, rule="newer") if isinstance(node, PlacedNode) else node for node in plan.nodes)
    kept = tuple(edge for edge in plan.edges if edge.type not in {"SUPPORTS", "SETS"})
    return replace(plan, nodes=nodes, edges=kept)


def both_versions(store: Store) -> list[Any]:
    """What the store holds with the one version, and with the other; it holds the older one afterwards."""
    states = []
    for plan in (newer(), older()):
        store.load(plan)
        states.append(dump(store))
    return states


def loader(address: Address, loads: int) -> "subprocess.Popen[str]":
    """Another process that loads the two versions in turn."""
    return subprocess.Popen(
        [sys.executable, "-c", LOADER, str(loads)],
        env={**os.environ, **address.environment()},
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def client_killed(store: Store, address: Address, rounds: int, seed: int = 1) -> int:
    """Kill a loading process at a random moment; how often neither version was whole afterwards."""
    whole, chance, damaged = both_versions(store), random.Random(seed), 0  # noqa: S311 - moments, not secrets
    for _ in range(rounds):
        process = loader(address, 10_000)
        assert process.stdout
        assert process.stdout.readline() == "loaded\n", process.communicate()
        time.sleep(chance.uniform(0, 0.25))
        process.kill()
        process.communicate()
        damaged += dump(store) not in whole
        store.load(older())
        damaged += dump(store) != whole[1]
    return damaged


def server_killed(address: Address, kill: Callable[[], None], rounds: int, seed: int = 2) -> int:
    """Kill the server under a loading process at a random moment; how often neither version was whole afterwards.

    `kill` ends the server and, where nobody else does, starts it again on the same data.
    """
    chance, damaged = random.Random(seed), 0  # noqa: S311 - moments, not secrets
    with address.open() as store:
        whole = both_versions(store)
    for _ in range(rounds):
        process = loader(address, 10_000)
        assert process.stdout
        assert process.stdout.readline() == "loaded\n", process.communicate()
        time.sleep(chance.uniform(0, 0.25))
        kill()
        process.kill()
        process.communicate()
        with address.open() as store:
            damaged += dump(store) not in whole
            store.load(older())
            damaged += dump(store) != whole[1]
    return damaged


def read_while_replaced(store: Store, address: Address, seconds: float) -> tuple[int, int]:
    """Read while the document is replaced again and again: how many answers, six or more, and how many mixed both versions."""
    both_versions(store)
    expected = {
        plan.nodes[0].rule: len(_tasks(plan)) for plan in (newer(), older()) if isinstance(plan.nodes[0], PlacedNode)
    }
    stop, answers, mixed = threading.Event(), 0, 0
    process = loader(address, 10_000)
    assert process.stdout
    assert process.stdout.readline() == "loaded\n", process.communicate()
    timer = threading.Timer(seconds, stop.set)
    timer.start()
    try:
        while answers < 6 or not stop.is_set():
            rows = store.run("tasks", {"document": DOCUMENT}).rows
            rules = {row["rule"] for row in rows}
            answers += 1
            mixed += len(rules) != 1 or len(rows) != expected[next(iter(rules))]
    finally:
        timer.cancel()
        process.kill()
        process.communicate()
    return answers, mixed


def _tasks(plan: PlanGraph) -> list[PlacedNode]:
    return [node for node in plan.nodes if isinstance(node, PlacedNode) and node.label == "Task"]
