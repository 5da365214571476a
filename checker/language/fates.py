"""States of one named person that exclude each other: at large or arrested, guilty or not, resigned or dismissed.

The words are in cues/fates.toml. A state is read where its words follow the name, or stand in front of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from checker.language.cues import load_cues
from checker.language.masks import Entity, entities, mask
from checker.language.names_kinds import kind_of
from checker.model import Claim, Side

_BE = r"(?:is|was|were|are|has been|had been|have been|remains|remained|is still|was still|being)(?: \w+ly)?"
_HIS = r"(?:his|her|the|a)"
_ASIDE = r"(?:,? \d\d?,|, [^,;.]{1,60},|,(?= who))?"
_ADVERBS = r"(?: (?:who|later|also|then|already|has|had|have|\w+ly)\b){0,3}"
_TITLES = r"(?:(?!(?:and|or|of|by|in|for)\b)[^\W\d_][\w'’-]* ){0,4}?"


@dataclass(frozen=True, slots=True)
class Fate:
    """One state of one person: `slot` (custody, plea …), `state` inside it, the person's key, the words' place."""

    slot: str
    state: str
    person: str
    start: int
    end: int


def _either(words: Sequence[str]) -> str:
    alternatives = sorted((re.escape(word) for word in words), key=len, reverse=True)
    return "|".join(alternatives).replace("BE", _BE).replace("HIS", _HIS).replace(r"\ ", " ")


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    found = []
    for slot, states in load_cues("fates").items():
        for state, words in states.items():
            if state == "moves":
                continue
            after = rf"\x01(?P<n>\d+)\x02{_ASIDE}{_ADVERBS} (?P<cue>{_either(words['after'])})\b"
            found.append((slot, state, re.compile(after)))
            if words["before"]:
                cue = rf"\b(?P<cue>{_either(words['before'])})"
                before = (
                    rf"{cue} (?:{_TITLES}\x01(?P<n>\d+)\x02|(?:him|her)\b(?! (?!(?:by|in|on|at|after|over|for)\b)\w))"
                )
                found.append((slot, state, re.compile(before, re.IGNORECASE)))
    return tuple(found)


def find(claim: Claim) -> tuple[Fate, ...]:
    """The states that a claim gives the people it names, with the offsets of their words in the claim's field."""
    return tuple(
        Fate(f.slot, f.state, f.person, claim.start + f.start, claim.start + f.end)
        for f in _find(claim.text, entities(claim))
    )


@lru_cache(maxsize=2_048)
def _find(text: str, named: tuple[Entity, ...]) -> tuple[Fate, ...]:
    if not named:
        return ()
    masked, places = mask(text, named)
    found = []
    for slot, state, pattern in _patterns():
        for match in pattern.finditer(masked):
            person = _person(match, masked, named, text)
            if person:
                found.append(Fate(slot, state, person, places[match.start("cue")], places[match.end("cue")]))
    return tuple(found)


def _person(match: re.Match[str], masked: str, named: tuple[Entity, ...], text: str) -> str:
    """The key of the person whom the words are about; empty where it may be none."""
    number = match.group("n")
    if number is None:  # "a warrant was issued for him": the last one named before
        before = [int(n) for n in re.findall(r"\x01(\d+)\x02", masked[: match.start()])]
        people = [n for n in before if _may_be_a_person(named[n], text)]
        return named[people[-1]][2] if people else ""
    entity = named[int(number)]
    return entity[2] if _may_be_a_person(entity, text) else ""


def _may_be_a_person(entity: Entity, text: str) -> bool:
    start, end, _, place = entity
    return not place and kind_of(text[start:end]) in ("person", "other")


def at(claim: Claim, start: int) -> Iterator[Fate]:
    """The states whose words begin at `start`."""
    return (fate for fate in find(claim) if fate.start == start)


def moves(slot: str) -> bool:
    """Whether a later text may simply be newer."""
    return bool(load_cues("fates")[slot]["moves"])


def exclude(a: Fate, b: Fate) -> bool:
    """Whether two states are of one slot and not the same; whose they are is for the alignment to say."""
    return a.slot == b.slot and a.state != b.state


def clashing(a: Side, b: Side) -> str:
    """The slot in which the states that two sides mark exclude each other; empty where there is none."""
    pairs = ((x, y) for x in at(a.claim, a.mention.start) for y in at(b.claim, b.mention.start))
    return next((x.slot for x, y in pairs if exclude(x, y)), "")
