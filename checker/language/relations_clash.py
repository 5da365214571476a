"""Which relations of named bearers exclude each other: wife and sister, A bought B and B bought A, two mayors."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from functools import cache

from checker.language.cues import load_cues
from checker.language.names_gazetteer import look_up
from checker.language.places import excludes
from checker.language.relations import Relation, at
from checker.language.same_bearer import one, unlike
from checker.model import Side


@cache
def inverse(kind: str) -> str:
    """The kinship class as it is seen from the other end."""
    pairs = load_cues("relations")["inverse"]
    return str(pairs.get(kind) or next((one for one, other in pairs.items() if other == kind), kind))


class Clash(StrEnum):
    """In what way two relations exclude each other."""

    RELATION = "relation"  # of the same two: wife and sister
    DIRECTION = "direction"  # the other way round: A bought B, B bought A
    HOLDER = "holder"  # another bearer in the same office, or at the same person's side
    BODY = "body"  # the same bearer at another body
    PLACE = "place"  # another seat, birthplace or nationality


def clash(a: Relation, b: Relation) -> Clash | None:
    """How two relations exclude each other; None where they can both hold, as of two times."""
    if a.group == b.group == "nation":
        countries = {spot.country for spot in map(look_up, (a.object, b.object)) if spot is not None}
        return Clash.PLACE if len(countries) == 2 and one(a.subject, b.subject) else None
    if a.group in ("seat", "birth"):
        if a.group != b.group or (a.group == "seat" and (a.past or b.past)):
            return None
        apart = one(a.subject, b.subject) and excludes(_spot(a.object), _spot(b.object))
        return Clash.PLACE if apart else None
    if {a.group, b.group} <= {"office", "held"}:
        return None if a.past or b.past else _offices(a, b)
    if a.group != b.group or (a.role != b.role and a.group != "kin"):
        return None
    straight = one(a.subject, b.subject) and one(a.object, b.object)
    turned = one(a.subject, b.object) and one(a.object, b.subject)
    if a.group == "kin":
        return _kin(a, b, turned=turned, straight=straight)
    if turned and not straight:
        return Clash.DIRECTION
    if a.group == "succession" and one(a.object, b.object) and unlike(a.subject, b.subject):
        return Clash.HOLDER
    return None


def _kin(a: Relation, b: Relation, *, turned: bool, straight: bool) -> Clash | None:
    others = (b.subject, b.object) if straight else (b.object, b.subject)
    told_past_of = a.past or b.past
    if not all(map(_in_full, (a.subject, a.object), others)):
        partners = a.kind == b.kind == "spouse" and not told_past_of and _other_partner(a, b)
        return Clash.HOLDER if partners else None
    kind = inverse(b.kind) if turned else b.kind
    kinds = {a.kind, kind}
    if len(kinds) == 1 or len({k.removeprefix("step") for k in kinds}) == 1:
        return None  # the same, or a stepchild who is called a child
    if kinds == {"spouse", "former spouse"} and told_past_of:
        return None
    return Clash.RELATION


def _offices(a: Relation, b: Relation) -> Clash | None:
    data = load_cues("relations")["office"]
    if a.kind == b.kind and a.group == "office" and one(a.object, b.object):
        return Clash.HOLDER if unlike(a.subject, b.subject) else None
    if not _in_full(a.subject, b.subject) or " " not in a.subject or not unlike(a.object, b.object):
        return None
    generic = "employee" in (a.kind, b.kind)
    if not generic and (a.kind != b.kind or a.kind not in data["single"]):
        return None
    return Clash.BODY


def _in_full(a: str, b: str) -> bool:
    """Whether two keys name one person beyond the surname, which a family shares."""
    return a == b or (" " in a and " " in b and one(a, b))


def _other_partner(a: Relation, b: Relation) -> bool:
    for shared, partner in ((a.subject, a.object), (a.object, a.subject)):
        for known, other in ((b.subject, b.object), (b.object, b.subject)):
            if _in_full(shared, known):
                return unlike(partner, other)
    return False


def _spot(words: str) -> str:
    """A place as the tables know it: the country for its adjective ("South African")."""
    spot = look_up(words)
    return spot.key if spot is not None and spot.kind == "adjective" else words


def clashing(a: Side, b: Side, ways: Collection[Clash]) -> bool:
    """Whether the relations that two sides mark exclude each other in one of these ways."""
    mine, theirs = (at(side.claim, side.mention.start) for side in (a, b))
    return any(clash(x, y) in ways for x in mine for y in theirs)
