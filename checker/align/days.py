"""Stretches of days: "July 11 and 12", "May 3 to May 5", and whether two of them meet."""

from __future__ import annotations

import re

from checker.model import Claim, DateMention

_DAY = re.compile(r"(?P<year>\d{4}|-)-(?P<month>\d\d)-(?P<day>\d\d)")
_MORE = re.compile(
    r"\s*(?:-|–|—|and|or|to|till?|until|through|,)\s*(?:and\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?![%:.]?\d|\s?[ap]\.?m|%)"
    r"(?!\s+[a-z]*(?:people|percent|million|billion|minutes|hours))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:-|–|—|,?\s*and(?: on)?|or|to|until|through)\s*(?:the\s+)?", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s*(?:-|–|—|and|to|or)\s*$", re.IGNORECASE)
Stretch = tuple[str, str]


def stretch(claim: Claim, start: int, end: int) -> Stretch | None:
    """The first and the last day ("MM-DD") of the stretch that a date of the claim belongs to; None where it is no day.

    Args:
        claim: a sentence with its dates.
        start, end: the date's offsets in the field.
    """
    found = next((date for date in claim.dates if date.start == start and date.end == end), None)
    span = _of(found) if found is not None else None
    if found is None or span is None:
        return None
    first, last = span
    after = claim.text[end - claim.start :]
    more = _MORE.match(after)
    if more and int(last[-2:]) < int(more.group("day")) <= 31:
        last = f"{last[:3]}{int(more.group('day')):02d}"
    before = _BEFORE.search(claim.text[: start - claim.start])
    if before and 0 < int(before.group("day")) < int(first[-2:]):  # "11 and 12 July"
        first = f"{first[:3]}{int(before.group('day')):02d}"
    for other in claim.dates:
        joined = _of(other)
        if joined is None or other is found:
            continue
        left, right = sorted((other, found), key=lambda date: date.start)
        if _BETWEEN.fullmatch(claim.text[left.end - claim.start : right.start - claim.start]):
            first, last = min(first, joined[0]), max(last, joined[1])
    return first, last


def _of(date: DateMention) -> Stretch | None:
    days = [f"{m.group('month')}-{m.group('day')}" for m in _DAY.finditer(date.value)]
    return (days[0], days[-1]) if days else None


def meet(a: Stretch, b: Stretch) -> bool:
    """Whether two stretches have a day in common."""
    return a[0] <= b[1] and b[0] <= a[1]
