"""Which cues contest a report, which affirm it, and which only tell of an event."""

from __future__ import annotations

from typing import Any

import pytest

from checker.align.stances import Stance, asserted, of_the_future, spoken, stance
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
    "The referee's whistle denied the visitors a late goal.",
    "Voters may deny him the seat that his father held.",
    "The board denied Anna Lindqvist a second term.",
    "The right to speak isn't denied by the new law.",
    "The judge denied the injunction on Friday.",
    "Nobody can deny that the dam has failed.",
    "Few would deny that the dam has failed.",
    "Not even the minister denied that the dam has failed.",
    "The minister did not deny that the dam has failed.",
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


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("The prosecutor confirmed that the mayor had been paid.", "confirmed", True),
        ("I can confirm that the mayor had been paid, the prosecutor said.", "confirm", True),
        ("The agency was able to confirm that the mayor had been paid.", "confirm", True),
        ("The prosecutor pledged to investigate and establish how the mayor had been paid.", "establish", False),
        ("The council asked the prosecutor to confirm that the mayor had been paid.", "confirm", False),
        ("If a second witness confirms that the mayor had been paid, he must go.", "confirms", False),
        ("Asked whether the letter proves that the mayor had been paid, he shrugged.", "proves", False),
        ("The file does not allege that the mayor told the bank to pay.", "told", False),
    ],
)
def test_what_is_only_to_be_found_out_or_supposed_is_not_put_forward(text: str, cue: str, expected: bool) -> None:
    claim = sentence(text)
    found = [asserted(claim, status) for status in claim.statuses if cue in status.text]
    assert set(found) <= {expected}
    assert found or not expected  # no status at all puts nothing forward either


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry denied that its ships had left.", True),
        ("The army could not verify that its ships had left.", True),
        ("The charge that its ships had left is nonsense.", False),
        ("There is no evidence that its ships had left.", False),
        ("It is unclear whether its ships had left.", False),
    ],
)
def test_only_a_verb_of_somebodys_own_has_a_speaker_in_front(text: str, expected: bool) -> None:
    claim = sentence(text)
    contesting = [status for status in claim.statuses if stance(claim, status) is Stance.CONTESTS]
    assert contesting
    assert {spoken(status) for status in contesting} == {expected}
