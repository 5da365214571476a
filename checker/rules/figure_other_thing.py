"""FIG007: one number of two things."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from checker.language.cues import load_cues
from checker.language.lemma import lemma
from checker.model import Alignment, Divergence, Figure, Kind, Outcome, Severity
from checker.rules._base import Example, Rule
from checker.rules._figure_words import figures, spans, told, what
from checker.rules._intervals import Meeting, met
from checker.settings import Settings

_LEAST = 20  # smaller counts are equal by chance
_SURE = 0.9  # P(same quantity): the texts must be about one thing but for what is counted


class OtherThing(Rule):
    """Two texts give one number, of two kinds of things.

    What it finds:
        The same count of people in one text and of homes, families, vehicles or places in the other, where all else
        says that the two speak of one thing: "5,000 homes were evacuated", "the evacuation of 5,000 people".

    Why it matters:
        The number is right in both and one text is wrong by the size of a household. It is the error that checking
        numbers alone passes over.

    When it stays silent:
        Where a side does not name what it counts, where the two words may mean one thing (people and migrants, homes
        and houses), where one sentence names both, for counts under 20, where the numbers differ beyond bounds and
        rounding (FIG001), and where the passages are not surely about one thing.

    Source:
        Unit-of-count errors in tolls and displacement figures (IDMC, on households and people as units of count).
    """

    code: ClassVar[str] = "FIG007"
    name: ClassVar[str] = "other-thing"
    kind: ClassVar[Kind] = Kind.FIGURE
    since: ClassVar[str] = "0.1"
    specificity: ClassVar[int] = 5
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="The dam burst and 4,200 homes were evacuated in the valley.",
            b="The dam burst and 4,200 people were evacuated in the valley.",
            outcome=Outcome.CONFLICT,
            why="homes, and the people in them",
        ),
        Example(
            a="The ferry sank with 340 cars on board.",
            b="The ferry sank with 340 passengers on board.",
            outcome=Outcome.CONFLICT,
            why="cars are not their drivers",
        ),
        Example(
            a="Relief flights reached 130 villages in the north.",
            b="Relief flights reached 130 people in the north.",
            outcome=Outcome.CONFLICT,
            why="a village is more than one person",
        ),
        Example(
            a="The camp on the border took in more than 900 families.",
            b="The camp on the border took in 900 refugees.",
            outcome=Outcome.CONFLICT,
            why="a family is more than one refugee",
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="The dam burst and 4,200 homes were evacuated in the valley.",
            b="The dam burst and 4,200 houses were evacuated in the valley.",
            outcome=None,
            why="two words for one thing",
        ),
        Example(
            a="The camp on the border took in 900 migrants.",
            b="The camp on the border took in 900 people.",
            outcome=None,
            why="migrants are people",
        ),
        Example(
            a="The dam burst and 4,200 homes were evacuated in the valley.",
            b="The dam burst and 9,800 people were evacuated in the valley.",
            outcome=None,
            why="two numbers are for FIG001",
        ),
        Example(
            a="The fire burned 12 homes on the hill.",
            b="The fire burned 12 people on the hill.",
            outcome=None,
            why="small counts are equal by chance",
        ),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        pair = figures(alignment)
        if pair is None or alignment.other_scope or alignment.probability < _SURE:
            return
        f, g = pair
        number = _number(f)
        if not (f.dimension == g.dimension == "count") or number is None or number != _number(g) or number < _LEAST:
            return
        groups = _group(f), _group(g)
        if not groups[0] or not groups[1] or groups[0] == groups[1]:
            return
        if met(alignment) not in (Meeting.AGREE, Meeting.COMPATIBLE) or _named(f, alignment.b.claim.text):
            return
        if _named(g, alignment.a.claim.text):
            return
        yield self.divergence(
            alignment,
            outcome=Outcome.CONFLICT,
            severity=Severity.MEDIUM,
            what=what(alignment),
            explanation=f"{told(alignment)} The number is one, and what is counted is not: {f.head}, {g.head}.",
            quotes=spans(alignment),
        )


@cache
def _groups() -> dict[str, str]:
    return {word: name for name, words in load_cues("counted")["groups"].items() for word in words}


def _number(figure: Figure) -> float | None:
    """The one number that the text states, whatever its bound; None for ranges."""
    ends = {end for end in (figure.low, figure.high) if end is not None}
    return ends.pop() if len(ends) == 1 else None


def _group(figure: Figure) -> str:
    """The group of what is counted; empty where the head noun is in none."""
    head = figure.head.casefold()
    return _groups().get(head) or _groups().get(lemma(head)) or ""


def _named(figure: Figure, text: str) -> bool:
    """Whether the text names things of the group that the figure counts."""
    group = _group(figure)
    words = (word.strip(".,;:()\"'“”’-").casefold() for word in text.split())
    return any(_groups().get(word) == group or _groups().get(lemma(word)) == group for word in words)
