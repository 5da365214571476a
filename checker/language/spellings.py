"""Two names of people that differ by spelling only: "Davie Stephens" and "Davie Stevens", "Lindsay" and "Lindsey"."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache

from checker.language.cues import load_cues
from checker.language.names_gazetteer import look_up
from checker.language.names_kinds import lexicon
from checker.language.titles import bearer_of
from checker.language.transliterations import one_sound
from checker.model import Claim, Name, Place

_LETTERS = 2  # letters in which two spellings of one name differ at most
_LONG = 5  # letters of a surname, and of a given name, from which two spellings can be told from two names
_CLOSE = 50  # characters around a name in which its bearer's country is looked for

Person = tuple[str, str]


@cache
def _given() -> frozenset[str]:
    """Given names that are written in one way in English."""
    data = load_cues("spellings")
    return (lexicon().female | lexicon().male | frozenset(data["given"])) - frozenset(data["romanised"])


@cache
def _short() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair.split("|")) for pair in load_cues("spellings")["short"])


def people(claim: Claim) -> list[tuple[Person, int, int]]:
    """The people whom a claim names by first and last name, with the name's offsets in the field."""
    found = []
    for name in claim.names:
        bearer, at = bearer_of(name.text, name.key)
        parts = bearer.split()
        if len(parts) == 2 and name.text.isascii():
            found.append(((parts[0], parts[1]), name.start + at, name.end))
    return found


def person_at(claim: Claim, end: int) -> Person | None:
    """The person whose name ends at `end` in the claim's field; None where none does."""
    return next((person for person, _, last in people(claim) if last == end), None)


def sound_unlike(a: Person, b: Person) -> bool:
    """Whether two people's first names are well known and sound unlike ("Martin" and "Marvin")."""
    return {a[0], b[0]} <= _given() and not one_sound(a[0], b[0])


def other_spelling(a: Person, b: Person) -> bool:
    """Whether two people's first and last names can be one name in two spellings.

    Either the first or the last name is the same in both, the other differs in two letters at most and is not short,
    and a given name is one of those that are not brought into English letters from others.
    """
    (first_a, last_a), (first_b, last_b) = a, b
    if first_a == first_b:
        return first_a in _given() and _nearly(last_a, last_b)
    if last_a != last_b or not {first_a, first_b} & _given():
        return False
    romanised = frozenset(load_cues("spellings")["romanised"])
    if {first_a, first_b} & romanised:
        return False
    if first_a[0] != first_b[0] and not _sound_alike(first_a, first_b):
        return False  # "Donald" and "Ronald" are two
    return not _one_in_short(first_a, first_b) and _nearly(first_a, first_b)


def _sound_alike(a: str, b: str) -> bool:
    """Whether two names begin alike to the ear, and go on alike ("Geoffrey", "Jeffrey")."""
    return frozenset((a[0], b[0])) in (frozenset("gj"), frozenset("ck"), frozenset("cs"), frozenset("sz"))


def _one_in_short(a: str, b: str) -> bool:
    """Whether one given name is the other in short ("Ken", "Kenneth"; "Bill", "William")."""
    return a.startswith(b) or b.startswith(a) or frozenset((a, b)) in _short()


def _nearly(a: str, b: str) -> bool:
    """Whether two words differ in two letters at most, and are long enough for that to say something."""
    if min(len(a), len(b)) < _LONG or not (a + b).isalpha() or a == b:
        return False
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return sum(max(i - h, k - j) for tag, h, i, j, k in blocks if tag != "equal") <= _LETTERS


def romanised(claim: Claim, start: int, end: int) -> bool:
    """Whether close to a name (its offsets in the field) stands a country whose names are spelt in several ways."""
    countries = frozenset(load_cues("spellings")["romanised_countries"])
    named: list[Name | Place] = [*claim.names, *claim.places]
    for name in named:
        if name.end < start - _CLOSE or name.start > end + _CLOSE:
            continue
        spot = look_up(name.text) or look_up(name.key) or look_up(name.text.split()[0])
        if spot is not None and spot.country in countries:
            return True
    return False
