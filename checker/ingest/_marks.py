"""One page: which of its lines are furniture, by their words and by where they stand."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from checker.ingest import _furniture, _head, _lines, _outlet
from checker.ingest._lines import Line
from checker.model import Article

_TEASER_WORDS = 6  # a shorter line above a last paragraph is taken for a subheading
_SUMMARY_WORDS = 5  # the shortest sentence under a teaser's headline
_RESUMES = {"list": 2, "page": 4}  # paragraphs on end that show that the article goes on after a list of other stories
_PARAGRAPH_WORDS = 15
_TOPICAL = 0.34  # share of a paragraph's content words that the article uses elsewhere, from which it belongs to it
_TRIES = 40  # closing lines that are tried as the article's end
#: Reasons after which an article is over, unless its prose goes on.
_CLOSING = frozenset(
    {
        "subscription appeal",
        "sign-up form",
        "related articles",
        "news feed",
        "comments",
        "copyright or about the outlet",
        "tags",
        "repeated on other pages",
        "share buttons",
        "cookie notice",
    }
)


@dataclass
class Page:
    lines: list[Line]
    reasons: dict[int, str]  # by line number
    start: int  # number of the first line of the article's prose
    end: int  # number of the line after the last one of it
    saved: bool  # a page saved whole: its head was found
    lists: set[int] = field(default_factory=set)  # numbers of the lines that are titles of lists

    def told(self, lines: Sequence[Line]) -> Counter[str]:
        """In how many paragraphs of these lines each content word stands."""
        return Counter(w for line in lines if is_prose(self, line) for w in _content(line.text))


def mark(article: Article, patterns: frozenset[int] = frozenset()) -> Page:
    lines = _lines.split(article.text)
    head = _head.read(lines, article.title, name_outlet=False)
    reasons: dict[int, str] = {}
    for line in lines:
        if _furniture.posted(line.text):
            continue
        if reason := _furniture.classify(line):
            reasons[line.index] = reason
        elif line.size <= 12 and not line.prose and _outlet.is_desk(line.text, article.outlet):
            reasons[line.index] = "byline"
    for index in head.stamps:
        reasons[index] = "byline" if lines[index].key.startswith("by") else "date line"
    if head.headline is not None:
        reasons[head.headline] = "headline"
    page = Page(lines, reasons, 0, len(lines), bool(head.stamps))
    page.start = _first_paragraph(page, head)
    _before_prose(page, head)
    _repeated_lines(page, patterns)
    _lists(page)
    _appeals(page)
    page.end = _after_prose(page)
    _teasers(page)
    return page


def checksum(line: Line) -> int:
    """64 bits of the line's pattern, by which pages are compared."""
    return int.from_bytes(hashlib.blake2b(line.pattern.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def is_prose(page: Page, line: Line) -> bool:
    return line.index not in page.reasons and line.prose


def _first_paragraph(page: Page, head: _head.Head) -> int:
    below = head.last + 1 if head.stamps else 0
    for line in page.lines[below:]:
        if is_prose(page, line) and (head.stamps or _furniture.appeal(line) < 3):
            return line.index
    return below


def _before_prose(page: Page, head: _head.Head) -> None:
    """Above the headline of a page whose head was found, everything is the page's frame."""
    top = max([*head.stamps, 0]) if head.headline is None else max(head.headline, min([*head.stamps, head.headline]))
    for line in page.lines[:top]:
        if line.index in page.reasons:
            continue
        beside = not any(other.index in page.reasons for other in page.lines[line.index + 1 : top])
        if line.prose and beside and _furniture.appeal(line) < 3 and _at_home(page, line):
            continue  # a summary set above the headline
        if page.saved or line.size <= 5:
            page.reasons[line.index] = "subscription appeal" if _furniture.appeal(line) >= 3 else "navigation"
    if not page.saved or page.start != head.last + 1 or page.start + 2 >= len(page.lines):
        return
    # What hangs on the byline without a blank line, with another piece of the frame below it, is a picture's caption.
    first, below, then = page.lines[page.start : page.start + 3]
    if not first.blank_before and below.index in page.reasons and then.blank_before:
        page.reasons[first.index] = "photo caption or credit"
        page.start = next((line.index for line in page.lines[page.start :] if is_prose(page, line)), page.start)


def _lists(page: Page) -> None:
    """A title such as "Related articles" takes what follows with it, until the article's prose goes on."""
    at = page.start
    while at < len(page.lines):
        section = _furniture.section(page.lines[at])
        if section is None:
            at += 1
            continue
        page.reasons[at] = section.reason
        page.lists.add(at)
        stop = _resumption(page, at + 1, _RESUMES[section.until])
        if stop == len(page.lines) or stop > at + 1:
            for line in page.lines[at + 1 : stop]:
                page.reasons.setdefault(line.index, section.reason)
                if section.reason == "news feed" and page.reasons[line.index] == "date line":
                    page.reasons[line.index] = section.reason
        at = max(stop, at + 1)


def _resumption(page: Page, start: int, needed: int) -> int:
    """The number of the first of `needed` full paragraphs on end from `start`, or the number of lines."""
    run: list[int] = []
    for line in page.lines[start:]:
        if is_prose(page, line) and line.size >= _PARAGRAPH_WORDS and line.ends and _furniture.appeal(line) < 3:
            run.append(line.index)
            if len(run) >= needed:
                return run[0]
        elif line.index not in page.reasons or page.reasons[line.index] not in (
            "advertisement",
            "photo caption or credit",
        ):
            run = []
    return len(page.lines)


def _last_run(page: Page) -> int:
    """The number of the last paragraph that another one follows at once, -1 where there is none."""
    at, found = 0, -1
    while (at := _resumption(page, at, 2)) < len(page.lines):
        found = at
        at += 1
    return found


def _appeals(page: Page) -> None:
    """Appeals in words of their own: outside the prose three kinds of appeal words are enough."""
    last = _last_run(page)
    for line in page.lines:
        if line.index in page.reasons or line.size > 120:
            continue
        kinds = _furniture.appeal(line)
        outside = line.index < page.start or line.index >= last
        sure = kinds >= 4 or page.saved or page.reasons.get(line.index - 1) in _CLOSING
        if kinds >= 3 and sure and outside and not _at_home(page, line):
            page.reasons[line.index] = "subscription appeal"


def _after_prose(page: Page) -> int:
    """Marks what is left after the article is over; returns the number of the line after its last one."""
    last = _last_run(page)
    closing = [line for line in page.lines[max(page.start, last) + 1 :] if page.reasons.get(line.index) in _CLOSING]
    for line in closing[:_TRIES]:
        rest = [other for other in page.lines[line.index + 1 :] if other.index not in page.reasons]
        if any(other.prose and _at_home(page, other, line.index) for other in rest):
            continue
        if page.saved:
            _between(page, line.index)
        for other in rest:
            if other.prose and not page.saved and line.index not in page.lists:
                continue  # a clean text with a stray line of furniture in it, not a page
            page.reasons[other.index] = "navigation" if not other.prose else "teaser"
        return line.index
    return len(page.lines)


def _between(page: Page, end: int) -> None:
    """A few words between two pieces of furniture at the end of an article are furniture too."""
    for line in reversed(page.lines[page.start : end]):
        if line.prose and line.index not in page.reasons:
            return
        beside = line.index - 1 in page.reasons or not page.lines[line.index + 1].blank_before
        if line.index not in page.reasons and line.size < _TEASER_WORDS and beside:
            page.reasons[line.index] = "navigation"


def _at_home(page: Page, line: Line, end: int | None = None) -> bool:
    """Whether a paragraph uses the words that the rest of the article (up to line `end`) uses."""
    told = page.told(page.lines[:end])
    own = _content(line.text)
    alone = page.told([line])
    return bool(own) and sum(1 for w in own if told[w] > alone[w]) / len(own) >= _TOPICAL


@lru_cache(maxsize=16_384)
def _content(text: str) -> frozenset[str]:
    return frozenset(word[:6] for word in _lines.words(text) if len(word) >= 4)


def _teasers(page: Page) -> None:
    """Links to other stories: lines in capitals, and a headline with a sentence or two after the last paragraph."""
    capitals = [
        line
        for line in page.lines[page.start : page.end]
        if line.index not in page.reasons and _furniture.shouted(line)
    ]
    mixed = sum(1 for line in page.lines if is_prose(page, line) and not line.text.isupper())
    for line in capitals:
        if mixed > len(capitals) and line.size >= _TEASER_WORDS:
            page.reasons[line.index] = "teaser"
    anchored = page.end < len(page.lines)
    for _ in range(3 if anchored else 1):
        left = [line for line in page.lines[page.start : page.end] if line.index not in page.reasons]
        if len(left) < 4:
            return
        *above, title, summary = left
        lone = _other_story(summary) and anchored and above[-1].prose and title.prose
        pair = _other_story(title) and _summary(summary) and summary.sentences <= 2 and summary.size <= 60
        others = [line for line in above if _other_story(line)]
        if pair and above[-1].prose and above[-1].text[-1] != ":" and not others and summary.index == title.index + 1:
            page.reasons[title.index] = page.reasons[summary.index] = "teaser"
        elif lone and not summary.text[0].islower() and not title.text.endswith(":"):
            page.reasons[summary.index] = "teaser"
        else:
            return


def _summary(line: Line) -> bool:
    return line.prose or (line.ends and line.size >= _SUMMARY_WORDS)


def _other_story(line: Line) -> bool:
    return line.headline and line.size >= _TEASER_WORDS and not line.ends and line.text[0] not in "-•*–—"


def outside(page: Page, line: Line, prose: Sequence[int]) -> bool:
    """Whether the line stands outside the article's prose as far as one page can tell."""
    if line.index in page.reasons:
        return page.reasons[line.index] not in ("headline", "byline", "date line")
    if line.index < page.start or line.index >= page.end:
        return True
    if not prose:
        return False
    if line.prose:
        # A last or first paragraph that shares no words with the article is the outlet speaking.
        edge = line.index >= prose[-1] or line.index <= prose[0]
        return edge and len(prose) > 2 and not _at_home(page, line)
    # Short lines: a figure may belong to a list of facts, and a short sentence in the prose is prose.
    inside = prose[0] < line.index < prose[-1]
    return not any(c.isdigit() for c in line.text) and not (inside and line.ends)


def _repeated_lines(page: Page, patterns: frozenset[int]) -> None:
    if not patterns:
        return
    for line in page.lines:
        if line.index not in page.reasons and checksum(line) in patterns:
            page.reasons[line.index] = "repeated on other pages"
    page.start = next((line.index for line in page.lines[page.start :] if is_prose(page, line)), page.start)
