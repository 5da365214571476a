"""Why two figures that look comparable measure different things: another part, period, place, people or owner."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache

from checker.align.entries import Entry, clause_of, exclude
from checker.align.features import digits, middle
from checker.align.modes import other_answer, other_mode
from checker.align.polls import other_poll
from checker.language import contexts, names, places, units
from checker.language.cues import load_cues
from checker.language.lemma import lemma
from checker.language.names_gazetteer import ambiguous, fold, look_up
from checker.language.opposites import kin
from checker.model import Figure, Name, Place

_MEET = 0.02  # relative; two values in two units are one value, rounded
_WHERE = re.compile(r"\b(?:in|at|near|outside)\s+(?:the\s+)?$", re.IGNORECASE)
_QUARTER = re.compile(
    r"\b(?:(first|second|third|fourth|1st|2nd|3rd|4th)[ -](quarter|half|trimester)|Q([1-4]))\b", re.IGNORECASE
)
_ORDER = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
_OWNER = re.compile(r"['’]s?\s")
_STARTS = re.compile(r"(?:^|[,;:.—–“\"]|\d{4}|\b(?:and|but|while|that|the))$", re.IGNORECASE)  # what a subject follows
_OF = re.compile(r"\b([^\W\d_]+) of(?: the)?$", re.IGNORECASE)
_STOPS = re.compile(r"[,;:—–()]")
_SHORT = 8  # words at most from an owner to the figure
_BROKEN = re.compile(r"[,;:—–()]|\b(?:and|or|but|while|than|by|from|to|of|against|with|for|in|on|at)\b", re.IGNORECASE)
_HELPERS = re.compile(r"^(?:\s+(?:has|have|had|is|are|was|were|will|would|also|now|only|already|then))*\s+$")


def scope_reason(a: Entry, b: Entry, *, part_and_whole: bool, change_and_level: bool) -> str:
    """Why the two measure different things, in plain words; empty where nothing says so."""
    met = _met(a.figure, b.figure)
    if part_and_whole and not met:
        part = a if a.figure.part_of else b
        return f"“{part.figure.text}” is a part of a larger figure"
    if change_and_level and not met and not _an_end(a.figure, b.figure):
        change = a if a.figure.change else b
        return f"“{change.figure.text}” is a change, the other a level"
    if a.period and b.period and a.period != b.period and not (met and _unlike_others(a.figure)):
        return f"one is for {a.period}, the other for {b.period}"
    quarters = _quarter(a), _quarter(b)
    if quarters[0] and quarters[1] and quarters[0][0] != quarters[1][0]:
        return f"one is for the {quarters[0][1]}, the other for the {quarters[1][1]}"
    if other_poll(a.claim, b.claim):
        return "each is a result of another poll"
    if not met and (reason := other_mode(a, b) or other_answer(a, b)):
        return reason
    if not met and "magnitude" == a.figure.dimension == b.figure.dimension and _aftershock(a) != _aftershock(b):
        return "one is of an aftershock, the other of the earthquake itself"
    here, there = _places(a), _places(b)
    if here and there and all(places.excludes(x, y) for x in here for y in there):
        return f"one is about {here[0]}, the other about {there[0]}"
    nations = _nations(a), _nations(b)
    if nations[0] and nations[1] and not set(nations[0]) & set(nations[1]):
        return f"one counts {a.figure.noun}, the other {b.figure.noun}"
    mine, theirs = _owner(a), _owner(b)
    if (
        mine
        and theirs
        and mine.owns == theirs.owns
        and mine.words & theirs.words
        and _two(mine.name, a, theirs.name, b)
    ):
        return f"one is of {_bare(mine.name)}, the other of {_bare(theirs.name)}"
    if exclude(a.slots, b.slots) and not (met and a.figure.dimension != "count"):
        return f"one counts {_slot(a)}, the other {_slot(b)}"
    return ""


def _unlike_others(figure: Figure) -> bool:
    """Whether the value is hardly met by chance: one text says when it was reached, the other since when it was not."""
    value = middle(figure)
    return value is not None and digits(value) > 1


def _met(f: Figure, g: Figure) -> bool:
    """Whether the two state one value, in whatever unit."""
    a, b = middle(f), middle(g)
    if a is None or b is None:
        return False
    if f.unit == g.unit or f.dimension == g.dimension == "count":
        return math.isclose(a, b, rel_tol=1e-9)
    converted = units.convert(b, b, g.unit, f.unit)
    return bool(converted and converted[0] is not None and math.isclose(a, converted[0], rel_tol=_MEET))


def _an_end(f: Figure, g: Figure) -> bool:
    """Whether the level is one of the two that the change goes between ("from 13.8% to 15%", "15%")."""
    change, level = (f, g) if f.change else (g, f)
    value = middle(level)
    ends = [end for end in (change.low, change.high) if end is not None]
    return (
        f.unit == g.unit
        and value is not None
        and len(set(ends)) == 2
        and any(math.isclose(value, end, rel_tol=1e-9) for end in ends)
    )


def _quarter(entry: Entry) -> tuple[str, str] | None:
    """The one quarter or half of a year that the figure's clause names: its key and its words."""
    clause = clause_of(entry.claim, entry.figure)
    text = entry.claim.text[clause.start - entry.claim.start : clause.end - entry.claim.start]
    found: dict[str, str] = {}
    for match in _QUARTER.finditer(text):
        word = (match.group(1) or match.group(3)).lower()
        key = _ORDER.get(word, word[0]) + (match.group(2) or "quarter").lower()
        found.setdefault(key, match.group())
    return next(iter(found.items())) if len(found) == 1 else None


def _aftershock(entry: Entry) -> bool:
    """Whether the magnitude is one of an aftershock: so its clause says, or where that names no shock, its sentence."""
    shocks = load_cues("slots")["shocks"]
    clause = clause_of(entry.claim, entry.figure)
    text = entry.claim.text
    for part in (text[clause.start - entry.claim.start : clause.end - entry.claim.start], text):
        words = [lemma(word.strip(".,;:()\"'“”’").casefold()) for word in part.replace("-", " ").split()]
        found = [word in shocks["others"] for word in words if word in shocks["others"] or word in shocks["main"]]
        if found:
            return all(found)
    return False


def _places(entry: Entry) -> list[str]:
    """The places where the figure's clause says that it was ("in Kabul", not "sent to Russia")."""
    clause = clause_of(entry.claim, entry.figure)
    start = entry.claim.start
    return [
        place.text
        for place in entry.claim.places
        if clause.covers(place.span)
        and _WHERE.search(entry.claim.text[: place.start - start])
        and not any(c.start <= place.start and place.end <= max(c.end, c.cue_end) for c in entry.claim.credits)
    ]


def _nations(entry: Entry) -> dict[str, str]:
    """The countries whose people (or things) are counted, by the words from the figure to its noun."""
    figure, text = entry.figure, entry.claim.text
    if figure.dimension != "count" or not figure.noun:
        return {}
    end = figure.end - entry.claim.start
    head = text.find(figure.head, end) if figure.head else -1
    between = text[end:head] if 0 <= head - end <= 60 and not re.search(r"[,;:.]\s", text[end:head]) else ""
    return _adjectives(f"{between} {figure.noun}")


@cache
def _adjectives(words: str) -> dict[str, str]:
    """Countries by their adjectives and demonyms in the words; those that may mean something else are left out."""
    parts = words.split()
    found: dict[str, str] = {}
    taken = -1
    for i in range(len(parts)):
        for size in (2, 1):
            phrase = " ".join(parts[i : i + size])
            spot = look_up(phrase) if i > taken and phrase[:1].isupper() and len(parts) >= i + size else None
            if spot and spot.kind in ("adjective", "country") and fold(phrase) not in ambiguous():
                found.setdefault(spot.country, phrase)
                taken = i + size - 1
                break
    return found


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose figure it is, with the words of what is owned, or done: only like words of two owners are two scopes."""

    name: Name | Place
    owns: bool
    words: frozenset[str]


def _owner(entry: Entry) -> _Owner | None:
    """The name whose possession, or the subject right before whose verb, leads to the figure."""
    claim, figure = entry.claim, entry.figure
    clause, text, shift = clause_of(claim, figure), claim.text, claim.start
    named: list[Name | Place] = [*claim.names, *claim.places]
    before = [n for n in named if clause.covers(n.span) and n.end <= figure.start]
    if not before:
        return None
    name = max(before, key=lambda n: (n.end, n.end - n.start))
    if names.kind_of(name.text) == "adjective" or any(c.start < name.end and name.start < c.end for c in claim.credits):
        return None
    lead, between = text[: name.start - shift].rstrip(), text[name.end - shift : figure.start - shift]
    marked = _OWNER.match(between)
    if marked or name.text.endswith(("'s", "’s")):
        rest = between[marked.end() :] if marked else between
        short = len(rest.split()) <= _SHORT and not _STOPS.search(rest) and _STARTS.search(lead)
        return _Owner(name, True, contexts.content(rest)) if short else None
    owned = _OF.search(lead)
    if owned and not _BROKEN.search(between):
        return _Owner(name, True, contexts.content(owned.group(1)))
    verbs = [c for c in contexts.read(text) if c.verb and name.end - shift <= c.start < figure.start - shift]
    if not _STARTS.search(lead) or _BROKEN.search(between) or len(verbs) != 1:
        return None
    verb = verbs[0]
    if verb.passive or verb.lemma in contexts.cues("saying") or not _HELPERS.match(text[name.end - shift : verb.start]):
        return None
    return _Owner(name, False, frozenset(kin(verb.lemma) | {verb.lemma}))


def _two(mine: Name | Place, a: Entry, theirs: Name | Place, b: Entry) -> bool:
    """Whether the two names are of two bearers of one kind, and neither stands in the other's sentence."""
    if names.same(mine.key, theirs.key) or _sort(mine) != _sort(theirs):
        return False
    if isinstance(mine, Place) and isinstance(theirs, Place):
        one, other = names.country_of(mine.text), names.country_of(theirs.text)
        if not one or not other or one == other:
            return False
    return not _stands(mine, b) and not _stands(theirs, a)


def _sort(name: Name | Place) -> str:
    if isinstance(name, Place):
        return "place"
    kind = names.kind_of(name.text)
    return "body" if kind in ("organisation", "outlet", "other") else kind


def _bare(name: Name | Place) -> str:
    return re.sub(r"['’]s?$", "", name.text)


def _stands(name: Name | Place, entry: Entry) -> bool:
    """Whether any word of the name, or its initials, stands in the sentence."""
    words = {fold(word.strip('.,;:()"“”')) for word in entry.claim.text.replace("-", " ").split()}
    own = [fold(word) for word in name.text.replace("-", " ").split()]
    initials = "".join(word[:1] for word in own)
    keys = entry.claim.keys()
    spelt = any(word in words for word in own if len(word) > 2) or (len(own) > 1 and initials in words)
    return spelt or name.key in keys


def _slot(entry: Entry) -> str:
    return " or ".join(sorted(entry.slots)).replace("_", " ")
