"""What a named bearer is said to be: a storm's class and position, a convict's offence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from checker.language.cues import load_cues
from checker.model import Claim

_BETWEEN = 90  # characters between a name and its verdict, and between a verdict and its offence
_OFTEN = 3  # times that the storm of an article is named for each naming of another
_NEAR = 40  # characters between what says "now" and the class
_CATEGORY = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}


_STORMY = re.compile(r"\b(?:storm|hurricane|typhoon|cyclone|tropical)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bearing:
    """One value of a bearer's slot, with its place in the claim's field.

    Slots are "storm" (its class), "position", "verdict" and "charge".

    `present` says that the words make it the present value, and not a stage on the way.
    """

    slot: str
    bearer: str
    value: str
    start: int
    end: int
    present: bool


def _either(words: Sequence[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = load_cues("bearers")
    number = r"(?:about|some|roughly|nearly|around)?\s*\d[\d,.]*"
    offences = [word for group in data["offences"] for word in group.split("|")]
    return {
        "name": re.compile(
            rf"\b(?:{_either([n.title() for n in data['names']])})\s+"
            rf"(?!(?:{_either(data['no_names'])})\b)([A-Z][a-z]{{2,}})\b"
        ),
        "storm": re.compile(
            rf"\b(?P<mark>{_either(data['present'])})\b[^.;]{{0,{_NEAR}}}?\b(?:a|an|as a)\s+(?:\w+\s+)?"
            rf"(?P<value>{_either(data['storm'])})\b",
            re.IGNORECASE,
        ),
        "position": re.compile(
            rf"(?:{number})\s*(?:miles|mile|kilometers|kilometres|km|mi)\s*(?:\([^)]*\)\s*)?"
            rf"(?P<way>{_either(data['directions'])})\s+of\s+(?P<place>(?:[A-Z][\w'’.]+)(?:\s+[A-Z][\w'’.]+)*)",
        ),
        "verdict": re.compile(
            rf"\b(?P<verb>{_either([*data['verdicts'], *data['charges']])})"
            rf"(?:\s+(?:in|on|last|this|earlier|late|early)\s[^,.;]{{1,30}}?)?\s+(?:of|with|to|in)\s"
            rf"[^.;]{{0,{_BETWEEN}}}?\b(?P<value>{_either(offences)})\b",
            re.IGNORECASE,
        ),
    }


@cache
def _offence() -> dict[str, str]:
    return {word: group.split("|")[0] for group in load_cues("bearers")["offences"] for word in group.split("|")}


def find(claim: Claim, storms: frozenset[str] = frozenset()) -> list[Bearing]:
    """The bearings of one claim.

    Args:
        claim: the sentence.
        storms: the storms that its article names; a sentence that names none is about the only one.
    """
    return [*_storms(claim, storms), *_positions(claim, storms), *_offences(claim)]


def named_storms(text: str) -> frozenset[str]:
    """The names of storms that a text calls so ("Hurricane Florence")."""
    return frozenset(match.group(1) for match in _patterns()["name"].finditer(text))


def storm_names(text: str, known: frozenset[str] = frozenset()) -> frozenset[str]:
    """The storms in a text, folded; the one alone that it is plainly about, where there is one.

    A storm is what a text is about where it is named three times as often as any other.

    Args:
        text: the whole text.
        known: names that other texts call storms, so that "Florence" is one in a text that speaks of a storm.
    """
    if not _STORMY.search(text):
        return frozenset()
    known = named_storms(text) | {name for name in known if name in text}
    counts = {name.casefold(): len(re.findall(rf"\b{re.escape(name)}\b", text)) for name in known}
    first = max(counts, key=lambda name: (counts[name], name), default="")
    if first and all(counts[first] >= _OFTEN * count for name, count in counts.items() if name != first):
        return frozenset({first})
    return frozenset(counts)


def _storm_of(claim: Claim, storms: frozenset[str]) -> str:
    """The storm that the sentence is about: the one it names, or the article's only one."""
    named = [storm for storm in storms if re.search(rf"\b{re.escape(storm)}\b", claim.text, re.IGNORECASE)]
    if len(named) == 1:
        return named[0]
    others = {m.group(1).casefold() for m in _patterns()["name"].finditer(claim.text)} - storms
    return next(iter(storms)) if not named and not others and len(storms) == 1 else ""


def _storms(claim: Claim, storms: frozenset[str]) -> Iterator[Bearing]:
    storm = _storm_of(claim, storms)
    if not storm:
        return
    for match in _patterns()["storm"].finditer(claim.text):
        yield Bearing(
            slot="storm",
            bearer=storm,
            value=_class(match.group("value")),
            start=claim.start + match.start("value"),
            end=claim.start + match.end("value"),
            present=match.group("mark").casefold() in ("now", "currently", "is", "remains"),
        )


def _class(words: str) -> str:
    parts = [_CATEGORY.get(word, word) for word in words.casefold().split()]
    return " ".join(part for part in parts if part != "hurricane") or "hurricane"


def _positions(claim: Claim, storms: frozenset[str]) -> Iterator[Bearing]:
    for match in _patterns()["position"].finditer(claim.text):
        bearer = _storm_of(claim, storms) or _shaken(claim.text)
        if bearer:
            yield Bearing(
                slot="position",
                bearer=bearer,
                value=f"{match.group('way').casefold().replace('-', '')} of {match.group('place').rstrip('.')}",
                start=claim.start + match.start(),
                end=claim.start + match.end("place"),
                present=True,
            )


def _shaken(text: str) -> str:
    """The bearer "quake" where the sentence tells where an earthquake's centre lay."""
    return "quake" if re.search(r"\b(?:epicent(?:er|re)|quake|earthquake)\b", text, re.IGNORECASE) else ""


def _offences(claim: Claim) -> Iterator[Bearing]:
    charges = load_cues("bearers")["charges"]
    for match in _patterns()["verdict"].finditer(claim.text):
        before = [n for n in claim.names if n.end - claim.start <= match.start() and " " in n.key]
        if not before or match.start() - (before[-1].end - claim.start) > _BETWEEN:
            continue
        between = claim.text[before[-1].end - claim.start : match.start()]
        if re.search(r"[;:]|\band\b|\bby\b", between):
            continue
        yield Bearing(
            slot="charge" if match.group("verb").casefold() in charges else "verdict",
            bearer=before[-1].key,
            value=_offence()[match.group("value").casefold()],
            start=claim.start + match.start("value"),
            end=claim.start + match.end("value"),
            present=True,
        )


def at(claim: Claim, start: int) -> Bearing | None:
    """The bearing that begins at `start`, read from the claim alone; None where there is none."""
    names = storm_names(claim.text)
    if not names and not _shaken(claim.text):
        names = frozenset({"storm"})  # the alignment has seen to it that it is one storm
    return next((bearing for bearing in find(claim, names) if bearing.start == start), None)


def same_bearer(slot: str, one: str, other: str) -> bool:
    """Whether two bearers are one: people by first and last name, other bearers by their key."""
    if slot not in ("verdict", "charge"):
        return one == other
    a, b = one.split(), other.split()
    return a[0] == b[0] and a[-1] == b[-1]
