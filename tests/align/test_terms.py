"""The rare words of an article."""

from __future__ import annotations

import numpy as np
import pytest

from checker.align import terms
from checker.align.terms import NONE, frombytes, shared


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor’s plan, 2.5 miles long.", ["the", "mayor", "plan", "2.5", "miles", "long"]),
        ("STATE-RUN Straße", ["state-run", "strasse"]),
        ("", []),
    ],
)
def test_words_are_folded_and_lose_their_possessive(text: str, words: list[str]) -> None:
    assert terms.words(text) == words


def test_what_only_one_event_has_tells_it_from_a_like_one() -> None:
    quake = terms.terms(["A strong earthquake struck the town of Vellmar on Monday, killing twelve people."])
    same = terms.terms(["Twelve people are dead in Vellmar after the earthquake there on Monday."])
    other = terms.terms(["A strong earthquake struck the town of Ostrand on Monday, killing nine people."])
    assert shared(quake, same) > shared(quake, other) > shared(quake, NONE) == 0


def test_a_name_nobody_counted_weighs_more_than_a_common_word() -> None:
    found = terms.terms(["police Vellmar"])
    assert len(found.ids) == 2
    assert found.weights.max() > 1.2 * found.weights.min()


def test_words_that_news_always_uses_say_nothing() -> None:
    assert len(terms.terms(["the and of to in"]).ids) == 0


def test_the_first_words_of_an_article_are_looked_at() -> None:
    long = terms.terms([f"w{n}x" for n in range(2 * terms.MOST)])
    assert len(long.ids) == terms.MOST


def test_terms_are_kept_as_bytes() -> None:
    found = terms.terms(["Vellmar counts its dead", "again"])
    back = frombytes(found.tobytes())
    np.testing.assert_array_equal(back.ids, found.ids)
    np.testing.assert_array_equal(back.weights, found.weights)
    assert len(frombytes(NONE.tobytes()).ids) == 0


def test_the_table_reads_back() -> None:
    idf, rarest = terms.rarities({"the": 90, "fire": 30, "kiln": 2}, 100)
    assert idf["the"] == 0 < idf["fire"] < idf["kiln"]
    assert rarest == pytest.approx(np.log(100 / terms.LEAST))
    assert terms.table({"the": 90, "fire": 30, "kiln": 2}, 100) == "\t100\nthe\t90\nfire\t30\n"
