"""What rules of every kind print of a side."""

from __future__ import annotations

from checker.model import Side

_SHORT = 120  # characters of a sentence that say what it is about


def outlet(side: Side) -> str:
    """Who published the side's article: its outlet, else its name."""
    return side.article.outlet or side.article.name


def in_short(text: str) -> str:
    """The beginning of a passage, white space folded, as the thing that a divergence is about."""
    return " ".join(text.split())[:_SHORT]
