"""The features from which P(same fact) of two passages is reckoned."""

from __future__ import annotations

import math

import pytest

from checker import claims
from checker.align.facts_features import DIRECTIONS, FEATURES, compared, told
from tests.align.reading import page

NAMES = list(FEATURES)
SENTENCES = (
    "The ferry sank off Ost on Monday, and 14 sailors drowned.",
    "Fourteen sailors died when the Ost ferry went down on Monday.",
    "The mayor of Ost will not open the new bridge before 2031.",
    "",
)


def row(a: str, b: str, cosine: float = 0.5) -> dict[str, float]:
    values = compared(told(claims.read(page(a, "A"))), told(claims.read(page(b, "B"))), cosine)
    return dict(zip(NAMES, values, strict=True))


def test_every_feature_has_a_direction() -> None:
    assert list(DIRECTIONS) == NAMES
    assert set(DIRECTIONS.values()) == {-1, 0, 1}


@pytest.mark.parametrize("a", SENTENCES)
@pytest.mark.parametrize("b", SENTENCES)
def test_a_row_is_the_same_whichever_comes_first(a: str, b: str) -> None:
    assert row(a, b) == row(b, a)
    assert all(map(math.isfinite, row(a, b).values()))


def test_a_sentence_and_itself_share_everything() -> None:
    found = row(SENTENCES[0], SENTENCES[0])
    for name in ("words_of_longer", "word_pairs_of_longer", "telling_of_longer", "length_ratio", "names_shared"):
        assert found[name] == 1
    for name, way in DIRECTIONS.items():
        assert way >= 0 or found[name] == 0


@pytest.mark.parametrize(
    ("name", "a", "b", "expected"),
    [
        ("words_of_shorter", "The dam broke.", "The dam broke at dawn.", 1),
        ("words_of_longer", "The dam broke.", "The dam broke at dawn.", 0.6),
        ("word_pairs_of_shorter", "The wolf ate the lamb.", "The lamb ate the wolf.", 0.75),
        ("telling_of_shorter", "The dam broke.", "At dawn the old dam broke.", 1),
        ("left_over_by_longer", "The dam broke.", "The old dam broke.", math.log(2)),
        ("names_shared", "Anna Berg left Oslo.", "Berg flew out of Oslo.", 1),
        ("names_apart", "Anna Berg left Oslo.", "Carl Wick left Oslo.", 2),
        ("names_apart", "Anna Berg left Oslo.", "She left Oslo.", 0),
        ("places_exclude", "A fire broke out in Lyon.", "A fire broke out in Leeds.", 1),
        ("places_exclude", "A fire broke out in Lyon.", "A fire broke out in France.", 0),
        ("figures_shared", "It killed 14 people.", "Fourteen people died.", 1),
        ("figures_apart", "It killed 14 people.", "It killed 19 people.", 1),
        ("figures_apart", "It killed 14 people.", "It killed many.", 0),
        ("figures_left_over", "It killed 14 people.", "It killed many.", 1),
        ("weekdays", "It sank on Monday.", "It went down Monday.", 1),
        ("weekdays", "It sank on Monday.", "It sank on Friday.", -1),
        ("weekdays", "It sank on Monday.", "It sank.", -0.5),
        ("verbs_shared", "Police arrested the driver.", "The driver was detained by police.", 1),
        ("opposites", "The senate passed the bill.", "The senate rejected the bill.", 1),
        ("negations", "The senate passed the bill.", "The senate never passed the bill.", 1),
        ("negated_verb", "The senate passed the bill.", "The senate did not pass the bill.", 1),
        ("planned", "The queen will visit Oslo.", "The queen visited Oslo.", 1),
    ],
)
def test_a_feature(name: str, a: str, b: str, expected: float) -> None:
    assert row(a, b)[name] == pytest.approx(expected)
