"""The words of an article, weighted by how rarely news uses them: tf-idf (Salton & Buckley 1988, sublinear counts).

How rare a word is stands in term_counts.tsv, written by `checker.align.stories_train`: in how many of the training
articles it occurs. A word that is not there, most often a name, counts as rare as the rarest of the file.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

FILE = "term_counts.tsv"
MOST = 900  # words of an article that are looked at, from its beginning
LEAST = 20  # articles that a word of the file occurs in at least
_COMMON = 0.3  # share of the articles from which a word says nothing
_WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Terms:
    """A unit vector over words: their numbers (a checksum of each, rising) and their weights."""

    ids: NDArray[np.uint32]
    weights: NDArray[np.float32]

    def tobytes(self) -> bytes:
        """As it is kept; `frombytes` reads it."""
        return self.ids.astype("<u4").tobytes() + self.weights.astype("<f4").tobytes()


def frombytes(kept: bytes) -> Terms:
    """The terms that `Terms.tobytes` kept."""
    half = len(kept) // 2
    return Terms(
        np.frombuffer(kept[:half], dtype="<u4").astype(np.uint32),
        np.frombuffer(kept[half:], dtype="<f4").astype(np.float32),
    )


NONE = Terms(np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.float32))


def words(text: str) -> list[str]:
    """The words of a text, folded, without a possessive ending; numbers are words."""
    return [word.replace("’", "'").removesuffix("'s") for word in _WORD.findall(text.casefold())]


def terms(texts: Iterable[str]) -> Terms:
    """The terms of an article, given as its headline and sentences in their order."""
    found: list[str] = []
    for text in texts:
        found += words(text)
        if len(found) >= MOST:
            break
    rarities, rarest = _rarities()
    weights: dict[int, float] = {}
    for word, count in Counter(found[:MOST]).items():
        rarity = rarities.get(word, rarest)
        if rarity:
            number = zlib.crc32(word.encode())
            weights[number] = weights.get(number, 0.0) + (1 + math.log(count)) * rarity
    ids = np.array(sorted(weights), dtype=np.uint32)
    values = np.array([weights[int(number)] for number in ids], dtype=np.float64)
    return Terms(ids, (values / max(float(np.linalg.norm(values)), 1e-9)).astype(np.float32))


def shared(a: Terms, b: Terms) -> float:
    """How much two articles share of what is rare in them, 0..1."""
    if len(a.ids) > len(b.ids):
        a, b = b, a
    if not len(a.ids):
        return 0.0
    at = np.minimum(b.ids.searchsorted(a.ids), len(b.ids) - 1)
    both = b.ids[at] == a.ids
    return float(np.dot(a.weights[both].astype(np.float64), b.weights[at[both]].astype(np.float64)))


def rarities(counts: Mapping[str, int], articles: int) -> tuple[dict[str, float], float]:
    """The weight of each word (its idf; 0 for one that says nothing), and that of a word which is not counted."""
    idf = {word: math.log(articles / count) if count <= _COMMON * articles else 0.0 for word, count in counts.items()}
    return idf, math.log(articles / LEAST)


def table(counts: Mapping[str, int], articles: int) -> str:
    """The text of term_counts.tsv: the number of articles, then a word and its count a line, the commonest first."""
    rows = sorted(((word, n) for word, n in counts.items() if n >= LEAST), key=lambda row: (-row[1], row[0]))
    return "".join(f"{word}\t{count}\n" for word, count in [("", articles), *rows])


def _read(lines: Sequence[str]) -> tuple[dict[str, float], float]:
    rows = [line.split("\t") for line in lines]
    return rarities({word: int(count) for word, count in rows[1:]}, int(rows[0][1]))


def forget() -> None:
    """Reads the file again the next time: another was written."""
    _rarities.cache_clear()


@cache
def _rarities() -> tuple[dict[str, float], float]:
    return _read((resources.files("checker.align") / FILE).read_text("utf-8").splitlines())
