"""FIG001: two figures for one quantity."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.model import Alignment, Bound, Divergence, Figure, Kind, Outcome
from checker.rules._base import Example, Rule
from checker.rules._elsewhere import met_by, summed
from checker.rules._figure_words import (
    counted,
    difference,
    figures,
    one_noun,
    severity,
    spans,
    stated,
    told,
    voice,
    what,
)
from checker.rules._intervals import Meeting, met
from checker.rules._outcome import explain_difference
from checker.rules._scores import with_scores
from checker.settings import Settings


class FigureMismatch(Rule):
    """Two texts give figures for one quantity.

    What it finds:
        Figures that cannot both be right, with what their bounds, rounding and vagueness leave open; and it says of
        every other pair why it is no conflict: another scope, the same value, compatible wording, a later count, or
        two credited sources.

    Why it matters:
        Whether two numbers differ is the first thing a fact-checker asks, and most pairs of different numbers do not
        contradict each other. BBC guidance on casualty figures asks for the range or the source with the greatest
        authority, attributed.

    When it stays silent:
        When the two cannot be compared as values: two currencies, kilograms and kilometres, a rank and a count.

    Source:
        Interval reading of numbers with bounds; ACLED and UCDP on vague and disputed tolls; BBC editorial guidelines
        on reporting casualty figures.
    """

    code: ClassVar[str] = "FIG001"
    name: ClassVar[str] = "figure-mismatch"
    kind: ClassVar[Kind] = Kind.FIGURE
    since: ClassVar[str] = "0.1"
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="The blast at the grain store killed 14 workers.",
            b="The blast at the grain store killed 19 workers.",
            outcome=Outcome.CONFLICT,
            why="two exact counts, no source and no date to tell them apart",
        ),
        Example(
            a="The regional governor said 1,200 families had left the valley.",
            b="The relief agency said 2,000 families had left the valley.",
            outcome=Outcome.ATTRIBUTED,
            why="each figure has a source of its own",
        ),
        Example(
            a="At least 31 people died in the floods.",
            b="At least 58 people died in the floods.",
            outcome=Outcome.UPDATE,
            a_published="2024-05-03",
            b_published="2024-05-05",
            why="a toll, two days later",
        ),
        Example(
            a="The ministry put the cost of the bridge at $40 million.",
            b="The bridge will cost $65 million.",
            outcome=Outcome.CONFLICT,
            why="only one side names its source",
        ),
        Example(
            a="Hundreds of homes burned down in the canyon.",
            b="The fire burned down 24 homes in the canyon.",
            outcome=Outcome.CONFLICT,
            why="two dozen are not hundreds",
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="The factory employs more than 2,300 people.",
            b="The factory employs 2,342 people.",
            outcome=Outcome.COMPATIBLE,
            why="the bound covers the exact figure",
        ),
        Example(
            a="About 100 guests were in the hotel.",
            b="There were 97 guests in the hotel.",
            outcome=Outcome.COMPATIBLE,
            why="rounding",
        ),
        Example(
            a="The wildfire has spread to 6,000 acres.",
            b="The wildfire has spread to nearly 10 square miles.",
            outcome=Outcome.COMPATIBLE,
            why="6,000 acres are 9.4 square miles",
        ),
        Example(
            a="The court fined the bank $5 billion.",
            b="The bank was fined $5bn by the court.",
            outcome=Outcome.AGREE,
            why="the same value",
        ),
        Example(
            a="The grant is worth €200 million.",
            b="The grant is worth $215 million.",
            outcome=None,
            why="two currencies; the rate of the day is not in the text",
        ),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        if figures(alignment) is None:
            return
        alignment = with_scores(alignment)
        meeting = met(alignment)
        if meeting is None and not alignment.other_scope:
            return
        outcome, reason = self._outcome(alignment, meeting)
        yield self.divergence(
            alignment,
            outcome=outcome,
            severity=severity(alignment, outcome),
            what=what(alignment),
            explanation=self._words(alignment, outcome, reason),
            quotes=spans(alignment),
        )

    def _outcome(self, alignment: Alignment, meeting: Meeting | None) -> tuple[Outcome, str]:
        if alignment.other_scope:
            return Outcome.SCOPE, alignment.other_scope
        if meeting is Meeting.AGREE and not _change_and_level(alignment):
            return Outcome.AGREE, ""
        if meeting is Meeting.AGREE:
            return (
                Outcome.COMPATIBLE,
                "the value is the same, though one is worded as a change and the other as a level",
            )
        if meeting is Meeting.COMPATIBLE:
            return Outcome.COMPATIBLE, "both can be right: bounds and rounding leave room for the other figure"
        if (parts := summed(alignment)) is not None:
            return Outcome.COMPATIBLE, f"{parts} are the parts of the other text's figure, and add up to it"
        if (pair := met_by(alignment)) is not None:
            return Outcome.SCOPE, f"“{stated(pair[0])}” is met by “{stated(pair[1])}” of the other text's sentence"
        outcome, reason = explain_difference(alignment)
        floors = all(
            isinstance(m, Figure) and m.bound is Bound.ABOVE for m in (alignment.a.mention, alignment.b.mention)
        )
        dated = all(side.article.published or side.mention.as_of for side in (alignment.a, alignment.b))
        if outcome is Outcome.CONFLICT and floors and dated and alignment.moving and alignment.same_source:
            return Outcome.UPDATE, "one source gives a growing count twice, each time as the least"
        standing = floors and not alignment.moving  # two lower bounds of what does not move are two statements of it
        if meeting is Meeting.MOVED and outcome is not Outcome.UPDATE and not standing:
            if alignment.moving and _days_apart(alignment):
                return Outcome.UPDATE, "the count moves, and the two texts were published on different days"
            return Outcome.COMPATIBLE, "the one is a lower or upper bound that the other keeps"
        return outcome, reason

    def _words(self, alignment: Alignment, outcome: Outcome, reason: str) -> str:
        a, b = alignment.a, alignment.b
        sentence = told(alignment)
        if outcome is Outcome.AGREE:
            pair = figures(alignment)
            alike = one_noun(alignment) or not (pair and (pair[0].noun or pair[1].noun))
            return f"{voice(a)} and {voice(b)} both give {stated(a)}{counted(a)}." if alike else sentence
        if outcome is Outcome.SCOPE:
            return f"{sentence} They do not measure the same thing: {reason}."
        if outcome is Outcome.COMPATIBLE:
            return f"{sentence} {reason[0].upper()}{reason[1:]}."
        gap_words = difference(alignment)
        return f"{sentence} {gap_words[0].upper()}{gap_words[1:]}: {reason}."


def _change_and_level(alignment: Alignment) -> bool:
    pair = figures(alignment)
    return pair is not None and (pair[0].change is None) != (pair[1].change is None)


def _days_apart(alignment: Alignment) -> bool:
    """Whether the two articles were published on different days: a count "on Tuesday" may be of any hour of it."""
    a, b = alignment.a.article.published, alignment.b.article.published
    return bool(a and b and a[:10] != b[:10])
