"""Dictionary forms of English words (simplemma's bundled dictionary)."""

from __future__ import annotations

from functools import lru_cache

# Words the dictionary takes for a verb or leaves plural, though news prose counts them as nouns.
_EXCEPTIONS = {"people": "person", "persons": "person", "left": "leave", "dead": "dead", "injured": "injure"}


@lru_cache(maxsize=65_536)
def lemma(word: str) -> str:
    """The lower-case dictionary form of one word ("soldiers" → "soldier", "killed" → "kill").

    A word the dictionary does not know comes back lower-cased, without a possessive ending.
    """
    low = word.casefold().replace("’", "'")
    low = low.removesuffix("'s").removesuffix("'")
    if low in _EXCEPTIONS:
        return _EXCEPTIONS[low]
    if len(low) < 3 or not low.isalpha():
        return low
    import simplemma

    return str(simplemma.lemmatize(low, lang="en")).casefold()
