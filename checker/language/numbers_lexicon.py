"""What every part of the number reader knows: the words for numbers, and a number expression as it was read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from checker.language.cues import load_cues


@dataclass(slots=True)
class Number:
    """A number expression: tokens `first` to `last` (excluded) and the interval that they state."""

    low: float
    high: float
    first: int
    last: int
    words: bool = False  # written in words
    vague: bool = False  # a magnitude: "dozens"
    share: bool = False  # a fraction of a whole: "a third"
    ordinal: bool = False
    fold: bool = False  # "sixfold"
    plain: bool = False  # bare digits without comma, point or multiplier, as years and names are written
    grouped: bool = False  # written with a point before three digits, which may group thousands: "1.234"
    scale: float = 1.0  # what a multiplier word or suffix has multiplied by


@cache
def lexicon() -> dict[str, dict[str, float]]:
    """The number words by class (cardinals, multipliers, suffixes, magnitudes, fractions, ordinals, folds)."""
    return load_cues("numbers")


@cache
def starts() -> frozenset[str]:
    """Lower-case words with which a number expression can begin."""
    words = lexicon()
    names = {"a", "an", "half", "tens", "several", "few", "dozen"}
    for group in ("cardinals", "magnitudes", "folds", "ordinals"):
        names |= words[group].keys()
    return frozenset(names)


@cache
def triggers() -> frozenset[str]:
    """Lower-case words without which a text without digits holds no number."""
    words = lexicon()
    names = {"half", "tens"}
    for group in ("cardinals", "multipliers", "magnitudes", "folds", "ordinals", "fractions"):
        names |= words[group].keys()
    return frozenset(names)
