"""What makes two figures that look alike measure different things, and what does not."""

from __future__ import annotations

import pytest

from checker.align.scopes import scope_reason
from tests.align.reading import figures


def reason(a: str, b: str) -> str:
    (first,), (second,) = figures(a, "A"), figures(b, "B")
    change = (first.figure.change is None) != (second.figure.change is None)
    ways = {
        scope_reason(x, y, part_and_whole=False, change_and_level=change) for x, y in ((first, second), (second, first))
    }
    assert len({bool(way) for way in ways}) == 1
    return min(ways)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The fire killed 12 people in Lyon.", "The fire killed 12 people in Marseille."),
        ("The clinic took in 340 French sailors.", "The clinic took in 340 Italian sailors."),
        ("The clinic took in 340 French sailors.", "The clinic took in 290 Italian sailors."),
        ("Toyota's profit was $14 billion.", "Honda's profit was $9 billion."),
        ("The profit of Toyota was $14 billion.", "The profit of Honda was $9 billion."),
        ("Norway won 16 gold medals.", "Sweden won 20 gold medals."),
        ("Norway won 16 gold medals.", "Sweden won 16 gold medals."),
        ("Exports were $40 million in the first quarter.", "Exports were $52 million in the third quarter."),
        ("The blast killed 340 workers.", "The blast injured 340 workers."),
        ("The magnitude 6.4 earthquake struck at dawn.", "An aftershock had a magnitude of 5.2."),
        ("The quake had a magnitude of 6.4.", "Aftershocks followed that reached a magnitude of 5.2."),
    ],
)
def test_another_scope_whatever_the_values(a: str, b: str) -> None:
    assert reason(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The fire killed 12 people in Lyon.", "The fire killed 14 people in France."),
        ("The clinic took in 340 French sailors.", "The clinic took in 300 sailors."),
        ("The clinic took in 340 French and Italian sailors.", "The clinic took in 300 Italian sailors."),
        ("North Korea sent 900 pilots.", "Pyongyang sent 800 pilots."),
        ("Toyota's profit was $14 billion.", "The profit of Toyota was $9 billion."),
        ("Toyota's profit was $14 billion.", "Its profit was $9 billion."),
        ("Norway lost 300 tanks.", "Sweden destroyed 300 tanks."),
        ("Norway won 16 gold medals.", "Norway won 20 gold medals against Sweden."),
        ("The gale blew at 100 mph.", "The gusts reached 161 km/h."),
        ("Rates will rise from 3.8% to 5%.", "Rates will reach 5%."),
        ("The magnitude 6.4 earthquake struck at dawn.", "The quake had a magnitude of 6.2, and aftershocks followed."),
        ("The earthquake had a magnitude of 6.4.", "Its magnitude was put at 6.2."),
        ("Sales reached $46.3 million in May.", "Sales of $46.3 million are the most since 2009."),
        ("He was sentenced to 18 months.", "He was arrested for a year and a half."),
    ],
)
def test_no_other_scope(a: str, b: str) -> None:
    assert not reason(a, b)
