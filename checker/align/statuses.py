"""Aligns what two articles make of one proposition: words that deny or doubt it with words that state it.

What is compared is the proposition (the scope of the status cue), embedded without the cue: an embedding does not see
negation, and here it need not.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from checker.align.entries import MASK
from checker.align.features import Vectors, ensure
from checker.align.propositions import long_enough, proposition, subject
from checker.align.stances import Stance, asserted, of_the_future, spoken, stance
from checker.language.voices import same_source, same_time
from checker.model import Alignment, Article, Claim, Field, Kind, Level, Reason, Side, Span, Status

_MIDPOINT = {  # cosine of two propositions at which they are as likely the same as not, by the other side's stance
    Stance.AFFIRMS: 0.56,
    Stance.CONTESTS: 0.62,
    Stance.STATES: 0.66,
}
_ALIKE = 0.5  # cosine of two propositions without their names from which they can be the same
_ANYBODY = "*"  # stands for every speaker: the sentence has had its one comparison
_ONE_SPEAKER = 1.0  # log-odds of one person speaking to one topic twice
_FLOOR = 0.35  # P(same proposition) from which two statuses are judged
_AS_GOOD = 1.0  # log-odds by which another cue of the same two sentences may be behind
_SCALE = (Level.CONFIRMED, Level.STATED, Level.PROBABLE, Level.POSSIBLE, Level.UNVERIFIED, Level.DENIED)
_STEEPNESS = 14.0
_NAMES = 1.2  # log-odds of sharing all names rather than half of them


@dataclass(frozen=True, slots=True)
class StatusEntry:
    """A status with its proposition in words, the names and places of its sentence, and the stand it takes."""

    article: Article
    claim: Claim
    status: Status
    proposition: str
    keys: frozenset[str]
    stance: Stance
    future: bool  # it speaks of what is to come or could be

    @property
    def side(self) -> Side:
        """The entry as one side of an alignment."""
        return Side(article=self.article, claim=self.claim, mention=self.status)


_Met = tuple[StatusEntry, StatusEntry, float, float]  # with P(same proposition) and the cosine


def status_entries(articles: Sequence[Article], claims: Sequence[Claim]) -> list[StatusEntry]:
    """An entry for each status read, and one for each sentence that states something without any cue.

    A saying that only carries a denial ("the reports are false, the embassy tweeted") is no entry of its own.
    """
    by_id = {article.id: article for article in articles}
    found = []
    for claim in claims:
        statuses = list(claim.statuses)
        if not any(_covers_most(claim, status) for status in statuses):
            statuses.append(_stated(claim, by_id[claim.article_id]))
        stances = [(status, stance(claim, status)) for status in statuses]
        contesting = [status for status, taken in stances if taken is Stance.CONTESTS]
        hedging = [status for status, _ in stances if status.level in (Level.PROBABLE, Level.POSSIBLE)]
        for status, taken in stances:
            if taken is Stance.CONTESTS:
                if any(other.start < status.start and _carries(status, other) for other in contesting):
                    continue  # it only repeats the denial inside it ("denied the report and called it fake")
                status = _with_source(claim, status)
            elif (
                not asserted(claim, status)
                or any(_carries(status, other) for other in contesting)
                or (status.level is Level.STATED and any(_carries(status, other, 0.4) for other in hedging))
            ):
                continue
            words = proposition(claim, status)
            if long_enough(words):
                future = of_the_future(status.cue) or of_the_future(words)
                found.append(StatusEntry(by_id[claim.article_id], claim, status, words, claim.keys(), taken, future))
    return found


def _carries(status: Status, other: Status, least: float = 0.0) -> bool:
    """Whether the proposition of the first holds the cue or the proposition of the other, and `least` of it."""
    scope, inner = Span(status.scope_start, status.scope_end), Span(other.scope_start, other.scope_end)
    shared = min(scope.end, inner.end) - max(scope.start, inner.start)
    if shared < least * (scope.end - scope.start):
        return False
    return scope.covers(other.span) or scope.covers(inner)


_NOBODY = re.compile(
    r"^(?:it|there|this|that|these|those|what|which|who|we|they|he|she|i|you|some of|all|more|one)\b|^$", re.IGNORECASE
)
_VERB = re.compile(r"\b(?:is|are|was|were|be|has|have|had|do|does|did|will|would|to|could|can|may)\b", re.IGNORECASE)
_LONGEST = 8  # words of somebody's name with all titles


def _with_source(claim: Claim, status: Status) -> Status:
    """A denial or doubt that nobody is credited with is its subject's ("the army has not confirmed meeting them")."""
    if status.source or not spoken(status):
        return status
    words = subject(claim, status)
    if _NOBODY.match(words) or _VERB.search(words) or len(words.split()) > _LONGEST:
        return status
    return replace(status, source=words)


def _covers_most(claim: Claim, status: Status) -> bool:
    """Whether the status speaks of the sentence's main assertion, and not of a phrase in it."""
    return not status.negated and status.scope_end - status.scope_start >= 0.5 * (claim.end - claim.start)


def _stated(claim: Claim, article: Article) -> Status:
    """The status of a sentence without a cue: stated, by whoever is credited with it."""
    widest = max(claim.credits, key=lambda c: c.content_end - c.content_start, default=None)
    scope = (widest.content_start, widest.content_end) if widest else (claim.start, claim.end)
    mark = (widest.cue_start, widest.cue_end) if widest else (claim.start, claim.end)
    return Status(
        start=mark[0],
        end=mark[1],
        text=claim.text[mark[0] - claim.start : mark[1] - claim.start],
        source=widest.name if widest else None,
        as_of=claim.dates[0].value[:10] if claim.dates else article.published,
        level=Level.STATED,
        cue="",
        scope_start=scope[0],
        scope_end=scope[1],
    )


def align_statuses(left: Sequence[StatusEntry], right: Sequence[StatusEntry], vectors: Vectors) -> list[Alignment]:
    """For each contested proposition of either article the one of the other that it meets best, if it meets one."""
    left, right = (list(side) for side in _sides(left, right))
    if not left or not right:
        return []
    cosines = np.stack([vectors[e.proposition] for e in left]) @ np.stack([vectors[e.proposition] for e in right]).T
    contesting = np.array([[_contest(a, b) for b in right] for a in left], dtype=bool)
    order = np.argwhere(contesting & (cosines > 0.4))
    scored = sorted(
        ((_logit(left[i], right[j], float(cosines[i, j])), int(i), int(j)) for i, j in order),
        # Two doubts agree: a doubt looks for what is stated first, and for sentences before headlines.
        key=lambda s: (left[s[1]].stance is right[s[2]].stance, _headline(left[s[1]], right[s[2]]), -s[0]),
    )
    sayings: dict[tuple[str, str], list[tuple[float, int, int]]] = {}
    for item in scored:
        sayings.setdefault((left[item[1]].claim.id, right[item[2]].claim.id), []).append(item)
    used: dict[tuple[str, str], set[str]] = {}
    met: list[_Met] = []
    for logit, i, j in scored:
        probability = 1 / (1 + math.exp(-logit))
        if probability < _FLOOR:
            continue
        a, b = left[i], right[j]
        # A sentence is compared once, but a confirmation answers the doubts of several speakers.
        if any(_taken(used, side, one, other) for side, one, other in (("a", a, b), ("b", b, a))):
            continue
        # Of several cues in the two sentences ("we believe …, he said") the one that says most is compared.
        near = [item for item in sayings[a.claim.id, b.claim.id] if item[0] >= logit - _AS_GOOD]
        logit, i, j = max(near, key=lambda item: (_apart(left[item[1]], right[item[2]]), item[0]))
        probability, a, b = 1 / (1 + math.exp(-logit)), left[i], right[j]
        for side, one, other in (("a", a, b), ("b", b, a)):
            speaker = _ANYBODY if one.stance is Stance.CONTESTS else other.status.source or ""
            used.setdefault((side, one.claim.id), set()).add(speaker)
        met.append((a, b, probability, float(cosines[i, j])))
    return _by_more_than_names(met, vectors)


def _headline(a: StatusEntry, b: StatusEntry) -> bool:
    return Field.TITLE in (a.claim.where, b.claim.where)


def _taken(used: dict[tuple[str, str], set[str]], side: str, one: StatusEntry, other: StatusEntry) -> bool:
    """Whether the sentence of the one has had its comparison: with anybody if it contests, else with this speaker."""
    before = used.get((side, one.claim.id))
    if before is None:
        return False
    speaker = other.status.source
    return _ANYBODY in before or one.stance is Stance.CONTESTS or not speaker or speaker in before


def _bare(entry: StatusEntry) -> str:
    """The proposition with every name and place masked: what is said, apart from about whom."""
    words = entry.proposition
    named = {mention.text for mention in (*entry.claim.names, *entry.claim.places)}
    for name in sorted(named, key=len, reverse=True):
        words = words.replace(name, MASK)
    return words


def _by_more_than_names(met: Sequence[_Met], vectors: Vectors) -> list[Alignment]:
    """The alignments of entries that met, without a contested and a stated proposition alike by their names alone.

    Names weigh much in a sentence's vector: "denied any role in the attack on Marit Lund" is near to all that is said
    of her.
    """
    bare = [(_bare(a), _bare(b)) if _one_contests(a, b) else None for a, b, *_ in met]
    ensure(vectors, (text for pair in bare if pair for text in pair))
    return [
        _alignment(*item)
        for item, pair in zip(met, bare, strict=True)
        if pair is None or float(vectors[pair[0]] @ vectors[pair[1]]) >= _ALIKE
    ]


def _one_contests(a: StatusEntry, b: StatusEntry) -> bool:
    return (a.stance is Stance.CONTESTS) is not (b.stance is Stance.CONTESTS)


def to_compare(left: Sequence[StatusEntry], right: Sequence[StatusEntry]) -> list[StatusEntry]:
    """The entries of two articles that may be compared: none where neither contests anything."""
    return [entry for side in _sides(left, right) for entry in side]


def _sides(
    left: Sequence[StatusEntry], right: Sequence[StatusEntry]
) -> tuple[Sequence[StatusEntry], Sequence[StatusEntry]]:
    """Each side's entries that the other side's may contest, or that contest something themselves."""
    contests = [any(entry.stance is Stance.CONTESTS for entry in side) for side in (left, right)]
    if not any(contests):
        return [], []
    return (
        [e for e in left if e.stance is Stance.CONTESTS or (contests[1] and not e.future)],
        [e for e in right if e.stance is Stance.CONTESTS or (contests[0] and not e.future)],
    )


def _apart(a: StatusEntry, b: StatusEntry) -> int:
    """How far the two levels are apart on the scale."""
    return abs(_SCALE.index(a.status.level) - _SCALE.index(b.status.level))


def _contest(a: StatusEntry, b: StatusEntry) -> bool:
    """Whether one side contests what the other may be stating; what is yet to come contradicts no doubt."""
    taken = (a.stance, b.stance)
    if taken == (Stance.CONTESTS, Stance.CONTESTS):
        return True
    return Stance.CONTESTS in taken and not (b if a.stance is Stance.CONTESTS else a).future


def _other(a: StatusEntry, b: StatusEntry) -> Stance:
    """The stand of the side that meets a contested proposition."""
    return b.stance if a.stance is Stance.CONTESTS else a.stance


def _logit(a: StatusEntry, b: StatusEntry, cosine: float) -> float:
    one_speaker = same_source(a.claim, a.status, b.claim, b.status) is True
    return (
        _STEEPNESS * (cosine - _MIDPOINT[_other(a, b)]) + _NAMES * (2 * _shared(a, b) - 1) + _ONE_SPEAKER * one_speaker
    )


def _shared(a: StatusEntry, b: StatusEntry) -> float:
    smaller = min(len(a.keys), len(b.keys))
    return len(a.keys & b.keys) / smaller if smaller else 0.25


def _alignment(a: StatusEntry, b: StatusEntry, probability: float, cosine: float) -> Alignment:
    reasons: tuple[Reason, ...] = (
        Reason(
            "proposition_similarity",
            cosine,
            _STEEPNESS * (cosine - _MIDPOINT[_other(a, b)]),
            "the propositions say the same, cue words apart",
        ),
        Reason("shared_names", _shared(a, b), _NAMES * (2 * _shared(a, b) - 1), "the sentences share names or places"),
    )
    one_speaker = same_source(a.claim, a.status, b.claim, b.status)
    if one_speaker:
        reasons += (Reason("same_source", 1.0, _ONE_SPEAKER, "one speaker, twice"),)
    return Alignment(
        kind=Kind.STATUS,
        a=a.side,
        b=b.side,
        probability=probability,
        similarity=cosine,
        reasons=reasons,
        same_time=same_time(a.status, b.status),
        same_source=one_speaker,
        moving=True,
    )
