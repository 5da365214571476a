"""The memory for texts seen before."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from checker.embed._cached import CachedEncoder


class Counting:
    """An encoder of two dimensions that notes what it was asked."""

    name = fingerprint = "counting"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.asked += texts
        return np.array([[len(text), hash(text) % 1000] for text in texts], dtype=np.float32).reshape(-1, 2)


@given(st.lists(st.lists(st.sampled_from("abcdefgh")), max_size=8), st.integers(1, 10))
def test_gives_what_the_encoder_gives(batches: list[list[str]], size: int) -> None:
    cached = CachedEncoder(Counting(), size=size)
    for texts in batches:
        assert np.array_equal(cached.encode(texts), Counting().encode(texts))
        assert len(cached._seen) <= size


def test_each_text_is_encoded_once() -> None:
    inner = Counting()
    cached = CachedEncoder(inner)
    cached.encode(["a", "b", "a"])
    cached.encode(["b", "c"])
    assert inner.asked == ["a", "b", "c"]


def test_what_was_used_last_is_kept() -> None:
    inner = Counting()
    cached = CachedEncoder(inner, size=2)
    cached.encode(["a", "b"])
    cached.encode(["a"])
    cached.encode(["c"])
    cached.encode(["a"])
    assert inner.asked == ["a", "b", "c"]


def test_a_result_can_be_changed_without_harm() -> None:
    cached = CachedEncoder(Counting())
    cached.encode(["a"])[:] = 0
    assert cached.encode(["a"])[0, 0] == 1
