"""How certain a sentence makes what it says."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language import sources, status
from checker.language.status_cues import find_cues, inflections
from checker.language.status_tokens import tokenise
from checker.model import Level

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "fixtures" / "status_sentences.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:50] for row in ROWS])
def test_a_cue_gives_its_level(row: dict[str, str]) -> None:
    found = {status_.cue: status_ for status_ in status.find(row["text"])}
    assert row["cue"] in found
    assert found[row["cue"]].level == row["level"]
    if row["scope"]:
        held = found[row["cue"]]
        assert row["text"][held.scope_start : held.scope_end] == row["scope"]


def test_there_are_sixty_sentences_and_two_shapes_of_each_class() -> None:
    assert len(ROWS) >= 60
    counts = Counter(row["class"] for row in ROWS)
    single = {name for name, count in counts.items() if count < 2} - {"modal_would"}
    assert not single


@pytest.mark.parametrize(
    "text",
    [
        "The not only fast but cheap ferry sank in May.",
        "Theresa May left office of her own free will.",
        "No doubt about it.",
        "The airline could hardly deny that its oldest route loses money.",
        "The mayor could not deny that the bridge was shut.",
        "",
        "The mayor opened the bridge.",
    ],
)
def test_words_that_only_look_like_cues_give_no_denial(text: str) -> None:
    assert not [s for s in status.find(text) if s.level in {Level.DENIED, Level.POSSIBLE, Level.PROBABLE}]


def test_each_speaker_has_a_level_of_his_own() -> None:
    text = "Seoul confirmed that the troops had left, but Moscow denied that they had crossed the border."
    found = status.find(text, sources.find(text))
    assert [(s.level, s.source) for s in found if s.level in {Level.CONFIRMED, Level.DENIED}] == [
        (Level.CONFIRMED, "Seoul"),
        (Level.DENIED, "Moscow"),
    ]


def test_a_verb_that_takes_a_stand_has_a_speaker_even_where_nobody_is_credited() -> None:
    assert status.find("Reuters could not independently verify the video.")[0].source == "Reuters"


def test_a_denial_is_not_a_negation() -> None:
    denial = status.find("The firm denied that it had sold the land.")[0]
    negation = status.find("The firm did not sell the land.")[0]
    assert (denial.level, denial.negated) == (Level.DENIED, False)
    assert (negation.level, negation.negated) == (Level.DENIED, True)


@pytest.mark.parametrize(
    ("text", "event", "level"),
    [
        ("The crew did not launch the boat.", "launch", {Level.DENIED}),
        ("The crew failed to launch the boat.", "launch", {Level.DENIED}),
        ("The crew may launch the boat.", "launch", {Level.POSSIBLE}),
        ("The crew plans to launch the boat.", "launch", {Level.PROBABLE, Level.POSSIBLE}),
        ("The crew launched the boat on Monday.", "launched", {Level.STATED}),
        ("The mayor confirmed that the crew launched the boat.", "launched", {Level.CONFIRMED}),
        ("If the crew launches the boat, it will sink.", "launches", {Level.POSSIBLE}),
        ("They asked the crew to launch the boat.", "launch", {Level.POSSIBLE}),
    ],
)
def test_an_event_has_the_level_of_its_words(text: str, event: str, level: set[Level]) -> None:
    start = text.index(event)
    assert status.level_at(text, start, start + len(event), status.find(text)) in level


def test_contractions_are_two_words() -> None:
    assert tokenise("They can't, won't and did n't go; it’s Bob’s.").words[:9] == (
        "they", "can", "not", ",", "will", "not", "and", "did", "not",
    )  # fmt: skip


def test_inflections() -> None:
    assert inflections("deny") == {"deny", "denies", "denied", "denying"}
    assert {"admitted", "admitting"} <= inflections("admit")
    assert "said" in inflections("say")


def test_the_longest_cue_is_read() -> None:
    tokens = tokenise("It has not been confirmed whether or not he left.")
    assert [cue.group.category for cue in find_cues(tokens)] == ["negation", "confirmed_adjective", "whether"]


@given(st.text(max_size=300))
def test_offsets_hold_on_anything(text: str) -> None:
    for found in status.find(text):
        assert text[found.start : found.end] == found.text == found.cue
        assert 0 <= found.scope_start <= found.scope_end <= len(text)


@given(
    st.lists(
        st.sampled_from(["not", "may", "deny", "the", "reports", "of", "to", ",", "confirmed", "unclear", "whether"])
    )
)
def test_offsets_hold_on_piled_up_cues(words: list[str]) -> None:
    text = " ".join(words)
    for found in status.find(text):
        assert text[found.start : found.end] == found.cue
        status.level_at(text, found.scope_start, found.scope_end, [found])


def test_a_long_hostile_text_is_read_in_time() -> None:
    assert status.find("not deny reports " * 4_000) is not None
