"""The named features from which P(same quantity) is reckoned; all but the last look at words, not at values."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checker.align.entries import Entry
from checker.language import units
from checker.language.lemma import lemma
from checker.model import Field, Figure

Vectors = Mapping[str, NDArray[np.float32]]
Encode = Callable[[Sequence[str]], NDArray[np.float32]]

#: Feature names in the order of the matrix, with the words in which a share is shown.
FEATURES: dict[str, str] = {
    "clause_similarity": "the clauses say the same, values apart",
    "sentence_similarity": "the sentences say the same, values apart",
    "phrase_similarity": "what is counted is named alike",
    "best_match": "each is the other's closest figure",
    "rank": "how many other figures come closer",
    "same_head": "the same noun is counted",
    "other_head": "different nouns are counted",
    "same_slot": "the same happened to what is counted",
    "other_slot": "something else happened to what is counted",
    "shared_names": "the clauses share names or places",
    "other_names": "the clauses name different people or places",
    "shared_around": "the sentences share names or places",
    "other_period": "they speak of different periods",
    "same_period": "they speak of the same period",
    "part_and_whole": "one is a part of a larger figure",
    "change_and_level": "one is a change, the other a level",
    "plan_and_fact": "one is a plan or forecast, the other is not",
    "same_unit": "the unit is the same",
    "in_headline": "one stands in a headline",
    "position": "both stand at like places in their articles",
    "values": "how likely two such values are of one quantity",
}


@dataclass(frozen=True, slots=True)
class Matrix:
    """Candidate pairs of two articles: `pairs` (n, 2) index the entry lists, `values` is (n, len(FEATURES))."""

    pairs: NDArray[np.int64]
    values: NDArray[np.float32]


def texts(entries: Sequence[Entry]) -> list[str]:
    """Every text of the entries that needs a vector."""
    return [t for e in entries for t in (e.clause, e.sentence, e.phrase)]


def comparable(a: Entry, b: Entry) -> bool:
    """Whether the two figures can be of one quantity at all: units of one dimension, both of them levels or changes."""
    f, g = a.figure, b.figure
    if f.dimension != g.dimension:
        return units.same_dimension(f.unit, g.unit)
    if f.dimension == "currency":
        return f.unit == g.unit or "-" in (f.unit, g.unit)
    return True


def pair_features(left: Sequence[Entry], right: Sequence[Entry], vectors: Vectors) -> Matrix:
    """Features of all comparable pairs between the figures of two articles (or of one article with itself).

    Cost is that of one matrix product of the figures' vectors; pairs that are not comparable are left out.
    """
    if not left or not right:
        return Matrix(np.zeros((0, 2), dtype=np.int64), np.zeros((0, len(FEATURES)), dtype=np.float32))
    clause = _cosines(left, right, vectors, lambda e: e.clause)
    sentence = _cosines(left, right, vectors, lambda e: e.sentence)
    phrase = _cosines(left, right, vectors, lambda e: e.phrase)
    allowed = np.array([[comparable(a, b) for b in right] for a in left], dtype=bool)
    score = np.where(allowed, clause + 0.5 * sentence + 0.5 * phrase, -np.inf)
    pairs = np.argwhere(allowed)
    # Ranks: how many other figures of the other article come closer (0 = it is the closest).
    ranks = [int((score[i] > score[i, j]).sum() + (score[:, j] > score[i, j]).sum()) for i, j in pairs]
    rows = [
        _row(left[i], right[j], float(clause[i, j]), float(sentence[i, j]), float(phrase[i, j]), rank)
        for (i, j), rank in zip(pairs, ranks, strict=True)
    ]
    return Matrix(pairs, np.array(rows, dtype=np.float32).reshape(-1, len(FEATURES)))


def _cosines(
    left: Sequence[Entry], right: Sequence[Entry], vectors: Vectors, of: Callable[[Entry], str]
) -> NDArray[np.float32]:
    a = np.stack([vectors[of(e)] for e in left])
    b = np.stack([vectors[of(e)] for e in right])
    return np.asarray(a @ b.T, dtype=np.float32)


def _row(a: Entry, b: Entry, clause: float, sentence: float, phrase: float, rank: int) -> list[float]:
    f, g = a.figure, b.figure
    heads = lemma(f.head) if f.head else "", lemma(g.head) if g.head else ""
    both_heads = bool(heads[0] and heads[1])
    both_slots = bool(a.slots and b.slots)
    both_names = bool(a.names and b.names)
    both_periods = a.period is not None and b.period is not None
    return [
        clause,
        sentence,
        phrase,
        float(rank == 0),
        float(np.log1p(rank)),
        float(both_heads and heads[0] == heads[1]),
        float(both_heads and heads[0] != heads[1]),
        float(both_slots and bool(a.slots & b.slots)),
        float(both_slots and not a.slots & b.slots),
        _overlap(a.names, b.names),
        float(both_names and not a.names & b.names),
        _overlap(a.around, b.around),
        float((a.period is None) != (b.period is None) or (both_periods and a.period != b.period)),
        float(both_periods and a.period == b.period),
        float(f.part_of != g.part_of),
        float((f.change is None) != (g.change is None)),
        float(a.hedged != b.hedged),
        float(f.unit == g.unit),
        float((a.claim.where is Field.TITLE) or (b.claim.where is Field.TITLE)),
        1.0 / (1.0 + abs(a.claim.index - b.claim.index)),
        value_evidence(f, g),
    ]


def value_evidence(f: Figure, g: Figure) -> float:
    """What two values say for one quantity: equal ones speak for it, the more digits the more; far ones against.

    Figures of one quantity in two reports are rarely more than a few times apart; those that are far apart are mostly
    of different things. 0.5 to 2.5 for equal values, 0.4 to -2.6 for others; 0 where a value is unknown.
    """
    a, b = middle(f), middle(g)
    if a is None or b is None:
        return 0.0
    if f.unit != g.unit and f.dimension != "count":
        converted = units.convert(b, b, g.unit, f.unit)
        if converted is None:
            return 0.0
        b = converted[0]
    if math.isclose(a, b, rel_tol=1e-9):
        return min(2.5, 0.5 + 0.5 * _digits(a))
    if a <= 0 or b <= 0:
        return -0.3
    return 0.4 - 1.2 * min(abs(math.log10(a / b)), 2.5)


def middle(figure: Figure) -> float | None:
    """The figure's value, or the middle of its range; None where it states none."""
    low, high = figure.low, figure.high
    if low is None or high is None:
        return low if low is not None else high
    return (low + high) / 2


def _digits(value: float) -> int:
    """Significant digits of a number: 1 for 5,000, 3 for 419,000."""
    return len(f"{abs(value):.6g}".replace(".", "").split("e")[0].strip("0"))


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared keys over the smaller set (Szymkiewicz-Simpson); 0 where a side has none."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0
