"""What a named bearer is said to be."""

from __future__ import annotations

import pytest

from checker import claims
from checker.language.bearers import at, find, same_bearer, storm_names
from checker.model import Claim
from tests.align.reading import page


def claim(text: str) -> Claim:
    return claims.read(page(text))[0]


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("Hurricane Odile weakened to a Category Two hurricane.", "storm", "category 2"),
        ("Odile, now a tropical depression, drifts inland.", "storm", "tropical depression"),
        ("Odile was about 40 miles (64 km) west of Loreto.", "position", "west of Loreto"),
        ("Anton Brandt was convicted in 2011 of murdering a pilot.", "verdict", "murder"),
        ("Anton Brandt was charged on Monday with manslaughter.", "charge", "manslaughter"),
    ],
)
def test_a_slot_is_read(text: str, slot: str, value: str) -> None:
    found = [b for b in find(claim(text), frozenset({"odile"})) if b.slot == slot]
    assert [b.value for b in found] == [value]
    assert at(claim(text), found[0].start) is not None


@pytest.mark.parametrize(
    "text",
    [
        "A court convicted eight people of murder.",
        "Anton Brandt spoke of murder and manslaughter.",
        "The village lies 40 miles west of Loreto.",
        "Anton Brandt met Marta Ilieva.",
    ],
)
def test_nothing_is_read_into_a_sentence(text: str) -> None:
    assert find(claim(text), frozenset()) == []


def test_the_storm_that_a_text_is_about() -> None:
    text = "Hurricane Odile hit. Odile grew. Odile turned. Odile left. Hurricane Pauline was worse."
    assert storm_names(text) == {"odile"}
    assert storm_names("Hurricane Odile and Hurricane Pauline") == {"odile", "pauline"}
    assert storm_names("The Hurricane Center said so.") == frozenset()


def test_people_are_one_by_first_and_last_name() -> None:
    assert same_bearer("verdict", "anton karl brandt", "anton brandt")
    assert not same_bearer("verdict", "anton brandt", "otto brandt")
    assert not same_bearer("storm", "odile", "pauline")
