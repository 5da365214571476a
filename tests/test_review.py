"""The desk's state machine: what each step allows, and what events make of an item, in any order a desk may take."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import review
from checker.errors import Forbidden, StoreError
from checker.review import Actor, FigureStanding, FindingStanding

ANA, BEN = Actor("Ana", frozenset({"checker"})), Actor("Ben", frozenset({"checker"}))
ED, EVA = Actor("Ed", frozenset({"editor"})), Actor("Eva", frozenset({"editor", "checker"}))
EVERYBODY = [ANA, BEN, ED, EVA, Actor("eD ", frozenset({"editor"})), Actor("Nil", frozenset())]

FINDING_STEPS = {
    "real": lambda s, who: review.decide(s, who, decision="real"),
    "none": lambda s, who: review.decide(s, who, decision="not_divergence", reason="scope", note="n"),
    "later": lambda s, who: review.decide(s, who, decision="follow_up"),
    "mine": lambda s, who: review.assign(s, who, assignee=who.name),
    "nobody": lambda s, who: review.assign(s, who, assignee=None),
    "undo": review.undo,
}
FIGURE_STEPS = {
    "range": lambda s, who: review.propose(s, who, choice="publish_range", low=1, high=2),
    "hold": lambda s, who: review.propose(s, who, choice="hold"),
    "sign": lambda s, who: review.sign(s, who, evidence="e"),
    "refuse": lambda s, who: review.refuse(s, who, note="no"),
    "withdraw": lambda s, who: review.withdraw(s, who),
}


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [("Ana", "ANA", True), (" Ana  Lee", "ana lee", True), ("Straße", "STRASSE", True), ("A\u200bna", "Ana", True),
     ("Ａｎａ", "Ana", True), ("Ana\u00a0Lee", "Ana Lee", True), ("Ana", "Anna", False), ("José", "Jose\u0301", True)],
)  # fmt: skip
def test_names_are_compared_as_people_read_them(first: str, second: str, same: bool) -> None:
    assert (review.person_key(first) == review.person_key(second)) is same


@given(st.text())
def test_a_key_is_the_same_however_often_it_is_made(name: str) -> None:
    try:
        key = review.person_key(name)
    except Forbidden:
        return
    assert review.person_key(key) == key
    assert review.person_key(name.upper().lower()) == review.person_key(name.upper().lower().upper().lower())


@given(st.lists(st.tuples(st.sampled_from(sorted(FINDING_STEPS)), st.sampled_from(EVERYBODY))))
@settings(max_examples=200)
def test_undo_always_goes_back_to_exactly_what_was(steps: list[tuple[str, Actor]]) -> None:
    standing, stack = FindingStanding(), []
    for number, (name, who) in enumerate(steps):
        try:
            step = FINDING_STEPS[name](standing, who)
        except (StoreError, Forbidden):
            assert not who.roles or (name == "undo" and not stack)
            continue
        if step is None:
            continue
        before = standing
        standing = review.apply_to_finding(standing, step.action, step.payload, who.name, f"t{number}")
        assert standing.version == before.version + 1
        if name == "undo":
            earlier = stack.pop()
            assert (
                standing.decision,
                standing.reason,
                standing.note,
                standing.assignee,
                standing.decided_at,
            ) == earlier
        else:
            stack.append((before.decision, before.reason, before.note, before.assignee, before.decided_at))
    assert standing.state in ("open", *review.DECISIONS)


@given(
    st.lists(
        st.tuples(st.sampled_from([*sorted(FIGURE_STEPS), "evidence", "gone", "back"]), st.sampled_from(EVERYBODY)),
        max_size=25,
    )
)
@settings(max_examples=300)
def test_no_order_of_steps_breaks_the_two_person_rule(steps: list[tuple[str, Actor]]) -> None:
    standing = FigureStanding()
    for number, (name, who) in enumerate(steps):
        action, payload, author = "", {}, who.name
        if name == "evidence" and standing.state in ("proposed", "signed", "held"):
            action, payload, author = "reopened", {"why": "new evidence", "mentions": [f"m{number}"]}, "checker"
        elif name == "gone" and standing.state != "superseded":
            action, payload = "superseded", {"why": "no longer found"}
        elif name == "back" and standing.state == "superseded":
            action = "restored"
        elif name in FIGURE_STEPS:
            try:
                step = FIGURE_STEPS[name](standing, who)
            except (StoreError, Forbidden):
                continue
            action, payload = step.action, step.payload
        else:
            continue
        standing = review.apply_to_figure(standing, action, payload, author, f"t{number}")
        if standing.state in ("signed", "held"):
            assert standing.signed_by is not None
            assert standing.proposed_by is not None
            assert review.person_key(standing.signed_by) != review.person_key(standing.proposed_by)
            assert standing.signed_by in ("Ed", "Eva", "eD ")
            assert (standing.state == "held") is (standing.choice == "hold")
            assert standing.reopened == ""
        if standing.state in ("open", "reopened"):
            assert (standing.choice, standing.proposed_by, standing.signed_by) == (None, None, None)
            assert (standing.state == "reopened") is bool(standing.reopened)
        if standing.state == "proposed":
            assert standing.proposed_by is not None
            assert standing.signed_by is None


def test_a_reopened_figure_keeps_the_sign_off_that_no_longer_holds() -> None:
    standing = FigureStanding()
    for step, who in ((FIGURE_STEPS["range"], ANA), (FIGURE_STEPS["sign"], ED)):
        taken = step(standing, who)
        standing = review.apply_to_figure(standing, taken.action, taken.payload, who.name, "t")
    standing = review.apply_to_figure(standing, "reopened", {"why": "13,000", "mentions": ["m1"]}, "checker", "t2")
    assert standing.last_signed is not None
    assert (standing.last_signed["signed_by"], standing.last_signed["low"]) == ("Ed", 1)
    assert (standing.state, standing.reopened, standing.new_mentions) == ("reopened", "13,000", ("m1",))


def test_every_refusal_says_what_is_wrong() -> None:
    for call in (
        lambda: review.decide(FindingStanding(), ANA, decision="perhaps"),
        lambda: review.decide(FindingStanding(superseded="newer"), ANA, decision="real"),
        lambda: review.decide(FindingStanding(), Actor("Nil", frozenset()), decision="real"),
        lambda: review.propose(FigureStanding(merged_into="g2"), ANA, choice="hold"),
        lambda: review.sign(FigureStanding(state="proposed", proposed_by="Ed"), ANA),
        lambda: review.roles_of(["boss"]),
        lambda: review.person_name(" "),
    ):
        with pytest.raises(StoreError) as caught:
            call()
        assert str(caught.value).strip()


def test_roles_are_checked_and_folded() -> None:
    assert review.roles_of(["Editor", " admin "]) == {"editor", "admin"}
    assert review.roles_of("checker") == {"checker"}
