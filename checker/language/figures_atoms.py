"""The first pass of the figure reader: number expressions that can be quantities, each with its unit."""

from __future__ import annotations

from checker.language import figures_none, figures_scores, not_quantities, numbers, units_written
from checker.language.figures_draft import Atom
from checker.language.figures_measures import money, unit_after
from checker.language.nouns_forms import is_plural, singular, word_list
from checker.language.numbers_lexicon import Number, starts
from checker.language.tokens import DIGITS, WORD, Tokens

_NEVER_NEGATIVE = ("duration", "age", "mass", "area", "volume")


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
    currency = units_written.currency_before(tokens, i) if i > floor else None
    if (half := _with_a_half(tokens, i)) is not None:
        return half, half.last
    number = numbers.read(tokens, i, money=currency is not None)
    if number is None:
        return None, i + (3 if tokens.at(i + 1) == "/" and tokens.kind[i] == DIGITS else 1)
    if currency and currency[0] < floor:
        currency = None
    if number.ordinal:
        return _rank(tokens, number), number.last
    if currency:
        return money(tokens, number, currency), number.last
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
    unit_after(tokens, atom)
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
    if tokens.kind[i] == DIGITS and not_quantities.is_list_or_code(tokens, i, number.last):
        return None, _past_code(tokens, number.last)
    return (None if _no_count(tokens, atom, headline) else atom), number.last


def _with_a_half(tokens: Tokens, i: int) -> Atom | None:
    """One and a half of a unit, with the unit before the half: "a year and a half"."""
    if tokens.low[i] not in ("a", "an", "one") or tokens.low[i + 2 : i + 5] != ["and", "a", "half"]:
        return None
    whole = units_written.after(tokens, i + 1)
    if whole is None:
        return None
    number = Number(1.5, 1.5, i, i + 5, words=True)
    return Atom(1.5, 1.5, i, i + 5, number, unit=whole.name, dimension=whole.dimension)


def _no_count(tokens: Tokens, atom: Atom, headline: bool) -> bool:
    """Whether a number without a unit counts nothing: a year, a part of a name, "one" for somebody, "in the dozens"."""
    number = atom.number
    if tokens.kind[number.first] == DIGITS and not_quantities.is_year(tokens, number):
        return True
    if _joined_before(tokens, atom):
        return True
    if tokens.kind[number.first] == WORD and not_quantities.is_name(tokens, number, headline=headline):
        return True
    if not_quantities.is_idle_one(tokens, number):
        return True
    return number.vague and not _vague_ok(tokens, number)


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
    if j < len(tokens) and tokens.kind[j] == WORD and singular(tokens.low[j]) in word_list("counted_by_rank"):
        if tokens.at(j) in ("day", "time", "week", "month", "term", "round") or is_plural(tokens.low[j]):
            return None
        return Atom(number.low, number.high, number.first, number.last, number)
    return None


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
