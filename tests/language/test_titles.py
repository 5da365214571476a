"""What a text calls a person, and which titles exclude each other."""

from __future__ import annotations

import pytest

from checker import claims
from checker.language.titles import Title, exclude, find
from checker.model import Claim
from tests.align.reading import page


def claim(text: str) -> Claim:
    return claims.read(page(text))[0]


def one(text: str) -> Title:
    (found,) = find(claim(text))
    return found


@pytest.mark.parametrize(
    ("text", "head", "body", "ways"),
    [
        ("Acting army secretary Anton Brandt visited.", "secretary", {"army"}, {"acting"}),
        ("Anton Brandt, the acting secretary of the army, visited.", "secretary", {"army"}, {"acting"}),
        ("The acting secretary of the army, Anton Brandt, visited.", "secretary", {"army"}, {"acting"}),
        ("U.S. Army Secretary Anton Brandt visited the depot.", "secretary", {"army"}, set()),
        ("On Monday, Anton Brandt is now the interim police chief.", "police chief", set(), {"acting"}),
        ("Oberfeld Deputy Mayor Anton Brandt spoke.", "mayor", {"oberfeld"}, {"deputy"}),
        ("The former defense secretary, Anton Brandt, spoke.", "secretary", {"defense"}, {"gone"}),
        ("The attorney general nominee Anton Brandt spoke.", "attorney general", set(), {"incoming"}),
        ("President-elect Anton Brandt spoke.", "president", set(), {"incoming"}),
        ("That vote helped elect President Anton Brandt.", "president", set(), set()),
        ("She wrote to judges under President Anton Brandt.", "president", set(), set()),
    ],
)
def test_an_office_is_read(text: str, head: str, body: set[str], ways: set[str]) -> None:
    title = one(text)
    assert (title.ladder, title.bearer, title.head) == ("office", "anton brandt", head)
    assert title.body == body
    assert title.ways == ways


@pytest.mark.parametrize(
    ("text", "ladder", "head"),
    [
        ("Maj. Gen. Anton Brandt took over.", "rank", "major general"),
        ("His deputy, Lt. Col. Anton Brandt, took over.", "rank", "lieutenant colonel"),
        ("Senate Minority Leader Anton Brandt spoke.", "lead", "minority leader"),
        ("Rep. Anton Brandt voted.", "seat", "representative"),
        ("Anton Brandt (R-Ohio) voted.", "party", "republican"),
        ("Anton Brandt, D-N.Y., voted.", "party", "democrat"),
    ],
)
def test_other_titles_are_read(text: str, ladder: str, head: str) -> None:
    title = one(text)
    assert (title.ladder, title.head) == (ladder, head)
    assert claim(text).text[title.start : title.end].strip()


@pytest.mark.parametrize(
    "text",
    [
        "Anton Brandt met Marta Ilieva.",
        "Anton Brandt, the man picked for secretary of the army, visited.",
        "Anton Brandt, who had met the secretary, spoke.",
        "The secretary spoke to Anton Brandt.",
        "Anton Brandt (Ledger) wrote it.",
    ],
)
def test_nothing_is_read_into_a_sentence(text: str) -> None:
    assert find(claim(text)) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Maj. Gen. Anton Brandt spoke.", "Brigadier General Anton Brandt spoke."),
        ("Sgt. Anton Brandt spoke.", "Capt. Anton Brandt spoke."),
        ("Acting chief of staff Anton Brandt spoke.", "White House chief of staff Anton Brandt spoke."),
        ("Incoming acting chief of staff Anton Brandt spoke.", "Acting chief of staff Anton Brandt spoke."),
        ("Deputy press secretary Anton Brandt spoke.", "Press secretary Anton Brandt spoke."),
        ("Senate Majority Leader Anton Brandt spoke.", "Senate Minority Leader Anton Brandt spoke."),
        ("Sen. Anton Brandt spoke.", "Rep. Anton Brandt spoke."),
        ("Anton Brandt, D-N.Y., spoke.", "Anton Brandt, R-New York, spoke."),
        ("Anton Brandt (R-Ohio) spoke.", "Anton Brandt (R-Iowa) spoke."),
        ("Interim Oberfeld police chief Anton Brandt spoke.", "Oberfeld Police Chief Anton Brandt spoke."),
    ],
)
def test_titles_that_exclude_each_other(a: str, b: str) -> None:
    assert exclude(one(a), one(b))
    assert exclude(one(b), one(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Lt. Gen. Anton Brandt spoke.", "Gen. Anton Brandt spoke."),
        ("Lt. Col. Anton Brandt spoke.", "Colonel Anton Brandt spoke."),
        ("Maj. Gen. Anton Brandt spoke.", "Major General Anton Brandt spoke."),
        ("Deputy director Anton Brandt spoke.", "Acting director Anton Brandt spoke."),
        ("Former mayor Anton Brandt spoke.", "Mayor Anton Brandt spoke."),
        ("Acting budget director Anton Brandt spoke.", "Oberlin director Anton Brandt spoke."),
        ("Acting FBI director Anton Brandt spoke.", "Director Anton Brandt spoke."),
        ("Interim chief executive Anton Brandt spoke.", "Acting CEO Anton Brandt spoke."),
        ("Anton Brandt (R-Ohio) spoke.", "Anton Brandt, R-OH, spoke."),
        ("State Sen. Anton Brandt spoke.", "State Rep. Anton Brandt spoke."),
        ("Mayor Anton Brandt spoke.", "Chairman Anton Brandt spoke."),
        ("Former Vice President Anton Brandt spoke.", "President Anton Brandt spoke."),
    ],
)
def test_titles_that_can_both_hold(a: str, b: str) -> None:
    assert not exclude(one(a), one(b))
