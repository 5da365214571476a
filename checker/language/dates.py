"""Dates and times in a sentence, resolved against the article's date and only as precise as the words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from checker.language.dates_asof import as_of, period
from checker.language.dates_patterns import forms, quick, words
from checker.language.dates_resolve import Resolver
from checker.model import DateMention

__all__ = ["as_of", "find", "period"]

_GAP = 12  # characters between two parts of one date
_LONGEST = 60  # characters of a date and time written out
_JOIN = re.compile(r"[\s,]{0,3}(?:(?:on|at|of|in the|from)\s+)?$", re.IGNORECASE)


def find(text: str, published: str | None) -> list[DateMention]:
    """The dates and times of a sentence, in order.

    `value` is ISO 8601 as precise as the words: a year, a month, a day, a day with a time, or an interval "start/end"
    ("last week"). A day without a year, where the article's date is unknown, is "--10-18"; words that only an
    unknown date could resolve ("on Friday") are left out.

    Args:
        text: one sentence.
        published: the article's ISO date or date and time, or None.
    """
    if not quick().search(text):
        return []
    today = _day(published)
    found: list[DateMention] = []
    for match in forms().finditer(text):
        form, said = match.lastgroup or "", match.group()
        value = Resolver(text, match.start(), today).resolve(form, said)
        if value is None:
            continue
        relative = form not in {"iso", "numeric", "decade", "year", "my"} and not re.search(
            r"\b(?:1[6-9]|20)\d\d\b", said
        )
        end = match.start() + len(said.rstrip(" ,"))
        mention = DateMention(
            start=match.start(),
            end=end,
            text=text[match.start() : end],
            value=value,
            resolved_from=published if relative and today else None,
        )
        joined = _joined(text, found[-1], mention) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(mention)
    return [_timed(mention, today, published) for mention in found if not mention.value.startswith("T") or today]


def _day(published: str | None) -> date | None:
    if not published:
        return None
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _timed(mention: DateMention, today: date | None, published: str | None) -> DateMention:
    """A time without a day is of the article's day."""
    if not mention.value.startswith("T") or today is None:
        return mention
    return replace(mention, value=f"{today.isoformat()}{mention.value}", resolved_from=published)


def _joined(text: str, first: DateMention, second: DateMention) -> DateMention | None:
    """Reads "12:01 a.m. EDT" and "Friday", or "Friday" and "Oct. 18", read as one."""
    between = text[first.end : second.start]
    if len(between) > _GAP or first.end - first.start > _LONGEST or not _JOIN.fullmatch(between):
        return None
    values = (first.value, second.value)
    times = [value for value in values if value.startswith("T")]
    days = [value for value in values if re.match(r"(?:\d{4}-|--)\d\d-\d\d(?:T|$)", value)]
    comma = between.strip() in {",", ""}
    if len(times) == 1 and len(days) == 1 and "T" not in days[0]:
        value = days[0] + times[0]
    elif len(days) == 2 and comma and _has_weekday(first.text) and re.search(r"\d", second.text):
        value = days[1] + first.value.partition("T")[1] + first.value.partition("T")[2]  # the date says more
    elif len(days) == 2 and comma and _has_weekday(second.text) and not re.search(r"\d", second.text):
        value = days[0]
    else:
        return None
    return DateMention(
        start=first.start,
        end=second.end,
        text=text[first.start : second.end],
        value=value,
        resolved_from=first.resolved_from or second.resolved_from,
    )


def _has_weekday(said: str) -> bool:
    return any(word in words()["weekdays"] for word in re.findall(r"[a-z]+", said.lower()))
