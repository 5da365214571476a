"""Quotations: curly, straight, nested and open."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language import quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "the road is shut" and left.', ["the road is shut"]),
        ("“The road,” he said, “is shut.”", ["The road,", "is shut."]),
        ("“I told him ‘never’ twice,” she said.", ["I told him ‘never’ twice,"]),
        ("Oslo calls for 'calm at the border'", ["calm at the border"]),
        ("It was Bob's idea, in the '90s, for the players' union.", []),
        ('The 6\' 2" keeper said "no".', ["no"]),
        ("“One paragraph goes on\n“and here it ends.” Done.", ["One paragraph goes on", "and here it ends."]),
        ("and so it goes on,” he said.", ["and so it goes on,"]),
        ("He said “it is open", ["it is open"]),
        ("`` Old marks , '' he said", ["Old marks ,"]),
        ('and so it goes on," he said.', ["and so it goes on,"]),
        ('A lone " mark', []),
        ("", []),
    ],
)
def test_find(text: str, expected: list[str]) -> None:
    assert [quote.text for quote in quotes.find(text)] == expected


@given(st.text(alphabet="ab \"'“”‘’\n.`", max_size=120))
def test_offsets_hold_and_do_not_overlap(text: str) -> None:
    found = quotes.find(text)
    assert all(text[quote.start : quote.end] == quote.text for quote in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
