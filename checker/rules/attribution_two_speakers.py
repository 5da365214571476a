"""ATT001: one quotation is credited to two speakers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.language import names, sayings
from checker.model import Alignment, Credit, Divergence, Kind, Outcome, Quote, Severity, Side, SourceClass, credit_of
from checker.rules._base import Example, Rule
from checker.rules._words import in_short, outlet
from checker.settings import Settings

_LEAST_WORDS = 6  # shared words from which one saying has one speaker
_LISTENS = frozenset(
    {"the", "a", "an", "told", "tells", "telling", "asked", "to", "with", "by"}
)  # before a name: no name, or not the speaker


class TwoSpeakers(Rule):
    """Two texts give the same words, in quotation marks, to two different people.

    What it finds:
        One quotation (six words in common or more) that one text credits to one named person and the other text to
        another.

    Why it matters:
        One of the two did not say it; or somebody speaks for somebody else, and the words carry another weight.

    When it stays silent:
        Either text names no person (an office, a company, "officials"): an office speaks through people, and the two
        are compatible. The person named by one text is also named in the other's sentence. The names are variants of
        one, or only the first or the last name is the same.

    Source:
        Reuters Handbook of Journalism, "Attribution"; PolNeAR's notion of source, cue and content (Newell et al. 2018).
    """

    code: ClassVar[str] = "ATT001"
    name: ClassVar[str] = "two-speakers"
    kind: ClassVar[Kind] = Kind.ATTRIBUTION
    since: ClassVar[str] = "0.2"
    reliability: ClassVar[float] = 0.7
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="“The harbour will stay closed until the wreck is lifted,” said Marta Ilieva.",
            b="“The harbour will stay closed until the wreck is lifted,” said Anton Brandt.",
            outcome=Outcome.ATTRIBUTED,
            why="two people, one saying",
        ),
        Example(
            a="Marta Ilieva said the port was “no safer than it was ten years ago.”",
            b="Anton Brandt said the port was “no safer than it was ten years ago.”",
            outcome=Outcome.ATTRIBUTED,
            why="the same half sentence",
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="“The harbour will stay closed until the wreck is lifted,” said Marta Ilieva.",
            b="“The harbour will stay closed until the wreck is lifted,” said Ms. Ilieva.",
            outcome=None,
            why="one person",
        ),
        Example(
            a="“The harbour will stay closed until the wreck is lifted,” said Marta Ilieva.",
            b="“The harbour will stay closed until the wreck is lifted,” the port office said.",
            outcome=None,
            why="an office speaks through people",
        ),
        Example(
            a="“The harbour will stay closed until the wreck is lifted,” said Marta Ilieva.",
            b="“The harbour will stay closed until the wreck is lifted.”",
            outcome=None,
            why="nobody is named",
        ),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        a, b = alignment.a.mention, alignment.b.mention
        if not (isinstance(a, Quote) and isinstance(b, Quote)):
            return
        one, other = _speaker(alignment.a), _speaker(alignment.b)
        if one is None or other is None or _one_person(one.name, other.name):
            return
        match = sayings.compare(sayings.words(a.text), sayings.words(b.text))
        if match is None or match.shared < _LEAST_WORDS or match.weightiest is not None:
            return
        if (
            _last(one.name) in alignment.b.claim.text.casefold()
            or _last(other.name) in alignment.a.claim.text.casefold()
        ):
            return
        yield self.divergence(
            alignment,
            outcome=Outcome.ATTRIBUTED,
            severity=Severity.MEDIUM,
            what=in_short(a.text),
            explanation=(
                f"The same words are credited to {one.name} ({outlet(alignment.a)}) and to {other.name} "
                f"({outlet(alignment.b)})."
            ),
        )


def _speaker(side: Side) -> Credit | None:
    """The person whom the sentence itself names for the quotation; None for offices, pronouns and nobody."""
    credit = credit_of(side.claim.credits, side.mention)
    if credit is None or credit.source_class is not SourceClass.PERSON:
        return None
    named = side.claim.cut(credit).casefold()
    before = side.claim.text[: credit.start - side.claim.start].split()[-1:]
    if named.startswith(("the ", "a ", "an ")) or (before and before[0].casefold() in _LISTENS):
        return None
    bare = _bare(credit.name)
    person = names.kind_of(bare) == "person" or (names.kind_of(bare) == "other" and len(bare.split()) >= 2)
    return credit if person and _last(credit.name) in named else None


def _bare(name: str) -> str:
    """The capitalised words at the end of a name, titles apart."""
    words = name.split()
    kept = []
    for word in reversed(words):
        if not word[:1].isupper():
            break
        kept.append(word)
    return " ".join(reversed(kept))


def _one_person(one: str, other: str) -> bool:
    a, b = names.key_of(_bare(one)), names.key_of(_bare(other))
    return a == b or names.same(a, b) or bool(set(a.split()) & set(b.split()))


def _last(name: str) -> str:
    return name.split()[-1].casefold() if name.split() else name
