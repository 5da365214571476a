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
    (
        "A YouGov poll puts the Reform Party on 34 percent.",
        "An Ipsos poll puts the Reform Party on 38 percent.",
        "scope",
    ),
    ("The bank cut its rate by 25 basis points.", "The bank cut its rate by 0.25 percentage points.", "agree"),
    ("The strike costs the port $10 million a day.", "The strike costs the port $70 million a week.", "agree"),
    ("The strike costs the port $10 million a day.", "The strike costs the port $10 million a week.", "conflict"),
    ("The ferry, built in 1987, carried 180 people.", "The ferry, built in 1978, carried 240 people.", "conflict"),
    ("Norway's gross exports rose to $4 billion.", "Poland's gross exports fell to $3 billion.", "scope"),
    ("The dead include five men and three women.", "The dead include three men and five women.", "conflict"),
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


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Copper traded at $9,140 on Friday.", "Copper traded at $8,720 on Monday."),
        ("There were 340 patients in intensive care.", "There were 285 patients in intensive care."),
        ("Crude stood at $81 a barrel.", "Crude stood at $77 a barrel."),
    ],
)
def test_prices_and_patients_move(encoder: Encoder, a: str, b: str) -> None:
    first, second = {"text": a, "published": DAY}, {"text": b, "published": "2025-03-10"}
    assert compare(encoder, first, second)["outcome"] == "update"


def test_a_toll_that_fell_is_said_to_have_fallen(encoder: Encoder) -> None:
    a = {"text": "The death toll stood at 231 on Monday.", "published": DAY}
    b = {"text": "The death toll stood at 174 on Wednesday.", "published": "2025-03-06"}
    (finding,) = compare(encoder, a, b)["findings"]
    assert finding["outcome"] == "update"
    assert "only grows" in finding["explanation"]
    (grown,) = compare(encoder, {**a, "text": a["text"].replace("231", "98")}, b)["findings"]
    assert "may simply be newer" in grown["explanation"]


def test_two_lower_bounds_of_one_source_without_dates_can_both_be_right(encoder: Encoder) -> None:
    a, b = ({"text": f"{n} miners died, the board said."} for n in ("More than 40", "At least 46"))
    assert compare(encoder, a, b)["outcome"] == "compatible"


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        ("The landslide killed 19 villagers.", "The landslide killed 23 villagers.", "update"),
        (
            "The ministry said the landslide killed 19 villagers.",
            "The Red Cross said the landslide killed 23 villagers.",
            "attributed",
        ),
        ("The train carried 139 passengers.", "The train carried 152 passengers.", "conflict"),
        (
            "The blast hit a town 60 miles north of the capital, where 12 people died.",
            "The blast hit a town 95 miles north of the capital, where 12 people died.",
            "conflict",
        ),
    ],
)
def test_two_tolls_of_one_day_are_of_two_hours_and_what_stands_still_is_not(
    encoder: Encoder, a: str, b: str, outcome: str
) -> None:
    assert compare(encoder, {"text": a, "published": DAY}, {"text": b, "published": DAY})["outcome"] == outcome


def test_one_source_in_an_undated_text_may_have_spoken_twice(encoder: Encoder) -> None:
    a = {"text": "The fire brigade said 31 people were missing.", "published": DAY}
    b = {"text": "The fire brigade said 44 people were missing."}
    assert compare(encoder, a, b)["outcome"] == "update"
    assert compare(encoder, {"text": a["text"]}, b)["outcome"] == "conflict"
