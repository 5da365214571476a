"""Sides and alignments of what is read off words, without a model: who bears what, what became of whom, when it is."""

from __future__ import annotations

from dataclasses import replace

from checker.align.stories import day
from checker.language.voices import same_source, same_time
from checker.model import Alignment, Article, Claim, Kind, Mention, Reason, Side, credit_of


def side_of(article: Article, claim: Claim, start: int, end: int, as_of: str | None) -> Side:
    """The words from `start` to `end` (in the claim's field) as one side, credited to whom the claim credits them."""
    words = claim.text[start - claim.start : end - claim.start]
    return credited(article, claim, Mention(start=start, end=end, text=words, as_of=as_of))


def credited(article: Article, claim: Claim, mention: Mention) -> Side:
    """A mention of the claim as one side, credited to whom the claim credits it."""
    credit = credit_of(claim.credits, mention)
    return Side(article=article, claim=claim, mention=replace(mention, source=credit.name if credit else None))


def told_day(claim: Claim) -> str | None:
    """The first moment (ISO, a day or an hour of it) that a claim names; None where it names none."""
    return next((d.value[:16] for d in claim.dates if len(d.value) >= 10 and "/" not in d.value), None)


def alignment_of(
    kind: Kind, a: Side, b: Side, sure: float, reason: tuple[str, str], *, moving: bool = False
) -> Alignment:
    """The alignment of two sides whose words leave no other reading.

    Args:
        kind: what the two are.
        a: the one side.
        b: the other side.
        sure: how sure it is that they are about one thing, 0..1.
        reason: the name of what says so, and the words to show it in.
        moving: whether a later text may simply be newer.
    """
    return Alignment(
        kind=kind,
        a=a,
        b=b,
        probability=sure,
        similarity=1.0,
        reasons=(Reason(reason[0], 1.0, 0.0, reason[1]),),
        same_time=same_time(a.mention, b.mention),
        same_source=same_source(a.claim, a.mention, b.claim, b.mention),
        moving=moving,
    )


def days_between(a: Article, b: Article) -> int | None:
    """Days between two articles' publication; None where that of either is not known."""
    gap = abs(day(a) - day(b))
    return int(gap) if gap == gap else None
