"""Aligns what two articles say became of one named person, where the two exclude each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from checker.align.sides import alignment_of, days_between, side_of, told_day
from checker.language.assertions import days, other_time
from checker.language.fates import Fate, exclude, find, moves, speaks_of_another
from checker.language.names_kinds import same
from checker.model import Alignment, Article, Claim, Field, Kind, Side

_SURE = 0.75  # that two states of one name are of one person and one matter
_LONG = 366  # days between two texts beyond which they are of two matters
_LEFT = 31  # and beyond which somebody may have left another post
_STILL_AT_LARGE = 7  # days after an arrest within which "still at large" denies it


@dataclass(frozen=True, slots=True)
class FateEntry:
    """A person's state with its claim."""

    article: Article
    claim: Claim
    fate: Fate
    knows_both: bool = False

    @property
    def day(self) -> str:
        """The day it is told of (ISO), else that of the article; empty where neither is known."""
        return min(days(self.claim), default=None) or (self.article.published or "")[:10]

    @property
    def side(self) -> Side:
        """The state's words as one side of an alignment."""
        day = told_day(self.claim)
        as_of = day[:10] if day else self.article.published
        return side_of(self.article, self.claim, self.fate.start, self.fate.end, as_of)


def fates(articles: Sequence[Article], claims: Sequence[Claim]) -> list[FateEntry]:
    """The states that the articles' texts give people by name."""
    by_id = {article.id: article for article in articles}
    texts = {(claim.article_id, claim.index): claim.text for claim in claims if claim.where is Field.TEXT}
    return [
        FateEntry(by_id[claim.article_id], claim, fate, speaks_of_another(_around(claim, fate, texts), fate))
        for claim in claims
        if claim.where is Field.TEXT
        for fate in find(claim)
    ]


def _around(claim: Claim, fate: Fate, texts: dict[tuple[str, int], str]) -> str:
    """The claim without the fate's own words, and the sentences before and behind it."""
    first, last = fate.start - claim.start, fate.end - claim.start
    before, after = (texts.get((claim.article_id, claim.index + step), "") for step in (-1, 1))
    return f"{before} | {claim.text[:first]} | {claim.text[last:]} | {after}"


def align_fates(left: Sequence[FateEntry], right: Sequence[FateEntry]) -> list[Alignment]:
    """One alignment for each slot of each person in which the two articles give states that exclude each other.

    None where either article gives both states, or speaks of the other one beside the first: it tells how the one came
    after the other. None where the two are, or may be, of two times or two matters.
    """
    found: list[Alignment] = []
    done: set[tuple[str, str]] = set()
    for a in left:
        for b in right:
            key = (a.fate.slot, a.fate.person)
            if key in done or not _one_person(a, b) or not exclude(a.fate, b.fate) or _two_times(a, b):
                continue
            if not _told(a, right) and not _told(b, left):
                done.add(key)
                found.append(_alignment(a, b))
    return found


def _one_person(a: FateEntry, b: FateEntry) -> bool:
    return same(a.fate.person, b.fate.person)


def _told(entry: FateEntry, others: Sequence[FateEntry]) -> bool:
    fate = entry.fate
    return any(
        (fate.slot, fate.state) == (other.fate.slot, other.fate.state) and _one_person(entry, other) for other in others
    )


def _two_times(a: FateEntry, b: FateEntry) -> bool:
    """Whether the two may both hold, one after the other, or a text knows of both."""
    if a.knows_both or b.knows_both:
        return True
    years = ((a.article.published or "")[:4] or None, (b.article.published or "")[:4] or None)
    if other_time(a.claim, b.claim, years):
        return True
    between = days_between(a.article, b.article) or 0
    slot = a.fate.slot
    if slot == "departure":
        named = days(a.claim), days(b.claim)
        return between > _LEFT or (all(named) and not named[0] & named[1])
    return between > _LONG or (_backwards(a, b) and not _impossible(a, b))


def _backwards(a: FateEntry, b: FateEntry) -> bool:
    """Whether the state that comes last in life is told of the earlier day."""
    if not a.day or not b.day or a.day == b.day:
        return False
    earlier = a if a.day < b.day else b
    return earlier.fate.state in ("held", "dead")


def _impossible(a: FateEntry, b: FateEntry) -> bool:
    """Whether no time explains the order: dead and then alive, arrested and within days still at large."""
    earlier, later = (a, b) if a.day < b.day else (b, a)
    if earlier.fate.state == "dead":
        return True
    try:
        gap = (date.fromisoformat(later.day) - date.fromisoformat(earlier.day)).days
    except ValueError:
        return False
    return later.fate.still and gap <= _STILL_AT_LARGE


def _alignment(a: FateEntry, b: FateEntry) -> Alignment:
    slot = a.fate.slot
    reason = "same_bearer", f"both tell of {a.fate.person.title()} ({slot})"
    return alignment_of(Kind.POLARITY, a.side, b.side, _SURE, reason, moving=moves(slot) and not _backwards(a, b))
