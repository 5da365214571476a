"""Sentences read into what the alignment works on, and aligned with an encoder that costs nothing."""

from __future__ import annotations

from collections.abc import Sequence

from checker import claims, ids
from checker.align import Aligned, align, encoded, prepare
from checker.align.entries import Entry, entries
from checker.align.features import Matrix, Vectors, pair_features, texts
from checker.model import Article, Claim, Figure
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


def aligned(*articles: Article, settings: Settings | None = None, one_story: bool = False) -> Aligned:
    """The stage as a whole."""
    found = [claim for article in articles for claim in claims.read(article)]
    prepared = prepare(articles, found)
    return align(prepared, encoded(prepared.texts, BagOfWords().encode), settings or Settings(), one_story=one_story)
