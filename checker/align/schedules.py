"""Aligns the days for which two articles set one event: an election, a trial, a summit, a match."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from checker.language.cues import load_cues
from checker.language.voices import same_source, same_time
from checker.model import Alignment, Article, Claim, DateMention, Field, Kind, Reason, Side, credit_of

_SURE = 0.7  # that two events of one name, of one bearer or place, are one
_DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Schedule:
    """An event's noun with the day that its claim sets it for; `kinds` are the words that tell it from its like."""

    article: Article
    claim: Claim
    event: str
    kinds: frozenset[str]
    date: DateMention

    @property
    def side(self) -> Side:
        """The day's words as one side of an alignment."""
        credit = credit_of(self.claim.credits, self.date)
        mention = replace(self.date, source=credit.name if credit else None, as_of=self.article.published)
        return Side(article=self.article, claim=self.claim, mention=mention)


@cache
def _nouns() -> dict[str, str]:
    groups = [group.split("|") for group in load_cues("schedules")["nouns"]]
    return {word: group[0] for group in groups for word in group}


@cache
def _pattern() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, _nouns()), key=len, reverse=True))
    words = "|".join(sorted(load_cues("schedules")["set"], key=len, reverse=True))
    return re.compile(
        rf"(?P<before>(?:[\w-]+ ){{0,3}})\b(?P<noun>{nouns})\b(?: (?:in|of|between|with|on) [^,;.]{{1,50}}?)?"
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
        if match:
            kinds = set(match.group("before").casefold().split()) & set(load_cues("schedules")["kinds"])
            yield Schedule(article, claim, _nouns()[match.group("noun").casefold()], frozenset(kinds), date)


def align_schedules(left: Sequence[Schedule], right: Sequence[Schedule]) -> list[Alignment]:
    """One alignment for each event that both articles set for a day, and for no day in common."""
    found = []
    done: set[str] = set()
    for a in left:
        for b in right:
            if a.event != b.event or a.event in done or (a.kinds and b.kinds and a.kinds != b.kinds):
                continue
            if not a.claim.keys() & b.claim.keys() or _days(left, a.event) & _days(right, b.event):
                continue
            done.add(a.event)
            found.append(_alignment(a, b))
    return found


def _days(entries: Sequence[Schedule], event: str) -> set[str]:
    """The days (month and day) that an article has for an event."""
    return {_DAY.findall(entry.date.value)[0][-5:] for entry in entries if entry.event == event}


def _alignment(a: Schedule, b: Schedule) -> Alignment:
    first, second = a.side, b.side
    return Alignment(
        kind=Kind.DATE,
        a=first,
        b=second,
        probability=_SURE,
        similarity=1.0,
        reasons=(Reason("same_event", 1.0, 0.0, f"both set a day for one {a.event}"),),
        same_time=same_time(first.mention, second.mention),
        same_source=same_source(first.claim, first.mention, second.claim, second.mention),
    )
