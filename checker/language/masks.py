"""A sentence with its names masked by their number, so that patterns can read what stands around and between them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from checker.language.names_gazetteer import look_up
from checker.language.names_kinds import kind_of
from checker.model import Claim, Name, Place

#: Start, end and key of a name, and whether it is a place.
Entity = tuple[int, int, str, bool]


def entities(claim: Claim) -> tuple[Entity, ...]:
    """Start, end and key of what can bear a relation, and whether it is a place; no adjectives of countries."""
    named: list[Name | Place] = [*claim.names, *claim.places]
    return tuple(
        (n.start - claim.start, n.end - claim.start, n.key, isinstance(n, Place) or look_up(n.key) is not None)
        for n in sorted(named, key=lambda n: n.start)
        if not (isinstance(n, Name) and kind_of(n.text) == "adjective")
    )


_SPACED = re.compile(r" (?=[,'’)])")
_LETTERS = re.compile(r"[a-z]+")


@lru_cache(maxsize=2_048)
def letters(text: str) -> frozenset[str]:
    """The runs of plain letters in a text, folded: what `telling` words are looked for in."""
    return frozenset(_LETTERS.findall(text.casefold()))


def telling(phrases: Iterable[str]) -> frozenset[str]:
    """Of each phrase the longest word: no text whose `letters` have none of these holds any of the phrases."""
    return frozenset(max(_LETTERS.findall(phrase.casefold()), key=len) for phrase in phrases)


@lru_cache(maxsize=2_048)
def mask(text: str, named: tuple[Entity, ...]) -> tuple[str, tuple[int, ...]]:
    """The text with each entity as its number between two marks, and where each character of it stood."""
    out: list[str] = []
    places: list[int] = []
    at = 0
    for number, (start, end, *_) in enumerate(named):
        if start < at:
            continue
        based = text[start:end].find("-based ")
        if based >= 0:  # "Oslo-based Haugen": the name begins behind it
            start += based + len("-based ")
        for part, origin in ((text[at:start], at), (f"\x01{number}\x02", start)):
            out.append(part)
            places += range(origin, origin + len(part)) if origin == at else [origin] * len(part)
        at = end
    out.append(text[at:])
    places += range(at, len(text) + 1)
    joined = "".join(out)
    gone = {match.start() for match in _SPACED.finditer(joined)}  # "Ost , a" is "Ost, a"
    if gone:
        places = [place for i, place in enumerate(places) if i not in gone]
        joined = "".join(c for i, c in enumerate(joined) if i not in gone)
    return joined, tuple(places)
