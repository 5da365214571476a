"""Marks page furniture: what stands on the page beside the article. Nothing is deleted, offsets stay as they are.

Three things decide, from the surest down: the words of a line (language/cues/furniture.toml), where it stands (before
the headline, after the article's prose, in a list of other stories), and whether several different pages of the outlet
repeat it outside their prose. A sentence that recurs inside the prose, such as a background toll, is never furniture.

Copies of one text must be collapsed first (checker.ingest.origins), or two copies would pass for two pages.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from checker.ids import digest
from checker.ingest import _furniture, _marks
from checker.ingest._lines import Line
from checker.model import Article, Removed, Span

#: Why a part of a page is not read, and what that means in words for the screen.
REASONS: Mapping[str, str] = {
    "headline": "The headline, which is read as the title.",
    "byline": "Who wrote the article.",
    "date line": "When the page was published or updated.",
    "navigation": "A menu, a path of sections or another part of the page's frame.",
    "photo caption or credit": "The caption or credit of a picture.",
    "audio notice": "A notice about a sound or machine-read version.",
    "subscription appeal": "An appeal for members, donations or subscriptions.",
    "sign-up form": "A form or an offer to sign up for a newsletter.",
    "cookie notice": "A notice about cookies or privacy.",
    "share buttons": "Buttons to share the page or follow the outlet.",
    "app or channel promotion": "Advertising for the outlet's own app or channel.",
    "advertisement": "An advertisement or its label.",
    "related articles": "A list of, or a link to, other stories.",
    "teaser": "A teaser of another story.",
    "news feed": "A feed of other stories.",
    "comments": "Readers' comments, or the call for them.",
    "tags": "Tags and sections.",
    "copyright or about the outlet": "Copyright, terms, or the outlet speaking of itself.",
    "repeated on other pages": "Several different pages of the outlet repeat it outside their prose.",
}

_LONG_LINE = 60  # words; longer lines are looked at sentence by sentence


@dataclass(frozen=True)
class Learned:
    """What pages of each outlet repeat: checksums of patterns of lines (see Frame), by the outlet's folded name.

    `version` names the content, so that a store can tell what an article was cleaned with.
    """

    patterns: Mapping[str, frozenset[int]] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """A hash of everything that was learned."""
        return digest(*(part for outlet in sorted(self.patterns) for part in (outlet, *sorted(self.patterns[outlet]))))


@dataclass(frozen=True)
class Frame:
    """What one page has to teach: the 64-bit checksums of its lines' patterns, and of those outside its prose."""

    lines: frozenset[int]
    outside: frozenset[int]


def clean(articles: Sequence[Article], learned: Learned | None = None) -> list[Article]:
    """The articles with `removed` set: spans of the text in order, apart from each other, each with its reason.

    What the outlets repeat is learned from these articles, or taken from `learned`. What is already marked as removed
    is marked anew.
    """
    known = learn(articles) if learned is None else learned
    cleaned = []
    for article in articles:
        patterns = known.patterns.get(article.outlet.casefold(), frozenset())
        cleaned.append(replace(article, removed=tuple(_spans(article, _marks.mark(article, patterns)))))
    return cleaned


def learn(articles: Iterable[Article]) -> Learned:
    """What at least two different pages (origins) of one outlet repeat outside their prose."""
    return learn_frames((article.outlet, article.origin or article.id, frame(article)) for article in articles)


def learn_frames(pages: Iterable[tuple[str, str, Frame]]) -> Learned:
    """The same from what is kept of each page: its outlet, its origin and its frame."""
    by_outlet: dict[str, dict[str, list[Frame]]] = defaultdict(lambda: defaultdict(list))
    for outlet, origin, page in pages:
        if outlet:
            by_outlet[outlet.casefold()][origin].append(page)
    return Learned(
        {outlet: found for outlet, origins in by_outlet.items() if len(origins) > 1 and (found := _repeated(origins))}
    )


def frame(article: Article) -> Frame:
    """What the page has to teach about its outlet's furniture; it hangs on this page alone."""
    page = _marks.mark(article)
    prose = [line.index for line in page.lines if _marks.is_prose(page, line)]
    return Frame(
        lines=frozenset(_marks.checksum(line) for line in page.lines if len(line.pattern) > 2),
        outside=frozenset(
            _marks.checksum(line) for line in page.lines if len(line.pattern) > 2 and _marks.outside(page, line, prose)
        ),
    )


def body(article: Article) -> list[Span]:
    """The parts of the text that are left to be read: the gaps between the removed spans."""
    spans, position = [], 0
    for gone in article.removed:
        if gone.start > position:
            spans.append(Span(position, gone.start))
        position = gone.end
    if position < len(article.text):
        spans.append(Span(position, len(article.text)))
    return spans


# --- What pages repeat ------------------------------------------------------------------------------------------------


def _repeated(origins: Mapping[str, Sequence[Frame]]) -> frozenset[int]:
    seen: Counter[int] = Counter()
    outside: Counter[int] = Counter()
    for copies in origins.values():
        seen.update(frozenset().union(*(page.lines for page in copies)))
        outside.update(frozenset().union(*(page.outside for page in copies)))
    return frozenset(pattern for pattern, pages in outside.items() if pages > 1 and pages == seen[pattern])


# --- Spans ------------------------------------------------------------------------------------------------------------


def _spans(article: Article, page: _marks.Page) -> list[Removed]:
    found: list[Removed] = []
    for line in page.lines:
        reason = page.reasons.get(line.index)
        if reason is None:
            if line.size >= _LONG_LINE:
                found += _in_long_line(article.text, line)
        elif found and found[-1].reason == reason and not article.text[found[-1].end : line.start].strip():
            found[-1] = Removed(found[-1].start, line.end, reason)
        else:
            found.append(Removed(line.start, line.end, reason))
    return found


def _in_long_line(text: str, line: Line) -> list[Removed]:
    """Furniture sentences inside a line that holds a whole article or a long paragraph."""
    if not re.search(r"(?i)subscri|sign|newsletter|inbox|donat|member|readers|cookie|reserved|click here", line.text):
        return []
    from checker.language import sentences

    return [
        Removed(s.start, s.end, reason)
        for s in sentences.split_paragraph(text, Span(line.start, line.end))
        if (reason := _furniture.classify_sentence(text[s.start : s.end]))
    ]
