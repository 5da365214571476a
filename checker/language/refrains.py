"""Two lines of one speech that differ in the member of a series: two sayings, and not one in two wordings.

Speakers count up ("In the first quarter …", "In the second quarter …"), turn to one group after another ("To the
farmers I say …", "To the miners I say …") and begin again with the same words ("we shall …, we shall …"): enumeration
and anaphora in rhetoric.
"""

from __future__ import annotations

import re
from functools import cache

from checker.language.cues import load_cues
from checker.language.sayings import Match, Word
from checker.language.sayings_changes import tell

_YEAR = re.compile(r"(?:19|20)\d\d")
_OPENING = 6  # words of a quotation in which its frame stands
_AGAIN = ((3, 1), (2, 2))  # first words of a quotation, and how often they stand in it again


@cache
def _series() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group.split("|")) for group in load_cues("sayings")["series"])


@cache
def _frames() -> frozenset[str]:
    return frozenset(load_cues("sayings")["frames"])


def two_lines(a: list[Word], b: list[Word], match: Match) -> bool:
    """Whether two quotations that differ are two lines of one speech, or of two speeches of one pattern.

    Args:
        a, b: the words of the two.
        match: how they meet (`sayings.compare`).
    """
    mine, theirs = [word.text for word in a], [word.text for word in b]
    at = next((i for i, (x, y) in enumerate(zip(mine, theirs, strict=False)) if x != y), _OPENING)
    opening = mine[:at]
    if at < _OPENING and not tell(opening) and _one_series(mine[at], theirs[at]):
        return True
    change = match.weightiest
    if change is None or change.weight != "word":
        return False
    if at < _OPENING and " ".join(opening) in _frames():
        return True
    return _begins_again(mine) and _begins_again(theirs)


def _one_series(one: str, other: str) -> bool:
    """Whether two words are members of one series."""
    if _YEAR.fullmatch(one) and _YEAR.fullmatch(other):
        return True
    return any(one in group and other in group for group in _series())


def _begins_again(texts: list[str]) -> bool:
    """Whether a quotation begins again with its first words ("we shall fight …, we shall …")."""
    return any(sum(texts[i : i + n] == texts[:n] for i in range(n + 1, len(texts) - n)) >= often for n, often in _AGAIN)
