"""Where something happened, by the words beside its verb: a place behind "in", "at" or "near"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.language.contexts import Context
from checker.language.places import excludes
from checker.model import Claim, Place

_LOCATIVE = re.compile(
    r"\b(?:in|at|near|outside|inside)\s+(?:(?:the|central|downtown|eastern|western|northern|southern)\s+)*$"
)
_BREAK = re.compile(r"[;:—–]|\b(?:and|but|while|after|before|which|who|when|as|because|though|that)\b|, ")
_FAR = 60  # characters between a verb and its place


def wheres(claim: Claim, read: Sequence[Context]) -> dict[int, Place]:
    """For the number of each verb the place that goes with it: the nearest behind it, where a preposition marks it."""
    found: dict[int, Place] = {}
    for place in claim.places:
        start = place.start - claim.start
        if not _LOCATIVE.search(claim.text[:start]):
            continue
        near = [
            (start - context.end, number)
            for number, context in enumerate(read)
            if context.verb and context.end <= start and not _BREAK.search(claim.text[context.end : start])
        ]
        if near and min(near)[0] <= _FAR:
            found.setdefault(min(near)[1], place)
    return found


def apart(a: Place | None, b: Place | None) -> bool:
    """Whether something cannot have happened in both; False for unknown and ambiguous names."""
    return a is not None and b is not None and a.key != b.key and excludes(a.text, b.text)


def nothing_shared(a: Claim, b: Claim) -> bool:
    """Whether both sentences name places, and none in common: a like thing may have happened somewhere else."""
    mine, theirs = ({place.key for place in claim.places} for claim in (a, b))
    return bool(mine and theirs) and not mine & theirs
