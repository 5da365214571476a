"""The body (ministry, agency, party, company) that words name, or that the holder of a role speaks for.

Bodies are written as the country's ISO code and the kind of body ("kr intelligence"), so that "South Korea's National
Intelligence Service", "NIS" and "Seoul's spy agency" are one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from checker.language.cues import load_cues
from checker.language.names_gazetteer import fold
from checker.language.names_kinds import lexicon
from checker.language.sources_phrases import bare_words, without_countries

_MINISTERS = re.compile(r"\b(?P<of>[a-z]+(?: affairs)?) (?:minister|ministry)\b")


@cache
def aliases() -> dict[str, str]:
    """The key of each well-known body by its folded names."""
    table = {}
    for key, names in load_cues("aliases")["organisations"].items():
        table[key] = key
        for name in names:
            table.setdefault(fold(name).removeprefix("the "), key)
    return table


@cache
def types() -> tuple[tuple[str, str], ...]:
    """Every way of saying a kind of body with its canonical form, the longest first."""
    pairs = [
        (fold(variant), canonical)
        for canonical, variants in load_cues("organisations")["types"].items()
        for variant in variants
    ]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _fillers() -> frozenset[str]:
    return frozenset(load_cues("organisations")["fillers"]["words"])


@cache
def speaks_for() -> tuple[str, ...]:
    """Titles of those who speak for a body ("spokesman"), folded, the longest first."""
    return tuple(sorted((fold(w) for w in load_cues("titles")["titles"]["speaks_for"]), key=lambda w: -len(w)))


@lru_cache(maxsize=8192)
def body_key(words: str) -> str:
    """The key of an organisation's name or description; "" where the words describe none."""
    bare = bare_words(words)
    known = aliases()
    if bare in known:
        return known[bare]
    rest, codes = without_countries(bare)
    country = codes[0] if codes else ""
    if not rest:
        return country
    if rest in known and (not country or known[rest].startswith(country)):
        return known[rest]
    for variant, canonical in types():
        if rest == variant or rest.startswith(variant + " ") or rest.endswith(" " + variant) or f" {variant} " in rest:
            other = [w for w in rest.replace(variant, " ", 1).split() if w not in _fillers()]
            key = " ".join([*([country] if country else []), *other, canonical])
            return known.get(key, key)
    kept = [w for w in rest.split() if w not in _fillers()] or rest.split()
    return " ".join([*([country] if country else []), *kept])


def is_body(bare: str) -> bool:
    """Whether folded words name a body."""
    lex = lexicon()
    parts = bare.split()
    if not parts:
        return False
    return (
        bare in aliases()
        or parts[-1] in lex.organisation_common
        or parts[-1] in lex.organisation
        or any(f" {variant} " in f" {bare} " for variant, _ in types())
        or ("of" in parts and parts[0] in lex.organisation)
    )


def _office_of(role: str) -> str:
    """The body that a role belongs to ("foreign minister": foreign ministry), or ""."""
    for words, office in load_cues("organisations")["offices"].items():
        if role == words or role.endswith(" " + words):
            return str(office)
    found = _MINISTERS.search(role)
    if found is not None and found["of"] not in ("prime", "deputy", "first", "the", "former"):
        return body_key(found["of"].replace("affairs", "").strip() + " ministry")
    return ""


@lru_cache(maxsize=8192)
def affiliation(role: str) -> str:
    """The body that the holder of a role speaks for ("NATO Secretary General": nato); "" where the words give none."""
    bare = bare_words(role)
    for prefix in ("former ", "ex-", "then-", "acting ", "deputy ", "first deputy ", "senior ", "top "):
        bare = bare.removeprefix(prefix)
    rest, codes = without_countries(bare)
    office = _office_of(rest)
    if office:
        return " ".join([*codes[:1], office])
    for word in speaks_for():
        for form in (f"{word} of ", f"{word} for ", f"{word} at ", f"{word} with "):
            at = f" {bare}".find(" " + form)
            if at >= 0:
                return body_key(bare[at + len(form) :])
        if bare.endswith(" " + word):
            return body_key(bare[: -len(word) - 1])
    return ""
