"""Aligns what two articles say that one named bearer is: a storm's class and place, the offence of a convict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.language import bearers
from checker.language.bearers import Bearing
from checker.language.voices import same_source, same_time
from checker.model import Alignment, Article, Claim, Field, Kind, Mention, Reason, Side, credit_of

_KIND = {
    "title": Kind.NAME,
    "storm": Kind.STATUS,
    "position": Kind.PLACE,
    "verdict": Kind.POLARITY,
    "charge": Kind.POLARITY,
}
_SURE = {"title": 0.7, "storm": 0.8, "position": 0.7, "verdict": 0.8, "charge": 0.6}


@dataclass(frozen=True, slots=True)
class BearingEntry:
    """A bearing with its claim."""

    article: Article
    claim: Claim
    bearing: Bearing

    @property
    def side(self) -> Side:
        """The value's words as one side of an alignment."""
        start, end = self.bearing.start, self.bearing.end
        words = self.claim.text[start - self.claim.start : end - self.claim.start]
        day = next((d.value[:16] for d in self.claim.dates if len(d.value) >= 10 and "/" not in d.value), None)
        mention = Mention(start=start, end=end, text=words, as_of=day or self.article.published)
        credit = credit_of(self.claim.credits, mention)
        mention = replace(mention, source=credit.name if credit else None)
        return Side(article=self.article, claim=self.claim, mention=mention)


def bearings(articles: Sequence[Article], claims: Sequence[Claim]) -> list[BearingEntry]:
    """The bearings of the articles' texts."""
    by_id = {article.id: article for article in articles}
    texts = {article.id: f"{article.title}\n{article.text}" for article in articles}
    known = frozenset().union(*map(bearers.named_storms, texts.values()))
    storms = {article: bearers.storm_names(text, known) for article, text in texts.items()}
    return [
        BearingEntry(by_id[claim.article_id], claim, bearing)
        for claim in claims
        if claim.where is Field.TEXT
        for bearing in bearers.find(claim, storms[claim.article_id])
    ]


def align_bearings(left: Sequence[BearingEntry], right: Sequence[BearingEntry]) -> list[Alignment]:
    """One alignment for each slot of each bearer that both articles fill: the value that each has last.

    What an article calls the present value goes before the stages on the way to it.
    """
    found = []
    by_slot: dict[str, list[BearingEntry]] = {}
    for b in _last(right):
        by_slot.setdefault(b.bearing.slot, []).append(b)
    for a in _last(left):
        for b in by_slot.get(a.bearing.slot, ()):
            one, other = a.bearing, b.bearing
            if bearers.same_bearer(one.slot, one.bearer, other.bearer) and not _shared(one, other, left, right):
                found.append(_alignment(a, b))
    return found


def _shared(one: Bearing, other: Bearing, left: Sequence[BearingEntry], right: Sequence[BearingEntry]) -> bool:
    """Whether both articles give one title, whatever else they call the bearer."""
    if one.slot != "title" or one.value == other.value:
        return False
    ours, theirs = (
        {e.bearing.value for e in side if e.bearing.slot == one.slot and e.bearing.bearer == bearer}
        for side, bearer in ((left, one.bearer), (right, other.bearer))
    )
    return bool(ours & theirs)


def _last(entries: Sequence[BearingEntry]) -> list[BearingEntry]:
    kept: dict[tuple[str, str], BearingEntry] = {}
    for entry in entries:
        key = (entry.bearing.slot, entry.bearing.bearer)
        if key not in kept or entry.bearing.present >= kept[key].bearing.present:
            kept[key] = entry
    return list(kept.values())


def _alignment(a: BearingEntry, b: BearingEntry) -> Alignment:
    first, second = a.side, b.side
    slot = a.bearing.slot
    return Alignment(
        kind=_KIND[slot],
        a=first,
        b=second,
        probability=_SURE[slot],
        similarity=1.0,
        reasons=(Reason("same_bearer", 1.0, 0.0, f"both are about {a.bearing.bearer} ({slot})"),),
        same_time=same_time(first.mention, second.mention),
        same_source=same_source(first.claim, first.mention, second.claim, second.mention),
        moving=slot in ("storm", "position"),
    )
