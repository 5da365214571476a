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
_WITHHELD = re.compile(r"\b(?:(?:is|are|was|were)(?:n['’]t)?|be|been|being|initially)\s+(?:\w+ly\s+)?$", re.IGNORECASE)


#: Two objects behind "deny": somebody, and what that one does not get ("denied the team a win").
_TO_SOMEBODY = re.compile(
    r"\s+(?:(?:him|her|them|us|me|you)\s+(?:\w+\s+)?(?:a|an|the|any|his|her|their|that|this|another)\b"
    r"|(?:the\s+\w+|(?:[A-Z][\w’'.-]+\s+){0,3}[A-Z][\w’'.-]+)\s+(?:a|an|another|any|his|her|their)\s)"
)


_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b(?!\s+\w+ing\b)|^\s*(?:no|a|an|the|it)\b", re.IGNORECASE)
_TURNED = frozenset({"deny", "doubt", "dispute", "refute", "contradict", "dismiss", "reject"})
_NOBODY = re.compile(
    r"\b(?:nobody|no\s+one|few|hardly\s+any(?:one|body)|not\s+even\s+(?:\w+\s+){1,3})\s*(?:\w+\s+){0,2}\w+\s*$",
    re.IGNORECASE,
)
_OPEN = frozenset({Level.UNVERIFIED, Level.DENIED})
#: The cue stands before a name and only calls it something ("Fake News CNN").
_OF_A_NAME = re.compile(r"\s+[A-Z]")
#: The cue is an infinitive; whether it came to be is not said, but for a few verbs.
_INFINITIVE = re.compile(r"\bto\s+(?:\w+ly\s+|further\s+|help\s+)?(?:\w+\s+(?:and|or)\s+)?$", re.IGNORECASE)
_ACHIEVED = re.compile(
    r"\b(?:able|manag\w+|went on|goes on|go on|gone on|continu\w+|came|proceed\w+|first|latest|last|only one|appear\w*"
    r"|refus\w+|declin\w+|fail\w+|yet|unable)\s+to\s+\S*\s*$",
    re.IGNORECASE,
)
#: A condition or a question opens the clause, and no comma has closed it.
_SUPPOSED = re.compile(r"(?:^|[\s“\"(])(?:if|whether|unless|until|once)\s[^,;:.]*$", re.IGNORECASE)


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
        if word in _TURNED and (negated or _NOBODY.search(claim.text[: status.end - claim.start])):
            continue  # "nobody can deny", "few doubt", "did not deny": no stand against the report
        if word in words.with_object and not words.objects.intersection(after[:6]):
            continue
        if word == "dismiss" and words.cases.intersection(after[:6]):
            continue
        if "without" in cue:
            continue  # "accused him without evidence": the outlet's own word, and nobody's denial
        if word == "deny" and _withholds(claim, status, after):
            continue
        if word in words.adjectives and (len(cue) == 1 or _OF_A_NAME.match(claim.text[status.end - claim.start :])):
            continue
        return Stance.CONTESTS
    if status.level is Level.CONFIRMED and words.affirms.intersection(cue):
        return Stance.AFFIRMS
    return Stance.STATES


def spoken(status: Status) -> bool:
    """Whether the cue is a verb of somebody's own that contests ("denied", "could not verify"), so its subject speaks.

    Not so "is nonsense", "no evidence", "a hoax", "it is unclear", nor a passive ("was disputed").
    """
    words = _words()
    cue = _lemmas(status.cue)
    if not cue or _PASSIVE.search(status.cue):
        return False
    return any(word in words.contests and word not in words.adjectives for word in cue)


def asserted(claim: Claim, status: Status) -> bool:
    """Whether what the status says is put forward at all.

    It is not where it is only to be found out ("pledged to establish"), supposed ("if investigators confirm it"), or
    said inside what is denied, doubted or left open ("does not allege that the mayor told him").
    """
    if not status.cue:
        return True
    before = claim.text[: status.start - claim.start]
    if _SUPPOSED.search(before) or (_INFINITIVE.search(before) and not _ACHIEVED.search(before)):
        return False
    return not any(
        other is not status
        and (other.negated or other.level in _OPEN)
        and other.scope_start <= status.start
        and status.end <= other.scope_end
        and other.end <= status.start
        for other in claim.statuses
    )


def _withholds(claim: Claim, status: Status, after: list[str]) -> bool:
    """Whether the denial keeps something from somebody ("denied the request", "deny him the seat")."""
    behind = claim.text[status.end - claim.start : status.end - claim.start + _REACH]
    return bool(
        _words().withheld.intersection(after[:3])
        or _WITHHELD.search(_before(claim, status))
        or _TO_SOMEBODY.match(behind)
    )


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
