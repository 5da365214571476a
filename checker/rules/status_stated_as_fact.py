"""STA003: one outlet states as fact what the other hedges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.model import Alignment, Divergence, Kind, Level, Outcome, Severity
from checker.rules._base import Example, Rule
from checker.rules._status_words import asserted_in, band, in_other_words, meets, quoted, speaker, statuses, subject
from checker.settings import Settings


class StatedAsFact(Rule):
    """One outlet prints as plain fact what the other prints with a hedge.

    What it finds:
        The same proposition once hedged ("reportedly", "allegedly", "may have") and once stated without any hedge and
        without a source.

    Why it matters:
        A hedge that is dropped from one text to the next is how a rumour becomes a fact. The values do not exclude
        each other, so the outcome is compatible: it can be read on demand, and is not in the queue.

    When it stays silent:
        In a run so far always, since only what somebody contests is aligned; it is ready for pairs of a hedge and a
        plain statement.
        The plain statement credits a source, or says that it is confirmed; the propositions share hardly a word; a
        side is a plain negation.

    Source:
        Society of Professional Journalists, Code of Ethics ("identify sources clearly"); FactBank's scale.
    """

    code: ClassVar[str] = "STA003"
    name: ClassVar[str] = "stated-as-fact"
    kind: ClassVar[Kind] = Kind.STATUS
    since: ClassVar[str] = "0.1"
    specificity: ClassVar[int] = 1
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="The smelter reportedly dumped arsenic in the lake.",
            b="The smelter dumped arsenic in the lake.",
            outcome=Outcome.COMPATIBLE,
            why="the hedge is dropped",
        ),
        Example(
            a="The contractor allegedly forged the safety certificates.",
            b="The contractor forged the safety certificates.",
            outcome=Outcome.COMPATIBLE,
            why="an allegation printed as fact",
        ),
        Example(
            a="The builders may have ignored cracks in the viaduct.",
            b="The builders had ignored cracks in the viaduct.",
            outcome=Outcome.COMPATIBLE,
            why="a possibility printed as fact",
        ),
        Example(
            a="The striker has apparently signed for the Lisbon club.",
            b="The striker has signed for the Lisbon club.",
            outcome=Outcome.COMPATIBLE,
            why="an appearance printed as fact",
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="The smelter reportedly dumped arsenic in the lake.",
            b="Prosecutors said the smelter dumped arsenic in the lake.",
            outcome=None,
            why="the statement has a source",
        ),
        Example(
            a="The smelter reportedly dumped arsenic in the lake.",
            b="The smelter allegedly dumped arsenic in the lake.",
            outcome=None,
            why="both hedge",
        ),
        Example(
            a="The smelter dumped arsenic in the lake.",
            b="The smelter dumped arsenic in the lake, and the fish died.",
            outcome=None,
            why="neither hedges",
        ),
        Example(
            a="The smelter reportedly dumped arsenic in the lake.",
            b="A new library opened beside the museum.",
            outcome=None,
            why="another matter",
        ),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        pair = statuses(alignment)
        if pair is None or alignment.other_scope or any(status.negated for status in pair):
            return
        if {band(status) for status in pair} != {"hedged", "asserted"} or not meets(alignment):
            return
        plain = next(
            side for side, status in zip((alignment.a, alignment.b), pair, strict=True) if band(status) == "asserted"
        )
        hedged = alignment.b if plain is alignment.a else alignment.a
        if plain.mention.source or any(status.level is Level.CONFIRMED for status in pair):
            return
        yield self.divergence(
            alignment,
            outcome=Outcome.COMPATIBLE,
            severity=Severity.LOW,
            what=subject(alignment),
            explanation=(
                f"{speaker(plain)} states as fact what {speaker(hedged)} hedges with {asserted_in(hedged)}."
                f"{in_other_words(alignment)}"
            ),
            quotes=(quoted(alignment.a), quoted(alignment.b)),
        )
