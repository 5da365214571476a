"""POL002: one person is convicted of, or charged with, different offences for one deed."""

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


class OtherOffence(Rule):
    """Two texts name another offence of one person's verdict or charge.

    What it finds:
        Murder in the one text, manslaughter or reckless homicide in the other, of one person by first and last name,
        at one stage (both convicted, or both charged).

    Why it matters:
        What somebody was found guilty of is a matter of record, and calling it more than it was is libel.

    When it stays silent:
        The offence is named in general ("homicide"), or is of another kind; one text tells of the charge and the other
        of the verdict, which may well differ; the person is named in one text only.

    Source:
        Reuters Handbook of Journalism, "Reporting about people" (charges and convictions).
    """

    code: ClassVar[str] = "POL002"
    name: ClassVar[str] = "other-offence"
    kind: ClassVar[Kind] = Kind.POLARITY
    since: ClassVar[str] = "0.2"
    specificity: ClassVar[int] = 1
    reliability: ClassVar[float] = 0.8
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="Anton Brandt was convicted in 2011 of murdering a harbour pilot.",
            b="Anton Brandt, who was convicted of reckless homicide in 2011, is free.",
            outcome=Outcome.CONFLICT,
            why="two offences",
        ),
        Example(
            a="Anton Brandt was charged on Monday with manslaughter.",
            b="Anton Brandt was charged with murder.",
            outcome=Outcome.CONFLICT,
            why="two charges",
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="Anton Brandt was convicted in 2011 of murdering a harbour pilot.",
            b="Anton Brandt was found guilty of murder in 2011.",
            outcome=None,
            why="one offence",
        ),
        Example(
            a="Anton Brandt was charged with murder.",
            b="Anton Brandt was convicted of manslaughter.",
            outcome=None,
            why="a charge is no verdict",
        ),
        Example(
            a="Anton Brandt was convicted in 2011 of murdering a harbour pilot.",
            b="Marta Ilieva was convicted of manslaughter in 2011.",
            outcome=None,
            why="somebody else",
        ),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        a, b = _offence(alignment.a), _offence(alignment.b)
        if a is None or b is None or a.slot != b.slot or a.value == b.value or alignment.other_scope:
            return
        outcome, reason = explain_difference(alignment, kind_moves=False)
        if outcome is Outcome.UPDATE:
            outcome, reason = Outcome.CONFLICT, "one deed has one verdict"
        yield self.divergence(
            alignment,
            outcome=outcome,
            severity=Severity.HIGH,
            what=f"offence of {a.bearer.title()}",
            explanation=(
                f"{outlet(alignment.a)} has “{alignment.a.mention.text}”, {outlet(alignment.b)} "
                f"“{alignment.b.mention.text}”; {reason}."
            ),
        )


def _offence(side: Side) -> Bearing | None:
    found = bearers.at(side.claim, side.mention.start)
    return found if found and found.slot in ("verdict", "charge") else None
