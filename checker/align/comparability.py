"""P(same quantity): an additive logistic regression whose curves are a readable file (comparability.json).

The file is written by `checker.align.train`, with fingerprints of the data and the encoder it was trained on.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

from checker.align import additive
from checker.align.additive import Additive as Comparability
from checker.align.features import FEATURES


def from_dict(data: dict[str, Any]) -> Comparability:
    """The model described by a comparability.json.

    Raises:
        ValueError: the file was written for other features.
    """
    return additive.from_dict(data, FEATURES, "comparability.json")


@cache
def shipped() -> Comparability:
    """The model that ships with the package."""
    return from_dict(json.loads((resources.files("checker.align") / "comparability.json").read_text("utf-8")))


__all__ = ["Comparability", "from_dict", "shipped"]
