"""What became of a person by name."""

from __future__ import annotations

import pytest

from checker import claims
from checker.language.fates import at, exclude, find, moves
from tests.align.reading import page


def states(text: str) -> list[tuple[str, str, str]]:
    return [(f.slot, f.state, f.person) for f in find(claims.read(page(text))[0])]


@pytest.mark.parametrize(
    ("text", "slot", "state"),
    [
        ("Anton Brandt, 41, was arrested on Monday.", "custody", "held"),
        ("Guards arrested the skipper Anton Brandt on Monday.", "custody", "held"),
        ("Anton Brandt, a skipper from Lindau, remains at large.", "custody", "free"),
        ("Officers widened the search for the skipper Anton Brandt.", "custody", "free"),
        ("Anton Brandt fled after an arrest warrant was issued for him.", "custody", "free"),
        ("Anton Brandt has pleaded guilty to arson.", "plea", "guilty"),
        ("Anton Brandt pleaded not guilty to arson.", "plea", "innocent"),
        ("Anton Brandt, who has denied the charges, is 41.", "plea", "innocent"),
        ("Anton Brandt left his post in May.", "departure", "own"),
        ("Anton Brandt was unexpectedly sacked in May.", "departure", "forced"),
        ("The board dismissed its harbour master Anton Brandt.", "departure", "forced"),
        ("Anton Brandt was found not guilty.", "verdict", "cleared"),
        ("Anton Brandt was killed when the crane fell.", "life", "dead"),
        ("Anton Brandt escaped unhurt when the crane fell.", "life", "alive"),
    ],
)
def test_a_state_is_read(text: str, slot: str, state: str) -> None:
    assert states(text) == [(slot, state, "anton brandt")]
    claim = claims.read(page(text))[0]
    assert list(at(claim, find(claim)[0].start)) == list(find(claim))


@pytest.mark.parametrize(
    "text",
    [
        "The skipper was arrested on Monday.",
        "Anton Brandt was at the harbour when a man was arrested.",
        "The search for her killer goes on, said Anton Brandt.",
        "Anton Brandt did not resign.",
        "Lindau was captured in 1634.",
    ],
)
def test_nobody_by_name_no_state(text: str) -> None:
    assert [s for s in states(text) if s[2] != "lindau"] == []


def test_what_excludes_what() -> None:
    (held, free, plea) = (
        find(claims.read(page(text))[0])[0]
        for text in ("Anton Brandt was arrested.", "Anton Brandt is at large.", "Anton Brandt pleaded guilty.")
    )
    assert exclude(held, free)
    assert not exclude(held, plea)
    assert not exclude(held, held)
    assert moves("custody")
    assert moves("verdict")
    assert not moves("departure")
