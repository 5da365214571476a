"""The shipped model: its file fits the code, and its reasons add up to its decision."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from checker.align.comparability import from_dict, shipped
from checker.align.features import FEATURES

ROWS = arrays(np.float32, (3, len(FEATURES)), elements=st.floats(-3, 3, width=32))


@pytest.fixture(scope="module")
def file() -> dict[str, Any]:
    return dict(json.loads((resources.files("checker.align") / "comparability.json").read_text("utf-8")))


def test_the_file_names_the_features_of_the_code(file: dict[str, Any]) -> None:
    assert list(file["features"]) == list(FEATURES)
    assert shipped() is shipped()
    for column in file["features"].values():
        assert len(column["at"]) == len(column["share"]) > 0
        assert all(np.isfinite(column["at"] + column["share"]))
        assert column["at"] == sorted(set(column["at"]))
    assert file["about"]


def test_a_file_for_other_features_is_refused(file: dict[str, Any]) -> None:
    features = dict(file["features"])
    features.pop(next(iter(features)))
    with pytest.raises(ValueError, match="train it again"):
        from_dict({**file, "features": features})


@given(ROWS)
def test_reasons_add_up_to_the_log_odds(rows: np.ndarray) -> None:
    model = shipped()
    for row, logit in zip(rows, model.logits(rows), strict=True):
        reasons = model.reasons(row)
        assert {reason.name for reason in reasons} == set(FEATURES)
        assert sum(reason.share for reason in reasons) + model.intercept == pytest.approx(logit, abs=1e-3)
        shares = [abs(reason.share) for reason in reasons]
        assert shares == sorted(shares, reverse=True)


@given(ROWS)
def test_probabilities_are_those_of_the_log_odds(rows: np.ndarray) -> None:
    model = shipped()
    probabilities = model.probabilities(rows)
    assert ((probabilities >= 0) & (probabilities <= 1)).all()
    order = np.argsort(model.logits(rows))
    assert (np.diff(probabilities[order]) >= -1e-12).all()


def test_no_rows() -> None:
    assert shipped().logits(np.zeros((0, len(FEATURES)), dtype=np.float32)).shape == (0,)


def test_curves_point_where_they_should(file: dict[str, Any]) -> None:
    # Of features that say much the same (the similarities) one may be level or turned; these stand alone.
    def rise(name: str) -> float:
        share = file["features"][name]["share"]
        return float(share[-1] - share[0])

    assert min(map(rise, ("context_similarity", "period", "equal_values", "same_source", "other_figures_agree"))) > 0
    assert max(map(rise, ("rank", "values_apart", "part_and_whole", "change_and_level"))) < 0


def test_a_share_is_level_beyond_the_curve() -> None:
    model = shipped()
    low, high = (np.full((1, len(FEATURES)), value, dtype=np.float32) for value in (-100, 100))
    assert model.shares(low)[0].tolist() == [curve.share[0] for curve in model.curves]
    assert model.shares(high)[0].tolist() == [curve.share[-1] for curve in model.curves]
