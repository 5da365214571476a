"""Two numbers joined by a dash that are no range: votes ("51-49"), scores ("3-1"), and telephone numbers."""

from __future__ import annotations

from functools import cache

from checker.language import nouns, units_written
from checker.language.cues import load_cues
from checker.language.nouns_forms import is_plural
from checker.language.tokens import DIGITS, Tokens

_DASHES = "-–—−‑"
_BEFORE, _AFTER = 8, 5  # tokens around the pair in which a word of voting or playing is looked for


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_cues("numbers")["pairs"][name])


def votes_near(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the words around tokens `first` to `last` speak of a vote."""
    return not _words("vote").isdisjoint(tokens.low[max(0, first - _BEFORE) : last + _AFTER])


def chain(tokens: Tokens, i: int) -> int:
    """How many numbers in digits dashes tie together from token `i` on: 1 for one, 3 for "1-800-222"."""
    count, j = 1, i
    while count < 9 and _tied(tokens, j + 1) and tokens.kind[j + 2] == DIGITS:
        count, j = count + 1, j + 2
    return count


def _tied(tokens: Tokens, j: int) -> bool:
    return j + 1 < len(tokens) and tokens.word[j] in _DASHES and tokens.joined(j) and tokens.joined(j + 1)


def years(tokens: Tokens, i: int) -> bool:
    """Whether the pair is a span of years: "1950-53", "2018-2019"."""
    first, second = tokens.word[i], tokens.word[i + 2]
    if not (first.isdigit() and second.isdigit() and len(first) == 4 and 1500 <= int(first) <= 2199):
        return False
    if len(second) == 2:
        return int(second) > int(first) % 100 or second == "00"
    return len(second) == 4 and int(first) < int(second) <= 2199 and units_written.after(tokens, i + 3) is None


def score(tokens: Tokens, i: int) -> str:
    """What the pair that starts at token `i` is: "vote", "score", or empty for a range or none.

    A higher number first is a score; a lower one first only where the sentence speaks of a vote or a game.
    """
    if chain(tokens, i) != 2:
        return ""
    first, second = tokens.word[i], tokens.word[i + 2]
    if not (first.isdigit() and second.isdigit() and len(first) <= 3 and len(second) <= 3):
        return ""
    last = i + 3
    hyphen = tokens.at(last) == "-"
    if units_written.after(tokens, last + hyphen) is not None:
        return ""
    if votes_near(tokens, i, last):
        return "vote"
    playing = not _words("game").isdisjoint(tokens.low[max(0, i - _BEFORE) : last + _AFTER])
    if playing:
        return "score"
    noun = nouns.phrase(tokens, last)
    counted = noun is not None and is_plural(tokens.low[noun.last - 1])
    return "score" if int(first) >= int(second) and not counted else ""
