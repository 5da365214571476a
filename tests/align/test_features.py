"""The features from which P(same quantity) is reckoned."""

from __future__ import annotations

import numpy as np
import pytest

from checker.align.features import FEATURES, comparable, middle, pair_features
from tests.align.reading import figures, matrix, vectors
from tests.build import figure

NAMES = list(FEATURES)


def feature(name: str, left: str, right: str) -> float:
    """One feature of the first pair of figures of two texts."""
    found = matrix(figures(left, "A"), figures(right, "B"))
    assert tuple(found.pairs[0]) == (0, 0)
    return float(found.values[0][NAMES.index(name)])


def test_a_row_for_every_comparable_pair_and_a_column_for_every_feature() -> None:
    left = figures("The fire killed 14 people. It cost $5 million. The wall is 3 metres high.", "A")
    right = figures("The fire killed 19 people. It cost $7 million. The wall is 9 feet high.", "B")
    found = matrix(left, right)
    assert found.values.shape == (len(found.pairs), len(FEATURES))
    assert found.values.dtype == np.float32
    assert {tuple(map(int, pair)) for pair in found.pairs} == {(0, 0), (1, 1), (2, 2)}
    assert np.isfinite(found.values).all()


def test_nothing_to_compare() -> None:
    assert pair_features([], figures("It cost $5."), {}).values.shape == (0, len(FEATURES))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("It cost $5.", "It cost 6 dollars.", True),
        ("It cost $5.", "It cost €5.", False),
        ("It is 5 miles long.", "It is 8 kilometres long.", True),
        ("It is 5 miles long.", "It weighs 8 kilograms.", False),
        ("It took 5 days.", "It took 3 weeks.", True),
        ("There were 5 men.", "It took 5 days.", False),
        ("Prices rose 5 percent.", "There were 5 men.", False),
    ],
)
def test_units_decide_what_can_be_compared(a: str, b: str, expected: bool) -> None:
    (first,), (second,) = figures(a, "A"), figures(b, "B")
    assert comparable(first, second) is expected
    assert comparable(second, first) is expected


@pytest.mark.parametrize(
    ("name", "a", "b", "expected"),
    [
        ("same_noun", "It killed 14 people.", "It killed 15 people.", 1),
        ("same_noun", "It killed 14 people.", "It killed 15 horses.", 0),
        ("slot", "It killed 14 people.", "It killed 15 people.", 1),
        ("slot", "It killed 14 people.", "It injured 15 people.", -1),
        ("slot", "It killed 14 people.", "There were 15 people.", 0),
        ("small_numbers", "It killed 4 people.", "It killed 5 people.", 1),
        ("small_numbers", "It killed 4 people.", "It killed 50 people.", 0),
        ("equal_values", "It killed 140 people.", "It killed 140 people.", 1),
        ("equal_values", "It killed 140 people.", "It killed 141 people.", 0),
        ("values_apart", "It killed 10 people.", "It killed 1,000 people.", 2),
        ("values_apart", "It killed 1 man.", "It killed 9,000,000 men.", 2.5),
        ("equal_values", "The road is 2 kilometres long.", "The road is 2,000 metres long.", 0.5),
        ("best_match", "It killed 14 people.", "It killed 15 people.", 1),
        ("same_source", "It killed 14 people, the mayor said.", "The mayor said it killed 15 people.", 1),
        ("same_source", "It killed 14 people, the mayor said.", "Police said it killed 15 people.", 0),
        ("plan_and_fact", "It may kill 14 people.", "It killed 15 people.", 1),
        ("change_and_level", "Prices rose by 4 percent.", "Inflation stood at 5 percent.", 1),
        ("position", "It killed 14 people.", "It killed 15 people.", 1),
    ],
)
def test_features(name: str, a: str, b: str, expected: float) -> None:
    assert feature(name, a, b) == pytest.approx(expected, abs=1e-5)


def test_similarities_do_not_see_the_values() -> None:
    pair = ("The blast in Ost killed 14 workers.", "The blast in Ost killed 1,900 workers.")
    for name in ("clause_similarity", "sentence_similarity", "context_similarity"):
        assert feature(name, *pair) == pytest.approx(1, abs=1e-5)


def test_the_order_of_the_sides_changes_no_feature() -> None:
    left = figures("The fire killed 14 people, police said. It burned 40 houses in Ost on Monday.", "A")
    right = figures("In Ost 60 houses burned. The mayor said 12 people had died, and 9 were missing.", "B")
    there = pair_features(left, right, vectors(left, right))
    back = pair_features(right, left, vectors(left, right))
    mirrored = {(int(j), int(i)): row for (i, j), row in zip(back.pairs, back.values, strict=True)}
    for (i, j), row in zip(there.pairs, there.values, strict=True):
        np.testing.assert_allclose(row, mirrored[int(i), int(j)], atol=1e-6)


def test_the_middle_of_a_figure() -> None:
    text = "10 or more"
    assert middle(figure(text, "10", 10)) == 10
    assert middle(figure(text, "10", 10, 20)) == 15
    assert middle(figure(text, "10", None, None)) is None


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("It cost $4.2 billion.", "It cost $4.2 million.", 0.1),  # one digit string, another magnitude: a slip
        ("It killed 1,200 people.", "It killed 12,000 people.", 0.1),
        ("It killed 1,000 people.", "It killed 10,000 people.", 1.0),  # one digit says nothing
        ("It killed 1,200 people.", "It killed 13,000 people.", 1.0348),
        ("It killed 1,200 people.", "It killed 1,200 people.", 0.0),
    ],
)
def test_values_that_differ_by_a_slip_in_magnitude_are_near(a: str, b: str, expected: float) -> None:
    assert feature("values_apart", a, b) == pytest.approx(expected, abs=1e-3)


def test_a_value_that_stands_in_the_other_article_belongs_there() -> None:
    left = figures("The fire killed 14 people.", "A")
    alone = matrix(left, figures("The fire killed 19 people.", "B"))
    met = matrix(left, figures("The fire killed 19 people. The fire, officials said, killed 14 people.", "B"))
    column = NAMES.index("equal_elsewhere")
    assert alone.values[0, column] == 0
    differing, equal = met.values[:, column]
    assert differing > 0.5
    assert equal == 0


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Poland sent 14 tanks.", "Poland gave 19 tanks.", 1.0),
        ("Poland sent 14 tanks.", "Norway gave 19 tanks.", -1.0),
        ("Poland sent 14 tanks.", "They gave 19 tanks.", 0.0),
    ],
)
def test_the_name_closest_to_a_figure_bears_it(a: str, b: str, expected: float) -> None:
    assert feature("nearest_name", a, b) == expected


def test_a_pair_is_ahead_by_its_lead_over_the_next() -> None:
    left = figures("The fire killed 14 people.", "A")
    found = matrix(left, figures("The fire killed 19 people. The mayor owns 12 cars.", "B"))
    ahead = found.values[:, NAMES.index("ahead_of_others")]
    assert ahead[0] == pytest.approx(-ahead[1])
    assert ahead[0] > 0
