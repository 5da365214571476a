"""A value that differs from its partner and is met by the next figure of the sentence."""

from __future__ import annotations

import pytest

from checker.language.figures import find
from checker.model import Alignment, Article, Claim, Field, Kind, Side
from checker.rules._elsewhere import met_by, summed
from checker.rules.figure_digit_slip import DigitSlip
from checker.rules.figure_mismatch import FigureMismatch
from checker.settings import Settings


def side(text: str, number: int) -> Side:
    figures = tuple(find(text))
    claim = Claim(id=text, article_id="", where=Field.TEXT, start=0, end=len(text), text=text, figures=figures)
    return Side(article=Article(id=text, name=text, text=text), claim=claim, mention=figures[number])


def aligned(a: str, b: str, *, first: int = 0, second: int = 0) -> Alignment:
    return Alignment(kind=Kind.FIGURE, a=side(a, first), b=side(b, second), probability=0.9, similarity=0.8)


SUMS = "The play took $4 million at home, $7 million abroad and $11 million in all."


@pytest.mark.parametrize(
    ("a", "b", "met"),
    [
        (SUMS, "The play made more than $10 million.", "$11 million"),
        (SUMS, "The play made $11 million.", "$11 million"),
        (SUMS, "The play made less than $4 million at home.", None),
        (SUMS, "The play made more than $20 million.", None),
        (SUMS, "The play made less than $900 million.", None),
        ("The shop sold 40 lamps, 90 chairs and 300 cups.", "The shop sold 90 lamps.", None),
        ("The cards read 87-83, 89-81 and 89-82.", "The cards read 89-81 in the end.", "89-81"),
        ("The crash killed 14 people, and 19 people were hurt.", "The crash killed 19 people.", None),
        ("The firm has 1,204 clerks and 1,377 drivers.", "It has 1,377 people and 12 vans.", None),
    ],
)
def test_a_figure_that_meets(a: str, b: str, met: str | None) -> None:
    found = met_by(aligned(a, b))
    assert (found and found[1].mention.text) == met


def test_it_is_another_scope_and_no_slip() -> None:
    pair = aligned(SUMS, "The play made $11 million.")
    (divergence,) = FigureMismatch().check(pair, Settings())
    assert divergence.outcome == "scope"
    assert "$11 million" in divergence.explanation
    ten = aligned("It cost $3.4 million in May and $3.4 billion in all.", "It cost $3.4 billion.")
    assert list(DigitSlip().check(ten, Settings())) == []


@pytest.mark.parametrize(
    ("a", "b", "parts"),
    [
        (
            "The tram carried 38 pupils and four teachers.",
            "The tram carried 42 people.",
            "“38 pupils” and “four teachers”",
        ),
        ("Nine cooks, six waiters and two porters work there.", "It employs 17 people.", "two porters"),
        ("The tram carried 38 pupils and four teachers.", "The tram carried 43 people.", ""),
        ("The slide killed 38 people and buried four.", "The slide killed 42 people.", ""),
        ("Five dead and seven wounded lay on the quay.", "Twelve dead lay on the quay.", ""),
        ("The tram carried 38 pupils and about four teachers.", "The tram carried 42 people.", ""),
    ],
)
def test_parts_that_add_up_to_the_others_whole(a: str, b: str, parts: str) -> None:
    for pair in (aligned(a, b), aligned(b, a)):
        found = summed(pair) or ""
        assert parts in found
        assert bool(found) is bool(parts)
        (divergence,) = FigureMismatch().check(pair, Settings())
        assert (divergence.outcome == "compatible") is bool(parts)
