"""Both passages of a finding side by side, each in its place in the article, with the words that differ marked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from checker_ui.components.text import Mark, clean, day, differing, fragment_link, html, marked

#: How far round the sentence the article is shown: two sentences, and never more characters than this on one side.
SENTENCES_AROUND = 2
CHARACTERS_AROUND = 700
_STOP = re.compile(r"[.!?…][\"'”’)\]]*\s+|\n+")


def context(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the surroundings of a sentence begin and end: its paragraph, two sentences to each side at most."""
    left = text.rfind("\n\n", 0, start)
    left = max(0 if left < 0 else left + 2, start - CHARACTERS_AROUND)
    right = text.find("\n\n", end)
    right = min(len(text) if right < 0 else right, end + CHARACTERS_AROUND)
    before = [m.end() for m in _STOP.finditer(text, left, start)]
    if before and before[-1] < start and text[before[-1] : start].strip():
        before.append(start)
    stops = [p for p in before if not text[p:start].isspace() and p < start]
    if len(stops) >= SENTENCES_AROUND:
        left = stops[-SENTENCES_AROUND]
    after = [m.end() for m in _STOP.finditer(text, end, right)]
    if after and not text[end : after[0]].strip(" \"'”’)]"):
        after = after[1:]
    if len(after) >= SENTENCES_AROUND:
        right = after[SENTENCES_AROUND - 1]
    return left, right


def pair(record: Mapping[str, Any], articles: Mapping[str, Mapping[str, Any] | None]) -> str:
    """The two passages as safe HTML.

    Args:
        record: a finding in the contract's layout.
        articles: the article records for "a" and "b" (None where the store no longer has one).
    """
    one, two = record["a"], record["b"]
    if record.get("inside"):
        return f'<div class="pair">{_side(one, articles.get("a"), [], "The", also=two)}</div>'
    unlike_a, unlike_b = differing(one["text"], two["text"])
    return (
        '<div class="pair">'
        + _side(one, articles.get("a"), unlike_a, "First")
        + _side(two, articles.get("b"), unlike_b, "Second")
        + "</div>"
    )


def _side(
    side: Mapping[str, Any],
    article: Mapping[str, Any] | None,
    unlike: list[tuple[int, int]],
    which: str,
    also: Mapping[str, Any] | None = None,
) -> str:
    title = (article or {}).get("title") or ""
    url = (article or {}).get("url")
    link = fragment_link(url, side["text"])
    # The address keeps what the browser needs to open at the passage; the words of the link are ours.
    source = (
        f'<dt>Original</dt><dd><a href="{html(link)}" target="_blank" rel="noopener noreferrer">'
        "open the source at this passage</a></dd>"
        if link
        else '<dt>Original</dt><dd class="quiet">no address known</dd>'
    )
    credited = html(side["source"]) if side.get("source") else '<span class="quiet">nobody credited</span>'
    outlet = html(side["outlet"]) if side.get("outlet") else "outlet not known"
    where = " · headline" if side["field"] == "title" else ""
    return (
        f'<article class="side" aria-label="{which} passage"><header><b>{outlet}</b>'
        f'<span class="title">{html(title) or "no headline"}{where}</span></header>'
        f'<div class="passage">{_passage(side, article, unlike, also)}</div>'
        f"<dl><dt>Credited to</dt><dd>{credited}</dd>"
        f"<dt>Published</dt><dd>{html(day(side.get('published')))}</dd>"
        f"<dt>Speaks of</dt><dd>{html(day(side.get('as_of'), 'no date of its own'))}</dd>"
        f"<dt>Article</dt><dd>{html(side['article'])}</dd>{source}</dl></article>"
    )


def _passage(
    side: Mapping[str, Any],
    article: Mapping[str, Any] | None,
    unlike: list[tuple[int, int]],
    also: Mapping[str, Any] | None = None,
) -> str:
    start, end = side["start"], side["end"]
    text = (article or {}).get("title" if side["field"] == "title" else "text") or ""
    if text[start:end] != side["text"]:
        # The article is another version, or gone: the sentence is shown as it was read.
        text, offset = side["text"], start
    else:
        offset = 0
    first, last = start - offset, end - offset
    marks = [Mark(side["quote_start"] - offset, side["quote_end"] - offset, "hit", tag="mark")]
    if also is not None:  # the other words of one sentence
        marks.append(Mark(also["quote_start"] - offset, also["quote_end"] - offset, "hit", tag="mark"))
    marks += [Mark(first + a, first + b, "differs", "differs from the other passage") for a, b in unlike]
    left, right = (0, len(text)) if side["field"] == "title" else context(text, first, last)
    before, after = clean(text[left:first]).strip(), clean(text[last:right]).strip()
    parts = []
    if before:
        parts.append(f'<span class="around">{"… " if left else ""}{html(before)}</span> ')
    parts.append(f'<span class="sentence">{marked(text, marks, start=first, end=last)}</span>')
    if after:
        parts.append(f' <span class="around">{html(after)}{" …" if right < len(text) else ""}</span>')
    return "".join(parts)


def reasons(rows: list[Mapping[str, Any]]) -> str:
    """Each feature's share in the judgement that both speak of one fact, as a table with bars (safe HTML)."""
    widest = max((abs(row["share"]) for row in rows), default=0) or 1
    lines = []
    for row in sorted(rows, key=lambda row: -abs(row["share"])):
        share = row["share"]
        width = max(2, round(abs(share) / widest * 100))
        side = "for" if share >= 0 else "against"
        words = html(row.get("words") or "") or html(f"value {row['value']:g}")
        lines.append(
            f"<tr><td>{html(str(row['name']).replace('_', ' '))}</td><td>{words}</td>"
            f'<td class="num">{share:+.2f}</td>'
            f'<td><div class="bar" role="img" aria-label="{"speaks for it" if share >= 0 else "speaks against it"}">'
            f'<i class="{side}" style="width:{width}%"></i></div></td></tr>'
        )
    return (
        '<div class="scroll"><table class="plain"><thead><tr><th>What was looked at</th><th>What was seen</th>'
        '<th>Share</th><th style="min-width:8rem">against | for</th></tr></thead><tbody>'
        + "".join(lines)
        + "</tbody></table></div>"
    )
