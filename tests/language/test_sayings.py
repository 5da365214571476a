"""Two versions of one quotation."""

from __future__ import annotations

import pytest

from checker.language.sayings import Match, compare, words

SAID = "we found eleven cracks in the wall of the dam"


def met(a: str, b: str) -> Match:
    found = compare(words(a), words(b))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("other", "weight"),
    [
        ("we found seven cracks in the wall of the dam", "number"),
        ("we found 11 cracks in the wall of the dam", None),
        ("we found eleven cracks in the floor of the dam", "word"),
        ("we found eleven cracks in this wall of the dam", None),
        ("we found eleven crack in the wall of the dam", None),
        ("we counted eleven cracks in the wall of the dam", "word"),
        ("we found eleven cracks in the wall of the mill", "word"),
        ("we found eleven cracks below", None),
        ("perhaps we found eleven cracks in the wall of the dam", None),
        ("yesterday we found eleven cracks in the wall of the dam above the village", None),
    ],
)
def test_only_what_matters_is_a_change(other: str, weight: str | None) -> None:
    change = met(SAID, other).weightiest
    assert (change.weight if change else None) == weight


def test_a_lost_negation_matters() -> None:
    change = met("I have never asked the board for a licence", "I have asked the board for a licence").weightiest
    assert change is not None
    assert (change.weight, change.words_a, change.words_b) == ("negation", "never", "")


def test_a_prefix_can_turn_a_word_round() -> None:
    change = met("they made these statements to the whole board", "they made these misstatements to the whole board")
    assert change.weightiest is not None


def test_abbreviations_are_cosmetic() -> None:
    assert met("the decision of the EB was announced today", "the decision of the executive board was announced today")
    found = met("the decision of the EB was announced today", "the decision of the executive board was announced today")
    assert found.weightiest is None


def test_places_count_in_the_text_given() -> None:
    other = "we found seven cracks in the wall of the dam"
    change = met(SAID, other).weightiest
    assert change is not None
    assert (SAID[slice(*change.a)], other[slice(*change.b)]) == ("eleven", "seven")


def test_other_words_are_no_version() -> None:
    assert compare(words(SAID), words("the trams will run until midnight on Sundays")) is None


def test_a_hedge_that_a_whole_sentence_lacks_is_a_change() -> None:
    change = met(
        "We found eleven cracks in the wall of the dam", "Perhaps we found eleven cracks in the wall of the dam"
    )
    assert change.weightiest is not None
    assert change.weightiest.weight == "hedge"
    part = met("found eleven cracks in the wall of the dam", "Perhaps we found eleven cracks in the wall of the dam")
    assert part.weightiest is None


def test_a_letter_in_brackets_is_part_of_its_word() -> None:
    text = "[W]e found [nearly] eleven cracks"
    assert [word.text for word in words(text)] == ["we", "found", "eleven", "cracks"]
    assert [text[word.start : word.end] for word in words(text)] == ["[W]e", "found", "eleven", "cracks"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "the wardens shouldnt come because they dont want to",
            "i dont think the wardens should come as they dont want to",
        ),
        (
            "nothing was said between these thieves and the guards",
            "nothing was said between these guards and the thieves",
        ),
    ],
)
def test_a_word_that_only_stands_elsewhere_is_no_change(a: str, b: str) -> None:
    assert met(a, b).weightiest is None


def test_what_two_quotations_share_is_counted() -> None:
    match = met("we found eleven cracks in the wall of the dam", "found eleven cracks in the wall")
    assert (match.shared, match.telling, match.share) == (6, 4, 1.0)
    assert (match.a, match.b) == ((1, 7), (0, 6))


def test_what_is_left_out_with_dots_is_no_change() -> None:
    whole = words("We probably lost, I don't know, maybe four hundred sheep in the flood")
    cut = words("We ... lost … maybe four hundred sheep in the flood")
    silent = words("We lost maybe four hundred sheep in the flood")
    match, other = compare(whole, cut), compare(whole, silent)
    assert match is not None
    assert match.weightiest is None
    assert other is not None
    assert other.weightiest is not None
