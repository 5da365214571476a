"""What a date in the words of the news means, given the article's date."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from checker.language.dates_patterns import words

_YEAR_LEAD = re.compile(
    r"\b(?:in|since|from|until|till|by|of|during|through|throughout|before|after|between|and|to|the|for|around|circa|"
    r"early|late|mid|election|year|back|fiscal|as|ended?|ending)[\s-]+$|[(,]\s*$",
    re.IGNORECASE,
)
_MONTH_LEAD = re.compile(
    r"\b(?:in|since|from|until|till|by|of|during|through|before|after|between|to|last|next|this|early|late|for|and|on|"
    r"each|every)[\s-]+$",
    re.IGNORECASE,
)
#: A year that is none (0, one below it, one of more than four digits).
_OFF_CALENDAR = re.compile(r"(?:^|/)(?:0000|-\d|\d{5})")


@cache
def _weekday_names() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(words()['weekdays'], key=len, reverse=True))})\b")


@cache
def _future_words() -> frozenset[str]:
    return frozenset(words()["context"]["future"])


@cache
def _coordinated() -> re.Pattern[str]:
    """A weekday, and "and", before another weekday."""
    return re.compile(rf"\b(?:{'|'.join(words()['weekdays'])})\s+and\s+(?:on\s+)?$")


class Resolver:
    """Turns the words of one date into ISO 8601."""

    def __init__(self, text: str, start: int, today: date | None) -> None:
        self.text = text
        self.start = start
        self.today = today

    def resolve(self, form: str, said: str) -> str | None:
        """The value, or None where the words are no date or cannot be resolved."""
        low = said.lower().replace(".", "")
        method: Callable[[str], str | None] = getattr(self, f"_{form}")
        try:
            value = method(said if form in {"iso", "numeric", "time"} else low)
        except OverflowError:
            return None  # reckoned past the calendar: "yesterday" on its first day, "in 9,999,999 days"
        return None if value is None or _OFF_CALENDAR.search(value) else value

    # --- written out ------------------------------------------------------------

    def _iso(self, said: str) -> str | None:
        return said.replace(" ", "T") if _valid(said[:10]) else None

    def _numeric(self, said: str) -> str | None:
        parts = [int(part) for part in re.split(r"[./]", said)]
        if parts[0] > 31:
            return _iso_day(*parts)
        if "." in said or parts[0] > 12:
            return _iso_day(parts[2], parts[1], parts[0])
        return _iso_day(parts[2], parts[0], parts[1]) if parts[1] > 12 or parts[0] == parts[1] else None

    def _mdy(self, low: str) -> str | None:
        if self._is_verb(low):
            return None
        return self._day_of(_month_in(low), _number_after_month(low), _year_in(low))

    def _dmy(self, low: str) -> str | None:
        day = re.match(r"\d{1,2}", low)
        return self._day_of(_month_in(low), int(day.group()) if day else None, _year_in(low))

    def _my(self, low: str) -> str | None:
        month, year = _month_in(low), _year_in(low)
        return f"{year:04d}-{month:02d}" if month and year else None

    def _of_year(self, low: str) -> str | None:
        """Reads a month or a day of a year that is told from here: "in May last year", "on May 9 of last year"."""
        month, day = _month_in(low), re.search(r"\d{1,2}", low)
        if month is None or self.today is None:
            return None
        step = -1 if re.search(r"\blast\s+year$", low) else 1 if re.search(r"\bnext\s+year$", low) else 0
        year = self.today.year + step
        return _iso_day(year, month, int(day.group())) if day else f"{year:04d}-{month:02d}"

    def _month(self, low: str) -> str | None:
        name = low.split()[-1].split("-")[-1]
        written = re.split(r"[-\s]", self.text[self.start : self.start + len(low)].rstrip("- "))[-1]
        if not written[:1].isupper() or (len(name) <= 3 and name != "may"):
            return None
        if not _MONTH_LEAD.search(self.text[max(0, self.start - 12) : self.start]) and not low.startswith(
            ("early", "late", "mid")
        ):
            return None
        month = _month_in(low)
        if month is None or self.today is None:
            return None
        year = self._nearest_year(month, 15, future_cost=1 if self._future() else 4)
        return f"{year:04d}-{month:02d}"

    def _year(self, low: str) -> str | None:
        before = self.text[max(0, self.start - 14) : self.start]
        if not _YEAR_LEAD.search(before):
            return None
        after = self.text[self.start + len(low) : self.start + len(low) + 14].lower()
        if re.match(
            r"\s+(?:people|dead|deaths|victims|homes|miles|soldiers|troops|cases|dollars|tons|acres|jobs)\b", after
        ):
            return None
        years: list[str] = re.findall(r"\d+", low)
        if len(years) == 2:
            second = years[1] if len(years[1]) == 4 else years[0][:2] + years[1]
            return f"{years[0]}/{second}" if second > years[0] else None
        return years[0]

    def _decade(self, low: str) -> str | None:
        digits = re.search(r"\d+", low)
        if digits is None:
            return None
        first = int(digits.group())
        if first < 100:
            first += 1900
        return f"{first}/{first + 9}"

    # --- reckoned from the article's date ------------------------------------------------------------

    def _weekday(self, low: str) -> str | None:
        name = _weekday_names().search(low)
        if name is None or self.today is None or not self.text[self.start + name.start()].isupper():
            return None
        if name.group() in {"sun", "mon", "sat", "wed"}:
            return None  # the sun, a surname, "sat down": only long names are sure
        wanted = int(words()["weekdays"][name.group()])
        back = (self.today.isoweekday() - wanted) % 7
        ahead = (wanted - self.today.isoweekday()) % 7
        if low.startswith("next") or "coming" in low:
            return (self.today + timedelta(days=ahead or 7)).isoformat()
        if low.startswith(("last", "past")) or "past" in low.split()[:2]:
            return (self.today - timedelta(days=back or 7)).isoformat()
        if low.startswith("this"):
            return (self.today + timedelta(days=wanted - self.today.isoweekday())).isoformat()
        if self._future():
            return (self.today + timedelta(days=ahead)).isoformat()
        return (self.today - timedelta(days=back)).isoformat()

    def _day(self, low: str) -> str | None:
        if self.today is None:
            return None
        step = -1 if "yesterday" in low else 1 if "tomorrow" in low else 0
        return (self.today + timedelta(days=step)).isoformat()

    def _night(self, low: str) -> str | None:
        return (self.today - timedelta(days=1)).isoformat() if self.today else None

    def _ago(self, low: str) -> str | None:
        return self._shifted(_count_in(low), low, -1)

    def _span(self, low: str) -> str | None:
        if self.today is None:
            return None
        count = _count_in(low)
        forward = bool(re.search(r"\b(?:next|coming|following)\b", low))
        if "following" in low or ("previous" in low and not count):
            return None  # counted from another date in the story
        several = re.search(r"\b(?:past|last|next|coming|previous)\s+(?:\d|[a-z ]+\s)", low) and low.rstrip("s") != low
        if (count and (count > 1 or several)) or re.search(r"\bthe (?:past|last)\b", low):
            other = self._shifted(count or 1, low, 1 if forward else -1)
            if other is None:
                return None
            here = self.today.isoformat()[: len(other)] if "T" not in other else self.today.isoformat()
            return f"{here}/{other}" if forward else f"{other}/{here}"
        return self._period(low, 1 if forward else -1)

    def _this(self, low: str) -> str | None:
        if self.today is None:
            return None
        if re.search(r"morning|afternoon|evening|night", low):
            return self.today.isoformat()
        return self._period(low, 0)

    def _weekend(self, low: str) -> str | None:
        if "weekend" not in low and not low.startswith(("last", "next")):
            return None
        return self._period(low, 1 if low.startswith("next") else -1)

    def _rel_month(self, low: str) -> str | None:
        month = _month_in(low)
        if month is None or self.today is None:
            return None
        year = self.today.year
        if low.startswith(("last", "past")) and month >= self.today.month:
            year -= 1
        if low.startswith("next") and month <= self.today.month:
            year += 1
        return f"{year:04d}-{month:02d}"

    def _time(self, said: str) -> str | None:
        low = said.lower()
        if low.startswith("noon"):
            return "T12:00"
        if low.startswith("midnight"):
            return "T00:00"
        clock = re.match(r"(\d{1,2})(?:[:.](\d\d))?", low)
        if clock is None:
            return None
        hour, minute = int(clock.group(1)), clock.group(2)
        afternoon = re.search(r"p\.?m", low)
        if afternoon or re.search(r"a\.?m", low):
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + (12 if afternoon else 0)
        value = f"T{hour:02d}:{minute}" if minute else f"T{hour:02d}"
        zone = re.search(rf"\b({'|'.join(words()['zones'])})\b\s*(?:local time)?$", low)
        if zone:
            offset = int(words()["zones"][zone.group(1)])
            value += f"{'+' if offset >= 0 else '-'}{abs(offset) // 60:02d}:{abs(offset) % 60:02d}"
        return value

    # --- helpers ------------------------------------------------------------

    def _day_of(self, month: int | None, day: int | None, year: int | None) -> str | None:
        if month is None or day is None:
            return None
        if year is None and self.today is None:
            return f"--{month:02d}-{day:02d}" if _iso_day(2024, month, day) else None
        if year is None:
            year = self._nearest_year(month, day, future_cost=1 if self._future() else 2)
        return _iso_day(year, month, day)

    def _nearest_year(self, month: int, day: int, *, future_cost: int) -> int:
        """The year that brings the day nearest the article's, days to come counting more."""
        today = self.today or date.today()

        def cost(year: int) -> int:
            try:
                days = (date(year, month, day) - today).days
            except ValueError:
                return 10_000
            return days * future_cost if days > 0 else -days

        return min((today.year - 1, today.year, today.year + 1), key=cost)

    def _future(self) -> bool:
        before = self.text[max(0, self.start - 70) : self.start].lower()
        before = _coordinated().sub("", before)  # "will be held on Saturday and Sunday"
        clause = re.split(r"[;:]|\bsaid\b|\bthat\b|\band\b|\bbut\b", before)[-1]
        if any(phrase in clause for phrase in words()["context"]["future_phrases"]):
            return True
        return any(word in _future_words() for word in re.findall(r"[\w']+", clause))

    def _is_verb(self, low: str) -> bool:
        """Reads "may 20 people", "march 12 miles": a lower-case month name is none."""
        return low.split()[0] in {"may", "march", "mar"} and not self.text[self.start].isupper()

    def _shifted(self, count: int, low: str, sign: int) -> str | None:
        if self.today is None:
            return None
        unit = _unit_in(low)
        data = words()
        if unit in data["days"]:
            return (self.today + timedelta(days=sign * count * int(data["days"][unit]))).isoformat()
        if unit in data["months_long"]:
            index = self.today.year * 12 + self.today.month - 1 + sign * count * int(data["months_long"][unit])
            return f"{index // 12:04d}-{index % 12 + 1:02d}"
        if unit in data["years_long"]:
            return f"{self.today.year + sign * count * int(data['years_long'][unit]):04d}"
        if unit == "hour":
            return (self.today + timedelta(days=sign * round(count / 24))).isoformat()
        return self.today.isoformat()

    def _period(self, low: str, step: int) -> str | None:
        if self.today is None:
            return None
        if "weekend" in low or re.search(r"\bweek\b", low):
            monday = self.today - timedelta(days=self.today.weekday())
            if "weekend" in low:
                saturday = monday + timedelta(days=5 + 7 * (step if step or self.today.weekday() >= 3 else 0))
                if low.startswith(("the", "over")) and self.today.weekday() >= 5:
                    saturday = monday + timedelta(days=5)
                return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"
            monday += timedelta(days=7 * step)
            return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
        for season, (first, last) in words()["seasons"].items():
            if season in low:
                year = self.today.year + (step if step > 0 else -1 if step and last >= self.today.month else 0)
                return f"{year:04d}-{first:02d}/{year:04d}-{last:02d}"
        if "winter" in low:
            year = self.today.year - (1 if step <= 0 or self.today.month < 12 else 0) + max(step, 0)
            return f"{year:04d}-12/{year + 1:04d}-02"
        if "quarter" in low:
            quarter = self.today.year * 4 + (self.today.month - 1) // 3 + step
            year, first = quarter // 4, quarter % 4 * 3 + 1
            return f"{year:04d}-{first:02d}/{year:04d}-{first + 2:02d}"
        if "decade" in low or "century" in low:
            length = 10 if "decade" in low else 100
            first = (self.today.year // length + step) * length
            return f"{first:04d}/{first + length - 1:04d}"
        if step:
            return self._shifted(1, low, step)
        return f"{self.today.year:04d}-{self.today.month:02d}" if "month" in low else f"{self.today.year:04d}"


def _iso_day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _valid(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _month_in(low: str) -> int | None:
    for word in re.findall(r"[a-z]+", low):
        if word in words()["months"]:
            return int(words()["months"][word])
    return None


def _number_after_month(low: str) -> int | None:
    found = re.search(r"[a-z]\s+(\d{1,2})", low)
    return int(found.group(1)) if found else None


def _year_in(low: str) -> int | None:
    found = re.search(r"\b(\d{4})\b", low)
    return int(found.group(1)) if found else None


def _count_in(low: str) -> int:
    digits = re.search(r"\d+", low)
    if digits:
        return int(digits.group())
    table = words()["numbers"]
    return next((int(table[word]) for word in low.split() if word in table), 0)


def _unit_in(low: str) -> str:
    data = words()
    units = {*data["days"], *data["months_long"], *data["years_long"], "hour", "minute"}
    for word in reversed(re.findall(r"[a-z]+", low)):
        single = "century" if word == "centuries" else word.removesuffix("s")
        if single in units:
            return single
    return ""
