"""P(same quantity): an additive logistic regression whose curves are a readable file (comparability.json).

The file is written by `checker.align.train`, with fingerprints of the data and the encoder it was trained on.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from checker.align import additive
from checker.align.additive import Additive as Comparability
from checker.align.features import FEATURES

FILE = "comparability.json"


def from_dict(data: dict[str, Any]) -> Comparability:
    """The model described by a comparability.json.

    Raises:
        ValueError: the file was written for other features.
    """
    return additive.from_dict(data, FEATURES, FILE)


@cache
def shipped() -> Comparability:
    """The model that ships with the package."""
    return additive.load(FEATURES, FILE)


__all__ = ["Comparability", "from_dict", "shipped"]
