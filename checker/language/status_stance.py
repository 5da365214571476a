"""Whether a headline asserts a claim, denies it, or only reports that it is said (Ferreira and Vlachos 2016)."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from checker.language.lemma import lemma
from checker.language.status_cues import Cue, find_cues
from checker.language.status_tokens import Tokens, tokenise

#: The three stances, named as in the Emergent data.
STANCES = ("against", "for", "observing")
_EMPTY = frozenset({
    "the", "a", "an", "of", "to", "in", "on", "at", "for", "by", "with", "from", "and", "or", "is", "are", "was",
    "were", "be", "been", "has", "have", "had", "it", "its", "his", "her", "their", "that", "this", "who", "as",
    "after", "over", "into", "will", "not", "no", "do", "does", "did", "he", "she", "they", "s",
})  # fmt: skip
_SAID_BY = re.compile(
    r"(?:[:,-]|\bsays?|\bsaid|\bclaims?)\s*(?:\w+\s){0,2}(?:reports?|sources?|rumou?rs?|insiders?|officials?)\b|"
    r"^(?:reports?|sources?|rumou?rs?|insiders?)\b|(?:report|sources|rumor|rumour|claim|source)s?$",
    re.IGNORECASE,
)


def stance(headline: str, claim: str) -> str:
    """The headline's stance to the claim: "for", "against" or "observing"."""
    scores = scored(headline, claim)
    return max(scores, key=lambda name: scores[name])


def scored(headline: str, claim: str) -> dict[str, float]:
    """The score of every stance (log-odds up to a constant)."""
    model = _model()
    names = features(headline, claim)
    return {
        name: float(model["intercepts"][name]) + sum(float(model["weights"][name].get(part, 0.0)) for part in names)
        for name in STANCES
    }


def features(headline: str, claim: str) -> frozenset[str]:
    """The names of the features that hold for a headline and a claim."""
    tokens, said = tokenise(headline), tokenise(claim)
    if not tokens.words:
        return frozenset()
    cues, claimed = find_cues(tokens), find_cues(said)
    names: set[str] = set()
    there = {cue.group.category for cue in claimed}
    for cue in cues:
        category = cue.group.category
        if category == "pseudo":
            continue
        names.add(f"has {category}")
        names.add(f"word {' '.join(lemma(word) for word in tokens.words[cue.first : cue.last + 1])}")
        if category not in there:
            names.add(f"only the headline has {category}")
        names |= _place(tokens, cue)
        if cue.group.level is not None and cue.group.emit:
            names.add(f"level {cue.group.level.value}")
    names |= {f"only the claim has {category}" for category in there - {cue.group.category for cue in cues}}
    names |= _marks(headline, tokens)
    names |= _overlap(tokens, said)
    denied = any(cue.group.category in {"negation", "negative_determiner"} for cue in cues)
    claim_denied = any(cue.group.category in {"negation", "negative_determiner"} for cue in claimed)
    names.add(f"negated {denied}, claim {claim_denied}")
    if not names & {f"level {level}" for level in ("denied", "unverified", "possible", "probable")}:
        names.add("no hedge")
    return frozenset(names)


def _place(tokens: Tokens, cue: Cue) -> set[str]:
    names = set()
    if cue.first == 0:
        names.add(f"opens with {cue.group.category}")
    if cue.last >= len(tokens.words) - 2:
        names.add(f"ends with {cue.group.category}")
    return names


def _marks(headline: str, tokens: Tokens) -> set[str]:
    names = set()
    if "?" in headline:
        names.add("question mark")
    if headline.rstrip().endswith("?"):
        names.add("ends in a question mark")
    if re.match(r"(?:no|nope|non|sorry)\b[,. ]", headline, re.IGNORECASE):
        names.add("opens with no")
    if "!" in headline:
        names.add("exclamation mark")
    if _SAID_BY.search(headline):
        names.add("credits a report")
    if re.search(r"[\"“”]|(?<!\w)['‘]|['’](?!\w)", headline):
        names.add("has quotation marks")
    if ":" in headline:
        names.add("has a colon")
    if re.match(r"[A-Z][\w .']{2,30}: ", headline):
        names.add("opens with a speaker")
    if re.match(r"(?:is|are|was|were|did|does|do|has|have|can|could|will|would)\b", headline, re.IGNORECASE):
        names.add("opens as a question")
    if re.match(r"(?:how|why|what|who|where|when)\b", headline, re.IGNORECASE):
        names.add("opens with a question word")
    if re.match(r"(?:watch|video|photos?|pictures?|meet|look)\b", headline, re.IGNORECASE):
        names.add("shows")
    if re.search(r"\b(?:after|because|when|as)\b", headline, re.IGNORECASE):
        names.add("has a side clause")
    if "not" in tokens.words or "n't" in headline:
        names.add("says not")
    return names


def _overlap(tokens: Tokens, said: Tokens) -> set[str]:
    """How much of the claim the headline repeats, and how much it adds."""
    ours = {lemma(word) for word in tokens.words if word[0].isalnum() and word not in _EMPTY}
    theirs = {lemma(word) for word in said.words if word[0].isalnum() and word not in _EMPTY}
    if not ours or not theirs:
        return set()
    shared = len(ours & theirs)
    told = shared / len(theirs)
    names = {f"repeats at least {part:.0%} of the claim" for part in (0.15, 0.3, 0.45, 0.6, 0.75) if told >= part}
    names |= {f"at least {count} words not in the claim" for count in (3, 6, 9) if len(ours) - shared >= count}
    last = [lemma(word) for word in said.words if word[0].isalnum() and word not in _EMPTY][-2:]
    if last and any(word in ours for word in last):
        names.add("repeats the claim's end")
    if {word for word in ours if word.isdigit()} - {word for word in theirs if word.isdigit()}:
        names.add("another number")
    return names


@cache
def _model() -> dict[str, Any]:
    return dict(json.loads((files("checker.language") / "cues" / "stance_model.json").read_text(encoding="utf-8")))
