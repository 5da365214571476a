"""Which articles are compared: those of one story, within the time window, and of different outlets (or all)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from checker.ids import digest
from checker.model import Article, Claim, Field
from checker.settings import Settings

_LEAD = 8  # sentences that stand for an article, beside its headline
_RISE = 0.15  # how much more alike articles must be that are _FAR days apart or more: like events recur
_FAR = 14.0
_UNDATED = 5.0  # days that an article without a date is taken to be apart from any other
_CHUNK = 1_024  # articles compared with all others at once: bounds memory at _CHUNK × n similarities


@dataclass(frozen=True, slots=True)
class ArticlePair:
    """Two articles to compare; `similarity` is the cosine of their headlines and leads."""

    a: Article
    b: Article
    similarity: float

    @property
    def copies(self) -> bool:
        """Whether both carry the same copy."""
        return (self.a.origin or self.a.id) == (self.b.origin or self.b.id)


def lead_texts(claims: Sequence[Claim], text_of: Mapping[str, str]) -> dict[str, list[str]]:
    """For each article id the texts that stand for it: headline and first sentences, in the form given by `text_of`."""
    leads: dict[str, list[str]] = {}
    for claim in claims:
        if claim.where is Field.TITLE or claim.index < _LEAD:
            leads.setdefault(claim.article_id, []).append(text_of[claim.id])
    return leads


def article_vectors(
    articles: Sequence[Article],
    leads: Mapping[str, Sequence[str]],
    vectors: Mapping[str, NDArray[np.float32]],
    size: int,
) -> NDArray[np.float32]:
    """(n, size) unit rows, one an article: the mean of its lead's vectors; zeros for an article without a sentence."""
    rows = np.zeros((len(articles), size), dtype=np.float32)
    for i, article in enumerate(articles):
        lead = leads.get(article.id)
        if lead:
            mean = np.mean([vectors[text] for text in lead], axis=0)
            rows[i] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return rows


def pairs(articles: Sequence[Article], rows: NDArray[np.float32], settings: Settings) -> list[ArticlePair]:
    """The article pairs to compare, in the order of the articles."""
    found = []
    days = np.array([_day(article) for article in articles], dtype=np.float64)
    for start in range(0, len(articles), _CHUNK):
        block = rows[start : start + _CHUNK] @ rows.T
        gap = np.abs(days[start : start + _CHUNK, None] - days[None, :])
        gap = np.where(np.isnan(gap), _UNDATED, gap)
        near = block >= settings.min_story_similarity + _RISE * np.minimum(gap, _FAR) / _FAR
        near &= gap <= settings.window_days
        for i, j in np.argwhere(near):
            a, b = articles[start + int(i)], articles[int(j)]
            if start + i < j and (settings.pairs == "all" or outlet(a) != outlet(b) or a.origin == b.origin != ""):
                found.append(ArticlePair(a, b, float(block[i, j])))
    return found


def outlet(article: Article) -> str:
    """The outlet's folded name; an unknown outlet is its own outlet."""
    return article.outlet.strip().casefold() or f"\x00{article.id}"


def story_ids(articles: Sequence[Article], found: Sequence[ArticlePair]) -> dict[str, str]:
    """A story id for each article id: articles joined by pairs are of one story, an article alone is one of its own."""
    parent = {article.id: article.id for article in articles}

    def root(of: str) -> str:
        while parent[of] != of:
            parent[of] = parent[parent[of]]
            of = parent[of]
        return of

    for pair in found:
        a, b = root(pair.a.id), root(pair.b.id)
        parent[max(a, b)] = min(a, b)
    first: dict[str, tuple[str, str]] = {}
    for article in articles:
        key = (article.published or "9", article.id)
        first[root(article.id)] = min(first.get(root(article.id), key), key)
    return {article.id: "s" + digest("story", first[root(article.id)][1]) for article in articles}


def _day(article: Article) -> float:
    try:
        return float(date.fromisoformat((article.published or "")[:10]).toordinal())
    except ValueError:
        return float("nan")
