"""P(same quantity): a logistic regression whose coefficients are a readable file (comparability.json).

The file is written by `checker.align.train`; it holds the scaler, the coefficients, and fingerprints of the data and
the encoder it was trained on. Each feature's share in a decision is its coefficient times its distance from the mean.
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
class Comparability:
    """A trained model: `mean`, `scale`, `weights` have one entry for each feature."""

    mean: NDArray[np.float64]
    scale: NDArray[np.float64]
    weights: NDArray[np.float64]
    intercept: float
    about: dict[str, Any]

    def logits(self, values: NDArray[np.float32]) -> NDArray[np.float64]:
        """Calibrated log-odds of each row of a feature matrix (n, features) → (n,)."""
        if not len(values):
            return np.zeros(0)
        return np.asarray(((values - self.mean) / self.scale) @ self.weights + self.intercept)

    def probabilities(self, values: NDArray[np.float32]) -> NDArray[np.float64]:
        """Calibrated P(same quantity) of each row."""
        return np.asarray(1.0 / (1.0 + np.exp(-self.logits(values))))

    def reasons(self, row: NDArray[np.float32]) -> tuple[Reason, ...]:
        """What each feature contributed to one decision, in log-odds, the largest share first."""
        shares = (row - self.mean) / self.scale * self.weights
        found = [
            Reason(name, float(value), float(share), words)
            for (name, words), value, share in zip(FEATURES.items(), row, shares, strict=True)
        ]
        return tuple(sorted(found, key=lambda reason: -abs(reason.share)))


def from_dict(data: dict[str, Any]) -> Comparability:
    """The model described by a comparability.json.

    Raises:
        ValueError: the file was written for other features.
    """
    if list(data["features"]) != list(FEATURES):
        raise ValueError("comparability.json names other features than checker.align.features: train it again")
    columns = data["features"].values()
    return Comparability(
        mean=np.array([c["mean"] for c in columns]),
        scale=np.array([c["scale"] for c in columns]),
        weights=np.array([c["weight"] for c in columns]),
        intercept=data["intercept"],
        about=data["about"],
    )


@cache
def shipped() -> Comparability:
    """The model that ships with the package."""
    return from_dict(json.loads((resources.files("checker.align") / "comparability.json").read_text("utf-8")))
