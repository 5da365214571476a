"""Copies of one text: the same page saved twice, a wire story in two outlets. All copies share one origin.

Near duplicates are found with MinHash signatures in an LSH index (datasketch; Broder 1997, Leskovec et al., Mining of
Massive Datasets, ch. 3), so the work grows with the number of articles and not with its square, and are then compared
exactly. Figures are masked: a digit changed in copying must not hide the copy, it is the very thing to be found.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, combinations

from checker.ingest import _furniture, _lines, clean
from checker.model import Article

_SHINGLE = 4  # words
_LEAD = 40  # shingles: about the first two paragraphs
_FIRST = 3  # sentences
_EXACT_UP_TO = 64  # articles; fewer are compared pair by pair, which is faster than an index
_PERMUTATIONS = 128
_CANDIDATE = 0.3  # Jaccard similarity around which the index begins to name a pair
_SHARED = 0.6  # share of the shorter text that a copy has in common with the longer one, if they begin alike ...
_SHARED_WIRE = 0.45  # ... where both credit one agency with the text
_SHARED_ANYWAY = 0.92  # ... where they do not begin alike; only between outlets, for one outlet's pages share furniture
_SHARED_LEAD = 0.8  # share of the beginning that makes two texts begin alike though each sentence was touched
_COMMON = 50  # texts; a sentence that more of them hold names no candidates
_FEWEST = 12  # shingles; shorter texts are copies only if they are equal

_PIECE = re.compile(r"\n|(?<=[.!?])[\"'”’)]?\s")
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")


def collapse(articles: Sequence[Article]) -> list[Article]:
    """The articles in the same order with `origin` set: all copies of one text share the id of the earliest of them.

    The earliest is the one with the first date of publication, then the smallest id. Nothing else changes: a copy
    without outlet or date does not get them from another.
    """
    prints = [_print(article) for article in articles]
    groups = _Groups(len(prints))
    for i, j in _candidates(prints):
        if groups.find(i) != groups.find(j) and _copies(prints[i], prints[j]):
            groups.join(i, j)
    first: dict[int, Article] = {}
    for i, article in enumerate(articles):
        root = groups.find(i)
        if root not in first or _order(article) < _order(first[root]):
            first[root] = article
    return [replace(article, origin=first[groups.find(i)].id) for i, article in enumerate(articles)]


def _order(article: Article) -> tuple[bool, str, str]:
    return article.published is None, article.published or "", article.id


@dataclass(frozen=True)
class _Print:
    outlet: str
    shingles: frozenset[int]  # checksums of word sequences of the text without its furniture
    lead: frozenset[int]
    first: tuple[int, ...]  # checksums of the first sentences
    sentences: frozenset[int]
    wire: str


def _print(article: Article) -> _Print:
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
    return _Print(
        outlet=article.outlet.casefold(),
        shingles=frozenset(shingles),
        lead=frozenset(shingles[:_LEAD]),
        first=tuple(sentences[:_FIRST]),
        sentences=frozenset(sentences),
        wire=_wire(article, text),
    )


def _wire(article: Article, text: str) -> str:
    """The agency that a text is credited to, in its byline or in brackets at its beginning; or an empty string."""
    match = _agency().search(f"{article.byline}\n{text.lstrip()[:120]}")
    return (match[1] or match[2]).casefold() if match else ""


@cache
def _agency() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_furniture.phrases("wires"), key=len, reverse=True))
    return re.compile(rf"\(({names})\)|^(?:[^\n]{{0,80}}\W)?({names})$", re.IGNORECASE | re.MULTILINE)


def _copies(a: _Print, b: _Print) -> bool:
    shorter = min(len(a.shingles), len(b.shingles))
    if shorter < _FEWEST:
        return a.shingles == b.shingles
    shared = len(a.shingles & b.shingles) / shorter
    apart = a.outlet != b.outlet
    if apart and shared >= _SHARED_ANYWAY:
        return True
    enough = _SHARED_WIRE if a.wire and a.wire == b.wire else _SHARED
    return shared >= enough and (_begin_alike(a, b, apart) or _begin_alike(b, a, apart))


def _begin_alike(a: _Print, b: _Print, apart: bool) -> bool:
    """Whether the beginning of `a` stands in `b`; one outlet's pages may share all but their first sentence."""
    known = [sentence in b.sentences for sentence in a.first]
    return known[:1] == [True] or (apart and sum(known) >= 2) or _share(a.lead, b.shingles) >= _SHARED_LEAD


def _share(part: frozenset[int], whole: frozenset[int]) -> float:
    return len(part & whole) / len(part) if part else 0.0


def _candidates(prints: Sequence[_Print]) -> Iterator[tuple[int, int]]:
    """Pairs that may be copies."""
    if len(prints) <= _EXACT_UP_TO:
        yield from combinations(range(len(prints)), 2)
        return
    # Texts of about one length are found by likeness, a short one in a long one by its first sentences.
    seen: set[tuple[int, int]] = set()
    for pair in chain(_similar([p.shingles for p in prints]), _sharing(prints)):
        if pair not in seen:
            seen.add(pair)
            yield pair


def _sharing(prints: Sequence[_Print]) -> Iterator[tuple[int, int]]:
    """Pairs of which one holds a sentence that the other begins with."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, item in enumerate(prints):
        for sentence in item.sentences:
            holders[sentence].append(number)
    for number, item in enumerate(prints):
        for sentence in item.first:
            if len(holders[sentence]) <= _COMMON:
                yield from ((min(number, o), max(number, o)) for o in holders[sentence] if o != number)


def _similar(sets: Sequence[frozenset[int]]) -> Iterator[tuple[int, int]]:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=_CANDIDATE, num_perm=_PERMUTATIONS)
    empty = MinHash(num_perm=_PERMUTATIONS, hashfunc=int)
    for number, values in enumerate(sets):
        signature = empty.copy()  # shares the permutations
        signature.update_batch(list(values))
        for other in index.query(signature):
            yield other, number
        index.insert(number, signature)


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
