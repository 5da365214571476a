"""FIG005: a part that is larger than its whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.model import Alignment, Bound, Divergence, Kind, Outcome, Tie
from checker.rules._base import Example, Rule
from checker.rules._figure_units import in_units_of
from checker.rules._figure_words import stated, what
from checker.rules._inside_words import severity, spans, whole_and_members
from checker.rules._readings import read
from checker.settings import Settings

_LOOSE = 1.1  # how much larger a part must be where one of the two is a round guess


class PartAboveWhole(Rule):
    """What a sentence calls a part is larger than the whole it is a part of.

    What it finds:
        A figure that the words call a part of another of the sentence and that is above it: "12,000 soldiers, including
        13,500 special forces", "31 protesters, 36 of whom", "36 of the 31 protesters", "of the 31 protesters, 36 were".

    Why it matters:
        One of the two numbers is wrong, or the part is of something else than the sentence says. It is mostly a digit
        too many, or a figure that was updated in one place and not in the other.

    When it stays silent:
        When the whole has no upper end ("at least 12") or is a round guess that the part is near, when the part names
        another kind of thing than the whole, when "of whom" may point at something else, and where a balance is
        stated, in which a part can be larger: jobs added, profits, changes.

    Source:
        Arithmetic, and what copy desks check in every breakdown of a figure.
    """

    code: ClassVar[str] = "FIG005"
    name: ClassVar[str] = "part-above-whole"
    kind: ClassVar[Kind] = Kind.FIGURE
    since: ClassVar[str] = "0.2"
    reliability: ClassVar[float] = 0.9
    inside: ClassVar[Tie | None] = Tie.PART
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="The contingent has 12,000 soldiers, including 13,500 special forces soldiers.",
            outcome=Outcome.CONFLICT,
            why="the part is larger than the whole",
        ),
        Example(
            a="The crash killed nine passengers, including 19 children.",
            outcome=Outcome.CONFLICT,
            why="children are passengers here",
        ),
        Example(
            a="The ministry will spend $40 million, including $45 million for bridges.",
            outcome=Outcome.CONFLICT,
            why="a sum inside a smaller one",
        ),
        Example(
            a="Police detained 31 protesters, of whom 36 were charged.",
            outcome=Outcome.CONFLICT,
            why="more were charged than detained",
        ),
        Example(
            a="Thirty of the 24 victims were children.",
            outcome=Outcome.CONFLICT,
            why="thirty of 24",
        ),
        Example(
            a="The town has 5,000 residents, 6,000 of whom fled.",
            outcome=Outcome.CONFLICT,
            why="more fled than live there",
        ),
        Example(
            a="Some 2,000 troops, including 2,400 reservists, were sent.",
            outcome=Outcome.CONFLICT,
            why="a round guess, but a fifth too small",
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="The contingent has 12,000 soldiers, including 1,500 special forces soldiers.",
            outcome=None,
            why="the part is smaller",
        ),
        Example(
            a="The flood hit three villages, including 400 houses.",
            outcome=None,
            why="houses are no villages",
        ),
        Example(
            a="The town lost 12 schools, of which 36 classrooms were new.",
            outcome=None,
            why="classrooms are no schools",
        ),
        Example(
            a="The border opened for five buses of tourists, 60 of whom were ill.",
            outcome=None,
            why="sixty tourists, not sixty buses",
        ),
        Example(
            a="At least nine passengers died, including 19 children.",
            outcome=None,
            why="at least leaves the whole open",
        ),
        Example(
            a="Employers added 38,000 jobs last month, including 57,000 in services.",
            outcome=None,
            why="a balance of gains and losses",
        ),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        tied = whole_and_members(alignment)
        if tied is None:
            return
        whole, (part, *_) = tied
        same = in_units_of(part, whole)
        if same is None or same.low is None or whole.bound is Bound.ABOVE or part.bound is Bound.BELOW:
            return
        top = read(whole, alignment.a.claim).reach_high
        least = read(same, alignment.b.claim).reach_low
        if least <= top * (_LOOSE if Bound.ABOUT in (whole.bound, part.bound) else 1.0):
            return
        yield self.divergence(
            alignment,
            outcome=Outcome.CONFLICT,
            severity=severity(alignment, 1 - top / least),
            what=what(alignment),
            explanation=f"The sentence calls {stated(alignment.b)} a part of {stated(alignment.a)}, but it is more.",
            quotes=spans(alignment),
        )
