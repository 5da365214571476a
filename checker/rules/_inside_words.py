"""What the rules inside one article share: spans, numbers in words, what rounding leaves open."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model import Alignment, Figure, Severity, Side, Span
from checker.rules._figure_words import of_life_and_death
from checker.rules._intervals import grain

_WORDS_ROUND = 1_000  # numbers in words from here on are round ones
_LARGE_GAP = 0.1  # of the larger value; from here on the misfit is no small matter


def whole_and_members(alignment: Alignment) -> tuple[Figure, tuple[Figure, ...]] | None:
    """The whole and its members, or None where the alignment is none of figures of one article."""
    whole = alignment.a.mention
    if alignment.inside is None or not isinstance(whole, Figure) or not alignment.members:
        return None
    return whole, alignment.members


def spans(alignment: Alignment) -> tuple[Span, Span]:
    """The whole, and the words from the first to the last of its members."""
    members = alignment.members
    start, end = min(m.start for m in members), max(m.end for m in members)
    return alignment.a.mention.span, Span(start, end)


def number(value: float) -> str:
    """A value as it is printed: 12,000; 3.5; 1.2 million as 1,200,000."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.10g}"


def listed(words: Sequence[str]) -> str:
    """Words with commas, the last with "and"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")


def rounding(figures: Sequence[Figure]) -> float:
    """How far the sum of the figures may be off because each is rounded: half a unit of the last digit written.

    Counts written out are exact, as an article that adds them up takes them: 12,000 is 12,000, 1.2 million is rounded.
    """
    return sum(unit / 2 for unit in map(written_unit, figures) if unit != 1.0)


def written_unit(figure: Figure) -> float:
    """The unit of the last digit that is written: 1 for 12,000; 1,000,000 for "90 million"; 0.1 for 6.2."""
    value = abs(figure.low or 0.0)
    found = _NUMBER.search(figure.text)
    if found is None:
        return grain(value) if value >= _WORDS_ROUND else 1.0
    digits = found.group().replace(",", "")
    scale = value / float(digits) if float(digits) else 1.0
    decimals = len(digits.partition(".")[2])
    return float(f"{scale * 10.0**-decimals:.6g}")


def severity(side: Side, gap: float) -> Severity:
    """How much the misfit would matter in print: the dead and the hurt, then the size of the gap (0 to 1)."""
    if of_life_and_death(side):
        return Severity.HIGH
    return Severity.MEDIUM if gap >= _LARGE_GAP else Severity.LOW
