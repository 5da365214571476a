"""A sentence with its names masked by their number, so that patterns can read what stands around and between them."""

from __future__ import annotations

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


def mask(text: str, named: tuple[Entity, ...]) -> tuple[str, list[int]]:
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
    spaced = [
        i for i in range(len(joined) - 1) if joined[i] == " " and joined[i + 1] in ",'’)"
    ]  # "Ost , a" is "Ost, a"
    if spaced:
        gone = set(spaced)
        places = [place for i, place in enumerate(places) if i not in gone]
        joined = "".join(c for i, c in enumerate(joined) if i not in gone)
    return joined, places
