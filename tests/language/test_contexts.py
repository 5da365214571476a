"""What stands around a verb: subject, object, negation, plan and possibility."""

from __future__ import annotations

import pytest

from checker.language.contexts import Context, at, content, read


def verb(text: str, word: str) -> Context:
    found = at(text, text.index(word))
    assert found is not None
    return found


def test_subject_and_object_are_told_apart() -> None:
    found = verb("The senate passed the harbour bill on Monday.", "passed")
    assert found.before == {"senate"}
    assert found.after == {"harbour", "bill"}


def test_an_aside_does_not_take_the_subject() -> None:
    found = verb("The treaty, which the envoys signed in Bergen, failed in the senate.", "failed")
    assert found.before == {"treaty"}


def test_a_second_verb_keeps_the_subject() -> None:
    found = verb("The council debated the plan and rejected the tunnel.", "rejected")
    assert found.before == {"council"}
    assert "tunnel" in found.after


def test_a_pronoun_takes_the_subject_of_the_sentence_before() -> None:
    assert verb("Ilieva came late. She declined the prize.", "declined").before == {"ilieva"}


@pytest.mark.parametrize(
    ("text", "word", "negated"),
    [
        ("The senate did not pass the bill.", "pass", True),
        ("The senate never passed the bill.", "passed", True),
        ("The senate did not even open the bill.", "open", True),
        ("The senate passed the bill.", "passed", False),
        ("The senate not only passed the bill.", "passed", False),
        ("No senator passed the bill.", "passed", True),
        ("Police found no weapons in the house.", "found", True),
        ("It was not signed for money but for fame.", "signed", False),
    ],
)
def test_a_negation_turns_round_what_it_reaches(text: str, word: str, negated: bool) -> None:
    assert verb(text, word).negated is negated


@pytest.mark.parametrize(
    ("text", "word", "planned", "unreal"),
    [
        ("The mayor will sign the bill.", "sign", True, True),
        ("The mayor is expected to sign the bill.", "sign", True, True),
        ("The bill is likely to be signed.", "signed", True, True),
        ("The senate is poised for a final vote on the bill.", "vote", True, True),
        ("The mayor could sign the bill.", "sign", False, True),
        ("If the mayor rejects the bill, trams stop.", "rejects", False, True),
        ("The mayor signed the bill.", "signed", False, False),
        ("The mayor will not sign the bill.", "sign", False, False),
        ("She ordered that the ballots be counted.", "counted", False, True),
    ],
)
def test_plans_and_possibilities(text: str, word: str, planned: bool, unreal: bool) -> None:
    found = verb(text, word)
    assert (found.planned and not found.negated, found.unreal) == (planned, unreal)


def test_the_past_is_a_matter_of_the_verbs_form() -> None:
    assert verb("The mayor signed the bill.", "signed").past
    assert verb("The ferry left the port.", "left").past
    assert not verb("The mayor rejects the bill.", "rejects").past


def test_the_passive_needs_its_auxiliary() -> None:
    assert verb("The bill was quietly signed.", "signed").passive
    assert not verb("The mayor signed the bill.", "signed").passive


def test_countries_of_two_words_are_one_and_their_people_meet_them() -> None:
    assert content("North Korean troops") == content("soldiers of North Korea")


def test_only_verbs_and_words_with_an_opposite_are_read() -> None:
    assert [context.lemma for context in read("The guilty clerk sold a red bicycle.")] == ["guilty", "sell"]


@pytest.mark.parametrize(
    ("text", "verb", "negated", "unreal"),
    [
        ("The divers failed to reach the wreck.", "reach", True, False),
        ("The divers managed to reach the wreck.", "reach", False, False),
        ("The divers had not managed to quickly reach the wreck.", "reach", True, False),
        ("The divers want to reach the wreck.", "reach", False, True),
        ("The divers declined to name the wreck.", "name", False, True),
        ("The divers could not reach the wreck.", "reach", True, False),
        ("The divers could reach the wreck.", "reach", False, True),
        ("The divers carried no lamps.", "carried", True, False),
        ("The Haugen was not the wreck.", "was", True, False),
        ("The Haugen was the wreck.", "was", False, False),
    ],
)
def test_what_is_denied_and_what_is_only_thought_of(text: str, verb: str, negated: bool, unreal: bool) -> None:
    found = at(text, text.index(verb))
    assert found is not None
    assert (found.negated, found.unreal) == (negated, unreal)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "Lindqvist said she would not seek the seat, sparking talk not only of her heir but also of a split.",
            "seek",
            True,
        ),
        ("The list shows that the duke has “no intention of leaving” the island.", "has", True),
        ("The general has without doubt crossed the river.", "crossed", False),
        ("The general has no doubt crossed the river.", "crossed", False),
        ("He crossed the river without question.", "crossed", False),
        ("The guard was not dismissed for his words but for his deeds.", "dismissed", False),
    ],
)
def test_what_a_negation_turns_round(text: str, word: str, expected: bool) -> None:
    assert verb(text, word).negated is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The board is not recommending the ministry bring charges against the mill.", "bring", True),
        ("The board found that allowing trucks on the bridge would cost little.", "allowing", True),
        ("The envoy said the claims that the duke had met the spies were false.", "met", True),
        ("The envoy said that the duke had met the spies.", "met", False),
        ("The ministry brought charges against the mill.", "brought", False),
        ("The board is allowing trucks on the bridge.", "allowing", False),
    ],
)
def test_what_is_asked_for_supposed_or_called_false_is_not_told(text: str, word: str, expected: bool) -> None:
    assert verb(text, word).unreal is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The council will sell the mill.", "sell", True),
        ("The council is expected to sell the mill.", "sell", True),
        ("The council was expected to sell the mill later on Friday.", "sell", True),
        ("The council is planning to sell the mill.", "sell", True),
        ("The council plans to sell the mill.", "sell", True),
        ("The duke expects the council to sell the mill.", "sell", True),
        ("The council had been planning to sell the mill for some time.", "sell", False),
        ("Only then did he learn that the council was planning to sell the mill.", "sell", False),
        ("Aides long expected the council to sell the mill.", "sell", False),
        ("The mayor will announce whom the council will name.", "name", False),
        ("There was talk of what the council will sell.", "sell", False),
    ],
)
def test_what_is_announced_and_what_was_only_planned_once(text: str, word: str, expected: bool) -> None:
    assert verb(text, word).planned is expected


@pytest.mark.parametrize(
    "text",
    [
        "The board, without explanation, dismissed the head of the mill.",
        "The board without hesitation dismissed the head of the mill.",
        "The board with no hesitation dismissed the head of the mill.",
        "With no other way out, the board dismissed the head of the mill.",
        "The board, not the owners, dismissed the head of the mill.",
    ],
)
def test_a_negation_inside_a_phrase_is_of_the_phrase(text: str) -> None:
    assert not verb(text, "dismissed").negated
