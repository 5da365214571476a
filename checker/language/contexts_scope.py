"""What a negation reaches, what a verb's object is, and verbs that only close a quotation.

A negation often denies the time or the manner and not the deed: "not expected for two weeks", "did not sign before
Friday", "failed to pay on time". After Huddleston & Pullum, "The Cambridge Grammar of the English Language"
(2002), chapter 9 (scope and focus of negation).
"""

from __future__ import annotations

import re
from functools import cache

from checker.language.cues import load_cues
from checker.language.sources_tokens import Tokens

_FAR = 16  # tokens behind a verb in which an adjunct is its own
_WORDS = 3  # words of an adjunct that are kept
_NP = frozenset("DMNCGB")


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """The adjuncts of time and manner by their first word, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in load_cues("contexts")["adjuncts"]:
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append(words)
    return {first: sorted(phrases, key=len, reverse=True) for first, phrases in table.items()}


@cache
def _units() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(load_cues('contexts')['spans'])})s?")


def adjunct(tokens: Tokens, i: int) -> str:
    """The words by which a negation of the verb at token `i` denies a time or a manner; "" where there are none."""
    lows, tags = tokens.lows, tokens.tags
    for low in lows[max(0, i - 2) : i]:
        if (low,) in _phrases().get(low, ()):
            return low  # "has not yet released"
    for k in range(i + 1, min(len(lows), i + 1 + _FAR)):
        if tags[k] in ";:.":
            break
        for phrase in _phrases().get(lows[k], ()):
            if tuple(lows[k : k + len(phrase)]) == phrase:
                return " ".join(lows[k : k + max(len(phrase), _WORDS)]).rstrip(" .,;")
        if lows[k] in ("for", "within") and any(_units().fullmatch(low) for low in lows[k + 1 : k + 5]):
            return " ".join(lows[k : k + _WORDS])
    return ""


def object_head(tokens: Tokens, lemmas: list[str], i: int) -> str:
    """The lemma of the last noun of the phrase right behind the verb at token `i`; "" where none follows."""
    j = i + 1
    while j < len(tokens.tags) and tokens.tags[j] in _NP:
        j += 1
    while j > i + 1 and tokens.tags[j - 1] not in "NC":
        j -= 1
    return lemmas[j - 1] if j > i + 1 else ""


def closes_quotation(tokens: Tokens, i: int, lemma: str) -> bool:
    """Whether the verb at token `i` says whose quotation ended before it: "…,” it continued."."""
    if lemma not in load_cues("contexts")["closing"]:
        return False
    mark = tokens.tags.rfind("Q", max(0, i - 7), i)
    if mark < 0 or any(tag not in "DNCPG,B" for tag in tokens.tags[mark + 1 : i]):
        return False
    if tokens.tags[mark - 1] not in ",." and tokens.tags[mark + 1] != ",":
        return False  # "after “a hard night” the rain continued"
    inverted = mark == i - 1 and tokens.tags[i + 1 : i + 2] in ("D", "N", "C")
    return inverted or tokens.tags[i + 1 : i + 2] in ("", ".", ",", ";", ":", "q", "I")
