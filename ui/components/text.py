"""Text from articles and people, made safe before it reaches the screen.

What an article says may look like HTML, Markdown, LaTeX or one of the screen's own directives. It is shown to the
letter: `html` for what goes into `st.html`, `plain` for what goes into a label or any other place that reads Markdown.
"""

from __future__ import annotations

import html as _html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import pairwise
from types import MappingProxyType
from urllib.parse import quote, urlsplit

from checker.wording import number

#: An invisible character that keeps two others apart. Some directives (":name:", arrows, dashes) are put in after the
#: Markdown was read, when a backslash no longer helps.
_APART = "\u2060"
_LATE = re.compile(r"(?<=:)(?=\w)|(?<=[<>=—-])(?=[<>=—-])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_WORD = re.compile(r"\w+(?:[.,]\d+)*|[^\w\s]")

_NO_NAMES: Mapping[str, str] = MappingProxyType({})

#: How alike two sentences must be before single words that differ are worth pointing at.
_ALIKE = 0.6


def clean(text: object) -> str:
    """The text without control characters and marks that turn the reading direction round."""
    return _CONTROL.sub("", "" if text is None else str(text))


def html(text: object) -> str:
    """The text for `st.html`, every character shown as it is."""
    return _html.escape(clean(text), quote=True)


def plain(text: object, *, limit: int | None = None) -> str:
    """The text for a label or another place that reads Markdown, every character shown as it is, on one line.

    Args:
        text: what to show.
        limit: the longest length, in characters of the text; what is cut is marked by an ellipsis.
    """
    line = " ".join(clean(text).split())
    if limit is not None:
        line = shorten(line, limit)
    return _LATE.sub(_APART, line).translate(_ESCAPES)


_ESCAPES = {ord(mark): f"\\{mark}" for mark in "\\`*_{}[]()#+-.!|~<>$:&@^="}


def shorten(text: str, limit: int) -> str:
    """The text, cut at a word near `limit` characters and marked by an ellipsis where it is longer."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > limit // 2 else cut) + "…"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that gets a class of its own, with an optional tip."""

    start: int
    end: int
    css: str
    tip: str = ""
    tag: str = "span"


def marked(text: str, marks: Iterable[Mark], *, start: int = 0, end: int | None = None) -> str:
    """`text[start:end]` as safe HTML with the marks wrapped round their words.

    Marks may nest or overlap: the text is cut at every border, and each piece carries all the classes that cover it.
    Offsets count in `text`. The outermost tag wins where two marks ask for different ones.
    """
    end = len(text) if end is None else min(end, len(text))
    start = max(0, start)
    wanted = [m for m in marks if m.start < end and m.end > start and m.start < m.end]
    borders = sorted({start, end, *(min(max(p, start), end) for m in wanted for p in (m.start, m.end))})
    pieces: list[str] = []
    for left, right in pairwise(borders):
        covering = [m for m in wanted if m.start <= left and m.end >= right]
        body = html(text[left:right]).replace("\n", "<br>")
        if not covering:
            pieces.append(body)
            continue
        tag = next((m.tag for m in covering if m.tag != "span"), "span")
        css = " ".join(dict.fromkeys(m.css for m in covering))
        tip = "; ".join(dict.fromkeys(m.tip for m in covering if m.tip))
        title = f' title="{html(tip)}"' if tip else ""
        pieces.append(f'<{tag} class="{css}"{title}>{body}</{tag}>')
    return "".join(pieces)


def differing(a: str, b: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The words of two sentences that differ, as offsets into each; nothing where the sentences are not alike.

    Two copies of one text with a digit changed are shown down to the digit; two sentences written apart differ nearly
    everywhere, and pointing at every word would hide the one that matters.
    """
    left, right = list(_WORD.finditer(a)), list(_WORD.finditer(b))
    if not left or not right or len(left) * len(right) > 250_000:
        return [], []
    matcher = SequenceMatcher(
        None, [m.group().casefold() for m in left], [m.group().casefold() for m in right], autojunk=False
    )
    if matcher.ratio() < _ALIKE:
        return [], []
    mine: list[tuple[int, int]] = []
    theirs: list[tuple[int, int]] = []
    for how, a0, a1, b0, b1 in matcher.get_opcodes():
        if how == "equal":
            continue
        mine += [(m.start(), m.end()) for m in left[a0:a1]]
        theirs += [(m.start(), m.end()) for m in right[b0:b1]]
    return mine, theirs


# --- Dates, numbers, links --------------------------------------------------------------------------------------------


def day(iso: str | None, unknown: str = "not known") -> str:
    """An ISO date, or date and time, as a person reads it; incomplete and odd dates are shown as they are."""
    if not iso:
        return unknown
    try:
        when = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    clock = iso[11:16] if len(iso) > 10 and iso[10] in "T " else ""
    shown = f"{when.day} {when:%b %Y}"
    return f"{shown}, {clock}" if clock and clock != "00:00" else shown


def moment(when: object) -> str:
    """A moment of the event log: day, and time to the second (UTC)."""
    if not when:
        return ""
    text = when.isoformat(sep=" ", timespec="seconds") if hasattr(when, "isoformat") else str(when)
    return text.replace("T", " ").split(".")[0].removesuffix("+00:00").removesuffix("Z")


def safe_url(url: str | None) -> str | None:
    """The address where it is one of the web; None for anything else ("javascript:", a file, a broken one)."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def fragment_link(url: str | None, sentence: str) -> str | None:
    """The address, opening at the passage (a text fragment: https://wicg.github.io/scroll-to-text-fragment/).

    A long sentence is given by its first and last words, so that a small difference inside it does not break the link.
    """
    address = safe_url(url)
    if address is None:
        return None
    words = clean(sentence).split()
    if not words:
        return address
    wanted = _fragment(words) if len(words) <= 8 else f"{_fragment(words[:4])},{_fragment(words[-4:])}"
    base, _, anchor = address.partition("#")
    return f"{base}#{anchor.split(':~:')[0]}:~:text={wanted}"


def _fragment(words: Sequence[str]) -> str:
    return quote(" ".join(words), safe="").replace("-", "%2D")


def plural(count: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 voice", "3 voices"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def said(
    payload: Mapping[str, object],
    limit: int = 300,
    *,
    names: Mapping[str, str] = _NO_NAMES,
    words: Mapping[str, str] = _NO_NAMES,
) -> str:
    """What an event of the log holds, in words.

    Args:
        payload: field → value.
        limit: the longest length, in characters.
        names: what a field is called; where it is empty, the value stands alone; a field not there has its own name.
        words: what a value is called.
    """
    parts = []
    for key, value in payload.items():
        if value in (None, "", [], {}, 0):
            continue
        match value:
            case Mapping():
                inner = said(value, limit, names=names, words=words)
            case list() | tuple() | set() | frozenset():
                inner = ", ".join(words.get(str(one), str(one)) for one in value)
            case float():
                inner = number(value)
            case _:
                inner = words.get(str(value), str(value))
        name = names.get(key, key.replace("_", " "))
        parts.append(f"{name}: {inner}" if name else inner)
    return shorten(", ".join(parts), limit)
