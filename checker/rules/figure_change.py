"""FIG006: a percentage that does not follow from the two levels beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.model import Alignment, Change, Divergence, Figure, Kind, Outcome, Tie
from checker.rules._base import Example, Rule
from checker.rules._figure_words import what
from checker.rules._inside_words import amount, is_rounded, severity, spans, whole_and_members, written_unit
from checker.rules._readings import grain
from checker.settings import Settings

_SLACK = 1.0  # percentage points that are never worth a flag: levels are rounded more than they look
_SHARE = 0.1  # of the percentage
_ROUNDED = 0.01  # how far a level written out to the last digit may be from what it rounds


class ChangeMismatch(Rule):
    """A percentage does not follow from the two levels given beside it.

    What it finds:
        "Rose 10 percent from 50 to 60": the two levels make it 20 percent. Also where the percentage takes the wrong
        one of the two for its base, and where the direction is not that of the levels.

    Why it matters:
        Percentages are reckoned in haste and copied for years. The two levels beside them are the whole reckoning.

    When it stays silent:
        When rounding of the levels or of the percentage explains the difference, when the levels are percentages
        themselves, when the words adjust the reckoning (constant currency, an annual rate, an average), and when a
        level carries a time that need not be that of the percentage: "rose 3 percent to $50 on Friday, up from $40 in
        January".

    Source:
        Arithmetic; Full Fact and the BBC's guide to statistics for journalists on percentage change.
    """

    code: ClassVar[str] = "FIG006"
    name: ClassVar[str] = "change-does-not-follow"
    kind: ClassVar[Kind] = Kind.FIGURE
    since: ClassVar[str] = "0.2"
    reliability: ClassVar[float] = 0.85
    inside: ClassVar[Tie | None] = Tie.CHANGE
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="The number of guests rose 10 percent from 50 to 60.",
            outcome=Outcome.CONFLICT,
            why="from 50 to 60 is 20 percent",
        ),
        Example(
            a="Sales fell 25 percent to $60 million from $90 million.",
            outcome=Outcome.CONFLICT,
            why="a third",
        ),
        Example(
            a="Shares of the airline rose 19 cents, or 8 percent, to $23.40.",
            outcome=Outcome.CONFLICT,
            why="a step of 19 cents to $23.40 is less than one percent",
        ),
        Example(
            a="Thefts dropped from 400 to 300, or 33 percent.",
            outcome=Outcome.CONFLICT,
            why="the wrong base: a hundred of 400 are 25 percent",
        ),
        Example(
            a="Revenue rose to $4.2 billion from $3.5 billion, up 12%.",
            outcome=Outcome.CONFLICT,
            why="a fifth more",
        ),
        Example(
            a="The stock fell from $50 to $40, a drop of 25%.",
            outcome=Outcome.CONFLICT,
            why="the wrong base: ten of 50 are 20 percent",
        ),
        Example(
            a="The index fell 2,000 points, or 5%, to 20,000.",
            outcome=Outcome.CONFLICT,
            why="2,000 of 22,000 are nine percent",
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(a="The number of guests rose 20 percent from 50 to 60.", outcome=None, why="it follows"),
        Example(a="Sales fell 33 percent to $60 million from $90 million.", outcome=None, why="rounding"),
        Example(
            a="The jobless rate rose 2 percent from 8 percent to 10 percent.",
            outcome=None,
            why="percentages of which the points are meant",
        ),
        Example(
            a="At constant currency sales rose 5 percent to $60 million from $50 million.",
            outcome=None,
            why="the words adjust the reckoning",
        ),
        Example(
            a="Shares of the bank rose 3 percent to $50 on Friday, up from $40 in January.",
            outcome=None,
            why="the percentage is Friday's",
        ),
        Example(
            a="Rents rose 2 percent from $500 in 2010 to $600 in 2020.",
            outcome=None,
            why="it may be the yearly rate",
        ),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        tied = whole_and_members(alignment)
        if tied is None:
            return
        share, members = tied
        levels = _levels(members)
        if levels is None or share.low is None or members[0].dimension in ("share", "points", "ratio"):
            return
        before, after = levels
        (low_b, high_b), (low_a, high_a) = map(_ends, members)
        least, most = 100 * (low_a / high_b - 1), 100 * (high_a / low_b - 1)
        said, slack = share.low, max(_SLACK, _SHARE * share.low) + written_unit(share) / 2
        direction = share.change
        signed = -said if direction is Change.DOWN else said
        if direction is None:
            signed = said if after >= before else -said
        if least - slack <= signed <= most + slack:
            return
        moved = 100 * (after - before) / before
        yield self.divergence(
            alignment,
            outcome=Outcome.CONFLICT,
            severity=severity(alignment, min(1.0, abs(signed - moved) / 100)),
            what=what(alignment),
            explanation=f"From {amount(before, *members)} to {amount(after, *reversed(members))} is {_words(moved)}, "
            f"but the sentence says {'down' if signed < 0 else 'up'} {share.text}.",
            quotes=spans(alignment),
        )


def _levels(members: tuple[Figure, ...]) -> tuple[float, float] | None:
    """The earlier and the later level; None where one is not stated or there is nothing to reckon from."""
    if len(members) != 2 or not members[0].low or not members[1].low:
        return None
    before, after = members[0].low, members[1].low
    return (before, after) if before > 0 and after > 0 else None


def _ends(level: Figure) -> tuple[float, float]:
    """Between what a level may be that is rounded: half a unit of the last digit of 3 million, a little of 12,000."""
    value = level.low or 0.0
    half = written_unit(level) / 2 if is_rounded(level) else min(grain(value) / 2, _ROUNDED * value)
    return max(value - half, value / 2), value + half


def _words(moved: float) -> str:
    size = f"{abs(moved):.0f}" if abs(moved) >= 10 else f"{abs(moved):.1f}"
    return f"a rise of {size} percent" if moved >= 0 else f"a fall of {size} percent"
