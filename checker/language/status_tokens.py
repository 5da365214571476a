"""Words with their places, with contractions read as two words."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"\w+(?:[-'’]\w+)*|``|''|[^\w\s]")
_SHORT = {
    "n't": "not",
    "'ll": "will",
    "'d": "would",
    "'ve": "have",
    "'re": "are",
    "'m": "am",
}
_STEMS = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}


class Tokens(NamedTuple):
    """The words of a text in lower case, and where each starts and ends in it."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def at(self, start: int) -> int:
        """The number of the first token that ends after the offset (the last token where there is none)."""
        return min(bisect_right(self.ends, start), len(self.ends) - 1)


@lru_cache(maxsize=64)
def tokenise(text: str) -> Tokens:
    """The tokens of a sentence.

    Contractions are split and spelt out ("can't", "ca n't" and "cannot" are "can" and "not"); curly apostrophes are
    read as straight ones; a hyphenated word is one token.
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def put(word: str, start: int, end: int) -> None:
        words.append(word)
        starts.append(start)
        ends.append(end)

    for match in _WORD.finditer(text.lower() if len(text.lower()) == len(text) else text):
        word, start, end = match.group(), match.start(), match.end()
        if "'" not in word and "’" not in word:
            if word == "cannot":
                put("can", start, start + 3)
                put("not", start + 3, end)
            else:
                put(word, start, end)
            continue
        word = word.replace("’", "'")
        if word == "n't":
            if words and words[-1] in _STEMS:
                words[-1] = _STEMS[words[-1]]
            put("not", start, end)
        elif word.endswith("n't"):
            stem = word[:-3]
            put(_STEMS.get(stem, stem), start, end - 3)
            put("not", end - 3, end)
        elif len(word) > 1 and "'" in word:
            stem, _, tail = word.partition("'")
            cut = start + len(stem)
            if stem:
                put(stem, start, cut)
            put(_SHORT.get("'" + tail, "'" + tail), cut, end)
        else:
            put(word, start, end)
    # "did n't" written apart, and the lone "'s" of tokenised text, come as two marks: join them again
    return _joined(words, starts, ends)


def _joined(words: list[str], starts: list[int], ends: list[int]) -> Tokens:
    out: list[tuple[str, int, int]] = []
    i = 0
    while i < len(words):
        word = words[i]
        if word in {"'", "’"} and i + 1 < len(words) and starts[i + 1] == ends[i] and len(words[i + 1]) <= 2:
            tail = "'" + words[i + 1]
            if tail in _SHORT or tail == "'s":
                out.append((_SHORT.get(tail, tail), starts[i], ends[i + 1]))
                i += 2
                continue
        if word == "not" and out and out[-1][0] in _STEMS:
            out[-1] = (_STEMS[out[-1][0]], out[-1][1], out[-1][2])
        out.append((word, starts[i], ends[i]))
        i += 1
    return Tokens(tuple(w for w, _, _ in out), tuple(s for _, s, _ in out), tuple(e for _, _, e in out))
