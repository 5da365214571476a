"""States of one named person that exclude each other: at large or arrested, guilty or not, resigned or dismissed.

The words are in cues/fates.toml. A state is read where its words follow the name, or stand in front of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from checker.language.assertions import stated
from checker.language.cues import load_cues
from checker.language.masks import Entity, entities, letters, mask, telling
from checker.language.names_kinds import kind_of
from checker.model import Claim, Side

_BE = r"(?:is|was|were|are|has been|had been|have been|remains|remained|is still|was still|being)(?: \w+ly)?"
_HIS = r"(?:his|her|the|a)"
_ASIDE = r"(?:,? \d\d?,|, [^,;.]{1,60},|,(?= who))?"
_ADVERBS = r"(?: (?:who|later|also|then|already|has|had|have|\w+ly)\b){0,3}"
_TITLES = (
    r"(?:(?!(?:and|or|of|by|in|for|at|on|to|from|with|over|after|before|when|that|as|into|who|two|three|while)\b)"
    r"[^\W\d_][\w'’-]* ){0,4}?"
)
_PAST = re.compile(r"\b(?:was|were|had)\b")
_IN_FORCE = re.compile(r"warrant|found alive")  # what is told as past and goes on
_STILL = re.compile(r"\b(?:still|remains?|remained|not been)\b")
_PASSING = frozenset({("custody", "free"), ("life", "alive")})  # states that end
_MATTER = re.compile(
    r"^ ?(?:of|to|as|from|for|over)"
    r" (?P<words>(?:(?!(?:in|on|at|by|after|when|who|last|during)\b)[\w'’-]+ ?){1,8})"
)


@dataclass(frozen=True, slots=True)
class Fate:
    """One state of one person: `slot` (custody, plea …), `state` inside it, the person's key, the words' place.

    `matter` has the words of the charge, the post or the cause that follow, `still` says that it goes on.
    """

    slot: str
    state: str
    person: str
    start: int
    end: int
    matter: frozenset[str] = frozenset()
    still: bool = False


def _either(words: Sequence[str]) -> str:
    alternatives = sorted((re.escape(word) for word in words), key=len, reverse=True)
    return "|".join(alternatives).replace("BE", _BE).replace("HIS", _HIS).replace(r"\ ", " ")


def _plain(cue: str) -> str:
    """The cue without what stands for other words."""
    return re.sub(r"\b(?:BE|HIS)\b", "", cue)


@cache
def _slots() -> dict[str, dict[str, Any]]:
    """The slots of the table, without what stands beside them."""
    return {name: entry for name, entry in load_cues("fates").items() if "moves" in entry}


@cache
def _patterns() -> tuple[tuple[str, str, frozenset[str], re.Pattern[str]], ...]:
    """Slot, state, the words of which a sentence has one where it gives the state, and the pattern that reads it."""
    found = []
    for slot, states in _slots().items():
        for state, words in states.items():
            if not isinstance(words, dict):
                continue
            after = rf"\x01(?P<n>\d+)\x02{_ASIDE}{_ADVERBS} (?P<cue>{_either(words['after'])})\b"
            found.append((slot, state, telling(map(_plain, words["after"])), re.compile(after)))
            for pair in words.get("around", ()):
                first, last = pair.split("|")
                around = re.compile(rf"\b(?P<cue>{first} {_TITLES}\x01(?P<n>\d+)\x02 {last})\b")
                found.append((slot, state, telling([first]), around))
            if words["before"]:
                cue = rf"\b(?P<cue>{_either(words['before'])})"
                named = rf"{_TITLES}\x01(?P<n>\d+)\x02(?!['’])"
                before = rf"{cue} (?:{named}|(?:him|her)\b(?! (?!(?:by|in|on|at|after|over|for)\b)\w))"
                found.append((slot, state, telling(map(_plain, words["before"])), re.compile(before, re.IGNORECASE)))
    return tuple(found)


def find(claim: Claim) -> tuple[Fate, ...]:
    """The states that a claim plainly gives the people it names, with the offsets of their words in its field."""
    found = (
        replace(f, start=claim.start + f.start, end=claim.start + f.end) for f in _find(claim.text, entities(claim))
    )
    return tuple(fate for fate in found if stated(claim, fate.start, fate.end))


@lru_cache(maxsize=2_048)
def _find(text: str, named: tuple[Entity, ...]) -> tuple[Fate, ...]:
    said = letters(text)
    patterns = [(slot, state, pattern) for slot, state, words, pattern in _patterns() if words & said]
    if not named or not patterns:
        return ()
    masked, places = mask(text, named)
    found = []
    for slot, state, pattern in patterns:
        for match in pattern.finditer(masked):
            person = _person(match, masked, named, text)
            rest = f"{masked[: match.start('cue')]}|{masked[match.end('cue') :]}"
            if not person or _of_other_matter(slot).search(rest) or not _meant(match.group("cue"), rest):
                continue
            around = masked[max(0, match.start("cue") - 25) : match.end("cue")]
            still = bool(_STILL.search(around))
            if (slot, state) in _PASSING and _PAST.search(around) and not still and not _IN_FORCE.search(around):
                continue  # it was so, and may be so no more
            start, end = places[match.start("cue")], places[match.end("cue")]
            found.append(Fate(slot, state, person, start, end, _matter(masked[match.end() :]), still))
    return tuple(found)


@cache
def _of_other_matter(slot: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in _slots()[slot]["never"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _meant(cue: str, rest: str) -> bool:
    """Whether a cue of more senses than one stands among words of the sense that is meant."""
    data = load_cues("fates")
    needs = {group for word, group in data["contexts"].items() if re.search(rf"\b{word}\b", cue, re.IGNORECASE)}
    said = set(re.findall(r"[a-z]+", rest.casefold()))
    return all(said & set(data["context_words"][group]) for group in needs)


def _matter(after: str) -> frozenset[str]:
    """The content words of what follows a state: of which charge, as or from which post, over what."""
    found = _MATTER.match(after)
    if found is None:
        return frozenset()
    words = re.split(r",|;", found.group("words"))[0].casefold().split()
    return frozenset(words) - frozenset(load_cues("fates")["matters"]["empty"])


def one_matter(a: Fate, b: Fate) -> bool:
    """Whether two states are of one charge or post, as far as they name it."""
    first, second = a.matter, b.matter
    apart = frozenset(load_cues("fates")["matters"]["apart"])
    if (first ^ second) & apart:
        return False
    return not first or not second or first <= second or second <= first


def speaks_of_another(text: str, fate: Fate) -> bool:
    """Whether a text has words for another state of the fate's slot, whoever they are about."""
    return any(_bare(fate.slot, state).search(text) for state in _states(fate.slot) if state != fate.state)


def _states(slot: str) -> list[str]:
    return [name for name, entry in _slots()[slot].items() if isinstance(entry, dict)]


@cache
def _bare(slot: str, state: str) -> re.Pattern[str]:
    """The words for a state without the verb to be, so that they are met in any form."""
    entry = _slots()[slot][state]
    cues = [cue.removeprefix("BE ") for cue in (*entry["after"], *entry["before"])]
    return re.compile(rf"\b(?:{_either(cues)})\b", re.IGNORECASE)


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
    return bool(_slots()[slot]["moves"])


def exclude(a: Fate, b: Fate) -> bool:
    """Whether two states are of one slot and one matter and not the same; whose is for the alignment to say."""
    return a.slot == b.slot and a.state != b.state and one_matter(a, b)


def clashing(a: Side, b: Side) -> str:
    """The slot in which the states that two sides mark exclude each other; empty where there is none."""
    pairs = ((x, y) for x in at(a.claim, a.mention.start) for y in at(b.claim, b.mention.start))
    return next((x.slot for x, y in pairs if exclude(x, y)), "")
