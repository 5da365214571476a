"""Training P(same story): what texts say, what time says, and a model that orders what it was shown."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from checker.align import additive, same_story, stories_train
from checker.align.stories_train import Looked, Pairs, look
from checker.model import Article
from tests.build import BagOfWords, article

TOWNS = ("Vellmar", "Ostrand", "Kirnach", "Lodden", "Brissago", "Tarnow")


@pytest.fixture(scope="module")
def looked() -> Looked:
    """Six fires in six towns, ten days after one another, each told by two outlets."""
    articles: list[Article] = []
    for n, town in enumerate(TOWNS):
        day = f"2024-{n // 3 + 3:02d}-{10 * (n % 3) + 1:02d}"
        for outlet in ("Ledger", "Wire"):
            text = f"A fire broke out in a warehouse in {town} on Monday. Crews from {town} put the fire out."
            articles.append(article(f"{outlet}{n}", text, outlet=outlet, published=day))
    return look(articles, BagOfWords().encode)


@pytest.fixture(scope="module")
def events(looked: Looked) -> list[tuple[str, str]]:
    ids = [a.id for a in looked.articles]
    return list(zip(ids[::2], ids[1::2], strict=True))


def stories_of(looked: Looked) -> list[str]:
    return [a.name[-1] for a in looked.articles]


def test_texts_are_learned_from_one_event_and_from_like_ones_days_apart(
    looked: Looked, events: list[tuple[str, str]]
) -> None:
    found = stories_train.train_texts(looked, events)
    assert found.same.sum() == len(events)
    assert (found.days[~found.same] >= 10).all()
    assert found.shared[found.same].min() > found.shared[~found.same].max()


def test_pairs_are_of_one_corpus_within_the_window_and_not_of_stories_said_to_be_one(looked: Looked) -> None:
    names = stories_of(looked)
    every = looked.pairs(names, ["c"] * len(names), [])
    assert every.same.sum() == len(TOWNS)
    assert every.days.max() <= 45
    apart = looked.pairs(names, ["c", "d"] * len(TOWNS), [])
    assert apart.same.sum() == 0
    ids = [a.id for a in looked.articles]
    fewer = looked.pairs(names, ["c"] * len(names), [(ids[0], ids[2])])
    assert len(every.same) - len(fewer.same) == 4


def test_articles_without_a_date_are_in(looked: Looked) -> None:
    undated = replace(looked, articles=tuple(replace(a, published=None) for a in looked.articles))
    found = undated.pairs(stories_of(looked), ["c"] * len(looked.articles), [])
    assert np.isnan(found.days).all()
    assert len(found.days) == 12 * 11 // 2


def test_a_model_orders_what_it_was_shown(looked: Looked, events: list[tuple[str, str]]) -> None:
    times = looked.pairs(stories_of(looked), ["c"] * len(looked.articles), [])
    texts = stories_train.train_texts(looked, events)
    model = additive.from_dict(stories_train.train(texts, times), same_story.FEATURES, same_story.FILE)
    p = model.probabilities(same_story.features(times.lead, times.shared, times.days))
    assert p[times.same].min() > p[~times.same].max()
    later, sooner = (model.probabilities(same_story.features(*(np.array([v]) for v in (0.9, 0.5, d)))) for d in (7, 0))
    assert later < sooner


def test_each_story_is_judged_by_a_model_that_did_not_see_it(looked: Looked, events: list[tuple[str, str]]) -> None:
    times = looked.pairs(stories_of(looked), ["c"] * len(looked.articles), [])
    p = stories_train.left_out(stories_train.train_texts(looked, events), times, folds=3)
    assert p.shape == times.same.shape
    assert p[times.same].mean() > p[~times.same].mean()
    assert isinstance(times.only(times.same), Pairs)
