"""Ids depend on content and on nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker import ids


def test_quotation_marks_dashes_and_space_do_not_change_an_id() -> None:
    plain = ids.claim_id(outlet="The Ledger", text='He said: "about 5-6 tons".')
    typeset = ids.claim_id(outlet="the  ledger", text="He said:  “about 5–6 tons”.")
    assert plain == typeset


def test_a_digit_changes_the_id() -> None:
    assert ids.claim_id(outlet="x", text="11,000 men") != ids.claim_id(outlet="x", text="12,000 men")


def test_a_finding_has_one_id_whichever_way_round() -> None:
    assert ids.finding_id(rule="FIG001", mention_a="m1", mention_b="m2") == ids.finding_id(
        rule="FIG001", mention_a="m2", mention_b="m1"
    )
    assert ids.finding_id(rule="FIG001", mention_a="m1", mention_b="m2") != ids.finding_id(
        rule="FIG002", mention_a="m1", mention_b="m2"
    )


@given(st.text(), st.text(), st.text())
def test_parts_are_kept_apart(a: str, b: str, c: str) -> None:
    if "\x1f" not in a + b + c and b:
        assert ids.digest(a, b, c) != ids.digest(a + b, "", c)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = ids.fold(text)
    assert ids.fold(once) == once
