"""What a sentence says that one named bearer is to another: wife, subsidiary, successor, president, seat, birthplace.

Names are masked by their number, and patterns read what stands between and around two of them. Only what stands
plainly in one clause is read: a relation that is negated, or told of a pronoun, is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from checker.language.assertions import stated, told_past
from checker.language.cues import load_cues
from checker.language.masks import Entity, entities, letters, mask, telling
from checker.language.names_gazetteer import look_up, states
from checker.language.names_kinds import key_of, kind_of
from checker.language.same_bearer import one
from checker.model import Claim

_OPEN = r"(?:(?:the|a|an|his|her|their|its|one of the) )?"
_STOP = r"of|by|who|whom|whose|which|and|or|but|that|to|for|at|in|on|from|with|not|no|never|as|than|when|said|says|if"
_WORDS = rf"(?:(?!(?:{_STOP})\b)[^\W\d_][\w'’.-]* )"
_FEW = rf"(?P<mods>{_WORDS}{{0,3}}?)"
_TITLED = rf"(?:{_OPEN}{_WORDS}{{0,5}}?(?:[\w-]+, )?)"
_LINK = r"(?:of|to|for|at|with)"
_IS = r"(?:is|was|became|remains|is now|has been|had been)"
_BEFORE = r"(?:(?:has|had|have|also|later|once|recently|narrowly|since|will|agreed to) ){0,3}"
_BY = r"(?: (?:for|in|on|at) [^,;.\x01]{1,40})?,? by "
_BESIDE = frozenset({"noun of", "owner's noun", "noun of, is", "his noun", "titled", "-based", "of nation"})
_VERB = re.compile(rf" {_IS} ")
_ROLE = re.compile(r",? (?:as|for) ((?:(?!(?:in|on|at|by)\b)[a-z-]+ ?){1,4})")
_ALONE = r"(?!['’]| \x01)"  # the name is not the beginning of a longer one, nor an owner
_WHOLE = r"(?<![\dsn]t )(?<![nr]d )(?<!th )(?<!\d )"  # and not the end of one: "the 4th Circuit"
_PLACE = r"(?P<place>\x01\d+\x02(?:, \x01\d+\x02)?)"


@dataclass(frozen=True, slots=True)
class Relation:
    """“`subject` is the `word` of `object`”, with the word's place in the claim's field.

    `group` is kin, office, held, seat, birth, nation or the name of a one-way relation; `kind` the class inside it (a
    kinship class, an office). `subject` and `object` are keys of names, for seat, birth and nation `object` is a place
    in words. `past` says that it is told as of another time than now, `titled` that it stands as a title in front of
    the name ("Oberlin chief executive Anton Brandt"), `role` what follows it with "as" or "for" ("as leader"). `beside`
    says that it is told in passing, without a verb ("her husband, Anton Brandt, …"): a "not" elsewhere leaves it be.
    """

    group: str
    kind: str
    subject: str
    object: str
    start: int
    end: int
    past: bool = False
    titled: bool = False
    role: str = ""
    beside: bool = False


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
    nation = rf"(?P<rel>{_either(_nations())})"
    offices = rf"(?i:{_either([w for w, (group, *_) in _nouns().items() if group == 'office'])})"
    return {
        "noun of": re.compile(
            rf"{x}(?:, \d\d?)?(?:,| {_IS}|, who {_IS}|, which {_IS}) {_OPEN}{_FEW}{noun} {_LINK} {_TITLED}{y}{_ALONE}"
        ),
        "owner's noun": re.compile(rf"{y}['’]s? {_FEW}{noun}(?:,| {_IS})? {_TITLED}{x}{_ALONE}"),
        "is owner's noun": re.compile(
            rf"{x}(?:, \d\d?)?(?:,| {_IS}|, who {_IS}) {_TITLED}{y}['’]s? {_FEW}{noun}\b(?!['’])"
        ),
        "noun of, is": re.compile(rf"\b{_FEW}{noun} {_LINK} {_TITLED}{y}(?:,| {_IS}) {_TITLED}{x}{_ALONE}"),
        "his noun": re.compile(rf"\b(?:his|her) {_FEW}{kin},? {x}{_ALONE}"),
        "titled": re.compile(rf"{y}(?:['’]s?)? (?P<mods>)(?P<rel>{offices}) {x}{_ALONE}"),
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
        "citizen": re.compile(rf"{x}(?: \([^)]*\))?,?(?: who)? is (?:an? )?{nation} (?:citizen|national)\b(?! and )"),
        "marries": re.compile(
            rf"{x},?(?: who)? (?:is |was |has |had |also |later |secretly |then ){{0,2}}"
            rf"(?P<rel>married|marries|wed|weds) (?:to )?{_TITLED}{y}{_ALONE}"
        ),
        "born": re.compile(
            rf"{x}(?: \([^)]*\))?,?(?: who)?(?: was| is)? (?P<rel>born)"
            rf"(?: on [^,\x01]*,?[^,\x01]*,?)? in (?:the )?{_PLACE}"
        ),
    }


@cache
def _needed() -> dict[str, frozenset[str]]:
    """For each pattern the words of which a sentence has one where the pattern finds anything."""
    data, nouns = load_cues("relations"), _nouns()
    active, passive = map(telling, _verbs())
    offices = telling(word for word, (group, *_) in nouns.items() if group == "office")
    return {
        **dict.fromkeys(("noun of", "owner's noun", "is owner's noun", "noun of, is"), telling(nouns)),
        "his noun": telling(word for word, (group, *_) in nouns.items() if group == "kin"),
        "titled": offices,
        "verb": active,
        "passive": passive,
        "works": frozenset({"works", "working", "employed"}),
        "based": frozenset({"based", "headquartered", "located", "situated"}),
        "headquarters": frozenset({"headquarters", "head"}),
        "-based": frozenset({"based"}),
        "of nation": telling(data["seat"]["bodies"]),
        "citizen": frozenset({"citizen", "national"}),
        "marries": frozenset({"married", "marries", "wed", "weds"}),
        "born": frozenset({"born"}),
    }


def find(claim: Claim) -> tuple[Relation, ...]:
    """The relations that a claim plainly states, with the offsets of their words in the claim's field."""
    found = (
        replace(r, start=claim.start + r.start, end=claim.start + r.end) for r in _find(claim.text, entities(claim))
    )
    return tuple(relation for relation in found if stated(claim, relation.start, relation.end, beside=relation.beside))


def at(claim: Claim, start: int) -> tuple[Relation, ...]:
    """The relations whose word begins at `start`; none where none does."""
    return tuple(relation for relation in find(claim) if relation.start == start)


@lru_cache(maxsize=2_048)
def _find(text: str, named: tuple[Entity, ...]) -> tuple[Relation, ...]:
    said = letters(text)
    patterns = [(name, pattern) for name, pattern in _patterns().items() if _needed()[name] & said]
    if not named or not patterns:
        return ()
    named = tuple(part for entity in named for part in _parts(entity, text))
    masked, places = mask(text, named)
    found: dict[tuple[str, str, str, str], Relation] = {}
    for name, pattern in patterns:
        for match in pattern.finditer(masked):
            for relation in _read(name, match, named, text):
                key = (relation.group, relation.kind, relation.subject, relation.object)
                start, end = places[match.start("rel")], places[match.end("rel")]
                before, after = masked[: match.start()], masked[match.end() :]
                past = relation.past or told_past(before, match.group(0), after)
                titled = name == "titled"
                if titled and _other() & set(re.split(r"[\s-]+", before.casefold())[-4:]):
                    continue
                beside = name in _BESIDE and not _VERB.search(match.group(0))
                role = _ROLE.match(after)
                role_words = role.group(1).strip() if role else ""
                found.setdefault(key, Relation(*key, start, end, past, titled, role_words, beside))
    return tuple(found.values())


def _parts(entity: Entity, text: str) -> Iterator[Entity]:
    """An entity whose words hold an office ("Oberlin CEO Anton Brandt") as its body and its bearer; else itself."""
    start, end, _, place = entity
    split = None if place else _offices_inside().fullmatch(text[start:end])
    if split is None:
        yield entity
        return
    for part in ("body", "bearer"):
        words = split.group(part)
        placed = part == "body" and look_up(words) is not None
        yield start + split.start(part), start + split.end(part), key_of(words), placed


@cache
def _offices_inside() -> re.Pattern[str]:
    offices = _either([word for word in load_cues("relations")["office"]["one"] if word != "chair"])
    other = _either(sorted(_other()))
    return re.compile(
        rf"(?:(?i:{other})[ -])*(?P<body>[A-Z].*?)(?:['’]s?)? (?i:{offices}) (?P<bearer>[A-Z]\S+ [A-Z].*)"
    )


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
    elif name in ("of nation", "citizen"):
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


def _within(match: re.Match[str], group: str) -> int:
    return match.start(group) - match.start()


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
        group, kind, turned = _nouns()[word.casefold() if name == "titled" else word]
    if name == "titled" and not _names_a_body(other, placed[1], kind):
        return
    if (placed[0] and kind not in ("capital", "capital city") and group != "invasion") or (
        placed[1] and group in ("kin", "ownership", "killing", "teaching", "succession", "employment")
    ):
        return  # of people and bodies
    if name in ("verb", "passive"):
        yield Relation(group, group, subject, other, 0, 0)
        return
    if name in ("works", "marries"):
        wed = name == "marries" and not re.search(r"\b(?:is|are) (?:\w+ )?$", match.group(0)[: _within(match, "rel")])
        yield Relation(group, kind, subject, other, 0, 0, past=wed)
        return
    mods = {part for part in re.split(r"[\s-]+", match.group("mods").casefold()) if part}
    past = False
    if group == "kin":
        past = word in ("widow", "widower") or bool(mods & {"then", "late", "future"})
        if kind == "spouse" and mods & {"former", "ex", "first", "second", "third"}:
            kind = "former spouse"
        elif mods & {"half", "adoptive", "foster", "step", "adopted", "great"}:
            return
    elif group in ("office", "held"):
        if mods & (_other() if group == "office" else _gone()):
            return
    elif mods & {"former", "ex", "possible", "likely", "potential"}:
        return
    if kind in ("head coach",) and placed[1]:
        return  # a country has one for each sport
    if turned:
        subject, other = other, subject
    yield Relation(group, kind, subject, other, 0, 0, past=past)


def _names_a_body(key: str, placed: bool, office: str) -> bool:
    """Whether the name in front of an office is its body's: no party, no faith, no person."""
    data = load_cues("relations")["titled"]
    if key in data["nobody"] or _other() & set(key.split()):
        return False
    return placed or key in states() or kind_of(key.title()) == "organisation" or office in data["free"]


@cache
def _other() -> frozenset[str]:
    return frozenset(load_cues("relations")["office"]["other"])


@cache
def _gone() -> frozenset[str]:
    return frozenset(load_cues("relations")["office"]["gone"])
