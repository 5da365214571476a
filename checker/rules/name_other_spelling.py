"""NAM004: two texts spell the name of one person differently."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.language import spellings
from checker.model import Alignment, Divergence, Kind, Outcome, Severity
from checker.rules._base import Example, Rule
from checker.rules._words import outlet
from checker.settings import Settings


class OtherSpelling(Rule):
    """Two texts give one person's name in two spellings, each of them in one only.

    What it finds:
        "Davie Stephens" and "Davie Stevens", "Lindsay" and "Lindsey Graham": either the first or the last name is the
        same, the other has five letters or more and differs in two at most, and both bear one title or role or are
        told of in much the same words.

    Why it matters:
        A misspelt name is the commonest correction in print, and at times another person.

    When it stays silent:
        A given name is the other in short ("Ken", "Kenneth"; "Bill", "William"), or none of those that English writes
        in one way; a country stands close by whose names come into English letters in several ways ("Iranian general");
        both given names are well known and sound unlike ("Martin", "Marvin"), and nothing says that both have one role;
        the two have roles of their own ("the goalkeeper", "the defender"); a text has both spellings; names with
        accents, which pages lose; bodies and places; a surname alone.

    Source:
        Reuters Handbook of Journalism, "names"; AP Stylebook, "names".
    """

    code: ClassVar[str] = "NAM004"
    name: ClassVar[str] = "other-spelling"
    kind: ClassVar[Kind] = Kind.NAME
    since: ClassVar[str] = "0.3"
    reliability: ClassVar[float] = 0.6
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="Peter Hollander, president of the Oberfeld Growers, said so.",
            b="Oberfeld Growers President Peter Holander said so.",
            outcome=Outcome.CONFLICT,
            why="a surname in two spellings",
        ),
        Example(
            a="Sen. Lindsay Fielding voted against the bill.",
            b="Sen. Lindsey Fielding voted for the bridge.",
            outcome=Outcome.CONFLICT,
            why="a given name in two spellings",
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="Sen. Kenneth Fielding voted against the bill.",
            b="Sen. Ken Fielding voted for the bridge.",
            outcome=None,
            why="one name in short",
        ),
        Example(
            a="Iranian general Peter Soleimani opened the bridge.",
            b="Iranian general Peter Suleimani opened the bridge.",
            outcome=None,
            why="brought into English letters in two ways",
        ),
        Example(
            a="Stephen Hollander, a lawyer from Oberfeld, sued the ferry line.",
            b="Steven Hollander, a nurse from Oberfeld, sued the ferry line.",
            outcome=None,
            why="two people",
        ),
        Example(
            a="Mayor Peter Hollander opened the bridge. His brother Peter Holander did not come.",
            b="Mayor Peter Holander opened the bridge.",
            outcome=None,
            why="one text knows both names",
        ),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        a, b = (spellings.person_at(side.claim, side.mention.end) for side in (alignment.a, alignment.b))
        if alignment.other_scope or a is None or b is None or not spellings.other_spelling(a, b):
            return
        yield self.divergence(
            alignment,
            outcome=Outcome.CONFLICT,
            severity=Severity.LOW,
            what="spelling of a name",
            explanation=(
                f"{outlet(alignment.a)} writes “{alignment.a.mention.text}”, {outlet(alignment.b)} "
                f"“{alignment.b.mention.text}”."
            ),
        )
