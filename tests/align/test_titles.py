"""Titles of one person in two articles."""

from __future__ import annotations

import pytest

from checker.language.titles import at, exclude
from checker.model import Kind
from tests.align.reading import aligned, page


def titles(a: str, b: str, *, published: tuple[str, str] = ("2021-03-02", "2021-03-02")) -> list[tuple[str, str]]:
    found = aligned(
        page(a, "Ledger", published=published[0]), page(b, "Courier", published=published[1]), one_story=True
    )
    return [
        (x.a.mention.text, x.b.mention.text)
        for x in found.alignments
        if x.kind is Kind.NAME
        and x.reasons[0].name == "same_person"
        and any(exclude(m, n) for m in at(x.a.claim, x.a.mention.start) for n in at(x.b.claim, x.b.mention.start))
    ]


_A = "Acting army secretary Anton Brandt visited the depot."
_B = "Army secretary Anton Brandt visited the depot."


def test_one_office_in_two_ways() -> None:
    assert titles(_A, _B) == [("Acting army secretary", "Army secretary")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (_A, f"{_B} Brandt has been acting since May."),
        (_A, f"{_B} The acting secretary of the army, Anton Brandt, wore a coat."),
        (f"{_A} Army secretary Anton Brandt wore a coat.", _B),
        (
            "Deputy Director Anton Brandt is now the acting director.",
            "Acting director Anton Brandt visited the depot.",
        ),
        ("Acting army secretary Brandt visited the depot.", _B),
        (_A, "Army secretary Otto Brandt visited the depot."),
    ],
)
def test_a_text_that_has_both_or_another_person(a: str, b: str) -> None:
    assert titles(a, b) == []


def test_offices_change_with_time() -> None:
    assert titles(_A, _B, published=("2021-03-02", "2021-03-09")) == []
    ranks = "Maj. Gen. Anton Brandt spoke.", "Brig. Gen. Anton Brandt spoke."
    assert titles(*ranks, published=("2021-03-02", "2021-03-09")) == [("Maj. Gen.", "Brig. Gen.")]
    assert titles(*ranks, published=("2021-03-02", "2021-06-09")) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Vice President Anton Brandt read it out.", "Anton Brandt, the president of the Senate, read it out."),
        ("As president of the Senate, Anton Brandt sat.", "Vice President Anton Brandt sat."),
        ("Senate President Anton Brandt presided.", "U.S. Vice President Anton Brandt presided."),
        ("Vice President Anton Brandt signed.", "Anton Brandt, president of the rowing club, signed."),
        ("Deputy Governor Anton Brandt of the central bank spoke.", "Anton Brandt, governor of the province, spoke."),
        ("Deputy director Anton Brandt of the museum spoke.", "Anton Brandt, director of the harbour fund, spoke."),
        ("Assistant coach Anton Brandt sang.", "Coach Anton Brandt sang."),
        ("Caretaker coach Anton Brandt sang.", "Interim coach Anton Brandt sang."),
        ("Caretaker prime minister Anton Brandt sang.", "Prime Minister Anton Brandt sang."),
        ("Head coach Anton Brandt sang.", "Anton Brandt, the permanent head coach, sang."),
        ("Interim coach Anton Brandt sang.", "Anton Brandt was named the permanent head coach."),
        ("Interim coach Anton Brandt sang.", "The board made Anton Brandt head coach on a permanent basis."),
    ],
)
def test_two_offices_and_two_names_of_one(a: str, b: str) -> None:
    assert titles(a, b) == []
    assert titles(b, a) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Vice President Anton Brandt of Haugen Shipping spoke.", "Anton Brandt, president of Haugen Shipping, spoke."),
        ("Interim coach Anton Brandt sang.", "Anton Brandt, the permanent head coach, sang."),
        ("Interim coach Anton Brandt sang.", "Head coach Anton Brandt sang."),
        ("Acting mayor Anton Brandt said the storm became a danger.", "Mayor Anton Brandt spoke of the storm."),
        (
            "Anton Brandt, vice chairman of the House harbour committee, sang.",
            "Anton Brandt, chairman of the harbour committee, sang.",
        ),
        ("Assistant coach Anton Brandt sang.", "Head coach Anton Brandt sang."),
        ("Caretaker coach Anton Brandt sang.", "Permanent coach Anton Brandt sang."),
        (
            "Anton Brandt, the interim manager of Oberfeld United, sang.",
            "Oberfeld United's permanent manager, Anton Brandt, sang.",
        ),
        (
            "Anton Brandt, the interim president of the university, sang.",
            "Anton Brandt, the university's president, sang.",
        ),
    ],
)
def test_one_office_held_in_two_ways(a: str, b: str) -> None:
    assert len(titles(a, b)) == 1
    assert len(titles(b, a)) == 1
