"""What a status is about, in words that can be compared: without its cue, with its subject, capitals as countries."""

from __future__ import annotations

import re

from checker.align.entries import MASK, masked
from checker.language.names_gazetteer import government_of
from checker.model import Claim, Span, Status

LEAST_WORDS = 4  # a proposition in fewer words says too little to be told from others

_DIGITS = re.compile(r"\d[\d,.]*")
_WORD = re.compile(r"[^\W\d_]+")
_CAPITALISED = re.compile(r"\b([A-Z][a-z]+)(['’‘]s)?\b")
_CLAUSE_BREAK = re.compile(
    r"[,;:—–()“”\"]|\b(?:though|although|but|while|whereas|and|that|because|after|as)\b", re.IGNORECASE
)
#: An adverb between commas breaks no clause: "the army, however, has not confirmed".
_ASIDE = re.compile(
    r",\s*(?:however|meanwhile|too|also|though|in turn|for (?:its|his|her|their) part|by contrast|so far|still)\s*,",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"(?:\s+(?:has|have|had|is|are|was|were|do|does|did|could|can|may|will|would|not|never|yet|also|so|far|still"
    r"|previously|repeatedly|again|later|currently|now)\b)+\s*$",
    re.IGNORECASE,
)
#: What follows the end of a quotation: its speaker.
_SPEAKER_AFTER = re.compile(r"[,.]?[”\"](?=\s)[^“”\"]*$")
#: What a denial calls the report, at its end: "denied the reports *as fake news*".
_VERDICT = re.compile(
    r",?\s+(?:as|to be|(?:and\s+)?(?:call|dismiss|describ|brand|label|term)\w*\s+(?:them|it|this|that|these|such))"
    r"\s+(?:\w+\s+|[“”\"'‘’])*?"
    r"(?:fake|false|untrue|baseless|unfounded|groundless|absurd|fabricat\w+|hoax|lies?|nonsense|disinformation"
    r"|misinformation|propaganda|speculation|rumou?rs?|incorrect|wrong)\b.*$",
    re.IGNORECASE,
)
#: Openings of a proposition whose subject stands before the cue: "denied *having fired*", "denies *any involvement*".
_NO_SUBJECT = re.compile(
    r"^\W*(?:\w+ing\b|(?:any|all|its|his|her|their|the|a|direct|such)?\s*(?:\w+\s+)?"
    r"(?:involvement|responsibility|role|wrongdoing|knowledge|links?|ties|connection|part|contact|meeting)\b)",
    re.IGNORECASE,
)


def proposition(claim: Claim, status: Status) -> str:
    """What the status is about, in the claim's words without the cue, figures masked.

    A proposition without a subject of its own takes the words before the cue ("the army has not confirmed *meeting
    them*": the army meeting them), and a capital that stands for a government is read as the country.
    """
    if (status.scope_start, status.scope_end) == (claim.start, claim.end) and not status.cue:
        return masked(claim, Span(claim.start, claim.end))  # the same words as a figure's sentence: one vector less
    text = claim.text[status.scope_start - claim.start : status.scope_end - claim.start]
    if status.cue and _NO_SUBJECT.match(text):
        text = f"{subject(claim, status)} {text}"
    if len(_WORD.findall(text)) < LEAST_WORDS:
        text = claim.text
        if status.cue:
            text = text[: status.start - claim.start] + text[status.end - claim.start :]
    text = _SPEAKER_AFTER.sub("", text)
    text = _CAPITALISED.sub(_country, _VERDICT.sub("", text))
    return " ".join(_DIGITS.sub(MASK, text).split())


def _country(match: re.Match[str]) -> str:
    """A capital read as its country: "Pyongyang's forces" are North Korean forces."""
    country = government_of(match.group(1))
    if country is None:
        return match.group()
    return country[1] if match.group(2) else country[0]


def long_enough(text: str) -> bool:
    """Whether a proposition says enough to be compared."""
    return len(_WORD.findall(text)) >= LEAST_WORDS


def subject(claim: Claim, status: Status) -> str:
    """The words before the cue back to the last break, without auxiliaries."""
    before = _ASIDE.sub("", claim.text[: status.start - claim.start])
    breaks = list(_CLAUSE_BREAK.finditer(before.rstrip()))
    words = before[breaks[-1].end() :] if breaks else before
    return _AUXILIARY.sub("", " " + words).strip()
