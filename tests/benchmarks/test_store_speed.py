"""The queue with 20,000 open findings: a filter, the counts beside it, a decision. No timed assertion."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from checker.store import FindingQuery, Store, open_store

SIZE = 20_000
DIVERGENT = ("conflict", "attributed", "update")
QUERIES = {
    "queue": FindingQuery(states=("open",), outcomes=DIVERGENT, limit=50),
    "outlet": FindingQuery(states=("open",), outcomes=DIVERGENT, outlets=("Outlet 3",), limit=50),
    "text": FindingQuery(states=("open",), text="soldiers 1,003", limit=50),
    "one row a disagreement": FindingQuery(states=("open",), outcomes=DIVERGENT, by_disagreement=True, limit=50),
    "one row a disagreement, all states": FindingQuery(outcomes=DIVERGENT, by_disagreement=True, limit=50),
    "days, deep": FindingQuery(
        published_from="2024-10-05", published_to="2024-10-12", order="newest", limit=50, offset=900
    ),
}


def _building() -> ModuleType:
    path = Path(__file__).parent.parent / "store" / "building.py"
    spec = importlib.util.spec_from_file_location("store_building_for_speed", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("speed")
    with open_store(f"sqlite:///{folder / 'store.db'}") as store:
        assert store.save(_building().many(SIZE)).findings == SIZE
        yield store


@pytest.mark.slow
@pytest.mark.parametrize("name", QUERIES)
def test_a_page_of_the_queue(benchmark: Any, full: Store, name: str) -> None:
    found = benchmark(full.findings, QUERIES[name])
    assert len(found) == 50


@pytest.mark.slow
def test_the_count_of_a_filter(benchmark: Any, full: Store) -> None:
    assert benchmark(full.count, QUERIES["outlet"]) > 50


@pytest.mark.slow
@pytest.mark.parametrize("name", ["queue", "one row a disagreement"])
def test_the_counts_beside_the_filters(benchmark: Any, full: Store, name: str) -> None:
    facets = benchmark(full.facets, QUERIES[name])
    assert sum(facets["outcome"].values()) > SIZE * 0.9


@pytest.mark.slow
def test_a_decision(benchmark: Any, full: Store) -> None:
    ids = [found.id for found in full.findings(FindingQuery(limit=2_000))]
    number = count()

    def decide() -> str:
        nth = next(number)
        return full.decide(ids[nth % len(ids)], person="Ana", decision="real", note=str(nth)).state

    assert benchmark(decide) == "real"
