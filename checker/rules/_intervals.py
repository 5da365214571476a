"""Whether two figures can both be right.

The principles, learned from how careful readers judge real pairs (what one figure leaves open: see _readings):

- A number is as precise as its last significant digit. A rounder number agrees with the finer one that it rounds: 22
  trillion and 22.012 trillion, 12 billion and 12.4 billion, and with one whose last digits it cuts off, 2,800 and
  2,891; one of a single digit, and a count below a thousand, within 3 percent: not 6 and 6.2. Inside copied text
  nothing is rounded.
- What lies beyond "more than" is possible in logic, and says that the count has moved. So do two such statements with
  different counts, unless they are close or one is a threshold: both can be right, and whether time tells them apart
  is for the rule.

Source: the gold judgements this project measures against; ACLED's coding rules for vague tolls; Cruse & Krifka on how
round numbers are understood (round numbers, round interpretations).
"""

from __future__ import annotations

import math
from dataclasses import replace
from enum import StrEnum

from checker.model import Alignment, Bound, Figure, Side
from checker.rules._copied import shared_words, worded_alike
from checker.rules._figure_units import in_units_of
from checker.rules._readings import Reading, grain, read

_ROUNDED = 0.03  # how far a rounder number may be from the finer one
_CUT = 0.035  # how far below the finer one a number may be whose last digits were cut off: 2,800 of 2,891
_FLOORS = 0.15  # how far apart two lower bounds of one quantity may be: "over 65 million", "over 75 million"
_EXACT_DIGITS = 1_000  # a number of so many grains has four significant digits, and is meant to the last
_MANY = 1_000  # counts from here on are rounded like any other number
_LARGE = 100  # counts below it are taken one by one: "at least 13 dead" and "at least 15 dead" differ
_OWN_WORDS = 0.25  # the share of the shorter one's words below which each sentence is in words of its own
_SAME = 1e-9  # relative; below it two values are one value


class Meeting(StrEnum):
    """How two figures meet."""

    AGREE = "agree"  # the same value
    COMPATIBLE = "compatible"  # both can be right, at the same time
    MOVED = "moved"  # both can be right in logic, but as statements of a present count they differ
    DIFFER = "differ"


def meet(a: Side, b: Side, *, copied: bool = False, alike: bool = False, own_words: bool = False) -> Meeting | None:
    """How the figures of two sides meet, or None where they cannot be compared.

    Args:
        a: one side, its mention a Figure.
        b: the other side.
        copied: the two sentences are copies of one text, so that figures and bounds are taken to the letter.
        alike: the two sentences have the same words: bounds are taken to the letter, but figures may be rounded.
        own_words: each sentence has words of its own: a bound that shuts out the very number which the other gives
            ("income below $250,000", "those who make $250,000 or more") names a threshold, and contradicts nothing.
    """
    first, second = a.mention, b.mention
    if not isinstance(first, Figure) or not isinstance(second, Figure):
        return None
    same = in_units_of(second, first)
    if same is None or first.ordinal != second.ordinal or (first.dimension == "score") != (second.dimension == "score"):
        return None
    if first.change and second.change and first.change is not second.change and (first.low or second.low):
        return Meeting.DIFFER  # up 5 percent and down 5 percent
    left, right = read(first, a.claim), read(same, b.claim)
    if same.unit != second.unit or first.unit != second.unit:
        right = _converted(right, second, same)
    if own_words and not copied and not alike and _one_number(left, right):
        return Meeting.DIFFER if left.nearly or right.nearly else Meeting.COMPATIBLE
    return _compare(left, right, copied=copied, alike=alike, other_unit=same is not second)


def _converted(reading: Reading, stated: Figure, converted: Figure) -> Reading:
    """The reading's grain, which a conversion would make look finer than the words are."""
    before = stated.low if stated.low is not None else stated.high
    after = converted.low if converted.low is not None else converted.high
    if not before or not after:
        return reading
    size = grain(before) * abs(after / before)
    wider = replace(reading, grain=size)
    if reading.bound is Bound.ABOVE and reading.low is not None:
        wider = replace(wider, reach_high=reading.low + size)
    return wider


def met(alignment: Alignment) -> Meeting | None:
    """How an alignment's figures meet, read as closely as its two sentences are worded alike (see meet)."""
    shared, first, second = shared_words(alignment)
    return meet(
        alignment.a,
        alignment.b,
        copied=alignment.copied,
        alike=alignment.copied or worded_alike(shared, first, second),
        own_words=shared < _OWN_WORDS * min(first, second),
    )


def _compare(a: Reading, b: Reading, *, copied: bool = False, alike: bool = False, other_unit: bool = False) -> Meeting:
    """How two readings in one unit meet; see Meeting. `other_unit`: one was converted, so both may be rounded."""
    if a.points or b.points:
        return _compare_points(a, b)
    if _excluded(a, b) or _excluded(b, a):
        return Meeting.DIFFER
    if _equal(a.low, b.low) and _equal(a.high, b.high) and a.vague == b.vague:
        return Meeting.AGREE if a.bound is b.bound and a.nearly == b.nearly else Meeting.COMPATIBLE
    exact = a.bound is b.bound is Bound.EXACT
    if not other_unit and ((copied and exact) or ((copied or alike) and a.bound is not b.bound)):
        return _to_the_letter(a, b)
    if a.bound is b.bound is Bound.ABOVE and a.low is not None and b.low is not None:
        return _two_floors(a, b)
    if a.bound is b.bound is Bound.BELOW and a.high is not None and b.high is not None:
        return Meeting.COMPATIBLE if _near(a.high, b.high, 0.1) else Meeting.MOVED
    for floor, other in ((a, b), (b, a)):
        if floor.bound is Bound.ABOVE and floor.low is not None:
            return _floor_and_other(floor, other)
    return Meeting.COMPATIBLE if _overlap(_widened(a, b, other_unit), _widened(b, a, other_unit)) else Meeting.DIFFER


def _one_number(a: Reading, b: Reading) -> bool:
    """Whether both state one number and nothing else, at least one of them as a bound on one side."""
    if a.points or b.points or a.vague or b.vague or a.bound is b.bound:
        return False
    ends = [{end for end in (r.low, r.high) if end is not None} for r in (a, b)]
    if len(ends[0]) != 1 or len(ends[1]) != 1 or not _equal(min(ends[0]), min(ends[1])):
        return False
    return any(r.bound in (Bound.ABOVE, Bound.BELOW) for r in (a, b))


def _excluded(bound: Reading, other: Reading) -> bool:
    """Whether a strict bound shuts out just the number that the other states: "fewer than 14 towns" and "14 towns".

    "More than N" and "N" exclude each other only where N is exact, as of things counted one by one or to four digits:
    140,000 may stand for a little more. "Less than N" is said of what does not reach N, however round.
    """
    if not bound.strict or other.bound is not Bound.EXACT or not other.is_point or other.low is None:
        return False
    if bound.bound is Bound.BELOW:
        return _equal(bound.high, other.low)
    exact = (bound.whole and other.whole and other.grain <= 1) or abs(other.low) >= _EXACT_DIGITS * other.grain
    return exact and _equal(bound.low, other.low)


def _floor_and_other(floor: Reading, other: Reading) -> Meeting:
    """A lower bound against a value, a range or an upper bound."""
    assert floor.low is not None
    top = (
        other.high if other.nearly or (other.high is not None and other.bound is not Bound.ABOUT) else other.reach_high
    )
    top = math.inf if top is None else top
    if top < floor.low and not _equal(top, floor.low):
        return Meeting.DIFFER
    if _equal(top, floor.low) and (other.nearly or other.bound is Bound.BELOW):
        return Meeting.DIFFER  # "nearly a million" and "more than a million"
    bottom = other.reach_low if other.nearly or other.low is None else other.low
    return Meeting.COMPATIBLE if bottom < floor.reach_high or other.vague else Meeting.MOVED


def _two_floors(a: Reading, b: Reading) -> Meeting:
    """Two lower bounds can both be right; as statements of a present count they differ, unless one is a threshold."""
    assert a.low is not None
    assert b.low is not None
    lower, upper = sorted((a, b), key=lambda reading: reading.low or 0.0)
    assert lower.low is not None
    assert upper.low is not None
    counted = lower.whole and lower.low < _LARGE
    if _near(lower.low, upper.low, _FLOORS) and not counted:
        return Meeting.COMPATIBLE
    threshold = _equal(lower.grain, lower.low)  # one significant digit
    if (
        threshold
        and f"{lower.low:.0e}".startswith("1")
        and upper.low < lower.low + lower.grain
        and lower.grain > upper.grain
    ):
        return Meeting.COMPATIBLE
    return Meeting.MOVED


def _to_the_letter(a: Reading, b: Reading) -> Meeting:
    """Bounds as logic has them: "20" and "less than 20" exclude each other, "20" and "less than 30" do not."""
    low = max(-math.inf if r.low is None else r.low for r in (a, b))
    high = min(math.inf if r.high is None else r.high for r in (a, b))
    if low > high:
        about = Bound.ABOUT in (a.bound, b.bound)
        return Meeting.COMPATIBLE if about and _overlap(a, b) else Meeting.DIFFER
    if low == high and any(r.strict and (r.low == low or r.high == high) for r in (a, b)):
        return Meeting.DIFFER
    return Meeting.COMPATIBLE


def _compare_points(a: Reading, b: Reading) -> Meeting:
    if a.points and b.points:
        return Meeting.AGREE if all(map(_equal, a.points, b.points)) else Meeting.DIFFER
    moved, other = (a, b) if a.points else (b, a)
    for point in moved.points:
        size = grain(point)
        level = Reading(point, point, size, Bound.EXACT, point, point)
        if _compare(level, other) in (Meeting.AGREE, Meeting.COMPATIBLE):
            return Meeting.COMPATIBLE
    return Meeting.DIFFER


def _widened(a: Reading, b: Reading, other_unit: bool) -> Reading:
    """A point or range with the tolerance of its rounding, where the other side is the more precise one."""
    if a.bound is not Bound.EXACT or a.vague or a.low is None or a.high is None:
        return a
    if not other_unit and (a.grain <= b.grain * (1 + _SAME) or b.bound in (Bound.ABOVE, Bound.BELOW)):
        return a
    few = a.whole and abs(a.high) < _MANY  # things that come one by one are not rounded far
    below, above = (
        a.grain / 2 if _digits(end) > 1 and not few else min(a.grain / 2, _ROUNDED * abs(end))
        for end in (a.low, a.high)
    )
    if not few and _digits(a.high) > 1:
        above = max(above, min(a.grain, _CUT * abs(a.high)))
    return replace(a, reach_low=a.low - below, reach_high=a.high + above)


def _digits(value: float) -> int:
    """Significant digits, zeros at the end apart: 2 for 12 million."""
    return int(math.log10(abs(value) / grain(value)) + _SAME) + 1 if value else 1


def _overlap(a: Reading, b: Reading) -> bool:
    """Whether the reaches share more than an end; a stated value at the other's stated end does."""
    low, high = max(a.reach_low, b.reach_low), min(a.reach_high, b.reach_high)
    if low < high - _SAME * max(1.0, abs(high)):
        return True
    if not _equal(low, high):
        return False
    if any(r.reach_low < low < r.reach_high and not _equal(low, r.reach_high) for r in (a, b)):
        return True  # a point inside an interval
    stated = all(any(_equal(low, end) for end in (r.low, r.high)) for r in (a, b))
    return stated and (a.is_point or b.is_point)


def _equal(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return math.isclose(a, b, rel_tol=_SAME, abs_tol=1e-12)


def _near(a: float, b: float, share: float) -> bool:
    return abs(a - b) <= share * max(abs(a), abs(b))
