"""Which articles are compared: those of one story, within the time window, and of different outlets (or all)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from checker.align import same_story
from checker.align.terms import NONE, Terms, shared, terms
from checker.ids import digest
from checker.model import Article, Claim, Field
from checker.settings import Settings

LEAD = 8  # sentences that stand for an article, beside its headline
LOOK = 0.45  # cosine of two leads from which two articles may be of one story: 430 of 450 true pairs are above it
#: P(same story) is that of two articles of a pile of so many, and what fewer articles count as: in a handful two are
#: of one story much sooner. Steps and no curve, so that a store that grows is seldom compared anew.
_PILE, _HANDFULS = 450, (5, 10, 15, 20, 30, 50, 75, 100, 150, 200, 300)
_CHUNK = 512  # articles compared at once: bounds memory at _CHUNK × (articles in the window) similarities
_DOUBT = 1e-4  # cosines so far below the threshold are reckoned again: float32 sums hang on the shape of the product


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
        if claim.where is Field.TITLE or claim.index < LEAD:
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


def settled(settings: Settings, count: int) -> Settings:
    """The settings for so many articles in all: the fewer, the less likeness makes two of them one story.

    Of n articles one has, by chance, its own story's among n - 1 others; so the odds of two go with 1/n.
    """
    near = next((most for most in _HANDFULS if count <= most), _PILE)
    odds = settings.min_same_story / max(1 - settings.min_same_story, 1e-9) * near / _PILE
    return replace(settings, min_same_story=odds / (1 + odds))


def article_terms(articles: Sequence[Article], claims: Iterable[Claim]) -> dict[str, Terms]:
    """For each article id the words of its headline and sentences, weighted by how rare they are."""
    texts: dict[str, list[str]] = {article.id: [article.title] if article.title else [] for article in articles}
    for claim in claims:
        if claim.where is Field.TEXT and claim.article_id in texts:
            texts[claim.article_id].append(claim.text)
    return {name: terms(found) for name, found in texts.items()}


def pairs(
    articles: Sequence[Article], rows: NDArray[np.float32], found: Mapping[str, Terms], settings: Settings
) -> list[ArticlePair]:
    """The article pairs to compare, in the order of the articles (see Neighbours)."""
    return Neighbours(articles, rows, found, settings).pairs()


class Neighbours:
    """Which of many articles are near each other: an exact search, blocked by time.

    Articles are sorted by day, and only those that the time window holds are compared (one without a date with all), so
    over a year of articles the work grows with their number. The first look is a product of float32 matrices; of those
    whose leads are alike at all (LOOK), P(same story) decides, from the cosine reckoned again by itself in float64, so
    that whether two articles are near never hangs on which others are looked at with them.

    Args:
        articles: all that may be near each other.
        rows: (n, size) unit rows, one an article; a row of zeros is near nothing.
        found: the terms of each article by its id; of one that has none, its rare words say nothing.
        settings: `min_same_story`, `window_days`, and which outlets are compared.
    """

    def __init__(
        self, articles: Sequence[Article], rows: NDArray[np.float32], found: Mapping[str, Terms], settings: Settings
    ) -> None:
        self.articles = articles
        self.rows = rows
        self._terms = found
        self._settings = settings
        self._days = np.array([day(article) for article in articles], dtype=np.float64)
        self._order = np.argsort(self._days, kind="stable")  # those without a date come last
        self._dated = int(np.count_nonzero(~np.isnan(self._days)))
        self._outlets = [outlet(article) for article in articles]

    def pairs(self, among: Iterable[int] | None = None) -> list[ArticlePair]:
        """The pairs to compare in the order of the articles; `among` asks for those with one of these articles only."""
        asked = self._order
        if among is not None:
            wanted = np.zeros(len(self.articles), dtype=bool)
            wanted[list(among)] = True
            asked = self._order[wanted[self._order]]
        found: dict[tuple[int, int], float] = {}
        for start in range(0, len(asked), _CHUNK):
            part = asked[start : start + _CHUNK]
            for i, j, cosine in self._near(part, self.within_window(part), once=among is None):
                found[min(i, j), max(i, j)] = cosine
        return [ArticlePair(self.articles[i], self.articles[j], found[i, j]) for i, j in sorted(found)]

    def within_window(self, part: NDArray[np.int64]) -> NDArray[np.int64]:
        """The numbers of all articles that can be near one of these; these are given in order of their days."""
        days = self._days[part]
        if not len(part) or np.isnan(days[-1]):
            return self._order
        sorted_days = self._days[self._order[: self._dated]]
        low = np.searchsorted(sorted_days, days[0] - self._settings.window_days, "left")
        high = np.searchsorted(sorted_days, days[-1] + self._settings.window_days, "right")
        return np.concatenate([self._order[low:high], self._order[self._dated :]])

    def reach(self, among: Iterable[int]) -> NDArray[np.int64]:
        """The numbers of all articles that can be near one of these, in any order."""
        numbers = np.fromiter(among, dtype=np.int64)
        return self.within_window(numbers[np.argsort(self._days[numbers], kind="stable")])

    def _near(
        self, part: NDArray[np.int64], others: NDArray[np.int64], *, once: bool
    ) -> Iterator[tuple[int, int, float]]:
        """Pairs that are wanted and of one story: their places, and the cosine of their leads.

        With `once` only those whose first place is the smaller: of all articles, each pair comes up from both sides.
        """
        block = self.rows[part] @ self.rows[others].T
        gap = np.abs(self._days[part, None] - self._days[None, others])
        at = np.nonzero((block >= LOOK - _DOUBT) & ~(gap > self._settings.window_days))
        wanted = [
            k
            for k, (i, j) in enumerate(zip(part[at[0]].tolist(), others[at[1]].tolist(), strict=True))
            if (i < j or (i != j and not once)) and self._wanted(i, j)
        ]
        i, j = part[at[0][wanted]], others[at[1][wanted]]
        cosine = np.einsum("ij,ij->i", self.rows[i].astype(np.float64), self.rows[j].astype(np.float64))
        words = np.array([self._shared(a, b) for a, b in zip(i, j, strict=True)])
        features = same_story.features(cosine, words, gap[at[0][wanted], at[1][wanted]])
        p = same_story.shipped().probabilities(features)
        sure = (cosine >= LOOK) & (p >= self._settings.min_same_story)
        yield from zip(i[sure].tolist(), j[sure].tolist(), cosine[sure].tolist(), strict=True)

    def _shared(self, i: int, j: int) -> float:
        a, b = (self._terms.get(self.articles[n].id, NONE) for n in (i, j))
        return shared(a, b)

    def _wanted(self, i: int, j: int) -> bool:
        if self._settings.pairs == "all" or self._outlets[i] != self._outlets[j]:
            return True
        return self.articles[i].origin == self.articles[j].origin != ""


def component(near: Neighbours, seeds: Iterable[int], ready: Callable[[NDArray[np.int64]], None]) -> list[ArticlePair]:
    """All pairs of the stories that the seeds stand in, found from neighbour to neighbour.

    `ready` is told before each step which rows are needed, so that they can be read when they are.
    """
    place = {article.id: number for number, article in enumerate(near.articles)}
    frontier, known = set(seeds), set[int]()
    found: dict[tuple[str, str], ArticlePair] = {}
    while frontier:
        known |= frontier
        ready(near.reach(frontier))
        step = near.pairs(frontier)
        found.update({(pair.a.id, pair.b.id): pair for pair in step})
        frontier = {place[article.id] for pair in step for article in (pair.a, pair.b)} - known
    return list(found.values())


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


def day(article: Article) -> float:
    """The number of the day it was published on; NaN where that is not known."""
    try:
        return float(date.fromisoformat((article.published or "")[:10]).toordinal())
    except ValueError:
        return float("nan")
