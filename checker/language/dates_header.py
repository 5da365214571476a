"""The date line of a saved page."""

from __future__ import annotations

import re

from checker.language.dates_patterns import words

_TIME = re.compile(
    r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?\s*(?P<half>[ap]\.?m\b\.?)?"
    r"(?:\s*(?P<zone>Z\b|UTC|[A-Z]{2,4}\b|[+-]\d\d:?\d\d))?",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:updated|modified|retrieved|accessed|archived|last edited)\W{0,3}(?:on|at)?\s*(?:\w{3,9},?\s)?$", re.IGNORECASE
)


def parse_header(text: str) -> str | None:
    """The ISO date (and time, with its zone where one is written) that a page's date line gives.

    Reads "October 21, 2024 12:14 PM", "October 18, 2024, Friday // 15:07", "18 Oct 2024 09:30 GMT", "2024-10-19",
    "Published: Mon, 21 Oct 2024". A date of publication is preferred to one of updating. None where the line has no
    full date, or one that can be read in two ways ("03/04/2024").
    """
    found: list[tuple[bool, int, str]] = []
    for match, day in _days(text[:2000]):
        updated = bool(_UPDATED.search(text[max(0, match.start() - 40) : match.start()]))
        found.append((updated, match.start(), day + _time_near(text, match.end())))
    return min(found)[2] if found else None


def _patterns() -> tuple[re.Pattern[str], ...]:
    month = "|".join(sorted(words()["months"], key=len, reverse=True))
    return (
        re.compile(r"\b(?P<y>(?:19|20)\d\d)[-/](?P<m>0?[1-9]|1[0-2])[-/](?P<d>3[01]|[12]\d|0?[1-9])(?!\d)"),
        re.compile(
            rf"\b(?P<mon>{month})\b\.?\s+(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s*,?\s+(?P<y>(?:19|20)\d\d)\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<mon>{month})\b\.?,?[\s-]+(?P<y>(?:19|20)\d\d)\b",
            re.IGNORECASE,
        ),
        re.compile(r"\b(?P<d>3[01]|[12]\d|0?[1-9])(?P<mark>[./])(?P<m>[0-3]?\d)(?P=mark)(?P<y>(?:19|20)\d\d)\b"),
    )


def _days(text: str) -> list[tuple[re.Match[str], str]]:
    found = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            parts = match.groupdict()
            month = int(words()["months"][parts["mon"].lower()]) if parts.get("mon") else int(parts["m"])
            day = int(parts["d"])
            if parts.get("mark") == "/":
                if day <= 12 and month <= 12 and day != month:
                    continue  # day first or month first: not to be told
                if month > 12:
                    day, month = month, day
            iso = _checked(int(parts["y"]), month, day)
            if iso:
                found.append((match, iso))
    return found


def _checked(year: int, month: int, day: int) -> str | None:
    from datetime import date

    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _time_near(text: str, end: int) -> str:
    """The time that follows the date on its line, with "T" in front; empty where there is none."""
    rest = text[end : end + 30].split("\n")[0]
    match = _TIME.search(rest)
    if match is None or re.search(r"[a-z]{10,}", rest[: match.start()]):
        return ""
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    zone = (match["zone"] or "").lower()
    if zone in words()["zones"]:
        offset = int(words()["zones"][zone])
        zone = f"{'+' if offset >= 0 else '-'}{abs(offset) // 60:02d}:{abs(offset) % 60:02d}"
    elif re.fullmatch(r"[+-]\d\d:?\d\d", zone):
        zone = zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    else:
        zone = ""
    return f"T{hour:02d}:{match['minute']}{zone}"
