"""What is needed, forecast, a limit, an average or past is no statement of how things stand."""

from __future__ import annotations

import pytest

from checker.align.modes import modes, other_answer, other_mode
from checker.align.scopes import scope_reason
from tests.align.reading import figures

PLAIN = [
    "The bill got 57 votes on Monday.",
    "The bakery hired 340 workers in May.",
    "The town spent $40 million on roads.",
]


@pytest.mark.parametrize("text", PLAIN)
def test_how_things_stand_has_no_mode(text: str) -> None:
    (entry,) = figures(text)
    assert modes(entry) == frozenset()


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The bill needs 60 votes to pass.", "needed"),
        ("At least 60 votes are required for the treaty.", "needed"),
        ("Economists had looked for 185,000 new jobs.", "forecast"),
        ("Growth of 340 jobs was predicted for the spring.", "forecast"),
        ("In just a few years the debt is $30 million.", "forecast"),
        ("The plan cuts waste to 340 tons by the end of 2031.", "forecast"),
        ("The council set a limit of $40 million.", "limit"),
        ("Spending is capped at $52 million.", "limit"),
        ("Each family received $900.", "average"),
        ("The median rent was $1,340.", "average"),
        ("The previous storm cut off 9,000 homes.", "earlier"),
        ("It was 6,200 the year before.", "earlier"),
        ("The north took far more, compared with 42 lorries for the south.", "compared"),
    ],
)
def test_words_near_a_figure_say_what_it_is(text: str, mode: str) -> None:
    (entry,) = figures(text)
    assert mode in modes(entry)


def test_the_words_of_the_next_figure_are_its_own() -> None:
    first, second = figures("The bill got 57 votes of the 60 that are needed.")
    assert modes(first) == frozenset()
    assert modes(second) == {"needed"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The bill got 57 votes.", "The bill needs 60 votes."),
        ("The firm added 340 jobs.", "Analysts had expected 410 jobs at the firm."),
    ],
)
def test_another_mode_is_another_scope_where_the_values_differ(a: str, b: str) -> None:
    (first,), (second,) = figures(a, "A"), figures(b, "B")
    reason = other_mode(first, second)
    assert reason
    assert other_mode(second, first) == reason
    assert scope_reason(first, second, part_and_whole=False, change_and_level=False) == reason


def test_equal_values_meet_whatever_the_mode() -> None:
    (first,), (second,) = figures("The bill got 60 votes.", "A"), figures("The bill needs 60 votes.", "B")
    assert scope_reason(first, second, part_and_whole=False, change_and_level=False) == ""


@pytest.mark.parametrize(
    ("a", "b", "other"),
    [
        ("54 percent of women back the plan.", "41 percent of men back the plan.", True),
        ("54 percent of Republicans back the plan.", "41 percent of those polled back the plan.", True),
        ("54 percent approve of the mayor.", "41 percent want the mayor to resign.", True),
        ("54 percent approve of the mayor.", "41 percent approve of the mayor.", False),
        ("54 percent of the wells are dry.", "41 percent of the wells are dry.", False),
        ("540 women back the plan.", "410 men back the plan.", False),  # counts are for the nouns to tell apart
    ],
)
def test_shares_of_other_groups_or_of_other_answers(a: str, b: str, other: bool) -> None:
    (first,), (second,) = figures(a, "A"), figures(b, "B")
    assert bool(other_answer(first, second)) is bool(other_answer(second, first)) is other
