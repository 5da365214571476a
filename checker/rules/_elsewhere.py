"""Whether a value that differs from its partner is met by another figure of the same sentence.

An alignment pairs figures by their words. Where a sentence gives three sums ("$4 million at home, $7 million abroad,
$11 million in all") the words may point to the wrong one; the values then tell: "more than $10 million" is met by the
last. A difference that the next figure dissolves is no finding. Nor is one that a sum dissolves: "171 passengers and
six crew" are the other text's 177 people.
"""

from __future__ import annotations

import math
import re

from checker.language.lemma import lemma
from checker.language.nouns_forms import word_list
from checker.model import Alignment, Bound, Claim, Figure, Side
from checker.rules._copied import is_copy
from checker.rules._figure_units import in_units_of
from checker.rules._figure_words import of_life_and_death
from checker.rules._intervals import Meeting, meet
from checker.rules._readings import read

_NEAR = 1.5  # how many times a bound the figure may be that is taken to meet it: everything is below a high bound
_JOIN = re.compile(r",|\b(?:and|plus)\b|as well as")  # between two counts of one list
_JOINING = frozenset(["and", "plus", "as", "well", "a", "the", "of"])
_MET = (Meeting.AGREE, Meeting.COMPATIBLE)


def met_by(alignment: Alignment) -> tuple[Side, Side] | None:
    """The two figures that meet, one of them the alignment's, the other from its partner's sentence; None if none do.

    The figure that meets is closer than the partner, has its unit, and the noun of the one it is to meet where both
    name what they count. Its sentence holds more such figures than the other; where both hold as many, their order
    says which belongs to which, and only an equal value that is no chance speaks against it. The dead and the hurt are
    counted in one breath by one noun, so for them the words decide alone; so they do in copied text.
    """
    if is_copy(alignment) or of_life_and_death(alignment.a) or of_life_and_death(alignment.b):
        return None
    for mine, other in ((alignment.a, alignment.b), (alignment.b, alignment.a)):
        first, second = mine.mention, other.mention
        if not isinstance(first, Figure) or not isinstance(second, Figure):
            return None
        ordered = _number_alike(first, mine) >= _number_alike(second, other)
        for candidate in other.claim.figures:
            if candidate.start == second.start or candidate.ordinal or not _alike(first, candidate):
                continue
            side = Side(article=other.article, claim=other.claim, mention=candidate)
            meeting = meet(mine, side)
            if meeting is Meeting.AGREE and _telling(first):
                return mine, side
            if meeting in _MET and not ordered and _ratio(mine, side) < min(_NEAR, _ratio(mine, other)):
                return mine, side
    return None


def summed(alignment: Alignment) -> str | None:
    """The words of two or more counts, listed side by side in one of the texts, that add up to the other's count.

    Nothing may stand between them but their nouns and "and": the killed and the hurt are no parts of the killed.
    """
    if alignment.copied:
        return None
    for mine, other in ((alignment.a, alignment.b), (alignment.b, alignment.a)):
        part, whole = mine.mention, other.mention
        if not isinstance(part, Figure) or not isinstance(whole, Figure) or not _exact_count(whole):
            return None
        listed = _listed(part, mine.claim)
        if any(_fates(figure, mine) for figure in listed):
            continue
        if len(listed) > 1 and sum(figure.low or 0.0 for figure in listed) == whole.low:
            words = [f"{figure.text} {figure.noun}".strip() for figure in listed]
            return f"“{'” and “'.join(words)}”"
    return None


def _fates(figure: Figure, side: Side) -> bool:
    """Whether the figure is said to be of the dead or the hurt by its noun or the next word: "seven wounded"."""
    following = side.claim.text[figure.end - side.claim.start :].split()[:1]
    return any(
        word.strip(".,;:").casefold() in word_list("life_and_death") for word in [*figure.noun.split(), *following]
    )


def _listed(part: Figure, claim: Claim) -> list[Figure]:
    """The unbroken list of counts that holds the figure, in reading order."""
    counts = sorted((figure for figure in claim.figures if not figure.ordinal), key=lambda figure: figure.start)
    runs: list[list[Figure]] = [[]]
    for figure in counts:
        if not _exact_count(figure):
            runs.append([])
        elif runs[-1] and _side_by_side(runs[-1][-1], figure, claim):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return next((run for run in runs if any(figure.start == part.start for figure in run)), [])


def _side_by_side(first: Figure, second: Figure, claim: Claim) -> bool:
    between = claim.text[first.end - claim.start : second.start - claim.start].casefold()
    nouns = set(first.noun.casefold().split())
    words = [word.strip(",;") for word in between.split()]
    rest = [word for word in words if word and word not in nouns]
    return bool(_JOIN.search(between)) and set(rest) <= _JOINING and bool(nouns & set(words))


def _exact_count(figure: Figure) -> bool:
    return (
        figure.dimension == "count"
        and figure.bound is Bound.EXACT
        and not figure.vague
        and figure.low is not None
        and figure.low == figure.high
        and figure.change is None
    )


def _telling(figure: Figure) -> bool:
    """Whether an equal value is no chance: a score, or three digits and more."""
    return figure.dimension == "score" or len("".join(c for c in figure.text if c.isdigit()).rstrip("0")) >= 3


def _number_alike(figure: Figure, side: Side) -> int:
    return sum(_alike(figure, other) for other in side.claim.figures)


def _alike(a: Figure, b: Figure) -> bool:
    """Whether the two can be of one thing: one dimension, both changes or both levels, one noun where both have one."""
    if a.dimension != b.dimension or a.vague or b.vague or (a.change is None) != (b.change is None):
        return False
    if a.dimension == "count":
        return not (a.head and b.head) or lemma(a.head) == lemma(b.head)
    return True


def _ratio(a: Side, b: Side) -> float:
    """How many times the smaller of all stated ends the largest is; infinite where the two cannot be compared."""
    first, second = a.mention, b.mention
    assert isinstance(first, Figure)
    assert isinstance(second, Figure)
    same = in_units_of(second, first)
    if same is None:
        return math.inf
    left, right = read(first, a.claim), read(same, b.claim)
    ends = [end for end in (left.low, left.high, right.low, right.high) if end]
    return max(ends) / min(ends) if ends and min(ends) > 0 else math.inf
