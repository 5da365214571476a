"""Aligns what two articles say that one named bearer is to another, where the two exclude each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.language.relations import Clash, Relation, clash, find, one
from checker.language.voices import same_source, same_time
from checker.model import Alignment, Article, Claim, Field, Kind, Mention, Reason, Side, credit_of

#: How sure it is that two clashing relations are of one thing.
_SURE = {Clash.RELATION: 0.8, Clash.DIRECTION: 0.7, Clash.HOLDER: 0.6, Clash.BODY: 0.6, Clash.PLACE: 0.7}


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
        words = self.claim.text[start - self.claim.start : end - self.claim.start]
        mention = Mention(start=start, end=end, text=words, as_of=self.article.published)
        credit = credit_of(self.claim.credits, mention)
        return Side(
            article=self.article,
            claim=self.claim,
            mention=replace(mention, source=credit.name if credit else None),
        )


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

    None where either article also says what the other says: it knows of both.
    """
    found: list[Alignment] = []
    used: set[tuple[str, str]] = set()
    for a in left:
        for b in right:
            way = clash(a.relation, b.relation)
            if way is None or _told(b, left) or _told(a, right):
                continue
            keys = {(a.claim.id, way.value), (b.claim.id, way.value)}
            if not keys & used:
                used |= keys
                found.append(_alignment(a, b, way))
    return found


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
    first, second = a.side, b.side
    return Alignment(
        kind=Kind.PLACE if way is Clash.PLACE else Kind.NAME,
        a=first,
        b=second,
        probability=_SURE[way],
        similarity=1.0,
        reasons=(Reason("same_bearer", 1.0, 0.0, f"both tell of {a.relation.subject.title()} ({way})"),),
        same_time=same_time(first.mention, second.mention),
        same_source=same_source(first.claim, first.mention, second.claim, second.mention),
        moving=way in (Clash.HOLDER, Clash.BODY),
    )
