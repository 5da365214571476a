"""The order in which a difference is explained (design: scope, time, source, then conflict)."""

from __future__ import annotations

from checker.model import Alignment, Outcome


def explain_difference(alignment: Alignment, *, kind_moves: bool | None = None) -> tuple[Outcome, str]:
    """The outcome of two values that differ, and why, in words that complete a sentence.

    Time explains a difference where the as-of dates differ, and either one source speaks twice or the thing is of a
    kind that moves; for a thing that moves also where one of the two articles carries no date. Where neither carries
    one, time explains nothing. Then credit: each side to a source of its own. Everything else is a conflict.

    Args:
        alignment: the two mentions.
        kind_moves: whether the thing changes with time; by default what the alignment says.
    """
    moves = alignment.moving if kind_moves is None else kind_moves
    a, b = alignment.a.mention, alignment.b.mention
    if alignment.same_time is False and (moves or alignment.same_source):
        if alignment.same_source:
            return Outcome.UPDATE, f"{a.source} speaks twice, at different times"
        return Outcome.UPDATE, "the later text may simply be newer"
    dated = alignment.a.article.published or alignment.b.article.published
    if moves and dated and alignment.same_time is None and (a.as_of or b.as_of) and not alignment.same_source:
        return Outcome.UPDATE, "it is of a kind that changes by the hour, and one of the two texts carries no date"
    if a.source and b.source and alignment.same_source is False:
        return Outcome.ATTRIBUTED, f"one is credited to {a.source}, the other to {b.source}"
    if alignment.same_source:
        return Outcome.CONFLICT, f"both are credited to {a.source}"
    if a.source or b.source:
        return Outcome.CONFLICT, f"only one side names its source ({a.source or b.source})"
    return Outcome.CONFLICT, "neither side names a source"
