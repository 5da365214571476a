"""STA001: one side denies or cannot verify what the other asserts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.model import Alignment, Divergence, Kind, Level, Outcome
from checker.rules._base import Example, Rule
from checker.rules._status_words import (
    asks,
    asserted_in,
    band,
    in_other_words,
    meets,
    on_comment,
    quoted,
    same_speaker,
    says_both,
    severity,
    speaker,
    speaks_of_claims,
    statuses,
    subject,
    wavers,
)
from checker.settings import Settings


class StatusConflict(Rule):
    """One side denies, or cannot verify, what the other side asserts.

    What it finds:
        A proposition that one text denies or calls unverified ("dismissed as fake", "has yet to confirm") and another
        states or confirms. Where each side credits a source of its own the difference is attributed; where it does not,
        it is a conflict. What one source believes and another cannot confirm is attributed too. Levels next to each
        other (stated and probable, unverified and denied) are compatible, and so are a denial and a text that only
        speaks of the allegation or of an inquiry into it.

    Why it matters:
        "Confirmed" printed beside another desk's "cannot verify" tells readers that something is settled which is not.

    When it stays silent:
        Little of what the one side denies or doubts stands in the other's sentence, or nothing but names; the other
        side only asks, warns, supposes or is to find out, or denies something itself; "deny" keeps something from
        somebody ("denied him a second term"); a side says only that someone did not comment; a side is a
        plain negation ("did not land") and not somebody's denial, which is for the polarity rules; a side is no status.

    Source:
        FactBank's scale (Saurí and Pustejovsky 2009); the practice of crediting each of two disagreeing sides (Reuters
        Handbook of Journalism, "Attribution").
    """

    code: ClassVar[str] = "STA001"
    name: ClassVar[str] = "status-conflict"
    kind: ClassVar[Kind] = Kind.STATUS
    since: ClassVar[str] = "0.1"
    reliability: ClassVar[float] = 0.35
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="The ministry denied that a tanker had leaked oil off the northern coast.",
            b="The harbour police confirmed that a tanker had leaked oil off the northern coast.",
            outcome=Outcome.ATTRIBUTED,
            why="each side has its own source",
        ),
        Example(
            a="Brussels has yet to confirm the arrival of the border guards in Varna.",
            b="Governor Ilieva confirmed the arrival of the border guards in Varna.",
            outcome=Outcome.ATTRIBUTED,
            why="one government waits, another official confirms",
        ),
        Example(
            a="It remains unclear whether the dam workers reached the shelter.",
            b="The dam workers reached the shelter.",
            outcome=Outcome.CONFLICT,
            why="neither side names a source",
        ),
        Example(
            a="The airline rejected the allegation that pilots flew on expired papers.",
            b="Pilots flew on expired papers for the airline.",
            outcome=Outcome.CONFLICT,
            why="one outlet states as fact what the other reports as denied",
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="The mayor confirmed that the bridge to the island had collapsed.",
            b="The fire chief said that the bridge to the island had collapsed.",
            outcome=Outcome.AGREE,
            why="both assert it",
        ),
        Example(
            a="The envoy denied that the ceasefire talks in Doha had failed.",
            b="The foreign office rejected claims that the ceasefire talks in Doha had failed.",
            outcome=Outcome.AGREE,
            why="both deny it",
        ),
        Example(
            a="The bank reportedly approved a loan for the stadium.",
            b="The bank approved a loan for the stadium.",
            outcome=Outcome.COMPATIBLE,
            why="a hedge and a plain statement are neighbours on the scale",
        ),
        Example(
            a="The port authority could not verify reports of a fire at the grain terminal.",
            b="The port authority denied reports of a fire at the grain terminal.",
            outcome=Outcome.COMPATIBLE,
            why="not verified and denied are neighbours",
        ),
        Example(
            a="The minister declined to comment on the sale of the shipyard.",
            b="The union confirmed the sale of the shipyard.",
            outcome=None,
            why="not commenting says nothing about the sale",
        ),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        pair = statuses(alignment)
        if pair is None or any(on_comment(status) for status in pair) or any(status.negated for status in pair):
            return
        if not meets(alignment) or any(asks(side) or wavers(side, pair) for side in (alignment.a, alignment.b)):
            return
        outcome, reason = self._outcome(alignment)
        yield self.divergence(
            alignment,
            outcome=outcome,
            severity=severity(alignment),
            what=subject(alignment),
            explanation=self._words(alignment, reason),
            quotes=(quoted(alignment.a), quoted(alignment.b)),
        )

    def _outcome(self, alignment: Alignment) -> tuple[Outcome, str]:
        pair = statuses(alignment)
        assert pair is not None
        bands = {band(status) for status in pair}
        if alignment.other_scope:
            return Outcome.SCOPE, alignment.other_scope
        if len(bands) == 1:
            return Outcome.AGREE, "both are as certain as each other"
        if any(speaks_of_claims(side) for side in (alignment.a, alignment.b)):
            return Outcome.COMPATIBLE, "one text only speaks of the allegation"
        sources = [status.source for status in pair]
        apart = bool(all(sources)) and same_speaker(alignment) is False
        if bands == {"denied", "hedged"}:
            return (
                (Outcome.ATTRIBUTED, "")
                if apart
                else (Outcome.COMPATIBLE, "a rumour and its denial can both be reported")
            )
        if bands == {"unverified", "hedged"} and apart and Level.PROBABLE in {status.level for status in pair}:
            return Outcome.ATTRIBUTED, ""
        if "asserted" not in bands or "hedged" in bands:
            return Outcome.COMPATIBLE, "the two levels are neighbours"
        if apart:
            return Outcome.ATTRIBUTED, ""
        if same_speaker(alignment):
            if not says_both(alignment):
                return Outcome.COMPATIBLE, "one speaker on two things"
            return Outcome.CONFLICT, f"both are credited to {sources[0]}"
        if any(sources):
            return Outcome.CONFLICT, f"only one side names its source ({sources[0] or sources[1]})"
        return Outcome.CONFLICT, "neither side names a source"

    def _words(self, alignment: Alignment, reason: str) -> str:
        verbs = {
            "denied": "denies it",
            "unverified": "does not verify it",
            "hedged": "hedges it",
            "asserted": "asserts it",
        }
        pair = statuses(alignment)
        assert pair is not None
        told = [
            f"{speaker(side)} {verbs[band(status)]} ({asserted_in(side)})"
            for side, status in zip((alignment.a, alignment.b), pair, strict=True)
        ]
        tail = f": {reason}" if reason else ""
        return f"{told[0]}, {told[1]}{tail}.{in_other_words(alignment)}"
