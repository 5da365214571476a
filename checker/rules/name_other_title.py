"""NAM001: one person has another rank, or holds an office in another way, in the other text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.language import titles
from checker.model import Alignment, Divergence, Kind, Outcome, Severity
from checker.rules._base import Example, Rule
from checker.rules._words import outlet
from checker.settings import Settings


class OtherTitle(Rule):
    """Two texts give one person by full name different ranks, seats or parties, or one office held in different ways.

    What it finds:
        "Maj. Gen. Lee" and "Brig. Gen. Lee"; "acting army secretary Kim Lee" and "Kim Lee, the army secretary";
        "incoming" and "acting", "interim" and "permanent", "deputy director" and "director"; "majority leader" and
        "minority leader", "Sen." and "Rep."; "(D-Ohio)" and "(R-Ohio)" or "(D-Iowa)", of one person by first and last
        name.

    Why it matters:
        A title is checked in a minute and wrong in print for ever; who only acts in an office may not do all it does.

    When it stays silent:
        The offices are not the same (somebody may hold two), or only one text names the body of an office that every
        body has ("director"); either text has the other's title too, or says elsewhere of the person that the office is
        only acted in, or the like; one is "former", "then" or a candidate's, which depends on the time the text speaks
        of; a rank is how the other is addressed ("general" of any general, "colonel" of a lieutenant colonel); one is
        the deputy and one is acting, which goes together; one presides over a house of parliament and is vice
        president; a coach is an assistant; "caretaker" against no word at all; two seats in a state's house; the
        articles are more than three days apart (a month for ranks, seats and parties); a surname alone.

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
            a="Vice President Anton Brandt read out the count.",
            b="Anton Brandt, the president of the Senate, read out the count.",
            outcome=None,
            why="one office by its two names",
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
        if alignment.other_scope:
            return
        mine, theirs = (titles.at(side.claim, side.mention.start) for side in (alignment.a, alignment.b))
        if not any(titles.same_person(a, b) and titles.exclude(a, b) for a in mine for b in theirs):
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
