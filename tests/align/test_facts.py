"""P(same fact) of two passages: the shipped model, passages of several sentences, and what alignments add."""

from __future__ import annotations

import json
from importlib import resources

import numpy as np
import pytest

from checker import claims
from checker.align import encoded, facts
from checker.align.facts_features import DIRECTIONS, FEATURES
from checker.embed import Encoder, load
from checker.model import Alignment, Side
from checker.settings import Settings
from tests import build
from tests.align.reading import page
from tests.build import BagOfWords

FILE = json.loads((resources.files("checker.align") / "facts.json").read_text("utf-8"))
SAME = [
    ("The council of Ost voted to close the old harbour.", "Ost's council has voted to shut the old harbour."),
    ("A fire destroyed the town hall of Ost on Monday.", "On Monday, the Ost town hall was destroyed by a fire."),
    ("Anna Berg was named head of the bank.", "The bank named Anna Berg as its head."),
]
OTHER = [
    ("A fire destroyed a supermarket in Lyon.", "A large fire has damaged a market hall in Leeds."),
    ("Anna Berg was arrested on suspicion of fraud.", "Carl Wick was arrested for drunk driving."),
    ("The council of Ost voted to close the old harbour.", "The weather in Ost stayed mild all week."),
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load(Settings())


def probability(a: str, b: str, encoder: Encoder | BagOfWords) -> float:
    sides = [facts.passages(claims.read(page(text, outlet))) for text, outlet in ((a, "A"), (b, "B"))]
    vectors = encoded([passage.text for side in sides for passage in side], encoder.encode)
    return facts.same_fact(sides[0], sides[1], vectors)


def test_the_file_names_the_features_of_the_code_and_keeps_to_their_directions() -> None:
    assert list(FILE["features"]) == list(FEATURES)
    for name, curve in FILE["features"].items():
        assert curve["at"] == sorted(set(curve["at"]))
        steps = np.diff(curve["share"]) * DIRECTIONS[name]
        assert (steps >= -2e-5).all(), name
    assert FILE["about"]["data"]
    assert FILE["about"]["encoder"]
    assert facts.shipped() is facts.shipped()


def test_a_file_for_other_features_is_refused() -> None:
    with pytest.raises(ValueError, match=r"facts.json .* train it again"):
        facts.from_dict({**FILE, "features": dict(list(FILE["features"].items())[1:])})


def test_the_threshold_is_the_one_that_was_measured() -> None:
    assert FILE["about"]["threshold"] == Settings().min_same_fact


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_fact_in_other_words(a: str, b: str, encoder: Encoder) -> None:
    assert probability(a, b, encoder) == pytest.approx(probability(b, a, encoder), abs=1e-6)
    assert probability(a, b, encoder) >= Settings().min_same_fact


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_like_events_are_not_one_fact(a: str, b: str, encoder: Encoder) -> None:
    assert probability(a, b, encoder) < Settings().min_same_fact


def test_no_words_no_fact() -> None:
    assert facts.passages([]) == []
    assert probability("", "The dam broke.", BagOfWords()) == 0


def test_short_passages_are_compared_as_a_whole_and_long_ones_by_sentence() -> None:
    short = "The dam above Ost broke. Nobody was hurt."
    assert len(facts.passages(claims.read(page(short)))) == 1
    long = " ".join(f"On that day the clerk of hall {word} filed one more list of goods." for word in "ABCDEFGH")
    assert len(facts.passages(claims.read(page(long)))) == 8
    hidden = f"{long} The dam above Ost broke at dawn and flooded the whole village."
    assert probability(hidden, "The dam above Ost broke at dawn and flooded the whole village.", BagOfWords()) > 0.9


def _aligned(sure: float, scope: str = "") -> Alignment:
    text = "It killed 14 people."
    a, b = (
        Side(article=(article := build.article(name, text)), claim=build.claim(article), mention=figure)
        for name in "ab"
        for figure in [build.figure(text, "14", 14)]
    )
    return build.alignment(a, b, sure, other_scope=scope)


def test_what_is_aligned_counts() -> None:
    nothing = facts.with_alignments(0.5, [])
    met, surely = (facts.with_alignments(0.5, [_aligned(sure)]) for sure in (0.3, 0.9))
    scope = facts.with_alignments(0.5, [_aligned(0.9, "another period")])
    assert scope < nothing == 0.5 < met < surely < 1
    assert facts.with_alignments(0.5, [_aligned(0.9, "another period"), _aligned(0.3)]) == met
    assert facts.with_alignments(0.0, [_aligned(0.9)]) == 0
