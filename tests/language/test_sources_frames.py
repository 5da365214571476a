"""Who answers for a figure by the construction it stands in: put at, quoted as saying, own papers, relative clauses."""

from __future__ import annotations

import pytest

from checker import claims
from checker.model import Credit, credit_of
from tests.align.reading import page


def behind(text: str, figure: str) -> Credit | None:
    """The credit that answers for a figure of a sentence."""
    for claim in claims.read(page(text)):
        for mention in claim.figures:
            if figure in mention.text:
                return credit_of(claim.credits, mention)
    raise AssertionError(f"no figure {figure}")


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("Norland put the number of wounded at 260.", "260", "Norland"),
        ("Organisers counted 900 marchers, while police put the crowd at 350.", "350", "police"),
        ("The mayor says 70 homes are gone; the insurers put the figure at about 55.", "55", "the insurers"),
        ("The coast guard, citing radio traffic, put the number of missing at 31.", "31", "The coast guard"),
        ("Rescue workers, who are digging by hand, put the toll at 18.", "18", "Rescue workers"),
        ("The storm put the number of vineyards without a harvest at 120.", "120", None),
        ("Relief groups that work there put the dead at more than 900.", "900", "Relief groups"),
        ("The deal put the value of the brewery at $430 million.", "430", None),
        ("The coach put two men at 40 metres.", "40", None),
        ("The ministry's records show 640 arrests.", "640", "The ministry's records"),
        ("The union’s figures show that 3,100 nurses left.", "3,100", "The union’s figures"),
    ],
)
def test_whose_number_it_is(text: str, figure: str, name: str | None) -> None:
    found = behind(text, figure)
    assert (found.name if found else None) == name


def test_papers_answer_for_their_owner() -> None:
    found = behind("The ministry's records show 640 arrests.", "640")
    assert found is not None
    assert found.key == "ministry"


@pytest.mark.parametrize(
    ("text", "figure", "name", "relay"),
    [
        ("The radio quoted the harbour master as saying 14 boats had sunk.", "14", "the harbour master", "The radio"),
        ("Some 14 boats have sunk, state radio quoted the pilot as saying.", "14", "the pilot", "state radio"),
        ("Reuters, quoting the coast guard, said 14 boats had sunk.", "14", "the coast guard", "Reuters"),
        ("State media, citing the pilot, reported that 14 boats had sunk.", "14", "the pilot", "State media"),
        ("AFP reported, citing three diplomats, that 14 boats had sunk.", "14", "three diplomats", "AFP"),
    ],
)  # fmt: skip
def test_who_is_quoted_answers_and_the_other_relays(text: str, figure: str, name: str, relay: str) -> None:
    found = behind(text, figure)
    assert found is not None
    assert (found.name, found.relayed_by) == (name, relay)


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("The brewery, which said it was not for sale, employs 430 people.", "430", None),
        ("The brewery, which said 12 vats had leaked, employs 430 people.", "12", "The brewery"),
        ("The islanders, whom the navy says it rescued, lost 90 goats.", "90", None),
        ("The banker, who her lawyer says is ill, owes 7 million euros.", "7 million", None),
        ("The farm, run by Ann Holt, who said she was tired, sold 60 cows.", "60", None),
        ("The bishop met Ann Holt, who said 60 cows had drowned, and prayed.", "60", "Ann Holt"),
        ("Holt, whose lawyer says she is ill, owns 12 barns.", "12", None),
        ("The ferry, which the union had called unsafe, carried 210 people.", "210", None),
    ],
)
def test_a_source_in_a_relative_clause_answers_for_that_clause(text: str, figure: str, name: str | None) -> None:
    found = behind(text, figure)
    assert (found.name if found else None) == name


def test_a_participle_is_no_source() -> None:
    (claim,) = claims.read(page("The coast guard, citing intercepted calls, put the number of missing at 31."))
    assert {credit.name for credit in claim.credits} == {"The coast guard"}
