"""Aligns the figures of two articles: which measure the same quantity.

The surest pairs come first: the figure whose equal partner is there is taken, and the rest are assigned by the
calibrated odds that they measure the same. Of what moves (a toll that an article gives as of two hours) a figure may
meet a second one, where that is likely and the second has no partner of its own. What looks comparable and is not is
kept as scope.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from checker.align.comparability import Comparability
from checker.align.entries import Entry
from checker.align.features import FEATURES, Vectors, middle, pair_features
from checker.align.scopes import scope_reason
from checker.language import units
from checker.language.lemma import lemma
from checker.language.voices import same_source, same_time
from checker.model import Alignment, Field, Figure, Kind
from checker.settings import Settings

_INDEX = {name: i for i, name in enumerate(FEATURES)}
_SAME_WORDS = 1.5  # log-odds at least of two figures at one place of one sentence
_WORDS = 5  # words that such a sentence has at least
_LIKE_NOUNS = 0.7  # cosine of two nouns that mean much the same: troops, soldiers
_NEAR = 0.1  # powers of ten: a quarter more or less
_SMALL_LEAST = 0.3  # P(same quantity) from which two small counts that differ are judged: of those below none is right
_RIVALS_LOGIT = 1.0  # what being rivals says beside the features
_RIVALS_FLOOR = 0.06  # P(same quantity) from which rival statements are judged
_SCOPE_FLOOR = 0.06  # P(same quantity) from which a pair that is not the same still looks comparable


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate pair: indices into the two entry lists, log-odds of the same quantity, its row of features."""

    i: int
    j: int
    logit: float
    row: NDArray[np.float32]


def align_figures(
    left: Sequence[Entry], right: Sequence[Entry], vectors: Vectors, model: Comparability, settings: Settings
) -> list[Alignment]:
    """The alignments between the figures of two articles, the surest first; scope ones say why."""
    matrix = pair_features(left, right, vectors)
    scored = [
        Scored(int(i), int(j), float(logit), row)
        for (i, j), logit, row in zip(matrix.pairs, model.logits(matrix.values), matrix.values, strict=True)
    ]
    same_words = _same_words(left, right)
    scored = [
        replace(pair, logit=max(pair.logit, _SAME_WORDS)) if (pair.i, pair.j) in same_words else pair for pair in scored
    ]
    scored.sort(key=lambda s: -s.logit)
    return _assign(left, right, scored, model, settings)


def _same_words(left: Sequence[Entry], right: Sequence[Entry]) -> set[tuple[int, int]]:
    """Pairs that stand at one place of one sentence, word for word, values apart ("$3.2 million", "$3.2 billion")."""
    place_left, place_right = _places_in_sentence(left), _places_in_sentence(right)
    at: dict[tuple[str, int], list[int]] = {}
    for j, entry in enumerate(right):
        at.setdefault((entry.sentence.casefold(), place_right(j)), []).append(j)
    return {
        (i, j)
        for i, entry in enumerate(left)
        if len(entry.sentence.split()) >= _WORDS
        for j in at.get((entry.sentence.casefold(), place_left(i)), [])
    }


def _assign(
    left: Sequence[Entry], right: Sequence[Entry], scored: Sequence[Scored], model: Comparability, settings: Settings
) -> list[Alignment]:
    group_left, group_right = groups(left), groups(right)
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    joined: set[tuple[int, int]] = set()
    looked: set[int] = set()
    best: dict[tuple[int, int], Scored] = {}
    for pair in reversed(scored):
        key = group_left[pair.i], group_right[pair.j]
        if key not in best or _plainness(left, right, pair) >= _plainness(left, right, best[key]):
            best[key] = pair
    found = []
    for surest in scored:
        p = 1 / (1 + math.exp(-surest.logit))
        if p < min(_SCOPE_FLOOR, _RIVALS_FLOOR):
            break
        ga, gb = group_left[surest.i], group_right[surest.j]
        pair = best[ga, gb]  # of the repeats of one value, those in the same unit
        a, b = left[pair.i], right[pair.j]
        if _crossed(a, b):
            continue
        reason = scope_reason(
            a,
            b,
            part_and_whole=bool(pair.row[_INDEX["part_and_whole"]]),
            change_and_level=bool(pair.row[_INDEX["change_and_level"]]),
        )
        free = ga not in taken_left and gb not in taken_right
        rivals = _rivals(a, b, pair)
        if not reason and (p >= _least(pair, settings) or (rivals and p >= _RIVALS_FLOOR)):
            second = (
                p >= settings.second_probability
                and (ga not in taken_left or gb not in taken_right)
                and _moving(a, b)
                and not (a.figure.vague or b.figure.vague)  # "hundreds" is no count as of an hour
            )
            if (ga, gb) in joined or not (free or second or rivals or _touching(a.figure, b.figure)):
                continue
            if rivals:
                p = 1 / (1 + math.exp(-pair.logit - _RIVALS_LOGIT))
            joined.add((ga, gb))
            taken_left.add(ga)
            taken_right.add(gb)
            found.append(alignment(a, b, pair, p, model))
        elif reason and free and ga not in looked and p >= _SCOPE_FLOOR:
            looked.add(ga)
            found.append(alignment(a, b, pair, p, model, other_scope=reason))
    return found


def _plainness(left: Sequence[Entry], right: Sequence[Entry], pair: Scored) -> tuple[bool, bool]:
    """Of the repeats of two values those are shown that have one unit, and stand in the text and not in a headline."""
    a, b = left[pair.i], right[pair.j]
    return a.figure.unit == b.figure.unit or a.figure.dimension == "count", a.claim.where is b.claim.where is Field.TEXT


def _least(pair: Scored, settings: Settings) -> float:
    """P(same quantity) from which the pair is judged: small counts that differ are everywhere ("four", "six")."""
    chance = pair.row[_INDEX["small_numbers"]] and not pair.row[_INDEX["equal_values"]]
    return max(settings.min_probability, _SMALL_LEAST) if chance else settings.min_probability


def _crossed(a: Entry, b: Entry) -> bool:
    """Whether each sentence gives the other's noun another value: "five men, three women" and "three men, five women".

    Then the equal values are not of one thing, whatever the odds.
    """
    f, g = a.figure, b.figure
    if not f.head or not g.head or lemma(f.head) == lemma(g.head):
        return False
    return _gives_other(g, a.claim.figures) and _gives_other(f, b.claim.figures)


def _gives_other(figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether the others hold the figure's noun, and only with other values."""
    alike = [o for o in others if o.head and lemma(o.head) == lemma(figure.head) and o.dimension == figure.dimension]
    return bool(alike) and all((o.low, o.high) != (figure.low, figure.high) for o in alike)


def _moving(a: Entry, b: Entry) -> bool:
    """Whether the two are of a kind that changes while a story runs."""
    return a.moving or b.moving


def _rivals(a: Entry, b: Entry, pair: Scored) -> bool:
    """Whether two figures look like two statements of one quantity: like nouns, values within a quarter of each other.

    Such a pair needs less evidence, and may be a second partner: an article may give one quantity twice, on the word
    of two sources or as of two times.
    """
    row = pair.row
    like = row[_INDEX["noun_similarity"]] >= _LIKE_NOUNS
    near = row[_INDEX["equal_values"]] == 0 and row[_INDEX["values_apart"]] <= _NEAR
    large = not row[_INDEX["small_numbers"]]
    return bool(like and near and large) and (
        same_source(a.claim, a.figure, b.claim, b.figure) is False or same_time(a.figure, b.figure) is False
    )


def _touching(f: Figure, g: Figure) -> bool:
    """Whether a range holds the other figure: that both can be right is worth knowing, whoever their partners are."""
    if f.unit != g.unit and f.dimension != "count":
        return False
    if f.low is None or f.high is None or g.low is None or g.high is None:
        return False
    ranged = (f.low < f.high and not f.vague) or (g.low < g.high and not g.vague)
    return ranged and max(f.low, g.low) <= min(f.high, g.high)


def alignment(
    a: Entry,
    b: Entry,
    pair: Scored,
    probability: float,
    model: Comparability,
    *,
    other_scope: str = "",
    copied: bool = False,
) -> Alignment:
    """The alignment of two entries."""
    return Alignment(
        kind=Kind.FIGURE,
        a=a.side,
        b=b.side,
        probability=probability,
        similarity=float(pair.row[_INDEX["clause_similarity"]]),
        reasons=model.reasons(pair.row),
        same_time=same_time(a.figure, b.figure),
        same_source=same_source(a.claim, a.figure, b.claim, b.figure),
        other_scope=other_scope,
        moving=_moving(a, b),
        copied=copied,
    )


_CONVERTED = 0.07  # relative; "60 miles (100 kilometers)" are one figure, each side rounded


def groups(entries: Sequence[Entry]) -> list[int]:
    """For each figure the number of its group: one value of one noun, however often the article repeats it.

    A figure given again in another unit beside it ("7,500 acres (3,035 hectares)") is in the group of the first.
    """
    known: dict[tuple[object, ...], int] = {}
    found: list[int] = []
    for entry in entries:
        f = entry.figure
        if found and _twin(entry, entries[len(found) - 1]):
            found.append(found[-1])
            continue
        key = (f.low, f.high, f.unit if f.dimension != "count" else "" if _telling(f) else f.head, f.change)
        found.append(known.setdefault(key, len(entries) + len(known)))
    return found


def _telling(figure: Figure) -> bool:
    """Whether a count is so large and exact that an article which repeats it means the same, by whatever noun."""
    value = middle(figure)
    return value is not None and value >= 100 and f"{value:.0f}".rstrip("0") not in tuple("123456789")


def _twin(entry: Entry, before: Entry) -> bool:
    """Whether the figure repeats the one before it in another unit."""
    f, g = entry.figure, before.figure
    if entry.claim.id != before.claim.id or f.unit == g.unit or f.dimension in ("count", "share", "currency"):
        return False
    a, b = middle(f), middle(g)
    converted = units.convert(a, a, f.unit, g.unit) if a is not None else None
    return bool(b and converted and converted[0] and abs(converted[0] - b) <= _CONVERTED * abs(b))


def copied_figures(left: Sequence[Entry], right: Sequence[Entry], model: Comparability) -> list[Alignment]:
    """Figures that differ inside one copied text: the masked sentences are equal to the letter, the values are not."""
    found = []
    at: dict[tuple[str, int], list[int]] = {}
    place = _places_in_sentence(right)
    for j, entry in enumerate(right):
        at.setdefault((entry.sentence.casefold(), place(j)), []).append(j)
    place_left = _places_in_sentence(left)
    for i, entry in enumerate(left):
        for j in at.get((entry.sentence.casefold(), place_left(i)), [])[:1]:
            f, g = entry.figure, right[j].figure
            if (f.low, f.high, f.bound) != (g.low, g.high, g.bound):
                row = np.ones(len(FEATURES), dtype=np.float32)
                found.append(alignment(entry, right[j], Scored(i, j, 4.0, row), 0.98, model, copied=True))
    return found


def _places_in_sentence(entries: Sequence[Entry]) -> Callable[[int], int]:
    order = {k: [f.start for f in entry.claim.figures].index(entry.figure.start) for k, entry in enumerate(entries)}
    return order.__getitem__
