"""The first pass of the figure reader: number expressions with the currency before and the unit after them."""

from __future__ import annotations

from dataclasses import dataclass

from checker.language import bounds, figures_none, figures_scores, not_quantities, nouns, numbers, units
from checker.language.numbers_digits import digits
from checker.language.numbers_lexicon import Number, lexicon, starts
from checker.language.tokens import DIGITS, WORD, Tokens

_DASHES = "-–—−‑"


@dataclass(slots=True)
class Atom:
    """A number with its unit: tokens `first` to `last` (excluded) are the figure's span."""

    low: float
    high: float
    first: int
    last: int
    number: Number
    unit: str = ""
    dimension: str = ""
    rate: str = ""
    hyphen: bool = False  # joined to its unit or noun by a hyphen: "five-year", "12-page"
    sign: bool = False  # a currency sign stands before it
    negative: bool = False
    range: str = ""  # how two numbers were joined: "to", "-", "and", "or", "from"
    score: bool = False  # votes or goals: "51-49"


def atoms(tokens: Tokens) -> list[Atom]:
    """Every number expression that can be a quantity, in order."""
    found: list[Atom] = []
    beginnings = starts()
    headline = _is_headline(tokens)
    i, size = 0, len(tokens)
    while i < size:
        last, zero = figures_none.read(tokens, i)
        if last > i:
            if zero:
                found.append(Atom(0.0, 0.0, i, last, Number(0.0, 0.0, i, last, words=True)))
            i = last
        elif tokens.kind[i] == DIGITS or (tokens.kind[i] == WORD and tokens.low[i] in beginnings):
            atom, i = _read(tokens, i, headline, found[-1] if found else None)
            if atom is not None:
                found.append(atom)
        else:
            i += 1
    return found


def _is_headline(tokens: Tokens) -> bool:
    """Whether most longer words are capitalised, so that a capital says nothing."""
    longer = [word for word, kind in zip(tokens.word[:60], tokens.kind, strict=False) if kind == WORD and len(word) > 3]
    return len(longer) >= 3 and sum(word[0].isupper() for word in longer) >= 0.7 * len(longer)


def _read(tokens: Tokens, i: int, headline: bool, previous: Atom | None) -> tuple[Atom | None, int]:
    """The atom at token `i` (None where the number is no quantity) and the token to go on from."""
    floor = previous.last if previous else 0
    if (past := not_quantities.past_telephone(tokens, i)) > i:
        return None, past
    currency = units.currency_before(tokens, i) if i > floor else None
    if tokens.low[i] in ("a", "an", "one") and tokens.low[i + 2 : i + 5] == ["and", "a", "half"]:
        whole = units.after(tokens, i + 1)
        if whole is not None:  # "a year and a half"
            half = Number(1.5, 1.5, i, i + 5, words=True)
            return Atom(1.5, 1.5, i, i + 5, half, unit=whole.name, dimension=whole.dimension), i + 5
    number = numbers.read(tokens, i, money=currency is not None)
    if number is None:
        return None, i + (3 if tokens.at(i + 1) == "/" and tokens.kind[i] == DIGITS else 1)
    if currency and currency[0] < floor:
        currency = None
    if number.ordinal:
        return _rank(tokens, number), number.last
    if currency:
        return _money(tokens, number, currency), number.last
    if tokens.joined(i) and tokens.kind[i] == DIGITS and tokens.kind[i - 1] == WORD:
        return None, _past_code(tokens, number.last)
    if tokens.kind[i] == DIGITS and not_quantities.is_date(tokens, i, number.last):
        return None, number.last
    if number.plain and tokens.kind[i] == DIGITS and (count := figures_scores.chain(tokens, i)) > 1:
        if count > 2 or figures_scores.years(tokens, i):
            return None, i + 2 * count - 1  # telephone numbers, formations
        if kind := figures_scores.score(tokens, i):
            return _pair(tokens, number, kind), i + 3
    atom = Atom(number.low, number.high, number.first, number.last, number)
    _negative(tokens, atom, floor)
    _unit_after(tokens, atom)
    if atom.negative and atom.dimension in _NEVER_NEGATIVE and tokens.word[atom.first] in "-−–":
        atom.negative, atom.first = False, atom.first + 1  # "part two -14 years later": a dash
        atom.low, atom.high = -atom.high, -atom.low
    if (
        atom.negative
        and atom.unit == ""
        and tokens.word[i - 2 : i - 1]
        and tokens.word[i - 2].isupper()
        and len(tokens.word[i - 2]) > 2
    ):
        return None, number.last  # "COVID -19"
    if atom.unit:
        return (None, number.last) if _no_measure(tokens, atom) else (atom, max(atom.last, number.last))
    if tokens.kind[i] == DIGITS:
        if not_quantities.is_list_or_code(tokens, i, number.last):
            return None, _past_code(tokens, number.last)
        if not_quantities.is_year(tokens, number):
            return None, number.last
    if _joined_before(tokens, atom):
        return None, number.last
    if (
        tokens.kind[i] == WORD and not_quantities.is_name(tokens, number, headline=headline)
    ) or not_quantities.is_idle_one(tokens, number):
        return None, number.last
    if number.vague and not _vague_ok(tokens, number):
        return None, number.last
    return atom, number.last


_NEVER_NEGATIVE = ("duration", "age", "mass", "area", "volume")


def _pair(tokens: Tokens, number: Number, kind: str) -> Atom:
    """A vote or a score as one atom; its ends are the two numbers, the smaller first."""
    other = float(tokens.word[number.first + 2])
    low, high = sorted((number.low, other))
    atom = Atom(low, high, number.first, number.first + 3, number, dimension="score", score=True)
    atom.unit = "vote" if kind == "vote" else ""
    return atom


def _joined_before(tokens: Tokens, atom: Atom) -> bool:
    """Whether a hyphen ties the number to the word before it: "last-32", "mid-20", "twenty-one"."""
    i = atom.first
    return (
        i > 1
        and tokens.word[i - 1] in "-–"
        and tokens.joined(i)
        and tokens.joined(i - 1)
        and tokens.kind[i - 2] == WORD
        and tokens.low[i - 2] not in ("sub", "minus", "magnitude", "plus", "category", "near")
    )


def _past_code(tokens: Tokens, j: int) -> int:
    """Skips what is joined to a code, so that its tail is not read as a number of its own."""
    while 0 < j < len(tokens) and tokens.joined(j) and (tokens.kind[j] != WORD or tokens.kind[j - 1] != WORD):
        if tokens.word[j] in ',;:()"”' or (tokens.kind[j] not in (DIGITS, WORD) and tokens.word[j] not in "-/.–"):
            break
        j += 1
    return j


def _vague_ok(tokens: Tokens, number: Number) -> bool:
    return (tokens.at(number.last) != "-" and tokens.at(number.first - 1) not in ("the", "-")) or tokens.at(
        number.last
    ) == "of"


def _rank(tokens: Tokens, number: Number) -> Atom | None:
    """An ordinal counts where what it ranks comes one by one: "the 12th victim"."""
    j = number.last
    if tokens.word[number.first].isdigit() is False and number.low <= 2:
        return None
    if tokens.at(number.first - 1) == "every":
        return None  # "every fourth child"
    if (
        j < len(tokens)
        and tokens.kind[j] == WORD
        and nouns.singular(tokens.low[j]) in nouns.word_list("counted_by_rank")
    ):
        if tokens.at(j) in ("day", "time", "week", "month", "term", "round") or nouns.is_plural(tokens.low[j]):
            return None
        return Atom(number.low, number.high, number.first, number.last, number)
    return None


def _money(tokens: Tokens, number: Number, currency: tuple[int, str]) -> Atom:
    first, name = currency
    if name.startswith("million "):
        name = name.removeprefix("million ")
        number.low, number.high, number.scale = number.low * 1e6, number.high * 1e6, 1e6
    atom = Atom(number.low, number.high, first, number.last, number, unit=name, dimension="currency", sign=True)
    j = number.last
    following = units.after(tokens, j)
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


_DOLLARS = {"canadian": "canadian dollar", "cdn": "canadian dollar", "australian": "australian dollar"}


def _negative(tokens: Tokens, atom: Atom, floor: int) -> None:
    """A minus sign, or the word: "-5 degrees", "minus 387", "minus-5"."""
    i = atom.first - 1
    if i < floor:
        return
    word = tokens.word[i]
    if word in "-−–" and tokens.joined(atom.first) and (not tokens.joined(i) or tokens.word[i - 1] in "([“\"'"):
        atom.negative, atom.first = True, i
    elif word in "-–−" and tokens.at(i - 1) == "minus" and i - 1 >= floor:
        atom.negative, atom.first = True, i - 1
    elif tokens.low[i] == "minus" and tokens.low[i - 2 : i] == ["plus", "or"]:
        return  # "plus or minus 3 points": a margin, not a negative number
    elif tokens.low[i] in ("minus", "negative") and tokens.kind[atom.first] == DIGITS:
        atom.negative, atom.first = True, i
    if atom.negative:
        atom.low, atom.high = -atom.high, -atom.low


def _unit_after(tokens: Tokens, atom: Atom) -> None:
    """Reads a unit after the number, through a hyphen or an article ("a million of dollars" has none)."""
    j = atom.number.last
    if j >= len(tokens):
        return
    if tokens.word[j] in _DASHES and j + 1 < len(tokens) and tokens.kind[j + 1] == WORD:
        if tokens.joined(j) == tokens.joined(j + 1):
            found = units.after(tokens, j + 1)
            if found is not None:
                atom.hyphen = True
                _take(tokens, atom, found)
            elif tokens.joined(j):
                atom.hyphen = True
        return
    if (
        number_share(atom)
        and tokens.at(j) in ("a", "an", "of")
        and (half := units.after(tokens, j + 1))
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
        found = units.after(tokens, j + 1)
        if found is not None and len(tokens.word[j + 1]) > 3 and found.dimension not in ("ratio",):
            _take(tokens, atom, found)
        return
    found = units.after(tokens, j)
    if found is not None and not (found.dimension == "currency" and _before_amount(tokens, j, found.last)):
        _take(tokens, atom, found)


_BEFORE_UNIT = {
    "more", "additional", "straight", "consecutive", "full", "whole", "long", "short", "further", "extra", "calendar",
    "business", "rushing", "other", "solid", "difficult",
}  # fmt: skip


def number_share(atom: Atom) -> bool:
    """Whether the number is a fraction of a whole."""
    return atom.number.share


def _before_amount(tokens: Tokens, j: int, last: int) -> bool:
    """Whether a currency sign belongs to the next number ("1 $10 bill", "3 USD50 cards")."""
    return (
        last < len(tokens)
        and tokens.kind[last] == DIGITS
        and (tokens.joined(last) or not tokens.joined(j))
        and not tokens.word[j].islower()
    )


def _take(tokens: Tokens, atom: Atom, found: units.Unit) -> None:
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
    found = units.rate_after(tokens, j)
    if found is None and atom.sign and tokens.word[j] == "(":
        for k in range(j + 2, min(j + 7, len(tokens))):
            if tokens.word[k] == ")":
                behind = units.rate_after(tokens, k + 1)
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


def _no_measure(tokens: Tokens, atom: Atom) -> bool:
    """Numbers with a unit that state no quantity: "5G", years before a unit-like word, "20th-century"."""
    word = tokens.word[atom.number.first]
    if (
        atom.number.plain
        and len(word) == 4
        and 1900 <= atom.low <= 2100
        and tokens.at(atom.first - 1) in ("in", "since", "by", "of")
    ):
        return atom.dimension == "currency" or atom.unit in ("point", "quarter", "second")
    if atom.number.words and tokens.low[atom.number.first] == "one" and atom.number.last == atom.number.first + 1:
        before = tokens.at(atom.first - 1)
        if before in ("the", "this", "any", "no", "each", "every"):
            return True
        return tokens.at(atom.number.last) in ("day", "night", "second", "point", "time", "times") and not atom.hyphen
    return bool(atom.unit == "quarter" and atom.number.plain is False and atom.number.share)
