"""Aligns what two articles say that one named bearer is: a storm's class and place, the offence of a convict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.align.sides import alignment_of, side_of, told_day
from checker.language import bearers
from checker.language.bearers import Bearing
from checker.model import Alignment, Article, Claim, Field, Kind, Side

_KIND = {
    "storm": Kind.STATUS,
    "position": Kind.PLACE,
    "verdict": Kind.POLARITY,
    "charge": Kind.POLARITY,
}
_SURE = {"storm": 0.8, "position": 0.7, "verdict": 0.8, "charge": 0.6}


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
        return side_of(self.article, self.claim, start, end, told_day(self.claim) or self.article.published)


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
            if bearers.same_bearer(one.slot, one.bearer, other.bearer):
                found.append(_alignment(a, b))
    return found


def _last(entries: Sequence[BearingEntry]) -> list[BearingEntry]:
    kept: dict[tuple[str, str], BearingEntry] = {}
    for entry in entries:
        key = (entry.bearing.slot, entry.bearing.bearer)
        if key not in kept or entry.bearing.present >= kept[key].bearing.present:
            kept[key] = entry
    return list(kept.values())


def _alignment(a: BearingEntry, b: BearingEntry) -> Alignment:
    slot = a.bearing.slot
    reason = "same_bearer", f"both are about {a.bearing.bearer} ({slot})"
    return alignment_of(_KIND[slot], a.side, b.side, _SURE[slot], reason, moving=slot in ("storm", "position"))
