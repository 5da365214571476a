"""Reading quantities: values, bounds, changes, units, nouns, and what is no quantity."""

from __future__ import annotations

import itertools
import json
import math
import os
from pathlib import Path

import pytest

from checker.language.figures import find
from checker.model import Bound, Change, Figure

DATA = Path(os.environ.get("CHECKER_DATA") or Path(__file__).parents[3] / "shared" / "data")


def only(text: str) -> Figure:
    found = find(text)
    assert len(found) == 1, [figure.text for figure in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The army sent 11,000 soldiers.", 11000, 11000),
        ("The army sent 11 000 soldiers.", 11000, 11000),
        ("The army sent 11\u202f000 soldiers.", 11000, 11000),
        ("The army sent 11.000 soldiers.", 11000, 11000),
        ("The army sent 1.234.567 soldiers.", 1234567, 1234567),
        ("A crowd of 1,50,000 people", 150000, 150000),
        ("The plan costs $1.2 billion.", 1.2e9, 1.2e9),
        ("The plan costs $34bn.", 34e9, 34e9),
        ("The plan costs $34B.", 34e9, 34e9),
        ("The plan costs £2.7m.", 2.7e6, 2.7e6),
        ("They paid 25k euros.", 25000, 25000),
        ("The club has 2.7m registered members.", 2.7e6, 2.7e6),
        ("Two dozen guests stayed.", 24, 24),
        ("A dozen guests stayed.", 12, 12),
        ("Tens of thousands of people marched.", 1e4, 1e5),
        ("Hundreds of people marched.", 100, 1000),
        ("Half a million people marched.", 5e5, 5e5),
        ("A third of voters stayed at home.", 1 / 3, 1 / 3),
        ("Two-thirds of voters stayed at home.", 2 / 3, 2 / 3),
        ("One in six men has no job.", 1 / 6, 1 / 6),
        ("Nine out of 10 doctors agreed.", 0.9, 0.9),
        ("The board is 2½ inches thick.", 2.5, 2.5),
        ("The board is 2 1/2 inches thick.", 2.5, 2.5),
        ("Add 3/4 cup of flour.", 0.75, 0.75),
        ("It took a year and a half.", 1.5, 1.5),
        ("It rose two and a half times.", 2.5, 2.5),
        ("twenty-eight thousand six hundred and forty-two students", 28642, 28642),
        ("one hundred and five ships", 105, 105),
        ("four hundred people", 400, 400),
        ("9–12 patients", 9, 12),
        ("between 10,000 and 12,000 soldiers", 10000, 12000),
        ("5 or 6 kg of rice", 5, 6),
        ("from 6.7 to 32.5 percent", 6.7, 32.5),
        ("$10 to $15 billion", 10e9, 15e9),
        ("$200 to $4 million", 200, 4e6),
        ("four to five thousand people", 4000, 5000),
        ("The Senate voted 51-49 to confirm her.", 49, 51),
        ("minus 12 degrees", -12, -12),
        ("-5.5 degrees Celsius", -5.5, -5.5),
        ("Output grew sixfold.", 6, 6),
        ("He is 6-foot-2.", 6 + 2 / 12, 6 + 2 / 12),
        ("35 lakh rupees", 3.5e6, 3.5e6),
        ("a mass of 1.99×10−30 kilograms", 1.99e-30, 1.99e-30),
    ],
)
def test_values(text: str, low: float, high: float) -> None:
    figure = only(text)
    assert figure.low == pytest.approx(low)
    assert figure.high == pytest.approx(high)


@pytest.mark.parametrize(
    ("text", "bound", "low", "high"),
    [
        ("about 100 guests", Bound.ABOUT, 100, 100),
        ("nearly 900,000 homes", Bound.ABOUT, 900000, 900000),
        ("some 60 miles away", Bound.ABOUT, 60, 60),
        ("an estimated 1.5 million people", Bound.ABOUT, 1.5e6, 1.5e6),
        ("more than 11,000 soldiers", Bound.ABOVE, 11000, None),
        ("At least 14 deaths", Bound.ABOVE, 14, None),
        ("No fewer than 30 houses", Bound.ABOVE, 30, None),
        ("upwards of 50 trees", Bound.ABOVE, 50, None),
        ("aged 65 or older", Bound.ABOVE, 65, None),
        ("100+ members", Bound.ABOVE, 100, None),
        ("12 or more soldiers", Bound.ABOVE, 12, None),
        ("10 or more weeks", Bound.ABOVE, 10, None),
        ("expected to rise approximately to 12,000", Bound.ABOUT, 12000, 12000),
        ("up to 15 inches", Bound.BELOW, None, 15),
        ("as many as 365 people", Bound.BELOW, None, 365),
        ("fewer than 18 months", Bound.BELOW, None, 18),
        ("no more than 3 people", Bound.BELOW, None, 3),
        ("a sub-7 nanometer chip", Bound.BELOW, None, 7),
        ("exactly 42 seats", Bound.EXACT, 42, 42),
        ("over the past two years", Bound.EXACT, 2, 2),
        ("a fine bigger than the $22 million fine", Bound.EXACT, 22e6, 22e6),
        ("called in over the 700 dockers from abroad", Bound.EXACT, 700, 700),
        ("sued the port over three old statutes", Bound.EXACT, 3, 3),
        ("clashed with the port over 40 dockers", Bound.EXACT, 40, 40),
        ("sued for over 40 dollars", Bound.ABOVE, 40, None),
        ("the quarrel lasted over 40 weeks", Bound.ABOVE, 40, None),
        ("a row over the 700 Danish dockers", Bound.EXACT, 700, 700),
        ("well above the 31 ferries of last year", Bound.EXACT, 31, 31),
        ("the fleet grew to over 700 dockers", Bound.ABOVE, 700, None),
        ("it rose over the 700 mark", Bound.ABOVE, 700, None),
    ],
)
def test_bounds(text: str, bound: Bound, low: float | None, high: float | None) -> None:
    figure = only(text)
    assert (figure.bound, figure.low, figure.high) == (bound, low, high)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Shares were up 19 cents at $2.24.", [Change.UP, None]),
        ("The index rose by 5 % to 110.", [Change.UP, None]),
        ("Prices fell 7 percent.", [Change.DOWN]),
        ("The DAX was down 0.4 per cent, or 52 points.", [Change.DOWN, Change.DOWN]),
        ("The army lost 12 soldiers.", [None]),
        ("The defence gave up 517 yards.", [None]),
        ("Claims were revised down by 14,000.", [Change.DOWN]),
        ("The campaign raised $21,500.", [None]),
        ("Rates climbed to 6.7%.", [None]),
    ],
)
def test_change_and_level_are_apart(text: str, changes: list[Change | None]) -> None:
    assert [figure.change for figure in find(text)] == changes


@pytest.mark.parametrize(
    ("text", "unit", "dimension"),
    [
        ("more than 11,000 North Korean soldiers", "north korean soldier", "count"),
        ("seven European countries", "european country", "count"),
        ("the six largest cities", "large city", "count"),
        ("killed 17 people", "people", "count"),
        ("65%", "percentage", "share"),
        ("two percentage points", "percentage point", "share points"),
        ("40 basis points", "basis point", "share points"),
        ("a 15-year-old boy", "year of age", "age"),
        ("Olsen, 66, retired", "year of age", "age"),
        ("the man, aged 59", "year of age", "age"),
        ("ten months old", "month of age", "age"),
        ("a five-year plan", "year", "duration"),
        ("50 rushing yards", "yard", "length"),
        ("25 kilometres", "kilometre", "length"),
        ("200lbs", "pound-mass", "mass"),
        ("8 million pounds", "pound sterling", "currency"),
        ("25 lakh tonnes", "metric ton", "mass"),
        ("660 square meters", "square metre", "area"),
        ("40 degrees Celsius", "celsius", "temperature"),
        ("98.6°F", "fahrenheit", "temperature"),
        ("$58.24 per barrel", "dollar per barrel", "currency per volume"),
        ("400,000 barrels a day", "barrel per day", "volume per duration"),
        ("3,000 tests per day", "test per day", "count per duration"),
        ("155mph", "mile per hour", "speed"),
        ("10km/hr", "kilometre per hour", "speed"),
        ("3.4 gigawatts", "gigawatt", "power"),
        ("HK$3.7 billion", "hong kong dollar", "currency"),
        ("C $6", "canadian dollar", "currency"),
        ("RM120,000", "malaysian ringgit", "currency"),
        ("100 billion yuan", "chinese yuan", "currency"),
        ("7.5 million Danish crowns", "danish krone", "currency"),
        ("30 MUSD", "dollar", "currency"),
        ("115.5USD", "dollar", "currency"),
        ("100₾", "georgian lari", "currency"),
        ("a third of those screened", "% -", "share"),
        ("a third of kidney donors", "% kidney donor", "share"),
        ("a magnitude-6.2 earthquake", "magnitude", "magnitude"),
        ("48 hours and nothing else", "hour", "duration"),
    ],
)
def test_units(text: str, unit: str, dimension: str) -> None:
    figure = only(text)
    assert (figure.unit, figure.dimension) == (unit, dimension)


@pytest.mark.parametrize(
    ("text", "noun", "head"),
    [
        ("more than 11,000 North Korean soldiers crossed", "North Korean soldiers", "soldier"),
        ("killed 17 people on Tuesday", "people", "person"),
        ("a $375 billion trade deficit", "trade deficit", "deficit"),
        ("the death toll reached 250", "death toll", "toll"),
        ("64 percent of voters agreed", "voters", "voter"),
        ("17 were killed", "killed", "killed"),
        ("the fire kills at least 11 in California", "killed", "killed"),
        ("2,000 homes and businesses burned", "homes and businesses", "home"),
        ("the unemployment rate fell to 4.1%", "unemployment rate", "rate"),
        ("37 million Americans", "Americans", "american"),
        ("bringing the death toll from the storm to at least 11", "death toll", "toll"),
        ("a 13 percent cut", "cut", "cut"),
        ("the 54 “unbound” delegates", "unbound” delegates", "delegate"),
    ],
)
def test_what_is_counted_or_measured(text: str, noun: str, head: str) -> None:
    figure = only(text)
    assert (figure.noun, figure.head) == (noun, head)


def test_a_part_says_so() -> None:
    whole, part = find("Seoul counts 12,000 soldiers, including 1,500 special forces.")
    assert (whole.part_of, part.part_of) == (False, True)


def test_a_rank_of_something_counted() -> None:
    figure = only("She was the 12th victim of the flood.")
    assert figure.ordinal
    assert figure.low == 12


def test_two_shares_of_one_vote_stay_two() -> None:
    assert [figure.low for figure in find("It passed by 65% to 35%.")] == [65, 35]


@pytest.mark.parametrize(
    "text",
    [
        "The election of 2020 was close.",
        "He left on October 21, 2024.",
        "It opens on 9 May.",
        "The 1995 proposal was dropped.",
        "The train left at 9:35 PM.",
        "Doors open at 11 a.m. on Sunday.",
        "They flew in a Boeing 737 to Lima.",
        "Section 427 was repealed.",
        "The 5G network is down.",
        "Covid-19 spread in the city.",
        "The Group of Seven met.",
        "The Three Gorges dam is full.",
        "After 9/11 the rules changed.",
        "Call 1-800-555-0199 for help.",
        "No one was there.",
        "The S&P 500 was flat.",
        "SB 54 prevents that.",
        "He finished in 10th place.",
        "They watched the 1990s on television.",
        "The parts are numbered 24703m212.",
        "Nothing to see here.",
        "The 1950-53 war ended in a truce.",
        "",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert find(text) == []


def test_a_sentence_with_many_figures() -> None:
    text = "Homes from $750,000 to $1 million stay an average of 70 days; $2 million to $4 million, 299 days."
    assert [(f.low, f.high, f.unit) for f in find(text)] == [
        (750000, 1000000, "dollar"),
        (70, 70, "day"),
        (2000000, 4000000, "dollar"),
        (299, 299, "day"),
    ]


def test_figures_are_sorted_and_do_not_overlap() -> None:
    found = find("Between 15 and 20 trucks, 3 of them new, carried $2 million and 40 tons to 12 towns in 5 days.")
    assert len(found) == 6
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def _close(value: float | None, wanted: float) -> bool:
    return value is not None and math.isclose(value, wanted, rel_tol=1e-5, abs_tol=1e-8)


@pytest.mark.skipif(not (DATA / "quantities.jsonl").exists(), reason="the benchmark is not on this machine")
def test_recall_on_the_published_benchmark() -> None:
    """At least nine in ten values of NewsQuant are read; `checker evaluate quantities` prints the whole table."""
    wanted = found = 0
    for line in (DATA / "quantities.jsonl").read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        figures = find(row["text"])
        for quantity in row["quantities"]:
            if "-" in quantity["value"][1:]:
                continue
            wanted += 1
            value = float(quantity["value"])
            found += any(_close(figure.low, value) or _close(figure.high, value) for figure in figures)
    assert found / wanted >= 0.9
