"""Adding one article to a large store, beside one to a store of 100 and a run over 100. No timed assertion.

The large store has 1,000 articles; CHECKER_STORE_SIZE=10000 makes one of ten thousand, which takes some minutes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

import numpy as np
import pytest

from checker import growth, pipeline
from checker.model import Article
from checker.settings import Settings
from checker.store import Store, open_store
from tests.align.reading import page
from tests.build import BagOfWords

SETTINGS = Settings()
LARGE = int(os.environ.get("CHECKER_STORE_SIZE", "1000"))
SYLLABLES = ("bar", "den", "fol", "gar", "hin", "kel", "lom", "mur", "nas", "pol", "rin", "sut", "tam", "vel", "zan")


class Wide(BagOfWords):
    """Of 384 places, as the default model has, so that invented words seldom share one."""

    fingerprint = "bag-of-words-384"
    size = 384


def story(number: int) -> list[Article]:
    """Three outlets on one event of invented names, some days of a year apart from most others."""
    dice = np.random.default_rng(number)

    def word() -> str:
        return "".join(SYLLABLES[n] for n in dice.integers(len(SYLLABLES), size=3))

    place, thing, river, group = word().capitalize(), word(), word().capitalize(), word().capitalize()
    day = date.fromordinal(date(2024, 1, 1).toordinal() + int(dice.integers(365))).isoformat()
    found = []
    for outlet, more in zip(("Ledger", "Courier", "Wire"), dice.integers(1, 9, size=3), strict=True):
        toll, houses = 20 + number % 300 + int(more), 400 + number % 500 + int(more)
        text = (
            f"The {thing} in {place} killed {toll} people, {group} said. {outlet} wrote of {word()} and {word()}. "
            f"Rescuers of {group} searched {houses} houses beside the {river} in {place}. The {thing} reached {river}."
        )
        found.append(replace(page(text, outlet, published=day), name=f"{outlet}-{number}"))
    return found


def bulk(size: int, start: int = 0) -> list[Article]:
    return [article for number in range(start, start + size // 3 + 1) for article in story(number)][:size]


@pytest.fixture(scope="module", params=[100, LARGE])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, int]]:
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('growth') / 'store.db'}") as store:
        checked = pipeline.check(bulk(request.param), SETTINGS, Wide())
        store.save(checked, SETTINGS)
        yield store, request.param


@pytest.mark.slow
def test_one_article_more(benchmark: Any, filled: tuple[Store, int]) -> None:
    """The peer in the same run is the run over 100 articles below."""
    store, size = filled
    number = count()

    def add() -> int:
        nth = next(number)
        first = story(nth % 30)[0]
        text = f"{first.text} The bells rang {nth} times."
        new = replace(first, id=f"{first.id}+{nth}", text=text, outlet="Post")
        checked = growth.check(store, [new], SETTINGS, Wide())
        store.save(checked, SETTINGS)
        return len(checked.articles)

    read = benchmark.pedantic(add, rounds=5, warmup_rounds=1)
    assert 2 <= read < 20, f"{read} articles of {size} were read"


@pytest.mark.slow
def test_a_run_over_a_hundred(benchmark: Any) -> None:
    checked = benchmark.pedantic(lambda: pipeline.check(bulk(100), SETTINGS, Wide()), rounds=3)
    assert checked.findings
