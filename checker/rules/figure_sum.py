"""FIG004: parts that do not add up to their total."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.model import Alignment, Divergence, Kind, Outcome, Tie
from checker.rules._base import Example, Rule
from checker.rules._figure_words import what
from checker.rules._inside_words import amount, listed, rounding, severity, spans, whole_and_members
from checker.settings import Settings

_FAR = 0.3  # of the total; parts that are further off are no breakdown of it


class SumMismatch(Rule):
    """The parts that a sentence lists do not add up to the total that it gives.

    What it finds:
        A total with the closed list of its parts right behind it, or right before it, where the sum of the parts is
        another number: "12 people, five men and six women".

    Why it matters:
        One of the numbers is wrong, and the article itself shows it. No other source is needed to know that, only to
        know which.

    When it stays silent:
        When the list is open ("among them", "five of them", "the rest"), when it only goes on ("30 workers, 12
        lawmakers and eight judges"), when kinds are left out that would fill it ("120 people, 60 women and 25
        children"), when a number is bounded or vague, when the parts are not of the kind that the total counts, when
        rounding explains the difference, or when the sum is so far off that the list breaks down something else.

    Source:
        Arithmetic; the checks that copy desks make on every breakdown (AP Stylebook, numerals; Reuters Handbook on
        figures).
    """

    code: ClassVar[str] = "FIG004"
    name: ClassVar[str] = "sum-does-not-add-up"
    kind: ClassVar[Kind] = Kind.FIGURE
    since: ClassVar[str] = "0.2"
    reliability: ClassVar[float] = 0.9
    inside: ClassVar[Tie | None] = Tie.SUM
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="The boat carried 12 people, five men and six women.",
            outcome=Outcome.CONFLICT,
            why="five and six are eleven",
        ),
        Example(
            a="The army will send four brigades totaling 12,000 soldiers: 3,000, 3,500, 2,500 and 2,000.",
            outcome=Outcome.CONFLICT,
            why="11,000, not 12,000",
        ),
        Example(
            a="The city set aside $90 million: $50 million for schools and $30 million for roads.",
            outcome=Outcome.CONFLICT,
            why="the two sums are $80 million",
        ),
        Example(
            a="The team won 14 medals (six gold, four silver and three bronze).",
            outcome=Outcome.CONFLICT,
            why="thirteen medals are listed",
        ),
        Example(
            a="Nine people died: seven in Kyiv, two in Odesa and one in Lviv.",
            outcome=Outcome.CONFLICT,
            why="ten deaths are listed",
        ),
        Example(
            a="Three people were killed and 14 injured, 19 in all.",
            outcome=Outcome.CONFLICT,
            why="three and 14 are 17",
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(a="The boat carried 12 people, five men and seven women.", outcome=None, why="it adds up"),
        Example(
            a="She scored 12 points, five rebounds and six assists.",
            outcome=None,
            why="three counts of three things, no breakdown",
        ),
        Example(
            a="The plan costs $1.2 billion: $700 million for trains and $450 million for stations.",
            outcome=None,
            why="rounding: 1.15 may be called 1.2",
        ),
        Example(
            a="The blast hurt 12 people, among them five men and six women.",
            outcome=None,
            why="the list is open",
        ),
        Example(
            a="The blast hurt 12 people, five of them children and six women.",
            outcome=None,
            why="the list names some of them",
        ),
        Example(
            a="The committee heard 30 workers, 12 lawmakers and eight judges.",
            outcome=None,
            why="a plain list of three groups",
        ),
        Example(
            a="The city set aside $90 million: $50 million for schools and $30 million for roads, the rest for police.",
            outcome=None,
            why="a rest is named",
        ),
        Example(
            a="The ferry carried 120 people, 60 women and 25 children.",
            outcome=None,
            why="the men are left out",
        ),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        tied = whole_and_members(alignment)
        if tied is None:
            return
        total, parts = tied
        stated, added = total.low, sum(part.low or 0.0 for part in parts)
        if stated is None:
            return
        off = abs(added - stated)
        if off <= rounding((total, *parts)) * (1 + 1e-9) or off > _FAR * stated:
            return
        sum_of_parts, missing = (amount(value, total, *parts) for value in (added, off))
        kind = "less" if added < stated else "more"
        yield self.divergence(
            alignment,
            outcome=Outcome.CONFLICT,
            severity=severity(alignment, off / stated),
            what=what(alignment),
            explanation=f"The sentence gives {total.text} in all, but the parts it lists "
            f"({listed([part.text for part in parts])}) add up to {sum_of_parts}, {missing} {kind}.",
            quotes=spans(alignment),
        )
