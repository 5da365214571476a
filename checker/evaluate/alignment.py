"""`same_fact` on pairs of sentences (ECB+, MRPC), beside the plain cosine of the same encoder."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from checker.evaluate._gold import read_rows
from checker.evaluate._report import Rates, Scores, percent
from checker.settings import Settings

#: A cosine that is often taken for "the same": what a plain script would use.
PLAIN_THRESHOLD = 0.6
PUBLISHED = "published: MRPC TF-IDF 81.2 F1, Ji & Eisenstein 85.9 F1"


def area_under_curve(scores: Sequence[float], labels: Sequence[int]) -> float:
    """The chance, in percent, that a pair of label 1 scores higher than one of label 0; ties count half.

    0 where one of the labels is missing.
    """
    ones = sum(labels)
    zeros = len(labels) - ones
    if not ones or not zeros:
        return 0.0
    below, wins = 0, 0.0
    for _, group in groupby(sorted(zip(scores, labels, strict=True)), key=lambda pair: pair[0]):
        same = [label for _, label in group]
        wins += sum(same) * (below + (len(same) - sum(same)) / 2)
        below += len(same) - sum(same)
    return percent(wins, ones * zeros)


def at_threshold(scores: Sequence[float], labels: Sequence[int], threshold: float) -> Rates:
    """Precision and recall of taking every pair from `threshold` on for the same fact."""
    taken = [score >= threshold for score in scores]
    return Rates(sum(t and bool(y) for t, y in zip(taken, labels, strict=True)), sum(taken), sum(labels))


def best_f1(scores: Sequence[float], labels: Sequence[int]) -> tuple[float, float]:
    """The highest F1 (percent) that any threshold gives, and the threshold."""
    best = (0.0, 0.0)
    right = taken = 0
    gold = sum(labels)
    ranked = sorted(zip(scores, labels, strict=True), reverse=True)
    for threshold, group in groupby(ranked, key=lambda pair: pair[0]):
        same = [label for _, label in group]
        taken += len(same)
        right += sum(same)
        best = max(best, (Rates(right, taken, gold).f1, threshold))
    return best


def score(path: str, settings: Settings, show: bool) -> Scores:
    """Compares both sentences of every row."""
    import numpy as np

    from checker import pipeline
    from checker.embed import load

    rows = read_rows(path, "s1", "s2", "label")
    labels = [int(row["label"]) for row in rows]
    encoder = load(settings)
    records = (
        {"id": i, "a": {"text": row["s1"], "outlet": "A"}, "b": {"text": row["s2"], "outlet": "B"}}
        for i, row in enumerate(rows)
    )
    same_fact = [float(result["same_fact"]) for result in pipeline.compare_many(records, settings, encoder)]
    left, right = (encoder.encode([row[side] for row in rows]) for side in ("s1", "s2"))
    cosine = [float(value) for value in np.einsum("ij,ij->i", left, right)]
    lines = []
    if show:
        for row, value, label in zip(rows, same_fact, labels, strict=True):
            if (value >= settings.min_same_fact) != bool(label):
                lines.append(f"  {'missed' if label else 'merged'} {value:.2f} | {row['s1']} | {row['s2']}")
    lines.append(f"{len(rows)} pairs, {sum(labels)} of one fact")
    if sum(labels) == 0:  # pairs of like events that are not the same one: all that is taken is wrong
        merged = percent(sum(value >= settings.min_same_fact for value in same_fact), len(rows))
        plain = percent(sum(value >= PLAIN_THRESHOLD for value in cosine), len(rows))
        lines.append(f"merged in error: same_fact {merged:.1f}, cosine from {PLAIN_THRESHOLD} on {plain:.1f}")
        return Scores(
            figures={"merged": merged}, lines=tuple(lines), lower=frozenset({"merged"}), model=encoder.fingerprint
        )
    figures = {}
    for name, scores, threshold in (
        ("same_fact", same_fact, settings.min_same_fact),
        ("cosine", cosine, PLAIN_THRESHOLD),
    ):
        area, (top, where) = area_under_curve(scores, labels), best_f1(scores, labels)
        shipped = at_threshold(scores, labels, threshold)
        lines.append(f"{name:9s} AUC {area:5.1f}  best F1 {top:5.1f} (from {where:.2f})  at {threshold:.2f}: {shipped}")
        if name == "same_fact":
            figures = {"auc": area, "best_f1": top, "f1": shipped.f1}
    lines.append(f"all taken for the same: F1 {Rates(sum(labels), len(labels), sum(labels)).f1:.1f}; {PUBLISHED}")
    return Scores(figures=figures, lines=tuple(lines), model=encoder.fingerprint)
