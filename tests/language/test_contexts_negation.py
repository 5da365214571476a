"""Positives in the shape of a negation."""

from __future__ import annotations

import pytest

from checker.language.contexts import at


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The crew could not have won more easily against Sandvik.", "won"),
        ("The lock could not have worked better, said the engineer.", "worked"),
        ("The lock couldn't have opened faster.", "opened"),
        ("The lock can't have opened faster.", "opened"),
        ("The company never failed to pay its workers.", "pay"),
        ("The mayor did not hesitate to sign the bill.", "sign"),
        ("The board did not refuse to sell the mill.", "sell"),
        ("Nobody but the mayor opened the new harbour.", "opened"),
        ("No one except the mayor signed the bill.", "signed"),
        ("None other than the mayor opened the new harbour.", "opened"),
        ("The union accepted nothing but the full offer.", "accepted"),
        ("The inspectors found nothing but rust in the hull.", "found"),
        ("No fewer than nine villages accepted the offer.", "accepted"),
    ],
)
def test_it_happened(text: str, word: str) -> None:
    found = at(text, text.index(word))
    assert found is not None
    assert not found.negated


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The crew could not win against Sandvik.", "win"),
        ("The crew could not have won against Sandvik.", "won"),
        ("The mill could not have sold more than 40 boats.", "sold"),
        ("The dam could not have been saved by more workers.", "saved"),
        ("The rope could not have been cut by a longer knife.", "cut"),
        ("The mayor could not have signed the contract earlier this year.", "signed"),
        ("The mayor could not have signed the contract earlier than May.", "signed"),
        ("The mayor could not have visited the island more than once.", "visited"),
        ("The company failed to pay its workers.", "pay"),
        ("The company never paid its workers.", "paid"),
        ("Nobody opened the new harbour.", "opened"),
        ("None of the nine villages accepted the offer.", "accepted"),
        ("The inspectors found nothing in the hull.", "found"),
        ("The mayor did not sign the bill, but the governor did.", "sign"),
    ],
)
def test_it_did_not(text: str, word: str) -> None:
    found = at(text, text.index(word))
    assert found is not None
    assert found.negated


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ferry hardly ever crossed the sound.", "crossed"),
        ("The envoy barely survived the blast.", "survived"),
        ("Hardly had the council approved the bridge when the mayor resigned.", "approved"),
        ("She scarcely opened the file.", "opened"),
        ("The minister rarely attended the hearings.", "attended"),
    ],
)
def test_what_hardly_happened_is_held_to_nothing(text: str, word: str) -> None:
    found = at(text, text.index(word))
    assert found is not None
    assert (found.negated, found.unreal) == (False, True)
