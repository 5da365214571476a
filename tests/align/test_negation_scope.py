"""What a negation denies, whose words a verb closes, and objects that are two: when opposites are none."""

from __future__ import annotations

import pytest

from checker import pipeline
from checker.embed import Encoder
from checker.language import contexts
from checker.settings import Settings

# ruff: noqa: E501 (tables of sentences)


@pytest.mark.parametrize(
    ("text", "verb", "scope"),
    [
        ("Governor Ilieva did not sign the harbour bill before Friday.", "sign", "before friday"),
        ("The results are not expected for about two weeks.", "expected", "for about two"),
        ("Haugen Lines failed to pay the loan on time.", "pay", "on time"),
        ("Haugen Lines has not yet paid the loan.", "paid", "yet"),
        ("Haugen Lines did not pay the loan until March.", "pay", "until march"),
        ("Haugen Lines did not pay the loan.", "pay", ""),
        ("Haugen Lines paid the loan on time.", "paid", ""),
        ("Haugen Lines did not vote for the loan.", "vote", ""),
    ],
)
def test_the_time_or_manner_that_a_negation_may_deny(text: str, verb: str, scope: str) -> None:
    found = contexts.at(text, text.index(verb))
    assert found is not None
    assert found.scope == scope


@pytest.mark.parametrize(
    ("text", "verb", "lemma"),
    [
        ("“The dam is the oldest of its kind,” it continued.", "continued", "say"),
        ("“The dam is safe,” concluded the report.", "concluded", "say"),
        ("The rain continued.", "continued", "continue"),
        ("After “a hard night” the rain continued for a week.", "continued", "continue"),
    ],
)
def test_a_verb_that_closes_a_quotation_is_one_of_saying(text: str, verb: str, lemma: str) -> None:
    found = contexts.at(text, text.index(verb))
    assert found is not None
    assert found.lemma == lemma


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        ("Governor Ilieva did not sign the harbour bill before Friday.", "Governor Ilieva signed the harbour bill on Friday.", None),
        ("Governor Ilieva did not sign the harbour bill before Friday.", "Governor Ilieva signed the harbour bill before Friday.", "conflict"),
        ("Governor Ilieva did not sign the harbour bill.", "Governor Ilieva signed the harbour bill.", "conflict"),
        ("Haugen Lines failed to pay the harbour fee on time.", "Haugen Lines paid the harbour fee a month late.", None),
        ("Haugen Lines failed to pay the harbour fee.", "Haugen Lines paid the harbour fee.", "conflict"),
        ("The inquiry found that Brandt did not bribe the harbour master.", "The ruling clears him of the allegation that Brandt bribed the harbour master.", None),
        ("Oberfeld voters rejected a 2 percent tax on harbour land.", "Oberfeld voters approved a 5 percent tax on harbour hotels.", None),
        ("Oberfeld voters rejected the bridge bond for schools.", "Oberfeld voters approved the ferry tax for schools.", None),
        ("Oberfeld voters rejected the harbour tax.", "Oberfeld voters approved the harbour tax.", "conflict"),
    ],
)  # fmt: skip
def test_opposites_and_what_is_none(a: str, b: str, outcome: str | None, encoder: Encoder) -> None:
    (found,) = pipeline.compare_many([{"a": {"text": a}, "b": {"text": b}}], Settings(), encoder)
    got = [x["outcome"] for x in found["findings"] if x["rule"] == "POL001"]
    assert got == ([outcome] if outcome else [])
