"""The order in which a difference is explained (design: scope, time, source, then conflict)."""

from __future__ import annotations

from functools import cache

from checker.language.cues import load_cues
from checker.language.lemma import lemma
from checker.model import Alignment, Figure, Outcome, Side

_DAY = 10  # characters of an ISO date without an hour
_NEAR = 45  # characters around a figure in which a word says what happened to the counted


def explain_difference(alignment: Alignment, *, kind_moves: bool | None = None) -> tuple[Outcome, str]:
    """The outcome of two values that differ, and why, in words that complete a sentence.

    Time explains a difference where the as-of dates differ, and either one source speaks twice or the thing is of a
    kind that moves; for a thing that moves also where one of the two articles carries no date. Where neither carries
    one, time explains nothing. Then credit: each side to a source of its own. Then the hour: tolls and the like of one
    day, where neither text says of which hour. Everything else is a conflict.

    Args:
        alignment: the two mentions.
        kind_moves: whether the thing changes with time; by default what the alignment says.
    """
    moves = alignment.moving if kind_moves is None else kind_moves
    a, b = alignment.a.mention, alignment.b.mention
    if alignment.same_time is False and (moves or alignment.same_source):
        if alignment.same_source:
            return Outcome.UPDATE, f"{a.source} speaks twice, at different times"
        if _fell(alignment):
            return (
                Outcome.UPDATE,
                "the later text gives less, though such a count only grows: it was corrected, or is wrong",
            )
        return Outcome.UPDATE, "the later text may simply be newer"
    dated = alignment.a.article.published or alignment.b.article.published
    if moves and dated and alignment.same_time is None and (a.as_of or b.as_of):
        return Outcome.UPDATE, "it is of a kind that changes by the hour, and one of the two texts carries no date"
    if a.source and b.source and alignment.same_source is False:
        return Outcome.ATTRIBUTED, f"one is credited to {a.source}, the other to {b.source}"
    if alignment.same_source:
        return Outcome.CONFLICT, f"both are credited to {a.source}"
    if moves and alignment.same_time and _by_the_hour(alignment.a) and _by_the_hour(alignment.b):
        return Outcome.UPDATE, "such a count changes by the hour, and neither text says which hour of the day it is of"
    if a.source or b.source:
        return Outcome.CONFLICT, f"only one side names its source ({a.source or b.source})"
    return Outcome.CONFLICT, "neither side names a source"


def explain_event(alignment: Alignment, fixed: str) -> tuple[Outcome, str]:
    """The same for what an event has once (`fixed` says so, in words): a later text does not bring it up to date."""
    outcome, reason = explain_difference(alignment, kind_moves=False)
    return (Outcome.CONFLICT, fixed) if outcome is Outcome.UPDATE else (outcome, reason)


def _fell(alignment: Alignment) -> bool:
    """Whether a count that only grows (the dead, the destroyed) is lower in the text with the later as-of day."""
    a, b = alignment.a, alignment.b
    if not a.mention.as_of or not b.mention.as_of or not (_grows(a) and _grows(b)):
        return False
    earlier, later = (a, b) if a.mention.as_of[:10] < b.mention.as_of[:10] else (b, a)
    most, least = _ends(earlier)[0], _ends(later)[1]
    return most is not None and least is not None and least < most


def _ends(side: Side) -> tuple[float | None, float | None]:
    figure = side.mention
    return (figure.low, figure.high) if isinstance(figure, Figure) else (None, None)


def _grows(side: Side) -> bool:
    figure = side.mention
    if not isinstance(figure, Figure) or figure.dimension != "count" or figure.change or figure.vague:
        return False
    return _slot_near(side, _words_of("grows"))


def _by_the_hour(side: Side) -> bool:
    """Whether the figure is a toll or the like, and of a day as a whole: with the hour, it is known which is later."""
    figure = side.mention
    if not isinstance(figure, Figure) or not figure.noun or len(figure.as_of or "") > _DAY:
        return False
    return _slot_near(side, _words_of("hourly"))


def _slot_near(side: Side, words: frozenset[str]) -> bool:
    """Whether one of the words (lemmas) stands near the figure."""
    figure = side.mention
    assert isinstance(figure, Figure)
    at = figure.start - side.claim.start
    around = f"{side.claim.text[max(0, at - _NEAR) : at + len(figure.text) + _NEAR]} {figure.noun}"
    return any(lemma(word.strip(".,;:()\"'“”’").casefold()) in words for word in around.split())


@cache
def _words_of(group: str) -> frozenset[str]:
    """The words of the slots that slots.toml names as such: those whose count only grows, those that move hourly."""
    cues = load_cues("slots")
    return frozenset(word for slot in cues["moves"][group] for word in cues["slots"][slot])
