"""Subjects that point back to a figure named before: "This number is expected to rise to 12,000"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model import Claim, Figure

_POINTS_BACK = re.compile(
    r"\b(?:this|that|the|these|those|its|their)\s+(?:\w+\s+)?"
    r"(?:number|figure|total|tally|count|toll|amount|sum|estimate)s?\b",
    re.IGNORECASE,
)
#: Heads that say nothing of what is counted.
_GENERIC = frozenset({"", "number", "figure", "total", "tally", "count", "amount", "sum", "estimate"})
_NEAR = 3  # sentences that a subject may point back


def bare(figure: Figure) -> bool:
    """Whether the figure counts something that its own words do not name."""
    return figure.dimension == "count" and figure.head in _GENERIC and not figure.ordinal


def antecedent(claim: Claim, before: Sequence[Claim]) -> tuple[Claim, Figure] | None:
    """The figure that the claim's subject points back to, with its claim; None where it points nowhere.

    Args:
        claim: a sentence with figures.
        before: the article's sentences before it, in order.
    """
    if not _POINTS_BACK.search(claim.text):
        return None
    for earlier in reversed(before[-_NEAR:]):
        if earlier.where is not claim.where or earlier.article_id != claim.article_id:
            continue
        for figure in reversed(earlier.figures):
            if figure.dimension == "count" and figure.head not in _GENERIC:
                return earlier, figure
    return None
