"""Runs made by hand, for the tests of the store: sentences with one figure, and what was found between them."""

from __future__ import annotations

from itertools import combinations

from checker import ids
from checker.model import (
    Alignment,
    Article,
    Checked,
    Claim,
    ContestedFigure,
    Divergence,
    Field,
    Figure,
    Finding,
    Kind,
    NotCompared,
    Outcome,
    Reason,
    Severity,
    Side,
)
from checker.records import identify
from tests.build import value


def article(outlet: str, text: str, *, url: str = "", published: str | None = "2024-10-18", title: str = "") -> Article:
    title = title or f"{outlet} reports"
    name = ids.article_id(outlet=outlet, title=title, text=text, url=url)
    return Article(
        id=name,
        name=f"{outlet}-{name[-4:]}",
        text=text,
        outlet=outlet,
        title=title,
        published=published,
        url=url,
        origin=name,
    )


def side(where: Article, number: float, *, source: str | None = None, noun: str = "soldiers") -> Side:
    """The sentence of the article that has this number."""
    words = f"{number:,.0f} {noun}"
    at = where.text.index(words)
    start = where.text.rfind(". ", 0, at) + 2 if ". " in where.text[:at] else 0
    end = where.text.find(".", at) + 1 or len(where.text)
    mention = Figure(
        start=at,
        end=at + len(words),
        text=words,
        low=number,
        high=number,
        unit=noun.rstrip("s"),
        source=source,
        as_of=where.published,
    )
    text = where.text[start:end]
    claim = Claim(
        id=ids.claim_id(outlet=where.outlet, text=text),
        article_id=where.id,
        where=Field.TEXT,
        start=start,
        end=end,
        text=text,
        figures=(mention,),
    )
    return Side(article=where, claim=claim, mention=mention)


def finding(
    a: Side,
    b: Side,
    *,
    outcome: Outcome = Outcome.CONFLICT,
    rule: str = "FIG001",
    figure: str | None = "g1",
    story: str = "s1",
    severity: Severity = Severity.HIGH,
    confidence: float = 0.9,
) -> Finding:
    divergence = Divergence(
        rule=rule,
        kind=Kind.FIGURE,
        outcome=outcome,
        severity=severity,
        what="soldiers in training",
        explanation=f"{a.article.outlet} says {a.mention.text}, {b.article.outlet} says {b.mention.text}.",
        quote_a=a.mention.span,
        quote_b=b.mention.span,
    )
    alignment = Alignment(
        kind=Kind.FIGURE,
        a=a,
        b=b,
        probability=confidence,
        similarity=0.8,
        reasons=(Reason("similarity", 0.8, 1.5, "nearly the same words"),),
    )
    name = ids.finding_id(rule=rule, mention_a=identify(a.claim, a.mention), mention_b=identify(b.claim, b.mention))
    return Finding(
        id=name,
        divergence=divergence,
        alignment=alignment,
        confidence=confidence,
        figure_id=figure,
        story_id=story,
        rule_version="1",
        model="test-model",
    )


def contested(
    sides: list[Side], *, name: str = "g1", story: str = "s1", found: tuple[Finding, ...] = ()
) -> ContestedFigure:
    return ContestedFigure(
        id=name,
        what="soldiers in training",
        unit="soldier",
        story_id=story,
        values=tuple(value(s) for s in sides),
        finding_ids=tuple(f.id for f in found),
    )


def run(
    sides: list[Side],
    *,
    more: tuple[Article, ...] = (),
    figure: str = "g1",
    story: str = "s1",
    not_compared: tuple[NotCompared, ...] = (),
    model: str = "test-model",
) -> Checked:
    """What a check of these sides finds: every pair that differs is a finding, all of them one contested figure."""
    found = tuple(
        finding(a, b, figure=figure, story=story)
        for a, b in combinations(sides, 2)
        if a.mention.low != b.mention.low and a.article.outlet != b.article.outlet  # type: ignore[attr-defined]
    )
    articles = tuple({s.article.id: s.article for s in sides}.values()) + more
    figures = (contested(sides, name=figure, story=story, found=found),) if len(sides) > 1 else ()
    return Checked(
        articles=articles,
        claims=tuple(s.claim for s in sides),
        findings=found,
        figures=figures,
        not_compared=not_compared,
        model=model,
    )


def many(count: int) -> Checked:
    """A run with this many findings, over stories of eleven articles each."""
    outcomes, severities = list(Outcome)[:3], list(Severity)
    found: list[Finding] = []
    articles: list[Article] = []
    claims: list[Claim] = []
    story = 0
    while len(found) < count:
        story += 1
        sides = [
            side(
                article(
                    f"Outlet {n}",
                    f"In story {story} there are {1000 * story + n:,} soldiers, it says.",
                    published=f"2024-10-{1 + (story + n) % 28:02d}",
                    title=f"Story {story}",
                ),
                1000 * story + n,
                source=f"Source {(story + n) % 40}",
            )
            for n in range(11)
        ]
        articles += [s.article for s in sides]
        claims += [s.claim for s in sides]
        for nth, (a, b) in enumerate(combinations(sides, 2)):
            found.append(
                finding(
                    a,
                    b,
                    outcome=outcomes[nth % 3],
                    severity=severities[(nth + story) % 3],
                    story=f"s{story}",
                    figure=None,
                    confidence=0.5 + (nth * 37 % 50) / 100,
                )
            )
    return Checked(articles=tuple(articles), claims=tuple(claims), findings=tuple(found[:count]), figures=(), model="m")
