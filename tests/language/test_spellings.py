"""Names that differ by spelling only."""

from __future__ import annotations

import pytest

from checker import claims
from checker.language.spellings import other_spelling, people, person_at, romanised
from tests.align.reading import page


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("peter", "hollander"), ("peter", "holander")),
        (("davie", "brandtson"), ("davie", "brantson")),
        (("colin", "fielding"), ("collin", "fielding")),
        (("lindsay", "fielding"), ("lindsey", "fielding")),
        (("jeffrey", "fielding"), ("geoffrey", "fielding")),
        (("sidney", "fielding"), ("sydney", "fielding")),
        (("terrence", "fielding"), ("terence", "fielding")),
        (("steven", "fielding"), ("stephen", "fielding")),
        (("mathew", "fielding"), ("matthew", "fielding")),
        (("randi", "winegarden"), ("randi", "weingarden")),
    ],
)
def test_one_name_in_two_spellings(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert other_spelling(a, b)
    assert other_spelling(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("ken", "fielding"), ("kenneth", "fielding")),
        (("bill", "fielding"), ("william", "fielding")),
        (("steve", "fielding"), ("steven", "fielding")),
        (("donald", "fielding"), ("ronald", "fielding")),
        (("sergei", "ivanov"), ("sergey", "ivanov")),
        (("qassem", "rahimi"), ("qasem", "rahimi")),
        (("mohammed", "rahimi"), ("mohammed", "raheemi")),
        (("peter", "lang"), ("peter", "land")),
        (("peter", "hollander"), ("peter", "fielding")),
        (("peter", "hollander"), ("paul", "holander")),
        (("peter", "hollander"), ("peter", "hollander")),
        (("prime", "ministers"), ("prime", "minister")),
    ],
)
def test_two_names_or_two_usual_forms(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert not other_spelling(a, b)


def test_who_is_named() -> None:
    (claim,) = claims.read(page("Oberfeld Growers Association President Peter Hollander met Brandt."))
    ((person, start, end),) = people(claim)
    assert person == ("peter", "hollander")
    assert claim.text[start:end] == "Peter Hollander"
    assert person_at(claim, end) == person
    assert person_at(claim, end - 1) is None


def test_a_country_close_by() -> None:
    (claim,) = claims.read(page("The Iranian general Peter Hollander spoke."))
    ((_, start, end),) = people(claim)
    assert romanised(claim, start, end)
    (claim,) = claims.read(
        page("Peter Hollander, who farms near Oberfeld and sells most of what he has to China, spoke.")
    )
    ((_, start, end),) = people(claim)
    assert not romanised(claim, start, end)
