"""Days for which two texts set one event, days on which somebody was born, and days that make two events of it."""

from __future__ import annotations

import pytest

from checker import claims, pipeline
from checker.align.schedules import align_schedules, schedules
from checker.embed import Encoder
from checker.settings import Settings
from tests.align.reading import page

# ruff: noqa: E501 (tables of sentences)


def days(a: str, b: str) -> list[tuple[str, str]]:
    sides = []
    for text in (a, b):
        article = page(text)
        sides.append(schedules([article], claims.read(article)))
    return [(found.a.mention.text, found.b.mention.text) for found in align_schedules(*sides)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The presidential vote in Peru is slated for May 9.", "Elections in Peru will take place on May 12."),
        ("The trial of Anton Brandt is set for May 9.", "The trial of Anton Brandt opens on May 12."),
        ("The summit will be held in Geneva on May 9.", "The summit in Geneva is scheduled for May 12."),
    ],
)
def test_two_days_of_one_event(a: str, b: str) -> None:
    assert days(a, b) == [("May 9", "May 12")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The presidential vote in Peru is set for May 9.", "Local elections in Peru will be held on May 12."),
        ("The summit will be held in Geneva on May 9.", "The summit in Lisbon is scheduled for May 12."),
        ("The trial of Anton Brandt is set for May 9.", "The trial of Anton Brandt opens on May 9."),
        ("The trial of Anton Brandt is set for May 9.", "The wedding of Anton Brandt is set for May 12."),
        ("The summit will be held in Geneva in May.", "The summit in Geneva is scheduled for June."),
    ],
)
def test_other_events_and_the_same_day(a: str, b: str) -> None:
    assert days(a, b) == []


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        ("Brandt was born in Lindau, Germany on June 7, 1967.", "Anton Brandt was born in 1966.", "conflict"),
        ("Brandt was born in Lindau, Germany on June 7, 1967.", "Anton Brandt was born in 1967.", None),
        ("Sofia Haas, a niece of Anton Brandt, died in 2002.", "Anton Brandt died in 1970.", None),
        ("The Haugen reached Lisbon on May 3.", "The Haugen left Lisbon on May 3.", "conflict"),
        ("The Haugen reached Lisbon on May 3.", "The Haugen left Lisbon on June 9.", None),
        ("The council voted against the ferry contract.", "The council supported the ferry contract.", "conflict"),
        ("The council voted against the ferry contract.", "The council opposed the ferry contract.", None),
        ("The divers had not managed to enter the wreck.", "The divers entered the wreck.", "conflict"),
        ("The divers managed to enter the wreck.", "The divers entered the wreck.", None),
        ("The divers were unable to reach the Haugen wreck.", "The divers reached the Haugen wreck.", "conflict"),
        ("The divers want to reach the Haugen wreck.", "The divers did not reach the Haugen wreck.", None),
        ("The bank has never lent money to Haugen Lines.", "The bank lent money to Haugen Lines.", "conflict"),
        ("The Haugen was carrying no passengers.", "The Haugen was carrying passengers.", "conflict"),
        ("Brandt was not the owner of the Haugen.", "Brandt was the owner of the Haugen.", "conflict"),
        ("The strike is not only a protest at the law.", "The strike is a protest at the law.", None),
        ("Haugen Lines made a profit in 2019.", "Haugen Lines made a loss in 2019.", "conflict"),
    ],
)
def test_days_and_opposites_through_the_whole_line(a: str, b: str, outcome: str | None, encoder: Encoder) -> None:
    (found,) = pipeline.compare_many([{"a": {"text": a}, "b": {"text": b}}], Settings(), encoder)
    assert found["outcome"] == outcome


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The match between Oberfeld and Lindau will be held on May 9.", "The match between Oberfeld and Narvik will be held on May 16."),
        ("Game two between Oberfeld and Lindau will be held on May 9.", "Game three between Oberfeld and Lindau will be held on May 12."),
        ("The final in Lindau will be held on May 9.", "The semi-final in Lindau will be held on May 5."),
        ("The trial of Anton Brandt opens on May 9 in Lindau.", "The trial of Sofia Brandt opens on May 12 in Lindau."),
        ("Talks between Peru and Chile will be held on May 9.", "A second round of talks between Peru and Chile takes place on May 12."),
        ("The election in Peru will be held on May 9.", "Peru's last election was held on June 2."),
        ("The hearing of Anton Brandt is set for May 9.", "The next hearing of Anton Brandt is scheduled for May 12."),
        ("The harbour summit in Lindau was held on May 9 and 10.", "The harbour summit in Lindau took place on May 10."),
        ("The harbour summit in Lindau was held from May 9 to May 11.", "The harbour summit in Lindau took place on May 10."),
    ],
)  # fmt: skip
def test_two_events_of_like_names_and_stretches_of_days(a: str, b: str, encoder: Encoder) -> None:
    assert days(a, b) == []
    sides = {"a": {"text": a, "published": "2025-04-02"}, "b": {"text": b, "published": "2025-04-02"}}
    (found,) = pipeline.compare_many([sides], Settings(), encoder)
    assert found["outcome"] != "conflict"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The match between Oberfeld and Lindau will be held on May 9.", "The match between Lindau and Oberfeld will be held on May 16."),
        ("The second round of talks between Peru and Chile is set for May 9.", "A second round of talks between Chile and Peru takes place on May 12."),
        ("The funeral of Sofia Haas will be held on May 9.", "The funeral of Sofia Haas will be held on May 10."),
        ("The election in Peru will be held on May 9.", "Peru's election will be held on May 16."),
    ],
)  # fmt: skip
def test_one_event_on_two_days_is_one_finding(a: str, b: str, encoder: Encoder) -> None:
    sides = {"a": {"text": a, "published": "2025-04-02"}, "b": {"text": b, "published": "2025-04-02"}}
    (found,) = pipeline.compare_many([sides], Settings(), encoder)
    assert [finding["rule"] for finding in found["findings"] if finding["outcome"] == "conflict"] == ["DAT001"]
