"""Coverage of one article: for each figure and statement what it was compared with, or why with nothing.

What was not compared is told as such: silence is never taken for agreement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker_ui.data import ArticleRecord, FindingRecord

Record = Mapping[str, Any]

#: What there is no word of in the store: a rule looked at it, or nothing was near enough, and nothing was found.
_FIGURE = "compared, and no rule had anything to say"
_STATUS = "no other passage was found that makes the same statement with another degree of certainty"
_COPY = "its words stand in an earlier copy of this text and are compared there"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A passage elsewhere that a value was compared with, and what came of it."""

    finding: str
    outcome: str
    outlet: str
    quote: str
    source: str


@dataclass(frozen=True, slots=True)
class Line:
    """One value of the article: what it was compared with, or why with nothing (`why`)."""

    kind: str
    field: str
    start: int
    words: str
    meetings: tuple[Meeting, ...]
    why: str


def lines(
    article: ArticleRecord, mentions: Sequence[Record], findings: Sequence[FindingRecord], missing: Sequence[Record]
) -> list[Line]:
    """Every figure and status read out of the article, in its order.

    Args:
        article: the article.
        mentions: what was read out of it.
        findings: findings with it on either side, whatever their outcome.
        missing: what met no counterpart, with the reason.
    """
    met: defaultdict[str, list[Meeting]] = defaultdict(list)
    for found in findings:
        if found.state == "superseded":
            continue
        for here, there, ident in (("a", "b", found.a_article_id), ("b", "a", found.b_article_id)):
            if ident == article.id:
                met[str(found.record.get(f"mention_{here}", ""))].append(_meeting(found, there))
    reasons = {(item["field"], item["start"]): str(item["reason"]) for item in missing}
    out = []
    for mention in mentions:
        kind = str(mention["kind"])
        place = (mention.get("field", "text"), mention["start"])
        meetings = tuple(sorted(met.get(str(mention["id"]), ()), key=lambda m: (m.outcome, m.outlet, m.quote)))
        if kind not in ("figure", "status") and not meetings:
            continue
        why = "" if meetings else reasons.get(place) or _silent(article, kind)
        out.append(Line(kind, str(place[0]), int(place[1]), _words(article, mention), meetings, why))
    seen = {(line.field, line.start) for line in out}
    for item in missing:  # kept by an earlier run, which read another value there
        if (item["field"], item["start"]) not in seen:
            out.append(Line("figure", item["field"], item["start"], item["text"], (), str(item["reason"])))
    return sorted(out, key=lambda line: (line.field != "title", line.start))


def _words(article: ArticleRecord, mention: Record) -> str:
    """The words of a value; a status is said with what it is about, because "said" alone says nothing."""
    words, start, end = str(mention["text"]), mention.get("scope_start"), mention.get("scope_end")
    if mention["kind"] != "status" or not isinstance(start, int) or not isinstance(end, int) or start >= end:
        return words
    about = (article.title if mention.get("field") == "title" else article.text)[start:end]
    return words if words in about else f"{words}: {' '.join(about.split())}"


def _silent(article: ArticleRecord, kind: str) -> str:
    if article.origin and article.origin != article.id:
        return _COPY
    return _FIGURE if kind == "figure" else _STATUS


def _meeting(found: FindingRecord, there: str) -> Meeting:
    side = found.record[there]
    return Meeting(
        found.id,
        str(found.record["outcome"]),
        str(side["outlet"] or side["article"]),
        str(side["quote"]),
        str(side["source"] or ""),
    )
