"""Trains P(same fact) on pairs of sentences and writes facts.json.

    python -m checker.align.facts_train FILE... [--out FILE]

A file is JSONL, a pair a line: `s1`, `s2`, `label` (1 same, 0 not). Pairs that share a sentence are of one group, and
so are those of one `topic` or `incident` (its leading digits: "12ecb" and "12ecbplus" tell of like events); no group is
both trained on and measured. The model is a logistic regression on the ramps between each feature's knots; a curve may
go one way only where `facts_features.DIRECTIONS` says so, which keeps it from following chance. Nothing of the
sentences but numbers enters the file.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.align import facts
from checker.align.additive import knots
from checker.align.facts_features import DIRECTIONS, FEATURES
from checker.align.features import Encode

_STRENGTH = 0.05  # inverse of the L2 penalty
_FOLDS = 10
#: What a pair of a topic counts, beside 1 for a pair of paraphrases: sentences that mention one event, which is less
#: than one fact, count less; those that do not, more, since to merge two incidents is the graver error.
_MENTIONS_ONE_EVENT, _OTHER_EVENT = 0.3, 2.0
_TOPIC = re.compile(r"\d*")


@dataclass(frozen=True, slots=True)
class Pairs:
    """Features (n, len(FEATURES)), labels, weights, and the group and the file of each pair (n,)."""

    x: NDArray[np.float32]
    y: NDArray[np.bool_]
    weight: NDArray[np.float64]
    group: NDArray[np.str_]
    file: NDArray[np.str_]

    def only(self, rows: NDArray[Any]) -> Pairs:
        """The pairs of these rows (indices or a mask)."""
        return Pairs(self.x[rows], self.y[rows], self.weight[rows], self.group[rows], self.file[rows])


def pairs(paths: Sequence[Path], encode: Encode) -> Pairs:
    """The pairs of the files, read and compared as `checker compare` does."""
    from checker import claims as reading
    from checker.model import Article

    rows, files = [], []
    for path in paths:
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.strip():
                rows.append(json.loads(line))
                files.append(path.stem)
    sides = [
        [
            facts.passages(reading.read(Article(id=side, name=side, text=row[side], outlet=side)))
            for side in ("s1", "s2")
        ]
        for row in rows
    ]
    texts = list(dict.fromkeys(passage.text for both in sides for side in both for passage in side))
    vectors = dict(zip(texts, encode(texts), strict=True))
    found = [facts.rows(a, b, vectors)[0] for a, b in sides]  # of long passages the closest two sentences
    labels = np.array([bool(row["label"]) for row in rows])
    topical = np.array([bool(_topic(row)) for row in rows])
    return Pairs(
        x=np.array(found, dtype=np.float32),
        y=labels,
        weight=np.where(topical, np.where(labels, _MENTIONS_ONE_EVENT, _OTHER_EVENT), 1.0),
        group=np.array(groups(rows)),
        file=np.array(files),
    )


def _topic(row: dict[str, Any]) -> str:
    name = str(row.get("topic") or row.get("incident") or "")
    digits = _TOPIC.match(name)
    return (digits and digits.group()) or name


def groups(rows: Sequence[dict[str, Any]]) -> list[str]:
    """The group of each pair: its topic, else the pairs it shares sentences with, over any number of steps."""
    parent: dict[str, str] = {}

    def first(text: str) -> str:
        while parent.setdefault(text, text) != text:
            text = parent[text] = parent[parent[text]]
        return text

    for row in rows:
        if not _topic(row):
            parent[first(row["s1"])] = first(row["s2"])
    return [f"topic {_topic(row)}" if _topic(row) else first(row["s1"]) for row in rows]


def _ramps(column: NDArray[np.float32], at: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n, knots - 1): how far a value has come from each knot to the next, 0..1."""
    return np.clip((column[:, None] - at[:-1]) / np.diff(at), 0.0, 1.0)


def train(found: Pairs) -> dict[str, Any]:
    """A model as `checker.align.facts.from_dict` reads it."""
    from scipy.optimize import minimize

    at_of = [knots(column) for column in found.x.T]
    ramps = [_ramps(column, at) for column, at in zip(found.x.T, at_of, strict=True)]
    wide = np.hstack(ramps)
    usual = np.average(wide, axis=0, weights=found.weight)
    wide -= usual
    sign = np.where(found.y, 1.0, -1.0)

    def loss(steps: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margin = sign * (wide @ steps[:-1] + steps[-1])
        slope = -sign * found.weight / (1.0 + np.exp(np.minimum(margin, 500.0)))
        value = found.weight @ np.logaddexp(0.0, -margin) + steps[:-1] @ steps[:-1] / (2 * _STRENGTH)
        return float(value), np.append(wide.T @ slope + steps[:-1] / _STRENGTH, slope.sum())

    ways = {1: (0.0, None), -1: (None, 0.0), 0: (None, None)}
    bounds = [ways[DIRECTIONS[name]] for name, part in zip(FEATURES, ramps, strict=True) for _ in range(part.shape[1])]
    fitted = minimize(loss, np.zeros(wide.shape[1] + 1), jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)]).x
    cuts = np.cumsum([part.shape[1] for part in ramps])[:-1]
    features = {}
    for name, at, steps, mean in zip(FEATURES, at_of, np.split(fitted[:-1], cuts), np.split(usual, cuts), strict=True):
        share = np.append(0.0, np.cumsum(steps)) - mean @ steps
        features[name] = {"at": [round(float(v), 5) for v in at], "share": [round(float(v), 5) for v in share]}
    return {
        "features": features,
        "intercept": round(float(fitted[-1]), 5),
        "about": {"pairs": len(found.y), "same": int(found.y.sum()), "groups": len(set(found.group))},
    }


def left_out(found: Pairs) -> NDArray[np.float64]:
    """P(same fact) of every pair (n,), from a model that was trained without its group."""
    from sklearn.model_selection import GroupKFold

    probabilities = np.zeros(len(found.y))
    folds = min(_FOLDS, len(set(found.group)))
    for learnt, out in GroupKFold(folds, shuffle=True, random_state=0).split(found.x, found.y, found.group):
        probabilities[out] = facts.from_dict(train(found.only(learnt))).probabilities(found.x[out])
    return probabilities


def measured(found: Pairs, scores: NDArray[np.float64], threshold: float) -> dict[str, dict[str, float]]:
    """For each file what the scores give, as shares of 1: AUC and F1; those merged, where no pair is the same."""
    from sklearn.metrics import f1_score, roc_auc_score

    figures = {}
    for file in dict.fromkeys(found.file.tolist()):
        rows = found.file == file
        y, taken = found.y[rows], scores[rows] >= threshold
        figures[file] = (
            {"auc": float(roc_auc_score(y, scores[rows])), "f1": float(f1_score(y, taken))}
            if 0 < y.sum() < len(y)
            else {"merged": float(taken[~y].mean())}
        )
    return {file: {name: round(value, 4) for name, value in found.items()} for file, found in figures.items()}


def main(argv: Sequence[str] | None = None) -> int:
    """Trains and writes the file."""
    from checker.align.train import fingerprint
    from checker.embed import load
    from checker.settings import Settings

    parser = argparse.ArgumentParser(description="Trains P(same fact) on pairs of sentences.")
    parser.add_argument("files", type=Path, nargs="+", help="JSONL: s1, s2, label, and topic or incident")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("facts.json"))
    args = parser.parse_args(argv)
    settings = Settings()
    encoder = load(settings)
    found = pairs(args.files, encoder.encode)
    model = train(found)
    model["about"] |= {
        "threshold": settings.min_same_fact,
        "left_out": measured(found, left_out(found), settings.min_same_fact),
        "data": fingerprint(args.files),
        "encoder": encoder.fingerprint,
    }
    args.out.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(model["about"], indent=1), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
