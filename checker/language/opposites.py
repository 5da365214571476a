"""Words that exclude each other, and words that name one outcome (cues/antonyms.toml)."""

from __future__ import annotations

from functools import cache

from checker.language.contexts import Context
from checker.language.cues import load_cues

_NOTHING: frozenset[str] = frozenset()


@cache
def _halves() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    halves = [pair.split(" / ") for pair in load_cues("antonyms")["pairs"]]
    return tuple((frozenset(left.split("|")), frozenset(right.split("|"))) for left, right in halves)


@cache
def opposites() -> dict[str, frozenset[str]]:
    """For each word the words that exclude it."""
    found: dict[str, frozenset[str]] = {}
    for left, right in _halves():
        for one, other in ((left, right), (right, left)):
            for word in one:
                found[word] = found.get(word, _NOTHING) | other
    return found


@cache
def _sides() -> dict[str, frozenset[int]]:
    """The numbers of the halves in which a word stands; words of one half mean the same outcome."""
    found: dict[str, frozenset[int]] = {}
    for number, half in enumerate(half for pair in _halves() for half in pair):
        for word in half:
            found[word] = found.get(word, frozenset()) | {number}
    return found


@cache
def alike(word: str) -> frozenset[str]:
    """The word and those that name the same outcome."""
    numbers = _sides().get(word, frozenset())
    return frozenset({word, *(other for other, held in _sides().items() if held & numbers)})


@cache
def kin(word: str) -> frozenset[str]:
    """The word and those that tell of the same event in other words."""
    groups = [frozenset(group.split("|")) for group in load_cues("antonyms")["kin"]]
    return frozenset({word}).union(*(group for group in groups if word in group))


def same_outcome(one: str, other: str) -> bool:
    """Whether two lemmas name one outcome."""
    return one == other or bool(_sides().get(one, frozenset()) & _sides().get(other, frozenset()))


def opposed(one: str, other: str) -> bool:
    """Whether two lemmas exclude each other."""
    return not same_outcome(one, other) and other in opposites().get(one, _NOTHING)


def exclude(a: Context, b: Context) -> bool:
    """Whether two words as they stand cannot both hold of one thing: opposites, or one outcome once negated."""
    if opposed(a.lemma, b.lemma):
        return a.negated == b.negated
    return a.negated != b.negated and same_outcome(a.lemma, b.lemma)


@cache
def moves(word: str) -> bool:
    """Whether the word is about something that goes up and down, on and off, so that time may explain a difference."""
    return word in load_cues("antonyms")["moving"]
