"""A figure in its setting: its clause, what happened to the things counted, and the words with the values masked."""

from __future__ import annotations

import pytest

from checker.align.entries import MASK, clause_of, exclude, masked, moves, slots_near
from checker.model import Span
from tests.align.reading import figures, only, sentence

CLAUSES = [
    (
        "The storm destroyed 40 houses along the coast, while the river flooded the whole of the old town.",
        "40",
        "The storm destroyed 40 houses along the coast",
    ),
    (
        "The mayor spoke of a hard night for the town; rescuers in boats brought 12 people to the hospital.",
        "12",
        "rescuers in boats brought 12 people to the hospital.",
    ),
    ("It cost $5.", "$5", "It cost $5."),
]


@pytest.mark.parametrize(("text", "words", "clause"), CLAUSES, ids=[words for _, words, _ in CLAUSES])
def test_a_clause_ends_where_another_begins(text: str, words: str, clause: str) -> None:
    claim = sentence(text)
    (found,) = [figure for figure in claim.figures if figure.text == words]
    span = clause_of(claim, found)
    assert claim.text[span.start - claim.start : span.end - claim.start].strip(" ,;") == clause


def test_a_clause_holds_its_figure_wherever_the_sentence_stands() -> None:
    claim = figures("One short line. The flood took 40 houses, and it killed 3 people in the lower town on Monday.")
    for entry in claim:
        span = clause_of(entry.claim, entry.figure)
        assert entry.claim.start <= span.start <= entry.figure.start
        assert entry.figure.end <= span.end <= entry.claim.end


def test_every_value_is_masked() -> None:
    claim = sentence("In 2019 the 3 mines near Ost sold 1,200 tonnes for $4.5 million.")
    words = masked(claim, Span(claim.start, claim.end))
    assert not any(c.isdigit() for c in words)
    assert words.count(MASK) == len(claim.figures) == 3
    assert "dollars" in words
    assert "tonnes" in words


def test_two_sentences_that_differ_in_values_only_are_masked_alike() -> None:
    first, second = (
        sentence(f"The blast in Ost killed {n} workers on May {day}.") for n, day in ((14, 3), (1_900, 27))
    )
    assert masked(first, Span(0, first.end)) == masked(second, Span(0, second.end))


SLOTS = [
    ("The quake killed 247 people and injured hundreds.", "247", "killed"),
    ("The quake killed dozens, and 300 people were injured.", "300", "injured"),
    ("Police arrested 14 men after the march.", "14", "arrested"),
    ("More than 900 homes burned down in the valley.", "900", "burned"),
    ("The region exported 20,000 tonnes of grain and imported 5,000.", "20,000", "exported"),
]


@pytest.mark.parametrize(("text", "words", "slot"), SLOTS, ids=[slot for _, _, slot in SLOTS])
def test_the_nearest_words_say_what_happened(text: str, words: str, slot: str) -> None:
    claim = sentence(text)
    (found,) = [figure for figure in claim.figures if words in figure.text]
    assert slot in slots_near(claim, found, clause_of(claim, found))


def test_no_word_no_slot() -> None:
    claim, found = only("There were 60 chairs in the hall.")
    assert slots_near(claim, found, clause_of(claim, found)) == frozenset()


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ({"killed"}, {"injured"}, True),
        ({"injured"}, {"killed"}, True),
        ({"killed", "injured"}, {"injured"}, False),
        ({"killed"}, {"killed"}, False),
        ({"killed"}, set(), False),
        (set(), set(), False),
        ({"killed"}, {"price"}, False),
    ],
)
def test_what_excludes_what(a: set[str], b: set[str], expected: bool) -> None:
    assert exclude(frozenset(a), frozenset(b)) is expected


def test_tolls_move_and_seats_do_not() -> None:
    assert moves(["killed"], "person")
    assert not moves([], "chair")


def test_ranks_are_no_quantities_and_figures_are_numbered() -> None:
    found = figures("She is the 12th victim. The fire killed 14 people. It burned 30 houses.")
    assert [(entry.number, entry.figure.text) for entry in found] == [(0, "14"), (1, "30")]


def test_the_sentences_around_are_the_context() -> None:
    found = figures("A dam broke. It killed 14 people. Rain fell for days. Nobody slept.")
    assert found[0].context == ("A dam broke.", f"It killed {MASK} people.", "Rain fell for days.")


def test_a_plan_is_no_fact() -> None:
    plan, fact = figures("The army could send 3,000 soldiers. The army sent 3,000 soldiers.")
    assert (plan.hedged, fact.hedged) == (True, False)


def test_this_number_takes_over_what_was_counted_before() -> None:
    first, second = figures("The agency counted 10,000 soldiers in the east. This number may rise to 12,000.")
    assert second.figure.noun == first.figure.noun
    assert "soldiers in the east" in second.clause
