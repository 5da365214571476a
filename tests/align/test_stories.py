"""Which articles are compared, and which make one story."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from checker.align import same_story, stories
from checker.align.stories import ArticlePair, Neighbours, article_vectors, component, pairs, settled, story_ids
from checker.align.terms import Terms
from checker.model import Article
from checker.settings import Settings
from tests.build import article

ACROSS, ALL = Settings(), Settings(pairs="all")
SAME = np.array([[1.0, 0.0], [1.0, 0.0]], dtype=np.float32)
ONE = Terms(np.array([1], dtype=np.uint32), np.array([1.0], dtype=np.float32))


class Alike(dict[str, Terms]):
    """Every article has the same rare word."""

    def get(self, name: str, other: Terms | None = None) -> Terms:  # type: ignore[override]
        return ONE


ALIKE = Alike()


def two(**more: str) -> list[Article]:
    a = article("ledger", "One.", outlet="Ledger", published="2024-10-01")
    b = article("wire", "Two.", outlet="Wire", published="2024-10-02")
    return [a, replace(b, **more)]  # type: ignore[arg-type]


def test_articles_of_one_story_by_two_outlets_are_compared() -> None:
    (found,) = pairs(two(), SAME, ALIKE, ACROSS)
    assert (found.a.name, found.b.name, found.similarity) == ("ledger", "wire", 1)
    assert not found.copies


def test_one_outlet_is_compared_with_itself_on_request_only() -> None:
    assert pairs(two(outlet="LEDGER "), SAME, ALIKE, ACROSS) == []
    assert len(pairs(two(outlet="LEDGER "), SAME, ALIKE, ALL)) == 1


def test_an_unknown_outlet_is_its_own() -> None:
    articles = [replace(found, outlet="") for found in two()]
    assert len(pairs(articles, SAME, ALIKE, ACROSS)) == 1


@pytest.mark.parametrize(
    ("published", "count"), [("2024-11-15", 1), ("2024-11-16", 0), ("2024-08-01", 0), (None, 1), ("unknown", 1)]
)
def test_far_in_time_is_another_story(published: str | None, count: int) -> None:
    articles = [two()[0], replace(two()[1], published=published)]
    assert len(pairs(articles, SAME, ALIKE, ACROSS)) == count


def test_unlike_articles_are_not_compared() -> None:
    assert pairs(two(), np.eye(2, dtype=np.float32), ALIKE, ALL) == []


def test_copies_are_known_as_such() -> None:
    (found,) = pairs(two(origin=two()[0].origin, outlet="Ledger"), SAME, ALIKE, ACROSS)
    assert found.copies


def test_an_article_without_a_sentence_is_like_nothing() -> None:
    rows = article_vectors(two(), {two()[0].id: ["x"]}, {"x": np.array([3.0, 4.0], dtype=np.float32)}, 2)
    np.testing.assert_allclose(rows, [[0.6, 0.8], [0, 0]])
    assert pairs(two(), rows, ALIKE, ALL) == []


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


def many(size: int, seed: int) -> tuple[list[Article], np.ndarray]:
    """Articles over a year in bunches that lie close together, some without a date, with their rows."""
    dice = np.random.default_rng(seed)
    centres = dice.normal(size=(size // 4, 16))
    rows = centres[dice.integers(len(centres), size=size)] + 0.5 * dice.normal(size=(size, 16))
    start = date(2024, 1, 1).toordinal()
    days = [None if n % 40 == 0 else date.fromordinal(start + int(dice.integers(365))).isoformat() for n in range(size)]
    found = [article(f"page {n}", f"Text {n}.", outlet=f"o{n % 7}", published=day) for n, day in enumerate(days)]
    return found, (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def by_hand(articles: list[Article], rows: np.ndarray, settings: Settings) -> set[tuple[str, str]]:
    """The rule, one pair after the other."""
    found = set()
    for (i, a), (j, b) in itertools.combinations(enumerate(articles), 2):
        gap, within = float("nan"), True
        if a.published and b.published:
            gap = float(abs((date.fromisoformat(a.published) - date.fromisoformat(b.published)).days))
            within = gap <= settings.window_days
        cosine = float(rows[i].astype(np.float64) @ rows[j].astype(np.float64))
        features = same_story.features(np.array([cosine]), np.array([1.0]), np.array([gap]))
        p = float(same_story.shipped().probabilities(features)[0])
        near = cosine >= stories.LOOK and p >= settings.min_same_story
        if near and within and (settings.pairs == "all" or a.outlet != b.outlet):
            found.add((a.id, b.id))
    return found


@pytest.mark.parametrize("settings", [ACROSS, ALL, Settings(window_days=3), Settings(min_same_story=0.99)])
@pytest.mark.parametrize("chunk", [7, 512])
def test_blocking_by_time_loses_no_pair(settings: Settings, chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Recall of the blocked search against the rule applied to every pair: 1.0."""
    monkeypatch.setattr(stories, "_CHUNK", chunk)
    articles, rows = many(300, seed=1)
    exact = by_hand(articles, rows, settings)
    assert len(exact) > 10
    assert {(pair.a.id, pair.b.id) for pair in pairs(articles, rows, ALIKE, settings)} == exact


def test_those_of_a_few_are_those_of_all() -> None:
    articles, rows = many(200, seed=2)
    near = Neighbours(articles, rows, ALIKE, ACROSS)
    every = near.pairs()
    some = {3, 40, 41, 120}
    names = {articles[n].id for n in some}
    assert near.pairs(some) == [pair for pair in every if {pair.a.id, pair.b.id} & names]


def test_only_the_time_window_is_looked_at() -> None:
    """Ten times the days with ten times the articles is ten times the work, and not a hundred."""
    looked = []
    for size in (200, 2_000):
        start = date(2020, 1, 1).toordinal()
        days = [date.fromordinal(start + n).isoformat() for n in range(size)]
        articles = [article(f"page {n}", f"Text {n}.", published=day) for n, day in enumerate(days)]
        near = Neighbours(articles, np.zeros((size, 2), dtype=np.float32), ALIKE, ACROSS)
        looked.append(sum(len(near.reach([n])) for n in range(size)))
    assert looked[1] < 12 * looked[0]


def test_a_story_is_walked_from_neighbour_to_neighbour() -> None:
    articles, rows = many(200, seed=3)
    near = Neighbours(articles, rows, ALIKE, ALL)
    every = near.pairs()
    whole = story_ids(articles, every)
    for seed in range(0, 200, 17):
        asked: set[int] = set()
        found = component(near, [seed], lambda numbers, asked=asked: asked.update(numbers.tolist()))
        members = [a for a in articles if whole[a.id] == whole[articles[seed].id]]
        assert story_ids(members, found) == {a.id: whole[a.id] for a in members}
        assert {articles.index(a) for a in members} <= asked


@pytest.mark.parametrize(
    ("published", "common", "count"),
    [
        ("2024-10-01", 0.1, 1),
        ("2024-10-02", 0.05, 0),
        ("2024-10-02", 0.2, 1),
        ("2024-10-08", 0.2, 0),
        ("2024-10-08", 0.5, 1),
        ("2024-10-29", 0.5, 1),
        (None, 0.1, 0),
        (None, 0.4, 1),
    ],
)
def test_what_is_apart_in_time_or_of_unknown_time_must_share_more(
    published: str | None, common: float, count: int
) -> None:
    """A weekly report reads like the one of last week, but has its own numbers and names."""
    rows = np.array([[1.0, 0.0], [0.75, np.sqrt(1 - 0.75**2)]], dtype=np.float32)
    articles = [two()[0], replace(two()[1], published=published)]
    words = {
        articles[0].id: ONE,
        articles[1].id: Terms(np.array([1, 2], dtype=np.uint32), np.array([common, np.sqrt(1 - common**2)], "f4")),
    }
    assert len(pairs(articles, rows, words, ACROSS)) == count


def test_of_few_articles_two_are_of_one_story_sooner() -> None:
    least = [settled(Settings(min_same_story=0.5), count).min_same_story for count in (2, 5, 6, 40, 301, 449, 9_000)]
    assert least[0] == least[1] < least[2] < least[3] < least[4] == least[5] == least[6] == pytest.approx(0.5)
    assert settled(Settings(min_same_story=1.0), 3).min_same_story == pytest.approx(1.0, abs=1e-3)
