"""Many at once: nothing lost, nothing doubled, every conflict told."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest

from checker.errors import Stale
from checker.store import FindingQuery, Store

#: How many write, and how often each; the full size (20 × 200) is run with CHECKER_WRITERS=20 CHECKER_STEPS=200.
WRITERS = int(os.environ.get("CHECKER_WRITERS", "4"))
STEPS = int(os.environ.get("CHECKER_STEPS", "30"))


def check(store: Store, results: list[tuple[int, int]]) -> None:
    taken, stale = (sum(column) for column in zip(*results, strict=True))
    assert taken + stale == WRITERS * STEPS
    events = store.events(action="decided")
    assert len(events) == taken
    assert len({event.payload["note"] for event in events}) == taken
    assert sum(found.version for found in store.findings()) == taken
    assert store.verify() == []


@pytest.mark.parametrize("shared", [1, 40], ids=["one item", "forty items"])
def test_processes_deciding_at_once(store: Store, url: str, build: ModuleType, root: Path, shared: int) -> None:
    store.save(build.many(40))
    ids = [found.id for found in store.findings(FindingQuery(limit=shared))]
    program = str(Path(__file__).with_name("decider.py"))
    writers = [
        subprocess.Popen(
            [sys.executable, program, url, f"Writer {n}", str(STEPS), *ids], stdout=subprocess.PIPE, text=True, cwd=root
        )
        for n in range(WRITERS)
    ]
    said = [writer.communicate(timeout=300)[0].split() for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * WRITERS
    check(store, [(int(taken), int(stale)) for taken, stale in said])


def test_threads_deciding_through_one_store(store: Store, build: ModuleType) -> None:
    store.save(build.many(40))
    ids = [found.id for found in store.findings()]

    def decide(nth: int) -> tuple[int, int]:
        taken = stale = 0
        for step in range(STEPS):
            seen = store.finding(ids[step % 3])
            try:
                store.decide(
                    seen.id, person=f"W{nth}", decision="real", note=f"{nth} {step}", expected_version=seen.version
                )
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
