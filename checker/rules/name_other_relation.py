"""NAM002: two texts give two named people or bodies relations that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.language.relations_clash import Clash, clashing
from checker.model import Alignment, Divergence, Kind, Outcome, Severity
from checker.rules._base import Example, Rule
from checker.rules._outcome import explain_difference
from checker.rules._words import in_short, outlet
from checker.settings import Settings

_WAYS = (Clash.RELATION, Clash.DIRECTION)


class OtherRelation(Rule):
    """Two texts give the same two bearers another relation, or the same relation the other way round.

    What it finds:
        "His wife" and "his sister", "wife" and "ex-wife", of the same two people; "A bought B" and "B bought A", "A is
        a subsidiary of B" and "A owns B", "A succeeded B" and "A's predecessor B" turned round.

    Why it matters:
        Who is whose is a matter of record, and a sentence that turns buyer and bought round is read past by everyone.

    When it stays silent:
        Either is negated, denied, doubted, called false, only reported or would have been, or told of a pronoun; one
        text says both; half, step and foster kin; the names are not those of the same two bearers; the sentences name
        other years, or the two follow each other in other roles. A win, a suit or an attack is compared only of one day
        and one place, or, where neither text names any and the two are two days apart at most, of a win and the like;
        what is paid back (suits, attacks, shots) only where both name the day.

    Source:
        De Marneffe, Rafferty and Manning 2008, "Finding contradictions in text" (structure).
    """

    code: ClassVar[str] = "NAM002"
    name: ClassVar[str] = "other-relation"
    kind: ClassVar[Kind] = Kind.NAME
    since: ClassVar[str] = "0.3"
    specificity: ClassVar[int] = 1
    reliability: ClassVar[float] = 0.8
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="Marta Ilieva, wife of the engineer Anton Brandt, chairs the museum.",
            b="Anton Brandt is Marta Ilieva's brother.",
            outcome=Outcome.CONFLICT,
            why="wife or sister",
        ),
        Example(
            a="Haugen Shipping is a subsidiary of the tanker firm Oberlin Marine.",
            b="Haugen Shipping owns Oberlin Marine.",
            outcome=Outcome.CONFLICT,
            why="who owns whom",
        ),
        Example(
            a="Anton Brandt succeeded Marta Ilieva at the museum.",
            b="Marta Ilieva replaced Anton Brandt in June.",
            outcome=Outcome.CONFLICT,
            why="who came first",
        ),
        Example(
            a="Marta Ilieva, the wife of Anton Brandt, sings.",
            b="Marta Ilieva is the ex-wife of Anton Brandt.",
            a_published="2025-03-04",
            b_published="2025-09-04",
            outcome=Outcome.UPDATE,
            why="divorced since",
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="Marta Ilieva, wife of the engineer Anton Brandt, chairs the museum.",
            b="Anton Brandt is Marta Ilieva's husband.",
            outcome=None,
            why="one marriage from two ends",
        ),
        Example(
            a="Haugen Shipping is a subsidiary of Oberlin Marine.",
            b="Oberlin Marine bought Haugen Shipping.",
            outcome=None,
            why="the same owner",
        ),
        Example(
            a="Anton Brandt succeeded Marta Ilieva at the museum.",
            b="Anton Brandt's predecessor, Marta Ilieva, was at the opening.",
            outcome=None,
            why="the same order",
        ),
        Example(
            a="The article wrongly said that Marta Ilieva is the wife of Anton Brandt.",
            b="Marta Ilieva is Anton Brandt's sister.",
            outcome=None,
            why="called wrong",
        ),
        Example(
            a="Anton Brandt beat Rolf Haas in Madrid in May.",
            b="Rolf Haas beat Anton Brandt in Lisbon on Sunday.",
            outcome=None,
            why="two matches",
        ),
        Example(
            a="Haugen Shipping sued Oberlin Marine.",
            b="Oberlin Marine sued Haugen Shipping in return.",
            outcome=None,
            why="two suits",
        ),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        if alignment.other_scope or not clashing(alignment.a, alignment.b, _WAYS):
            return
        outcome, reason = explain_difference(alignment)
        yield self.divergence(
            alignment,
            outcome=outcome,
            severity=Severity.MEDIUM,
            what=in_short(alignment.a.claim.text),
            explanation=(
                f"{outlet(alignment.a)} has “{alignment.a.mention.text}”, {outlet(alignment.b)} "
                f"“{alignment.b.mention.text}” of the same two; {reason}."
            ),
        )
