"""P(same quantity): an additive logistic regression whose curves are a readable file (comparability.json).

Each feature has a curve of its own, a piecewise linear function from its value to a share of the log-odds; a decision
is the sum of the shares (a generalised additive model: Hastie & Tibshirani 1986), so that every share can be shown. The
file is written by `checker.align.train`, with fingerprints of the data and the encoder it was trained on.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.align.features import FEATURES
from checker.model import Reason


@dataclass(frozen=True, slots=True)
class Curve:
    """A feature's share in log-odds: linear between the knots `at` (rising), level beyond them."""

    at: NDArray[np.float64]
    share: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Comparability:
    """A trained model, with a curve for each feature, in the order of FEATURES."""

    curves: tuple[Curve, ...]
    intercept: float
    about: dict[str, Any]

    def shares(self, values: NDArray[np.float32]) -> NDArray[np.float64]:
        """What each feature contributes, in log-odds: (n, features) → (n, features)."""
        columns = [np.interp(values[:, k], curve.at, curve.share) for k, curve in enumerate(self.curves)]
        return np.stack(columns, axis=1) if len(values) else np.zeros((0, len(self.curves)))

    def logits(self, values: NDArray[np.float32]) -> NDArray[np.float64]:
        """Calibrated log-odds of each row of a feature matrix (n, features) → (n,)."""
        return np.asarray(self.shares(values).sum(axis=1) + self.intercept)

    def probabilities(self, values: NDArray[np.float32]) -> NDArray[np.float64]:
        """Calibrated P(same quantity) of each row."""
        return np.asarray(1.0 / (1.0 + np.exp(-self.logits(values))))

    def reasons(self, row: NDArray[np.float32]) -> tuple[Reason, ...]:
        """What each feature contributed to one decision, in log-odds, the largest share first."""
        found = [
            Reason(name, float(value), float(share), words)
            for (name, words), value, share in zip(FEATURES.items(), row, self.shares(row[None])[0], strict=True)
        ]
        return tuple(sorted(found, key=lambda reason: -abs(reason.share)))


def from_dict(data: dict[str, Any]) -> Comparability:
    """The model described by a comparability.json.

    Raises:
        ValueError: the file was written for other features.
    """
    if list(data["features"]) != list(FEATURES):
        raise ValueError("comparability.json names other features than checker.align.features: train it again")
    return Comparability(
        curves=tuple(Curve(np.array(c["at"], float), np.array(c["share"], float)) for c in data["features"].values()),
        intercept=data["intercept"],
        about=data["about"],
    )


@cache
def shipped() -> Comparability:
    """The model that ships with the package."""
    return from_dict(json.loads((resources.files("checker.align") / "comparability.json").read_text("utf-8")))
