"""P(same story) of two articles: an additive logistic regression whose curves are a readable file (same_story.json).

The file is written by `checker.align.stories_train`, which says what it was trained on. What the texts say counts one
by one; a series of like events (weekly counts, two fires) is told apart by the words that only one event has, and by
time: one story's articles come within days.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from checker.align import additive
from checker.align.additive import Additive

FILE = "same_story.json"
FEATURES = {
    "lead_similarity": "headlines and first sentences are alike",
    "shared_terms": "rare words in common",
    "days_apart": "days between them",
    "undated": "a date is not known",
}


def features(
    lead_similarity: NDArray[np.float64], shared_terms: NDArray[np.float64], days_apart: NDArray[np.float64]
) -> NDArray[np.float32]:
    """(n, len(FEATURES)) of pairs of articles; `days_apart` is NaN where a date is not known."""
    undated = np.isnan(days_apart)
    return np.column_stack([lead_similarity, shared_terms, np.where(undated, 0.0, days_apart), undated]).astype(
        np.float32
    )


@cache
def shipped() -> Additive:
    """The model that ships with the package."""
    return additive.load(FEATURES, FILE)
