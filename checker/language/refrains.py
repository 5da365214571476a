"""Two lines of one speech that differ in the member of a series: two sayings, and not one in two wordings.

Speakers count up ("In the first quarter …", "In the second quarter …") and turn to one group after another ("To the
farmers I say …", "To the miners I say …"): enumeration and anaphora in rhetoric.
"""

from __future__ import annotations

import re
from functools import cache

from checker.language.cues import load_cues
from checker.language.sayings import Match, Word
from checker.language.sayings_changes import ORDER, tell

_YEAR = re.compile(r"(?:19|20)\d\d")
_OPENING = 6  # words of a quotation in which its frame stands


@cache
def _series() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group.split("|")) for group in load_cues("sayings")["series"])


@cache
def _frames() -> frozenset[str]:
    return frozenset(load_cues("sayings")["frames"])


def two_lines(a: list[Word], b: list[Word], match: Match) -> bool:
    """Whether two quotations that differ are two lines of one speech, or of two speeches of one pattern.

    They open alike up to a member of a series, or behind a frame, and differ again further on: a line of which one word
    alone is another was rather misquoted.

    Args:
        a, b: the words of the two.
        match: how they meet (`sayings.compare`).
    """
    mine, theirs = [word.text for word in a], [word.text for word in b]
    at = next((i for i, (x, y) in enumerate(zip(mine, theirs, strict=False)) if x != y), _OPENING)
    if at >= _OPENING:
        return False
    opening = mine[:at]
    in_series = not tell(opening) and _one_series(mine[at], theirs[at])
    if not in_series and " ".join(opening) not in _frames():
        return False
    return any(change.weight in ORDER and change.a[0] > a[at].end for change in match.changes)


def _one_series(one: str, other: str) -> bool:
    """Whether two words are members of one series."""
    if _YEAR.fullmatch(one) and _YEAR.fullmatch(other):
        return True
    return any(one in group and other in group for group in _series())
