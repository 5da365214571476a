"""Which articles are compared, and which make one story."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest

from checker.align.stories import ArticlePair, article_vectors, pairs, story_ids
from checker.model import Article
from checker.settings import Settings
from tests.build import article

ACROSS, ALL = Settings(), Settings(pairs="all")
SAME = np.array([[1.0, 0.0], [1.0, 0.0]], dtype=np.float32)


def two(**more: str) -> list[Article]:
    a = article("ledger", "One.", outlet="Ledger", published="2024-10-01")
    b = article("wire", "Two.", outlet="Wire", published="2024-10-02")
    return [a, replace(b, **more)]  # type: ignore[arg-type]


def test_articles_of_one_story_by_two_outlets_are_compared() -> None:
    (found,) = pairs(two(), SAME, ACROSS)
    assert (found.a.name, found.b.name, found.similarity) == ("ledger", "wire", 1)
    assert not found.copies


def test_one_outlet_is_compared_with_itself_on_request_only() -> None:
    assert pairs(two(outlet="LEDGER "), SAME, ACROSS) == []
    assert len(pairs(two(outlet="LEDGER "), SAME, ALL)) == 1


def test_an_unknown_outlet_is_its_own() -> None:
    articles = [replace(found, outlet="") for found in two()]
    assert len(pairs(articles, SAME, ACROSS)) == 1


@pytest.mark.parametrize(
    ("published", "count"), [("2024-11-15", 1), ("2024-11-16", 0), ("2024-08-01", 0), (None, 1), ("unknown", 1)]
)
def test_far_in_time_is_another_story(published: str | None, count: int) -> None:
    articles = [two()[0], replace(two()[1], published=published)]
    assert len(pairs(articles, SAME, ACROSS)) == count


def test_unlike_articles_are_not_compared() -> None:
    assert pairs(two(), np.eye(2, dtype=np.float32), ALL) == []


def test_copies_are_known_as_such() -> None:
    (found,) = pairs(two(origin=two()[0].origin, outlet="Ledger"), SAME, ACROSS)
    assert found.copies


def test_an_article_without_a_sentence_is_like_nothing() -> None:
    rows = article_vectors(two(), {two()[0].id: ["x"]}, {"x": np.array([3.0, 4.0], dtype=np.float32)}, 2)
    np.testing.assert_allclose(rows, [[0.6, 0.8], [0, 0]])
    assert pairs(two(), rows, ALL) == []


def test_stories_are_what_pairs_join() -> None:
    a, b, c, d = (article(name, name, published=f"2024-10-0{n}") for n, name in enumerate("abcd", 1))
    joined = [ArticlePair(a, b, 1.0), ArticlePair(b, c, 1.0)]
    ids = story_ids([a, b, c, d], joined)
    assert ids[a.id] == ids[b.id] == ids[c.id] != ids[d.id]
    for order in itertools.permutations([a, b, c, d]):
        assert story_ids(order, joined[::-1]) == ids


def test_a_story_keeps_its_id_when_a_later_article_joins() -> None:
    a, b, c = (article(name, name, published=f"2024-10-0{n}") for n, name in enumerate("abc", 1))
    before = story_ids([a, b], [ArticlePair(a, b, 1.0)])
    after = story_ids([a, b, c], [ArticlePair(a, b, 1.0), ArticlePair(b, c, 1.0)])
    assert before[a.id] == after[c.id]
