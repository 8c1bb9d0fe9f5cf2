"""Fixtures of the extraction tests."""

from pathlib import Path

import pytest

from plankg.extract import extract_file
from plankg.extract.model import PlanGraph


@pytest.fixture(scope="session")
def gansu() -> PlanGraph:
    return extract_file(Path(__file__).parents[2] / "corpus" / "gansu-market-regulation-145" / "plan.txt")
