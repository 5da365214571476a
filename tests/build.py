"""Small builders of model objects for the tests."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from checker import ids, ledger, records
from checker.model import (
    Alignment,
    Article,
    Bound,
    Change,
    Claim,
    Divergence,
    Field,
    Figure,
    Finding,
    Kind,
    Level,
    Outcome,
    Severity,
    Side,
    Status,
    Value,
)


def article(name: str, text: str, *, outlet: str = "", published: str | None = None, origin: str = "") -> Article:
    """An article whose whole text is one string."""
    identity = ids.article_id(outlet=outlet or name, title="", text=text)
    return Article(
        id=identity, name=name, text=text, outlet=outlet or name, published=published, origin=origin or identity
    )


def claim(of: Article, **mentions: tuple[object, ...]) -> Claim:
    """The article's text as one claim."""
    return Claim(
        id=ids.claim_id(outlet=of.outlet, text=of.text),
        article_id=of.id,
        where=Field.TEXT,
        start=0,
        end=len(of.text),
        text=of.text,
        **mentions,  # type: ignore[arg-type]
    )


def figure(
    text: str,
    words: str,
    low: float | None,
    high: float | None = None,
    *,
    bound: str = "=",
    unit: str = "person",
    head: str = "person",
    source: str | None = None,
    as_of: str | None = None,
    change: Change | None = None,
    part_of: bool = False,
    dimension: str = "count",
) -> Figure:
    """The figure that `words` are in `text`."""
    start = text.index(words)
    return Figure(
        start=start,
        end=start + len(words),
        text=words,
        low=low,
        high=low if high is None else high,
        bound=Bound(bound),
        unit=unit,
        noun=head,
        head=head,
        source=source,
        as_of=as_of,
        change=change,
        part_of=part_of,
        dimension=dimension,
    )


def status(text: str, cue: str, level: Level, *, source: str | None = None, as_of: str | None = None) -> Status:
    """The status that the cue gives to the rest of `text`."""
    start = text.index(cue)
    return Status(
        start=start,
        end=start + len(cue),
        text=cue,
        level=level,
        cue=cue,
        source=source,
        as_of=as_of,
        scope_start=start + len(cue),
        scope_end=len(text),
    )


def figure_side(
    name: str, text: str, words: str, low: float, *, published: str | None = None, origin: str = "", **more: object
) -> Side:
    """An article of one sentence with one figure, as a side."""
    of = article(name, text, published=published, origin=origin)
    mention = figure(text, words, low, as_of=published, **more)  # type: ignore[arg-type]
    return Side(article=of, claim=claim(of, figures=(mention,)), mention=mention)


def alignment(a: Side, b: Side, probability: float = 0.9, kind: Kind = Kind.FIGURE, **more: object) -> Alignment:
    """An alignment of two sides."""
    return Alignment(kind=kind, a=a, b=b, probability=probability, similarity=0.8, **more)  # type: ignore[arg-type]


def finding(
    a: Side, b: Side, outcome: Outcome = Outcome.CONFLICT, probability: float = 0.9, rule: str = "FIG001"
) -> Finding:
    """A finding on two sides."""
    from checker.records import identify

    divergence = Divergence(
        rule=rule,
        kind=Kind.FIGURE,
        outcome=outcome,
        severity=Severity.MEDIUM,
        what="people",
        explanation="They differ.",
        quote_a=a.mention.span,
        quote_b=b.mention.span,
    )
    return Finding(
        id=ids.finding_id(rule=rule, mention_a=identify(a.claim, a.mention), mention_b=identify(b.claim, b.mention)),
        divergence=divergence,
        alignment=alignment(a, b, probability),
        confidence=probability,
        story_id="s1",
    )


class BagOfWords:
    """An encoder that knows words of four letters and more, each hashed into one of 64 places; rows of length one."""

    name = "bag of words"
    fingerprint = "bag-of-words"
    size = 64

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See Encoder.encode."""
        rows = np.zeros((len(texts), self.size), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w{4,}", text.casefold()) or ["nothing"]:
                row[zlib.crc32(word.encode("utf-8", "replace")) % self.size] += 1
            row /= max(float(np.linalg.norm(row)), 1e-9)
        return rows


def value(side: Side) -> Value:
    """The value that a side's figure is in a contested figure."""
    return ledger.value_of(records.identify(side.claim, side.mention), side)
