"""Figures in the turns of news prose that are easily misread."""

from __future__ import annotations

import pytest

from checker.language import figures
from checker.model import Bound, Change


@pytest.mark.parametrize(
    ("text", "step", "level"),
    [
        ("Sheep numbers dropped by 41,000 to 2.3 million.", (41_000, Change.DOWN), 2_300_000),
        ("Membership rose by 600 to 4,100.", (600, Change.UP), 4_100),
        ("Enrolment dropped 40 to 912 this autumn.", (40, Change.DOWN), 912),
    ],
)
def test_a_change_and_the_level_it_led_to_are_no_range(text: str, step: tuple[float, Change], level: float) -> None:
    first, second = figures.find(text)
    assert (first.low, first.high, first.change) == (step[0], step[0], step[1])
    assert (second.low, second.high, second.change, second.noun) == (level, level, None, first.noun)


@pytest.mark.parametrize("text", ["The corps will grow by 200 to 300.", "Losses rose by 10 to 40 million."])
def test_a_change_can_be_a_range(text: str) -> None:
    (found,) = figures.find(text)
    assert found.low < found.high


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("No one was killed.", "killed"),
        ("Nobody died when the hangar fell.", "dead"),
        ("The shell wounded no one.", "injured"),
        ("There were no casualties.", "casualties"),
        ("The crash caused no deaths or injuries.", "deaths or injuries"),
        ("None of the sailors survived.", "sailors"),
        ("Not a single one of the divers survived.", "divers"),
    ],
)
def test_nobody_is_a_figure_where_people_come_to_harm(text: str, noun: str) -> None:
    (found,) = figures.find(text)
    assert (found.low, found.high, found.noun) == (0, 0, noun)


@pytest.mark.parametrize(
    "text",
    [
        "No one was charged.",
        "They work to ensure no one is killed.",
        "There were no immediate reports of casualties.",
        "No one else was killed.",
        "There were no injuries among the crew.",
        "None of them survived.",
        "It is not a single market.",
        "Not a single one of the barns was sold.",
        "No deaths were expected.",
    ],
)
def test_nobody_is_no_figure_elsewhere(text: str) -> None:
    assert figures.find(text) == []


@pytest.mark.parametrize(
    "text", ["Ring 0845 555 0142 today.", "Write to +33 1 5550 0199 first.", "Call 020 5550 0142."]
)
def test_a_telephone_number_is_no_figure(text: str) -> None:
    assert figures.find(text) == []


@pytest.mark.parametrize(
    ("text", "value", "noun"),
    [
        ("The mill shipped 3 450 000 sacks.", 3_450_000, "sacks"),
        ("The bridge cost 7.654,32 euros.", 7_654.32, "bridge"),
        ("The firm shipped 45m Galaxy 9s in a year.", 45e6, "Galaxy"),
        ("The navy bought 14 Orlan-10 drones.", 14, "Orlan-10 drones"),
        ("The trench is 45m long.", 45, "trench"),
    ],
)
def test_numbers_written_in_other_ways(text: str, value: float, noun: str) -> None:
    first = figures.find(text)[0]
    assert (first.low, first.high, first.noun) == (value, value, noun)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Cholera cases pass 6,000", Bound.ABOVE),
        ("Ferry toll tops 300", Bound.ABOVE),
        ("Ferry toll nears 300", Bound.ABOUT),
        ("Wheat price tops $300", Bound.ABOVE),
        ("The top 5% of earners paid.", Bound.EXACT),
        ("She passed 30 exams.", Bound.EXACT),
        ("They live near 12 farms.", Bound.EXACT),
    ],
)
def test_a_level_that_passes_or_nears_a_number(text: str, bound: Bound) -> None:
    assert figures.find(text)[0].bound is bound
