"""Trains P(same quantity) on labelled stories and writes comparability.json.

    python -m checker.align.train [FOLDER] [--corpus FILE]... [--labels FILE] [--out FILE]

FOLDER holds gold files, a corpus the articles that labels.jsonl names (checker.align.labels says what both hold). The
model is a logistic regression on the hat functions of each feature's knots, cross-validated by story; nothing of the
articles but numbers enters the file. Where both are given, the model is trained on the labels only, and the gold
stories set its level: the log-odds of differing figures are shifted until they fit, by one number.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.align.additive import knots
from checker.align.comparability import from_dict
from checker.align.entries import Entry, entries
from checker.align.features import FEATURES, Encode, pair_features, texts
from checker.align.labels import Story, gold_stories, grouped_stories

_STRENGTH = 0.1  # inverse of the L2 penalty (scikit-learn's C)
_FOLDS = 10  # of the cross-validation by story, where there are more stories


@dataclass(frozen=True, slots=True)
class Examples:
    """Features (n, len(FEATURES)), labels (n,), whether the pair is used, and the story of each row."""

    x: NDArray[np.float32]
    y: NDArray[np.bool_]
    used: NDArray[np.bool_]
    story: NDArray[np.str_]


def examples(stories: Iterable[Story], encode: Encode) -> Examples:
    """Every comparable pair of figures between the articles of each story, labelled."""
    from checker import claims as reading

    rows, labels, used, names = [], [], [], []
    for story in stories:
        found = entries(story.articles, [claim for article in story.articles for claim in reading.read(article)])
        unique = list(dict.fromkeys(texts(found)))
        vectors = dict(zip(unique, encode(unique), strict=True))
        of: dict[str, list[Entry]] = {}
        for entry in found:
            of.setdefault(entry.article.id, []).append(entry)
        same = story.judge(found)
        for n, a in enumerate(story.articles):
            for b in story.articles[n + 1 :]:
                left, right = of.get(a.id, []), of.get(b.id, [])
                matrix = pair_features(left, right, vectors)
                rows.append(matrix.values)
                for i, j in matrix.pairs:
                    label = same(left[int(i)], right[int(j)])
                    labels.append(bool(label))
                    used.append(label is not None)
                    names.append(story.name)
    return Examples(np.concatenate(rows), np.array(labels), np.array(used), np.array(names))


def _hats(column: NDArray[np.float32], at: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n, knots): how much of each knot's share a value takes."""
    return np.stack([np.interp(column, at, row) for row in np.eye(len(at))], axis=1)


def train(found: Examples) -> dict[str, Any]:
    """A model trained on the examples that are used, as `checker.align.comparability.from_dict` reads it."""
    from sklearn.linear_model import LogisticRegression

    x, y = found.x[found.used], found.y[found.used]
    at_of = [knots(column) for column in x.T]
    hats = [_hats(column, at) for column, at in zip(x.T, at_of, strict=True)]
    regression = LogisticRegression(C=_STRENGTH, max_iter=4000).fit(np.hstack(hats), y)
    weights = np.split(regression.coef_[0], np.cumsum([len(at) for at in at_of])[:-1])
    usual = [float((hat @ weight).mean()) for hat, weight in zip(hats, weights, strict=True)]
    return {
        "features": {
            name: {
                "at": [round(float(value), 5) for value in at],
                "share": [round(float(value - mean), 5) for value in weight],
            }
            for name, at, weight, mean in zip(FEATURES, at_of, weights, usual, strict=True)
        },
        "intercept": round(float(regression.intercept_[0]) + sum(usual), 5),
        "about": {"stories": len(set(found.story[found.used])), "pairs": len(y), "same": int(y.sum())},
    }


def calibrated(model: dict[str, Any], gold: Examples) -> dict[str, Any]:
    """The model with its intercept moved so that P fits the gold pairs whose values differ, on the whole.

    Readers who mark every divergence take more pairs for one quantity than those who group what plainly is one.
    """
    from scipy.optimize import brentq

    rows = gold.used & (gold.x[:, list(FEATURES).index("equal_values")] == 0)
    logits, same = from_dict(model).logits(gold.x[rows]), gold.y[rows]
    shift = float(brentq(lambda by: float((1 / (1 + np.exp(-logits - by))).sum() - same.sum()), -5, 5))
    return {**model, "intercept": round(model["intercept"] + shift, 5), "about": {**model["about"], "shift": shift}}


def without(found: Examples, stories: Iterable[str]) -> Examples:
    """The examples of all other stories."""
    others = ~np.isin(found.story, list(stories))
    return Examples(found.x[others], found.y[others], found.used[others], found.story[others])


def left_out(found: Examples) -> NDArray[np.float64]:
    """P(same quantity) of every pair (n,), each story's from a model that was trained without it.

    Stories are left out one by one, or a tenth of them at a time where there are many.
    """
    probabilities = np.zeros(len(found.y))
    names = sorted(set(found.story))
    for fold in range(min(_FOLDS, len(names)) if len(names) > 2 * _FOLDS else len(names)):
        out = names[fold::_FOLDS] if len(names) > 2 * _FOLDS else [names[fold]]
        rows = np.isin(found.story, out)
        probabilities[rows] = from_dict(train(without(found, out))).probabilities(found.x[rows])
    return probabilities


def fit(found: Examples) -> dict[str, Any]:
    """The trained model as comparability.json holds it, with its ranking quality on stories left out."""
    from sklearn.metrics import average_precision_score, brier_score_loss

    x, y = found.x[found.used], found.y[found.used]
    unseen = left_out(found)[found.used]
    clause = x[:, list(FEATURES).index("clause_similarity")]
    differ = x[:, list(FEATURES).index("equal_values")] == 0
    model = train(found)
    model["about"] |= {
        "average_precision_left_out": round(float(average_precision_score(y, unseen)), 4),
        "average_precision_of_cosine": round(float(average_precision_score(y, clause)), 4),
        "average_precision_where_values_differ": round(float(average_precision_score(y[differ], unseen[differ])), 4),
        "brier_left_out": round(float(brier_score_loss(y, unseen)), 4),
        "brier_of_base_rate": round(float(y.mean() * (1 - y.mean())), 4),
    }
    return model


def fingerprint(paths: Iterable[Path]) -> str:
    """The first 16 hex digits of the sha256 of the files, in the order given."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()[:16]


def main(argv: Sequence[str] | None = None) -> int:
    """Trains and writes the file."""
    from checker.embed import load
    from checker.settings import Settings

    here = Path(__file__)
    parser = argparse.ArgumentParser(description="Trains P(same quantity) on labelled stories.")
    parser.add_argument("folder", type=Path, nargs="?", help="gold files: NAME.jsonl, NAME.gold.jsonl")
    parser.add_argument("--corpus", type=Path, action="append", default=[], help="articles that the labels name")
    parser.add_argument("--labels", type=Path, default=here.with_name("labels.jsonl"))
    parser.add_argument("--out", type=Path, default=here.with_name("comparability.json"))
    args = parser.parse_args(argv)
    if args.folder is None and not args.corpus:
        parser.error("give a folder of gold files, or a corpus for the labels")
    encoder = load(Settings())
    read = sorted(args.folder.glob("*.jsonl")) if args.folder else []
    gold = examples(gold_stories(args.folder), encoder.encode) if args.folder else None
    if args.corpus:
        read += [args.labels, *args.corpus]
        model = fit(examples(grouped_stories(args.labels, args.corpus), encoder.encode))
        model = calibrated(model, gold) if gold else model
    else:
        model = fit(gold) if gold else {}
    model["about"] |= {"data": fingerprint(read), "encoder": encoder.fingerprint}
    args.out.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(model["about"], indent=1), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
