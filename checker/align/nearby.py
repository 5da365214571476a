"""The words around a figure, compared word by word: what embeddings blur ("aftershock", "quake") words keep apart.

A word weighs more the fewer sentences of the two articles hold it (inverse document frequency, Spärck Jones 1972): in
a story about an earthquake "earthquake" tells nothing.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Self

from checker.language.cues import load_cues
from checker.language.lemma import lemma
from checker.model import Claim, Figure

#: How many content words on either side of a figure are near it, and how many are next to it.
NEAR, NEXT = 6, 3

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FEW = 20  # sentences' worth of doubt about a word's frequency: a short text says little about it

Weights = Mapping[str, float]
Words = frozenset[str]


@cache
def stop_words() -> frozenset[str]:
    """Words that say little by themselves (cues/stop_words.toml)."""
    return frozenset(load_cues("stop_words")["words"])


def content_words(claim: Claim, figure: Figure) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lemmas of the content words before and after a figure in its sentence, in reading order.

    The words of figures themselves are left out.
    """
    values = [(f.start - claim.start, f.end - claim.start) for f in claim.figures]
    start, end = figure.start - claim.start, figure.end - claim.start
    before: list[str] = []
    after: list[str] = []
    for match in _WORD.finditer(claim.text):
        at = match.start()
        if any(s <= at < e for s, e in values):
            continue
        word = lemma(match.group())
        if len(word) > 1 and word not in stop_words():
            if at < start:
                before.append(word)
            elif at >= end:
                after.append(word)
    return tuple(before), tuple(after)


def weights(sentences: Iterable[Iterable[str]]) -> dict[str, float]:
    """The weight of each word, from the sentences (as sets of words) it stands in."""
    counts: Counter[str] = Counter()
    total = 0
    for words in sentences:
        counts.update(set(words))
        total += 1
    return {word: math.log((total + _FEW) / (count + 0.5)) for word, count in counts.items()}


def shared(a: Words, b: Words, weight: Weights) -> tuple[float, float]:
    """Weight of the shared words over that of all (Jaccard), and over that of the side with less (Szymkiewicz-Simpson).

    Zeros where a side has no words.
    """
    if not a or not b:
        return 0.0, 0.0
    common = sum(weight[word] for word in a & b)
    left, right = sum(weight[word] for word in a), sum(weight[word] for word in b)
    return common / (left + right - common), common / min(left, right)


@dataclass(frozen=True, slots=True)
class Setting:
    """The words around one figure, as sets: next to it, near it, before and after it, and of its whole sentence."""

    next: Words
    near: Words
    before: Words
    after: Words
    sentence: Words

    @classmethod
    def of(cls, before: Sequence[str], after: Sequence[str]) -> Self:
        """The setting of a figure with these content words before and after it."""
        return cls(
            next=_around(before, after, NEXT),
            near=_around(before, after, NEAR),
            before=frozenset(before[-NEXT:]),
            after=frozenset(after[:NEXT]),
            sentence=frozenset((*before, *after)),
        )


def compared(a: Setting, b: Setting, weight: Weights) -> tuple[float, ...]:
    """Six shares (0..1) of the words that two settings have in common.

    Next to the figures, near them, before and after them, in the sentences; and of the shorter sentence's words.
    """
    whole, of_shorter = shared(a.sentence, b.sentence, weight)
    return (
        shared(a.next, b.next, weight)[0],
        shared(a.near, b.near, weight)[0],
        shared(a.before, b.before, weight)[0],
        shared(a.after, b.after, weight)[0],
        whole,
        of_shorter,
    )


def _around(before: Sequence[str], after: Sequence[str], reach: int) -> Words:
    """The words up to `reach` content words away from the figure, on both sides."""
    return frozenset(chain(before[-reach:], after[:reach]))
