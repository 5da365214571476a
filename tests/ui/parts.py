"""The parts of a desk built by hand: articles, the figures and statuses in them, and what is found between two."""

from __future__ import annotations

from dataclasses import replace

from checker import ids, records
from checker.model import (
    Alignment,
    Article,
    Bound,
    Claim,
    ContestedFigure,
    Divergence,
    Field,
    Figure,
    Finding,
    Kind,
    Level,
    Outcome,
    Reason,
    Severity,
    Side,
    Status,
)
from tests.build import value


def article(name: str, outlet: str, title: str, published: str | None, text: str, **more: str) -> Article:
    ident = ids.article_id(outlet=outlet, title=title, text=text, url=more.get("url", ""))
    made = Article(id=ident, name=name, text=text, outlet=outlet, title=title, published=published, origin=ident)
    return replace(made, **more)


def claim(source: Article, sentence: str, where: Field = Field.TEXT) -> Claim:
    text = source.field_text(where)
    start = text.index(sentence)
    ident = ids.claim_id(outlet=source.outlet, text=sentence)
    return Claim(id=ident, article_id=source.id, where=where, start=start, end=start + len(sentence), text=sentence)


def figure(
    source: Article,
    sentence: str,
    words: str,
    low: float | None,
    high: float | None,
    *,
    unit: str = "person",
    credited: str | None = None,
    as_of: str | None = None,
    bound: Bound = Bound.EXACT,
) -> Side:
    said = claim(source, sentence)
    start = said.start + sentence.index(words)
    mention = Figure(
        start=start,
        end=start + len(words),
        text=words,
        low=low,
        high=high,
        unit=unit,
        bound=bound,
        source=credited,
        as_of=as_of,
    )
    return Side(article=source, claim=replace(said, figures=(mention,)), mention=mention)


def status(source: Article, sentence: str, cue: str, level: Level, credited: str | None = None) -> Side:
    said = claim(source, sentence)
    start = said.start + sentence.index(cue)
    mention = Status(start=start, end=start + len(cue), text=cue, level=level, cue=cue, source=credited)
    return Side(article=source, claim=replace(said, statuses=(mention,)), mention=mention)


def finding(
    rule: str,
    kind: Kind,
    outcome: Outcome,
    a: Side,
    b: Side,
    *,
    what: str,
    explanation: str,
    severity: Severity = Severity.HIGH,
    confidence: float = 0.9,
    figure_id: str | None = None,
    story: str = "s-flood",
    voices: int = 2,
) -> Finding:
    alignment = Alignment(
        kind=kind,
        a=a,
        b=b,
        probability=confidence,
        similarity=0.83,
        reasons=(
            Reason("likeness of the clauses", 0.83, 1.9, "both speak of people moved out of Lower Marden"),
            Reason("same unit", 1.0, 0.8, "person"),
            Reason("other source", 1.0, -0.3, "two different sources"),
        ),
        same_source=False,
    )
    return Finding(
        id=ids.finding_id(
            rule=rule, mention_a=records.identify(a.claim, a.mention), mention_b=records.identify(b.claim, b.mention)
        ),
        divergence=Divergence(
            rule=rule,
            kind=kind,
            outcome=outcome,
            severity=severity,
            what=what,
            explanation=explanation,
            quote_a=a.mention.span,
            quote_b=b.mention.span,
        ),
        alignment=alignment,
        confidence=confidence,
        figure_id=figure_id,
        story_id=story,
        origins=2,
        voices=voices,
        rule_version="1",
        model="hand-made",
    )


def contested(ident: str, what: str, sides: list[Side], found: list[Finding]) -> ContestedFigure:
    return ContestedFigure(
        id=ident,
        what=what,
        unit="person",
        story_id="s-flood",
        values=tuple(value(side) for side in sides),
        finding_ids=tuple(f.id for f in found if f.figure_id == ident),
    )
