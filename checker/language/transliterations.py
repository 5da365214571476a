"""Whether two names are one in two ways of writing it in English letters ("Zelensky" and "Zelenskyy").

A name is folded to how it sounds (cues/spellings.toml, `sounds`) and its consonants are compared, as phonetic codes do
(Soundex; Philips 1990, "Hanging on the Metaphone"); its vowels, in which transliterations differ most, need only be
alike.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import groupby, product

from checker.language.cues import load_cues
from checker.language.names_gazetteer import fold
from checker.language.names_kinds import kind_of, lexicon

_LONG = 5  # letters of a name from which it can be told from others
_CONSONANTS = 2  # and consonants as it sounds
_SURNAME, _GIVEN = 0.8, 0.74  # ratio of letters above which two words that sound alike are one name
_FOUR = 0.76  # of given names of four letters or fewer: "Joan" and "Jean" are two
_VOWELS = re.compile(r"[aeiou]+")


@cache
def _sounds() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Letters with what they may sound like, in the order in which they are replaced."""
    return tuple((entry.split("|")[0], tuple(entry.split("|")[1:])) for entry in load_cues("spellings")["sounds"])


@lru_cache(maxsize=16_384)
def sounds(word: str) -> frozenset[str]:
    """How a word (folded) may sound, in letters, vowels kept."""
    found = {word.replace("-", "").replace("'", "")}
    for letters, heard in _sounds():
        found = {w.replace(letters, h) for w, h in product(found, heard)}
    return frozenset("".join(letter for letter, _ in groupby(w)) for w in found)


def _consonants(heard: str) -> str:
    bare = _VOWELS.sub("", heard)
    return "".join(letter for letter, _ in groupby(bare.rstrip("h") or bare))


@lru_cache(maxsize=16_384)
def one_sound(a: str, b: str, consonants: int = _CONSONANTS) -> bool:
    """Whether two words (folded) can be two spellings of one name.

    They have the same consonants (so many at least), and in as many syllables vowels that are taken for each other.
    """
    return a == b or any(
        len(_consonants(x)) >= consonants and _consonants(x) == _consonants(y) and _vowels_alike(x, y)
        for x, y in product(sounds(a), sounds(b))
    )


def _vowels_alike(a: str, b: str) -> bool:
    mine, theirs = _VOWELS.findall(a), _VOWELS.findall(b)
    return len(mine) == len(theirs) and all(
        set(x) & set(y) or {x, y} in _taken("vowels") or (number > 0 and {x, y} in _taken("unstressed"))
        for number, (x, y) in enumerate(zip(mine, theirs, strict=True))
    )


@cache
def _taken(name: str) -> list[set[str]]:
    """Pairs of vowels that are written for each other."""
    return [set(pair.split("|")) for pair in load_cues("spellings")[name]]


@lru_cache(maxsize=16_384)
def spelt_alike(a: str, b: str) -> bool:
    """Whether two keys of people's names can be one in two spellings, one of them perhaps the surname alone.

    Args:
        a, b: folded names ("volodymyr zelensky"), as `names_kinds.key_of` gives them.
    """
    if {kind_of(a), kind_of(b)} & {"organisation", "outlet", "place", "adjective"}:
        return False
    first, second = _parts(a), _parts(b)
    if not first or not second or min(len(first[-1]), len(second[-1])) < _LONG - (len(first) > 1 and len(second) > 1):
        return False
    if not _near(first[-1], second[-1], _SURNAME):
        return False
    if len(first) == 1 or len(second) == 1:
        return not {first[-1], second[-1]} & lexicon().roles  # "the mayor" is no Mayer
    return _near(first[0], second[0], _FOUR if min(len(first[0]), len(second[0])) <= 4 else _GIVEN, 1)


def _near(a: str, b: str, ratio: float, consonants: int = _CONSONANTS) -> bool:
    """Whether two words can be two spellings of one name, by their sound and by their letters."""
    return one_sound(a, b, consonants) and (a == b or SequenceMatcher(None, a, b, autojunk=False).ratio() > ratio)


def _parts(key: str) -> list[str]:
    """The words of a name but for particles, joined to their word or not ("al-Hadi", "bin Laden")."""
    particles = lexicon().particles
    first, *others = fold(key).replace("-", " ").replace(".", "").split() or [""]
    words = [word for word in (first, *others) if word and (word is first or word not in particles)]
    return [*words[:1], *words[-1:]] if len(words) > 1 else words
