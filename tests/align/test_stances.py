"""Which cues contest a report, which affirm it, and which only tell of an event."""

from __future__ import annotations

from typing import Any

import pytest

from checker.align.stances import Stance, of_the_future, stance
from tests.align.reading import sentence

CONTESTED = [
    "The ministry denied that its ships had left the harbour.",
    "The army cannot verify reports that the bridge has been taken.",
    "Officials have yet to confirm that the plant was hit.",
    "The company dismissed claims that its wells leak.",
    "There is no evidence that the vote was rigged.",
    "The spokesman called the reports of a mutiny fake news.",
]
AFFIRMED = [
    "The alliance confirmed that the ships had left the harbour.",
    "The governor acknowledged that the plant had been hit.",
]
STATED = [
    "The army did not fire on the crowd.",
    "The council rejected the budget on Tuesday.",
    "Ships left the harbour before dawn.",
    "The court denied bail to two of the men.",
    "The singer was denied entry to the hall.",
]
#: Read otherwise so far; one that comes right fails until it is taken from here.
NOT_YET = {
    "The spokesman called the reports of a mutiny fake news.",
}
CASES = [
    *((text, Stance.CONTESTS) for text in CONTESTED),
    *((text, Stance.AFFIRMS) for text in AFFIRMED),
    *((text, Stance.STATES) for text in STATED),
]


def case(text: str, expected: Stance) -> Any:
    return pytest.param(text, expected, id=text, marks=[pytest.mark.xfail(strict=True)] if text in NOT_YET else [])


@pytest.mark.parametrize(("text", "expected"), [case(*one) for one in CASES])
def test_the_stand_of_a_sentence(text: str, expected: Stance) -> None:
    claim = sentence(text)
    found = {stance(claim, status) for status in claim.statuses} - {Stance.STATES}
    assert found == ({expected} - {Stance.STATES})


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ships will leave", True),
        ("ships are likely to leave", True),
        ("ships are expected in May", True),
        ("ships left", False),
        ("", False),
    ],
)
def test_what_is_to_come(words: str, expected: bool) -> None:
    assert of_the_future(words) is expected
