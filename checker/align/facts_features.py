"""The named features from which P(same fact) of two passages is reckoned: words, names, values, verbs, negation.

Overlap is counted both ways, as the precision and recall of n-grams are by which translations are compared (Papineni et
al. 2002, "BLEU"; for paraphrases Wan et al. 2006, Ji & Eisenstein 2013): what of the shorter passage is in the longer
one, and what of the longer one in the shorter.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TypeVar

from checker.align.features import middle
from checker.align.nearby import stop_words
from checker.language import contexts
from checker.language.lemma import lemma
from checker.language.names_gazetteer import country_of
from checker.language.opposites import alike, kin, opposed
from checker.language.places import excludes
from checker.model import Claim, Figure

_Item = TypeVar("_Item")

#: Feature names in the order of a row, with the words in which a share is shown.
FEATURES: dict[str, str] = {
    "sentence_similarity": "the sentences say the same, values apart",
    "words_of_shorter": "the shorter passage's words are in the longer one",
    "words_of_longer": "the longer passage's words are in the shorter one",
    "word_pairs_of_shorter": "the shorter passage's words follow each other as in the longer one",
    "word_pairs_of_longer": "the longer passage's words follow each other as in the shorter one",
    "telling_of_shorter": "the shorter passage's telling words are in the longer one",
    "telling_of_longer": "the longer passage's telling words are in the shorter one",
    "telling_shared": "how many telling words both have",
    "left_over_by_shorter": "how many telling words only the one with fewer has",
    "left_over_by_longer": "how many telling words only the one with more has",
    "length": "how long the shorter passage is",
    "length_ratio": "the passages are equally long",
    "names_shared": "the words of their names are the same",
    "names_apart": "both name what the other does not",
    "names_left_over": "one names much that the other does not",
    "places_exclude": "they name places that exclude each other",
    "figures_shared": "figures of the two are the same",
    "figures_apart": "both give figures that the other does not",
    "figures_left_over": "one gives figures that the other does not",
    "weekdays": "they name the same day of the week (or different ones)",
    "dates_shared": "they give the same dates",
    "dates_apart": "both give dates that the other does not",
    "verbs_shared": "the same happens in both",
    "verbs_apart": "in both something happens that does not in the other",
    "opposites": "words of the two exclude each other",
    "negations": "one has more negations",
    "negated_verb": "the same verb is negated in one only",
    "planned": "one speaks of plans, the other of what is done",
}

#: Which way a curve may go: 1 it never falls, -1 it never rises, 0 either.
DIRECTIONS: dict[str, int] = {
    **dict.fromkeys(FEATURES, 1),
    **dict.fromkeys(("telling_shared", "length", "length_ratio"), 0),
    **dict.fromkeys(
        (
            *("left_over_by_shorter", "left_over_by_longer", "names_apart", "names_left_over", "places_exclude"),
            *("figures_apart", "figures_left_over", "dates_apart", "verbs_apart", "opposites", "negations"),
            *("negated_verb", "planned"),
        ),
        -1,
    ),
}

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d,.]*\d|\d")
_NEAR = 0.02  # relative difference up to which two figures of a passage count as the same
_MOST = 4  # things of one kind beyond which more say nothing more
_SHORTEST = 3  # letters from which a word of a name counts
_WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))


@dataclass(frozen=True, slots=True)
class Told:
    """What a passage says, made ready to be compared with another; words are lemmas."""

    words: Counter[str]
    word_pairs: Counter[tuple[str, str]]
    telling: frozenset[str]
    length: int
    names: frozenset[str]
    places: tuple[str, ...]
    figures: tuple[Figure, ...]
    weekdays: frozenset[str]
    dates: frozenset[str]
    verbs: dict[str, bool]
    negations: int
    planned: bool


@cache
def _related(verb: str) -> frozenset[str]:
    """The verb and those that may tell of the same event."""
    return kin(verb) | alike(verb)


def told(claims: Sequence[Claim]) -> Told:
    """What the sentences of a passage say."""
    low = [
        token.casefold().replace("’", "'").replace(",", "") for claim in claims for token in _TOKEN.findall(claim.text)
    ]
    words = [lemma(token) for token in low]
    verbs, planned = {}, False
    for claim in claims:
        for context in contexts.read(claim.text):
            if context.verb and context.lemma not in stop_words():
                verbs[context.lemma] = context.negated
                planned = planned or context.planned
    negations = contexts.cues("negations")
    return Told(
        words=Counter(words),
        word_pairs=Counter(pairwise(words)),
        telling=frozenset(word for word in words if len(word) > 1 and word not in stop_words()),
        length=len(words),
        names=frozenset().union(*map(_named, claims)),
        places=tuple(dict.fromkeys(place.text for claim in claims for place in claim.places)),
        figures=tuple(figure for claim in claims for figure in claim.figures if not figure.ordinal),
        weekdays=_WEEKDAYS.intersection(low),
        dates=frozenset(date.value for claim in claims for date in claim.dates),
        verbs=verbs,
        negations=sum(word in negations or word.endswith("n't") for word in low),
        planned=planned,
    )


def _named(claim: Claim) -> set[str]:
    """The words of the names in a sentence; countries stand for their people too ("Australian")."""
    named = {
        country_of(word) or word.casefold().removesuffix("'s").removesuffix("’s")
        for mention in (*claim.names, *claim.places)
        for word in _TOKEN.findall(mention.text)
        if word[0].isupper() and len(word) >= _SHORTEST
    }
    capitals = [word for word in _TOKEN.findall(claim.text)[1:] if word[0].isupper()]
    return named | {country for word in capitals if (country := country_of(word))}


def compared(a: Told, b: Told, cosine: float) -> list[float]:
    """The row of features of two passages, the same whichever comes first.

    Args:
        a: one passage.
        b: the other.
        cosine: the similarity of their vectors, figures masked.
    """
    shared = len(a.telling & b.telling)
    few, many = sorted((len(a.telling), len(b.telling)))
    short, long = sorted((a.length, b.length))
    names = _meeting(a.names, b.names, str.__eq__)
    figures = _meeting(a.figures, b.figures, _equal)
    verbs = _meeting(a.verbs.keys(), b.verbs.keys(), lambda x, y: y in _related(x))
    dates = sorted((len(a.dates - b.dates), len(b.dates - a.dates)))
    both = a.verbs.keys() & b.verbs.keys()
    only_a, only_b = a.verbs.keys() - both, b.verbs.keys() - both
    return [
        cosine,
        *_overlaps(a.words, b.words),
        *_overlaps(a.word_pairs, b.word_pairs),
        shared / max(1, few),
        shared / max(1, many),
        math.log1p(shared),
        math.log1p(few - shared),
        math.log1p(many - shared),
        math.log(max(1, short)),
        short / max(1, long),
        names[0] / max(1, min(len(a.names), len(b.names))),
        min(names[1], _MOST),
        min(names[2], _MOST),
        float(not set(a.places) & set(b.places) and any(excludes(x, y) for x in a.places for y in b.places)),
        min(figures[0], _MOST),
        min(figures[1], _MOST),
        min(figures[2], _MOST),
        _weekdays(a.weekdays, b.weekdays),
        min(len(a.dates & b.dates), _MOST),
        min(dates[0], _MOST),
        verbs[0] / max(1, min(len(a.verbs), len(b.verbs))),
        min(verbs[1], _MOST),
        float(any(opposed(x, y) for x in only_a for y in only_b)),
        min(abs(a.negations - b.negations), _MOST),
        float(any(a.verbs[verb] != b.verbs[verb] for verb in both)),
        float(a.planned != b.planned),
    ]


def _overlaps(a: Counter[_Item], b: Counter[_Item]) -> list[float]:
    """What both have, as a share of the side with less and of the side with more; 0 where a side has nothing."""
    shared = sum(min(count, b[item]) for item, count in a.items() if item in b)
    few, many = sorted((a.total(), b.total()))
    return [shared / max(1, few), shared / max(1, many)]


def _meeting(a: Collection[object], b: Collection[object], same: Callable[..., bool]) -> tuple[int, int, int]:
    """How many meet one of the other side; of those that meet none, the number on the side with fewer and with more."""
    met_a = sum(any(same(x, y) for y in b) for x in a)
    met_b = sum(any(same(x, y) for x in a) for y in b)
    few, many = sorted((len(a) - met_a, len(b) - met_b))
    return min(met_a, met_b), few, many


def _equal(f: Figure, g: Figure) -> bool:
    x, y = middle(f), middle(g)
    return x is not None and y is not None and math.isclose(x, y, rel_tol=_NEAR)


def _weekdays(a: frozenset[str], b: frozenset[str]) -> float:
    """1 where they name a day in common, -1 where other days, -0.5 where one names none, 0 where neither does."""
    if not a or not b:
        return -0.5 if a or b else 0.0
    return 1.0 if a & b else -1.0
