"""Reads every quantity of a sentence: value, bound, change, unit, and what is counted or measured.

Method: one pass over the tokens finds number expressions with their units; neighbours are joined into ranges; then each
is read in its surroundings. Language knowledge is in `cues/*.toml`. Every look to the left or right is bounded, so that
time grows with the length of the text and no faster.
"""

from __future__ import annotations

from checker.language import figures_none, numbers
from checker.language.figures_atoms import atoms
from checker.language.figures_context import read_in_context
from checker.language.figures_ranges import join_ranges
from checker.language.tokens import Tokens
from checker.model import Figure

__all__ = ["find"]


def find(text: str) -> list[Figure]:
    """The quantities of one sentence or headline, sorted, without overlaps.

    A figure's span covers its number with multiplier, currency sign and unit word, not its bound or noun phrase.
    Offsets count in `text`. Values are in the unit named (`"$1.2 billion"` is 1.2e9 dollars; a percentage is 0..100; a
    fraction is 0..1 with a unit that starts with "%").
    """
    if not numbers.possible(text) and not figures_none.possible(text):
        return []
    tokens = Tokens(text)
    found = join_ranges(tokens, atoms(tokens))
    return read_in_context(tokens, found) if found else []
