"""Cuts text into paragraphs and sentences (syntok), with offsets that always cut the given text."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from checker.model import Span

_LINE = re.compile(r"[^\n]+")
#: Titles before a name, at which the segmenter sometimes ends a sentence.
_TITLE = re.compile(
    r"(?:^|\W)(?:Lt|Gen|Sen|Rep|Gov|Col|Sgt|Capt|Maj|Cmdr|Adm|Brig|Cpl|Pvt|Supt|Insp|Det|Mr|Mrs|Ms|Dr|Prof|Rev|Hon|St|Mt|Ft|No|vs|v)\.$"
)
#: A price or a decimal that ends a sentence, where the segmenter takes the last point for a part of it.
_AMOUNT_END = re.compile(
    r"(?<![\w.,])(?:[£€$¥₹]\d[\d,]{0,20}(?:\.\d{1,9})?|\d[\d,]{0,20}\.\d{1,9})(?:bn|tn|mn|m|k|p|c|%)?\."
    r"(?=\s+[\"“‘(]?[A-Z])"
)
_LONGEST_LINE = 20_000  # characters; a longer line is cut at spaces, so that no page can stall the segmenter


@cache
def _tokenizer() -> Any:
    from syntok.tokenizer import Tokenizer

    return Tokenizer(replace_not_contraction=False)


def paragraphs(text: str) -> list[Span]:
    """The lines of the text that hold anything, without the white space around them."""
    found = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            found.append(Span(start, end))
    return found


def split(text: str) -> list[Span]:
    """The sentences of the text, in order. A line break always ends a sentence."""
    return [sentence for paragraph in paragraphs(text) for sentence in split_paragraph(text, paragraph)]


def split_paragraph(text: str, paragraph: Span) -> list[Span]:
    """The sentences of one paragraph, as spans of the whole text."""
    found = []
    for piece in _pieces(text, paragraph):
        found += _segment(text[piece.start : piece.end], piece.start)
    return found


def _pieces(text: str, paragraph: Span) -> list[Span]:
    pieces, start = [], paragraph.start
    while paragraph.end - start > _LONGEST_LINE:
        cut = text.rfind(" ", start, start + _LONGEST_LINE)
        cut = cut if cut > start else start + _LONGEST_LINE
        pieces.append(Span(start, cut))
        start = cut
    pieces.append(Span(start, paragraph.end))
    return pieces


#: A sign at which a sentence can end, with more text behind it. A line without one is one sentence.
_INSIDE = re.compile(r"[.!?…。．！？‼⁇⁈⁉;:()\[\]{}\u2028\u2029\x85\v\f•·]")


def _segment(line: str, offset: int) -> list[Span]:
    last = len(line)
    while last and not line[last - 1].isalnum():
        last -= 1
    if last and not _INSIDE.search(line, 0, last):
        return [
            Span(offset + len(line) - len(line.lstrip()), offset + len(line.rstrip()))
        ]  # the segmenter is slow, and can find nothing else
    from syntok import segmenter

    found: list[Span] = []
    for sentence in segmenter.segment(_tokenizer().tokenize(line)):
        tokens = list(sentence)
        if not tokens:
            continue
        # The last token's value may differ in length from the text (contractions): the next sentence's start decides.
        start = offset + tokens[0].offset
        end = offset + min(len(line), tokens[-1].offset + len(tokens[-1].value))
        if found and _TITLE.search(line[max(0, found[-1].end - offset - 8) : found[-1].end - offset]):
            found[-1] = Span(found[-1].start, end)
            continue
        if found and start < found[-1].end:
            found[-1] = Span(found[-1].start, start)
        if start < end:
            found.append(Span(start, end))
    return [piece for sentence in found for piece in _at_amounts(line, sentence, offset)]


def _at_amounts(line: str, sentence: Span, offset: int) -> list[Span]:
    """The sentence cut behind the prices and decimals that end one: "… to £12.21. Hospitals get …"."""
    start, end = sentence.start - offset, sentence.end - offset
    found: list[Span] = []
    for match in _AMOUNT_END.finditer(line, start, end):
        if match.start() > start:  # at the very beginning it numbers a heading
            found.append(Span(offset + start, offset + match.end()))
            start = match.end()
            while line[start].isspace():
                start += 1
    return [*found, Span(offset + start, offset + end)]
