"""The phrase that names a source, taken apart: its head noun, its country words, the person and what stands before."""

from __future__ import annotations

from functools import cache

from checker.language.cues import load_cues
from checker.language.names_gazetteer import fold, look_up
from checker.language.names_kinds import lexicon

_DETERMINERS = frozenset({
    "the", "a", "an", "this", "that", "its", "his", "her", "their", "our", "some", "another", "one", "two", "three",
    "several", "many",
})  # fmt: skip
_AFTER_HEAD = frozenset({
    "of", "for", "at", "in", "from", "with", "on", "to", "who", "that", "familiar", "close", "involved",
})  # fmt: skip
_GOVERNING = frozenset(["of", "for", "at", "from", "with", "to", "by", "in", "on", "near", "about"])


@cache
def outlet_phrases() -> tuple[str, ...]:
    """What an outlet is called besides its name ("news agency"), folded."""
    return tuple(load_cues("organisations")["outlets"]["phrases"])


def bare_words(words: str) -> str:
    """Folded, without inner possessives and leading determiners."""
    parts = fold(words.replace("’", "'").replace("'s ", " ").replace("s' ", "s ")).split()
    while len(parts) > 1 and parts[0] in _DETERMINERS:
        parts = parts[1:]
    return " ".join(parts)


def head_noun(parts: list[str]) -> str:
    """The head noun of a folded noun phrase: the word before the first preposition or relative, else the last."""
    for i, part in enumerate(parts):
        if i and part in _AFTER_HEAD:
            return parts[i - 1]
    return parts[-1]


def without_countries(text: str) -> tuple[str, list[str]]:
    """The folded text without its country words, and the ISO codes (lower case) that they name."""
    parts, kept, codes = text.split(), [], []
    i = 0
    while i < len(parts):
        for width in (3, 2, 1):
            words = " ".join(parts[i : i + width])
            spot = look_up("U.S." if words == "us" else words) if i + width <= len(parts) else None
            if spot is not None and spot.country and spot.kind in ("country", "adjective", "capital", "state"):
                codes.append(spot.country.lower())
                i += width
                break
        else:
            kept.append(parts[i])
            i += 1
    return " ".join(kept), codes


def split_person(words: str) -> tuple[str, str]:
    """What stands before a person's name (titles, office, body) and the name itself, from a capitalised phrase."""
    lex = lexicon()
    parts = words.replace("’", "'").split()
    last_role = -1
    for i, part in enumerate(parts[:-1]):
        low = fold(part)
        if low in lex.titles or low in lex.roles or part.endswith("'s") or part.islower():
            last_role = i
    name = parts[last_role + 1 :]
    if not name or not name[0][0].isupper():
        return words, ""
    if last_role >= 0 and parts[last_role].lower() in _GOVERNING:
        return words, ""  # "a lawyer for Smith" names somebody else than Smith
    return " ".join(parts[: last_role + 1]), " ".join(name)
