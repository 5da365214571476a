"""A stated figure as an interval, with the tolerance that its bound, its rounding and its vagueness imply.

A mention keeps what is stated. What it leaves open, as careful readers judge it:

- "About" reaches half a unit of the last significant digit to either side, but no further than 5 percent and no less
  than 1 percent. "Nearly" reaches 7 percent down and not up.
- "More than" and "at least" in news state the present count from below: they reach to the next number as round.
- "Up to" and "fewer than" reach down without an end.
- A magnitude is read as its range: "hundreds" is 100 to 1,000; "dozens" begins at two dozen.
- A range is its ends. A move ("fell from 9 to 7") is its two levels, and nothing between.

Source: the gold judgements this project measures against; ACLED's coding rules for vague tolls; Cruse & Krifka on how
round numbers are understood (round numbers, round interpretations).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from checker.language.numbers_lexicon import lexicon
from checker.model import Bound, Claim, Figure

_ABOUT = (0.01, 0.05)  # the least and the most that "about" leaves open
_NEARLY = 0.07  # how far below "nearly N" a value may be


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure as an interval with what it leaves open.

    `low` and `high` are the stated ends (None: open), `grain` the unit of the last significant digit, `reach_low` and
    `reach_high` the ends with tolerance, `beyond` whether values past `reach_high` (for a lower bound) or below
    `reach_low` (for an upper bound) are possible in logic.
    """

    low: float | None
    high: float | None
    grain: float
    bound: Bound
    reach_low: float
    reach_high: float
    points: tuple[float, ...] = ()  # of a move or a score: the values that it states
    strict: bool = False  # "more than", not "at least"
    vague: bool = False
    nearly: bool = False
    whole: bool = False  # counts things, which come one by one

    @property
    def is_point(self) -> bool:
        """Whether one value is stated."""
        return self.low is not None and self.low == self.high and not self.vague


def grain(value: float) -> float:
    """The unit of the last significant digit: 1,000 for 11,000; 0.1 for 6.2."""
    if value == 0 or not math.isfinite(value):
        return 1.0
    digits = f"{abs(value):.12e}"
    mantissa, exponent = digits.split("e")
    significant = mantissa.replace(".", "").rstrip("0")
    return 10.0 ** (int(exponent) - max(0, len(significant) - 1))


def read(figure: Figure, claim: Claim | None = None) -> Reading:
    """The figure's reading. The claim's words before it tell "nearly" from "about" and "at least" from "more than"."""
    low, high = _stated(figure)
    words = _words_before(figure, claim)
    fine = min((grain(end) for end in (low, high) if end is not None), default=1.0)
    if figure.text.lower().endswith("dozen") and low:
        fine = 12.0
    base = Reading(
        low=low,
        high=high,
        grain=fine,
        bound=figure.bound,
        reach_low=-math.inf if low is None else low,
        reach_high=math.inf if high is None else high,
        strict=_is_strict(figure, words),
        vague=figure.vague,
        whole=figure.dimension == "count",
    )
    if (
        (
            figure.dimension == "score"
            or (figure.change is not None and low is not None and high is not None and low < high)
        )
        and low is not None
        and high is not None
    ):
        base = replace(base, points=(low, high))
    if figure.vague:
        floor = lexicon()["magnitude_floor"].get(figure.text.lower())
        return replace(base, reach_low=floor if floor is not None else base.reach_low)
    if figure.bound is Bound.ABOUT:
        return _about(base, nearly=any(word in words for word in ("nearly", "almost")))
    if figure.bound is Bound.ABOVE and low is not None:
        return replace(base, high=None, reach_high=low + fine)
    if figure.bound is Bound.BELOW and high is not None:
        return replace(base, low=None, reach_low=-math.inf)
    return base


def _stated(figure: Figure) -> tuple[float | None, float | None]:
    low, high = figure.low, figure.high
    if figure.bound is Bound.ABOVE and low is not None and low == high:
        high = None
    elif figure.bound is Bound.BELOW and high is not None and low == high:
        low = None
    return low, high


def _about(reading: Reading, *, nearly: bool) -> Reading:
    low, high = reading.low, reading.high
    if low is None or high is None:
        return reading
    if nearly:
        return replace(reading, reach_low=low - _NEARLY * abs(low), nearly=True)
    below = min(max(reading.grain / 2, _ABOUT[0] * abs(low)), _ABOUT[1] * abs(low))
    above = min(max(reading.grain / 2, _ABOUT[0] * abs(high)), _ABOUT[1] * abs(high))
    return replace(reading, reach_low=low - below, reach_high=high + above)


def _words_before(figure: Figure, claim: Claim | None) -> list[str]:
    if claim is None:
        return []
    start = figure.start - claim.start
    return claim.text[max(0, start - 40) : start].lower().split()[-4:]


def _is_strict(figure: Figure, words: Iterable[str]) -> bool:
    if figure.bound is Bound.ABOVE:
        return not {"least", "minimum", "fewer", "less"} & set(words)
    if figure.bound is Bound.BELOW:
        return bool({"less", "fewer", "under", "below", "sub"} & set(words)) and not {"no", "not"} & set(words)
    return False
