"""Reads number expressions, in digits and in words: "11,000", "1.2 billion", "two and a half", "tens of thousands"."""

from __future__ import annotations

import re

from checker.language import numbers_digits, numbers_words
from checker.language.numbers_lexicon import Number, triggers
from checker.language.tokens import DIGITS, WORD, Tokens

_NUMBERLIKE = re.compile(r"[0-9½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_WORDS = re.compile(r"[a-z]+")


def possible(text: str) -> bool:
    """Whether the text can hold a number at all: a quick look, so that other sentences cost next to nothing."""
    return _NUMBERLIKE.search(text) is not None or not triggers().isdisjoint(_WORDS.findall(text.lower()))


def read(tokens: Tokens, i: int, *, money: bool = False) -> Number | None:
    """The number expression that starts at token `i`, or None. `money`: a currency sign stands before it."""
    if tokens.kind[i] == DIGITS:
        return numbers_digits.read(tokens, i, money=money)
    if tokens.kind[i] == WORD:
        return numbers_words.read(tokens, i)
    return None
