"""Which mentions are about the same fact: candidates, features, P(same), and the alignments with their reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from checker.align import entries as _entries
from checker.align import stories
from checker.align.bearings import BearingEntry, align_bearings, bearings
from checker.align.comparability import Comparability, shipped
from checker.align.events import Event, align_events, events
from checker.align.fates import FateEntry, align_fates, fates
from checker.align.features import texts
from checker.align.figures import align_figures, copied_figures
from checker.align.occasions import Occasion, align_occasions, occasions
from checker.align.relations import RelationEntry, align_relations, relations
from checker.align.sayings import Saying, align_sayings, sayings
from checker.align.schedules import Schedule, align_schedules, schedules
from checker.align.spellings import NamedPerson, align_spellings, named_people
from checker.align.statuses import StatusEntry, align_statuses, status_entries, to_compare
from checker.align.terms import Terms
from checker.align.times import with_times
from checker.align.titles import TitleEntry, align_titles, titles
from checker.ids import fold
from checker.model import Alignment, Article, Claim, NotCompared, Span
from checker.settings import Settings

_T = TypeVar(
    "_T",
    _entries.Entry,
    StatusEntry,
    Event,
    Saying,
    BearingEntry,
    RelationEntry,
    FateEntry,
    Schedule,
    TitleEntry,
    NamedPerson,
    Occasion,
)

Encode = Callable[[Sequence[str]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Articles made ready: the figures and statuses to align, and every text that needs a vector, each once."""

    articles: tuple[Article, ...]
    figures: tuple[_entries.Entry, ...]
    statuses: tuple[StatusEntry, ...]
    events: tuple[Event, ...]
    sayings: tuple[Saying, ...]
    bearings: tuple[BearingEntry, ...]
    relations: tuple[RelationEntry, ...]
    fates: tuple[FateEntry, ...]
    schedules: tuple[Schedule, ...]
    titles: tuple[TitleEntry, ...]
    people: tuple[NamedPerson, ...]
    occasions: tuple[Occasion, ...]
    leads: Mapping[str, Sequence[str]]
    terms: Mapping[str, Terms]
    texts: tuple[str, ...]


def prepare(articles: Sequence[Article], claims: Sequence[Claim]) -> Prepared:
    """Makes the claims of the articles ready to be aligned; needs no vectors yet."""
    figures = _entries.entries(articles, claims)
    statuses = status_entries(articles, claims)
    masked = {c.id: _entries.masked(c, Span(c.start, c.end)) for c in claims}
    leads = stories.lead_texts(claims, masked)
    wanted = [*texts(figures), *(s.proposition for s in statuses), *(text for lead in leads.values() for text in lead)]
    return Prepared(
        articles=tuple(articles),
        figures=tuple(figures),
        statuses=tuple(statuses),
        events=tuple(events(articles, claims)),
        sayings=tuple(sayings(articles, claims)),
        bearings=tuple(bearings(articles, claims)),
        relations=tuple(relations(articles, claims)),
        fates=tuple(fates(articles, claims)),
        schedules=tuple(schedules(articles, claims)),
        titles=tuple(titles(articles, claims)),
        people=tuple(named_people(articles, claims)),
        occasions=tuple(occasions(articles, claims)),
        leads=leads,
        terms=stories.article_terms(articles, claims),
        texts=tuple(dict.fromkeys(wanted)),
    )


class Vectors(dict[str, NDArray[np.float32]]):
    """Vectors by text, encoded when they are first needed: most texts of a large corpus never are."""

    def __init__(self, encode: Encode) -> None:
        super().__init__()
        self._encode = encode

    def ensure(self, wanted: Iterable[str]) -> None:
        """Encodes those of the texts that have no vector yet, in one call."""
        missing = [text for text in dict.fromkeys(wanted) if text not in self]
        if missing:
            self.update(zip(missing, self._encode(missing), strict=True))


def encoded(wanted: Sequence[str], encode: Encode) -> Vectors:
    """The vector of each text."""
    vectors = Vectors(encode)
    vectors.ensure(wanted)
    return vectors


def lead_rows(prepared: Prepared, vectors: Vectors) -> NDArray[np.float32]:
    """(n, size) unit rows, one an article: what it is about, as its headline and first sentences say."""
    vectors.ensure(text for lead in prepared.leads.values() for text in lead)
    size = len(next(iter(vectors.values()))) if vectors else 0
    return stories.article_vectors(prepared.articles, prepared.leads, vectors, size)


def align_pairs(
    prepared: Prepared,
    pairs: Sequence[stories.ArticlePair],
    vectors: Vectors,
    settings: Settings,
    *,
    model: Comparability | None = None,
) -> list[Alignment]:
    """The alignments of these pairs of articles, in their order, before times are looked at over all (with_times).

    What comes out for a pair hangs on its two articles, and on the first of each one's origin, which must be among the
    prepared ones too; on no other.
    """
    model = model or shipped()
    articles = prepared.articles
    figures_of, statuses_of = _by_article(prepared.figures), _by_article(prepared.statuses)
    own_figures, own_statuses = _own(articles, figures_of), _own(articles, statuses_of)
    own_events = _own(articles, _by_article(prepared.events))
    own_bearings = _own(articles, _by_article(prepared.bearings))
    own_relations = _own(articles, _by_article(prepared.relations))
    own_fates = _own(articles, _by_article(prepared.fates))
    own_schedules = _own(articles, _by_article(prepared.schedules))
    own_titles = _own(articles, _by_article(prepared.titles))
    own_people = _own(articles, _by_article(prepared.people))
    own_occasions = _own(articles, _by_article(prepared.occasions))
    own_sayings = _own(articles, _by_article(prepared.sayings))
    vectors.ensure(_needed(pairs, own_figures, own_statuses))
    alignments: list[Alignment] = []
    for pair in pairs:
        a, b = pair.a.id, pair.b.id
        if pair.copies:
            alignments += copied_figures(figures_of.get(a, []), figures_of.get(b, []), model)
        else:
            alignments += align_figures(own_figures.get(a, []), own_figures.get(b, []), vectors, model, settings)
            alignments += align_statuses(own_statuses.get(a, []), own_statuses.get(b, []), vectors)
            alignments += align_bearings(own_bearings.get(a, []), own_bearings.get(b, []))
            alignments += align_titles(own_titles.get(a, []), own_titles.get(b, []))
            alignments += align_spellings(own_people.get(a, []), own_people.get(b, []))
            alignments += align_relations(own_relations.get(a, []), own_relations.get(b, []))
            alignments += align_fates(own_fates.get(a, []), own_fates.get(b, []))
            days = align_schedules(own_schedules.get(a, []), own_schedules.get(b, []))
            days += align_occasions(own_occasions.get(a, []), own_occasions.get(b, []))
            alignments += align_sayings(own_sayings.get(a, []), own_sayings.get(b, []))
            alignments += _once([*align_events(own_events.get(a, []), own_events.get(b, []), vectors), *days])
    return alignments


def _once(found: Sequence[Alignment]) -> list[Alignment]:
    """The alignments without those of a kind and a pair of spans that stands there before."""
    kept: dict[tuple[object, ...], Alignment] = {}
    for x in found:
        spans = ((side.article.id, side.claim.where, side.mention.start, side.mention.end) for side in (x.a, x.b))
        kept.setdefault((x.kind, frozenset(spans)), x)
    return list(kept.values())


def _needed(
    pairs: Sequence[stories.ArticlePair],
    figures: Mapping[str, list[_entries.Entry]],
    statuses: Mapping[str, list[StatusEntry]],
) -> Iterator[str]:
    """The texts whose vectors the comparison of these pairs asks for."""
    for article in dict.fromkeys(article.id for pair in pairs for article in (pair.a, pair.b)):
        yield from texts(figures.get(article, []))
    for pair in pairs:
        left, right = statuses.get(pair.a.id, []), statuses.get(pair.b.id, [])
        yield from (entry.proposition for entry in to_compare(left, right))


def _own(articles: Sequence[Article], found: Mapping[str, list[_T]]) -> dict[str, list[_T]]:
    """What each article has of its own: of a copy, only the sentences that the first of its origin does not have."""
    origin_of = {article.id: article.origin or article.id for article in articles}
    own = {}
    for article, entries in found.items():
        first = found.get(origin_of[article], []) if origin_of[article] != article else []
        known = {_sentence(entry.claim) for entry in first}
        own[article] = [entry for entry in entries if _sentence(entry.claim) not in known]
    return own


def _sentence(claim: Claim) -> str:
    """The sentence as copies share it: quotation marks and space folded. One with another figure is the copy's own."""
    return fold(claim.text).casefold()


def _by_article(found: Sequence[_T]) -> dict[str, list[_T]]:
    by: dict[str, list[_T]] = {}
    for item in found:
        by.setdefault(item.article.id, []).append(item)
    return by


def _place(entry: _entries.Entry) -> tuple[str, str, int]:
    return entry.article.id, entry.claim.where.value, entry.figure.start


def _number(entry: _entries.Entry) -> tuple[object, ...]:
    """The number as one article repeats it; of what is counted, the noun may change ("troops", "soldiers")."""
    figure = entry.figure
    unit = "" if figure.dimension == "count" else figure.unit
    return entry.article.id, figure.low, figure.high, figure.dimension, unit


def not_compared(
    prepared: Prepared, pairs: Sequence[stories.ArticlePair], alignments: Sequence[Alignment]
) -> list[NotCompared]:
    """The figures that met no counterpart, each with the reason."""
    own = _own(prepared.articles, _by_article(prepared.figures))
    met = places_met(alignments)
    in_story = {article.id for pair in pairs for article in (pair.a, pair.b)}
    found = [entry for entries in own.values() for entry in entries]
    compared = {_number(entry) for entry in found if _place(entry) in met}
    rest = []
    for entry in found:
        if _place(entry) in met:
            continue
        alone = entry.article.id not in in_story
        rest.append(
            NotCompared(
                article=entry.article.name,
                where=entry.claim.where,
                start=entry.figure.start,
                end=entry.figure.end,
                text=entry.figure.text,
                reason="no other article on this story was given"
                if alone
                else "the same number stands elsewhere in this article and is compared there"
                if _number(entry) in compared
                else "no figure for the same thing was found in another article",
            )
        )
    return rest


def places_met(alignments: Iterable[Alignment]) -> set[tuple[str, str, int]]:
    """Where the aligned mentions stand: article id, field, offset."""
    return {(side.article.id, side.claim.where.value, side.mention.start) for x in alignments for side in (x.a, x.b)}


__all__ = [
    "Prepared",
    "Vectors",
    "align_pairs",
    "encoded",
    "lead_rows",
    "not_compared",
    "places_met",
    "prepare",
    "with_times",
]
