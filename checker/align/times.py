"""Whether time can explain a difference: not where the later value was already about when the earlier one was given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.model import Alignment, Figure, Kind, Side

_Key = tuple[str, str, int]


def with_times(alignments: Sequence[Alignment]) -> list[Alignment]:
    """The alignments, with `same_time` set where the two values stood side by side.

    On one day an outlet gives 11,000 and 12,000, each on another source's word; three days later another outlet gives
    12,000. The later article is no update of the 11,000: the two figures were about at the same time.
    """
    days = _days_of_values(alignments)
    return [_with_time(alignment, days) for alignment in alignments]


def _with_time(alignment: Alignment, days: dict[_Key, set[str]]) -> Alignment:
    a, b = alignment.a, alignment.b
    if (
        alignment.other_scope
        or alignment.same_time is not False
        or _value(a) == _value(b)
        or not a.mention.as_of
        or not b.mention.as_of
    ):
        return alignment
    earlier, later = (a, b) if a.mention.as_of[:10] < b.mention.as_of[:10] else (b, a)
    first_of_later = min(days.get(_key(later), {_day(later)}))
    last_of_earlier = max(days.get(_key(earlier), {_day(earlier)}))
    if first_of_later <= _day(earlier) or last_of_earlier >= _day(later):
        return replace(alignment, same_time=True)
    return alignment


def _days_of_values(alignments: Sequence[Alignment]) -> dict[_Key, set[str]]:
    """For each mention the days on which its value was given, by any article it agrees with."""
    parent: dict[_Key, _Key] = {}

    def root(key: _Key) -> _Key:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    sides: dict[_Key, Side] = {}
    for alignment in alignments:
        if alignment.kind is not Kind.FIGURE or alignment.other_scope:
            continue
        for side in (alignment.a, alignment.b):
            sides[_key(side)] = side
        if _value(alignment.a) == _value(alignment.b):
            parent[root(_key(alignment.a))] = root(_key(alignment.b))
    together: dict[_Key, set[str]] = {}
    for key, side in sides.items():
        if _day(side):
            together.setdefault(root(key), set()).add(_day(side))
    return {key: together[root(key)] for key in sides if root(key) in together}


def _key(side: Side) -> _Key:
    return side.article.id, side.claim.where.value, side.mention.start


def _value(side: Side) -> tuple[float | None, float | None] | None:
    mention = side.mention
    return (mention.low, mention.high) if isinstance(mention, Figure) else None


def _day(side: Side) -> str:
    """The day the value was given: its as-of day, or the earlier one that its sentence looks back to."""
    known = [side.mention.as_of or "", *(date.value for date in side.claim.dates)]
    return min((value[:10] for value in known if len(value) >= 10), default="")
