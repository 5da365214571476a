"""Aligns what two articles say that one named bearer is to another, where the two exclude each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.align.sides import alignment_of, days_between, side_of
from checker.language.assertions import days, other_time
from checker.language.cues import load_cues
from checker.language.relations import Relation, find
from checker.language.relations_clash import Clash, clash
from checker.language.same_bearer import one
from checker.model import Alignment, Article, Claim, Field, Kind, Side

#: How sure it is that two clashing relations are of one thing.
_SURE = {Clash.RELATION: 0.8, Clash.DIRECTION: 0.7, Clash.HOLDER: 0.6, Clash.BODY: 0.6, Clash.PLACE: 0.7}
_TITLES = 14  # days between two texts up to which a title in front of a name is of one time
_HOLDS = 366  # and an office, a marriage, an employment or a seat
_EVENTS = 2  # and an event of which neither text names the day
_MARRIED = frozenset({"spouse", "former spouse"})


@dataclass(frozen=True, slots=True)
class RelationEntry:
    """A relation with its claim."""

    article: Article
    claim: Claim
    relation: Relation

    @property
    def side(self) -> Side:
        """The relation's word as one side of an alignment."""
        start, end = self.relation.start, self.relation.end
        return side_of(self.article, self.claim, start, end, self.article.published)


def relations(articles: Sequence[Article], claims: Sequence[Claim]) -> list[RelationEntry]:
    """The relations that the articles' texts state."""
    by_id = {article.id: article for article in articles}
    return [
        RelationEntry(by_id[claim.article_id], claim, relation)
        for claim in claims
        if claim.where is Field.TEXT
        for relation in find(claim)
    ]


def align_relations(left: Sequence[RelationEntry], right: Sequence[RelationEntry]) -> list[Alignment]:
    """One alignment for each relation of the left article that one of the right excludes.

    None where either article also says what the other says: it knows of both; none where the two are, or may be, of
    two times or two events.
    """
    found: list[Alignment] = []
    used: set[tuple[str, str]] = set()
    for a in left:
        for b in right:
            way = clash(a.relation, b.relation)
            if way is None or _two_times(a, b, way) or _told(b, left) or _told(a, right):
                continue
            keys = {(a.claim.id, way.value), (b.claim.id, way.value)}
            if not keys & used:
                used |= keys
                found.append(_alignment(a, b, way))
    return found


def _two_times(a: RelationEntry, b: RelationEntry, way: Clash) -> bool:
    """Whether the two may both hold: one then, the other at another time."""
    group, events = a.relation.group, load_cues("relations")["events"]
    lasting = _lasts(a, b, way)
    published = (_year(a.article), _year(b.article))
    if other_time(a.claim, b.claim, published, lasting=lasting):
        return True
    if group in events["once_a_day"] or group in events["answered"]:
        return not _one_event(a, b, answered=group in events["answered"])
    between = days_between(a.article, b.article)
    if lasting or between is None:
        return False
    return between > (_TITLES if a.relation.titled or b.relation.titled else _HOLDS)


def _lasts(a: RelationEntry, b: RelationEntry, way: Clash) -> bool:
    """Whether what the two say does not change with time: a birthplace, kinship by blood."""
    kinds = {a.relation.kind, b.relation.kind}
    return a.relation.group == "birth" or (way is Clash.RELATION and not kinds <= _MARRIED)


def _year(article: Article) -> str | None:
    return article.published[:4] if article.published else None


def _one_event(a: RelationEntry, b: RelationEntry, *, answered: bool) -> bool:
    """Whether two events that are told the other way round can only be one: of one day and one place."""
    named = days(a.claim), days(b.claim)
    said = [frozenset(d.text.casefold() for d in entry.claim.dates) for entry in (a, b)]
    if any(named) or any(said):
        if not (named[0] & named[1] or said[0] & said[1]):
            return False
    elif answered or (days_between(a.article, b.article) or 0) > _EVENTS:
        return False
    if bool(a.article.published) != bool(b.article.published):
        return False
    return _others(a) == _others(b)


def _others(entry: RelationEntry) -> frozenset[str]:
    """The keys of what the claim names beside the two bearers: the place, the tournament."""
    bearers = (entry.relation.subject, entry.relation.object)
    return frozenset(place.key for place in entry.claim.places if not any(one(place.key, key) for key in bearers))


def _told(entry: RelationEntry, others: Sequence[RelationEntry]) -> bool:
    mine = entry.relation
    return any(
        mine.group == other.relation.group
        and mine.kind == other.relation.kind
        and one(mine.subject, other.relation.subject)
        and one(mine.object, other.relation.object)
        for other in others
    )


def _alignment(a: RelationEntry, b: RelationEntry, way: Clash) -> Alignment:
    kind = Kind.PLACE if way is Clash.PLACE else Kind.NAME
    reason = "same_bearer", f"both tell of {a.relation.subject.title()} ({way})"
    moving = a.relation.group == "ownership" or (way is not Clash.DIRECTION and not _lasts(a, b, way))
    return alignment_of(kind, a.side, b.side, _SURE[way], reason, moving=moving)
