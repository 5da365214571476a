"""A changed log, or tables that say something else than the log, are found."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from checker.store import Store
from checker.store.chain import EMPTY, event_hash


@pytest.fixture
def used(store: Store, build: ModuleType) -> Store:
    """A store in which something was decided, proposed and signed."""
    a = build.side(build.article("Alpha", "Alpha has 11,000 soldiers in training."), 11_000)
    b = build.side(build.article("Beta", "Beta has 12,000 soldiers in training."), 12_000)
    store.save(build.run([a, b]))
    store.add_person("Ed", ["editor"])
    store.decide(store.findings()[0].id, person="Ana", decision="real")
    store.propose("g1", person="Ana", choice="publish_range", low=11_000, high=12_000)
    store.sign("g1", person="Ed")
    store.set_desk("disabled_rules", ["FIG009"], person="Ed")
    assert store.verify() == []
    return store


def test_an_empty_log_is_well(store: Store) -> None:
    assert store.verify() == []
    assert store.head() == EMPTY == "0" * 64


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET person = 'Zoe' WHERE action = 'decided'",
        "UPDATE event SET person_key = 'zoe' WHERE action = 'decided'",
        "UPDATE event SET at = '2001-01-01T00:00:00.000+00:00' WHERE action = 'signed'",
        "UPDATE event SET payload = '{}' WHERE action = 'decided'",
        "UPDATE event SET payload = 'no json' WHERE action = 'decided'",
        "UPDATE event SET action = 'withdrawn' WHERE action = 'signed'",
        "UPDATE event SET item_id = 'f0' WHERE action = 'decided'",
        "UPDATE event SET hash = 'f00d' WHERE action = 'signed'",
        "UPDATE event SET prev = 'f00d' WHERE action = 'signed'",
        "DELETE FROM event WHERE action = 'decided'",
        "DELETE FROM event WHERE seq = 1",
        "DELETE FROM event WHERE seq = (SELECT MAX(seq) FROM event)",
        "DELETE FROM event",
        "DELETE FROM chain",
        "UPDATE chain SET hash = 'f00d'",
        "UPDATE finding SET state = 'open', decision = NULL",
        "UPDATE finding SET decision = 'not_divergence', state = 'not_divergence'",
        "UPDATE finding SET decided_by = 'Zoe'",
        "UPDATE finding SET note = 'never written'",
        "UPDATE finding SET assignee = 'Zoe'",
        "DELETE FROM finding",
        "UPDATE figure SET signed_by = 'Ana'",
        "UPDATE figure SET wording = 'a million'",
        "UPDATE figure SET high = 99999",
        "UPDATE figure SET state = 'open'",
        "UPDATE figure SET record = REPLACE(record, '12000', '99000')",
        "DELETE FROM figure",
        "UPDATE person SET roles = 'admin,checker,editor' WHERE key = 'ana'",
        "DELETE FROM person WHERE key = 'ana'",
        "UPDATE desk SET value = '[]'",
        "DELETE FROM desk",
    ],
)
def test_a_change_behind_the_stores_back_is_found(used: Store, sql: Callable[..., int], statement: str) -> None:
    assert sql(statement) > 0
    problems = used.verify()
    assert problems
    assert all(problem.what and (problem.seq is not None or problem.item) for problem in problems)


def test_the_row_that_was_changed_is_named(used: Store, sql: Callable[..., int]) -> None:
    [event] = used.events(action="decided")
    sql("UPDATE event SET person = 'Zoe' WHERE seq = :seq", seq=event.seq)
    assert (used.verify()[0].seq, "changed after" in used.verify()[0].what) == (event.seq, True)


def test_a_forged_row_with_a_right_hash_breaks_the_chain_after_it(used: Store, sql: Callable[..., int]) -> None:
    [event] = used.events(action="proposed")
    body = {name: getattr(event, name) for name in event.__dataclass_fields__ if name != "hash"}
    forged = event_hash(**{**body, "person": "Ed"})
    sql("UPDATE event SET person = 'Ed', person_key = 'ed', hash = :hash WHERE seq = :seq", hash=forged, seq=event.seq)
    told = [problem.what for problem in used.verify()]
    assert any("does not follow" in what for what in told)
    assert any("signed their own proposal" in what for what in told)


def test_a_whole_step_cut_from_the_end_with_the_head_moved_back_is_found_in_the_tables(
    used: Store, sql: Callable[..., int]
) -> None:
    last = used.events()[-2]  # the sign-off stands before the change of settings
    sql("DELETE FROM event WHERE seq >= :seq", seq=last.seq)
    sql("UPDATE chain SET seq = :seq, hash = :hash", seq=last.seq - 1, hash=last.prev)
    assert {problem.item for problem in used.verify()} == {"g1", "disabled_rules"}
