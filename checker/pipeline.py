"""Wires the stages; holds no logic of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import compress, islice
from typing import Any

from checker import claims as reading
from checker import ids, ledger, prints, records, within
from checker.align import (
    Vectors,
    align_pairs,
    encoded,
    facts,
    lead_rows,
    not_compared,
    prepare,
    stories,
    with_times,
)
from checker.align.comparability import Comparability
from checker.embed import Encoder, Nli, load, load_nli
from checker.ingest import clean, date, origins
from checker.model import (
    DIVERGENT,
    Alignment,
    Article,
    Checked,
    ContestedFigure,
    Finding,
    Outcome,
    Refused,
    Removed,
    Severity,
)
from checker.rules._engine import Judged, judge
from checker.settings import Settings
from checker.store import ArticleRecord
from checker.store.growing import EXTRA, Grown

_BATCH = 256  # pairs that `compare` reads before it calls the encoder

Progress = Callable[[str], None]


def check(
    articles: Sequence[Article],
    settings: Settings,
    encoder: Encoder | None = None,
    *,
    refused: Sequence[Refused] = (),
    progress: Progress = lambda message: None,
    model: Comparability | None = None,
    nli: Nli | None = None,
) -> Checked:
    """Checks articles against one another: copies collapsed, furniture removed, claims read, aligned and judged.

    Findings come in queue order: what most deserves a person's minute first. After those between two articles come
    those inside one (`alignment.inside`), in the same order.
    """
    nli = nli or load_nli(settings)  # first, so that a name that is wrong is told before any work
    settings = stories.settled(settings, len(articles))
    ordered = sorted(articles, key=order)  # so that nothing hangs on the order in which they were given
    sketches = [origins.sketch(article) for article in ordered]
    joined = origins.joined(ordered, origins.pairs(sketches))
    frames = [clean.frame(article) for article in joined]
    learned = clean.learn_frames((a.outlet, a.origin, page) for a, page in zip(joined, frames, strict=True))
    cleaned = clean.clean(joined, learned)
    progress(f"reading {len(cleaned)} articles")
    claims = [claim for article in cleaned for claim in reading.read(article)]
    encoder = encoder or load(settings)
    progress(f"comparing {len(claims)} sentences")
    prepared, vectors = prepare(cleaned, claims), Vectors(encoder.encode)
    rows = lead_rows(prepared, vectors)
    pairs = stories.pairs(cleaned, rows, prepared.terms, settings)
    aligned = align_pairs(prepared, pairs, vectors, settings, model=model)
    inside = list(within.align(cleaned, claims))
    story_of = stories.story_ids(cleaned, pairs)
    counted, figures = conclude(with_times(aligned), inside, story_of, settings, encoder.fingerprint, nli)
    kept = zip(cleaned, sketches, frames, rows, strict=True)
    return Checked(
        articles=tuple(cleaned),
        claims=tuple(claims),
        findings=tuple(counted),
        figures=tuple(figures),
        not_compared=tuple(not_compared(prepared, pairs, aligned)),
        refused=tuple(refused),
        model=encoder.fingerprint,
        extra={
            EXTRA: Grown(
                state=prints.state(settings, encoder),
                tag=prints.tag(encoder),
                seen=0,
                whole=True,
                fresh=frozenset(article.id for article in cleaned),
                prints={
                    a.id: prints.make(encoder, sketch, frame, row, prepared.terms[a.id])
                    for a, sketch, frame, row in kept
                },
                links=prints.links([*aligned, *inside]),
                stories=prints.stories(story_of, pairs),
            )
        },
    )


def order(article: Article) -> tuple[str, str, str]:
    """The order in which articles are gone through: by date (unknown last), then by id."""
    return (article.published or "9", article.id, article.name)


def conclude(
    across: Sequence[Alignment],
    inside: Sequence[Alignment],
    story_of: Mapping[str, str],
    settings: Settings,
    model: str,
    nli: Nli | None = None,
) -> tuple[list[Finding], list[ContestedFigure]]:
    """Judges alignments, and counts over them: the findings in queue order, and the contested figures.

    `nli`, where there is one, is asked about what the queue shows; what is found does not hang on its answers.
    """
    found = _findings(judge(map(_ordered, across), settings), story_of, model)
    counted, figures = ledger.gather(found)
    counted += [replace(f, origins=1) for f in _findings(judge(inside, settings), story_of, model)]
    counted = second_opinions(counted, nli) if nli else counted
    counted.sort(key=lambda f: (f.alignment.inside is not None, -records.priority(f), f.id))
    return counted, figures


def second_opinions(findings: Sequence[Finding], nli: Nli) -> list[Finding]:
    """The findings, in their order; those that diverge with the model's opinion on their two sentences."""
    asked = [(f.alignment.a.claim.text, f.alignment.b.claim.text) for f in findings]
    shown = [f.divergence.outcome in DIVERGENT and a != b for f, (a, b) in zip(findings, asked, strict=True)]
    pairs = list(dict.fromkeys(compress(asked, shown)))
    opinions = dict(zip(pairs, nli.judge(pairs), strict=True))
    return [
        replace(f, second_opinion=opinions[pair]) if show else f
        for f, pair, show in zip(findings, asked, shown, strict=True)
    ]


def _findings(judged: Iterable[Judged], story_of: Any, model: str) -> list[Finding]:
    """One finding an id: the same sentences met in two copies are one finding, the surest."""
    by_id: dict[str, Finding] = {}
    for item in judged:
        a, b = item.alignment.a, item.alignment.b
        finding = Finding(
            id=ids.finding_id(
                rule=item.rule.code,
                mention_a=records.identify(a.claim, a.mention),
                mention_b=records.identify(b.claim, b.mention),
            ),
            divergence=item.divergence,
            alignment=item.alignment,
            confidence=item.alignment.probability * item.rule.reliability,
            story_id=story_of[a.article.id],
            rule_version=item.rule.version,
            model=model,
        )
        if finding.id not in by_id or by_id[finding.id].confidence < finding.confidence:
            by_id[finding.id] = finding
    return list(by_id.values())


def _ordered(alignment: Alignment) -> Alignment:
    """Side a is the earlier as-of, then the earlier published (unknown last), then the smaller id."""
    if _rank(alignment, "a") <= _rank(alignment, "b"):
        return alignment
    return replace(alignment, a=alignment.b, b=alignment.a)


def _rank(alignment: Alignment, which: str) -> tuple[str, str, str]:
    side = alignment.a if which == "a" else alignment.b
    return (side.mention.as_of or "9", side.article.published or "9", side.article.name)


def compare_many(
    pairs: Iterable[dict[str, Any]], settings: Settings, encoder: Encoder | None = None
) -> Iterator[dict[str, Any]]:
    """For each {"id", "a": {"text", …}, "b": {…}} what `checker compare` prints, in order.

    Pairs are read in batches, so that the encoder is called with many texts at once.
    """
    encoder, nli = encoder or load(settings), load_nli(settings)
    # Two passages are no two articles: none gives a count as of two hours.
    probability = max(settings.min_probability, settings.pair_probability)
    settings = replace(settings, min_probability=probability, second_probability=1.0)
    remaining = iter(pairs)
    while batch := list(islice(remaining, _BATCH)):
        ready = []
        for pair in batch:
            articles = [_passage(pair[side], side) for side in ("a", "b")]
            claims = [reading.read(article) for article in articles]
            ready.append((prepare(articles, [c for of in claims for c in of]), [facts.passages(of) for of in claims]))
        wanted = [t for prepared, told in ready for t in (*prepared.texts, *(p.text for side in told for p in side))]
        vectors = encoded(list(dict.fromkeys(wanted)), encoder.encode)
        for pair, (prepared, (a, b)) in zip(batch, ready, strict=True):
            both = [
                stories.ArticlePair(prepared.articles[0], prepared.articles[1], 1.0)
            ]  # of one story, without looking
            aligned = with_times(align_pairs(prepared, both, vectors, settings))
            story_of = stories.story_ids(prepared.articles, both)
            found = _findings(judge(map(_ordered, aligned), settings), story_of, encoder.fingerprint)
            found = second_opinions(found, nli) if nli else found
            found.sort(key=_most_severe)
            yield {
                "id": pair.get("id"),
                "same_fact": round(facts.with_alignments(facts.same_fact(a, b, vectors), aligned), 4),
                "outcome": found[0].divergence.outcome.value if found else None,
                "findings": [records.finding_record(finding) for finding in found],
            }


_OUTCOMES = list(Outcome)
_SEVERITIES = list(Severity)


def _most_severe(finding: Finding) -> tuple[int, int, float]:
    divergence = finding.divergence
    return (_OUTCOMES.index(divergence.outcome), _SEVERITIES.index(divergence.severity), -finding.confidence)


def _passage(side: dict[str, Any], name: str) -> Article:
    text, outlet = str(side["text"]), str(side.get("outlet") or name)
    return Article(
        id=ids.article_id(outlet=outlet, title="", text=text, url=name),
        name=name,
        text=text,
        outlet=outlet,
        published=date(side.get("published"), name),
    )


def extract(text: str, published: str | None = None) -> list[dict[str, Any]]:
    """Every mention of a text, as `checker extract` prints them: in the order of their places."""
    article = Article(id="text", name="text", text=text, published=date(published, "text"))
    found = []
    for claim in reading.read(article):
        mentions = (
            *claim.figures,
            *claim.statuses,
            *claim.dates,
            *claim.places,
            *claim.names,
            *claim.quotes,
            *claim.credits,
        )
        found += [records.mention_record(mention) for mention in mentions if mention.start < mention.end]
    return sorted(found, key=lambda m: (m["start"], m["end"], m["kind"]))


def from_record(record: ArticleRecord) -> Article:
    """The article that a store's record keeps."""
    return Article(
        id=record.id,
        name=record.name,
        text=record.text,
        outlet=record.outlet,
        title=record.title,
        byline=record.byline,
        published=record.published,
        url=record.url,
        read_from=record.read_from,
    )


def removed(record: ArticleRecord) -> tuple[Removed, ...]:
    """What was removed from the article when it was first read."""
    return tuple(Removed(gone["start"], gone["end"], gone["reason"]) for gone in record.removed)
