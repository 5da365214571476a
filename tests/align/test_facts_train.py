"""Training P(same fact): groups, directions, and a model that orders what it was shown."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from checker.align import facts, facts_train
from checker.align.facts_features import DIRECTIONS
from tests.build import BagOfWords

NOUNS = ("ferry", "tram", "bridge", "mill", "school", "tower", "harbour", "library")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("pairs")
    rows = []
    for noun, other in zip(NOUNS, NOUNS[::-1], strict=True):
        told = f"The old {noun} was closed on Monday after a storm."
        rows.append({"s1": told, "s2": f"On Monday the {noun} was closed after the storm.", "label": 1})
        rows.append({"s1": told, "s2": f"Nobody will visit the new {other} in Leeds next year.", "label": 0})
    paraphrases, events = folder / "paraphrases.jsonl", folder / "events.jsonl"
    paraphrases.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    apart = [{**row, "label": 0, "topic": str(n)} for n, row in enumerate(rows) if not row["label"]]
    events.write_text("\n".join(map(json.dumps, apart)), encoding="utf-8")
    return [paraphrases, events]


@pytest.fixture(scope="module")
def found(files: list[Path]) -> facts_train.Pairs:
    return facts_train.pairs(files, BagOfWords().encode)


def test_pairs_are_read_with_weights_and_groups(found: facts_train.Pairs) -> None:
    assert found.x.shape == (24, len(DIRECTIONS))
    assert found.weight.tolist() == [1.0] * 16 + [2.0] * 8
    assert len(set(found.group)) == 16


def test_pairs_that_share_sentences_or_a_topic_are_of_one_group() -> None:
    rows = [
        {"s1": "a", "s2": "b"},
        {"s1": "c", "s2": "b"},
        {"s1": "d", "s2": "e"},
        {"s1": "a", "s2": "x", "topic": "12"},
        {"s1": "y", "s2": "z", "incident": "12ecbplus"},
        {"s1": "y", "s2": "z", "incident": "3ecb"},
    ]
    names = facts_train.groups(rows)
    assert names[0] == names[1] != names[2]
    assert names[3] == names[4] != names[5]


def test_a_model_orders_what_it_was_shown_and_keeps_to_the_directions(found: facts_train.Pairs) -> None:
    written = facts_train.train(found)
    probabilities = facts.from_dict(written).probabilities(found.x)
    assert probabilities[found.y].min() > probabilities[~found.y].max()
    for name, curve in written["features"].items():
        assert (np.diff(curve["share"]) * DIRECTIONS[name] >= -2e-5).all()


def test_what_is_left_out_is_measured_file_by_file(found: facts_train.Pairs) -> None:
    unseen = facts_train.left_out(found)
    assert ((unseen > 0) & (unseen < 1)).all()
    figures = facts_train.measured(found, unseen, 0.5)
    assert set(figures["paraphrases"]) == {"auc", "f1"}
    assert figures["paraphrases"]["auc"] > 0.9
    assert set(figures["events"]) == {"merged"}
