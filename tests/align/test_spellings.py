"""One person's name in two spellings, and two people with names alike."""

from __future__ import annotations

import pytest

from checker.model import Kind
from tests.align.reading import aligned, page


def spelt(a: str, b: str) -> int:
    found = aligned(page(a, "Ledger"), page(b, "Courier"), one_story=True)
    return sum(x.kind is Kind.NAME and x.reasons[0].name == "other_spelling" for x in found.alignments)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Sen. Lindsay Fielding voted against the toll.", "Sen. Lindsey Fielding voted against the toll."),
        ("Police chief Stephen Fielding spoke.", "Steven Fielding, the police chief, wore a coat."),
        ("Stephen Fielding, the plant manager, spoke.", "Steven Fielding, manager of the plant, wore a coat."),
        ("The driver, Martin Hollander, was burnt in the tram.", "The tram driver, Martin Holander, was burnt."),
        ("Detectives asked Allison Brandt about the mill.", "Alison Brandt was asked by detectives about the mill."),
        ("Defence lawyer Terence Holloway asked for bail.", "The defence lawyer, Terrence Holloway, asked for bail."),
        ("Mayor Martin Hollander opened it.", "Mayor Marvin Hollander opened it."),
        ("Sydney Walters, the museum's director, spoke.", "Director Sidney Walters spoke at the museum."),
    ],
)
def test_one_person(a: str, b: str) -> None:
    assert spelt(a, b) == 1
    assert spelt(b, a) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Martin Keller, the goalkeeper, was hurt in Ost.", "Morten Keller, the defender, was hurt in Ost."),
        ("Martin Keller coached the Ost rowers to a title.", "Marvin Keller rowed for the Ost rowers at the title."),
        ("Marian Duval, 61, the widow, wept at the grave.", "Marion Duval, the daughter, wept at the grave."),
        ("Stephen Fielding, a lawyer, sued the ferry line.", "Steven Fielding, a nurse, sued the ferry line."),
        ("Justice Steven Hollander wrote of the dam.", "Attorney Stephen Hollander wrote of the dam."),
        ("The brothers Karl and Carl Hollander own the mill in Ost.", "Carl Hollander owns the mill in Ost."),
    ],
)
def test_two_people(a: str, b: str) -> None:
    assert spelt(a, b) == 0
    assert spelt(b, a) == 0
