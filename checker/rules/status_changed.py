"""STA002: the news moved on, or one speaker is surer (or less sure) than before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.model import Alignment, Divergence, Kind, Level, Outcome
from checker.rules._base import Example, Rule
from checker.rules._status_words import (
    asserted_in,
    band,
    earlier_first,
    in_other_words,
    meets,
    on_comment,
    quoted,
    same_speaker,
    severity,
    speaker,
    statuses,
    subject,
    when,
)
from checker.settings import Settings


class StatusChanged(Rule):
    """The later text is surer, or less sure, of the same thing than the earlier one.

    What it finds:
        One speaker at two times ("cannot verify", ten days later "confirmed"; a denial withdrawn; "declined to
        comment", then a statement), or doubt in an earlier text that a later one settles without crediting a source of
        its own.

    Why it matters:
        The earlier wording is out of date: a story that still carries it needs the later one, and its date.

    When it stays silent:
        Either day is unknown or both are the same; each side credits another source (then nobody changed their
        mind); a denial meets a statement of another speaker; the levels are neighbours; a side is a plain negation.

    Source:
        FactBank's scale (Saurí and Pustejovsky 2009); the design's order of explanations, in which one speaker at two
        times is an update.
    """

    code: ClassVar[str] = "STA002"
    name: ClassVar[str] = "status-changed"
    kind: ClassVar[Kind] = Kind.STATUS
    since: ClassVar[str] = "0.1"
    specificity: ClassVar[int] = 1
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="Commissioner Okafor said the agency cannot verify reports of sailors unloading arms in Port Sudan.",
            b="Commissioner Okafor confirmed that ships had been unloading arms in Port Sudan.",
            outcome=Outcome.UPDATE,
            a_published="2023-05-02",
            b_published="2023-05-11",
            why="one speaker, nine days apart",
        ),
        Example(
            a="It was not immediately clear whether the ferry passengers had been rescued.",
            b="The coast guard said the ferry passengers had been rescued.",
            outcome=Outcome.UPDATE,
            a_published="2021-01-09",
            b_published="2021-01-10",
            why="news that moves: doubt, then a statement",
        ),
        Example(
            a="The chancellor denied that the finance minister had resigned.",
            b="The chancellor confirmed that the finance minister had resigned.",
            outcome=Outcome.UPDATE,
            a_published="2019-03-01",
            b_published="2019-03-04",
            why="a denial withdrawn",
        ),
        Example(
            a="Coach Brandt declined to comment on the transfer of the goalkeeper.",
            b="Coach Brandt said the transfer of the goalkeeper was complete.",
            outcome=Outcome.UPDATE,
            a_published="2020-07-01",
            b_published="2020-07-03",
            why="no comment first, then a statement",
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="The governor confirmed that the reactor in Karsk had been shut down.",
            b="The governor said the reactor in Karsk had been shut down.",
            outcome=None,
            a_published="2022-02-01",
            b_published="2022-02-03",
            why="as sure as before",
        ),
        Example(
            a="The navy could not verify reports of mines near the strait.",
            b="The shipping union confirmed reports of mines near the strait.",
            outcome=None,
            a_published="2022-02-01",
            b_published="2022-02-03",
            why="two speakers: STA001 credits each",
        ),
        Example(
            a="The embassy could not verify reports of arrests in the capital.",
            b="The embassy confirmed reports of arrests in the capital.",
            outcome=None,
            why="no day is known, so time explains nothing",
        ),
        Example(
            a="The trade office said a deal on steel is likely.",
            b="The trade office said a deal on steel is possible.",
            outcome=None,
            a_published="2022-02-01",
            b_published="2022-02-03",
            why="neighbouring levels",
        ),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        pair = statuses(alignment)
        if pair is None or alignment.same_time is not False or alignment.other_scope:
            return
        if any(status.negated for status in pair):
            return
        silent = [on_comment(status) for status in pair]
        if all(silent) or (any(silent) and not same_speaker(alignment)):
            return
        bands = {band(status) for status in pair}
        if not any(silent) and (
            len(bands) == 1 or "asserted" not in bands or "hedged" in bands or not meets(alignment)
        ):
            return
        both_credited = all(status.source for status in pair)
        if not same_speaker(alignment) and (both_credited or Level.DENIED in {status.level for status in pair}):
            return
        yield self.divergence(
            alignment,
            outcome=Outcome.UPDATE,
            severity=severity(alignment),
            what=subject(alignment),
            explanation=self._words(alignment),
            quotes=(quoted(alignment.a), quoted(alignment.b)),
        )

    def _words(self, alignment: Alignment) -> str:
        first, second = earlier_first(alignment)
        if same_speaker(alignment):
            told = (
                f"{speaker(first)} speaks twice: {asserted_in(first)}{when(first)}, "
                f"then {asserted_in(second)}{when(second)}."
            )
        else:
            told = (
                f"{speaker(first)}: {asserted_in(first)}{when(first)}; {speaker(second)}: "
                f"{asserted_in(second)}{when(second)}, so the later text may simply be newer."
            )
        return told + in_other_words(alignment)
