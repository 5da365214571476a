"""Trains P(same quantity) on labelled stories and writes comparability.json.

    python -m checker.align.train FOLDER [--out FILE]

FOLDER holds stories as `checker evaluate clusters` reads them: NAME.jsonl with the articles, NAME.gold.jsonl with what
a careful reader found. A pair of figures that gold calls anything but scope is an example of one quantity; every other
pair is an example of two, unless both give one value: of such a pair gold need not speak. The model is a standardised
logistic regression, cross-validated by story; nothing of the articles but numbers enters the file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.align.comparability import from_dict
from checker.align.entries import Entry, entries
from checker.align.features import FEATURES, Encode, pair_features, texts
from checker.model import Article

_STRENGTH = 0.1  # inverse of the L2 penalty (scikit-learn's C): few stories, so a strong one


@dataclass(frozen=True, slots=True)
class Examples:
    """Features (n, len(FEATURES)), labels (n,), whether the pair is used, and the story of each row."""

    x: NDArray[np.float32]
    y: NDArray[np.bool_]
    used: NDArray[np.bool_]
    story: NDArray[np.str_]


def stories(folder: Path) -> Iterator[tuple[str, list[Article], list[dict[str, Any]]]]:
    """Each story's name, articles and gold lines."""
    for gold in sorted(folder.glob("*.gold.jsonl")):
        name = gold.name.removesuffix(".gold.jsonl")
        rows = [json.loads(line) for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines() if line.strip()]
        articles = [
            Article(
                id=r["id"],
                name=r["id"],
                text=r["text"],
                title=r.get("title") or "",
                outlet=r.get("outlet") or "",
                published=r.get("published"),
            )
            for r in rows
        ]
        lines = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
        yield name, articles, [line for line in lines if line["kind"] == "figure"]


def examples(folder: Path, encode: Encode) -> Examples:
    """Every comparable pair of figures in the folder's stories, labelled."""
    from checker import claims as reading

    rows, labels, used, names = [], [], [], []
    for name, articles, gold in stories(folder):
        found = entries(articles, [claim for article in articles for claim in reading.read(article)])
        unique = list(dict.fromkeys(texts(found)))
        vectors = dict(zip(unique, encode(unique), strict=True))
        of: dict[str, list[Entry]] = {}
        for entry in found:
            of.setdefault(entry.article.id, []).append(entry)
        values = _gold_values(found, gold)
        for n, a in enumerate(articles):
            for b in articles[n + 1 :]:
                left, right = of.get(a.id, []), of.get(b.id, [])
                matrix = pair_features(left, right, vectors)
                rows.append(matrix.values)
                for i, j in matrix.pairs:
                    same = _same(left[int(i)], right[int(j)], gold, values)
                    labels.append(same)
                    used.append(same or _value(left[int(i)]) != _value(right[int(j)]))
                    names.append(name)
    return Examples(np.concatenate(rows), np.array(labels), np.array(used), np.array(names))


def _gold_values(found: Sequence[Entry], gold: Sequence[dict[str, Any]]) -> dict[tuple[int, str], set[Any]]:
    """The values that were read inside each side's quote of each gold line."""
    values: dict[tuple[int, str], set[Any]] = {}
    for entry in found:
        for number, line in enumerate(gold):
            for side in "ab":
                quote = line[side]
                inside = entry.figure.start < quote["quote_end"] and quote["quote_start"] < entry.figure.end
                if entry.article.id == quote["article"] and inside:
                    values.setdefault((number, side), set()).add(_value(entry))
    return values


def _same(a: Entry, b: Entry, gold: Sequence[dict[str, Any]], values: dict[tuple[int, str], set[Any]]) -> bool:
    return any(
        line["outcome"] != "scope"
        and (
            (
                _on(a, line["a"], values.get((number, "a"), set()))
                and _on(b, line["b"], values.get((number, "b"), set()))
            )
            or (
                _on(a, line["b"], values.get((number, "b"), set()))
                and _on(b, line["a"], values.get((number, "a"), set()))
            )
        )
        for number, line in enumerate(gold)
    )


def _on(entry: Entry, side: dict[str, Any], values: set[Any]) -> bool:
    """Whether the entry stands in the side's sentence, or in one that says the same, with the side's value."""
    if entry.article.id != side["article"] or _value(entry) not in values:
        return False
    spans = [(side["start"], side["end"]), *side.get("also", [])]
    return any(entry.claim.start < end and start < entry.claim.end for start, end in spans)


def _value(entry: Entry) -> tuple[float | None, float | None]:
    return entry.figure.low, entry.figure.high


def train(found: Examples) -> dict[str, Any]:
    """A model trained on the examples that are used, as `checker.align.comparability.from_dict` reads it."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    x, y = found.x[found.used], found.y[found.used]
    model = make_pipeline(StandardScaler(), LogisticRegression(C=_STRENGTH, max_iter=2000)).fit(x, y)
    scaler, regression = model[0], model[-1]
    return {
        "features": {
            name: {"mean": round(float(m), 5), "scale": round(float(s), 5), "weight": round(float(w), 5)}
            for name, m, s, w in zip(FEATURES, scaler.mean_, scaler.scale_, regression.coef_[0], strict=True)
        },
        "intercept": round(float(regression.intercept_[0]), 5),
        "about": {"stories": len(set(found.story[found.used])), "pairs": len(y), "same": int(y.sum())},
    }


def without(found: Examples, story: str) -> Examples:
    """The examples of all other stories."""
    others = found.story != story
    return Examples(found.x[others], found.y[others], found.used[others], found.story[others])


def left_out(found: Examples) -> NDArray[np.float64]:
    """P(same quantity) of every pair (n,), each story's from a model that was trained on the other stories."""
    probabilities = np.zeros(len(found.y))
    for story in sorted(set(found.story)):
        rows = found.story == story
        probabilities[rows] = from_dict(train(without(found, story))).probabilities(found.x[rows])
    return probabilities


def fit(found: Examples) -> dict[str, Any]:
    """The trained model as comparability.json holds it, with its ranking quality on stories left out."""
    from sklearn.metrics import average_precision_score, brier_score_loss

    x, y = found.x[found.used], found.y[found.used]
    unseen = left_out(found)[found.used]
    clause = x[:, list(FEATURES).index("clause_similarity")]
    model = train(found)
    model["about"] |= {
        "average_precision_left_out": round(float(average_precision_score(y, unseen)), 4),
        "average_precision_of_cosine": round(float(average_precision_score(y, clause)), 4),
        "brier_left_out": round(float(brier_score_loss(y, unseen)), 4),
        "brier_of_base_rate": round(float(y.mean() * (1 - y.mean())), 4),
    }
    return model


def fingerprint(folder: Path) -> str:
    """The first 16 hex digits of the sha256 of all the folder's files, in the order of their names."""
    total = hashlib.sha256()
    for path in sorted(folder.glob("*.jsonl")):
        total.update(path.read_bytes())
    return total.hexdigest()[:16]


def main(argv: Sequence[str] | None = None) -> int:
    """Trains and writes the file."""
    from checker.embed import load
    from checker.settings import Settings

    parser = argparse.ArgumentParser(description="Trains P(same quantity) on labelled stories.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("comparability.json"))
    args = parser.parse_args(argv)
    encoder = load(Settings())
    model = fit(examples(args.folder, encoder.encode))
    model["about"] |= {"data": fingerprint(args.folder), "encoder": encoder.fingerprint}
    args.out.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(model["about"], indent=1), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
