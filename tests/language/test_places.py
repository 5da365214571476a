"""Containment and exclusion of places."""

from __future__ import annotations

import pytest

from checker.language import places

CONTAINS = [
    ("Illinois", "Springfield, Illinois", True),
    ("Michigan", "Detroit", True),
    ("United States", "Detroit", True),
    ("U.S.", "Texas", True),
    ("Russia", "Moscow", True),
    ("Europe", "Kyiv", True),
    ("France", "France", True),
    ("Ukraine", "Moscow", False),
    ("Texas", "California", False),
    ("Germany", "Poland", False),
    ("France", "Xyloria", None),
    ("Nowhereville", "Paris", None),
]


@pytest.mark.parametrize(("outer", "inner", "expected"), CONTAINS)
def test_contains(outer: str, inner: str, expected: bool | None) -> None:
    assert places.contains(outer, inner) is expected


EXCLUDES = [
    ("Germany", "Poland", True),
    ("Moscow", "Ukraine", True),
    ("Texas", "California", True),
    ("Berlin, Germany", "Poland", True),
    ("Russia", "Moscow", False),
    ("Paris", "France", False),
    ("Paris", "Texas", False),  # Paris, Texas
    ("Georgia", "Russia", False),  # country or state
    ("Europe", "Germany", False),
    ("Gaza", "Israel", True),
    ("Xyloria", "Germany", False),
    ("Scotland", "United Kingdom", False),
    ("the U.S.", "United States", False),
    ("Asia", "Middle East", False),
]


@pytest.mark.parametrize(("a", "b", "expected"), EXCLUDES)
def test_excludes(a: str, b: str, expected: bool) -> None:
    assert places.excludes(a, b) is expected
    assert places.excludes(b, a) is expected
    if expected:
        assert not places.contains(a, b)
        assert not places.contains(b, a)
