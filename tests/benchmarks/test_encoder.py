"""The default encoder's speed, beside sentence-transformers on torch in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from checker.embed._files import find_model
from checker.embed._openvino import OpenVinoEncoder
from checker.embed._torch import TorchEncoder
from checker.settings import DEFAULT_MODEL

from ..embed.sentences import SENTENCES

TEXTS = [f"{text} ({number})" for number in range(4) for text in SENTENCES]


@pytest.fixture(scope="module")
def encoders() -> dict[str, Any]:
    files = find_model(DEFAULT_MODEL)
    return {"openvino": OpenVinoEncoder(files), "torch": TorchEncoder(files)}


@pytest.mark.parametrize("backend", ["openvino", "torch"])
def test_speed(benchmark: Any, encoders: dict[str, Any], backend: str) -> None:
    rows = benchmark.pedantic(encoders[backend].encode, args=(TEXTS,), rounds=3, warmup_rounds=1)
    assert rows.shape == (len(TEXTS), 384)


def test_openvino_is_worth_its_conversion(encoders: dict[str, Any]) -> None:
    def best(encode: Callable[[list[str]], Any]) -> float:
        times = []
        for _ in range(4):
            start = time.perf_counter()
            encode(TEXTS)
            times.append(time.perf_counter() - start)
        return min(times)

    fast, slow = best(encoders["openvino"].encode), best(encoders["torch"].encode)
    # Measured on two cores with bfloat16: 2.5 to 3 times. Without it the gain is smaller, but there is one.
    floor = 1.5 if "bf16" in encoders["openvino"].fingerprint else 1.0
    assert slow / fast > floor, f"openvino {fast:.2f} s, torch {slow:.2f} s for {len(TEXTS)} sentences"
