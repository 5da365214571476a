"""What is printed of two figures: of each side only what its own text says."""

from __future__ import annotations

import pytest

from checker.language.figures import find
from checker.model import Alignment, Article, Claim, Field, Kind, Outcome, Side
from checker.rules._figure_words import told, what
from checker.rules.figure_mismatch import FigureMismatch
from checker.settings import Settings


def side(text: str, outlet: str) -> Side:
    article = Article(id=text, name=outlet, outlet=outlet, text=text)
    figures = tuple(find(text))
    claim = Claim(id=text, article_id="", where=Field.TEXT, start=0, end=len(text), text=text, figures=figures)
    return Side(article=article, claim=claim, mention=figures[0])


def aligned(a: str, b: str) -> Alignment:
    return Alignment(kind=Kind.FIGURE, a=side(a, "Herald"), b=side(b, "Ledger"), probability=0.9, similarity=0.8)


@pytest.mark.parametrize(
    ("a", "b", "words", "label"),
    [
        ("They lost 40 Danish frigates.", "They lost 55 Swedish frigates.", ("40 for Danish", "55 for Swedish"), " / "),
        ("They lost 40 frigates.", "They lost 55 Swedish frigates.", ("40 for frigates;", "55 for Swedish"), "Swedish"),
        ("They lost 40 frigates.", "They lost 55 frigates.", ("40 for frigates;", "gives 55."), "frigates"),
        ("They lost 40.", "They lost 55 frigates.", ("gives 40;", "55 for frigates."), "frigates"),
    ],
)
def test_each_side_has_its_own_noun(a: str, b: str, words: tuple[str, str], label: str) -> None:
    pair = aligned(a, b)
    assert all(part in told(pair) for part in words)
    assert label in what(pair)


def test_two_nouns_are_not_said_to_be_given_by_both() -> None:
    (found,) = FigureMismatch().check(aligned("They lost 40 frigates.", "They lost 40 ships."), Settings())
    assert found.outcome is Outcome.AGREE
    assert "40 for frigates" in found.explanation
    assert "40 for ships" in found.explanation
    assert "both" not in found.explanation


@pytest.mark.parametrize(
    ("a", "b", "outcome", "quote"),
    [
        ("The council voted 31-24.", "It passed the council by 30 votes to 25.", "conflict", "30 votes to 25"),
        ("The council voted 31-24.", "It passed the council by 31 votes to 24.", "agree", "31 votes to 24"),
    ],
)
def test_a_score_in_words_meets_one_in_digits(a: str, b: str, outcome: str, quote: str) -> None:
    (found,) = FigureMismatch().check(aligned(a, b), Settings())
    assert found.outcome == outcome
    assert b[found.quote_b.start : found.quote_b.end] == quote


def test_a_score_meets_no_count() -> None:
    assert list(FigureMismatch().check(aligned("The council voted 31-24.", "It has 31 members."), Settings())) == []
