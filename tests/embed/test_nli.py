"""A CrossEncoder for natural language inference: a tiny one with random weights, made anew for each run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from checker.embed import load_nli
from checker.errors import ModelError
from checker.settings import Settings
from tests.tiny import vocabulary

Make = Callable[[dict[int, str]], Path]
PAIRS = [
    ("the river rose", "the river rose by two metres"),
    ("the mayor said", "troops were sent"),
    ("a fire", "a fire"),
]
LABELS = {0: "contradiction", 1: "entailment", 2: "neutral"}


def test_none_is_loaded_unless_one_is_named() -> None:
    assert load_nli(Settings()) is None


def test_the_probabilities_are_the_models_own_over_both_directions(tiny_nli: Make) -> None:
    from sentence_transformers import CrossEncoder

    folder = tiny_nli(LABELS)
    nli = load_nli(Settings(second_opinion=str(folder)))
    assert nli is not None
    found = nli.judge(PAIRS)
    original = CrossEncoder(str(folder), device="cpu", local_files_only=True)
    logits = [original.predict(pairs, apply_softmax=True) for pairs in (PAIRS, [(b, a) for a, b in PAIRS])]
    expected = np.mean(logits, axis=0)
    np.testing.assert_allclose(
        [[o.contradiction, o.entailment, o.neutral] for o in found], expected, atol=1e-6, rtol=1e-5
    )
    assert {o.model for o in found} == {nli.name}


def test_the_order_of_a_pair_tells_nothing(tiny_nli: Make) -> None:
    nli = load_nli(Settings(second_opinion=str(tiny_nli(LABELS))))
    assert nli is not None
    for one, other in zip(nli.judge(PAIRS), nli.judge([(b, a) for a, b in PAIRS]), strict=True):
        assert one.contradiction == pytest.approx(other.contradiction, abs=1e-6)


def test_labels_are_read_by_their_names_not_by_their_places(tiny_nli: Make) -> None:
    one = load_nli(Settings(second_opinion=str(tiny_nli(LABELS))))
    other = load_nli(Settings(second_opinion=str(tiny_nli({0: "NEUTRAL", 1: "CONTRADICTION", 2: "ENTAILMENT"}))))
    assert one is not None
    assert other is not None
    for a, b in zip(one.judge(PAIRS), other.judge(PAIRS), strict=True):
        assert (a.contradiction, a.entailment) == pytest.approx((b.neutral, b.contradiction), abs=1e-6)


def test_no_pair_gives_no_opinion(tiny_nli: Make) -> None:
    nli = load_nli(Settings(second_opinion=str(tiny_nli(LABELS))))
    assert nli is not None
    assert nli.judge([]) == []


@pytest.mark.parametrize(
    "labels",
    [
        {0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"},
        {0: "entailment", 1: "not_entailment"},
        {0: "positive", 1: "neutral", 2: "negative"},
    ],
    ids=["unnamed", "two", "sentiment"],
)
def test_a_model_for_something_else_is_refused_with_its_labels(tiny_nli: Make, labels: dict[int, str]) -> None:
    folder = tiny_nli(labels)
    with pytest.raises(ModelError, match=f"natural language inference.*{labels[0]}") as refused:
        load_nli(Settings(second_opinion=str(folder)))
    assert str(folder) in str(refused.value)


def test_a_name_that_is_not_on_this_machine_is_told_and_fetched_from_nowhere() -> None:
    with pytest.raises(ModelError, match="not on this machine"):
        load_nli(Settings(second_opinion="no-such-model-of-inference"))


def test_a_folder_that_is_no_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no config\.json"):
        load_nli(Settings(second_opinion=str(tmp_path)))


def test_a_run_without_one_imports_neither_torch_nor_the_model_code() -> None:
    probe = """
import sys
from checker import pipeline
from checker.settings import Settings
list(pipeline.compare_many([{"id": 1, "a": {"text": "The river rose by 2 metres."},
                             "b": {"text": "The river rose by 3 metres."}}], Settings()))
print(sorted({"torch", "sentence_transformers", "transformers"} & set(sys.modules)))
"""
    ran = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_the_tiny_model_knows_the_words_it_is_asked_about(tiny_nli: Make) -> None:
    """Else every pair would be the same row of unknown words."""
    assert {word for pair in PAIRS for text in pair for word in text.split()} <= set(vocabulary())
