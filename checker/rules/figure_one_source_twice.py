"""FIG003: one source, two figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.model import Alignment, Bound, Divergence, Kind, Outcome
from checker.rules._base import Example, Rule
from checker.rules._elsewhere import met_by, summed
from checker.rules._figure_words import counted, difference, figures, severity, spans, stated, voice, what
from checker.rules._intervals import Meeting, met
from checker.rules._outcome import explain_difference
from checker.settings import Settings


class OneSourceTwice(Rule):
    """Two texts credit one source with two figures for one quantity at one time.

    What it finds:
        Different figures for one quantity, both on the word of the same person or body, which time does not explain.

    Why it matters:
        At least one of the two texts misquotes its source. The source can be asked: it is the cheapest of all
        differences to settle.

    When it stays silent:
        When the figures meet, when they are of different scope, when the source spoke twice at different times or may
        have (the thing moves, and one text carries no date), or when a side credits no source.

    Source:
        Reuters Handbook of Journalism on sourcing: a figure belongs to whoever gave it.
    """

    code: ClassVar[str] = "FIG003"
    name: ClassVar[str] = "one-source-two-figures"
    kind: ClassVar[Kind] = Kind.FIGURE
    since: ClassVar[str] = "0.1"
    specificity: ClassVar[int] = 5
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="The coast guard said 41 migrants were on the boat.",
            b="According to the coast guard, 57 migrants were on the boat.",
            outcome=Outcome.CONFLICT,
            why="one body, two counts",
        ),
        Example(
            a="Mayor Helen Ortiz said the repairs would cost $12 million.",
            b="The repairs would cost $19 million, Mayor Helen Ortiz said.",
            outcome=Outcome.CONFLICT,
            why="one person, two sums",
        ),
        Example(
            a="The health ministry said more than 300 patients were in intensive care.",
            b="The health ministry said 240 patients were in intensive care.",
            outcome=Outcome.CONFLICT,
            why="the count is below the bound",
        ),
        Example(
            a="UNICEF said 8,000 children were out of school in the province.",
            b="UNICEF said 13,000 children were out of school in the province.",
            outcome=Outcome.CONFLICT,
            why="one agency, two counts",
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="The coast guard said about 40 migrants were on the boat.",
            b="According to the coast guard, 41 migrants were on the boat.",
            outcome=None,
            why="rounding",
        ),
        Example(
            a="The coast guard said 41 migrants were on the boat.",
            b="The shipping company said 57 migrants were on the boat.",
            outcome=None,
            why="two sources",
        ),
        Example(
            a="41 migrants were on the boat.",
            b="The coast guard said 57 migrants were on the boat.",
            outcome=None,
            why="one side credits nobody",
        ),
        Example(
            a="The ministry of health said 120 people had died of the virus.",
            b="The ministry of health said 155 people had died of the virus.",
            outcome=None,
            a_published="2021-01-04",
            b_published="2021-01-09",
            why="the source spoke twice, five days apart",
        ),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        pair = figures(alignment)
        if pair is None or alignment.other_scope or alignment.same_source is not True:
            return
        if alignment.moving and all(figure.bound is Bound.ABOVE for figure in pair):
            return  # "at least 12", later "at least 14": a count that grows
        if met(alignment) is not Meeting.DIFFER or summed(alignment) or met_by(alignment):
            return
        outcome, _ = explain_difference(alignment)
        if outcome is not Outcome.CONFLICT:
            return
        a, b = alignment.a, alignment.b
        gap_words = difference(alignment)
        yield self.divergence(
            alignment,
            outcome=outcome,
            severity=severity(alignment, outcome),
            what=what(alignment),
            explanation=f"Both texts name {a.mention.source} as the source, and they give two figures: "
            f"{stated(a)}{counted(a)} in {voice(a)}, {stated(b)}{counted(b)} in {voice(b)}. "
            f"{gap_words[0].upper()}{gap_words[1:]}.",
            quotes=spans(alignment),
        )
