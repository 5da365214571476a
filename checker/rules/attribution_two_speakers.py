"""ATT001: one quotation is credited to two speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import ClassVar

from checker.language import names, sayings
from checker.language.transliterations import spelt_alike
from checker.model import Alignment, Divergence, Kind, Outcome, Quote, Severity, Side, SourceClass, credit_of
from checker.rules._base import Example, Rule
from checker.rules._words import in_short, outlet
from checker.settings import Settings

_LEAST_WORDS = 6  # shared words from which one saying has one speaker, or, where one is a part of the other,
_TELLING = 3  # as many that carry meaning
_LEAST_SHARE = 0.8  # of the words of the shorter quotation
_ALIKE = 0.8  # of the letters of two surnames that may be one, misspelt
_LISTENS = frozenset(
    {"the", "a", "an", "told", "tells", "telling", "asked", "to", "with", "by"}
)  # before a name: no name, or not the speaker


_HEARS = frozenset({"to", "with", "told"})  # a few words before a name: he is spoken to ("an email to the anchor N.")
_NEAR = 3
_OFFICES = frozenset(
    {"president", "premier", "minister", "chancellor", "king", "queen", "pope", "governor", "mayor", "senator", "judge"}
)  # "the president" is the one named with that title in the other text


class TwoSpeakers(Rule):
    """Two texts give the same words, in quotation marks, to two different people.

    What it finds:
        One quotation that one text credits to one named person and the other text to another: six words in common or
        more, or a part of the other quotation, three words or more of which carry meaning. The name may stand in
        another sentence of the same quotation, or beside a sentence that is nothing but quotation. A spokeswoman and
        the person she speaks for are two.

    Why it matters:
        One of the two did not say it; or somebody speaks for somebody else, and the words carry another weight.

    When it stays silent:
        Either text names no person (an office, a company, "officials", a pronoun): an office speaks through people,
        and the two are compatible. The quotations differ in a word that matters. The person named by one text is also
        named in the other's sentence, by name or as "the president", other than as one for whom somebody speaks. The
        names are variants or misspellings of one, or only the first or the last name is the same. The one named is
        spoken to ("an email to Haas said").

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
        if one is None or other is None or _one_person(one, other):
            return
        match = sayings.compare(sayings.words(a.text), sayings.words(b.text))
        if match is None or match.weightiest is not None or not _one_saying(match):
            return
        if _named_too(one, alignment.b) or _named_too(other, alignment.a):
            return
        yield self.divergence(
            alignment,
            outcome=Outcome.ATTRIBUTED,
            severity=Severity.MEDIUM,
            what=in_short(a.text),
            explanation=(
                f"The same words are credited to {one} ({outlet(alignment.a)}) and to {other} ({outlet(alignment.b)})."
            ),
        )


def _one_saying(match: sayings.Match) -> bool:
    long = match.shared >= _LEAST_WORDS or match.share == 1.0
    return long and match.telling >= _TELLING and match.share >= _LEAST_SHARE


def _speaker(side: Side) -> str | None:
    """The person whom the sentence, or one beside it in the quotation, names; None for offices, pronouns and nobody."""
    credit = credit_of(side.claim.credits, side.mention)
    if credit is None:
        name = side.mention.speaker if isinstance(side.mention, Quote) else None
        return name if name and _is_person(name) and names.kind_of(_bare(name)) == "person" else None
    if credit.source_class is not SourceClass.PERSON or not credit.states:
        return None
    named = side.claim.cut(credit).casefold()
    before = side.claim.text[: credit.start - side.claim.start].casefold().split()[-_NEAR:]
    if named.startswith(("the ", "a ", "an ")) or (before and before[-1] in _LISTENS):
        return None
    if any(word in _HEARS for word in before) and not any(word.endswith((",", ".", "”", '"')) for word in before):
        return None
    return credit.name if _is_person(credit.name) and _last(credit.name) in named else None


def _is_person(name: str) -> bool:
    bare = _bare(name)
    if names.kind_of(name) in ("organisation", "outlet", "place"):
        return False
    return names.kind_of(bare) == "person" or (names.kind_of(bare) == "other" and len(bare.split()) >= 2)


def _named_too(name: str, side: Side) -> bool:
    """Whether the other sentence names the person, other than as one for whom somebody speaks."""
    last = re.escape(_last(name))
    text = side.claim.text.casefold()
    text = re.sub(rf"\b(?:spokes\w+|aide|lawyer|attorney) (?:for|of|to) (?:[\w.]+ ){{0,4}}{last}\b", " ", text)
    text = re.sub(rf"\b{last}(?:[’']s?)? (?:\w+ )?(?:spokes\w+|aide|lawyer|attorney)\b", " ", text)
    titles = _OFFICES & set(name.casefold().split())
    return re.search(rf"\b{last}\b", text) is not None or any(re.search(rf"\bthe {t}\b", text) for t in titles)


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
    if a == b or names.same(a, b) or spelt_alike(a, b) or set(a.split()) & set(b.split()):
        return True
    return SequenceMatcher(None, _last(one), _last(other)).ratio() >= _ALIKE


def _last(name: str) -> str:
    return name.split()[-1].casefold() if name.split() else name
