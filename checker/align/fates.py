"""Aligns what two articles say became of one named person, where the two exclude each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.language.fates import Fate, exclude, find, moves
from checker.language.names_kinds import same
from checker.language.voices import same_source, same_time
from checker.model import Alignment, Article, Claim, Field, Kind, Mention, Reason, Side, credit_of

_SURE = 0.75  # that two states of one name are of one person and one matter
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class FateEntry:
    """A person's state with its claim."""

    article: Article
    claim: Claim
    fate: Fate

    @property
    def side(self) -> Side:
        """The state's words as one side of an alignment."""
        start, end = self.fate.start, self.fate.end
        words = self.claim.text[start - self.claim.start : end - self.claim.start]
        day = next((d.value[:10] for d in self.claim.dates if len(d.value) >= 10 and "/" not in d.value), None)
        mention = Mention(start=start, end=end, text=words, as_of=day or self.article.published)
        credit = credit_of(self.claim.credits, mention)
        mention = replace(mention, source=credit.name if credit else None)
        return Side(article=self.article, claim=self.claim, mention=mention)


def fates(articles: Sequence[Article], claims: Sequence[Claim]) -> list[FateEntry]:
    """The states that the articles' texts give people by name."""
    by_id = {article.id: article for article in articles}
    return [
        FateEntry(by_id[claim.article_id], claim, fate)
        for claim in claims
        if claim.where is Field.TEXT
        for fate in find(claim)
    ]


def align_fates(left: Sequence[FateEntry], right: Sequence[FateEntry]) -> list[Alignment]:
    """One alignment for each slot of each person in which the two articles give states that exclude each other.

    None where either article gives both states: it tells how the one came after the other.
    """
    found: list[Alignment] = []
    done: set[tuple[str, str]] = set()
    for a in left:
        for b in right:
            key = (a.fate.slot, a.fate.person)
            if key in done or not _one_person(a, b) or not exclude(a.fate, b.fate) or _other_years(a.claim, b.claim):
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


def _other_years(a: Claim, b: Claim) -> bool:
    first, second = set(_YEAR.findall(a.text)), set(_YEAR.findall(b.text))
    return bool(first and second) and not first & second


def _alignment(a: FateEntry, b: FateEntry) -> Alignment:
    first, second = a.side, b.side
    slot = a.fate.slot
    return Alignment(
        kind=Kind.POLARITY,
        a=first,
        b=second,
        probability=_SURE,
        similarity=1.0,
        reasons=(Reason("same_bearer", 1.0, 0.0, f"both tell of {a.fate.person.title()} ({slot})"),),
        same_time=same_time(first.mention, second.mention),
        same_source=same_source(first.claim, first.mention, second.claim, second.mention),
        moving=moves(slot),
    )
