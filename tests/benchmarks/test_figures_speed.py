"""How many sentences a second the figure reader takes, in a mix like that of news text, against named peers.

The peers run in the same process on the same sentences: the sentence encoder, whose vectors every sentence with a
figure needs anyway, and quantulum3 where it can be imported. What is asserted are ratios, which a slower machine leaves
alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from checker import claims
from checker.embed import load
from checker.language.figures import find
from checker.model import Article
from checker.settings import Settings

_SENTENCES = (
    "The mayor thanked the volunteers who had worked through the night to clear the road.",
    "At least 14 people died and hundreds of homes were destroyed when the dam above the town gave way.",
    "She said that nothing had been decided and that the talks would go on after the holiday.",
    "Shares rose 1.2 percent to $48.30 after the company raised its forecast for the year.",
    "The agency, which was founded in 1974, has offices in several countries.",
    "Officials from the ministry did not answer questions about the contract.",
    "More than 11,000 soldiers are training in the east, including 1,500 special forces.",
    "“We had no warning at all,” said a farmer whose house stands beside the river.",
    "The road to the coast is still closed, and buses take the longer way through the hills.",
    "The storm moved inland at about 15 miles per hour and dropped up to 10 inches of rain.",
) * 50
_FIGURES = 50 * 8


def best(run: Callable[[], Any], rounds: int = 5) -> float:
    """The shortest of several runs, in seconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def read_all() -> int:
    return sum(len(find(sentence)) for sentence in _SENTENCES)


def test_speed(benchmark: Any) -> None:
    assert benchmark(read_all) == _FIGURES
    benchmark.extra_info["sentences a second"] = round(len(_SENTENCES) / benchmark.stats.stats.min)


@pytest.mark.slow
def test_figures_cost_little_beside_the_vectors() -> None:
    """Measured: 25 to 40 times as fast as the encoder on two cores."""
    encoder = load(Settings())
    texts = [f"{sentence} {n}" for n, sentence in enumerate(_SENTENCES[:200])]  # no text twice: vectors are cached
    encoder.encode(texts[:20])
    start = time.perf_counter()
    encoder.encode(texts)
    vectors = (time.perf_counter() - start) / len(texts)
    figures = best(read_all) / len(_SENTENCES)
    assert vectors / figures > 8, f"{1 / figures:,.0f} sentences/s read, {1 / vectors:,.0f} encoded"


@pytest.mark.slow
def test_faster_than_the_library_of_the_field() -> None:
    parser = pytest.importorskip("quantulum3.parser", reason="quantulum3 is not installed")
    some = _SENTENCES[:20]
    theirs = best(lambda: [parser.parse(sentence) for sentence in some], 2) / len(some)
    assert theirs / (best(read_all) / len(_SENTENCES)) > 2


@pytest.mark.slow
@pytest.mark.parametrize("pattern", ["They sent 12 soldiers and $5 million. ", "1,222", "twenty-", "of the 5 "])
def test_time_grows_with_length_and_no_faster(pattern: str) -> None:
    short, long = pattern * (40_000 // len(pattern)), pattern * (320_000 // len(pattern))
    find(short)
    ratio = best(lambda: find(long), 3) / best(lambda: find(short), 3)
    assert ratio < 8 * 2.5, f"8 times the length took {ratio:.1f} times as long"


def test_reading_an_article(benchmark: Any) -> None:
    """Everything that is read of a sentence, sources and statuses too."""
    article = Article(id="a", name="a", text=" ".join(_SENTENCES[:100]), published="2024-05-01")
    found = benchmark(claims.read, article)
    assert sum(len(claim.figures) for claim in found) == 80
    benchmark.extra_info["sentences a second"] = round(len(found) / benchmark.stats.stats.min)
