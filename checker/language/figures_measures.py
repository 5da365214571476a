"""The currency before a number and the unit after it: "$5 a barrel", "12 km", "5'11", "15 dollars 50"."""

from __future__ import annotations

from checker.language import bounds, units_written
from checker.language.figures_draft import Atom
from checker.language.numbers_digits import digits
from checker.language.numbers_lexicon import Number, lexicon
from checker.language.tokens import DIGITS, WORD, Tokens

_DASHES = "-–—−‑"
_DOLLARS = {"canadian": "canadian dollar", "cdn": "canadian dollar", "australian": "australian dollar"}
_BEFORE_UNIT = {
    "more", "additional", "straight", "consecutive", "full", "whole", "long", "short", "further", "extra", "calendar",
    "business", "rushing", "other", "solid", "difficult",
}  # fmt: skip


def money(tokens: Tokens, number: Number, currency: tuple[int, str]) -> Atom:
    """The amount of a currency whose sign stands before the number (see units_written.currency_before)."""
    first, name = currency
    if name.startswith("million "):
        name = name.removeprefix("million ")
        number.low, number.high, number.scale = number.low * 1e6, number.high * 1e6, 1e6
    atom = Atom(number.low, number.high, first, number.last, number, unit=name, dimension="currency", sign=True)
    j = number.last
    following = units_written.after(tokens, j)
    if following and _before_amount(tokens, j, following.last):
        following = None
    if following and following.dimension == "currency" and not following.name.startswith("million "):
        # "$10 dollars", "$500 US": the words repeat or sharpen the sign
        if following.name == name or (name == "dollar" and following.name.endswith("dollar")):
            atom.unit, atom.last = following.name, following.last
    elif name == "dollar" and tokens.at(j) in ("us", "u.s", "u.s.", "usd") and tokens.word[j] != "us":
        atom.last = j + 1
    elif name == "dollar" and tokens.at(j) in _DOLLARS:
        atom.unit, atom.last = _DOLLARS[tokens.at(j)], j + 1
    if first and tokens.word[first - 1] in "-−–" and (first == 1 or not tokens.joined(first - 1)):
        atom.negative, atom.first = True, first - 1
        atom.low, atom.high = -atom.high, -atom.low
    if tokens.at(atom.last) == "-" and tokens.kind[min(atom.last + 1, len(tokens) - 1)] == WORD:
        atom.hyphen = True
    _rate(tokens, atom)
    return atom


def unit_after(tokens: Tokens, atom: Atom) -> None:
    """Reads a unit after the number, through a hyphen or an article ("a million of dollars" has none)."""
    j = atom.number.last
    if j >= len(tokens):
        return
    if tokens.word[j] in _DASHES and j + 1 < len(tokens) and tokens.kind[j + 1] == WORD:
        if tokens.joined(j) == tokens.joined(j + 1):
            found = units_written.after(tokens, j + 1)
            if found is not None:
                atom.hyphen = True
                _take(tokens, atom, found)
            elif tokens.joined(j):
                atom.hyphen = True
        return
    if (
        atom.number.share
        and tokens.at(j) in ("a", "an", "of")
        and (half := units_written.after(tokens, j + 1))
        and len(tokens.word[j + 1]) > 2
    ):
        if tokens.at(j) != "of" and half.dimension != "share":
            _take(tokens, atom, half)
        return
    if tokens.word[j] in "{<[(" and j + 2 < len(tokens) and tokens.word[j] != "(":
        j += 1
    if atom.number.vague and tokens.at(j) == "of":
        j += 1
    if tokens.at(j) == "or" and (tail := bounds.after(tokens, j)):
        j = tail[1]  # "10 or more weeks"
    if tokens.at(j) in _BEFORE_UNIT:
        found = units_written.after(tokens, j + 1)
        if found is not None and len(tokens.word[j + 1]) > 3 and found.dimension not in ("ratio",):
            _take(tokens, atom, found)
        return
    found = units_written.after(tokens, j)
    if found is not None and not (found.dimension == "currency" and _before_amount(tokens, j, found.last)):
        _take(tokens, atom, found)


def _before_amount(tokens: Tokens, j: int, last: int) -> bool:
    """Whether a currency sign belongs to the next number ("1 $10 bill", "3 USD50 cards")."""
    return (
        last < len(tokens)
        and tokens.kind[last] == DIGITS
        and (tokens.joined(last) or not tokens.joined(j))
        and not tokens.word[j].islower()
    )


def _take(tokens: Tokens, atom: Atom, found: units_written.Unit) -> None:
    name = found.name
    if name.startswith("million "):
        name = name.removeprefix("million ")
        atom.low, atom.high = atom.low * 1e6, atom.high * 1e6
    atom.unit, atom.dimension, atom.last = name, found.dimension, found.last
    if (
        found.dimension == "currency"
        and tokens.at(found.last) in ("million", "billion", "trillion")
        and atom.number.scale == 1
    ):
        by = lexicon()["multipliers"][tokens.at(found.last)]
        atom.low, atom.high, atom.last = atom.low * by, atom.high * by, found.last + 1
    if name == "pound-mass" and _is_sterling(tokens, atom):
        atom.unit, atom.dimension = "pound sterling", "currency"
    if name == "foot":
        _feet_and_inches(tokens, atom)
    if found.dimension == "currency" and tokens.at(atom.last - 1) in ("dollars", "euros", "pounds"):
        _small_change(tokens, atom)
    _rate(tokens, atom)


def _small_change(tokens: Tokens, atom: Atom) -> None:
    """Cents said after the unit: "15 dollars 50"."""
    j = atom.last
    if j < len(tokens) and tokens.word[j].isdigit() and len(tokens.word[j]) == 2 and atom.low.is_integer() and (
        j + 1 == len(tokens) or tokens.word[j + 1] in ".,;?!" or tokens.low[j + 1] == "cents"
    ):  # fmt: skip
        atom.low = atom.high = atom.low + int(tokens.word[j]) / 100
        atom.last = j + 1 + (tokens.at(j + 1) == "cents")


def _is_sterling(tokens: Tokens, atom: Atom) -> bool:
    word = tokens.at(atom.last - 1)
    if word not in ("pound", "pounds"):
        return False
    around = set(tokens.low[max(0, atom.first - 6) : atom.last + 4])
    if around & {
        "weigh",
        "weighed",
        "weighs",
        "weighing",
        "weight",
        "heavy",
        "heavier",
        "lighter",
        "bomb",
        "cocaine",
        "meat",
    }:
        return False
    return atom.number.scale >= 1e6 or bool(
        around & {"cost", "costs", "paid", "worth", "price", "fine", "fined", "spent", "budget"}
    )


def _feet_and_inches(tokens: Tokens, atom: Atom) -> None:
    """Heights: 6-foot-2, 5'11", 6 feet 2 inches."""
    j = atom.last
    if j + 1 < len(tokens) and tokens.word[j] == "-" and tokens.kind[j + 1] == DIGITS and tokens.joined(j + 1):
        j += 1
    elif (
        j < len(tokens)
        and tokens.kind[j] == DIGITS
        and (tokens.joined(j) or tokens.at(j + 1) in ("inch", "inches", "in"))
    ):
        pass
    else:
        return
    inches = digits(tokens.word[j])
    if inches is None or not 0 <= inches < 12:
        return
    atom.low += inches / 12
    atom.high = atom.low
    atom.last = j + 1
    if (
        tokens.at(atom.last) in ("inch", "inches", "in", '"', "″")
        or tokens.word[min(atom.last, len(tokens) - 1)] == "”"
    ):
        atom.last += 1


def _rate(tokens: Tokens, atom: Atom) -> None:
    j = atom.last
    if j >= len(tokens) or atom.dimension in ("share", "age"):
        return
    found = units_written.rate_after(tokens, j)
    if found is None and atom.sign and tokens.word[j] == "(":
        for k in range(j + 2, min(j + 7, len(tokens))):
            if tokens.word[k] == ")":
                behind = units_written.rate_after(tokens, k + 1)
                atom.rate = behind[0] if behind else ""
                return
    if found is None:
        return
    name, _, last = found
    if (
        tokens.at(j) in ("a", "an")
        and atom.dimension == "duration"
        and name not in ("day", "week", "month", "year", "night")
    ):
        return
    atom.rate, atom.last = name, last
