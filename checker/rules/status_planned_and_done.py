"""STA004: one text speaks of something as planned, another as done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.language import contexts
from checker.language.contexts import Context
from checker.model import Alignment, Divergence, Kind, Outcome, Severity, Side
from checker.rules._base import Example, Rule
from checker.rules._words import in_short, outlet
from checker.settings import Settings


class PlannedAndDone(Rule):
    """One text says that somebody will do something, the other that it is done.

    What it finds:
        One verb (or another that tells of the same step) of one subject and object, once announced or
        expected ("will sign", "is expected to sign", "plans to sign") and once told as past ("signed"). Where both
        sentences name the same day, who acts and what is done may be called otherwise in each.

    Why it matters:
        What was announced in the morning is often done, or done otherwise, by the evening. A desk that prints the
        older text prints yesterday's news as to-day's.

    When it stays silent:
        The verb is another; the two are told of different months; the deed was done more than a day before the plan was
        printed; either side negates it, or makes it only possible ("could sign", "if it signs"); the text with the plan
        is known to be the later one by more than a day, so that it speaks of another occasion.

    Source:
        FactBank's distinction of future and past events (Saurí and Pustejovsky 2009); "update" as Reuters uses it for
        a story that moves.
    """

    code: ClassVar[str] = "STA004"
    name: ClassVar[str] = "planned-and-done"
    kind: ClassVar[Kind] = Kind.STATUS
    since: ClassVar[str] = "0.2"
    reliability: ClassVar[float] = 0.6
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="Governor Ilieva is expected to sign the harbour bill on Friday.",
            b="Governor Ilieva signed the harbour bill in a short ceremony.",
            outcome=Outcome.UPDATE,
            why="expected, then done",
        ),
        Example(
            a="The city council will close the old bridge to lorries.",
            b="The city council closed the old bridge to lorries.",
            outcome=Outcome.UPDATE,
            why="announced, then done",
        ),
        Example(
            a="Minister Okafor plans to visit the flooded villages in the delta.",
            b="Minister Okafor visited the flooded villages in the delta.",
            outcome=Outcome.UPDATE,
            why="planned, then done",
        ),
        Example(
            a="The union is set to reject the pay offer of the tram company.",
            b="The union rejected the pay offer of the tram company.",
            outcome=Outcome.UPDATE,
            why="about to happen, then done",
        ),
        Example(
            a="The council of Varna is due to vote on the ferry budget on Tuesday.",
            b="The ferry budget passed the council on Tuesday.",
            a_published="2019-04-29",
            b_published="2019-04-30",
            outcome=Outcome.UPDATE,
            why="one day, with subject and object changed about",
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="The city council will close the old bridge to lorries.",
            b="The city council plans to close the old bridge to lorries.",
            outcome=None,
            why="both are plans",
        ),
        Example(
            a="The city council could close the old bridge to lorries.",
            b="The city council closed the old bridge to lorries.",
            outcome=None,
            why="a possibility is no plan",
        ),
        Example(
            a="The union will not reject the pay offer of the tram company.",
            b="The union rejected the pay offer of the tram company.",
            outcome=None,
            why="the plan is the opposite",
        ),
        Example(
            a="Minister Okafor plans to visit the flooded villages in the delta.",
            b="Minister Okafor visited the steel works near the capital.",
            outcome=None,
            why="another visit",
        ),
        Example(
            a="The city was expected to add 40 trams in May.",
            b="The city added 41 trams in April.",
            a_published="2019-04-29",
            b_published="2019-04-30",
            outcome=None,
            why="another month",
        ),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        a, b = _word(alignment.a), _word(alignment.b)
        if a is None or b is None or alignment.other_scope or a.negated or b.negated:
            return
        if a.planned and b.past and not b.unreal:
            plan, done = alignment.a, alignment.b
        elif b.planned and a.past and not a.unreal:
            plan, done = alignment.b, alignment.a
        else:
            return
        if (plan.article.published or "")[:10] > (done.article.published or "9")[:10]:
            return
        yield self.divergence(
            alignment,
            outcome=Outcome.UPDATE,
            severity=Severity.LOW,
            what=in_short(done.claim.text),
            explanation=(
                f"{outlet(plan)} has it as still to come (“{plan.mention.text}”), {outlet(done)} as done "
                f"(“{done.mention.text}”)."
            ),
        )


def _word(side: Side) -> Context | None:
    return contexts.at(side.claim.text, side.mention.start - side.claim.start)
