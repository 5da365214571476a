"""Pairs of passages as fact-checkers meet them, through the whole line with the default model."""

from __future__ import annotations

from typing import Any

import pytest

from checker import pipeline
from checker.embed import Encoder, load
from checker.settings import Settings

DAY = "2025-03-04"
CASES = [
    ("Exports rose by 5% last year, the board said.", "Exports fell by 5% last year, the board said.", "conflict"),
    ("The glider came down 30 km from Ost.", "The glider came down 19 miles from Ost.", "compatible"),
    ("The causeway is 80 km long.", "The causeway is 50 miles long.", "compatible"),
    ("The harbour deal is worth $3.2 million.", "The harbour deal is worth $3.2 billion.", "conflict"),
    ("The takeover of the shipyard is worth $3.7 billion.", "The shipyard deal is valued at $3.7 million.", "conflict"),
    ("The mudslide in Ost killed 1,400 people.", "Some 14,000 were killed by a mudslide in Ost.", "conflict"),
    ("A bomb killed 12 people in Kabul on Monday.", "A bomb killed 15 people in Lahore on Monday.", "scope"),
    ("12 people died in the mill fire in Ost.", "15 people were killed by the mill fire in Ost.", "conflict"),
    ("Police cannot verify reports of sabotage at the mill.", "Police confirmed sabotage at the mill.", "conflict"),
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load(Settings())


def compare(encoder: Encoder, a: dict[str, Any], b: dict[str, Any]) -> dict[str, Any]:
    (found,) = pipeline.compare_many([{"id": "1", "a": a, "b": b}], Settings(), encoder)
    return found


@pytest.mark.parametrize(("a", "b", "outcome"), CASES)
def test_a_pair_gets_its_outcome(encoder: Encoder, a: str, b: str, outcome: str) -> None:
    assert compare(encoder, {"text": a}, {"text": b})["outcome"] == outcome


def test_up_and_down_are_told_apart_in_the_explanation(encoder: Encoder) -> None:
    (finding,) = compare(encoder, {"text": CASES[0][0]}, {"text": CASES[0][1]})["findings"]
    assert "One says up, the other down" in finding["explanation"]


def test_a_count_that_grows_on_one_day_is_an_update(encoder: Encoder) -> None:
    a = {"text": "At least 12 people died, the ministry said.", "published": f"{DAY}T10:20"}
    b = {"text": "At least 14 people died, the ministry said.", "published": f"{DAY}T18:00"}
    assert compare(encoder, a, b)["outcome"] == "update"
