"""When something happened, by the words beside its verb: a day, a month, a year or a time of day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from checker.align.days import Stretch, meet, stretch
from checker.language.contexts import Context
from checker.language.cues import load_cues
from checker.model import Claim

_ZONE = re.compile(
    r"\b(?:GMT|UTC|[ECMP][SD]?T|BST|CES?T|IST|JST|(?:eastern|central|pacific|mountain|local) time)\b", re.IGNORECASE
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
_BREAK = re.compile(r"[;:—–]|\b(?:and|but|while|after|before|since|until|which|who|when|as|because|though)\b|, ")
_UNTIL = re.compile(
    r"\b(?:until|till|through|by|to|for|since|before|after|between|from|than|last|next)\s+(?:the\s+)?$", re.IGNORECASE
)
_FUTURE = re.compile(r"\b(?:coming|next|following|past|previous)\b", re.IGNORECASE)
_YEARLY = re.compile(
    r"^(?:last|this|past|previous|the (?:past|previous|same))\s+(?:year|season|quarter|month)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\d{4}")
_TO_A_LEVEL = re.compile(
    r"\s+(?:(?:at|to|by|from|above|below|past|over|under|a|an|the|record|new|high|low|just|some|only|more|less|fewer|than"
    r"|least|most|about|around|nearly|almost|roughly|approximately|up|down|now|then)\s+)*"
)
_FAR = 70  # characters between a verb and its date
_AROUND = re.compile(
    r"\b(?:about|around|shortly|just|roughly|approximately|nearly|by|before|after|until|since|late|early)\W+$"
)
_NIGHT = re.compile(
    r"\b(?:night|midnight|late|early|overnight|evening|today|yesterday|tonight|tomorrow)\b", re.IGNORECASE
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"T(\d\d)(?::(\d\d))?")
_CLOCK = r"(?P<hour>\d\d?)[:.](?P<minute>\d\d)\s?(?P<half>[ap])\.?m\b\.?"
_TIME_OF_DAY = re.compile(
    r"(?<![\w:.])(?P<hour>\d\d?)(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\b\.?", re.IGNORECASE
)
_CLOCK_BEFORE = re.compile(rf"\b{_CLOCK}(?: on)?\W{{1,2}}$", re.IGNORECASE)
_CLOCK_BEHIND = re.compile(rf"(?: at|,)? {_CLOCK}", re.IGNORECASE)
_MINUTES = 30  # minutes that "about" allows for


@dataclass(frozen=True, slots=True)
class When:
    """A date with its place in the field: ISO `day` or empty, `weekday` 0..6, `minutes` since midnight, or None.

    `whole` says that the text gives the hour alone.
    """

    start: int
    end: int
    text: str
    value: str
    day: str
    weekday: int | None
    minutes: int | None
    vague: bool
    relative: bool
    days: Stretch | None = None
    whole: bool = False


def whens(claim: Claim, read: Sequence[Context]) -> dict[int, When]:
    """For the number of each verb the date that goes with it, where one plainly does.

    A date that says as of when, or for which year, a figure counts is left to the figure: "the toll stood at 205 on
    Thursday", "killed 7,000 people last year".
    """
    verbs = [(n, c) for n, c in enumerate(read) if c.verb]
    text = _places_joined(claim)
    found: dict[int, When] = {}
    for when in dates(claim):
        start, end = when.start - claim.start, when.end - claim.start
        near = []
        for number, context in verbs:
            between = text[context.end : start] if context.end <= start else text[end : context.start]
            if len(between) <= _FAR and not _BREAK.search(between):
                crossed = sum(min(start, context.end) < c.start < max(start, context.start) for _, c in verbs)
                near.append((crossed, len(between), number))
        if near:
            number = min(near)[2]
            if not _of_a_figure(claim, read[number], when):
                found.setdefault(number, when)
    return found


def _places_joined(claim: Claim) -> str:
    """The claim without the commas inside a place ("born in Santa Monica, California on June 7"), as long as before."""
    text = claim.text
    for first, second in pairwise(claim.places):
        start, end = first.end - claim.start, second.start - claim.start
        if text[start:end].replace(" ", "") == ",":
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _of_a_figure(claim: Claim, verb: Context, when: When) -> bool:
    """Whether the date says as of when, or for which year, a figure of the verb counts."""
    date = when.start - claim.start
    yearly = bool(_YEARLY.search(when.text)) or _YEAR.fullmatch(when.value)
    for figure in claim.figures:
        start, end = figure.start - claim.start, figure.end - claim.start
        if figure.ordinal or start < verb.end or start - verb.end > _FAR:
            continue
        between = claim.text[verb.end : start]
        if verb.lemma in _levels() and _TO_A_LEVEL.fullmatch(between):
            return True
        if yearly and end <= date and not _BREAK.search(claim.text[verb.end : start] + claim.text[end:date]):
            return True
    return False


@cache
def _levels() -> frozenset[str]:
    return frozenset(load_cues("slots")["levels"]["verbs"])


def dates(claim: Claim) -> list[When]:
    """The dates of a claim that can be those of a verb, weekdays that nothing resolves among them."""
    found = []
    for date in claim.dates:
        if (
            "/" in date.value
            or date.value.endswith("s")
            or _FUTURE.search(date.text)
            or _no_date_of_a_verb(claim, date.start, date.end)
        ):
            continue
        day = _DAY.match(date.value)
        time = _TIME.search(date.value)
        weekday = _WEEKDAY.search(date.text)
        found.append(
            When(
                start=date.start,
                end=date.end,
                text=date.text,
                value=date.value,
                day=day.group() if day else "",
                weekday=_WEEKDAYS.index(weekday.group().casefold()) if weekday else None,
                minutes=int(time.group(1)) * 60 + int(time.group(2) or 0) if time else None,
                vague=bool(_AROUND.search(claim.text[: date.start - claim.start])),
                relative=bool(_NIGHT.search(date.text)),
                days=stretch(claim, date.start, date.end),
                whole=bool(time and not time.group(2)),
            )
        )
    for match in _WEEKDAY.finditer(claim.text):  # a weekday that no date of publication resolves
        start = claim.start + match.start()
        end = claim.start + match.end()
        if not any(d.start <= start < d.end for d in claim.dates) and not _no_date_of_a_verb(claim, start, end):
            number = _WEEKDAYS.index(match.group().casefold())
            minutes, vague = _hour(claim.text, match.start(), match.end())
            found.append(When(start, start + len(match.group()), match.group(), "", "", number, minutes, vague, False))
    return found


def hours(claim: Claim) -> list[When]:
    """The times of day of a claim that stand with no day, and that no date of publication resolves."""
    dated = dates(claim)
    found = []
    for match in _TIME_OF_DAY.finditer(claim.text):
        start, end = claim.start + match.start(), claim.start + match.end()
        minutes = _minutes(match)
        if minutes is not None and not any(d.start < end and start < d.end for d in dated):
            vague = bool(_AROUND.search(claim.text[: match.start()]))
            whole = match["minute"] is None
            found.append(When(start, end, match.group(), "", "", None, minutes, vague, relative=False, whole=whole))
    return found


def _hour(text: str, start: int, end: int) -> tuple[int | None, bool]:
    """Minutes since midnight of the time of day beside a weekday, and whether it is a rough one."""
    match = _CLOCK_BEFORE.search(text[:start]) or _CLOCK_BEHIND.match(text, end)
    minutes = _minutes(match) if match else None
    if match is None or minutes is None:
        return None, False
    return minutes, bool(_AROUND.search(text[: match.start()]))


def _minutes(clock: re.Match[str]) -> int | None:
    """Minutes since midnight of an hour, perhaps with its minute, of one half of the day; None where there is none."""
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    if not 1 <= hour <= 12 or minute >= 60:
        return None
    return (hour % 12 + (12 if clock["half"].casefold() == "p" else 0)) * 60 + minute


def _no_date_of_a_verb(claim: Claim, start: int, end: int) -> bool:
    """Whether the words bound a period ("through July 31") or belong to a noun ("Tuesday's deadline")."""
    before, after = claim.text[: start - claim.start], claim.text[end - claim.start :]
    return bool(_UNTIL.search(before)) or after.startswith(("'s", "’s", "-", "–"))


def differ(a: When | None, b: When | None) -> bool:
    """Whether the two cannot be one day (or one time of one day); False where they are not to the same precision."""
    if a is None or b is None:
        return False
    if a.days and b.days and a.days != b.days and meet(a.days, b.days):
        return False
    if a.weekday is not None and b.weekday is not None and not (a.relative or b.relative):
        if a.weekday != b.weekday:
            return True
        return a.minutes is not None and b.minutes is not None and _times_differ(a, b)
    if a.day and b.day:
        if a.day != b.day:
            if _days_apart(a.day, b.day) % 7 == 0 and (a.weekday is not None or b.weekday is not None):
                return False  # "today" and "Thursday" of Thursday: of which week, no word says
            return not (a.relative or b.relative or a.vague or b.vague) or _days_apart(a.day, b.day) > 1
        return a.minutes is not None and b.minutes is not None and _times_differ(a, b)
    if a.vague or b.vague or a.relative or b.relative:
        return False
    if a.value.startswith("--") and b.value.startswith("--"):  # a month and a day, both without a year
        return a.value != b.value
    short = min(len(a.value), len(b.value))
    if short not in (4, 7) or not (a.value[:4].isdigit() and b.value[:4].isdigit()):
        return False
    return a.value[:short] != b.value[:short]


def one_day(a: When | None, b: When | None) -> bool:
    """Whether both name the same day: one date, or one day of the week where a date is not known."""
    if a is None or b is None or (a.day and b.day and a.day != b.day):
        return False
    if a.weekday is not None and b.weekday is not None:
        return a.weekday == b.weekday
    return bool(a.day and b.day) and not (a.relative or b.relative)


def long_before(when: When | None, published: str | None) -> bool:
    """Whether it was more than a day before a text was published (ISO date), so that the text cannot have it to come.

    A month or a year is compared as a whole. False where either is not known.
    """
    if when is None or not published:
        return False
    if when.day:
        return when.day < published[:10] and _days_apart(when.day, published[:10]) > 1
    size = len(when.value)
    return size in (4, 7) and when.value[:4].isdigit() and when.value < published[:size]


def _times_differ(a: When, b: When) -> bool:
    assert a.minutes is not None
    assert b.minutes is not None
    return abs(a.minutes - b.minutes) > (_MINUTES if a.vague or b.vague or a.whole != b.whole else 0)


def _days_apart(a: str, b: str) -> int:
    from datetime import date

    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)


def two_zones(a: Claim, b: Claim) -> bool:
    """Whether the two sentences tell their hours in two time zones, or only one says in which."""
    mine, theirs = ({match.lower() for match in _ZONE.findall(claim.text)} for claim in (a, b))
    return mine != theirs
