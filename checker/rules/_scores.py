"""Scores in words: "51 votes to 49" is one figure where the other text gives "52-48"."""

from __future__ import annotations

import re
from dataclasses import replace

from checker.model import Alignment, Figure, Side

_TO = re.compile(r"\s+(?:\w+\s+){0,2}to\s+", re.IGNORECASE)


def with_scores(alignment: Alignment) -> Alignment:
    """The alignment with a count that is one side of a score in words read as that score, if the other is a score."""
    a, b = alignment.a, alignment.b
    if not isinstance(a.mention, Figure) or not isinstance(b.mention, Figure):
        return alignment
    if (a.mention.dimension == "score") == (b.mention.dimension == "score"):
        return alignment
    return replace(alignment, a=_scored(a), b=_scored(b))


def _scored(side: Side) -> Side:
    figure, claim = side.mention, side.claim
    if not isinstance(figure, Figure) or figure.dimension != "count":
        return side
    at = claim.start
    for other in claim.figures:
        first, second = sorted((figure, other), key=lambda f: f.start)
        between = claim.text[first.end - at : second.start - at]
        if other.dimension != "count" or first.end >= second.start or not _TO.fullmatch(between):
            continue
        if first.low is None or second.low is None or first.low != first.high or second.low != second.high:
            continue
        low, high = sorted((first.low, second.low))
        text = claim.text[first.start - at : second.end - at]
        score = replace(
            figure,
            start=first.start,
            end=second.end,
            text=text,
            low=low,
            high=high,
            dimension="score",
            unit="-",
            noun="",
        )
        return replace(side, mention=score)
    return side
