"""NAM001: one person has another rank, or holds an office in another way, in the other text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.language import bearers
from checker.model import Alignment, Divergence, Kind, Outcome, Severity, Side
from checker.rules._base import Example, Rule
from checker.rules._words import outlet
from checker.settings import Settings


class OtherTitle(Rule):
    """Two texts give one person by full name different ranks, or one office held in different ways.

    What it finds:
        "Maj. Gen. Lee" and "Brig. Gen. Lee"; "acting army secretary Kim Lee" and "army secretary Kim Lee"; "deputy
        director" and "director", of one person by first and last name.

    Why it matters:
        A title is checked in a minute and wrong in print for ever; who only acts in an office may not do all it does.

    When it stays silent:
        The offices are not the same (somebody may hold two); the texts share one of the titles; one is "former" or
        "then", which depends on the time the text speaks of; a surname alone.

    Source:
        AP Stylebook, "titles" and "military titles".
    """

    code: ClassVar[str] = "NAM001"
    name: ClassVar[str] = "other-title"
    kind: ClassVar[Kind] = Kind.NAME
    since: ClassVar[str] = "0.2"
    reliability: ClassVar[float] = 0.7
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="Maj. Gen. Anton Brandt took over the northern command.",
            b="Brigadier General Anton Brandt took over the northern command.",
            outcome=Outcome.CONFLICT,
            why="two ranks",
        ),
        Example(
            a="Acting army secretary Anton Brandt visited the depot.",
            b="Army secretary Anton Brandt visited the depot.",
            outcome=Outcome.CONFLICT,
            why="only acting, in one text",
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="Maj. Gen. Anton Brandt took over the northern command.",
            b="Major General Anton Brandt took over the northern command.",
            outcome=None,
            why="one rank in short",
        ),
        Example(
            a="Mayor Anton Brandt opened the bridge.",
            b="Chairman Anton Brandt opened the bridge.",
            outcome=None,
            why="two offices can be held at once",
        ),
        Example(
            a="Maj. Gen. Anton Brandt took over the northern command.",
            b="Brigadier General Marta Ilieva took over the northern command.",
            outcome=None,
            why="two people",
        ),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        a, b = _title(alignment.a), _title(alignment.b)
        if a is None or b is None or a == b or alignment.other_scope:
            return
        (held_a, _, office_a), (held_b, _, office_b) = a.partition(" "), b.partition(" ")
        if office_a != office_b and not _same_office(office_a, office_b):
            return
        if held_a == held_b:
            return
        yield self.divergence(
            alignment,
            outcome=Outcome.CONFLICT,
            severity=Severity.LOW,
            what="title",
            explanation=(
                f"{outlet(alignment.a)} has “{alignment.a.mention.text}”, {outlet(alignment.b)} "
                f"“{alignment.b.mention.text}” of one person."
            ),
        )


def _title(side: Side) -> str | None:
    found = bearers.at(side.claim, side.mention.start)
    return found.value if found and found.slot == "title" else None


def _same_office(one: str, other: str) -> bool:
    """Whether two offices are one, the branch told before or behind ("army secretary", "secretary of the army")."""
    a, b = (frozenset(office.split()) - {"of", "the"} for office in (one, other))
    return a == b
