"""Which institute polled, read from the sentence."""

from __future__ import annotations

import pytest

from checker.align.polls import institutes, other_poll
from tests.align.reading import figures


def read(text: str) -> frozenset[str]:
    return institutes(figures(text, "A")[0].claim)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A YouGov poll puts Labour on 41 percent.", {"yougov"}),
        ("The new Harlan University poll gives her 44 percent.", {"harlan"}),
        ("A Channel Six/Morning Post survey found that 52 percent agree.", {"channel", "six", "morning", "post"}),
        ("In a survey conducted by Ipsos, 43 percent would vote for her.", {"ipsos"}),
        ("The poll puts Labour on 41 percent.", set()),
        ("Recent polls put Labour on 41 percent.", set()),
        ("On Tuesday polls close at 8 p.m. for 41 million voters.", set()),
        ("Labour has 41 percent.", set()),
    ],
)
def test_who_asked(text: str, expected: set[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("A YouGov poll puts Labour on 41 percent.", "An Ipsos poll puts Labour on 43 percent.", True),
        ("A YouGov poll puts Labour on 41 percent.", "Labour has 43 percent in a poll by YouGov.", False),
        ("A YouGov poll puts Labour on 41 percent.", "The poll puts Labour on 43 percent.", False),
    ],
)
def test_polls_of_two_institutes_are_two(a: str, b: str, expected: bool) -> None:
    assert other_poll(figures(a, "A")[0].claim, figures(b, "B")[0].claim) is expected
