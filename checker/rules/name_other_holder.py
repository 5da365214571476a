"""NAM003: two texts name another bearer where there is one: of an office, at somebody's side, before somebody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.language.relations_clash import Clash, clashing
from checker.model import Alignment, Divergence, Kind, Outcome, Severity
from checker.rules._base import Example, Rule
from checker.rules._outcome import explain_difference
from checker.rules._words import in_short, outlet
from checker.settings import Settings

_WAYS = (Clash.HOLDER, Clash.BODY)


class OtherHolder(Rule):
    """Two texts fill one place with different names: an office, a marriage, a succession; or one person's employer.

    What it finds:
        "Anton Brandt, mayor of Oberfeld" and "Marta Ilieva, mayor of Oberfeld"; two wives of one man; two successors of
        one director; "an analyst at Haugen" and "an analyst at Oberlin" of one person by first and last name.

    Why it matters:
        A wrong name in an office is the commonest correction there is.

    When it stays silent:
        Either is former, deputy, acting or elected only, or told as past ("was mayor", "until last May", "then the wife
        of", "late wife"), denied, doubted or called false; the two names share a word or are spelt nearly alike, or one
        is the other's acronym; the bodies are not of one name (Sudan, South Sudan); the sentences name other years; the
        texts are more than a year apart, or more than two weeks where the office is a title in front of the name; the
        office is one of which a body has several (captains and coaches of a country too).

    Source:
        Reuters Handbook of Journalism, "Corrections"; AP Stylebook, "titles".
    """

    code: ClassVar[str] = "NAM003"
    name: ClassVar[str] = "other-holder"
    kind: ClassVar[Kind] = Kind.NAME
    since: ClassVar[str] = "0.3"
    reliability: ClassVar[float] = 0.7
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="Anton Brandt, the mayor of Oberfeld, opened the bridge.",
            b="Marta Ilieva is the mayor of Oberfeld.",
            outcome=Outcome.CONFLICT,
            why="two mayors",
        ),
        Example(
            a="Anton Brandt is married; his house is let. Anton Brandt's wife, Marta Ilieva, paints.",
            b="Sofia Moreno, the wife of Anton Brandt, paints.",
            outcome=Outcome.CONFLICT,
            why="two wives",
        ),
        Example(
            a="Haugen Shipping CEO Anton Brandt spoke.",
            b="Haugen Shipping CEO Marta Ilieva spoke.",
            outcome=Outcome.CONFLICT,
            why="two chief executives",
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="Anton Brandt, the mayor of Oberfeld, opened the bridge.",
            b="Marta Ilieva is the deputy mayor of Oberfeld.",
            outcome=None,
            why="two offices",
        ),
        Example(
            a="Anton Brandt, the mayor of Oberfeld, opened the bridge.",
            b="Brandt is the mayor of Oberfeld.",
            outcome=None,
            why="one name in short",
        ),
        Example(
            a="Anton Brandt, the mayor of Oberfeld, opened the bridge.",
            b="Anton Brant is the mayor of Oberfeld.",
            outcome=None,
            why="two spellings",
        ),
        Example(
            a="Anton Brandt was the mayor of Oberfeld when the bridge was built.",
            b="Marta Ilieva, the mayor of Oberfeld, opened the bridge.",
            outcome=None,
            why="he was, she is",
        ),
        Example(
            a="Anton Brandt, the president of Sudan, spoke.",
            b="Rolf Haas, the president of South Sudan, spoke.",
            outcome=None,
            why="two countries",
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
                f"{outlet(alignment.a)} and {outlet(alignment.b)} differ in who is “{alignment.a.mention.text}” of "
                f"whom; {reason}."
            ),
        )
