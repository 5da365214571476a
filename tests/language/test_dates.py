"""Dates and times: found, resolved against publication, never more precise than the words."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language import dates

THURSDAY = "2018-09-20"


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Ships left on Oct. 21 for Odessa.", "2024-10-25", [("Oct. 21", "2024-10-21")]),
        ("The drill ends by November 1.", "2024-10-18", [("November 1", "2024-11-01")]),
        ("The dam burst on December 30.", "2020-01-04", [("December 30", "2019-12-30")]),
        ("It rained on 3 March 2017.", None, [("3 March 2017", "2017-03-03")]),
        ("It rained on March 3.", None, [("March 3", "--03-03")]),
        ("It rained on Friday.", None, []),
        ("The count stood at nine by late Wednesday.", THURSDAY, [("late Wednesday", "2018-09-19")]),
        ("The talks were on Thursday.", THURSDAY, [("Thursday", "2018-09-20")]),
        ("She will fly on Monday.", THURSDAY, [("Monday", "2018-09-24")]),
        ("The toll on trucks takes effect Monday.", THURSDAY, [("Monday", "2018-09-24")]),
        ("The toll on trucks took effect Monday.", THURSDAY, [("Monday", "2018-09-17")]),
        ("The bank law takes effect on August 1.", "2024-03-12", [("August 1", "2024-08-01")]),
        ("The bank law took effect on August 1.", "2024-03-12", [("August 1", "2023-08-01")]),
        ("She flew next Monday's jet.", THURSDAY, [("next Monday", "2018-09-24")]),
        ("She flew last Thursday.", THURSDAY, [("last Thursday", "2018-09-13")]),
        (
            "Three days ago and two months ago.",
            THURSDAY,
            [("Three days ago", "2018-09-17"), ("two months ago", "2018-07")],
        ),
        ("Sales fell last week.", THURSDAY, [("last week", "2018-09-10/2018-09-16")]),
        ("Sales fell last year.", THURSDAY, [("last year", "2017")]),
        ("It will open on Monday and Tuesday.", THURSDAY, [("Monday", "2018-09-24"), ("Tuesday", "2018-09-25")]),
        ("She left in May last year.", THURSDAY, [("May last year", "2017-05")]),
        ("She left on May 9 of last year.", THURSDAY, [("May 9 of last year", "2017-05-09")]),
        ("She will leave on 9 May next year.", THURSDAY, [("9 May next year", "2019-05-09")]),
        ("Sales fell in 2017 and in June 2016.", THURSDAY, [("2017", "2017"), ("June 2016", "2016-06")]),
        ("Over the past two decades it grew.", THURSDAY, [("the past two decades", "1998/2018")]),
        ("It grew in the 1990s.", THURSDAY, [("the 1990s", "1990/1999")]),
        ("At 12:01 a.m. EDT Friday it begins.", THURSDAY, [("12:01 a.m. EDT Friday", "2018-09-14T00:01-04:00")]),
        ("On Friday, July 6, it began.", "2018-07-07", [("Friday, July 6", "2018-07-06")]),
        ("It may march on in 2,017 steps.", THURSDAY, []),
        ("They may 5 times.", THURSDAY, []),
        ("The sun sat on Mon Repos.", THURSDAY, []),
        ("They counted 2017 votes.", THURSDAY, []),
        ("In October the sea warmed.", "2018-03-01", [("October", "2017-10")]),
        ("It was 18/4/2018, not 3/4/2018.", THURSDAY, [("18/4/2018", "2018-04-18")]),
        ("It was found on Feb 30, 2018.", THURSDAY, []),
    ],
)
def test_find(text: str, published: str | None, expected: list[tuple[str, str]]) -> None:
    found = dates.find(text, published)
    assert [(mention.text, mention.value) for mention in found] == expected
    assert all(text[mention.start : mention.end] == mention.text for mention in found)


def test_a_relative_date_says_what_it_was_reckoned_from() -> None:
    assert dates.find("It fell yesterday.", THURSDAY)[0].resolved_from == THURSDAY
    assert dates.find("It fell on March 3, 2017.", THURSDAY)[0].resolved_from is None


def _bound(text: str, figure: str) -> tuple[str | None, str | None]:
    start = text.index(figure)
    mentions = dates.find(text, THURSDAY)
    return (
        dates.as_of(text, start, start + len(figure), mentions, THURSDAY),
        dates.period(text, start, start + len(figure), mentions),
    )


@pytest.mark.parametrize(
    ("text", "figure", "as_of", "period"),
    [
        ("The toll stood at 159 by late Wednesday.", "159", "2018-09-19", None),
        ("As of Monday, 12 were missing.", "12", "2018-09-17", None),
        ("Officials said Tuesday that 31 had died.", "31", "2018-09-18", None),
        ("On Friday 12 were killed.", "12", THURSDAY, None),
        ("Some 58 people died in 2017.", "58", THURSDAY, "2017"),
        ("The ferry, built in 1987, carried 180 passengers.", "180", THURSDAY, None),
        ("Since Sunday, 900 homes have burned.", "900", THURSDAY, "since 2018-09-16"),
        ("Over the past two decades 150,000 fled.", "150,000", THURSDAY, "1998/2018"),
        ("The firm made 40 last year, and 50 people left.", "50", THURSDAY, None),
    ],
)
def test_of_when_a_figure_speaks(text: str, figure: str, as_of: str | None, period: str | None) -> None:
    assert _bound(text, figure) == (as_of, period)


@given(st.text(max_size=200), st.one_of(st.none(), st.dates(date(1950, 1, 1), date(2100, 1, 1))))
def test_offsets_hold_on_anything(text: str, day: date | None) -> None:
    for mention in dates.find(text, day.isoformat() if day else None):
        assert text[mention.start : mention.end] == mention.text


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_a_weekday_in_the_past_is_within_the_last_week(day: date) -> None:
    for name in ("Monday", "Sunday"):
        value = date.fromisoformat(dates.find(f"The roof fell on {name}.", day.isoformat())[0].value)
        assert value.strftime("%A") == name
        assert 0 <= (day - value).days < 7


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)))
def test_a_full_date_comes_back(day: date) -> None:
    if 1900 <= day.year <= 2099:
        assert dates.find(f"It fell on {day:%B} {day.day}, {day.year}.", None)[0].value == day.isoformat()


def test_a_month_before_a_dash_is_read_without_an_error() -> None:
    found = dates.find("They met after the debacle of May-June 1940.", None)
    assert "1940-06" in [d.value for d in found]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("The ferry sank yesterday.", "0001-01-01"),
        ("The ferry sank last weekend.", "0001-01-02"),
        ("The ferry sank last year.", "0001-06-01"),
        ("It was built five centuries ago.", "0400-06-01"),
        ("The bridge opens next week.", "9999-12-31"),
        ("The bridge opens next Monday.", "9999-12-30"),
        ("The bridge opens next year.", "9999-12-31"),
        ("The bridge fell 99999999999 days ago.", THURSDAY),
    ],
)
def test_a_date_past_the_calendar_is_unknown(text: str, published: str) -> None:
    assert dates.find(text, published) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The toll from Sunday's landslide rose to 214 on Tuesday, with 90 houses buried, officials said.",
            "2018-09-18",
        ),
        ("Sunday’s landslide killed 31 people, the mayor said.", THURSDAY),
        ("Tuesday's report put the toll at 214.", "2018-09-18"),
        ("After Sunday's landslide reached the road, 12 drivers were missing.", THURSDAY),
    ],
)
def test_a_day_that_owns_an_event_dates_no_count(text: str, expected: str) -> None:
    found = dates.find(text, THURSDAY)
    numbers = [match.span() for match in re.finditer(r"\d+", text)]
    assert numbers
    assert {dates.as_of(text, start, end, found, THURSDAY) for start, end in numbers} == {expected}
