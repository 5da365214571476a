"""The desk's rules, enforced by the store whoever calls it."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

import pytest

from checker.errors import Forbidden, Stale, StoreError
from checker.store import CONFIGURATION, FigureRecord, FindingRecord, Store


@pytest.fixture
def sides(build: ModuleType) -> list[object]:
    a = build.article("Alpha", "Alpha has 11,000 soldiers in training.")
    b = build.article("Beta", "Beta has 12,000 soldiers in training.")
    return [build.side(a, 11_000, source="Budanov"), build.side(b, 12_000, source="NIS")]


@pytest.fixture
def found(store: Store, build: ModuleType, sides: list) -> FindingRecord:
    store.save(build.run(sides))
    return store.findings()[0]


@pytest.fixture
def figure(store: Store, found: FindingRecord) -> FigureRecord:
    store.add_person("Ed", ["editor"])
    store.add_person("Eva", ["editor", "checker"])
    return store.figures()[0]


def test_a_decision_is_kept_with_who_and_when(store: Store, found: FindingRecord) -> None:
    after = store.decide(
        found.id, person=" ana  lee ", decision="not_divergence", reason="rounding", note="a round number"
    )
    assert (after.state, after.decision, after.reason) == ("not_divergence", "not_divergence", "rounding")
    assert (after.decided_by, after.note, after.version) == ("ana lee", "a round number", 1)
    assert after.decided_at is not None
    assert after.decided_at.endswith("+00:00")
    assert store.finding(found.id) == after
    [event] = store.events(item=found.id)
    assert (event.person, event.action, event.payload["reason"]) == ("ana lee", "decided", "rounding")


@pytest.mark.parametrize(
    ("decision", "reason"),
    [("maybe", None), ("not_divergence", None), ("not_divergence", "tired"), ("real", "rounding"), ("open", None)],
)
def test_an_unknown_decision_or_reason_is_refused(
    store: Store, found: FindingRecord, decision: str, reason: str | None
) -> None:
    with pytest.raises(StoreError):
        store.decide(found.id, person="Ana", decision=decision, reason=reason)
    assert store.finding(found.id).version == 0
    assert store.people() == []  # the whole step is taken back, the new name with it


@pytest.mark.parametrize("name", ["", "   ", "\t\n", "\u200b\u200d", "\u00a0"])
def test_a_step_without_a_name_is_refused(store: Store, found: FindingRecord, name: str) -> None:
    with pytest.raises(Forbidden):
        store.decide(found.id, person=name, decision="real")


def test_the_same_decision_twice_is_one_event(store: Store, found: FindingRecord) -> None:
    store.decide(found.id, person="Ana", decision="real")
    assert store.decide(found.id, person="ANA", decision="real").version == 1
    assert len(store.events(item=found.id)) == 1


def test_undo_steps_back_one_at_a_time_and_deletes_nothing(store: Store, found: FindingRecord) -> None:
    first = store.decide(found.id, person="Ana", decision="real", note="one")
    second = store.assign(found.id, person="Ana", assignee="Ben")
    third = store.decide(found.id, person="Ben", decision="not_divergence", reason="scope")
    back = store.undo(found.id, person="Ben", expected_version=third.version)
    assert (back.decision, back.note, back.decided_by, back.assignee) == ("real", "one", "Ana", "Ben")
    assert back.version == third.version + 1
    assert second.assignee == "Ben"
    assert (store.undo(found.id, person="Ana").assignee, first.assignee) == (None, None)
    assert store.undo(found.id, person="Ana").state == "open"
    with pytest.raises(StoreError, match="nothing to undo"):
        store.undo(found.id, person="Ana")
    assert [e.action for e in store.events(item=found.id)] == ["decided", "assigned", "decided", *["undone"] * 3]
    redone = store.decide(found.id, person="Ana", decision="follow_up")
    assert store.undo(found.id, person="Ana").state == "open"
    assert redone.state == "follow_up"
    assert store.verify() == []


def test_the_second_of_two_is_told_and_nothing_is_lost(store: Store, found: FindingRecord) -> None:
    store.decide(found.id, person="Ana", decision="real", expected_version=0)
    with pytest.raises(Stale, match="Ana"):
        store.decide(found.id, person="Ben", decision="follow_up", expected_version=0)
    assert store.finding(found.id).decided_by == "Ana"
    for late in (store.undo, store.assign):
        extra = {"assignee": "Ben"} if late == store.assign else {}
        with pytest.raises(Stale):
            late(found.id, person="Ben", expected_version=0, **extra)


def test_an_unknown_item_is_told(store: Store, found: FindingRecord) -> None:
    for call in (store.finding, store.figure, store.article, store.story, store.mentions):
        with pytest.raises(StoreError, match="there is no"):
            call("nonsense")
    with pytest.raises(StoreError, match="there is no"):
        store.decide("nonsense", person="Ana", decision="real")


def test_a_superseded_finding_takes_no_decision(
    store: Store, build: ModuleType, sides: list, found: FindingRecord
) -> None:
    store.save(replace(build.run(sides), findings=()))
    with pytest.raises(StoreError, match="superseded"):
        store.decide(found.id, person="Ana", decision="real")


def test_propose_and_sign_need_two_people_and_an_editor(store: Store, figure: FigureRecord) -> None:
    proposed = store.propose(
        figure.id, person="Ed", choice="publish_range", low=11_000, high=12_000, wording="11,000 to 12,000"
    )
    assert (proposed.state, proposed.proposed_by, proposed.version) == ("proposed", "Ed", 1)
    for name in ("Ed", "ed", " E\u200bD ", "Ｅｄ"):
        with pytest.raises(Forbidden):
            store.sign(figure.id, person=name)
    for name in ("Ana", "nobody known"):
        with pytest.raises(Forbidden, match="only an editor"):
            store.sign(figure.id, person=name)
    signed = store.sign(figure.id, person="eva", expected_version=1)
    assert (signed.state, signed.signed_by, signed.choice, signed.low) == ("signed", "Eva", "publish_range", 11_000)
    [finding] = store.findings()
    assert (finding.sign_off, finding.signed_by, finding.signed_at) == ("publish_range", "Eva", signed.signed_at)
    with pytest.raises(StoreError, match="nothing to sign"):
        store.sign(figure.id, person="Eva")
    with pytest.raises(StoreError, match="signed off"):
        store.propose(figure.id, person="Ana", choice="hold")
    assert store.verify() == []


def test_an_admin_who_is_no_editor_does_not_sign(store: Store, figure: FigureRecord) -> None:
    store.add_person("Root", ["admin"])
    store.propose(figure.id, person="Ana", choice="hold")
    with pytest.raises(Forbidden):
        store.sign(figure.id, person="Root")
    assert store.sign(figure.id, person="Ed").state == "held"


@pytest.mark.parametrize(
    "bad",
    [
        {"choice": "print it"},
        {"choice": "publish_range", "low": 2, "high": 1},
        {"choice": "publish_one"},
        {"choice": "publish_one", "low": float("nan")},
        {"choice": "publish_one", "low": float("inf")},
    ],
)
def test_an_impossible_proposal_is_refused(store: Store, figure: FigureRecord, bad: dict) -> None:
    with pytest.raises(StoreError):
        store.propose(figure.id, person="Ana", **bad)
    assert store.figure(figure.id).state == "open"


def test_refusing_needs_a_second_editor_and_a_note(store: Store, figure: FigureRecord) -> None:
    store.propose(figure.id, person="Ed", choice="not_contested")
    with pytest.raises(Forbidden):
        store.refuse(figure.id, person="Ed", note="changed my mind")
    with pytest.raises(Forbidden):
        store.refuse(figure.id, person="Ana", note="no")
    with pytest.raises(StoreError, match="why"):
        store.refuse(figure.id, person="Eva", note="  ")
    refused = store.refuse(figure.id, person="Eva", note="the range is wider")
    assert (refused.state, refused.choice, refused.refusal, refused.refused_by) == (
        "open",
        None,
        "the range is wider",
        "Eva",
    )


def test_who_may_withdraw_what(store: Store, figure: FigureRecord) -> None:
    with pytest.raises(StoreError, match="neither"):
        store.withdraw(figure.id, person="Ed")
    store.propose(figure.id, person="Ana", choice="hold")
    with pytest.raises(Forbidden):
        store.withdraw(figure.id, person="Ben")
    assert store.withdraw(figure.id, person="ANA").state == "open"
    store.propose(figure.id, person="Ana", choice="hold")
    store.sign(figure.id, person="Ed")
    with pytest.raises(Forbidden):
        store.withdraw(figure.id, person="Ana")
    back = store.withdraw(figure.id, person="Ed", note="too early")
    assert (back.state, back.signed_by, back.choice) == ("open", None, None)
    assert store.verify() == []


def test_new_evidence_reopens_a_signed_figure_visibly(
    store: Store, build: ModuleType, sides: list, figure: FigureRecord
) -> None:
    store.propose(figure.id, person="Ana", choice="publish_range", wording="11,000 to 12,000")
    signed = store.sign(figure.id, person="Ed")
    same = build.side(build.article("Gamma", "Gamma has 12,000 soldiers in training."), 12_000)
    saved = store.save(build.run([*sides, same]))
    assert saved.reopened == ()  # a further voice for a value that is known
    assert store.figure(figure.id).state == "signed"
    other = build.side(build.article("Delta", "Delta has 13,000 soldiers in training."), 13_000)
    saved = store.save(build.run([*sides, same, other]))
    assert saved.reopened == (figure.id,)
    again = store.figure(figure.id)
    assert (again.state, again.signed_by, again.choice) == ("reopened", None, None)
    assert "13,000 soldiers (Delta)" in again.reopened
    assert len(again.new_mentions) == 1
    assert again.last_signed is not None
    assert (again.last_signed["signed_by"], again.last_signed["wording"]) == ("Ed", "11,000 to 12,000")
    assert "reopened" in [e.action for e in store.events(item=figure.id)]
    assert store.figures()[0].id == figure.id  # first in the list
    with pytest.raises(Stale):
        store.propose(figure.id, person="Ana", choice="hold", expected_version=signed.version)
    assert store.propose(figure.id, person="Ana", choice="hold").reopened
    assert store.sign(figure.id, person="Ed").reopened == ""
    assert store.verify() == []


def test_a_value_that_is_corrected_away_reopens_too(store: Store, build: ModuleType) -> None:
    address = "https://example.org/a"
    a = build.side(build.article("Alpha", "Alpha has 11,000 soldiers.", url=address), 11_000)
    b = build.side(build.article("Beta", "Beta has 12,000 soldiers."), 12_000)
    store.save(build.run([a, b]))
    store.add_person("Ed", ["editor"])
    store.propose("g1", person="Ana", choice="hold")
    newer = build.article("Alpha", "Alpha says it has soldiers.", url=address, published="2024-10-20")
    saved = store.save(build.run([], more=(newer,)))
    assert saved.reopened == ("g1",)
    figure = store.figure("g1")
    assert "no longer in the articles" in figure.reopened
    assert [v["outlet"] for v in figure.record["values"]] == ["Beta"]
    with pytest.raises(StoreError, match="nothing to sign"):
        store.sign("g1", person="Ed")


def test_roles_of_a_known_person_are_an_admins_to_change(store: Store) -> None:
    store.add_person("Ana", ["checker"])
    assert store.add_person("ana ", ["editor"]).roles == {"editor"}  # there is no admin yet
    store.add_person("Root", ["admin"])
    with pytest.raises(Forbidden):
        store.add_person("Ana", ["admin"], by="Ana")
    assert store.add_person("Ana", ["checker", "editor"], by="root").roles == {"checker", "editor"}
    assert store.add_person("Ana", ["checker"], by=CONFIGURATION).roles == {"checker"}
    assert [p.name for p in store.people()] == ["Ana", "Root"]
    with pytest.raises(StoreError, match="no such role"):
        store.add_person("Zoe", ["king"])
    with pytest.raises(StoreError):
        store.add_person("Zoe", [])
    assert store.verify() == []


def test_where_people_are_managed_a_new_name_needs_an_admin(store: Store, found: FindingRecord) -> None:
    store.add_person("Root", ["admin"])
    assert store.set_desk("people", "managed", person="Root") == {"people": "managed"}
    with pytest.raises(Forbidden, match="only an admin adds"):
        store.decide(found.id, person="Stranger", decision="real")
    store.add_person("Stranger", ["checker"], by="Root")
    assert store.decide(found.id, person="Stranger", decision="real").state == "real"
    with pytest.raises(Forbidden, match="settings"):
        store.set_desk("people", None, person="Stranger")
    assert store.set_desk("people", None, person="Root") == {}
    assert store.verify() == []


def test_the_log_is_read_by_person_item_and_time(store: Store, found: FindingRecord) -> None:
    store.decide(found.id, person="Ana", decision="real")
    store.decide(found.id, person="Ben", decision="follow_up")
    assert [e.action for e in store.events(person="ANA")] == ["person_added", "decided"]
    assert [e.person for e in store.events(item=found.id, newest_first=True)] == ["Ben", "Ana"]
    assert [e.person for e in store.events(action="decided", limit=1)] == ["Ana"]
    assert store.events(since="2999-01-01") == []
    assert len(store.events(until="2999")) == len(store.events())
    assert store.events()[-1].hash == store.head()
