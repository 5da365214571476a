"""Whether two keys of names are one bearer's: people also by surname, bodies also by acronym, places by equal keys."""

from __future__ import annotations

from difflib import SequenceMatcher

from checker.language.cues import load_cues
from checker.language.names_gazetteer import look_up, states
from checker.language.names_kinds import kind_of, same

_ALIKE = 0.6  # ratio of two words above which they may be two spellings of one name
_SMALL = frozenset({"of", "for", "the", "and", "on", "to", "in", "&"})


def one(a: str, b: str) -> bool:
    """Whether two keys name one bearer: of people also a surname, of bodies also the acronym; places by equal keys."""
    if a == b:
        return True
    kinds = {_kind(a), _kind(b)}
    if "place" in kinds:
        return False
    if kinds & {"organisation", "outlet"}:
        return _bare(a) == _bare(b) or _short_for(a, b)
    return same(a, b) or _short_for(a, b)


def _kind(key: str) -> str:
    return "place" if look_up(key) is not None or key in states() else kind_of(key)


def _bare(key: str) -> str:
    forms = load_cues("relations")["legal"]["forms"]
    return " ".join(word for word in key.replace(",", "").split() if word not in forms)


def _short_for(a: str, b: str) -> bool:
    short, long = sorted((_bare(a), _bare(b)), key=len)
    return len(short) > 2 and acronym_of(short, long)


def acronym_of(short: str, long: str) -> bool:
    """Whether `short` is made of the initials of `long`, with or without its small words: "naacp", "ms"."""
    words = long.split()
    initials = {"".join(word[0] for word in words), "".join(word[0] for word in words if word not in _SMALL)}
    return len(words) > 1 and short in initials


def unlike(a: str, b: str) -> bool:
    """Whether two keys plainly name two bearers: no word in common or spelt alike, and neither the other's acronym."""
    first, second = a.split(), b.split()
    if any(acronym_of(word, b) for word in first) or any(acronym_of(word, a) for word in second):
        return False
    return not any(x == y or SequenceMatcher(None, x, y).ratio() > _ALIKE for x in first for y in second)
