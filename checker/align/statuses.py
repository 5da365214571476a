"""Aligns what two articles make of one proposition: words that deny or doubt it with words that state it.

What is compared is the proposition (the scope of the status cue), embedded without the cue: an embedding does not see
negation, and here it need not.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from checker.align.entries import MASK, masked
from checker.align.features import Vectors
from checker.align.mentions import same_source, same_time
from checker.align.stances import Stance, stance
from checker.model import Alignment, Article, Claim, Kind, Level, Reason, Side, Span, Status
from checker.settings import Settings

_LEAST_WORDS = 4  # a proposition in fewer words says too little to be told from others
_MIDPOINT = {  # cosine of two propositions at which they are as likely the same as not, by the other side's stance
    Stance.AFFIRMS: 0.56,
    Stance.CONTESTS: 0.62,
    Stance.STATES: 0.66,
}
_STEEPNESS = 14.0
_NAMES = 1.2  # log-odds of sharing all names rather than half of them
_DIGITS = re.compile(r"\d[\d,.]*")
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class StatusEntry:
    """A status with its proposition in words, the names and places of its sentence, and the stand it takes."""

    article: Article
    claim: Claim
    status: Status
    proposition: str
    keys: frozenset[str]
    stance: Stance

    @property
    def side(self) -> Side:
        """The entry as one side of an alignment."""
        return Side(article=self.article, claim=self.claim, mention=self.status)


def status_entries(articles: Sequence[Article], claims: Sequence[Claim]) -> list[StatusEntry]:
    """An entry for each status read, and one for each sentence that states something without any cue."""
    by_id = {article.id: article for article in articles}
    found = []
    for claim in claims:
        statuses = list(claim.statuses)
        if not any(_covers_most(claim, status) for status in statuses):
            statuses.append(_stated(claim, by_id[claim.article_id]))
        for status in statuses:
            words = proposition(claim, status)
            if len(_WORDS.findall(words)) >= _LEAST_WORDS:
                found.append(
                    StatusEntry(by_id[claim.article_id], claim, status, words, claim.keys(), stance(claim, status))
                )
    return found


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


def proposition(claim: Claim, status: Status) -> str:
    """What the status is about, in the claim's words without the cue, figures masked."""
    if (status.scope_start, status.scope_end) == (claim.start, claim.end) and not status.cue:
        return masked(claim, Span(claim.start, claim.end))  # the same words as a figure's sentence: one vector less
    text = claim.text[status.scope_start - claim.start : status.scope_end - claim.start]
    if len(_WORDS.findall(text)) < _LEAST_WORDS:
        text = claim.text
        if status.cue:
            text = text[: status.start - claim.start] + text[status.end - claim.start :]
    return " ".join(_DIGITS.sub(MASK, text).split())


def align_statuses(
    left: Sequence[StatusEntry], right: Sequence[StatusEntry], vectors: Vectors, settings: Settings
) -> list[Alignment]:
    """For each contested proposition of either article the one of the other that it meets best, if it meets one."""
    if not left or not right:
        return []
    cosines = np.stack([vectors[e.proposition] for e in left]) @ np.stack([vectors[e.proposition] for e in right]).T
    contesting = np.array([[_contest(a, b) for b in right] for a in left], dtype=bool)
    order = np.argwhere(contesting & (cosines > 0.4))
    scored = sorted(
        ((_logit(left[i], right[j], float(cosines[i, j])), int(i), int(j)) for i, j in order), key=lambda s: -s[0]
    )
    used: set[tuple[str, str]] = set()
    found = []
    for logit, i, j in scored:
        probability = 1 / (1 + math.exp(-logit))
        if probability < settings.min_probability:
            break
        a, b = left[i], right[j]
        if ("a", a.claim.id) in used or ("b", b.claim.id) in used:
            continue
        used |= {("a", a.claim.id), ("b", b.claim.id)}
        found.append(_alignment(a, b, probability, float(cosines[i, j])))
    return found


def _contest(a: StatusEntry, b: StatusEntry) -> bool:
    return Stance.CONTESTS in (a.stance, b.stance)


def _other(a: StatusEntry, b: StatusEntry) -> Stance:
    """The stand of the side that meets a contested proposition."""
    return b.stance if a.stance is Stance.CONTESTS else a.stance


def _logit(a: StatusEntry, b: StatusEntry, cosine: float) -> float:
    return _STEEPNESS * (cosine - _MIDPOINT[_other(a, b)]) + _NAMES * (2 * _shared(a, b) - 1)


def _shared(a: StatusEntry, b: StatusEntry) -> float:
    smaller = min(len(a.keys), len(b.keys))
    return len(a.keys & b.keys) / smaller if smaller else 0.25


def _alignment(a: StatusEntry, b: StatusEntry, probability: float, cosine: float) -> Alignment:
    reasons = (
        Reason(
            "proposition_similarity",
            cosine,
            _STEEPNESS * (cosine - _MIDPOINT[_other(a, b)]),
            "the propositions say the same, cue words apart",
        ),
        Reason("shared_names", _shared(a, b), _NAMES * (2 * _shared(a, b) - 1), "the sentences share names or places"),
    )
    return Alignment(
        kind=Kind.STATUS,
        a=a.side,
        b=b.side,
        probability=probability,
        similarity=cosine,
        reasons=reasons,
        same_time=same_time(a.status, b.status),
        same_source=same_source(a.claim, a.status, b.claim, b.status),
        moving=True,
    )
