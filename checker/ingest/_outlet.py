"""Which outlet a page names as its own: by its byline, its copyright line, its appeals, what it says about itself.

Only furniture is asked, never the article's prose: "Reuters reported" in the prose names a source, not the outlet.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from checker.ingest import _furniture, _lines
from checker.ingest._lines import Line

_PART = r"[A-Z][\w'’&-]*"
_NAME = rf"(?:(?:The|A)\s)?{_PART}(?:\.[a-z]{{2,6}}\b)?(?:\s(?:of|the|of\sthe|&|de)\s{_PART}|\s{_PART}){{0,5}}"
_DOTTED = re.compile(r"\b([A-Z][\w-]{2,30}\.(?:com|org|net|info|news|eu|ua|tv|bg|pl|de|fr|uk))\b")
_COPYRIGHT = re.compile(
    rf"(?i:©|\(c\)|copyright)\s*(?i:©|\(c\))?\s*(?:\d{{4}}(?:\s?[-–]\s?\d{{4}})?)?,?\s*(?:by\s)?({_NAME})"
)


def find(lines: Sequence[Line], byline: str = "") -> str:
    """The outlet that the page names as its own, or an empty string. Only furniture is asked, never the prose."""
    votes: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}

    def vote(name: str, weight: float) -> None:
        name = _outlet_name(name)
        if name:
            votes[_outlet_key(name)] += round(weight * 10)
            forms.setdefault(_outlet_key(name), Counter())[name] += round(weight * 10)

    for writer in re.split(r",\s|\sand\s|;", byline):
        for match in _desk().finditer(writer):
            vote(match[1], 2)
    if writes_for := re.search(rf"\bfor ({_NAME})$", byline):
        vote(writes_for[1], 1.5)
    if (after_comma := re.search(rf",\s({_NAME})$", byline)) and newsy(after_comma[1]):
        vote(after_comma[1], 1.5)
    for line in lines:
        reason = _furniture.classify(line)
        if reason == "photo caption or credit":
            continue
        beside = reason is not None or _furniture.appeal(line) >= 3 or not line.prose or _about().search(line.text)
        if not beside:
            continue
        for match in _COPYRIGHT.finditer(line.text):
            vote(match[1], 2)
        if about := _about().search(line.text):
            vote(about[1], 2)
        if line.size <= 16 and not line.prose:
            for match in _desk().finditer(line.text):
                vote(match[1], 1)
        if reason is not None or _furniture.appeal(line) >= 3:
            for match in _before().finditer(line.text):
                vote(match[1], 1)
            for match in _after().finditer(line.text):
                vote(match[1], 1)
            for match in _DOTTED.finditer(line.text):
                vote(match[1], 0.6)
    for line in lines[:6]:
        if line.size <= 5 and re.fullmatch(_NAME, line.text) and newsy(line.text):
            vote(line.text, 1)
    if not votes:
        return ""
    wires = {_outlet_key(w) for w in _furniture.phrases("wires")}
    best = max(votes, key=lambda k: (k not in wires, votes[k], len(k)))
    if votes[best] < (30 if best in wires else 10):
        return ""
    return max(forms[best], key=lambda form: (forms[best][form], len(form), form))


def is_desk(text: str, name: str = "") -> bool:
    """Whether a short line is nothing but the outlet's name or desk ("The Harbour Ledger news desk")."""
    if name and _lines.fold(text).replace(_lines.fold(name), "").strip(" |·,-") in ("", *_furniture.phrases("desks")):
        return True
    match = _desk().search(text)
    return (
        match is not None
        and match.end() == len(text)
        and (match.start() == 0 or (bool(name) and text.startswith(name)))
    )


@cache
def _desk() -> re.Pattern[str]:
    desks = "|".join(re.escape(d) for d in sorted(_furniture.phrases("desks"), key=len, reverse=True))
    return re.compile(rf"({_NAME})(?:['’]s)? (?:{desks})\b")


@cache
def _about() -> re.Pattern[str]:
    about = "|".join(re.escape(a) for a in _furniture.phrases("about"))
    return re.compile(
        rf"(?:^|[.!?:]\s)(?:About\s)?(?:[A-Z][a-z]+ [Nn]ews )?({_NAME})(?: \([^()]{{0,120}}\))?,? (?:{about})\b"
    )


@cache
def _before() -> re.Pattern[str]:
    before = "|".join(re.escape(b) for b in sorted(_furniture.phrases("before"), key=len, reverse=True))
    return re.compile(rf"\b(?i:{before}) (?:the )?({_NAME})")


@cache
def _after() -> re.Pattern[str]:
    after = "|".join(re.escape(a) for a in sorted(_furniture.phrases("after"), key=len, reverse=True))
    return re.compile(rf"({_NAME})(?:['’]s)? (?:{after})\b")


@cache
def _generic() -> frozenset[str]:
    return frozenset(_furniture.phrases("generic"))


def newsy(name: str) -> bool:
    """Whether a name ends as outlets' names do ("Ledger", "Times")."""
    last = _lines.words(name)
    return bool(last) and (last[-1] in _furniture.phrases("nouns") or bool({"news", "daily"} & set(last)))


def _outlet_name(name: str) -> str:
    name = re.sub(r"['’]s?$", "", name.strip(" .,"))
    name = re.sub(r"^(?:and|by)\s", "", name, flags=re.IGNORECASE)
    words = name.split()
    # "Explaining Ukraine", "Millions": a name of a newsletter or a stray capital says nothing unless it is newsy.
    if not words or _lines.fold(name) in _generic() or len(name) < 3:
        return ""
    single = len(words) == 1 and "." not in name
    if single and not (name.isupper() or newsy(name)):
        return ""
    return name


def _outlet_key(name: str) -> str:
    key = re.sub(r"^the ", "", _lines.fold(name))
    return re.sub(r"[^a-z0-9]+", "", re.sub(r"\.[a-z]{2,6}$", "", key))
