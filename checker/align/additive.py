"""An additive logistic regression whose curves are a readable file.

Each feature has a curve of its own, a piecewise linear function from its value to a share of the log-odds; a decision
is the sum of the shares (a generalised additive model: Hastie & Tibshirani 1986), so that every share can be shown.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.model import Reason


@dataclass(frozen=True, slots=True)
class Curve:
    """A feature's share in log-odds: linear between the knots `at` (rising), level beyond them."""

    at: NDArray[np.float64]
    share: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Additive:
    """A trained model, with a curve for each feature; `features` are their names, with the words to show them in."""

    features: Mapping[str, str]
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
        """The calibrated probability of each row (n, features) → (n,)."""
        return np.asarray(1.0 / (1.0 + np.exp(-self.logits(values))))

    def reasons(self, row: NDArray[np.float32]) -> tuple[Reason, ...]:
        """What each feature contributed to one decision, in log-odds, the largest share first."""
        found = [
            Reason(name, float(value), float(share), words)
            for (name, words), value, share in zip(self.features.items(), row, self.shares(row[None])[0], strict=True)
        ]
        return tuple(sorted(found, key=lambda reason: -abs(reason.share)))


def from_dict(data: dict[str, Any], features: Mapping[str, str], file: str) -> Additive:
    """The model that a JSON file describes (`features` with `at` and `share`, `intercept`, `about`).

    Args:
        data: what the file holds.
        features: the names that the code gives values for, in their order.
        file: the file's name, for the error.

    Raises:
        ValueError: the file was written for other features.
    """
    if list(data["features"]) != list(features):
        raise ValueError(f"{file} names other features than the code: train it again")
    return Additive(
        features=features,
        curves=tuple(Curve(np.array(c["at"], float), np.array(c["share"], float)) for c in data["features"].values()),
        intercept=data["intercept"],
        about=data["about"],
    )


def load(features: Mapping[str, str], file: str) -> Additive:
    """The model that a file of this package describes (see from_dict)."""
    return from_dict(json.loads((resources.files("checker.align") / file).read_text("utf-8")), features, file)


def knots(column: NDArray[np.float32], most: int = 5) -> NDArray[np.float64]:
    """The knots of a feature's curve: its values, where it has but a few; else `most`, evenly up to the 99th percent.

    They begin at the first percentile.
    """
    values = np.unique(column)
    if len(values) <= most:
        return np.asarray(values, dtype=np.float64)
    low, high = np.percentile(column, (1, 99))
    return np.linspace(low, high, most) if low < high else np.array([values[0], values[-1]], dtype=np.float64)
