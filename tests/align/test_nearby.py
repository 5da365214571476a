"""Words around a figure: which count, how much, and what two settings share."""

from __future__ import annotations

import pytest

from checker.align import nearby
from tests.align.reading import figures


def test_content_words_stand_on_the_side_where_they_are_read() -> None:
    entry = figures("Rescue crews pulled at least 14 bodies from the collapsed hotel after 3 days.", "A")[0]
    assert entry.before == ("rescue", "crew", "pull")
    assert entry.after == ("body", "collapse", "hotel")


def test_a_word_weighs_less_the_more_sentences_hold_it() -> None:
    weight = nearby.weights([{"quake", "kill"}, {"quake", "hotel"}, {"quake"}])
    assert weight["quake"] < weight["kill"] == weight["hotel"]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ({"kill", "quake"}, {"kill", "quake"}, (1.0, 1.0)),
        ({"kill"}, {"kill", "hurt"}, (0.5, 1.0)),
        ({"kill"}, {"hurt"}, (0.0, 0.0)),
        (set(), {"hurt"}, (0.0, 0.0)),
    ],
)
def test_shared_words(a: set[str], b: set[str], expected: tuple[float, float]) -> None:
    weight = dict.fromkeys(("kill", "quake", "hurt"), 2.0)
    assert nearby.shared(frozenset(a), frozenset(b), weight) == pytest.approx(expected)


def test_words_next_to_a_figure_are_nearer_than_words_near_it() -> None:
    setting = nearby.Setting.of(("a", "b", "c", "d"), ("e", "f", "g", "h"))
    assert setting.before == frozenset("bcd")
    assert setting.after == frozenset("efg")
    assert setting.next == frozenset("bcdefg")
    assert setting.near == setting.sentence == frozenset("abcdefgh")
    other = nearby.Setting.of(("a",), ("z",))
    weight = dict.fromkeys("abcdefghz", 1.0)
    next_to, near, before, after, whole, shorter = nearby.compared(setting, other, weight)
    assert next_to == before == after == 0
    assert near == whole == pytest.approx(1 / 9)
    assert shorter == pytest.approx(1 / 2)
