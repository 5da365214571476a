"""POL003: two texts give one person by name states that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.language import fates
from checker.model import Alignment, Divergence, Kind, Outcome, Severity
from checker.rules._base import Example, Rule
from checker.rules._outcome import explain_difference
from checker.rules._words import in_short, outlet
from checker.settings import Settings


class OtherFate(Rule):
    """Two texts tell otherwise what became of one person: at large or arrested, guilty or not guilty, dead or alive.

    What it finds:
        "The hunt for Brandt" and "Brandt was arrested"; "pleaded guilty" and "denied the charges"; "resigned" and "was
        dismissed"; "was convicted" and "was acquitted"; "was killed" and "escaped unhurt", of one name.

    Why it matters:
        It is what the story is about, and to the person it is everything.

    When it stays silent:
        One text tells of both states in neighbouring sentences, as of one after the other; it denies, fears or doubts
        what it says, calls it false, or it nearly was; the sentences give different years, charges or posts; "at large"
        and "alive" are told as past; a verdict was appealed; the order is natural only one way and the days are the
        other way round (arrested, weeks later sought); a word has another sense (a batsman dismissed); a pronoun or a
        nameless person.

    Source:
        Reuters Handbook of Journalism, "Reporting about people"; UK Independent Press Standards Organisation, Editors'
        Code, clause 1 (accuracy).
    """

    code: ClassVar[str] = "POL003"
    name: ClassVar[str] = "other-fate"
    kind: ClassVar[Kind] = Kind.POLARITY
    since: ClassVar[str] = "0.3"
    specificity: ClassVar[int] = 1
    reliability: ClassVar[float] = 0.75
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="Police widened the hunt for the skipper Anton Brandt.",
            b="Anton Brandt was arrested at the harbour.",
            outcome=Outcome.CONFLICT,
            why="at large or arrested",
        ),
        Example(
            a="Anton Brandt, 41, pleaded not guilty to arson.",
            b="Brandt pleaded guilty to arson.",
            outcome=Outcome.CONFLICT,
            why="two pleas",
        ),
        Example(
            a="Harbour master Anton Brandt resigned over the leak.",
            b="Anton Brandt was sacked over the leak.",
            outcome=Outcome.CONFLICT,
            why="of his own will or not",
        ),
        Example(
            a="Police widened the hunt for Anton Brandt.",
            b="Anton Brandt was arrested at the harbour.",
            a_published="2025-03-04",
            b_published="2025-03-06",
            outcome=Outcome.UPDATE,
            why="arrested since",
        ),
        Example(
            a="Anton Brandt was arrested at the harbour.",
            b="Anton Brandt is still at large.",
            a_published="2025-03-04",
            b_published="2025-03-05",
            outcome=Outcome.CONFLICT,
            why="the order is impossible",
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="The hunt for Anton Brandt is over: Anton Brandt was arrested at the harbour.",
            b="Anton Brandt was arrested.",
            outcome=None,
            why="first the one, then the other",
        ),
        Example(
            a="Anton Brandt pleaded not guilty to arson.",
            b="Rolf Haas pleaded guilty to arson.",
            outcome=None,
            why="two people",
        ),
        Example(
            a="Anton Brandt resigned in 2009.",
            b="Anton Brandt was sacked in 2015.",
            outcome=None,
            why="two years",
        ),
        Example(
            a="The army denied reports that General Anton Brandt was killed.",
            b="General Anton Brandt escaped unhurt.",
            outcome=None,
            why="denied",
        ),
        Example(
            a="Anton Brandt was convicted of fraud.",
            b="Anton Brandt was acquitted of arson.",
            outcome=None,
            why="two charges",
        ),
        Example(
            a="Anton Brandt was dismissed for 12 by Haas.",
            b="Anton Brandt resigned as captain.",
            outcome=None,
            why="of cricket",
        ),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        if alignment.other_scope or not fates.clashing(alignment.a, alignment.b):
            return
        outcome, reason = explain_difference(alignment)
        yield self.divergence(
            alignment,
            outcome=outcome,
            severity=Severity.HIGH,
            what=in_short(alignment.a.claim.text),
            explanation=(
                f"{outlet(alignment.a)} has “{alignment.a.mention.text}”, {outlet(alignment.b)} "
                f"“{alignment.b.mention.text}” of one person; {reason}."
            ),
        )
