"""What a changed word in a quotation amounts to."""

from __future__ import annotations

import pytest

from checker.language.sayings_changes import hedged, tell, variants, weigh


@pytest.mark.parametrize(
    ("left", "right", "following", "weight"),
    [
        ("eleven", "seven", "", "number"),
        ("eleven", "11", "", "cosmetic"),
        ("twenty", "20", "", "cosmetic"),
        ("never", "", "", "negation"),
        ("not", "also", "", "negation"),
        ("do not", "dont", "", "cosmetic"),
        ("probably", "", "", "hedge"),
        ("to my knowledge", "", "", "hedge"),
        ("", "as far as we know", "", "hedge"),
        ("i think", "", "", "cosmetic"),
        ("will", "may", "", "hedge"),
        ("is", "could be", "", "hedge"),
        ("would", "could", "", "cosmetic"),
        ("bridge", "tunnel", "", "word"),
        ("closed", "flooded", "", "word"),
        ("misleading information", "gossip", "", "word"),
        ("paid for", "owned", "", "word"),
        ("misleading information", "information", "", "cosmetic"),
        ("them", "it", "", "word"),
        ("more", "less", "", "word"),
        ("i", "he", "", "cosmetic"),
        ("by", "on", "31", "word"),
        ("by", "on", "june", "word"),
        ("by", "on", "ferry", "cosmetic"),
        ("witnessing", "watching", "", "cosmetic"),
        ("kids", "children", "", "cosmetic"),
        ("somebody", "someone", "", "cosmetic"),
        ("harbour", "harbor", "", "cosmetic"),
        ("imposition", "imposing", "", "cosmetic"),
        ("statements", "misstatements", "", "word"),
        ("health care", "healthcare", "", "cosmetic"),
        ("executive board", "eb", "", "cosmetic"),
        ("united states", "us", "", "cosmetic"),
        ("he would", "hed", "", "cosmetic"),
        ("going to", "gonna", "", "cosmetic"),
        ("very large", "", "", "cosmetic"),
        ("him", "mr haas", "", "cosmetic"),
        ("knots", "down 12", "", "cosmetic"),
        ("singing", "singin", "", "cosmetic"),
        ("utilise", "use", "", "cosmetic"),
        ("as we all know from", "from", "", "cosmetic"),
    ],
)
def test_weigh(left: str, right: str, following: str, weight: str) -> None:
    assert weigh(left.split(), right.split(), following) == weight
    assert weigh(right.split(), left.split(), following) == weight


@pytest.mark.parametrize(
    ("words", "expected"),
    [("to my knowledge", True), ("perhaps", True), ("if true", True), ("in fact", False), ("knowledge", False)],
)
def test_hedged(words: str, expected: bool) -> None:
    assert hedged(words.split()) is expected


def test_small_words_and_short_forms_tell_nothing() -> None:
    assert tell(["the", "dam", "will", "hold", "and", "we", "arent", "afraid", "of", "it"]) == 3
    assert tell(["theyre", "gonna", "weve", "dont", "hed", "its"]) == 0


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("honour", "honor", True),
        ("cracks", "crack", True),
        ("secretary", "secretaries", True),
        ("care", "healthcare", True),
        ("just", "unjust", False),
        ("reason", "excuse", False),
        ("programs", "priorities", False),
        ("planning", "plotting", False),
    ],
)
def test_variants(one: str, other: str, expected: bool) -> None:
    assert variants(one, other) is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("iran", "iraq"),
        ("austria", "australia"),
        ("slovakia", "slovenia"),
        ("tuesday", "thursday"),
        ("women", "men"),
        ("increase", "decrease"),
        ("hire", "fire"),
        ("mr", "mrs"),
    ],
)
def test_words_alike_in_letters_that_are_two_things(one: str, other: str) -> None:
    assert not variants(one, other)


def test_a_compound_in_the_possessive_is_one_word() -> None:
    assert variants("stakes", "atstakes")
    assert not variants("statements", "misstatements")
