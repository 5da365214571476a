"""Who asked: two institutes' polls are two measurements, however alike their questions are."""

from __future__ import annotations

import re
from functools import cache

from checker.language.cues import load_cues
from checker.model import Claim

_NAME = r"[A-Z][\w&.’'-]*"
_KIND = r"(?:(?:new|recent|latest|national|statewide|tracking|online|opinion|exit|daily|weekly)\s+)*"
#: "a Quinnipiac University poll", "the ABC News/Washington Post survey"; "a poll by Gallup", "a survey from Ipsos".
_BEFORE = re.compile(rf"({_NAME}(?:\s*[/–-]\s*{_NAME}|\s+{_NAME}|\s+and\s+{_NAME})*)\s+{_KIND}(?:polls?|surveys?)\b")
_AFTER = re.compile(
    rf"\b(?:polls?|surveys?)\s+(?:\w+\s+){{0,2}}?(?:by|from|for)\s+(?:the\s+)?({_NAME}(?:[\s/–-]+{_NAME})*)"
)
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _nobody() -> frozenset[str]:
    return frozenset(load_cues("polls")["nobody"])


def institutes(claim: Claim) -> frozenset[str]:
    """The words of the names of those who polled, lower-cased; empty where the sentence names no poll or nobody."""
    found: set[str] = set()
    for pattern in (_BEFORE, _AFTER):
        for match in pattern.finditer(claim.text):
            found.update(word.casefold() for word in _WORD.findall(match.group(1)))
    return frozenset(found - _nobody())


def other_poll(a: Claim, b: Claim) -> bool:
    """Whether the two sentences give the results of polls that share no institute."""
    left, right = institutes(a), institutes(b)
    return bool(left and right and not left & right)
