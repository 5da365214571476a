"""Thousands set apart by spaces or points: "11 000", "1 200 000", "1.234,56"."""

from __future__ import annotations

import re

from checker.language.tokens import DIGITS, Tokens

_THIN_SPACES = "\u00a0\u202f\u2009"
_POINTED = re.compile(r"\d{1,3}(?:\.\d{3}){1,4}")


def spaced(tokens: Tokens, i: int, value: float) -> tuple[float, int]:
    """Groups of three digits after spaces ("11 000"), and "80, 000" as it comes out of old databases."""
    j = i + 1
    size = len(tokens)
    while j < size and tokens.kind[j] == DIGITS and len(tokens.word[j]) == 3 and tokens.word[j].isdigit():
        gap = tokens.text[tokens.end[j - 1] : tokens.start[j]]
        plain = gap == " " and tokens.word[j] != "000" and not _groups_follow(tokens, i, j)
        if len(gap) != 1 or j - i > 4 or plain or (gap == " " and value == 0):
            break
        if gap not in _THIN_SPACES and gap != " ":
            break
        value, j = value * 1000 + float(tokens.word[j]), j + 1
    if (
        j == i + 1
        and j + 1 < size
        and tokens.word[j] == ","
        and tokens.word[j + 1] == "000"
        and not tokens.joined(j + 1)
    ):
        return value * 1000, j + 2
    return value, j


def _groups_follow(tokens: Tokens, i: int, j: int) -> bool:
    """Whether token `j` is one of two groups of three digits and more behind a shorter one: "1 200 000"."""
    groups = 0
    for k in range(i + 1, min(i + 6, len(tokens))):
        spaced = tokens.text[tokens.end[k - 1] : tokens.start[k]] == " "
        if not (spaced and tokens.word[k].isdigit() and len(tokens.word[k]) == 3):
            break
        groups += 1
    return groups >= 2 and len(tokens.word[i]) < 3 and j <= i + groups


def continental(tokens: Tokens, i: int) -> float | None:
    """The value of digits with points between the thousands and a comma before the decimals: "1.234,56"."""
    if not _POINTED.fullmatch(tokens.word[i]) or tokens.at(i + 1) != "," or i + 2 >= len(tokens):
        return None
    decimals = tokens.word[i + 2]
    tied = tokens.joined(i + 1) and tokens.joined(i + 2) and not (tokens.at(i + 3) == "," and tokens.joined(i + 3))
    if not (tied and decimals.isdigit() and len(decimals) <= 2):
        return None
    return float(tokens.word[i].replace(".", "") + "." + decimals)
