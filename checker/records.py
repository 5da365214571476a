"""The product's types as plain dictionaries: the layout that the contract promises to other programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from checker.ids import digest, fold, mention_id
from checker.model import (
    Article,
    Change,
    Claim,
    ContestedFigure,
    Credit,
    DateMention,
    Figure,
    Finding,
    Mention,
    Name,
    NotCompared,
    Place,
    Quote,
    SecondOpinion,
    Side,
    Span,
    Status,
    Value,
)

#: The columns of one side of a finding, in the order of the contract.
SIDE_FIELDS = (
    "article",
    "field",
    "outlet",
    "published",
    "as_of",
    "source",
    "text",
    "start",
    "end",
    "quote",
    "quote_start",
    "quote_end",
)


def identify(claim: Claim, mention: Mention) -> str:
    """The id of a mention inside its claim."""
    nth = claim.text[: mention.start - claim.start].count(mention.text) if mention.text else 0
    return mention_id(claim=claim.id, kind=type(mention).__name__, text=mention.text, nth=nth)


def side_record(side: Side, quote: Span) -> dict[str, Any]:
    """One side of a finding."""
    text = side.article.field_text(side.claim.where)
    return {
        "article": side.article.name,
        "field": side.claim.where.value,
        "outlet": side.article.outlet or None,
        "published": side.article.published,
        "as_of": side.mention.as_of,
        "source": side.mention.source,
        "text": side.claim.text,
        "start": side.claim.start,
        "end": side.claim.end,
        "quote": text[quote.start : quote.end],
        "quote_start": quote.start,
        "quote_end": quote.end,
    }


def finding_record(finding: Finding) -> dict[str, Any]:
    """A finding in the contract's layout, with the reasons, the article ids and the versions as additions."""
    divergence, alignment = finding.divergence, finding.alignment
    return {
        "id": finding.id,
        "rule": divergence.rule,
        "kind": divergence.kind.value,
        "outcome": divergence.outcome.value,
        "severity": divergence.severity.value,
        "confidence": round(finding.confidence, 4),
        "what": divergence.what,
        "explanation": explanation(finding),
        "figure_id": finding.figure_id,
        "story_id": finding.story_id,
        "origins": finding.origins,
        "voices": finding.voices,
        "a": side_record(alignment.a, divergence.quote_a),
        "b": side_record(alignment.b, divergence.quote_b),
        "inside": alignment.inside.value if alignment.inside else None,
        "priority": round(priority(finding), 4),
        "similarity": round(alignment.similarity, 4),
        "reasons": [
            {"name": r.name, "value": round(r.value, 4), "share": round(r.share, 4), "words": r.words}
            for r in alignment.reasons
        ],
        "article_a": alignment.a.article.id,
        "article_b": alignment.b.article.id,
        "mention_a": identify(alignment.a.claim, alignment.a.mention),
        "mention_b": identify(alignment.b.claim, alignment.b.mention),
        "rule_version": finding.rule_version,
        "model": finding.model,
        "second_opinion": _opinion(finding.second_opinion),
    }


def _opinion(opinion: SecondOpinion | None) -> dict[str, Any] | None:
    if opinion is None:
        return None
    return {name: round(told, 4) if isinstance(told, float) else told for name, told in asdict(opinion).items()}


_UNDECIDED = 0.5  # a probability below which an opinion says nothing


def explanation(finding: Finding) -> str:
    """The rule's explanation, and what the second opinion says where one was asked for."""
    opinion = finding.second_opinion
    if opinion is None:
        return finding.divergence.explanation
    chance, reading = max(
        (opinion.contradiction, "as contradicting each other"),
        (opinion.neutral, "as saying different things"),
        (opinion.entailment, "as saying the same"),
    )
    if chance < _UNDECIDED:
        reading = "without deciding how they stand to each other"
    told = f"A second opinion ({opinion.model}) reads the two sentences {reading} ({chance:.0%})."
    return f"{finding.divergence.explanation} {told}"


def values_key(finding: Finding) -> str:
    """The two values that a finding sets against each other, whichever side each stands on.

    Findings of one contested figure with the same key are one disagreement, found in several pairs of passages. Figures
    give the numbers stated, whatever bound stands before them ("11000 | 12000", "11000..12000 | 15000"), with the unit
    where it is more than a noun that is counted; everything else gives a hash of its words.
    """
    sides = ((finding.alignment.a, finding.divergence.quote_a), (finding.alignment.b, finding.divergence.quote_b))
    figures = [side.mention for side, _ in sides if isinstance(side.mention, Figure)]
    if len(figures) == len(sides):
        return " | ".join(sorted(_stated(figure) for figure in figures))
    words = (side_record(side, quote)["quote"] for side, quote in sides)
    return digest("words", *sorted(fold(text).casefold() for text in words))


def _stated(figure: Figure) -> str:
    ends = dict.fromkeys(f"{end:.12g}" for end in (figure.low, figure.high) if end is not None)
    stated = "..".join(ends)
    return stated if figure.dimension == "count" else f"{stated} {figure.unit}"


_WEIGHT = {"high": 1.0, "medium": 0.8, "low": 0.6}
_PRESSING = {"conflict": 1.0, "attributed": 0.9, "update": 0.85, "scope": 0.3, "compatible": 0.2, "agree": 0.1}


#: How far a second opinion moves a finding: by an eighth at most, up where it reads a contradiction. Among the flags on
#: labelled stories it told right from wrong little better than chance (AUC 0.54), so it may break ties and no more.
_OPINION = 0.25


def priority(finding: Finding) -> float:
    """What most deserves a person's minute, 0..1: confidence × severity × how pressing the outcome is."""
    pressing = _WEIGHT[finding.divergence.severity.value] * _PRESSING[finding.divergence.outcome.value]
    opinion = finding.second_opinion
    moved = 1 + _OPINION * (opinion.contradiction - 0.5) if opinion else 1.0
    return min(finding.confidence * pressing * moved, 1.0)


def mention_record(mention: Mention) -> dict[str, Any]:
    """A mention as `checker extract` prints it."""
    common: dict[str, Any] = {"start": mention.start, "end": mention.end, "text": mention.text}
    tail = {"as_of": mention.as_of, "source": mention.source}
    match mention:
        case Figure():
            change = mention.change.value if isinstance(mention.change, Change) else None
            return {
                "kind": "figure",
                **common,
                "low": mention.low,
                "high": mention.high,
                "bound": mention.bound.value,
                "change": change,
                "unit": mention.unit,
                "dimension": mention.dimension,
                "noun": mention.noun,
                **tail,
            }
        case Status():
            return {
                "kind": "status",
                **common,
                "level": mention.level.value,
                "cue": mention.cue,
                "negated": mention.negated,
                "scope_start": mention.scope_start,
                "scope_end": mention.scope_end,
                **tail,
            }
        case DateMention():
            return {
                "kind": "date",
                **common,
                "value": mention.value,
                "resolved_from": mention.resolved_from,
                **tail,
            }
        case Place():
            return {"kind": "place", **common, "key": mention.key, "country": mention.country or None, **tail}
        case Name():
            return {"kind": "name", **common, "key": mention.key, "role": mention.role or None, **tail}
        case Quote():
            return {"kind": "quote", **common, "speaker": mention.speaker, **tail}
        case Credit():
            return {
                "kind": "source",
                **common,
                "cue_start": mention.cue_start,
                "cue_end": mention.cue_end,
                "content_start": mention.content_start,
                "content_end": mention.content_end,
                "name": mention.name,
                "class": mention.source_class.value,
                "relayed_by": mention.relayed_by,
                **tail,
            }
    raise TypeError(f"no layout for {type(mention).__name__}")


def value_record(value: Value) -> dict[str, Any]:
    """One row of a contested figure."""
    return {
        "mention_id": value.mention_id,
        "article": value.article,
        "outlet": value.outlet or None,
        "origin": value.origin,
        "published": value.published,
        "as_of": value.as_of,
        "source": value.source,
        "low": value.low,
        "high": value.high,
        "bound": value.bound.value,
        "unit": value.unit,
        "text": value.text,
        "sentence": value.sentence,
    }


def figure_record(figure: ContestedFigure) -> dict[str, Any]:
    """A contested figure with all its values."""
    return {
        "id": figure.id,
        "what": figure.what,
        "unit": figure.unit,
        "story_id": figure.story_id,
        "low": figure.low,
        "high": figure.high,
        "values": [value_record(value) for value in figure.values],
        "finding_ids": list(figure.finding_ids),
    }


def article_record(article: Article) -> dict[str, Any]:
    """An article with what was removed from it."""
    return {
        "id": article.id,
        "article": article.name,
        "outlet": article.outlet or None,
        "title": article.title,
        "byline": article.byline or None,
        "published": article.published,
        "url": article.url or None,
        "origin": article.origin or article.id,
        "read_from": article.read_from,
        "text": article.text,
        "removed": [{"start": r.start, "end": r.end, "reason": r.reason} for r in article.removed],
    }


def not_compared_record(item: NotCompared) -> dict[str, Any]:
    """A mention that met no counterpart, and why."""
    return {
        "article": item.article,
        "field": item.where.value,
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "reason": item.reason,
    }
