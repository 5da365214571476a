"""Dates as pages print them in their heads: "October 21, 2024 12:14 PM", "18 Oct 2024", "2024-10-18T15:07"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?P<{}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?"
_DATE = re.compile(
    r"(?<![\w/.-])(?:"
    + _MONTH.format("m1") + r"\s{0,2}" + _DAY.format("d1") + r",?\s{1,2}(?P<y1>(?:19|20)\d\d)"
    + "|" + _DAY.format("d2") + r"\s(?:of\s)?" + _MONTH.format("m2") + r",?\s{1,2}(?P<y2>(?:19|20)\d\d)"
    + r"|(?P<y3>(?:19|20)\d\d)[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})"
    + r"(?:T(?P<t3>\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
    + r"|(?P<n1>\d{1,2})(?P<sep>[./-])(?P<n2>\d{1,2})(?P=sep)(?P<y4>(?:19|20)\d\d)"
    + r")(?![\w-]|\.\d)",
    re.IGNORECASE,
)  # fmt: skip
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CLOCK = r"(?P<h>\d{1,2})[:.](?P<min>\d\d)(?::\d\d)?(?:\s?(?P<half>[ap])\.?m\b\.?)?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_AFTER = re.compile(rf"[\s,|@•·/—–-]{{0,6}}(?:{_WEEKDAY}\.?)?[\s,|@•·/—–-]{{0,6}}(?:at\s)?{_CLOCK}", re.IGNORECASE)
_BEFORE = re.compile(
    rf"{_CLOCK}(?:\s[A-Z]{{2,4}})?[\s,|@•·/—–-]{{1,6}}(?:{_WEEKDAY})?[\s,]{{0,3}}(?:on\s)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A full date in a text, with its time of day where that stands beside it; `value` is ISO 8601."""

    start: int
    end: int
    value: str

    @property
    def timed(self) -> bool:
        """Whether a time of day is given."""
        return "T" in self.value


def find(text: str) -> list[Stamp]:
    """Every full date (day, month and year) in the text. 03/04/2024 names no date for sure, and is left out."""
    found: list[Stamp] = []
    if _YEAR.search(text) is None:
        return found
    for match in _DATE.finditer(text):
        day = _day(match)
        if day is None:
            continue
        start, end, time = match.start(), match.end(), (match["t3"] or "")[:5]
        left = max(0, start - 30)
        if not time and (after := _AFTER.match(text, end)) and (time := _time(after)):
            end = after.end()
        if not time and (before := _BEFORE.search(text[left:start])) and (time := _time(before)):
            start = left + before.start()
        found.append(Stamp(start, end, day.isoformat() + (f"T{time}" if time else "")))
    return found


def iso(value: str) -> str | None:
    """The value as an ISO date or date and time, or None where it is none. "2024-10-18…" comes back as it is."""
    value = value.strip()
    try:
        read = datetime.fromisoformat(value)
    except ValueError:
        stamps = find(value)
        whole = len(stamps) == 1 and sum(c.isalnum() for c in value[: stamps[0].start] + value[stamps[0].end :]) <= 12
        return stamps[0].value if whole else None
    if not _ISO.match(value):  # "20241018", "2024-W42-5"
        return read.isoformat() if "T" in value else read.date().isoformat()
    return value


def _day(match: re.Match[str]) -> date | None:
    if match["y1"]:
        year, month, day = match["y1"], _MONTHS[match["m1"].casefold()], match["d1"]
    elif match["y2"]:
        year, month, day = match["y2"], _MONTHS[match["m2"].casefold()], match["d2"]
    elif match["y3"]:
        year, month, day = match["y3"], int(match["m3"]), match["d3"]
    else:
        first, second = int(match["n1"]), int(match["n2"])
        if first <= 12 and second <= 12 and first != second and match["sep"] != ".":
            return None  # day first or month first: nobody can tell
        # With full stops the day comes first in every country that writes dates so.
        day_first = match["sep"] == "." or first > 12
        year, month, day = match["y4"], second if day_first else first, str(first if day_first else second)
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def _time(clock: re.Match[str]) -> str:
    hour, minute, half = int(clock["h"]), int(clock["min"]), (clock["half"] or "").casefold()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""
