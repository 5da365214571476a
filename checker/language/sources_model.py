"""The two small linear models behind attribution: is this a cue, and who is its source.

Both are logistic regressions over string features. Their coefficients are data (cues/sources_model.json), written by
sources_train; reading a sentence needs neither scikit-learn nor numpy.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp


@dataclass(frozen=True, slots=True)
class Linear:
    """A logistic model: `weights` by feature, `bias`, and the least score (log-odds) that is accepted."""

    weights: dict[str, float]
    bias: float
    least: float = 0.0

    def score(self, features: Iterable[str]) -> float:
        """Log-odds; above 0 speaks for it."""
        get = self.weights.get
        total = self.bias
        for name in features:
            total += get(name, 0.0)
        return total


@dataclass(frozen=True, slots=True)
class Model:
    """What sources.find decides with."""

    cue: Linear
    source: Linear


def probability(score: float) -> float:
    """Log-odds to probability."""
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, score))))


@cache
def load() -> Model:
    """The shipped model."""
    text = resources.files("checker.language").joinpath("cues/sources_model.json").read_text(encoding="utf8")
    return from_record(json.loads(text))


def from_record(record: dict[str, dict[str, object]]) -> Model:
    """A model from its JSON record."""
    parts = []
    for name in ("cue", "source"):
        part = record[name]
        weights, bias, least = part["weights"], part["bias"], part["least"]
        if not isinstance(weights, dict) or not isinstance(bias, float) or not isinstance(least, float):
            raise ValueError(f"sources_model.json: part {name} is malformed")
        parts.append(Linear(weights, bias, least))
    return Model(*parts)
