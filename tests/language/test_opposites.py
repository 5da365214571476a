"""Words that exclude each other, and the roles around them."""

from __future__ import annotations

import pytest

from checker.language.contexts import Context, at
from checker.language.opposites import alike, exclude, kin, moves, opposed, opposites, same_outcome
from checker.language.roles import roles


def word(text: str, verb: str) -> Context:
    found = at(text, text.index(verb))
    assert found is not None
    return found


def test_opposites_are_mutual_and_no_word_is_its_own() -> None:
    assert all(one in opposites()[other] for one, others in opposites().items() for other in others)
    assert not [one for one in opposites() if opposed(one, one)]


@pytest.mark.parametrize(("one", "other"), [("rise", "fall"), ("convict", "acquit"), ("survive", "die")])
def test_known_pairs(one: str, other: str) -> None:
    assert opposed(one, other)
    assert not same_outcome(one, other)


def test_words_of_one_outcome_and_of_one_event() -> None:
    assert {"fall", "drop", "plunge"} <= alike("fall")
    assert {"approve", "vote"} <= kin("pass")
    assert kin("bicycle") == {"bicycle"}
    assert moves("rise")
    assert not moves("convict")


@pytest.mark.parametrize(
    ("a", "verb_a", "b", "verb_b", "expected"),
    [
        ("The jury convicted him.", "convicted", "The jury acquitted him.", "acquitted", True),
        ("The jury did not convict him.", "convict", "The jury acquitted him.", "acquitted", False),
        ("The jury convicted him.", "convicted", "The jury did not convict him.", "convict", True),
        ("The jury convicted him.", "convicted", "The jury heard him.", "heard", False),
    ],
)
def test_negation_and_opposites_together(a: str, verb_a: str, b: str, verb_b: str, expected: bool) -> None:
    assert exclude(word(a, verb_a), word(b, verb_b)) is expected


def test_the_same_roles_score_full() -> None:
    found = roles(word("The senate passed the bill.", "passed"), word("The senate rejected the bill.", "rejected"))
    assert found is not None
    assert (found.subject, found.object, found.shared, found.mutual) == (1.0, 1.0, 2, 1.0)


def test_a_passive_changes_places() -> None:
    active, passive = "The senate passed the bill.", "The bill was rejected by the senate."
    found = roles(word(active, "passed"), word(passive, "rejected"))
    assert found is not None
    assert found.score == 2.0


def test_another_object_is_no_shared_role() -> None:
    found = roles(word("The senate passed the bill.", "passed"), word("The senate rejected the judge.", "rejected"))
    assert found is not None
    assert found.object == 0.0
