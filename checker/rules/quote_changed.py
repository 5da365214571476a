"""QUO001: one quotation in two wordings that do not mean the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.language import sayings
from checker.model import Alignment, Divergence, Kind, Outcome, Quote, Severity, Span
from checker.rules._base import Example, Rule
from checker.rules._words import in_short, outlet
from checker.settings import Settings

_LEAST = 5  # shared words, of one speaker
_LEAST_SHARE = 0.75  # of the words of the shorter quotation
_LONG = 10  # shared words, or
_TELLING = 5  # shared words that carry meaning, from which a quotation without a named speaker is surely the same,
_LONG_SHARE = 0.85  # where that much of the shorter quotation is shared
_SEVERITY = {
    "number": Severity.HIGH,
    "negation": Severity.HIGH,
    "hedge": Severity.MEDIUM,
    "word": Severity.MEDIUM,
}


class QuoteChanged(Rule):
    """Two texts give one quotation, and a word that matters differs.

    What it finds:
        The same words in quotation marks but for a number, a negation, a hedge ("to my knowledge", "perhaps", "will"
        and "may") or a word that carries meaning, each in its midst; one word for another also at its end. Small words
        count where they tell something else ("it" and "them", "more" and "less", "by" and "on" before a date). A short
        quotation that its writer goes on with, outside the marks, in the speaker's words but for one, counts too.
        Where only small words, forms or spellings differ ("it's" and "it is", "honour" and "honor"), the two are
        compatible; where nothing differs, they agree.

    Why it matters:
        Quotation marks promise the speaker's own words. A changed number or a lost "not" puts other words into
        somebody's mouth.

    When it stays silent:
        The quotations share too few words: five in their order and three quarters of the shorter one where both are
        credited to one speaker, ten (or five that carry meaning) and 85 of a hundred where a speaker is not known, all
        of that where two are credited; two people, or two bodies, are named, and each has another word, that is no
        number, negation or hedge, in a formula. The quotations are two lines of one speech: the next of a series ("In
        the first quarter …", "In the second quarter …"), or a refrain turned to others ("To the farmers …", "To the
        miners …"), that differ further on too. What differs stands at an end, where one text merely quotes less; words
        are left out or put in (asides, repetitions, vocatives) that are no number, negation or hedge; one word is a
        form, spelling, compound, abbreviation or listed synonym of the other, or only stands elsewhere; the passage
        that differs is longer than three words; a hedge is missing in front of what is quoted as a part.

    Source:
        AP Stylebook, "Quotations in the news" (never alter quotations).
    """

    code: ClassVar[str] = "QUO001"
    name: ClassVar[str] = "quote-changed"
    kind: ClassVar[Kind] = Kind.QUOTE
    since: ClassVar[str] = "0.2"
    reliability: ClassVar[float] = 0.8
    DIVERGES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="“We found eleven cracks in the wall of the dam,” engineer Haas said.",
            b="“We found seven cracks in the wall of the dam,” engineer Haas said.",
            outcome=Outcome.CONFLICT,
            why="the number",
        ),
        Example(
            a="“I have never asked the harbour board for a licence,” Moreno said.",
            b="“I have asked the harbour board for a licence,” Moreno said.",
            outcome=Outcome.CONFLICT,
            why="the negation",
        ),
        Example(
            a="“The council will sell the bridge to the tram company,” the mayor said.",
            b="“The council will sell the tunnel to the tram company,” the mayor said.",
            outcome=Outcome.CONFLICT,
            why="another thing",
        ),
        Example(
            a="“To my knowledge, we found eleven cracks in the wall of the dam,” engineer Haas said.",
            b="“We found eleven cracks in the wall of the dam,” engineer Haas said.",
            outcome=Outcome.CONFLICT,
            why="the hedge",
        ),
        Example(
            a="“The council will open the bridge to lorries by 14 March,” the mayor said.",
            b="“The council will open the bridge to lorries on 14 March,” the mayor said.",
            outcome=Outcome.CONFLICT,
            why="a last day and a day",
        ),
    )
    AGREES: ClassVar[tuple[Example, ...]] = (
        Example(
            a="“We have found eleven cracks in the wall of the dam,” engineer Haas said.",
            b="“We have found eleven cracks in this wall of the dam,” engineer Haas said.",
            outcome=Outcome.COMPATIBLE,
            why="a small word",
        ),
        Example(
            a="“We found eleven cracks in the wall of the dam,” engineer Haas said.",
            b="“We found eleven cracks in the wall of the dam,” engineer Haas told reporters.",
            outcome=Outcome.AGREE,
            why="the same words",
        ),
        Example(
            a="“We found eleven cracks in the wall of the dam and closed the road,” engineer Haas said.",
            b="“We found eleven cracks in the wall of the dam,” engineer Haas said.",
            outcome=Outcome.AGREE,
            why="one text quotes less",
        ),
        Example(
            a="“We have simply found eleven cracks in the wall of the dam,” engineer Haas said.",
            b="“We have found eleven cracks in the wall of the dam,” engineer Haas said.",
            outcome=Outcome.COMPATIBLE,
            why="an aside",
        ),
        Example(
            a="“In the first quarter we mended 40 trams and two ferries,” the mayor said.",
            b="“In the second quarter we mended 44 trams and two ferries,” the mayor said.",
            outcome=None,
            why="the next of a series",
        ),
        Example(
            a="“We found eleven cracks in the wall of the dam,” engineer Haas said.",
            b="“The trams will run until midnight on Sundays,” the mayor said.",
            outcome=None,
            why="another saying",
        ),
    )

    def check(self, alignment: Alignment, settings: Settings) -> Iterator[Divergence]:
        """See Rule.check."""
        a, b = alignment.a.mention, alignment.b.mention
        if not (isinstance(a, Quote) and isinstance(b, Quote)):
            return
        match = sayings.compare(sayings.words(a.text), sayings.words(b.text))
        if match is None or not _one_saying(match, alignment.same_source):
            return
        change = match.weightiest
        if change is None:
            cosmetic = next(iter(match.changes), None)
            told = (
                f"only “{cosmetic.words_a}” and “{cosmetic.words_b}” differ" if cosmetic else "the words are the same"
            )
            yield self._divergence(
                alignment,
                Outcome.COMPATIBLE if cosmetic else Outcome.AGREE,
                Severity.LOW,
                f"Both texts give one quotation: {told}.",
                a.span,
                b.span,
            )
            return
        yield self._divergence(
            alignment,
            Outcome.CONFLICT,
            _SEVERITY[change.weight],
            f"One quotation in two wordings: {outlet(alignment.a)} has “{change.words_a or '(nothing)'}” where "
            f"{outlet(alignment.b)} has “{change.words_b or '(nothing)'}”; {match.shared} words are the same.",
            Span(a.start + change.a[0], a.start + change.a[1]),
            Span(b.start + change.b[0], b.start + change.b[1]),
        )

    def _divergence(
        self, alignment: Alignment, outcome: Outcome, severity: Severity, told: str, a: Span, b: Span
    ) -> Divergence:
        return self.divergence(
            alignment,
            outcome=outcome,
            severity=severity,
            what=in_short(alignment.a.mention.text),
            explanation=told,
            quotes=(a, b),
        )


def _one_saying(match: sayings.Match, same_source: bool | None) -> bool:
    """Whether two quotations are surely one: by what they share, the more the less is known of their speakers."""
    if same_source is True:
        return match.shared >= _LEAST and match.share >= _LEAST_SHARE
    long = match.shared >= _LONG, match.telling >= _TELLING
    enough = any(long) if same_source is None else all(long)
    return enough and match.share >= _LONG_SHARE
