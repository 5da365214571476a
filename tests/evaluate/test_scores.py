"""The measures themselves, on cases that can be reckoned by hand, and against a second implementation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.evaluate._report import Rates
from checker.evaluate.alignment import area_under_curve, at_threshold, best_f1
from checker.evaluate.quantities import gold_interval, stated
from checker.evaluate.sources import pair_up

SCORED = st.lists(
    st.tuples(st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.9, 1.0]), st.integers(0, 1)), min_size=1, max_size=40
)


def test_rates() -> None:
    rates = Rates(right=2, found=4, gold=8)
    assert (rates.precision, rates.recall) == (50, 25)
    assert rates.f1 == pytest.approx(2 * 50 * 25 / 75)
    assert (Rates(0, 0, 0).f1, Rates(0, 0, 3).precision) == (0, 0)


@given(SCORED)
def test_area_under_the_curve_is_that_of_scikit_learn(pairs: list[tuple[float, int]]) -> None:
    from sklearn.metrics import roc_auc_score

    scores, labels = [s for s, _ in pairs], [y for _, y in pairs]
    if 0 < sum(labels) < len(labels):
        assert area_under_curve(scores, labels) == pytest.approx(100 * roc_auc_score(labels, scores))
    else:
        assert area_under_curve(scores, labels) == 0


@given(SCORED)
def test_no_threshold_is_better_than_the_best(pairs: list[tuple[float, int]]) -> None:
    scores, labels = [s for s, _ in pairs], [y for _, y in pairs]
    top, where = best_f1(scores, labels)
    assert top == max(at_threshold(scores, labels, threshold).f1 for threshold in {*scores, 2.0})
    if sum(labels):
        assert at_threshold(scores, labels, where).f1 == top


@pytest.mark.parametrize(
    ("value", "interval"),
    [("275.0", (275, 275)), ("4-6", (4, 6)), ("-3", (-3, -3)), ("-3--1", (-3, -1)), ("1e-5", (1e-5, 1e-5))],
)
def test_gold_values(value: str, interval: tuple[float, float]) -> None:
    assert gold_interval(value) == interval


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(1, 2, (1, 2)), (None, 2, (2, 2)), (1, None, (1, 1)), (None, None, (None, None)), (0, None, (0, 0))],
)
def test_an_open_side_takes_the_number_that_is_given(low: object, high: object, expected: object) -> None:
    assert stated({"low": low, "high": high}) == expected


PLACES = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda p: (p[0], p[0] + p[1])), max_size=8)


@given(PLACES, PLACES)
def test_spans_are_paired_one_to_one_where_they_overlap(
    found: list[tuple[int, int]], gold: list[tuple[int, int]]
) -> None:
    pairs = pair_up(found, gold)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(found[i][0] < gold[j][1] and gold[j][0] < found[i][1] for i, j in pairs)
    # Nothing that overlaps is left free on both sides.
    left = [p for i, p in enumerate(found) if i not in {i for i, _ in pairs}]
    unmet = [p for j, p in enumerate(gold) if j not in {j for _, j in pairs}]
    assert not any(a[0] < b[1] and b[0] < a[1] for a in left for b in unmet)
