"""PLA001: two texts put one storm or one earthquake at different places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.language import bearers
from checker.language.bearers import Bearing
from checker.model import Alignment, Divergence, Kind, Outcome, Severity, Side
from checker.rules._base import Example, Rule
from checker.rules._outcome import explain_difference
from checker.rules._words import outlet
from checker.settings import Settings


class OtherPosition(Rule):
    """Two texts give other positions, by distance and direction, for one thing.

    What it finds:
        "40 miles west of Myrtle Beach" and "40 miles east-southeast of Columbia" of one storm, or of the centre of one
        earthquake. A storm moves, so the difference is an update; an earthquake's centre does not.

    Why it matters:
        Where it is decides who is warned.

    When it stays silent:
        Either text gives no distance and direction; direction and reference are the same (then the distance is a
        figure, and for the figure rules); the reference is another place but the bearer is an earthquake, since two
        towns can both be near one centre.

    Source:
        National Hurricane Center public advisories; USGS event pages (position by distance and direction).
    """

    code: ClassVar[str] = "PLA001"
    name: ClassVar[str] = "other-position"
    kind: ClassVar[Kind] = Kind.PLACE
    since: ClassVar[str] = "0.2"
    reliability: ClassVar[float] = 0.7
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="Hurricane Odile was 40 miles west of Loreto at noon.",
            b="Hurricane Odile was about 60 miles north of Ensenada on Saturday.",
            outcome=Outcome.UPDATE,
            a_published="2014-09-15",
            b_published="2014-09-16",
            why="the storm has moved",
        ),
        Example(
            a="The quake's epicenter was 12 miles north of Loreto.",
            b="The quake's epicenter was 12 miles south of Loreto.",
            outcome=Outcome.CONFLICT,
            why="one centre on two sides of a town",
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="Hurricane Odile was 40 miles west of Loreto at noon.",
            b="Hurricane Odile was some 40 miles west of Loreto at midday.",
            outcome=None,
            why="one position",
        ),
        Example(
            a="Hurricane Odile was 40 miles west of Loreto at noon.",
            b="Hurricane Pauline was 60 miles north of Ensenada at noon.",
            outcome=None,
            why="another storm",
        ),
        Example(
            a="The quake's epicenter was 12 miles north of Loreto.",
            b="The quake's epicenter was 30 miles south of Mulege.",
            outcome=None,
            why="a centre lies near many towns",
        ),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        a, b = _position(alignment.a), _position(alignment.b)
        if a is None or b is None or a.value == b.value or alignment.other_scope:
            return
        (way_a, _, place_a), (way_b, _, place_b) = a.value.partition(" of "), b.value.partition(" of ")
        if a.bearer == "quake" and (place_a != place_b or (way_a[:4] == way_b[:4] or way_a[-4:] == way_b[-4:])):
            return
        moves = a.bearer != "quake"
        outcome, reason = explain_difference(alignment, kind_moves=moves)
        if moves and outcome is Outcome.CONFLICT:
            outcome, reason = Outcome.UPDATE, "a storm moves"
        yield self.divergence(
            alignment,
            outcome=outcome,
            severity=Severity.MEDIUM,
            what="position",
            explanation=(
                f"{outlet(alignment.a)} has “{alignment.a.mention.text}”, {outlet(alignment.b)} "
                f"“{alignment.b.mention.text}”; {reason}."
            ),
        )


def _position(side: Side) -> Bearing | None:
    found = bearers.at(side.claim, side.mention.start)
    return found if found and found.slot == "position" else None
