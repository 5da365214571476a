"""Forms of a noun, and the closed classes of words around it: plural and singular, adverbs, what ends a phrase."""

from __future__ import annotations

from functools import cache

from checker.language.cues import load_cues
from checker.language.lemma import lemma

_NOT_ADVERBS = {
    "family", "supply", "early", "daily", "elderly", "only", "assembly", "friendly", "deadly", "july", "italy",
    "monopoly", "weekly", "monthly", "yearly", "hourly", "likely", "ally", "bully", "rally", "fly", "belly", "jelly",
    "costly",
}  # fmt: skip


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of `cues/nouns.toml`."""
    data = load_cues("nouns")
    return frozenset(data[name] if name in data else data["more"][name])


@cache
def is_plural(word: str) -> bool:
    """Whether a lower-case word reads as a plural noun."""
    if word in word_list("plurals"):
        return True
    if not word.endswith("s") or len(word) < 3 or word in word_list("singulars"):
        return False
    return not word.endswith(("ss", "us", "is", "'s"))


def singular(word: str) -> str:
    """The singular of a noun in lower case; "people" and "staff" stay as they are."""
    low = word.lower().replace("’", "'")
    low = low.removesuffix("'s").removesuffix("'")
    found: str | None = load_cues("nouns")["singular"].get(low)
    if found:
        return found
    if low.endswith("s") and low not in word_list("plurals"):
        base = lemma(low)
        if base != low:
            return base
        if is_plural(low):
            return low[:-3] + "y" if low.endswith("ies") and len(low) > 4 else low[:-1]
        return low
    return lemma(low) if low in word_list("plurals") and low.endswith("men") else low


def head_lemma(word: str) -> str:
    """The head's lemma; plurals that the dictionary does not know ("Americans") lose their ending."""
    low = word.lower()
    found = lemma(low)
    return singular(low) if found == low and is_plural(low) else found


def modifier(word: str) -> str:
    """A word before the head as a unit's name spells it: superlatives and comparatives by their plain form."""
    if (word.endswith("est") and len(word) > 5) or word in ("best", "worst", "most"):
        return lemma(word)
    return word.removesuffix("'s")


def is_adverb(word: str) -> bool:
    """Whether a lower-case word reads as an adverb by its ending."""
    return word.endswith("ly") and len(word) > 4 and word not in _NOT_ADVERBS


def is_stop(word: str) -> bool:
    """Whether a lower-case word ends a noun phrase."""
    return word in word_list("stop")
