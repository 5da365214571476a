"""The forms of dates and times in English news, as one set of compiled patterns."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from checker.language.cues import load_cues


@cache
def words() -> dict[str, Any]:
    """The vocabulary of dates (cues/dates.toml)."""
    return load_cues("dates")


def _either(options: Any) -> str:
    return "|".join(sorted((re.escape(option) for option in options), key=len, reverse=True))


@cache
def forms() -> re.Pattern[str]:
    """One pattern whose named groups tell the form. Every alternative is linear in the text."""
    data = words()
    month = rf"(?:{_either(data['months'])})\b\.?"
    weekday = rf"(?:{_either(data['weekdays'])})"
    number = rf"(?:\d{{1,3}}|{_either(data['numbers'])})"
    unit = rf"(?:{_either([*data['days'], *data['months_long'], *data['years_long'], 'hour', 'minute'])})s?"
    season = _either([*data["seasons"], "winter"])
    zone = rf"(?:{_either(data['zones'])})"
    part = r"(?:morning|afternoon|evening|night)"
    day = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
    year = r"(?:1[6-9]|20)\d\d"
    near = r"(?:early|late|mid)[- ]"
    alternatives = {
        "iso": rf"{year}-(?:0[1-9]|1[0-2])-(?:3[01]|[12]\d|0[1-9])(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?\b",
        "numeric": rf"(?:{year}/\d{{1,2}}/\d{{1,2}}|\d{{1,2}}[./]\d{{1,2}}[./]{year})\b",
        "of_year": rf"(?:(?:{near})?{month}(?:\s+{day})?|{day}\s+(?:of\s+)?{month})"
        r",?\s+(?:of\s+)?(?:last|this|next)\s+year\b",
        "mdy": rf"(?:{near})?{month}\s+{day}\b(?!\s*(?:percent|%|million|billion|,\d\d\d\b))(?:\s*,?\s+{year}\b)?",
        "dmy": rf"{day}\s+(?:of\s+)?{month}(?:\s*,?\s+{year}\b)?",
        "my": rf"(?:{near})?{month},?\s+(?:of\s+)?{year}\b",
        "ago": rf"(?:about\s+|some\s+|nearly\s+|almost\s+|more than\s+)?{number}\s+{unit}\s+(?:ago|earlier today)\b",
        "span": rf"(?:the\s+)?(?:past|last|previous|next|coming|following)\s+(?:{number}\s+)?{unit}\b",
        "this": rf"this\s+(?:week|month|year|quarter|decade|century|weekend|{season}|{part})\b",
        "rel_month": rf"(?:last|next|this|past)\s+{month}(?!\s+\d)",
        "weekday": rf"(?:(?:last|next|this(?:\s+(?:past|coming))?|past|coming)\s+)?(?:{near})?{weekday}\b"
        rf"(?:\s+{part}\b)?",
        "weekend": rf"(?:last|next|the past|the|over the)\s+(?:weekend|{season})\b",
        "night": r"last\s+night\b",
        "day": r"(?:earlier\s+|late\s+|early\s+|later\s+)?(?:today|yesterday|tomorrow|tonight)\b"
        rf"(?:\s+{part}\b)?",
        "time": rf"(?:\d{{1,2}}(?:[:.]\d\d)?\s?(?:a\.?m\b\.?|p\.?m\b\.?)"
        rf"|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?|noon|midnight)"
        rf"(?:\s+(?:{zone})\b)?(?:\s+local time)?",
        "decade": r"(?:the\s+)?(?:early\s+|late\s+|mid-?\s?)?(?:(?:1[6-9]|20)\d0|['’][1-9]0)s\b",
        "year": rf"(?<![\d.,$£€#/-]){year}(?:\s?[-–]\s?(?:{year}|\d\d))?(?![\d%]|[.,/:-]\d)\b",
        "month": rf"(?:{near})?{month}(?!\s+\d)",
    }
    # a first character that a date can begin with keeps the search quick
    body = "|".join(f"(?P<{name}>{pattern})" for name, pattern in alternatives.items())
    return re.compile(rf"(?<![\w.])(?:{body})", re.IGNORECASE)


@cache
def quick() -> re.Pattern[str]:
    """Whether a sentence can hold a date at all."""
    data = words()
    stems = {word[:3] for word in [*data["months"], *data["weekdays"]]}
    more = "ago|today|tonight|yesterday|tomorrow|last|past|next|previous|coming|this|noon|midnight|weekend|following"
    return re.compile(rf"\d|\b(?:{_either(stems)})|\b(?:{more})\b", re.IGNORECASE)
