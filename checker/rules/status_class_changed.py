"""STA005: a storm is of another class in the one text than in the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.language import bearers
from checker.model import Alignment, Divergence, Kind, Outcome, Severity, Side
from checker.rules._base import Example, Rule
from checker.rules._words import outlet
from checker.settings import Settings


class ClassChanged(Rule):
    """Two texts put one storm into different classes.

    What it finds:
        What each text last calls a named storm ("now a tropical depression", "weakened to a tropical storm", "is a
        Category 4 hurricane"), where the two classes exclude each other.

    Why it matters:
        Warnings hang on the class, and the class changes within hours: the older text may still be in print.

    When it stays silent:
        Either text does not say what the storm is now; a text names several storms and the sentence none; the classes
        are the same, or one is "hurricane" and the other a category.

    Source:
        Saffir-Simpson scale and the classes of tropical cyclones, National Hurricane Center glossary.
    """

    code: ClassVar[str] = "STA005"
    name: ClassVar[str] = "class-changed"
    kind: ClassVar[Kind] = Kind.STATUS
    since: ClassVar[str] = "0.2"
    reliability: ClassVar[float] = 0.7
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="Hurricane Odile is a Category 4 hurricane, forecasters said.",
            b="Hurricane Odile weakened to a Category 2 hurricane, forecasters said.",
            outcome=Outcome.UPDATE,
            why="two categories",
        ),
        Example(
            a="Tropical Storm Odile is now a tropical depression over the hills.",
            b="Now, as a tropical storm, Odile is moving up the coast; Tropical Storm Odile brings rain.",
            outcome=Outcome.UPDATE,
            why="two classes",
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="Hurricane Odile is a Category 4 hurricane, forecasters said.",
            b="Hurricane Odile became a Category 4 hurricane on the way to the coast.",
            outcome=None,
            why="one class",
        ),
        Example(
            a="Hurricane Odile is a Category 4 hurricane, forecasters said.",
            b="Hurricane Odile is now a hurricane, forecasters said.",
            outcome=None,
            why="a category is a hurricane",
        ),
        Example(
            a="Hurricane Odile is a Category 4 hurricane, forecasters said.",
            b="Hurricane Pauline weakened to a Category 2 hurricane, forecasters said.",
            outcome=None,
            why="another storm",
        ),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        a, b = _bearing(alignment.a), _bearing(alignment.b)
        if a is None or b is None or a == b or alignment.other_scope:
            return
        if "hurricane" in (a, b) and any(value.startswith("category") for value in (a, b)):
            return
        yield self.divergence(
            alignment,
            outcome=Outcome.UPDATE,
            severity=Severity.MEDIUM,
            what="class of the storm",
            explanation=(
                f"{outlet(alignment.a)} has “{alignment.a.mention.text}”, {outlet(alignment.b)} "
                f"“{alignment.b.mention.text}”: a storm changes class within hours, so the later text may be newer."
            ),
        )


def _bearing(side: Side) -> str | None:
    found = bearers.at(side.claim, side.mention.start)
    return found.value if found and found.slot == "storm" else None
