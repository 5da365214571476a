"""What the desk wants of the rules: kept as one event, hides what is open only, and goes into the next check."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from checker.errors import Forbidden, Stale, StoreError
from checker.settings import Settings
from checker.store import DeskRules, FindingQuery, Store


@pytest.fixture
def full(store: Store, build: ModuleType) -> Store:
    store.save(build.many(60))
    store.add_person("Edda", ["editor"])
    return store


def test_nothing_wanted_changes_nothing(full: Store) -> None:
    assert full.desk_rules() == DeskRules()
    assert full.desk_settings(Settings()) == Settings()
    assert full.count(FindingQuery(hidden=True)) == 0
    assert full.count(FindingQuery(hidden=False)) == full.count() == 60


def test_the_next_check_takes_what_the_desk_wants(full: Store) -> None:
    full.set_desk("rules", {"off": ["STA001"], "min_probability": 0.4, "window_days": 10}, person="Edda")
    settings = full.desk_settings(Settings(disabled_rules=frozenset({"POL001"})))
    assert settings.disabled_rules == {"STA001", "POL001"}
    assert (settings.min_probability, settings.window_days) == (0.4, 10)
    (event,) = full.events(action="setting_changed")
    assert event.payload["now"] == {"off": ["STA001"], "min_probability": 0.4, "window_days": 10}
    assert full.verify() == []


def test_what_would_be_hidden_is_told_before_and_true_after(full: Store) -> None:
    listed = full.findings()
    low = [found for found in listed if found.record["confidence"] < 0.8]
    assert 2 < len(low) < 60
    for found in low[:2]:
        full.decide(found.id, person="Ana", decision="real")
    effect = full.effect(DeskRules(least={"FIG001": 0.8}))
    assert (effect.shown, effect.hides, effect.returns, effect.kept) == (58, len(low) - 2, 0, 2)
    assert effect.hides_by_rule == {"FIG001": len(low) - 2}
    assert full.count(FindingQuery(hidden=False)) == 60  # a preview changes nothing
    full.set_desk("rules", {"least": {"FIG001": 0.8}}, person="Edda")
    hidden = {found.id for found in full.findings(FindingQuery(hidden=True))}
    assert hidden == {found.id for found in low[2:]}
    assert full.count(FindingQuery(hidden=False)) == 60 - len(hidden)
    assert full.progress().findings == {"open": 58 - len(hidden), "real": 2}
    assert sum(full.facets(FindingQuery(hidden=False))["rule"].values()) == 60 - len(hidden)
    assert full.effect(DeskRules()).returns == len(hidden)
    full.decide(low[2].id, person="Ana", decision="real")  # what is hidden can still be opened and decided
    assert full.count(FindingQuery(hidden=True)) == len(hidden) - 1


def test_a_rule_that_is_off_hides_its_open_findings_and_a_check_supersedes_them(full: Store, build: ModuleType) -> None:
    decided = full.findings()[0].id
    full.decide(decided, person="Ana", decision="real")
    assert full.effect(DeskRules(off=frozenset({"FIG001"}))).hides == 59
    full.set_desk("rules", {"off": ["FIG001"]}, person="Edda")
    assert full.progress().findings == {"real": 1}
    again = build.many(60)
    full.save(replace(again, findings=()), full.desk_settings(Settings()))
    assert full.progress().findings == {"real": 1, "superseded": 59}
    full.set_desk("rules", None, person="Edda")
    full.save(again, full.desk_settings(Settings()))
    assert full.progress().findings == {"open": 59, "real": 1}
    assert full.verify() == []


def test_fewer_findings_of_a_higher_probability_are_foreseen(full: Store) -> None:
    below = sum(found.record["confidence"] < 0.7 for found in full.findings())
    assert full.effect(DeskRules(min_probability=0.7)).fewer == below > 0
    assert full.effect(DeskRules(min_probability=0.1)).fewer == 0


def test_a_checker_may_not_and_a_second_editor_is_told(full: Store) -> None:
    with pytest.raises(Forbidden):
        full.set_desk("rules", {"off": ["FIG001"]}, person="Ana")
    full.set_desk("rules", {"off": ["FIG001"]}, person="Edda", expected=None)
    with pytest.raises(Stale):
        full.set_desk("rules", {"off": ["STA001"]}, person="Edda", expected=None)
    assert full.desk_rules().off == {"FIG001"}


@pytest.mark.parametrize(
    "value",
    [{"least": {"FIG001": 2}}, {"min_probability": -0.1}, {"off": "FIG001"}, ["FIG001"], {"window_days": True}],
)
def test_a_value_that_says_nothing_sensible_is_refused(full: Store, value: Any) -> None:
    with pytest.raises(StoreError):
        full.set_desk("rules", value, person="Edda")
    assert full.desk_rules() == DeskRules()
