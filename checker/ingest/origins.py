"""Copies of one text: the same page saved twice, a wire story in two outlets. All copies share one origin.

Near duplicates are found with MinHash signatures in an LSH index (datasketch; Broder 1997, Leskovec et al., Mining of
Massive Datasets, ch. 3), so the work grows with the number of articles and not with its square, and are then compared
exactly. Figures are masked: a digit changed in copying must not hide the copy, it is the very thing to be found.

Whether two texts are copies hangs on the two alone, and not on which others were given: what is known of a text (its
Sketch) can be kept, and a new text is then compared with the few that share a key with it.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import combinations, product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.ingest import _furniture, _lines, clean
from checker.model import Article

_SHINGLE = 4  # words
_LEAD = 40  # shingles: about the first two paragraphs
_FIRST = 3  # sentences
_BANDS, _ROWS = 64, 2  # of the MinHash signature: texts of Jaccard similarity 0.3 are looked at with odds of 0.998
_SHARED = 0.6  # share of the shorter text that a copy has in common with the longer one, if they begin alike ...
_SHARED_WIRE = 0.45  # ... where both credit one agency with the text
_SHARED_ANYWAY = 0.92  # ... where they do not begin alike; only between outlets, for one outlet's pages share furniture
_SHARED_LEAD = 0.8  # share of the beginning that makes two texts begin alike though each sentence was touched
_FEWEST = 12  # shingles; shorter texts are copies only if they are equal

_PIECE = re.compile(r"\n|(?<=[.!?])[\"'”’)]?\s")
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")


def collapse(articles: Sequence[Article]) -> list[Article]:
    """The articles in the same order with `origin` set: all copies of one text share the id of the earliest of them.

    The earliest is the one with the first date of publication, then the smallest id. Nothing else changes: a copy
    without outlet or date does not get them from another.
    """
    return joined(articles, pairs([sketch(article) for article in articles]))


def joined(articles: Sequence[Article], copies: Collection[tuple[int, int]]) -> list[Article]:
    """The same where it is known which articles are copies of each other, as pairs of their numbers."""
    groups = _Groups(len(articles))
    for i, j in copies:
        groups.join(i, j)
    first: dict[int, Article] = {}
    for i, article in enumerate(articles):
        root = groups.find(i)
        if root not in first or _order(article) < _order(first[root]):
            first[root] = article
    return [replace(article, origin=first[groups.find(i)].id) for i, article in enumerate(articles)]


def pairs(sketches: Sequence[Sketch], among: Collection[int] | None = None) -> list[tuple[int, int]]:
    """Pairs of numbers of texts that are copies; pairs that follow from others may be left out.

    `among` asks for the pairs with one of these texts only.
    """
    groups = _Groups(len(sketches))
    found = []
    for i, j in candidates(sketches, None if among is None else frozenset(among)):
        if groups.find(i) != groups.find(j) and _copies(sketches[i], sketches[j]):
            groups.join(i, j)
            found.append((i, j))
    return found


def _order(article: Article) -> tuple[bool, str, str]:
    return article.published is None, article.published or "", article.id


@dataclass(frozen=True)
class Sketch:
    """What tells copies of a text: checksums of its word sequences, in order, of its sentences, and its MinHash bands.

    All three are one-dimensional uint32 arrays; `wire` is the agency that the text is credited to.
    """

    outlet: str
    ordered: NDArray[np.uint32]
    sentence_sums: NDArray[np.uint32]
    bands: NDArray[np.uint32]
    wire: str

    @cached_property
    def shingles(self) -> frozenset[int]:
        """The word sequences as a set."""
        return frozenset(self.ordered.tolist())

    @cached_property
    def lead(self) -> frozenset[int]:
        """Those of the beginning."""
        return frozenset(self.ordered[:_LEAD].tolist())

    @cached_property
    def sentences(self) -> frozenset[int]:
        """The sentences as a set."""
        return frozenset(self.sentence_sums.tolist())

    @property
    def first(self) -> list[int]:
        """The first sentences."""
        return [int(value) for value in self.sentence_sums[:_FIRST]]


def sketch(article: Article) -> Sketch:
    """The sketch of an article's text without its furniture, as far as the page itself shows it."""
    marked = clean.clean([article], clean.Learned())[0]
    text = "\n".join(article.text[span.start : span.end] for span in clean.body(marked))
    words: list[str] = []
    sentences: list[int] = []
    for piece in _PIECE.split(text):
        own = ["#" if w[0].isdigit() else w for w in _TOKEN.findall(_lines.fold(piece))]
        words += own
        if len(own) >= _SHINGLE:
            sentences.append(zlib.crc32(" ".join(own).encode()))
    shingles = [
        zlib.crc32(" ".join(words[i : i + _SHINGLE]).encode()) for i in range(max(1, len(words) - _SHINGLE + 1))
    ]
    return Sketch(
        outlet=article.outlet.casefold(),
        ordered=np.array(shingles, dtype=np.uint32),
        sentence_sums=np.array(sentences, dtype=np.uint32),
        bands=_bands(frozenset(shingles)),
        wire=_wire(article, text),
    )


def _bands(shingles: frozenset[int]) -> NDArray[np.uint32]:
    signature = _empty().copy()  # shares the permutations
    signature.update_batch(list(shingles))
    rows = signature.hashvalues.reshape(_BANDS, _ROWS)
    return np.array([zlib.crc32(row.tobytes(), band) for band, row in enumerate(rows)], dtype=np.uint32)


@cache
def _empty() -> Any:
    from datasketch import MinHash

    return MinHash(num_perm=_BANDS * _ROWS, hashfunc=int)


def _wire(article: Article, text: str) -> str:
    """The agency that a text is credited to, in its byline or in brackets at its beginning; or an empty string."""
    match = _agency().search(f"{article.byline}\n{text.lstrip()[:120]}")
    return (match[1] or match[2]).casefold() if match else ""


@cache
def _agency() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_furniture.phrases("wires"), key=len, reverse=True))
    return re.compile(rf"\(({names})\)|^(?:[^\n]{{0,80}}\W)?({names})$", re.IGNORECASE | re.MULTILINE)


def _copies(a: Sketch, b: Sketch) -> bool:
    shorter = min(len(a.shingles), len(b.shingles))
    if shorter < _FEWEST:
        return a.shingles == b.shingles
    shared = len(a.shingles & b.shingles) / shorter
    apart = a.outlet != b.outlet
    if apart and shared >= _SHARED_ANYWAY:
        return True
    enough = _SHARED_WIRE if a.wire and a.wire == b.wire else _SHARED
    return shared >= enough and (_begin_alike(a, b, apart) or _begin_alike(b, a, apart))


def _begin_alike(a: Sketch, b: Sketch, apart: bool) -> bool:
    """Whether the beginning of `a` stands in `b`; one outlet's pages may share all but their first sentence."""
    known = [sentence in b.sentences for sentence in a.first]
    return known[:1] == [True] or (apart and sum(known) >= 2) or _share(a.lead, b.shingles) >= _SHARED_LEAD


def _share(part: frozenset[int], whole: frozenset[int]) -> float:
    return len(part & whole) / len(part) if part else 0.0


def candidates(sketches: Sequence[Sketch], among: frozenset[int] | None) -> Iterator[tuple[int, int]]:
    """Pairs that may be copies, some several times: like texts by their bands, a part of a text by its beginning."""
    bands = _Held([item.bands for item in sketches])
    sentences = _Held([item.sentence_sums for item in sketches])
    first = _Held([item.sentence_sums[:_FIRST] for item in sketches])
    asked = None if among is None else np.fromiter(sorted(among), dtype=np.int64)
    for left, right in ((bands, bands), (first, sentences)):
        for some, others in left.meeting(right, asked):
            for i, j in _met(some, others, among):
                if i != j:
                    yield min(i, j), max(i, j)


def _met(some: list[int], others: list[int], among: frozenset[int] | None) -> Iterator[tuple[int, int]]:
    """Pairs of one side with the other; where some are asked for, those pairs only, and not all to be sifted."""
    if among is None:
        yield from combinations(some, 2) if some is others else product(some, others)
        return
    yield from product([i for i in some if i in among], others)
    if some is not others:
        yield from product(some, [j for j in others if j in among])


class _Held:
    """Which texts hold which checksum."""

    def __init__(self, values: Sequence[NDArray[np.uint32]]) -> None:
        self.values = np.concatenate(values) if values else np.zeros(0, dtype=np.uint32)
        self.owners = np.repeat(np.arange(len(values)), [len(held) for held in values])

    def meeting(self, other: _Held, asked: NDArray[np.int64] | None) -> Iterator[tuple[list[int], list[int]]]:
        """For each checksum that both hold those that hold it; where some are asked for, only what concerns them."""
        own = None
        if asked is not None:
            own = np.concatenate([side.values[np.isin(side.owners, asked)] for side in (self, other)])
        mine = self.by_value(own)
        theirs = mine if other is self else other.by_value(own)
        for value, holders in mine.items():
            if value in theirs and (other is not self or len(holders) > 1):
                yield holders, theirs[value]

    def by_value(self, only: NDArray[np.uint32] | None) -> dict[int, list[int]]:
        """The holders of each checksum, or of these only."""
        values, owners = self.values, self.owners
        if only is not None:
            wanted = np.isin(values, only)
            values, owners = values[wanted], owners[wanted]
        held: defaultdict[int, list[int]] = defaultdict(list)
        for value, owner in zip(values.tolist(), owners.tolist(), strict=True):
            held[value].append(owner)
        return held


class _Groups:
    """Sets of items that were joined (union-find)."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, item: int) -> int:
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, a: int, b: int) -> None:
        a, b = sorted((self.find(a), self.find(b)))
        self._parent[b] = a
