"""Numbers in digits: "11,000", "1.2 billion", "2 ½", "3/4", "12th", "1.99×10−30"."""

from __future__ import annotations

import re

from checker.language.numbers_groups import continental, spaced
from checker.language.numbers_lexicon import Number, lexicon
from checker.language.numbers_scale import half_more, multiply
from checker.language.tokens import DIGITS, GLYPHS, Tokens

_LONGEST = 24  # digits; a longer run of digits is an identifier, not a quantity
_DENOMINATORS = {2, 3, 4, 5, 8, 10, 16, 32}
_ORDINAL_ENDINGS = {"st", "nd", "rd", "th"}
_GROUPED = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


def digits(word: str) -> float | None:
    """The value of a token of digits, or None for what is no number (versions, addresses, identifiers).

    A point before groups of three digits groups thousands where there are two such groups or the one group is "000".
    """
    if len(word) > _LONGEST:
        return None
    if word in GLYPHS:
        return GLYPHS[word]
    word = word.replace(",", "")
    if "." in word:
        head, *groups = word.split(".")
        thousands = bool(head) and len(head) <= 3 and head != "0" and all(len(group) == 3 for group in groups)
        if len(groups) > 1:
            return float(head + "".join(groups)) if thousands else None
        if thousands and groups[0] == "000":
            return float(head + groups[0])
    return float(word)


def read(tokens: Tokens, i: int, *, money: bool = False) -> Number | None:
    """The number expression whose digits are token `i`, or None. `money`: a currency sign stands before it."""
    word = tokens.word[i]
    value = digits(word)
    if value is None:
        return None
    size = len(tokens)
    plain = word.isdigit()
    j = i + 1
    pointed = continental(tokens, i)
    if pointed is not None:
        value, j = pointed, i + 3
    if plain and len(word) <= 3:
        value, j = spaced(tokens, i, value)
        if j == i + 1 and _decimal_comma(tokens, i):
            value, j, plain = float(f"{word}.{tokens.word[i + 2]}"), i + 3, False
    if j < size and tokens.word[j] in GLYPHS and word not in GLYPHS:
        value, j, plain = value + GLYPHS[tokens.word[j]], j + 1, False
    elif j + 1 < size and tokens.word[j] == "/" and tokens.kind[j + 1] == DIGITS:
        fraction = _fraction(tokens, i)
        if fraction is None:
            return None
        value, j, plain = fraction, j + 2, False
    elif j + 2 < size and tokens.kind[j] == DIGITS and tokens.word[j + 1] == "/" and tokens.kind[j + 2] == DIGITS:
        fraction = _fraction(tokens, j)
        if fraction is not None and plain:
            value, j, plain = value + fraction, j + 3, False
    if j < size and tokens.joined(j) and tokens.low[j] in _ORDINAL_ENDINGS:
        return Number(value, value, i, j + 1, ordinal=True, plain=True)
    if j + 1 < size and tokens.word[j] in "×x" and tokens.word[j + 1] == "10":
        value, j = _power(tokens, j, value)
    found = Number(value, value, i, j, plain=plain and j == i + 1)
    found.grouped = j == i + 1 and bool(_GROUPED.fullmatch(word)) and value < 1000
    found.share = word in GLYPHS or (not plain and j == i + 3 and value < 1)
    half_more(tokens, found)
    return multiply(tokens, found, money=money)


def _decimal_comma(tokens: Tokens, i: int) -> bool:
    """Whether the comma behind token `i` stands for a point: "2,5 million", "3,2 percent"."""
    if tokens.at(i + 1) != "," or not (tokens.joined(i + 1) and tokens.joined(i + 2)) or i + 3 >= len(tokens):
        return False
    decimals, after = tokens.word[i + 2], tokens.at(i + 3)
    if not (decimals.isdigit() and len(decimals) <= 2) or (i > 1 and tokens.word[i - 1] == "," and tokens.joined(i)):
        return False
    return after in lexicon()["multipliers"] or after in ("%", "percent", "pct", "per")


def _fraction(tokens: Tokens, i: int) -> float | None:
    over, under = tokens.word[i], tokens.word[i + 2]
    if not (over.isdigit() and under.isdigit() and len(over) <= 3 and len(under) <= 3):
        return None
    if tokens.joined(i + 1) != tokens.joined(i + 2) or tokens.at(i + 3) == "/":
        return None
    if int(under) not in _DENOMINATORS or int(over) >= int(under):
        return None
    return int(over) / int(under)


def _power(tokens: Tokens, j: int, value: float) -> tuple[float, int]:
    """Scientific notation: "1.99×10−30", "3 x 10^8"."""
    k, sign = j + 2, 1
    while k < len(tokens) and tokens.word[k] in "^−-–":
        sign, k = (sign if tokens.word[k] == "^" else -1), k + 1
    if k == j + 2 or k >= len(tokens) or not tokens.word[k].isdigit() or len(tokens.word[k]) > 2:
        return value, j
    return float(f"{value}e{sign * int(tokens.word[k])}"), k + 1
