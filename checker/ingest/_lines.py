"""A page as lines: where each stands, and what its shape says about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\n]+")
_NUMBER = re.compile(r"\d[\d.,]*")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_STOP = re.compile(r"[.!?…:;][\"'”’)\]»]{0,3}$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]{0,3}\s+(?=[\"'“‘(\[]?[A-Z0-9])")
_EDGES = " \t\u00a0•·*|>»›→▶►▸–—-_~=+#↓"
_MARKS = (("’", "'"), ("‘", "'"), ("‛", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("\u00a0", " "), ("\u200b", ""))

PROSE_WORDS = 10  # the shortest line that can be a paragraph of its own


def _plain(text: str) -> str:
    if not text.isascii():
        for mark, plain in _MARKS:  # quicker than str.translate
            text = text.replace(mark, plain)
    return text


def fold(text: str) -> str:
    """The text in lower case, with plain quotation marks and single spaces."""
    return " ".join(_plain(text).split()).casefold()


def words(text: str) -> list[str]:
    """The words of the text, lower-case, without figures."""
    return [word.casefold() for word in _WORD.findall(_plain(text))]


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds something. Offsets are in the page; white space around the line is left out."""

    index: int
    start: int
    end: int
    text: str
    key: str  # folded, bullets and arrows taken off the ends: what cues are matched on
    size: int  # white-space separated words
    sentences: int
    ends: bool  # ends as a sentence does
    blank_before: bool

    @property
    def prose(self) -> bool:
        """Whether the line can be a paragraph of an article."""
        return (self.ends and self.size >= PROSE_WORDS) or self.sentences >= 2 or self.size >= 40

    @property
    def headline(self) -> bool:
        """Whether the line can be a headline: some words, one sentence at most, no full stop at its end."""
        if not 4 <= self.size <= 32 or self.sentences > 1:
            return False
        return not self.text.rstrip("\"'”’)").endswith((".", ":", ";", ",")) and any(c.isalpha() for c in self.text)

    @property
    def pattern(self) -> str:
        """The folded line with every figure masked: what is compared between pages."""
        return _NUMBER.sub("#", self.key)


def split(text: str) -> list[Line]:
    """The lines of a page that hold anything."""
    found: list[Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        if not stripped:
            continue
        start = match.start() + raw.index(stripped[0])
        end = start + len(stripped)
        found.append(
            Line(
                index=len(found),
                start=start,
                end=end,
                text=stripped,
                key=fold(stripped).strip(_EDGES) or fold(stripped),
                size=len(stripped.split()),
                sentences=1 + len(_SENTENCE_END.findall(stripped)),
                ends=_STOP.search(stripped[-4:]) is not None,
                blank_before=text.count("\n", last_end, start) > 1,
            )
        )
        last_end = end
    return found
