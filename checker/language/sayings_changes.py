"""What a changed word in a quotation amounts to: a number, a negation, a hedge, another word, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from checker.language.cues import load_cues
from checker.language.lemma import lemma
from checker.language.names_gazetteer import country_of
from checker.language.opposites import opposed

#: Weights of a change, the heaviest first; all else is "cosmetic".
ORDER = ("number", "negation", "hedge", "word")
_ALIKE = 0.75  # of the letters of two words from which one is taken for a spelling of the other
_LONGEST = 3  # words on either side of a change that is judged
_SHORT_FORM = re.compile(r"(?:ve|re|ll|d|s|m|na|ta)$")
_STEM = 5  # letters that two words begin with, and
_STEM_SHARE = 0.6  # of the letters of the shorter one, from which they are of one stem ("imposing", "imposition")
_COMPOUND = 4  # letters of a word that can be the end of a compound ("healthcare", "care")


@cache
def _cues(name: str) -> frozenset[str]:
    return frozenset(load_cues("sayings")[name])


@cache
def _pairs(name: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair.split("|")) for pair in load_cues("sayings")[name])


@cache
def _phrases() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in load_cues("sayings")["hedges"])


def weigh(left: Sequence[str], right: Sequence[str], following: str = "") -> str:
    """What it amounts to that one version has the words `left` where the other has `right`.

    `following` is the word that comes next in both ("by" and "on" differ before a date). The result is one of ORDER,
    or "cosmetic": small words, forms, spellings, short forms, abbreviations, asides and what is told in quite other
    words.
    """
    if hedged(left) != hedged(right):
        return "hedge"
    if max(len(left), len(right)) > _LONGEST or _one_spelling(left, right):
        return "cosmetic"
    digits: dict[str, Any] = load_cues("sayings")["digits"]
    numbers = [{digits.get(w, w) for w in side if w[0].isdigit() or w in _cues("numbers")} for side in (left, right)]
    if numbers[0] and numbers[0] == numbers[1]:
        return "cosmetic"
    if numbers[0] != numbers[1]:
        return "number" if all(numbers) else "cosmetic"
    if any(map(_negates, left)) != any(map(_negates, right)):
        return "negation"
    if bool(_cues("possible") & {*left}) != bool(_cues("possible") & {*right}) and (
        (_cues("certain") & {*left, *right}) and not any(map(_tells, (*left, *right)))
    ):
        return "hedge"
    if not left or not right:
        return "cosmetic"  # dropped or added: an aside, a repetition
    if len(left) == len(right) == 1 and _clash(left[0], right[0], following):
        return "word"
    ours, theirs = [w for w in left if _tells(w)], [w for w in right if _tells(w)]
    if not ours or not theirs or any(variants(a, b) for a in ours for b in theirs):
        return "cosmetic"
    return "word"


def hedged(words: Sequence[str]) -> bool:
    """Whether words that one version has and the other has not are a hedge ("to my knowledge", "perhaps")."""
    return tuple(words) in _phrases()


def _one_spelling(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether both are one: parted otherwise ("health care"), or first letters ("EB", "executive board")."""
    a, b = "".join(left), "".join(right)
    if a == b and a:
        return True
    for short, words in ((a, right), (b, left)):
        if len(words) > 1 and short == "".join(word[0] for word in words):
            return True
    return False


def _clash(one: str, other: str, following: str) -> bool:
    """Whether two small words do not mean the same where one stands for the other."""
    if frozenset({one, other}) in _pairs("contraries"):
        return True
    both = {one, other} <= _cues("date_words")
    return both and (following[:1].isdigit() or following in _cues("times"))


def _negates(word: str) -> bool:
    return word in _cues("negations")


def negations(words: Sequence[str]) -> int:
    """How many of the words deny."""
    return sum(map(_negates, words))


def _tells(word: str) -> bool:
    """Whether a word carries meaning of its own; short forms ("he'd", "gonna") are taken without their end."""
    if len(word) < 2 or any(word in _cues(name) for name in ("empty", "possible", "certain", "negations")):
        return False
    return _SHORT_FORM.sub("", word) not in _cues("empty")


def tell(words: Sequence[str]) -> int:
    """How many of the words carry meaning of their own."""
    return sum(map(_tells, words))


def variants(one: str, other: str) -> bool:
    """Whether two words are one in another form, spelling or length ("hon", "honourable"), and not its opposite."""
    a, b = lemma(one), lemma(other)
    if _two_things(one, other) or _two_things(a, b):
        return False
    if any(x.startswith(y) or y.startswith(x) for x, y in ((a, b), (one, other))) or _pairs("synonyms") & {
        frozenset({a, b}),
        frozenset({one, other}),
    }:
        return True
    stem = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if stem >= _STEM and stem >= _STEM_SHARE * min(len(a), len(b)):
        return True
    for short, long in ((a, b), (b, a), (one, other), (other, one)):
        if long.endswith(short) and len(short) >= _COMPOUND:
            return long[: len(long) - len(short)] not in _cues("turning_prefixes")
    return a[:1] == b[:1] and SequenceMatcher(None, a, b).ratio() >= _ALIKE


def _two_things(one: str, other: str) -> bool:
    """Whether two words alike in letters are two days, two countries, two titles, or opposites."""
    if one == other:
        return False
    pair = frozenset({one, other})
    if (
        pair <= _cues("times")
        or pair <= _cues("forms_of_address")
        or pair in _pairs("contraries")
        or opposed(one, other)
    ):
        return True
    lands = [country_of(word.title()) for word in (one, other)]
    return all(lands) and lands[0] != lands[1]
