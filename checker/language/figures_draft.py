"""What the passes of the figure reader hand on: numbers with their units, and figures that are not finished."""

from __future__ import annotations

from dataclasses import dataclass

from checker.language.numbers_lexicon import Number
from checker.model import Bound, Change


@dataclass(slots=True)
class Atom:
    """A number with its unit: tokens `first` to `last` (excluded) are the figure's span."""

    low: float
    high: float
    first: int
    last: int
    number: Number
    unit: str = ""
    dimension: str = ""
    rate: str = ""
    hyphen: bool = False  # joined to its unit or noun by a hyphen: "five-year", "12-page"
    sign: bool = False  # a currency sign stands before it
    negative: bool = False
    range: str = ""  # how two numbers were joined: "to", "-", "and", "or", "from"
    score: bool = False  # votes or goals: "51-49"


@dataclass(slots=True)
class Draft:
    """What is gathered about one figure before it is frozen."""

    atom: Atom
    bound: Bound = Bound.EXACT
    change: Change | None = None
    unit: str = ""
    dimension: str = "count"
    noun: str = ""
    head: str = ""
    part_of: bool = False
    state: bool = False  # people counted by what happened to them: "17 were killed"
    phrase_end: int = 0  # the first token after number, unit and noun phrase
    bound_first: int = 0  # the first token of the bound words
