"""Trains P(same quantity) and writes comparability.json.

    python -m checker.align.train ARTICLES.jsonl[.gz] PAIRS.csv[.gz] [--gold FOLDER] [--limit N]

Agreement teaches comparability: where two outlets' articles on one event carry the same unusual figure, those two
mentions measure the same thing; two different figures that each have such a partner do not. The features never look
at the values, so what is learned holds for figures that differ. Labelled stories (`--gold`: articles and gold lines as
`checker evaluate clusters` reads them) then calibrate the odds to real candidate pairs, most of which have no partner.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO, cast

import numpy as np
from numpy.typing import NDArray

from checker.align.entries import Entry, entries
from checker.align.features import FEATURES, Vectors, pair_features, texts
from checker.language import figures, sentences
from checker.model import Article, Figure

_LEAD = 40  # sentences read of each article


def unusual(figure: Figure) -> bool:
    """Whether two reports that both give this value mean the same thing.

    Three significant digits make a coincidence unlikely; two do for amounts of money, shares and counts from 100 on.
    Ranks, ages, durations and vague words never do.
    """
    if figure.low is None or figure.low != figure.high or figure.ordinal or figure.vague:
        return False
    if figure.dimension in ("duration", "age") or 1900 <= figure.low <= 2100:
        return False
    digits = len(f"{abs(figure.low):.10g}".replace(".", "").split("e")[0].strip("0"))
    if digits >= 3:
        return True
    return digits == 2 and (
        figure.dimension in ("currency", "share") or (figure.dimension == "count" and figure.low >= 100)
    )


def partners(left: Sequence[Entry], right: Sequence[Entry]) -> dict[int, int]:
    """Which figure of `right` is the partner of which of `left`: the same unusual value, given once on either side."""
    mine = Counter(_value(e.figure) for e in left)
    theirs = Counter(_value(e.figure) for e in right)
    at = {_value(e.figure): j for j, e in enumerate(right)}
    return {
        i: at[_value(e.figure)]
        for i, e in enumerate(left)
        if unusual(e.figure) and mine[_value(e.figure)] == theirs[_value(e.figure)] == 1
    }


def _value(figure: Figure) -> tuple[float | None, str]:
    return figure.low, figure.dimension


def examples(
    left: Sequence[Entry], right: Sequence[Entry], vectors: Vectors
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Features (n, features) and labels (n,) of the pairs that agreement labels."""
    partner = partners(left, right)
    taken = set(partner.values())
    matrix = pair_features(left, right, vectors)
    keep, labels = [], []
    for row, (i, j) in enumerate(matrix.pairs):
        if partner.get(int(i)) == int(j):
            keep.append(row)
            labels.append(1)
        elif int(i) in partner and int(j) in taken:
            keep.append(row)
            labels.append(0)
    return matrix.values[keep], np.array(labels, dtype=np.int64)


def open_text(path: Path) -> TextIO:
    """The file as text, unpacked where its name ends in .gz."""
    return (
        cast(TextIO, gzip.open(path, "rt", encoding="utf-8")) if path.suffix == ".gz" else path.open(encoding="utf-8")
    )


def read_articles(path: Path) -> Iterator[Article]:
    """Articles of a JSONL corpus."""
    with open_text(path) as lines:
        for line in lines:
            r = json.loads(line)
            yield Article(
                id=str(r["id"]),
                name=str(r["id"]),
                text=r["text"],
                title=r.get("title") or "",
                outlet=r.get("outlet") or "",
                published=r.get("published"),
            )


def weak_examples(
    articles: Path, pairs: Path, limit: int, encode: Any
) -> tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.int64]]:
    """Features, labels and the number of the article pair, from at most `limit` pairs that share two unusual values."""
    from checker import claims as reading

    with open_text(pairs) as stream:
        wanted = [(row["a"], row["b"]) for row in csv.DictReader(stream)]
    by_id = {article.id: article for article in read_articles(articles)}
    values = {x: _values(by_id[x]) for x in {y for pair in wanted for y in pair} if x in by_id}
    usable = [(a, b) for a, b in wanted if a in values and b in values and len(values[a] & values[b]) >= 2]
    usable = usable[:: max(1, len(usable) // limit)][:limit]
    print(f"{len(wanted)} pairs, {len(usable)} used", file=sys.stderr)
    needed = sorted({x for pair in usable for x in pair})
    of = {x: entries([by_id[x]], [c for c in reading.read(by_id[x]) if c.index < _LEAD]) for x in needed}
    unique = list(dict.fromkeys(t for x in needed for t in texts(of[x])))
    print(f"encoding {len(unique)} texts", file=sys.stderr)
    vectors = dict(zip(unique, encode(unique), strict=True))
    rows, labels, numbers = [], [], []
    for number, (a, b) in enumerate(usable):
        x, y = examples(of[a], of[b], vectors)
        rows.append(x)
        labels.append(y)
        numbers.append(np.full(len(y), number))
    return np.concatenate(rows), np.concatenate(labels), np.concatenate(numbers)


def _values(article: Article) -> set[tuple[float | None, str]]:
    """The unusual values of an article that it gives once, without reading anything else of it."""
    found = Counter(
        _value(figure)
        for span in sentences.split(article.text)[:_LEAD]
        for figure in figures.find(article.text[span.start : span.end])
        if unusual(figure)
    )
    return {value for value, n in found.items() if n == 1}


def fit(x: NDArray[np.float32], y: NDArray[np.int64], groups: NDArray[np.int64]) -> dict[str, Any]:
    """A standardised logistic regression, with its cross-validated ranking quality by article pair."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import average_precision_score, roc_auc_score
    from sklearn.model_selection import GroupKFold, cross_val_predict
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=1000))
    held_out = cross_val_predict(model, x, y, groups=groups, cv=GroupKFold(5), method="decision_function")
    model.fit(x, y)
    scaler, regression = model[0], model[-1]
    clause = x[:, list(FEATURES).index("clause_similarity")]
    return {
        "features": {
            name: {"mean": round(float(m), 5), "scale": round(float(s), 5), "weight": round(float(w), 5)}
            for name, m, s, w in zip(FEATURES, scaler.mean_, scaler.scale_, regression.coef_[0], strict=True)
        },
        "intercept": round(float(regression.intercept_[0]), 5),
        "calibration": {"slope": 1.0, "offset": 0.0},
        "about": {
            "examples": len(y),
            "same": int(y.sum()),
            "held_out_average_precision": round(float(average_precision_score(y, held_out)), 4),
            "held_out_auc": round(float(roc_auc_score(y, held_out)), 4),
            "cosine_average_precision": round(float(average_precision_score(y, clause)), 4),
        },
    }


def fingerprint(*paths: Path) -> str:
    """The first 16 hex digits of the files' sha256, read one after the other."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()[:16]


def main(argv: Sequence[str] | None = None) -> int:
    """Trains and writes the file."""
    from checker.embed import load
    from checker.settings import Settings

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("articles", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--limit", type=int, default=1500, help="article pairs to learn from")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("comparability.json"))
    args = parser.parse_args(argv)
    encoder = load(Settings())
    x, y, groups = weak_examples(args.articles, args.pairs, args.limit, encoder.encode)
    model = fit(x, y, groups)
    model["about"] |= {"data": fingerprint(args.articles, args.pairs), "encoder": encoder.fingerprint}
    args.out.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(model["about"], indent=1), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
