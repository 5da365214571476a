"""Whether two figures can both be right."""

from __future__ import annotations

import pytest

from checker.language.figures import find
from checker.model import Article, Claim, Field, Side
from checker.rules._intervals import Meeting, meet
from checker.rules._readings import grain


def side(text: str) -> Side:
    figures = tuple(find(text))
    claim = Claim(id=text, article_id="", where=Field.TEXT, start=0, end=len(text), text=text, figures=figures)
    return Side(article=Article(id=text, name=text, text=text), claim=claim, mention=figures[0])


@pytest.mark.parametrize(
    ("a", "b", "meeting"),
    [
        ("11,000 soldiers", "12,000 soldiers", Meeting.DIFFER),
        ("approximately 11,000 soldiers", "approximately 12,000 soldiers", Meeting.DIFFER),
        ("2,342 workers", "more than 2,300 workers", Meeting.COMPATIBLE),
        ("about 100 guests", "97 guests", Meeting.COMPATIBLE),
        ("about 200 reports", "155 reports", Meeting.DIFFER),
        ("nearly 900,000 homes", "900,000 homes", Meeting.COMPATIBLE),
        ("nearly 900,000 homes", "nearly a million homes", Meeting.DIFFER),
        ("more than a million homes", "nearly a million homes", Meeting.DIFFER),
        ("more than 94,000 people", "nearly 100,000 people", Meeting.COMPATIBLE),
        ("more than 1 million people", "1.3 million people", Meeting.COMPATIBLE),
        ("more than $20,000", "$21,500", Meeting.COMPATIBLE),
        ("at least 13 people", "17 people", Meeting.MOVED),
        ("at least 11 people", "at least 14 people", Meeting.MOVED),
        ("at least 17 people", "17 people", Meeting.COMPATIBLE),
        ("more than 30 million Americans", "more than 37 million Americans", Meeting.MOVED),
        ("more than 140,000 voters", "more than 100,000 voters", Meeting.COMPATIBLE),
        ("$113 billion", "more than $114 billion", Meeting.DIFFER),
        ("fewer than 20 days", "10 days", Meeting.COMPATIBLE),
        ("up to $12 billion", "$12 billion", Meeting.COMPATIBLE),
        ("up to $12 billion", "$14 billion", Meeting.DIFFER),
        ("dozens of structures", "14 structures", Meeting.DIFFER),
        ("dozens of structures", "60 structures", Meeting.COMPATIBLE),
        ("hundreds of people", "368 people", Meeting.COMPATIBLE),
        ("tens of thousands of people", "400,000 people", Meeting.DIFFER),
        ("thousands of homeless people", "2,500 people", Meeting.COMPATIBLE),
        ("between 10,000 and 12,000 soldiers", "12,000 soldiers", Meeting.COMPATIBLE),
        ("between 10,000 and 12,000 soldiers", "15,000 soldiers", Meeting.DIFFER),
        ("30 to 40 inches", "40 to 50 inches", Meeting.DIFFER),
        ("magnitude 6.2", "magnitude 6", Meeting.DIFFER),
        ("$22 trillion", "$22.012 trillion", Meeting.COMPATIBLE),
        ("6,000 acres", "nearly 10 square miles", Meeting.COMPATIBLE),
        ("60 miles", "100 kilometers", Meeting.COMPATIBLE),
        ("60 miles", "150 kilometers", Meeting.DIFFER),
        ("half of voters", "50 percent of voters", Meeting.AGREE),
        ("a third of voters", "33 percent of voters", Meeting.COMPATIBLE),
        ("65 percent", "64 percent", Meeting.DIFFER),
        ("$5 billion", "$5bn", Meeting.AGREE),
        ("The Senate voted 51-49.", "The Senate voted 50-50.", Meeting.DIFFER),
        ("fewer than 14 towns", "14 towns", Meeting.DIFFER),
        ("more than 76 reviews", "76 reviews", Meeting.DIFFER),
        ("at least 76 reviews", "76 reviews", Meeting.COMPATIBLE),
        ("up to 76 reviews", "76 reviews", Meeting.COMPATIBLE),
        ("over 140,000 felons", "140,000 felons", Meeting.COMPATIBLE),
        ("less than $2.5 million", "$2.5 million", Meeting.DIFFER),
        ("more than $2.5 million", "$2.5 million", Meeting.COMPATIBLE),
        ("more than $14,284,032", "$14,284,032", Meeting.DIFFER),
        ("over 65 million records", "over 75 million records", Meeting.COMPATIBLE),
        ("over 35 million records", "over 75 million records", Meeting.MOVED),
        ("at least 13 deaths", "at least 15 deaths", Meeting.MOVED),
        ("The Senate voted 51-49.", "It passed the Senate 51-49 in a vote.", Meeting.AGREE),
        ("2,891 documents", "2,800 documents", Meeting.COMPATIBLE),
        ("2,991 documents", "2,800 documents", Meeting.DIFFER),
        ("$1.375 billion", "$1.37 billion", Meeting.COMPATIBLE),
        ("fell from 9 percent to 7 percent", "7 percent", Meeting.COMPATIBLE),
        ("fell from 9 percent to 7 percent", "8 percent", Meeting.DIFFER),
        ("$200 million", "£153 million", None),
        ("5 kg", "5 km", None),
        ("the 12th victim", "12 victims", None),
    ],
)
def test_meet(a: str, b: str, meeting: Meeting | None) -> None:
    assert meet(side(a), side(b)) is meeting
    assert meet(side(b), side(a)) is meeting


@pytest.mark.parametrize(
    ("a", "b", "meeting"),
    [
        ("in 20 days", "in less than 20 days", Meeting.DIFFER),
        ("in 20 days", "in less than 30 days", Meeting.COMPATIBLE),
        ("in 20 days", "in more than 30 days", Meeting.DIFFER),
        ("in more than 20 days", "in 40 days", Meeting.COMPATIBLE),
        ("in 20 days", "in at least 20 days", Meeting.COMPATIBLE),
        ("in 20 days", "in 21 days", Meeting.DIFFER),
    ],
)
def test_meet_to_the_letter_in_copied_text(a: str, b: str, meeting: Meeting) -> None:
    assert meet(side(a), side(b), copied=True) is meeting


@pytest.mark.parametrize(
    ("a", "b", "meeting"),
    [
        ("less than $90,000", "more than $90,000", Meeting.COMPATIBLE),
        ("under 18 years old", "18 years old", Meeting.COMPATIBLE),
        ("fewer than 14 towns", "14 towns", Meeting.COMPATIBLE),
        ("up to 10 years", "at least 10 years", Meeting.COMPATIBLE),
        ("more than 300 pupils", "nearly 300 pupils", Meeting.DIFFER),
        ("fewer than 14 towns", "15 towns", Meeting.DIFFER),
        ("14 towns", "14 towns", Meeting.AGREE),
    ],
)
def test_a_bound_on_the_very_number_is_a_threshold_in_sentences_of_their_own_words(
    a: str, b: str, meeting: Meeting
) -> None:
    assert meet(side(a), side(b), own_words=True) is meeting
    assert meet(side(b), side(a), own_words=True) is meeting


@pytest.mark.parametrize(
    ("value", "unit"), [(11000, 1000), (2342, 1), (6.2, 0.1), (0, 1), (22.012e12, 1e9), (100, 100)]
)
def test_grain(value: float, unit: float) -> None:
    assert grain(value) == pytest.approx(unit)


@pytest.mark.parametrize(
    ("a", "b", "alike", "copied"),
    [
        ("$5.83 billion", "$5.8 billion", Meeting.COMPATIBLE, Meeting.DIFFER),
        ("$31.4 million", "$31 million", Meeting.COMPATIBLE, Meeting.DIFFER),
        ("17,260 hectares", "17,000 hectares", Meeting.COMPATIBLE, Meeting.DIFFER),
        ("$31.4 million", "$32 million", Meeting.DIFFER, Meeting.DIFFER),
        ("110 lamps", "114 lamps", Meeting.DIFFER, Meeting.DIFFER),
        ("40 lamps", "more than 40 lamps", Meeting.DIFFER, Meeting.DIFFER),
        ("40 lamps", "fewer than 50 lamps", Meeting.COMPATIBLE, Meeting.COMPATIBLE),
    ],
)
def test_sentences_worded_alike_may_round_and_copies_may_not(a: str, b: str, alike: Meeting, copied: Meeting) -> None:
    assert meet(side(a), side(b), alike=True) is meet(side(b), side(a), alike=True) is alike
    assert meet(side(a), side(b), copied=True) is copied
