"""Aligns what two articles say of one event: the same verb, or its opposite, of one subject and one object.

Candidates come from the words (an index of verbs, then shared roles); the embedding of the sentences has the last word.
Four things are compared: whether it happened (polarity), whether it is planned or done (status), when (date) and where
(place).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.align.entries import masked
from checker.align.event_names import one_event
from checker.align.features import Vectors, ensure
from checker.align.sides import side_of
from checker.align.whens import When, differ, long_before, one_day, two_zones, whens
from checker.align.wheres import apart, nothing_shared, wheres
from checker.language import contexts
from checker.language.assertions import years
from checker.language.contexts import Context
from checker.language.names_kinds import same
from checker.language.opposites import alike, exclude, kin, moves, opposites
from checker.language.places import excludes
from checker.language.roles import Roles, roles
from checker.language.same_bearer import unlike
from checker.language.voices import same_source, same_time
from checker.model import Alignment, Article, Claim, Field, Kind, Name, Place, Reason, Side, Span

_LEAST = {
    Kind.POLARITY: 1.3,
    Kind.STATUS: 1.0,
    Kind.DATE: 1.0,
    Kind.PLACE: 1.2,
}  # shared roles (0..2) from which two verbs are aligned
_SHARED = {Kind.POLARITY: 3, Kind.STATUS: 2, Kind.DATE: 2, Kind.PLACE: 2}  # words that both have around the verb
_BARE = 0.75  # share of all words from which two are enough: bare sentences
_MUTUALLY = 0.3  # share of all words from which two dates are of one event
_SUBJECT = 0.5  # share of the subject's words
_OBJECT = 0.66  # share of the object's words from which two opposite words are of one thing
_MIDPOINT = {Kind.POLARITY: 0.55, Kind.STATUS: 0.55, Kind.DATE: 0.55, Kind.PLACE: 0.6}  # cosine of the sentences
_FLOOR = 0.35  # P(same event) from which two are judged
_THING, _OF_THING = 0.6, 3  # share and number of the object's words from which who acts on one day may go unnamed
_MONTH = re.compile(r"(?:\d{4}|-)-\d\d")
_SIMILAR = re.compile(r"\b(?:similar|another|previous|an earlier|a separate)\b", re.IGNORECASE)
_DIRECT = re.compile(r"\s+(?:the\s+)?")
_PAUSE = re.compile(r"[,;:]")
_NEAR = 24  # characters between a verb and a figure of its object
_OWNS = re.compile(r"['’]s?\s")
_STEEPNESS, _ROLES, _MUTUAL = 9.0, 1.5, 2.0


@dataclass(frozen=True, slots=True)
class Event:
    """A verb (or another word that says what happened) of a claim, with the date that goes with it."""

    article: Article
    claim: Claim
    context: Context
    when: When | None
    where: Place | None
    told: frozenset[tuple[str, bool]]  # every word of the claim with whether it is negated

    def side(self, start: int, end: int, as_of: str | None) -> Side:
        """The words from `start` to `end` (in the field) as one side of an alignment."""
        return side_of(self.article, self.claim, start, end, as_of)


def events(articles: Sequence[Article], claims: Sequence[Claim]) -> list[Event]:
    """What happened, by the words of each claim; a sentence that points back is read with the one before it."""
    by_id = {article.id: article for article in articles}
    found: list[Event] = []
    before: Claim | None = None
    for claim in claims:
        joined = before if before and before.article_id == claim.article_id and before.where is claim.where else None
        found += _events(by_id[claim.article_id], claim, joined)
        before = claim
    return found


def _events(article: Article, claim: Claim, before: Claim | None) -> Iterator[Event]:
    text, shift = claim.text, 0
    if before is not None and _points_back(claim.text):
        shift = len(before.text) + 1
        text = f"{before.text} {claim.text}"
    read = [context for context in contexts.read(text) if context.start >= shift]
    if shift:
        read = [replace(context, start=context.start - shift, end=context.end - shift) for context in read]
    dated, placed = whens(claim, read), wheres(claim, read)
    known = opposites()
    told = frozenset((context.lemma, context.negated) for context in read)
    for number, context in enumerate(read):
        if context.verb or context.lemma in known:
            yield Event(article, claim, context, dated.get(number), placed.get(number), told)


def _points_back(text: str) -> bool:
    first = text.split(None, 1)[:1]
    return bool(first) and first[0].strip("“\"'‘").casefold() in contexts.cues("points_back")


def align_events(left: Sequence[Event], right: Sequence[Event], vectors: Vectors) -> list[Alignment]:
    """The alignments of two articles' events, the surest first; two sentences are aligned once for each kind."""
    by_lemma: dict[str, list[Event]] = {}
    for event in right:
        by_lemma.setdefault(event.context.lemma, []).append(event)
    drafts = []
    for a in left:
        for word in (
            kin(a.context.lemma) | alike(a.context.lemma) | opposites().get(a.context.lemma, frozenset())
        ) & by_lemma.keys():
            for b in by_lemma[word]:
                drafts += [(a, b, kind, shared) for kind, shared in _kinds(a, b)]
    if not drafts:
        return []
    ensure(vectors, (masked(e.claim, Span(e.claim.start, e.claim.end)) for a, b, *_ in drafts for e in (a, b)))
    scored = sorted(
        (_scored(*draft, vectors) for draft in drafts),
        key=lambda s: (Field.TITLE in (s[1].claim.where, s[2].claim.where), -s[0]),  # headlines where no sentence does
    )
    found: list[Alignment] = []
    used: set[tuple[Kind, str]] = set()
    for probability, a, b, kind, shared, cosine in scored:
        keys = {(kind, a.claim.id), (kind, b.claim.id)}
        if probability < _FLOOR or keys & used:
            continue
        used |= keys
        found.append(_alignment(a, b, kind, shared, cosine, probability))
    return found


def _kinds(a: Event, b: Event) -> Iterator[tuple[Kind, Roles]]:
    """What of the two events can be compared, with the roles they share."""
    x, y = a.context, b.context
    related = x.verb and y.verb and y.lemma in kin(x.lemma)
    wanted = {
        Kind.STATUS: related and _planned_and_done(a, b) and not _other_month(a.claim, b.claim),
        Kind.POLARITY: _excluding(a, b) and not differ(a.when, b.when),
        Kind.DATE: related
        and x.negated == y.negated
        and not _speech(x)
        and _two_dates(a, b)
        and not nothing_shared(a.claim, b.claim),
        Kind.PLACE: related and x.negated == y.negated and _elsewhere(a, b),
    }
    if not any(wanted.values()) or _two_owners(a.claim, b.claim):
        return
    shared = roles(x, y)
    if wanted[Kind.STATUS] and (told := _one_occasion(a, b, shared)):
        wanted[Kind.STATUS] = False
        yield Kind.STATUS, told
    if shared is None:
        return
    if wanted[Kind.DATE] and x.lemma in contexts.cues("once") and (bearers := _bearers(a, b)):
        wanted[Kind.DATE] = False
        if same(*bearers):
            yield Kind.DATE, shared
    for kind, possible in wanted.items():
        if not possible or shared.subject < _SUBJECT or shared.score < _LEAST[kind]:
            continue
        if shared.shared < _SHARED[kind] and (shared.shared < 2 or shared.mutual < _BARE):
            continue
        if kind in (Kind.DATE, Kind.PLACE) and (shared.mutual < _MUTUALLY):
            continue
        if kind is Kind.DATE and (
            _likened(a, b) or _two_targets(a, b) or (x.lemma in contexts.cues("weak") and shared.shared < _OF_THING)
        ):
            continue
        if not one_event(a.claim.text, b.claim.text, whole=kind is Kind.DATE):
            continue
        if kind is Kind.POLARITY and (shared.object < _OBJECT or _two_objects(a, b)):
            continue
        if kind is not Kind.DATE and (_other_years(a, b) or (x.lemma in contexts.cues("weak") and shared.object < 0.5)):
            continue
        yield kind, shared


def _likened(a: Event, b: Event) -> bool:
    """Whether one sentence tells of another thing that is like the other's ("a similar bill passed in 2013")."""
    return any(_SIMILAR.search(event.claim.text) for event in (a, b))


def _two_targets(a: Event, b: Event) -> bool:
    """Whether the verbs' objects are plainly two by name ("left Oslo on Sunday", "left Bergen on Monday")."""
    mine, theirs = _target(a), _target(b)
    if mine is None or theirs is None:
        return False
    if isinstance(mine, Place) or isinstance(theirs, Place):
        return excludes(mine.text, theirs.text)
    return unlike(mine.key, theirs.key)


def _target(event: Event) -> Name | Place | None:
    """The name or place right behind an event's verb."""
    named: list[Name | Place] = [*event.claim.places, *event.claim.names]
    verb, text = event.context.end, event.claim.text
    return next((n for n in named if _DIRECT.fullmatch(text[verb : max(verb, n.start - event.claim.start)])), None)


def _one_occasion(a: Event, b: Event, shared: Roles | None) -> Roles | None:
    """What plan and deed share where both name the same day: on one day one thing is done once.

    Who acts may then stand elsewhere in the other's sentence ("the bill cleared the senate", "the senate will vote"),
    and what is done be called otherwise ("an updated draft", "the revised plan"). None where they are of no such kind.
    """
    x, y = a.context, b.context
    if not one_day(a.when, b.when) or _other_years(a, b) or x.lemma in contexts.cues("weak"):
        return None
    drop = {x.lemma, y.lemma}
    mine, theirs = (contexts.content(event.claim.text) - drop for event in (a, b))
    thing = shared is not None and shared.object >= _THING and shared.shared >= _OF_THING
    if len(mine & theirs) < _SHARED[Kind.STATUS] or not (x.before & theirs or y.before & mine or thing):
        return None
    return Roles(
        subject=max(_SUBJECT, shared.subject if shared else 0.0),
        object=1.0,
        shared=len(mine & theirs),
        mutual=len((x.words & y.words) - drop) / max(1, len((x.words | y.words) - drop)),
        same_day=True,
    )


def _two_dates(a: Event, b: Event) -> bool:
    """Whether the two dates differ, and neither sentence names the other's day too (of something else it tells of)."""
    if a.when is None or b.when is None or not differ(a.when, b.when):
        return False
    if two_zones(a.claim, b.claim) and a.when.minutes is not None and b.when.minutes is not None:
        return False
    if a.when.day == b.when.day:
        return True
    told = [{date.value[:10] for date in event.claim.dates} for event in (a, b)]
    return a.when.day not in told[1] and b.when.day not in told[0]


def _bearers(a: Event, b: Event) -> tuple[str, str] | None:
    """Of whom the two sentences tell it: the first name in front of each verb; None where either names nobody.

    What stands before a semicolon is about somebody else.
    """
    first, second = (
        [
            n.key
            for n in event.claim.names
            if n.end <= event.claim.start + event.context.start
            and ";" not in event.claim.text[n.end - event.claim.start : event.context.start]
        ]
        for event in (a, b)
    )
    return (first[0], second[0]) if first and second else None


def _two_owners(a: Claim, b: Claim) -> bool:
    """Whether each sentence names an owner ("Norway's exports") and no name or place of the one is in the other."""
    mine, theirs = _owners(a), _owners(b)
    return bool(mine and theirs) and not mine & b.keys() and not theirs & a.keys()


def _owners(claim: Claim) -> set[str]:
    named: list[Name | Place] = [*claim.names, *claim.places]
    return {n.key for n in named if _OWNS.match(claim.text, n.end - claim.start)}


def _excluding(a: Event, b: Event) -> bool:
    """Whether the two words exclude each other, and neither sentence has both (as one that tells of two sides has)."""
    x, y = a.context, b.context
    if x.unreal or y.unreal or x.verb != y.verb or not exclude(x, y):
        return False
    if _denies_less(x, b.claim) or _denies_less(y, a.claim):
        return False
    if x.lemma == y.lemma and (not x.verb or x.lemma in contexts.cues("speech")):
        return False
    return (y.lemma, y.negated) not in a.told and (x.lemma, x.negated) not in b.told


def _two_objects(a: Event, b: Event) -> bool:
    """Whether the verbs have two things for their objects: other numbers, or other nouns each with words of its own."""
    x, y = a.context, b.context
    if x.passive or y.passive or not x.head or not y.head:
        return False
    numbers = [_amounts(event) for event in (a, b)]
    if numbers[0] and numbers[1] and not numbers[0] & numbers[1]:
        return True
    return x.head != y.head and bool(x.after - _words(b)) and bool(y.after - _words(a))


def _amounts(event: Event) -> set[tuple[float | None, float | None]]:
    """The figures close behind the event's verb."""
    claim, verb = event.claim, event.context
    return {
        (figure.low, figure.high)
        for figure in claim.figures
        if 0 <= figure.start - claim.start - verb.end <= _NEAR
        and not _PAUSE.search(claim.text[verb.end : figure.start - claim.start])
    }


def _words(event: Event) -> frozenset[str]:
    """Every content word of the event's sentence."""
    return contexts.content(event.claim.text)


def _denies_less(x: Context, other: Claim) -> bool:
    """Whether the negation may deny a time or a manner that the other sentence does not tell ("not before Friday")."""
    return bool(x.scope) and x.scope not in other.text.casefold().replace("’", "'")


def _other_years(a: Event, b: Event) -> bool:
    """Whether the sentences speak of different years: a sentence without one speaks of the year of its article."""
    told = []
    for event in (a, b):
        published = event.article.published
        told.append(years(event.claim.text) or frozenset([published[:4]] if published else []))
    return bool(told[0] and told[1]) and not told[0] & told[1]


def _speech(context: Context) -> bool:
    """Whether the verb is one of saying: two people, or one, may say a thing on two days."""
    return context.lemma in contexts.cues("saying")


def _elsewhere(a: Event, b: Event) -> bool:
    """Whether the two places exclude each other, and neither sentence names both; another day may be another event.

    The sentences have to name somebody in common: a bomb in the one town is not a bomb in the other.
    """
    if not {name.key for name in a.claim.names} & {name.key for name in b.claim.names}:
        return False
    if not apart(a.where, b.where) or differ(a.when, b.when) or _speech(a.context):
        return False
    keys = [{place.key for place in event.claim.places} for event in (a, b)]
    return not keys[0] & keys[1]


def _planned_and_done(a: Event, b: Event) -> bool:
    """Whether the one is a plan, and the other done, and not already long before the plan was printed."""
    if a.context.negated or b.context.negated:
        return False
    return any(
        plan.context.planned
        and done.context.past
        and not done.context.unreal
        and not long_before(done.when, plan.article.published)
        for plan, done in ((a, b), (b, a))
    )


def _other_month(a: Claim, b: Claim) -> bool:
    """Whether both sentences speak of months as wholes, and of none in common: plan and deed are of two months."""
    mine, theirs = ({d.value for d in claim.dates if _MONTH.fullmatch(d.value)} for claim in (a, b))
    return bool(mine and theirs) and not mine & theirs


def _scored(
    a: Event, b: Event, kind: Kind, shared: Roles, vectors: Vectors
) -> tuple[float, Event, Event, Kind, Roles, float]:
    texts = [masked(e.claim, Span(e.claim.start, e.claim.end)) for e in (a, b)]
    cosine = float(vectors[texts[0]] @ vectors[texts[1]])
    logit = _STEEPNESS * (cosine - _MIDPOINT[kind]) + _ROLES * (shared.score - 1.5) + _MUTUAL * (shared.mutual - 0.25)
    return 1 / (1 + math.exp(-logit)), a, b, kind, shared, cosine


def _alignment(a: Event, b: Event, kind: Kind, shared: Roles, cosine: float, probability: float) -> Alignment:
    sides = []
    for event in (a, b):
        start, end = event.claim.start + event.context.start, event.claim.start + event.context.end
        as_of = event.article.published
        if kind is Kind.DATE and event.when is not None:
            start, end = event.when.start, event.when.end
        elif kind is Kind.PLACE and event.where is not None:
            start, end = event.where.start, event.where.end
        elif event.when is not None and event.when.day:
            as_of = event.when.day
        sides.append(event.side(start, end, as_of[:10] if as_of else None))
    first, second = sides
    return Alignment(
        kind=kind,
        a=first,
        b=second,
        probability=probability,
        similarity=cosine,
        reasons=(
            Reason("sentence_similarity", cosine, _STEEPNESS * (cosine - _MIDPOINT[kind]), "the sentences are alike"),
            Reason(
                "shared_roles",
                shared.score,
                _ROLES * (shared.score - 1.5),
                f"both name the same day ({shared.shared} words in common)"
                if shared.same_day
                else f"subject and object are the same ({shared.shared} words)",
            ),
            Reason("shared_words", shared.mutual, _MUTUAL * (shared.mutual - 0.25), "little else is said of it"),
        ),
        same_time=same_time(first.mention, second.mention),
        same_source=same_source(first.claim, first.mention, second.claim, second.mention),
        moving=kind is Kind.POLARITY and (moves(a.context.lemma) or moves(b.context.lemma)),
    )
