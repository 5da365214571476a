"""What kind of bearer a name has, judged by the name alone, and the key that joins its variants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from checker.language.cues import load_cues
from checker.language.names_gazetteer import fold, look_up, states


@dataclass(frozen=True, slots=True)
class _Lexicon:
    titles: frozenset[str]
    roles: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    organisation: frozenset[str]
    organisation_common: frozenset[str]
    outlets: frozenset[str]
    outlet_suffixes: frozenset[str]
    places_before: frozenset[str]
    places_after: frozenset[str]
    organisations: frozenset[str]
    surnames_first: frozenset[str]


@cache
def lexicon() -> _Lexicon:
    """Every word list that types names, folded."""
    titles, organisations, places = load_cues("titles"), load_cues("organisations"), load_cues("places")["nouns"]
    known = load_cues("aliases")["organisations"]

    def folded(words: Sequence[str]) -> frozenset[str]:
        return frozenset(fold(w) for w in words)

    return _Lexicon(
        titles=folded(titles["titles"]["before"]),
        roles=folded(titles["titles"]["roles"]),
        suffixes=folded(titles["titles"]["suffixes"]),
        particles=folded(titles["titles"]["particles"]),
        female=folded(titles["first_names"]["female"]),
        male=folded(titles["first_names"]["male"]),
        organisation=folded(organisations["heads"]["suffixes"]),
        organisation_common=folded(organisations["heads"]["common"]),
        outlets=folded(organisations["outlets"]["names"]),
        outlet_suffixes=folded(organisations["outlets"]["suffixes"]),
        places_before=folded(places["before"]),
        places_after=folded(places["after"]),
        organisations=frozenset(fold(w) for words in known.values() for w in words),
        surnames_first=folded(titles["surnames"]["first"]),
    )


@lru_cache(maxsize=16384)
def kind_of(words: str) -> str:
    """person, organisation, outlet, place, adjective (of a country) or other, from the name alone."""
    lex = lexicon()
    key = fold(words).removeprefix("the ")
    if not key:
        return "other"
    parts = key.split()
    if key in lex.outlets or "the " + key in lex.outlets:
        return "outlet"
    spot = look_up(words)
    if spot is not None:
        return {"adjective": "adjective", "seat": "organisation"}.get(spot.kind, "place")
    if key in states():
        return "place"
    if key in lex.organisations:
        return "organisation"
    if len(parts) > 1 and parts[-1] in lex.outlet_suffixes and words.split()[-1][:1].isupper():
        return "outlet"
    if len(parts) > 1 and parts[0] in lex.titles:
        last = parts[-1]
        if last not in lex.organisation and last not in lex.titles:
            return "person"
    if len(parts) > 1 and (parts[-1] in lex.places_after or parts[0] in lex.places_before) and "of" not in parts:
        return "place"
    if parts[-1] in lex.organisation or (parts[0] in lex.organisation and len(parts) > 2 and parts[1] in ("of", "for")):
        return "organisation"
    if len(parts) > 1 and (parts[0] in lex.female or parts[0] in lex.male):
        return "person"
    if any(part in lex.organisation for part in parts) and ("of" in parts or "for" in parts):
        return "organisation"
    if words.removeprefix("The ").removeprefix("the ").isupper() and len(key) > 1 and len(parts) == 1:
        return "organisation"
    return "other"


@lru_cache(maxsize=16384)
def key_of(words: str) -> str:
    """The folded key of a name: titles and "the" removed, countries and demonyms joined to the country."""
    spot = look_up(words)
    if spot is not None:
        return spot.key
    lex = lexicon()
    key = fold(words).removeprefix("the ")
    if kind_of(words) in ("organisation", "outlet", "place"):
        return key
    parts = key.split()
    while len(parts) > 1 and (parts[0] in lex.titles or (look_up(parts[0]) is not None and parts[1] in lex.titles)):
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in lex.suffixes:
        parts = parts[:-1]
    if len(parts) > 2:
        parts = [parts[0], *(p for p in parts[1:-1] if len(p) > 1), parts[-1]]
    return " ".join(parts)


def same(a: str, b: str) -> bool:
    """Whether two keys can name one bearer: equal, or one is the other's surname (or first name and surname match)."""
    if a == b:
        return True
    first, second = sorted((a.split(), b.split()), key=len)
    if not first or not second or len(second) == 1:
        return False
    if len(first) == 1:
        return first[0] == second[-1] or (first[0] == second[0] and first[0] in lexicon().surnames_first)
    return first[0] == second[0] and first[-1] == second[-1]
