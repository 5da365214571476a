"""FIG002: a slip of the hand or the eye between two figures."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar

from checker.model import Alignment, Bound, Divergence, Figure, Kind, Outcome, Severity
from checker.rules._base import Example, Rule
from checker.rules._copied import is_copy
from checker.rules._elsewhere import met_by, summed
from checker.rules._figure_units import in_units_of
from checker.rules._figure_words import figures, spans, told, what
from checker.settings import Settings

_TELLING_DIGITS = 2  # significant digits from which an equal mantissa is no chance
_LONG_NUMBER = 4  # digits from which two swapped ones are no chance
_LONG_BOUND = 3  # the same for two bounds of one source, in words of their own: both may be right


class DigitSlip(Rule):
    """Two figures that differ as a slip would make them differ.

    What it finds:
        Million written for billion and other powers of ten; two neighbouring digits swapped; one digit changed inside
        text that is otherwise copied.

    Why it matters:
        These are the errors that reach print unnoticed, because the sentence around them is right. They need no second
        opinion, only a look at the original.

    When it stays silent:
        When the figures are of different scope, when a range or two unlike bounds leave room, when time explains the
        difference, or when the likeness of the digits may be chance (round numbers, short numbers in unlike sentences).

    Source:
        Classes of transcription error in double data entry (transposition, substitution, decimal shift).
    """

    code: ClassVar[str] = "FIG002"
    name: ClassVar[str] = "digit-slip"
    kind: ClassVar[Kind] = Kind.FIGURE
    since: ClassVar[str] = "0.1"
    specificity: ClassVar[int] = 10
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="The council approved a budget of $3.4 million for the port.",
            b="The council approved a budget of $3.4 billion for the port.",
            outcome=Outcome.CONFLICT,
            why="million for billion",
        ),
        Example(
            a="The census counted 48,172 residents in the district.",
            b="The census counted 41,872 residents in the district.",
            outcome=Outcome.CONFLICT,
            why="two digits swapped",
        ),
        Example(
            a="The ferry carried 263 passengers when it left the harbour on Sunday.",
            b="The ferry carried 283 passengers when it left the harbour on Sunday.",
            outcome=Outcome.CONFLICT,
            why="one digit changed in copied text",
        ),
        Example(
            a="The reserve holds 1.25 trillion cubic metres of gas.",
            b="The reserve holds 125 billion cubic metres of gas.",
            outcome=Outcome.CONFLICT,
            why="ten times as much, with the same digits",
        ),
        Example(
            a="At least 412 miners were laid off, the labour ministry said.",
            b="At least 421 miners were laid off, the labour ministry said.",
            outcome=Outcome.CONFLICT,
            why="one source, one bound, and two digits swapped",
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="The rally drew 500 people to the square.",
            b="Police counted 5,000 people at the rally.",
            outcome=None,
            why="round numbers in unlike sentences: not a slip but two estimates",
        ),
        Example(
            a="The fund holds $2.1 billion in bonds.",
            b="The fund holds $2.4 billion in bonds and cash at the bank.",
            outcome=None,
            why="no slip, a different value",
        ),
        Example(
            a="The earthquake injured 231 people in the two provinces.",
            b="The earthquake injured 251 people in the two provinces.",
            outcome=None,
            a_published="2023-02-06",
            b_published="2023-02-08",
            why="a count that grew between two days",
        ),
        Example(
            a="The mine yields 300 tons a day.",
            b="The mine yields 300 tons a day.",
            outcome=None,
            why="the same value",
        ),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        pair = figures(alignment)
        if pair is None or alignment.other_scope:
            return
        if alignment.same_time is False and alignment.moving:
            return
        other = in_units_of(pair[1], pair[0])
        if other is not pair[1]:
            return  # no values to compare, or one in another unit: its digits were never written
        copied = is_copy(alignment)
        slip = _slip(pair[0], other, sure=copied or alignment.same_source is True, copied=copied)
        if not slip or summed(alignment) or met_by(alignment):
            return
        yield self.divergence(
            alignment,
            outcome=Outcome.CONFLICT,
            severity=Severity.HIGH,
            what=what(alignment),
            explanation=f"{told(alignment)} It looks like a slip: {slip}.",
            quotes=spans(alignment),
        )


def _slip(a: Figure, b: Figure, *, sure: bool, copied: bool) -> str:
    """What kind of slip the two values look like, in words; empty where they look like none."""
    bounded = a.bound is b.bound and a.bound in (Bound.ABOVE, Bound.BELOW)
    if bounded and not sure:
        return ""  # two bounds may both be right
    first, second = (_bound(a), _bound(b)) if bounded else (_point(a), _point(b))
    if first is None or second is None or first == second or first <= 0 or second <= 0:
        return ""
    digits_a, digits_b = _digits(first), _digits(second)
    ratio = max(first, second) / min(first, second)
    power = round(math.log10(ratio))
    if not bounded and digits_a == digits_b and power >= 1 and math.isclose(ratio, 10.0**power, rel_tol=1e-6):
        if sure or len(digits_a) >= _TELLING_DIGITS:
            return f"the same digits, {10**power:,} times as much"
        return ""
    whole_a, whole_b = _written(a.text), _written(b.text)
    if len(whole_a) != len(whole_b) or len(whole_a) < 2 or ratio >= 10:
        return ""
    places = [i for i, (x, y) in enumerate(zip(whole_a, whole_b, strict=True)) if x != y]
    if len(places) >= 2 and sorted(whole_a) == sorted(whole_b) and _one_moved(whole_a, whole_b):
        telling = len(whole_a.rstrip("0")) >= (_LONG_BOUND if bounded and not copied else 1 if sure else _LONG_NUMBER)
        return "the same digits in another order" if telling else ""
    if copied and not bounded and len(places) == 1 and len(whole_a) >= 2:
        return "one digit is changed inside otherwise copied text"
    return ""


def _point(figure: Figure) -> float | None:
    if figure.vague or figure.bound not in (Bound.EXACT, Bound.ABOUT) or figure.low != figure.high:
        return None
    return figure.low


def _bound(figure: Figure) -> float | None:
    return None if figure.vague else figure.low if figure.bound is Bound.ABOVE else figure.high


def _digits(value: float) -> str:
    """The significant digits: "34" for 3.4 million."""
    return f"{value:.12e}".split("e")[0].replace(".", "").rstrip("0")


def _written(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _one_moved(a: str, b: str) -> bool:
    """Whether one digit moved to another place nearby and the others kept their order (a swap among them)."""
    places = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    low, high = places[0], places[-1]
    if high - low > 2:
        return False
    return a[low] == b[high] or a[high] == b[low]
