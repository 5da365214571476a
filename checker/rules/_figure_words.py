"""What the figure rules share: words for a figure, what it measures, and how much a difference would matter."""

from __future__ import annotations

import math

from checker.language.lemma import lemma
from checker.language.nouns_forms import word_list
from checker.model import Alignment, Bound, Figure, Outcome, Severity, Side, Span
from checker.rules._figure_units import in_units_of
from checker.rules._readings import Reading, read
from checker.rules._words import outlet

_LARGE_SUM = 1e6  # in any currency: from here on money in itself makes a difference matter
_NEAR = 45  # characters around a figure in which a word of life or death speaks of it


def figures(alignment: Alignment) -> tuple[Figure, Figure] | None:
    """The two figures, or None where a side is something else."""
    a, b = alignment.a.mention, alignment.b.mention
    return (a, b) if isinstance(a, Figure) and isinstance(b, Figure) else None


def stated(side: Side) -> str:
    """The figure as an editor would quote it, with its bound: "more than 11,000"."""
    figure = side.mention
    assert isinstance(figure, Figure)
    if figure.vague:
        return figure.text
    strict = read(figure, side.claim).strict
    words = {
        Bound.EXACT: "",
        Bound.ABOUT: "about ",
        Bound.ABOVE: "more than " if strict else "at least ",
        Bound.BELOW: "less than " if strict else "up to ",
    }[figure.bound]
    change = f"{figure.change.value} " if figure.change else ""
    return f"{change}{words}{figure.text}"


def voice(side: Side) -> str:
    """Who says it, for the reader: the outlet, with the credited source and the date it speaks of in brackets."""
    name = outlet(side) or "One text"
    notes = [note for note in (side.mention.source, (side.mention.as_of or "")[:10]) if note]
    return f"{name} ({', '.join(notes)})" if notes else name


def what(alignment: Alignment) -> str:
    """The thing measured: the noun, the fuller of two alike, both where each text says its own; else the unit."""
    pair = figures(alignment)
    assert pair is not None
    nouns = sorted({figure.noun.casefold(): figure.noun for figure in pair if figure.noun}.values(), key=len)
    if len(nouns) == 2 and not _words(nouns[0]) <= _words(nouns[1]):
        return " / ".join(figure.noun for figure in pair)
    if nouns:
        return nouns[-1]
    units = [figure.unit.removeprefix("% ") for figure in pair if figure.unit not in ("-", "% -")]
    if units and pair[0].dimension == "count":
        return units[0]
    return _DIMENSIONS.get(pair[0].dimension, pair[0].dimension if pair[0].dimension != "count" else "figure")


def _words(noun: str) -> set[str]:
    return {lemma(word) for word in noun.casefold().split()}


#: What a figure without a noun is called, where its dimension's own name would sound odd.
_DIMENSIONS = {"currency": "sum of money", "points": "points", "ratio": "ratio", "mass": "weight", "degree": "degrees"}


def told(alignment: Alignment) -> str:
    """Who gives which figure for what, as one sentence; of each side only what its own text says."""
    a, b = alignment.a, alignment.b
    again = "" if one_noun(alignment) else counted(b)
    return f"{voice(a)} gives {stated(a)}{counted(a)}; {voice(b)} gives {stated(b)}{again}."


def one_noun(alignment: Alignment) -> bool:
    """Whether both texts name what they count or measure by the same words."""
    pair = figures(alignment)
    assert pair is not None
    return bool(pair[0].noun) and pair[0].noun.casefold() == pair[1].noun.casefold()


def counted(side: Side) -> str:
    """What the side's own text counts or measures, to be set behind its figure; empty where it does not say."""
    figure = side.mention
    assert isinstance(figure, Figure)
    return f" for {figure.noun}" if figure.noun else ""


def spans(alignment: Alignment) -> tuple[Span, Span]:
    """The words that differ: the figures themselves."""
    return alignment.a.mention.span, alignment.b.mention.span


def gap(alignment: Alignment) -> float:
    """The relative distance of the two figures: 0 where they meet, near 1 where one dwarfs the other."""
    pair = figures(alignment)
    assert pair is not None
    other = in_units_of(pair[1], pair[0])
    if other is None:
        return 0.0
    a, b = middle(read(pair[0], alignment.a.claim)), middle(read(other, alignment.b.claim))
    largest = max(abs(a), abs(b))
    return abs(a - b) / largest if largest else 0.0


def middle(reading: Reading) -> float:
    """The value that stands for the figure: its stated number, a range's middle."""
    ends = [end for end in (reading.low, reading.high) if end is not None and math.isfinite(end)]
    return sum(ends) / len(ends) if ends else 0.0


def of_life_and_death(side: Side) -> bool:
    """Whether the figure counts the dead, the hurt or the missing."""
    figure = side.mention
    assert isinstance(figure, Figure)
    heads = word_list("life_and_death")
    if figure.head in heads or any(word in heads for word in figure.noun.lower().split()):
        return True
    if figure.dimension != "count":
        return False
    at = figure.start - side.claim.start
    around = side.claim.text[max(0, at - _NEAR) : at + len(figure.text) + _NEAR].lower()
    return any(word.strip(".,;:()\"'“”") in heads for word in around.split())


def severity(alignment: Alignment, outcome: Outcome) -> Severity:
    """How much the difference would matter in print: life and death, money, the size of the gap, one source twice."""
    if outcome in (Outcome.AGREE, Outcome.COMPATIBLE, Outcome.SCOPE):
        return Severity.LOW
    apart = gap(alignment)
    grave = of_life_and_death(alignment.a) or of_life_and_death(alignment.b)
    money = any(
        isinstance(side.mention, Figure)
        and side.mention.dimension == "currency"
        and max(side.mention.low or 0, side.mention.high or 0) >= _LARGE_SUM
        for side in (alignment.a, alignment.b)
    )
    if outcome is Outcome.UPDATE:
        return Severity.MEDIUM if grave or apart >= 0.5 else Severity.LOW
    if (grave and apart >= 0.02) or apart >= 0.5 or (alignment.same_source and apart >= 0.02):
        return Severity.HIGH
    return Severity.MEDIUM if apart >= 0.1 or (money and apart >= 0.02) else Severity.LOW


def difference(alignment: Alignment) -> str:
    """The size of the gap in words: "they differ by 8 percent", "one is ten times the other"."""
    pair = figures(alignment)
    assert pair is not None
    if pair[0].change and pair[1].change and pair[0].change is not pair[1].change:
        return "one says up, the other down"
    other = in_units_of(pair[1], pair[0])
    if other is None or pair[0].dimension == "score":
        return "they differ"
    a, b = middle(read(pair[0], alignment.a.claim)), middle(read(other, alignment.b.claim))
    small, large = sorted((abs(a), abs(b)))
    if small and large / small >= 2:
        times = large / small
        return f"one is {times:,.0f} times the other" if times >= 10 else f"one is {times:.1f} times the other"
    share = 100 * gap(alignment)
    return f"they differ by {share:.0f} percent" if share >= 1 else "they differ by less than 1 percent"
