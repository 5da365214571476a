"""A whole and what the words of one sentence call a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.language.breakdowns_words import any_of, comparable, cues, heads, words_of
from checker.language.lemma import lemma
from checker.language.nouns_forms import is_plural
from checker.model import Figure

_PARTS = cues("parts")
_NOUN = (
    r"(?P<noun>(?: (?!(?:and|or|but|while|who|which|that|after|before|with|from|than)\b)[^\W\d_][\w'’.-]*){0,5})"
    r",? ?[(—–]? ?"
)
_OF = any_of(_PARTS["of"])
_THE = any_of(_PARTS["determiners"])
#: "12,000 soldiers, including 1,500 marines"
_INCLUDING = re.compile(rf"{_NOUN}{any_of(_PARTS['including'])}(?: (?:the|an?|some|all))? ?", re.IGNORECASE)
#: "31 protesters, of whom 26 were charged"
_OF_WHOM = re.compile(rf"{_NOUN}{_OF}(?: (?:the|some))? ?", re.IGNORECASE)
#: "31 protesters, 26 of whom were charged"
_THEN_OF_WHOM = re.compile(rf"{_NOUN}(?:some |about )?", re.IGNORECASE)
_BEHIND_OF_WHOM = re.compile(rf" {_OF}\b", re.IGNORECASE)
#: "26 of the 31 protesters"
_OF_THE = re.compile(rf" of (?:all )?{_THE} ", re.IGNORECASE)
_POSSESSIVE = re.compile(r"-|(?: [\w-]+){0,3}?['’]")
#: "Of the 31 protesters, 26 were charged"
_FRONTED = re.compile(rf"(?:^|[,;:—–]\s|[“\"])of (?:all )?{_THE} $", re.IGNORECASE)
_THEN = re.compile(r"(?P<noun>(?: [^\W\d_][\w'’-]*){0,5}), ", re.IGNORECASE)
_VERB = re.compile(rf" {any_of(_PARTS['verbs'])}\b", re.IGNORECASE)
_MORE = words_of(_PARTS["more"])
_JOINED = re.compile(r"(?:\band|\bor|\bplus|,|&)(?: [\w'’-]+){0,5} $", re.IGNORECASE)
_APART = re.compile(r"[;:()]")
_AROUND = 60  # characters around the two figures in which a balance may be named


def parts(text: str, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Each whole with the figure that is said to be a part of it."""
    for i, (first, second) in enumerate(pairwise(figures)):
        if any(f.ordinal or f.vague or f.change for f in (first, second)) or first.dimension != second.dimension:
            continue
        between = text[first.end : second.start]
        if first.dimension == "count" and _OF_THE.fullmatch(between):
            if not _POSSESSIVE.match(text[second.end :]) and _same_kind(first, second):
                yield second, first
        elif i and _is_joined(text, figures[i - 1], first):
            continue
        elif first.dimension in ("count", "currency", "mass", "area") and _is_part(text, first, second, between):
            yield first, second


def _is_part(text: str, whole: Figure, part: Figure, between: str) -> bool:
    """Whether the second figure is called a part of the first, and can be one."""
    balance = {
        lemma(word) for word in re.findall(r"[^\W\d_]+", text[max(0, whole.start - _AROUND) : part.end + _AROUND])
    }
    if balance & heads("parts", "net"):
        return False
    if whole.dimension != "count":
        return whole.unit == part.unit and bool(_INCLUDING.fullmatch(between) or _OF_WHOM.fullmatch(between))
    if _INCLUDING.fullmatch(between):
        return _same_kind(part, whole)
    again = _OF_WHOM.fullmatch(between)
    if not again and _BEHIND_OF_WHOM.match(text[part.end :]):
        again = _THEN_OF_WHOM.fullmatch(between)
    if again:
        own = text[part.end :].lstrip().startswith(part.noun) if part.noun else False
        return _is_antecedent(whole, again["noun"]) and (not own or _same_kind(part, whole))
    fronted = _FRONTED.search(text[: whole.start]) and _THEN.fullmatch(between)
    return bool(fronted and _VERB.match(text[part.end :]) and _is_antecedent(whole, fronted["noun"]))


def _is_joined(text: str, before: Figure, whole: Figure) -> bool:
    """Whether the part may be one of two figures together: "150 people wounded and 20 dead, including 30 children"."""
    between = text[before.end : whole.start]
    alike = before.dimension == whole.dimension and (_same_kind(before, whole) or before.dimension != "count")
    return alike and bool(_JOINED.search(between)) and not _APART.search(between)


def _same_kind(part: Figure, whole: Figure) -> bool:
    """Whether the part can count things of the whole's kind: it names a noun of that kind, or none."""
    return bool(whole.head) and (not part.head or comparable(part, whole))


def _is_antecedent(whole: Figure, words: str) -> bool:
    """Whether "of whom" can point at nothing but the whole.

    Not where another plural stands between ("buses of tourists"), and not at "two others", who may be counted together
    with those named before.
    """
    rest = words.strip().removeprefix(whole.noun)
    if not whole.noun or _MORE.search(words):
        return False
    return not any(is_plural(word.lower()) for word in rest.split())
