"""Sentences read into what the alignment works on, and aligned with an encoder that costs nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from checker import claims, ids
from checker.align import align_pairs, encoded, lead_rows, not_compared, prepare, stories, with_times
from checker.align.entries import Entry, entries
from checker.align.features import Matrix, Vectors, pair_features, texts
from checker.model import Alignment, Article, Claim, Figure, NotCompared
from checker.settings import Settings
from tests.build import BagOfWords


def page(text: str, outlet: str = "Ledger", *, published: str | None = None, title: str = "") -> Article:
    """An article as a reader of files gives it."""
    identity = ids.article_id(outlet=outlet, title=title, text=text)
    return Article(id=identity, name=outlet, text=text, outlet=outlet, title=title, published=published)


def sentence(text: str) -> Claim:
    """The first claim of a text."""
    return claims.read(page(text))[0]


def figures(text: str, outlet: str = "Ledger", *, published: str | None = None) -> list[Entry]:
    """The entries of a text."""
    article = page(text, outlet, published=published)
    return entries([article], claims.read(article))


def only(text: str) -> tuple[Claim, Figure]:
    """A sentence's one figure."""
    claim = sentence(text)
    (found,) = claim.figures
    return claim, found


def vectors(*sides: Sequence[Entry]) -> Vectors:
    """The vectors of the entries' texts."""
    return encoded(list(dict.fromkeys(t for side in sides for t in texts(side))), BagOfWords().encode)


def matrix(left: Sequence[Entry], right: Sequence[Entry]) -> Matrix:
    """The features of two texts' figures."""
    return pair_features(left, right, vectors(left, right))


@dataclass(frozen=True)
class Aligned:
    """What the stage gives on."""

    alignments: tuple[Alignment, ...]
    story_of: dict[str, str]
    not_compared: tuple[NotCompared, ...]


def aligned(*articles: Article, settings: Settings | None = None, one_story: bool = False) -> Aligned:
    """The stage as a whole; with `one_story` all articles are compared, however unlike they are."""
    settings = settings or Settings()
    prepared = prepare(articles, [claim for article in articles for claim in claims.read(article)])
    known = encoded(prepared.texts, BagOfWords().encode)
    if one_story:
        pairs = [stories.ArticlePair(a, b, 1.0) for a, b in combinations(articles, 2)]
    else:
        pairs = stories.pairs(articles, lead_rows(prepared, known), prepared.terms, settings)
    found = align_pairs(prepared, pairs, known, settings)
    return Aligned(
        tuple(with_times(found)), stories.story_ids(articles, pairs), tuple(not_compared(prepared, pairs, found))
    )
