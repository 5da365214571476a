"""Which status cues take a stand on a report: contest it ("denied", "cannot verify") or affirm it ("confirmed")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

from checker.language.cues import load_cues
from checker.language.lemma import lemma
from checker.model import Claim, Level, Status

_WORD = re.compile(r"[^\W\d_]+(?:n['’]t\b)?|n['’]t\b")
_REACH = 60  # characters after a cue in which its object is looked for


class Stance(StrEnum):
    """What a sentence makes of a report."""

    CONTESTS = "contests"
    AFFIRMS = "affirms"
    STATES = "states"


#: Somebody who "was denied" something has not got it: nothing is said of a report.
_WITHHELD = re.compile(r"\b(?:is|are|was|were|be|been|being|initially)\s+(?:\w+ly\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Words:
    contests: frozenset[str]
    if_negated: frozenset[str]
    with_object: frozenset[str]
    adjectives: frozenset[str]
    withheld: frozenset[str]
    objects: frozenset[str]
    cases: frozenset[str]
    negations: frozenset[str]
    affirms: frozenset[str]
    future: frozenset[str]


@cache
def _words() -> _Words:
    data = load_cues("epistemic")
    return _Words(**{name: frozenset(words) for name, words in data.items()})


def stance(claim: Claim, status: Status) -> Stance:
    """The stand a status takes; STATES where its cue is about an event and not about a report's truth."""
    words = _words()
    cue = _lemmas(status.cue)
    after = _lemmas(claim.text[status.end - claim.start : status.end - claim.start + _REACH])
    low = status.level in (Level.DENIED, Level.UNVERIFIED)
    negated = status.negated or bool(words.negations.intersection(cue))
    for word in cue:
        if word not in words.contests or not low:
            continue
        if word in words.if_negated and not negated:
            continue
        if word in words.with_object and not words.objects.intersection(after[:6]):
            continue
        if word == "dismiss" and words.cases.intersection(after[:6]):
            continue
        if "without" in cue:
            continue  # "accused him without evidence": the outlet's own word, and nobody's denial
        if word == "deny" and (words.withheld.intersection(after[:3]) or _WITHHELD.search(_before(claim, status))):
            continue
        if word in words.adjectives and len(cue) == 1:
            continue
        return Stance.CONTESTS
    if status.level is Level.CONFIRMED and words.affirms.intersection(cue):
        return Stance.AFFIRMS
    return Stance.STATES


def _before(claim: Claim, status: Status) -> str:
    return claim.text[: status.start - claim.start] + (status.text[:-6] if status.text.endswith("denied") else "")


def of_the_future(words: str) -> bool:
    """Whether the words speak of what is to come or could be ("is expected to", "likely to deploy")."""
    future = _words().future
    found = _lemmas(words)
    return bool(future.intersection(found)) or any(f"{a} {b}" in future for a, b in pairwise(found))


def _lemmas(text: str) -> list[str]:
    found = []
    for match in _WORD.finditer(text):
        word = match.group().casefold().replace("’", "'")
        if word.endswith("n't"):
            found.append("not")
            word = word[:-3]
        if word:
            found.append(lemma(word))
    return found
