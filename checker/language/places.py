"""Whether one place lies in another, or two places exclude each other. Silent (None, False) where the tables are."""

from __future__ import annotations

from functools import cache

from checker.language.cues import load_cues
from checker.language.names_gazetteer import Spot, ambiguous, cities, fold, spots, states


@cache
def _regions() -> dict[str, frozenset[str]]:
    return {name: frozenset(codes) for name, codes in load_cues("places")["regions"].items()}


def _readings(place: str) -> tuple[Spot, ...]:
    """Every reading of a place's name; the part after a comma narrows it ("Springfield, Illinois")."""
    head, _, tail = place.partition(",")
    key = fold(head).removeprefix("the ")
    found: list[Spot] = []
    small = spots().get(key)
    if small is not None and small.kind in ("country", "capital", "region", "state"):
        found.append(small)
    state = states().get(key) or (states().get(key + ".") if head.strip().endswith(".") else None)
    if state is not None:
        found.append(state)
    if small is None or small.kind == "capital":
        found.extend(cities().get(key, ()))
    if key == "georgia":
        found.append(Spot("georgia", "country", "GE"))
    if tail.strip():
        wider = _readings(tail.strip())
        narrowed = [s for s in found if any(_inside(w, s) for w in wider)]
        found = narrowed or found
    return tuple(found)


def _inside(outer: Spot, inner: Spot) -> bool:
    """Whether `inner` lies in `outer`, both read one way."""
    if outer.kind == "region":
        return inner.country in _regions()[outer.key]
    if outer.kind == "country":
        return inner.country == outer.country
    if outer.kind == "state" and outer.admin:
        return inner.kind in ("city", "capital") and inner.country == "US" and inner.admin == outer.admin
    return False


def _same(a: Spot, b: Spot) -> bool:
    return a.key == b.key and a.country == b.country and (a.kind == b.kind or {a.kind, b.kind} == {"city", "capital"})


def contains(a: str, b: str) -> bool | None:
    """Whether place `a` holds place `b` (city in state in country in region; every place holds itself).

    None where either is not in the gazetteer, or where only some readings of an ambiguous name hold.
    """
    if fold(a) and fold(a) == fold(b):
        return True
    outer, inner = _readings(a), _readings(b)
    if not outer or not inner:
        return None
    verdicts = {_inside(x, y) or _same(x, y) for x in outer for y in inner}
    if verdicts == {True} or verdicts == {False}:
        return verdicts.pop()
    # A city's name is shared by many: the largest decides when it is plainly meant.
    if _inside(outer[0], inner[0]) or _same(outer[0], inner[0]):
        return True
    return None


def excludes(a: str, b: str) -> bool:
    """Whether something cannot be in both: no reading of either lies in a reading of the other.

    False (silent) for places the gazetteer lacks and for names known to be ambiguous.
    """
    if fold(a) in ambiguous() or fold(b) in ambiguous():
        return False
    first, second = _readings(a), _readings(b)
    if not first or not second:
        return False
    for x in first:
        for y in second:
            if _same(x, y) or _inside(x, y) or _inside(y, x):
                return False
            if x.kind == "region" and y.kind == "region":
                if _regions()[x.key] & _regions()[y.key]:
                    return False
            elif "state" in (x.kind, y.kind) and x.country == y.country and not (x.admin and y.admin):
                return False  # parts of a country whose towns the tables do not place
    return True
