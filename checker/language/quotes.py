"""Words in quotation marks: curly, straight or TeX-style; nested, and left open over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.model import Quote, Span

_MARK = re.compile(r"``|''|[\"“”„«»‘’\n]|'")
_OPENERS = {"“": "”", "„": "”“", "«": "»", "``": "''"}
_CURLY = frozenset({"”", "”“"})
_DOUBLE = frozenset({"“", "„", "«", '"', "`"})
_LONGEST = 3000  # characters; a quotation longer than this is a mark gone astray


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation of several sentences, inside its marks; `goes_on`: the next paragraph goes on with it."""

    span: Span
    goes_on: bool


def passages(text: str, paragraphs: Sequence[Span]) -> list[Passage]:
    """The quotations in double marks that a text gives, paragraph by paragraph, in order; spans count in the text."""
    found = []
    for number, paragraph in enumerate(paragraphs):
        end, following = paragraph.end, paragraphs[number + 1 : number + 2]
        after = text[following[0].start : following[0].start + 1] if following else ""
        quotes = find(f"{text[paragraph.start : end]}\n{after}")
        for quote in quotes:
            start = paragraph.start + quote.start
            opener = text[:start].rstrip(" ")[-1:] if start else ""
            if quote.start == 0 or opener in _DOUBLE or text[max(0, start - 2) : start] == "''":
                span = Span(start, min(end, paragraph.start + quote.end))
                closed = not text[span.end : end].strip()
                found.append(Passage(span, goes_on=closed and after in _DOUBLE))
    return found


def find(text: str) -> list[Quote]:
    """The quotations of a text, outermost only, in order; a quotation's span is what stands inside its marks.

    A quotation that is opened and not closed ends with its paragraph, as English leaves the mark off where the next
    paragraph goes on quoting. A closing mark with nothing opened before it (a sentence cut out of a longer quotation)
    closes a quotation that began with the text. Single marks count only outside double ones, around at least two
    words or one capitalised or long word, and never as apostrophes or inches and feet.
    """
    found: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None  # where the words begin, and the marks that may close them
    for match in _MARK.finditer(text):
        mark, start, end = match.group(), match.start(), match.end()
        if mark == "\n":
            if opened is not None and (opened[1] in _CURLY or text[end:].lstrip("\n")[:1] == '"'):
                found.append((opened[0], start))
            opened = None
            continue
        if opened is None:
            if mark == '"' and not found and _ends_an_earlier_one(text, start, end):
                found.append((0, start))
                continue
            closers = _closers(text, mark, start, end)
            if closers:
                opened = (end, closers)
            elif mark == "”" and not found and start <= _LONGEST and "“" not in text[:start]:
                found.append((0, start))
        elif _closes(text, opened[1], mark, start, end):
            found.append((opened[0], start))
            opened = None
        elif mark == "“" and "”" in opened[1]:
            opened = (end, opened[1])  # the mark before was never closed, and what it opened nobody can tell
    if opened is not None and opened[1] in _CURLY | {"''"}:
        found.append((opened[0], len(text)))
    return [quote for quote in (_quote(text, start, end) for start, end in found) if quote is not None]


def _ends_an_earlier_one(text: str, start: int, end: int) -> bool:
    """Whether a straight mark closes a quotation that began before the text: it stands behind a stop, and is odd."""
    return (
        0 < start <= _LONGEST
        and text[start - 1] in ",.!?"
        and text[end : end + 1].isspace()
        and '"' not in text[:start]
        and text.count('"') % 2 == 1
    )


def _closers(text: str, mark: str, start: int, end: int) -> str:
    """The marks that would close what this mark opens; empty where it opens nothing."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if mark in _OPENERS:
        return _OPENERS[mark]
    if mark == '"':
        inch = before.isdigit() and not after.isalpha()
        return "" if inch or (before.isalnum() and not after.isalpha()) or end >= len(text) else '"'
    if mark in {"‘", "'"} and not before.isalnum() and after.isalnum():
        if mark == "'" and _is_clipped(text, end):
            return ""
        return "’'" if mark == "‘" else "'"
    return ""


def _is_clipped(text: str, end: int) -> bool:
    """Whether the mark stands for left-out letters: '90s, 'em, 'til, 'twas."""
    return bool(re.match(r"\d0s|(?:em|til|tis|twas|cause|round|n)\b", text[end : end + 6].lower()))


def _closes(text: str, closers: str, mark: str, start: int, end: int) -> bool:
    if mark == "''":
        return closers == "''"
    if mark not in closers or closers == "''":
        return False
    if mark in {"'", "’"} and closers in {"'", "’'"}:
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        return not after.isalnum() and not before.isspace()
    return True


def _quote(text: str, start: int, end: int) -> Quote | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    said = text[start:end]
    if not re.search(r"\w", said) or end - start > _LONGEST:
        return None
    single = start > 0 and text[start - 1] in "'‘"
    if single and " " not in said and len(said) < 4 and not said[0].isupper():
        return None
    return Quote(start=start, end=end, text=said)
