"""P(same fact): whether two passages state the same fact, a paraphrase of each other or reports of the same event.

An additive logistic regression on named features of the two (`facts_features`); its curves are a readable file
(facts.json), written by `checker.align.facts_train` with fingerprints of the data and the encoder it was trained on.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.align import additive
from checker.align.additive import Additive
from checker.align.entries import masked
from checker.align.facts_features import FEATURES, Told, compared, told
from checker.align.features import Vectors
from checker.model import Alignment, Claim, Kind, Span

FILE = "facts.json"
#: Words up to which a passage is compared as a whole; a longer one sentence by sentence.
LONGEST_WHOLE = 80
_ALIGNED, _OTHER_SCOPE = 0.5, -0.5  # log-odds of a pair of values that is aligned for sure, or of another scope
_MOST = 200  # pairs of sentences of two long passages that are looked at: those with the closest vectors


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences that are compared as one: their words with every value masked (which need a vector), what they say."""

    text: str
    told: Told


def passages(claims: Sequence[Claim]) -> list[Passage]:
    """The sentences of a text as one passage; where they are too many for that, a passage for each."""
    if not claims:
        return []
    whole = _passage(claims)
    if len(claims) == 1 or whole.told.length <= LONGEST_WHOLE:
        return [whole]
    return [_passage([claim]) for claim in claims]


def _passage(claims: Sequence[Claim]) -> Passage:
    return Passage(" ".join(masked(claim, Span(claim.start, claim.end)) for claim in claims), told(claims))


def rows(a: Sequence[Passage], b: Sequence[Passage], vectors: Vectors) -> NDArray[np.float32]:
    """Features (n, len(FEATURES)) of the pairs of passages of two texts, those with the closest vectors first.

    Args:
        a: the passages of one text.
        b: those of the other.
        vectors: unit rows by `Passage.text`.
    """
    if not a or not b:
        return np.zeros((0, len(FEATURES)), dtype=np.float32)
    cosines = np.stack([vectors[p.text] for p in a]) @ np.stack([vectors[p.text] for p in b]).T
    closest = np.argsort(-cosines, axis=None, kind="stable")[:_MOST]
    found = [
        compared(a[i].told, b[j].told, float(cosines[i, j]))
        for i, j in zip(*np.unravel_index(closest, cosines.shape), strict=True)
    ]
    return np.array(found, dtype=np.float32)


def same_fact(a: Sequence[Passage], b: Sequence[Passage], vectors: Vectors, model: Additive | None = None) -> float:
    """P(same fact), 0..1, of the two passages of two texts that are likest to state one; 0 where a text has none.

    `vectors` holds the unit rows by `Passage.text`; `model` is the shipped one by default.
    """
    return float((model or shipped()).probabilities(rows(a, b, vectors)).max(initial=0.0))


def with_alignments(probability: float, alignments: Iterable[Alignment]) -> float:
    """P(same fact), 0..1, of two passages in the light of what is aligned in them.

    A typed value of the one that meets one of the other makes it likelier, the surer the more; values that measure
    different things less likely where nothing else meets. Two passages that give one person one title say nothing of
    what they tell of him.
    """
    found = [alignment for alignment in alignments if alignment.kind is not Kind.NAME]
    if not found or not 0.0 < probability < 1.0:
        return probability
    met = max((a.probability for a in found if not a.other_scope), default=0.0)
    logit = math.log(probability / (1.0 - probability)) + (_ALIGNED * met or _OTHER_SCOPE)
    return 1.0 / (1.0 + math.exp(-logit))


def from_dict(data: dict[str, Any]) -> Additive:
    """The model described by a facts.json.

    Raises:
        ValueError: the file was written for other features.
    """
    return additive.from_dict(data, FEATURES, FILE)


@cache
def shipped() -> Additive:
    """The model that ships with the package."""
    return additive.load(FEATURES, FILE)
