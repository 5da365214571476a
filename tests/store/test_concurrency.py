"""Many at once: nothing lost, nothing doubled, every conflict told."""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from types import ModuleType

import pytest

from checker.errors import Stale
from checker.store import FindingQuery, Store, open_store

#: How many write, and how often each; the full size (20 × 200) is run with CHECKER_WRITERS=20 CHECKER_STEPS=200.
WRITERS = int(os.environ.get("CHECKER_WRITERS", "6"))
STEPS = int(os.environ.get("CHECKER_STEPS", "25"))


def work(url: str, name: str, ids: list[str], steps: int) -> tuple[int, int]:
    """Decides on the items in turn, each time on the version that was read; how many steps took, and were stale."""
    taken = stale = 0
    with open_store(url) as store:
        for nth in range(steps):
            seen = store.finding(ids[nth % len(ids)])
            try:
                store.decide(
                    seen.id, person=name, decision="follow_up", note=f"{name} {nth}", expected_version=seen.version
                )
                taken += 1
            except Stale:
                stale += 1
    return taken, stale


def check(store: Store, results: list[tuple[int, int]]) -> None:
    taken, stale = (sum(column) for column in zip(*results, strict=True))
    assert taken + stale == WRITERS * STEPS
    events = store.events(action="decided")
    assert len(events) == taken
    assert len({event.payload["note"] for event in events}) == taken
    assert sum(found.version for found in store.findings()) == taken
    assert store.verify() == []


@pytest.mark.parametrize("shared", [1, 40], ids=["one item", "forty items"])
def test_processes_deciding_at_once(store: Store, url: str, build: ModuleType, shared: int) -> None:
    store.save(build.many(40))
    ids = [found.id for found in store.findings(FindingQuery(limit=shared))]
    context = multiprocessing.get_context("spawn") if os.name == "nt" else multiprocessing.get_context("forkserver")
    with ProcessPoolExecutor(min(WRITERS, 20), mp_context=context) as pool:
        jobs = [pool.submit(work, url, f"Writer {n}", ids, STEPS) for n in range(WRITERS)]
        check(store, [job.result() for job in jobs])


def test_threads_deciding_through_one_store(store: Store, build: ModuleType) -> None:
    store.save(build.many(40))
    ids = [found.id for found in store.findings()]

    def decide(nth: int) -> tuple[int, int]:
        taken = stale = 0
        for step in range(STEPS):
            seen = store.finding(ids[step % 3])
            try:
                store.decide(seen.id, person=f"W{nth}", decision="real", note=f"{nth} {step}",
                             expected_version=seen.version)  # fmt: skip
                taken += 1
            except Stale:
                stale += 1
        return taken, stale

    with ThreadPoolExecutor(WRITERS) as pool:
        check(store, list(pool.map(decide, range(WRITERS))))


def test_runs_kept_while_others_decide_lose_nothing(store: Store, build: ModuleType) -> None:
    run = build.many(60)
    store.save(run)
    ids = [found.id for found in store.findings()]

    def keep(nth: int) -> None:
        more = build.article(f"New {nth}", f"New {nth} has {nth + 5},000 soldiers.")
        store.save(build.run([build.side(more, (nth + 5) * 1000)]))

    def decide(nth: int) -> None:
        store.decide(ids[nth], person="Ana", decision="real")

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda job: job[0](job[1]), [(f, n) for n in range(20) for f in (keep, decide)]))
    assert len(store.articles(text=False)) == len(run.articles) + 20
    assert store.count(FindingQuery(states=("real",))) == 20
    assert store.verify() == []
