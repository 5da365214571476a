"""Quotations: curly, straight, nested and open."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language import quotes
from checker.model import Span


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


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (['He said: "It is shut. Go home." Then he left.'], [("It is shut. Go home.", False)]),
        (['He said: "It is shut.', '"Go home."'], [("It is shut.", True), ("Go home.", False)]),
        (["He said: “It is shut.", "“Go home.”"], [("It is shut.", True), ("Go home.", False)]),
        (["“It is shut.”", "“Go home.”"], [("It is shut.", False), ("Go home.", False)]),
        (['He said: "It is shut.', "Then he left."], []),
        (["The clerks' union and the pilots' union met."], []),
        (["``It is shut. Go home.''"], [("It is shut. Go home.", False)]),
        ([], []),
    ],
)
def test_passages(paragraphs: list[str], expected: list[tuple[str, bool]]) -> None:
    text = "\n\n".join(paragraphs)
    spans = []
    for paragraph in paragraphs:
        start = text.index(paragraph)
        spans.append(Span(start, start + len(paragraph)))
    found = quotes.passages(text, spans)
    assert [(text[p.span.start : p.span.end], p.goes_on) for p in found] == expected


@given(st.text(alphabet="ab \"'“”‘’\n.`", max_size=120))
def test_offsets_hold_and_do_not_overlap(text: str) -> None:
    found = quotes.find(text)
    assert all(text[quote.start : quote.end] == quote.text for quote in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
