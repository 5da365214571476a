"""The named features from which P(same quantity) is reckoned: of words, of places in the text, and of values."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checker.align import nearby
from checker.align.entries import Entry, exclude
from checker.language import units
from checker.language.lemma import lemma
from checker.language.voices import same_source
from checker.model import Field, Figure

Vectors = Mapping[str, NDArray[np.float32]]


def ensure(vectors: Vectors, texts: Iterable[str]) -> None:
    """Has the vectors of these texts made in one call, where they are made as they are needed."""
    make = getattr(vectors, "ensure", None)
    if make is not None:
        make(texts)


Encode = Callable[[Sequence[str]], NDArray[np.float32]]

#: Feature names in the order of the matrix, with the words in which a share is shown.
FEATURES: dict[str, str] = {
    "clause_similarity": "the clauses say the same, values apart",
    "sentence_similarity": "the sentences say the same, values apart",
    "context_similarity": "the sentences around them say the same, values apart",
    "best_match": "each is the other's closest figure",
    "rank": "how many other figures come closer",
    "noun_similarity": "what is counted or measured is named alike",
    "same_noun": "the same noun is counted or measured",
    "other_noun": "different nouns are counted or measured",
    "no_noun": "one side does not name what is measured",
    "slot": "the same (or something else) happened to what is counted",
    "names": "the clauses share names or places (or name different ones)",
    "names_around": "the sentences share names or places",
    "period": "they speak of the same period (or of different ones)",
    "part_and_whole": "one is a part of a larger figure",
    "change_and_level": "one is a change, the other a level",
    "plan_and_fact": "one is a plan or forecast, the other is not",
    "in_headline": "one stands in a headline",
    "position": "both stand at like places in their articles",
    "equal_values": "the values are equal, the more digits the surer",
    "values_apart": "how far the values are apart",
    "noun_and_value": "like things, and values close to each other",
    "same_source": "both are credited to one source",
    "small_numbers": "both are small counts, which agree or differ by chance",
    "words_next_to_it": "the same words stand next to the figures",
    "words_near_it": "the same words stand near the figures",
    "words_before_it": "the same words lead to the figures",
    "words_after_it": "the same words follow the figures",
    "words_of_sentence": "the sentences share their telling words",
    "words_of_shorter": "the shorter sentence's telling words are in the other",
    "other_figures_agree": "other figures of the two sentences are the same",
    "equal_elsewhere": "one of the values stands in the other article, at a like place",
    "nearest_name": "the name or place closest to each figure is the same (or another)",
    "ahead_of_others": "how far the two are ahead of the next closest figures",
}


_SLIP = 0.1  # how far apart values are taken to be that differ by a slip in their magnitude
_SMALL = 10  # counts up to here say little by their value
_LARGE = 1_000  # values from here on are rarely equal by chance, however round


@dataclass(frozen=True, slots=True)
class Matrix:
    """Candidate pairs of two articles: `pairs` (n, 2) index the entry lists, `values` is (n, len(FEATURES))."""

    pairs: NDArray[np.int64]
    values: NDArray[np.float32]


def texts(entries: Sequence[Entry]) -> list[str]:
    """Every text of the entries that needs a vector."""
    return [t for e in entries for t in (e.clause, e.sentence, *e.context, e.phrase, e.figure.head or e.phrase)]


def comparable(a: Entry, b: Entry) -> bool:
    """Whether the two figures can be of one quantity at all: units of one dimension, both of them levels or changes."""
    f, g = a.figure, b.figure
    if _time_unsaid(f, g):
        return True
    if f.dimension != g.dimension:
        return units.same_dimension(f.unit, g.unit)
    if f.dimension == "currency":
        return f.unit == g.unit or "-" in (f.unit, g.unit)
    return True


def _time_unsaid(f: Figure, g: Figure) -> bool:
    """Whether only one says for what time or of what ("$600 a week", "$600"), and the two are of one unit else.

    Of sums and counts only: a speed is no length.
    """
    (thing, per, _), (other, other_per, _) = f.unit.partition(" per "), g.unit.partition(" per ")
    kinds = {f.dimension.partition(" per ")[0], g.dimension.partition(" per ")[0]}
    return bool(per) != bool(other_per) and thing == other and kinds in ({"currency"}, {"count"})


def pair_features(left: Sequence[Entry], right: Sequence[Entry], vectors: Vectors) -> Matrix:
    """Features of all comparable pairs between the figures of two articles (or of one article with itself).

    Cost is that of one matrix product of the figures' vectors; pairs that are not comparable are left out.
    """
    if not left or not right:
        return Matrix(np.zeros((0, 2), dtype=np.int64), np.zeros((0, len(FEATURES)), dtype=np.float32))
    clause = _cosines(left, right, vectors, lambda e: (e.clause,))
    sentence = _cosines(left, right, vectors, lambda e: (e.sentence,))
    context = _cosines(left, right, vectors, lambda e: e.context)
    phrase = np.maximum(
        _cosines(left, right, vectors, lambda e: (e.phrase,)),
        _cosines(left, right, vectors, lambda e: (e.figure.head or e.phrase,)),
    )
    allowed = np.array([[comparable(a, b) for b in right] for a in left], dtype=bool)
    score = np.where(allowed, clause + 0.5 * sentence + 0.5 * phrase, -np.inf)
    pairs = np.argwhere(allowed)
    # Ranks: how many other figures of the other article come closer (0 = it is the closest).
    ranks = [int((score[i] > score[i, j]).sum() + (score[:, j] > score[i, j]).sum()) for i, j in pairs]
    sentences = {(e.article.id, e.claim.where, e.claim.start): e.before + e.after for e in (*left, *right)}
    weight = nearby.weights(sentences.values())
    telling = (
        [nearby.Setting.of(e.before, e.after) for e in left],
        [nearby.Setting.of(e.before, e.after) for e in right],
    )
    agreeing = _agreeing(left, right, pairs)
    elsewhere = _equal_elsewhere(left, right, score)
    ahead = _ahead(score)
    rows = [
        [
            *_row(
                left[i],
                right[j],
                float(clause[i, j]),
                float(sentence[i, j]),
                float(context[i, j]),
                float(phrase[i, j]),
                rank,
            ),
            *nearby.compared(telling[0][i], telling[1][j], weight),
            float(_others_agree(left[i], right[j], agreeing)),
            float(elsewhere[i, j]),
            _same_bearer(left[i], right[j]),
            float(ahead[i, j]),
        ]
        for (i, j), rank in zip(pairs, ranks, strict=True)
    ]
    return Matrix(pairs, np.array(rows, dtype=np.float32).reshape(-1, len(FEATURES)))


_Sentences = tuple[int, Field, int, Field]


def _sentences(a: Entry, b: Entry) -> _Sentences:
    return a.claim.start, a.claim.where, b.claim.start, b.claim.where


def _agreeing(
    left: Sequence[Entry], right: Sequence[Entry], pairs: NDArray[np.int64]
) -> dict[_Sentences, set[tuple[int, int]]]:
    """For two sentences the places of the figures that are equal in both, and hardly by chance."""
    found: dict[_Sentences, set[tuple[int, int]]] = {}
    for i, j in pairs:
        a, b = left[i], right[j]
        value, other = middle(a.figure), middle(b.figure)
        if value is None or other is None or not math.isclose(value, other, rel_tol=1e-9):
            continue
        if value >= _LARGE or digits(value) > 1:
            found.setdefault(_sentences(a, b), set()).add((a.figure.start, b.figure.start))
    return found


def _others_agree(a: Entry, b: Entry, agreeing: Mapping[_Sentences, set[tuple[int, int]]]) -> int:
    """How many other figures of the two sentences are equal, up to two."""
    places = agreeing.get(_sentences(a, b), set())
    return min(2, sum(p != a.figure.start and q != b.figure.start for p, q in places))


def _equal_elsewhere(left: Sequence[Entry], right: Sequence[Entry], score: NDArray[np.float32]) -> NDArray[np.float32]:
    """(len(left), len(right)): for two values that differ, how near the nearest equal of either is to it.

    Zero where neither value stands in the other article, and where the two are equal themselves.
    """
    values, others = ([np.nan if (v := middle(e.figure)) is None else v for e in side] for side in (left, right))
    equal = np.isclose(np.array(values)[:, None], np.array(others)[None], rtol=1e-9, atol=0) & np.isfinite(score)
    near = np.where(equal, np.clip(score, 0, None), 0.0)
    best = np.maximum(near.max(axis=1)[:, None], near.max(axis=0)[None])
    return np.asarray(np.where(equal, 0.0, best), dtype=np.float32)


def _ahead(score: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, m): a pair's score less that of the closest other figure to either; at most 1 away from zero."""
    others = np.full(score.shape, -np.inf)
    for axis in (0, 1):
        ordered = np.sort(score, axis=axis)
        best = ordered.take([-1], axis=axis)
        second = ordered.take([-2], axis=axis) if score.shape[axis] > 1 else np.full_like(best, -np.inf)
        others = np.maximum(others, np.where(score == best, second, best))
    known = np.isfinite(score) & np.isfinite(others)
    gap = np.subtract(score, others, out=np.ones_like(score, dtype=np.float64), where=known)
    return np.asarray(np.clip(gap, -1.0, 1.0), dtype=np.float32)


def _same_bearer(a: Entry, b: Entry) -> float:
    """1 where the names closest to the figures are one, -1 where they are two, 0 where a side has none."""
    return 0.0 if not a.bearer or not b.bearer else 1.0 if a.bearer == b.bearer else -1.0


def _cosines(
    left: Sequence[Entry], right: Sequence[Entry], vectors: Vectors, of: Callable[[Entry], tuple[str, ...]]
) -> NDArray[np.float32]:
    """Cosines (len(left), len(right)) of the mean vectors of each entry's texts."""
    a, b = (np.stack([np.mean([vectors[t] for t in of(e)], axis=0) for e in side]) for side in (left, right))
    a /= np.maximum(np.linalg.norm(a, axis=1, keepdims=True), 1e-9)
    b /= np.maximum(np.linalg.norm(b, axis=1, keepdims=True), 1e-9)
    return np.asarray(a @ b.T, dtype=np.float32)


def _row(a: Entry, b: Entry, clause: float, sentence: float, context: float, phrase: float, rank: int) -> list[float]:
    f, g = a.figure, b.figure
    heads = lemma(f.head) if f.head else "", lemma(g.head) if g.head else ""
    named = bool(heads[0] and heads[1])
    same_noun = named and heads[0] == heads[1]
    alike = 1.0 if same_noun else max(0.0, 2 * phrase - 1) if named else 0.0
    equal, apart = _values(f, g)
    return [
        clause,
        sentence,
        context,
        float(rank == 0),
        math.log1p(rank),
        phrase if named else 0.0,
        float(same_noun),
        float(named and not same_noun and phrase < 0.5),
        float(not named),
        _agreement(a.slots, b.slots),
        _overlap(a.names, b.names) if a.names & b.names else -float(bool(a.names and b.names)),
        _overlap(a.around, b.around),
        _same_period(a.period, b.period),
        float(f.part_of != g.part_of),
        float((f.change is None) != (g.change is None)),
        float(a.hedged != b.hedged),
        float((a.claim.where is Field.TITLE) or (b.claim.where is Field.TITLE)),
        1.0 / (1.0 + abs(a.claim.index - b.claim.index)),
        equal,
        apart,
        alike * (apart < 0.2),
        float(same_source(a.claim, f, b.claim, g) is True),
        float(f.dimension == g.dimension == "count" and _small(f) and _small(g)),
    ]


def _small(figure: Figure) -> bool:
    value = middle(figure)
    return value is not None and value <= _SMALL


def _agreement(a: frozenset[str], b: frozenset[str]) -> float:
    """1 where the slots meet, -1 where they exclude each other, -0.5 where they merely differ, 0 where one has none."""
    if not a or not b:
        return 0.0
    return 1.0 if a & b else -1.0 if exclude(a, b) else -0.5


def _same_period(a: str | None, b: str | None) -> float:
    if a is None and b is None:
        return 0.0
    return 1.0 if a == b else -1.0 if a and b else -0.5


def _values(f: Figure, g: Figure) -> tuple[float, float]:
    """How much two equal values say (0 where they differ), and how far they are apart, in powers of ten up to 2.5.

    Figures of one quantity in two reports are rarely more than a few times apart; those that are far apart are mostly
    of different things. Three digits that agree are rarely chance; nor are two that agree but for the magnitude, and
    such a slip is what a reader must see.
    """
    a, b = middle(f), middle(g)
    if a is None or b is None or (f.change and g.change and f.change is not g.change):
        return 0.0, 0.5  # nothing is known of them, or one is up and the other down
    if f.unit != g.unit and f.dimension != "count" and not _time_unsaid(f, g):
        converted = units.convert(b, b, g.unit, f.unit)
        if converted is None:
            return 0.0, 0.5
        b = converted[0]
        if b is None:
            return 0.0, 0.5
    if math.isclose(a, b, rel_tol=1e-9):
        return min(2.0, 0.5 * digits(a)), 0.0
    if a <= 0 or b <= 0:
        return 0.0, 0.5
    apart = abs(math.log10(a / b))
    return 0.0, _SLIP if _slipped(a, apart) else min(apart, 2.5)


def _slipped(value: float, apart: float) -> bool:
    """Whether two values have the same digits and differ by tens only: "$4.2 billion", "$4.2 million"."""
    return digits(value) > 1 and apart > 0.5 and math.isclose(apart, round(apart), abs_tol=1e-9)


def middle(figure: Figure) -> float | None:
    """The figure's value, or the middle of its range; None where it states none."""
    low, high = figure.low, figure.high
    if low is None or high is None:
        return low if low is not None else high
    return (low + high) / 2


def digits(value: float) -> int:
    """Significant digits of a number: 1 for 5,000, 3 for 419,000."""
    return len(f"{abs(value):.6g}".replace(".", "").split("e")[0].strip("0"))


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared keys over the smaller set (Szymkiewicz-Simpson); 0 where a side has none."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0
