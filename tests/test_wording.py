"""Values in words."""

from __future__ import annotations

import pytest

from checker.wording import interval


@pytest.mark.parametrize(
    ("low", "high", "bound", "words"),
    [
        (12000.0, 12000.0, "=", "12,000"),
        (12000, 12000, "~", "about 12,000"),
        (11000, None, ">", "more than 11,000"),
        (None, 5, "<", "up to 5"),
        (10000, 12000, "=", "10,000 to 12,000"),
        (1.25, 1.25, "=", "1.25"),
        (1_300_000, 1_300_000, "=", "1.3 million"),
        (1_312_504, 1_312_504, "=", "1,312,504"),
        (None, None, "=", "no value"),
    ],
)
def test_intervals_in_words(low: float | None, high: float | None, bound: str, words: str) -> None:
    assert interval(low, high, bound) == words
