"""What a sentence says that one named bearer is to another: wife, subsidiary, successor, president, seat, birthplace.

Names are masked by their number, and patterns read what stands between and around two of them. Only what stands
plainly in one clause is read: a relation that is negated, or told of a pronoun, is not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache, lru_cache

from checker.language.cues import load_cues
from checker.language.masks import Entity, entities, mask
from checker.language.names_gazetteer import look_up
from checker.language.names_kinds import kind_of, same
from checker.language.places import excludes
from checker.model import Claim, Side

_OPEN = r"(?:(?:the|a|an|his|her|their|its|one of the) )?"
_STOP = r"of|by|who|whom|whose|which|and|or|but|that|to|for|at|in|on|from|with|not|no|never|as|than|when|said|says|if"
_WORDS = rf"(?:(?!(?:{_STOP})\b)[^\W\d_][\w'’.-]* )"
_FEW = rf"(?P<mods>{_WORDS}{{0,3}}?)"
_TITLED = rf"(?:{_OPEN}{_WORDS}{{0,5}}?(?:[\w-]+, )?)"
_LINK = r"(?:of|to|for|at|with)"
_IS = r"(?:is|was|became|remains|is now|has been|had been)"
_BEFORE = r"(?:(?:has|had|have|also|later|once|recently|narrowly|since|would|will) ){0,2}"
_BY = r"(?: (?:for|in|on|at) [^,;.\x01]{1,40})?,? by "
_ALIKE = 0.6  # ratio of two words above which they may be two spellings of one name
_ALONE = r"(?!['’]| \x01)"  # the name is not the beginning of a longer one, nor an owner
_WHOLE = r"(?<![\dsn]t )(?<![nr]d )(?<!th )(?<!\d )"  # and not the end of one: "the 4th Circuit"
_PLACE = r"(?P<place>\x01\d+\x02(?:, \x01\d+\x02)?)"


@dataclass(frozen=True, slots=True)
class Relation:
    """“`subject` is the `word` of `object`”, with the word's place in the claim's field.

    `group` is kin, office, held, seat, birth, nation or the name of a one-way relation; `kind` the class inside it (a
    kinship class, an office). `subject` and `object` are keys of names, for seat, birth and nation `object` is a place
    in words.
    """

    group: str
    kind: str
    subject: str
    object: str
    start: int
    end: int


def _either(words: Sequence[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


@cache
def _nouns() -> dict[str, tuple[str, str, bool]]:
    """For each relational noun its group, its class, and whether it is read from the other end."""
    data = load_cues("relations")
    found = {word: ("kin", kind, False) for kind, words in data["kin"].items() for word in words}
    for group, entry in data["one_way"].items():
        found |= dict.fromkeys(entry["nouns"], (group, group, False))
        found |= dict.fromkeys(entry["inverse"], (group, group, True))
    found |= {word: ("office", word, False) for word in data["office"]["one"]}
    found |= {word: ("held", word, False) for word in data["office"]["held"]}
    return found


@cache
def _verbs() -> tuple[dict[str, str], dict[str, str]]:
    """The group of each active form, and of each participle."""
    active: dict[str, str] = {}
    passive: dict[str, str] = {}
    for group, entry in load_cues("relations")["one_way"].items():
        for forms in entry["verbs"]:
            base, past, participle, third = forms.split("|")
            active |= dict.fromkeys((past, third, base), group)
            passive[participle] = group
    return active, passive


def _n(name: str) -> str:
    return rf"\x01(?P<{name}>\d+)\x02"


def _nations() -> list[str]:
    return [word for entry in load_cues("places")["countries"].values() for word in entry["adjectives"]]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    noun = rf"(?P<rel>{_either(list(_nouns()))})"
    kin = rf"(?P<rel>{_either([w for w, (group, *_) in _nouns().items() if group == 'kin'])})"
    active, passive = (rf"(?P<rel>{_either(list(forms))})" for forms in _verbs())
    x, y = _n("x"), _n("y")
    bodies = _either(load_cues("relations")["seat"]["bodies"])
    roles = _either(load_cues("titles")["titles"]["roles"])
    nation = rf"(?P<rel>{_either(_nations())})"
    return {
        "noun of": re.compile(
            rf"{x}(?:, \d\d?)?(?:,| {_IS}|, who {_IS}|, which {_IS}) {_OPEN}{_FEW}{noun} {_LINK} {_TITLED}{y}{_ALONE}"
        ),
        "owner's noun": re.compile(rf"{y}['’]s? {_FEW}{noun}(?:,| {_IS})? {_TITLED}{x}{_ALONE}"),
        "is owner's noun": re.compile(
            rf"{x}(?:, \d\d?)?(?:,| {_IS}|, who {_IS}) {_TITLED}{y}['’]s? {_FEW}{noun}\b(?!['’])"
        ),
        "noun of, is": re.compile(rf"\b{_FEW}{noun} {_LINK} {_TITLED}{y}(?:,| {_IS}) {_TITLED}{x}{_ALONE}"),
        "his noun": re.compile(rf"\b(?:his|her|a) {_FEW}{kin},? {_TITLED}{x}{_ALONE}"),
        "verb": re.compile(rf"{x}(?:, (?:which|who))? {_BEFORE}{active} {_TITLED}{y}{_ALONE}"),
        "passive": re.compile(
            rf"{y},?(?: (?:which|who))?(?: (?:{_IS}|were|agreed to be|has been|to be|will be|being))?(?: \w+ly)?"
            rf" {passive}{_BY}{_TITLED}{x}{_ALONE}"
        ),
        "works": re.compile(rf"{x}(?:, who)? (?P<rel>works|is working|is employed) (?:for|at|by) {_TITLED}{y}{_ALONE}"),
        "based": re.compile(
            rf"{_WHOLE}{x}(?:,| is| was|, which is|, which was)? (?:{_OPEN}{_WORDS}{{0,4}}?)?"
            rf"(?P<rel>based|headquartered|located|situated) in (?:the )?{_PLACE}"
        ),
        "headquarters": re.compile(
            rf"{_WHOLE}{x}['’]s? {_FEW}(?P<rel>headquarters|head office)(?: is| are| was|,)? in (?:the )?{_PLACE}"
        ),
        "-based": re.compile(rf"\b(?P<rel>[A-Z][\w.]*(?: [A-Z]\w+)*-based) (?:{_WORDS}{{0,4}}(?:\w+), )?{x}"),
        "of nation": re.compile(rf"\b{nation} {_WORDS}{{0,4}}?(?:{bodies}),? {x}{_ALONE}"),
        "is of nation": re.compile(rf"{x}(?: \([^)]*\))?,?(?: who)? (?:is|was) (?:an? )?{nation}(?! and )(?=[ .,;])"),
        "nation's": re.compile(rf"\b{nation} {_WORDS}{{0,2}}?(?:{roles}),? {x}{_ALONE}"),
        "marries": re.compile(
            rf"{x},?(?: who)? (?:is |was |has |had |also |later |secretly |then ){{0,2}}"
            rf"(?P<rel>married|marries|wed|weds) (?:to )?{_TITLED}{y}{_ALONE}"
        ),
        "born": re.compile(
            rf"{x}(?: \([^)]*\))?,?(?: who)?(?: was| is)? (?P<rel>born)"
            rf"(?: on [^,\x01]*,?[^,\x01]*,?)? in (?:the )?{_PLACE}"
        ),
    }


def find(claim: Claim) -> tuple[Relation, ...]:
    """The relations of one claim, with the offsets of their words in the claim's field."""
    return tuple(
        Relation(r.group, r.kind, r.subject, r.object, claim.start + r.start, claim.start + r.end)
        for r in _find(claim.text, entities(claim))
    )


def at(claim: Claim, start: int) -> tuple[Relation, ...]:
    """The relations whose word begins at `start`; none where none does."""
    return tuple(relation for relation in find(claim) if relation.start == start)


@lru_cache(maxsize=2_048)
def _find(text: str, named: tuple[Entity, ...]) -> tuple[Relation, ...]:
    if not named:
        return ()
    masked, places = mask(text, named)
    found: dict[tuple[str, str, str, str], Relation] = {}
    for name, pattern in _patterns().items():
        for match in pattern.finditer(masked):
            for relation in _read(name, match, named, text):
                key = (relation.group, relation.kind, relation.subject, relation.object)
                start, end = places[match.start("rel")], places[match.end("rel")]
                found.setdefault(key, Relation(*key, start, end))
    return tuple(found.values())


def _read(name: str, match: re.Match[str], named: tuple[Entity, ...], text: str) -> Iterator[Relation]:
    word = match.group("rel")
    key = named[int(match.group("x"))][2]
    subject = key.partition("-based ")[2] or key
    if name in ("based", "headquarters", "born"):
        numbers = [int(n) for n in re.findall(r"\x01(\d+)\x02", match.group("place"))]
        place = ", ".join(text[named[n][0] : named[n][1]] for n in numbers)
        yield Relation("birth" if name == "born" else "seat", "", subject, place, 0, 0)
    elif name == "-based":
        yield Relation("seat", "", subject, word.removesuffix("-based"), 0, 0)
    elif name in ("of nation", "is of nation", "nation's"):
        spot = look_up(word)
        if spot is not None and spot.kind == "adjective":
            yield Relation("seat" if name == "of nation" else "nation", "", subject, spot.key, 0, 0)
    else:
        owner = _last_before(match, named) if name == "his noun" else named[int(match.group("y"))]
        if owner is None:
            return
        second = owner
        placed = named[int(match.group("x"))][3], second[3]
        yield from _of_two(name, word, match, (subject, second[2]), placed)


def _last_before(match: re.Match[str], named: tuple[Entity, ...]) -> Entity | None:
    """Whose "his wife" is: the one bearer, no place and no body, that the sentence names before; None for more."""
    before = {int(n) for n in re.findall(r"\x01(\d+)\x02", match.string[: match.start()])}
    people = {named[n][2]: named[n] for n in before if not named[n][3] and kind_of(named[n][2]) in ("person", "other")}
    return next(iter(people.values())) if len(people) == 1 else None


def _of_two(
    name: str, word: str, match: re.Match[str], keys: tuple[str, str], placed: tuple[bool, bool]
) -> Iterator[Relation]:
    subject, other = keys
    if one(subject, other):
        return
    if name in ("verb", "passive"):
        group, kind, turned = _verbs()[name == "passive"][word], "", False
    elif name == "marries":
        group, kind, turned = "kin", "spouse", False
    elif name == "works":
        group, kind, turned = "held", "employee", False
    else:
        group, kind, turned = _nouns()[word]
    if (placed[0] and kind not in ("capital", "capital city") and group != "invasion") or (
        placed[1] and group in ("kin", "ownership", "killing", "teaching", "succession", "employment")
    ):
        return  # of people and bodies
    if name in ("verb", "passive"):
        yield Relation(group, group, subject, other, 0, 0)
        return
    if name in ("works", "marries"):
        yield Relation(group, kind, subject, other, 0, 0)
        return
    mods = {part for part in re.split(r"[\s-]+", match.group("mods").casefold()) if part}
    if group == "kin":
        if kind == "spouse" and mods & {"former", "ex", "first", "second", "third"}:
            kind = "former spouse"
        elif mods & {"half", "adoptive", "foster", "step", "adopted", "great"}:
            return
    elif group in ("office", "held"):
        if mods & (_other() if group == "office" else _gone()):
            return
    elif mods & {"former", "ex", "possible", "likely", "potential"}:
        return
    if turned:
        subject, other = other, subject
    yield Relation(group, kind, subject, other, 0, 0)


@cache
def _other() -> frozenset[str]:
    return frozenset(load_cues("relations")["office"]["other"])


@cache
def _gone() -> frozenset[str]:
    return frozenset(load_cues("relations")["office"]["gone"])


@cache
def inverse(kind: str) -> str:
    """The kinship class as it is seen from the other end."""
    pairs = load_cues("relations")["inverse"]
    return str(pairs.get(kind) or next((one for one, other in pairs.items() if other == kind), kind))


def one(a: str, b: str) -> bool:
    """Whether two keys name one bearer: a surname and the full name, a short and a long name of one body."""
    if same(a, b):
        return True
    first, second = set(a.split()), set(b.split())
    return bool(first and second) and (first <= second or second <= first)


class Clash(StrEnum):
    """In what way two relations exclude each other."""

    RELATION = "relation"  # of the same two: wife and sister
    DIRECTION = "direction"  # the other way round: A bought B, B bought A
    HOLDER = "holder"  # another bearer in the same office, or at the same person's side
    BODY = "body"  # the same bearer at another body
    PLACE = "place"  # another seat, birthplace or nationality


def clash(a: Relation, b: Relation) -> Clash | None:
    """How two relations exclude each other; None where they can both hold."""
    if a.group == b.group == "nation":
        countries = {spot.country for spot in map(look_up, (a.object, b.object)) if spot is not None}
        return Clash.PLACE if len(countries) == 2 and one(a.subject, b.subject) else None
    if a.group in ("seat", "birth"):
        apart = a.group == b.group and one(a.subject, b.subject) and excludes(_spot(a.object), _spot(b.object))
        return Clash.PLACE if apart else None
    if {a.group, b.group} <= {"office", "held"}:
        return _offices(a, b)
    if a.group != b.group:
        return None
    straight = one(a.subject, b.subject) and one(a.object, b.object)
    turned = one(a.subject, b.object) and one(a.object, b.subject)
    if a.group == "kin":
        others = (b.subject, b.object) if straight else (b.object, b.subject)
        if not all(map(_in_full, (a.subject, a.object), others)):
            return Clash.HOLDER if a.kind == b.kind == "spouse" and _other_partner(a, b) else None
        return Clash.RELATION if a.kind != (inverse(b.kind) if turned else b.kind) else None
    if turned and not straight:
        return Clash.DIRECTION
    if a.group == "succession" and one(a.object, b.object) and unlike(a.subject, b.subject):
        return Clash.HOLDER
    return None


def _offices(a: Relation, b: Relation) -> Clash | None:
    data = load_cues("relations")["office"]
    if a.kind == b.kind and a.group == "office" and one(a.object, b.object):
        return Clash.HOLDER if unlike(a.subject, b.subject) else None
    if not one(a.subject, b.subject) or " " not in a.subject + b.subject or not unlike(a.object, b.object):
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


def unlike(a: str, b: str) -> bool:
    """Whether two keys plainly name two bearers: no word in common, and no two words that are spelt alike."""
    first, second = a.split(), b.split()
    return not any(x == y or SequenceMatcher(None, x, y).ratio() > _ALIKE for x in first for y in second)


def _spot(words: str) -> str:
    """A place as the tables know it: the country for its adjective ("South African")."""
    spot = look_up(words)
    return spot.key if spot is not None and spot.kind == "adjective" else words


def clashing(a: Side, b: Side, ways: Collection[Clash]) -> bool:
    """Whether the relations that two sides mark exclude each other in one of these ways."""
    mine, theirs = (at(side.claim, side.mention.start) for side in (a, b))
    return any(clash(x, y) in ways for x in mine for y in theirs)
