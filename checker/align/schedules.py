"""Aligns the days for which two articles set one event: an election, a trial, a summit, a match."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from checker.align.days import Stretch, meet, stretch
from checker.align.event_names import EventName, agree, event_name, nouns
from checker.align.sides import alignment_of, credited
from checker.language.cues import load_cues
from checker.model import Alignment, Article, Claim, DateMention, Field, Kind, Side

_SURE = 0.7  # that two events of one name, of one bearer or place, are one
_DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Schedule:
    """An event with the day that its claim sets it for, and the stretch of days that this belongs to."""

    article: Article
    claim: Claim
    name: EventName
    date: DateMention
    days: Stretch

    @property
    def side(self) -> Side:
        """The day's words as one side of an alignment."""
        return credited(self.article, self.claim, replace(self.date, as_of=self.article.published))


@cache
def _pattern() -> re.Pattern[str]:
    alternatives = "|".join(sorted(map(re.escape, nouns()), key=len, reverse=True))
    words = "|".join(sorted(load_cues("schedules")["set"], key=len, reverse=True))
    return re.compile(
        rf"\b(?P<noun>{alternatives})\b(?: (?:[\w.]+))?(?: (?:in|of|between|with|on) [^,;.]{{1,50}}?)?"
        rf"(?:, which|, now|,)? (?:{words})(?: (?:in|at) [^,;.]{{1,30}}?)? (?:on |for |by )?$",
        re.IGNORECASE,
    )


def schedules(articles: Sequence[Article], claims: Sequence[Claim]) -> list[Schedule]:
    """The events that the articles' texts set for a day."""
    by_id = {article.id: article for article in articles}
    return [found for claim in claims if claim.where is Field.TEXT for found in _of(by_id[claim.article_id], claim)]


def _of(article: Article, claim: Claim) -> Iterator[Schedule]:
    for date in claim.dates:
        if not _DAY.match(date.value) or "/" in date.value:
            continue
        match = _pattern().search(claim.text[: date.start - claim.start])
        days = stretch(claim, date.start, date.end)
        if match and days:
            noun = nouns()[match.group("noun").casefold()]
            name = event_name(claim.text, noun, match.end("noun"))
            if name:
                yield Schedule(article, claim, name, date, days)


def align_schedules(left: Sequence[Schedule], right: Sequence[Schedule]) -> list[Alignment]:
    """One alignment for each event that both articles set for a day, and for no day in common."""
    found = []
    done: set[str] = set()
    for a in left:
        for b in right:
            if a.name.noun in done or not a.claim.keys() & b.claim.keys():
                continue
            if not agree(a.name, b.name, others=(a.claim.text, b.claim.text)) or _other_years(a, b):
                continue
            if any(meet(x.days, y.days) for x in left for y in right if {x.name.noun, y.name.noun} == {a.name.noun}):
                continue
            done.add(a.name.noun)
            found.append(_alignment(a, b))
    return found


def _other_years(a: Schedule, b: Schedule) -> bool:
    """Whether the two days are of two years, where both are known: the event of each year is another."""
    years = {a.date.value[:4], b.date.value[:4]}
    return len(years) == 2 and all(year.isdigit() for year in years)


def _alignment(a: Schedule, b: Schedule) -> Alignment:
    return alignment_of(Kind.DATE, a.side, b.side, _SURE, ("same_event", f"both set a day for one {a.name.noun}"))
