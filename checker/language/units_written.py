"""Units in a text: a currency before a number, a unit after it, and what a quantity is reckoned by."""

from __future__ import annotations

from dataclasses import dataclass

from checker.language.tokens import DIGITS, WORD, Tokens
from checker.language.units_forms import Form, currencies, currency_signs, written_forms

_PER = {"per", "a", "an", "each", "/"}
#: What can follow "a" in a rate ("$5 a barrel"), besides units of time, mass and volume.
_EACH = {
    "share", "person", "head", "dozen", "piece", "barrel", "ounce", "game", "pop", "unit", "bottle", "pack",
    "ton", "tonne", "item", "ticket", "bushel", "gallon", "pound", "kilo", "litre", "liter", "student",
    "plate",
}  # fmt: skip
#: After "a year", these make it a time: "$3 billion a year earlier".
_NOT_A_RATE = {"ago", "earlier", "later", "before", "after", "old", "or"}
_RATE_KINDS = {"duration", "mass", "volume", "length", "area", "energy"}
#: Codes and signs that are words or initials too: only directly before the digits.
_TIGHT = {
    "ALL", "TOP", "TRY", "CUP", "MOP", "PEN", "SOS", "COP", "MAD", "BOB", "GEL", "BAM", "ARS", "LAK", "NIO",
    "LEK", "PS", "Y", "R", "TL", "SR", "NIS", "Dh", "Dhs", "kn", "Ft", "L", "BAN", "AMD", "ANG", "CAD", "SUR",
    "PAB",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it was read: its name, its dimension and the first token after it."""

    name: str
    dimension: str
    last: int


def currency_before(tokens: Tokens, i: int) -> tuple[int, str] | None:
    """The currency that stands before token `i`, with its first token: "$", "US $", "HK$", "RM", "EUR"."""
    j = i - 1
    if j < 0:
        return None
    signs = currency_signs()
    word = tokens.word[j]
    if word == "$":
        before = tokens.word[j - 1] if j else ""
        joined = tokens.joined(j)
        letters = before.upper().replace(".", "")
        if (
            (letters and letters != "A" and len(letters) <= 3 and before.isalpha())
            or joined
            or before in ("U.S.", "u.s.")
        ):
            unit = signs.get(f"{letters}$") or (signs.get(letters) if len(letters) == 3 else None)
            if unit and (joined or before.isupper() or letters in ("C", "HK", "NZ", "US", "NT", "CA", "AU")):
                return j - 1, unit
        if before == "." and j > 2 and tokens.low[j - 2] == "s" and tokens.low[j - 4 : j - 2] == ["u", "."]:
            return j - 4, "dollar"
        return j, "dollar"
    if word == "=" and j and tokens.word[j - 1] == "Y":
        return j - 1, signs["¥"]
    if word == "." and j and tokens.word[j - 1] in ("Rs", "Fr"):
        return j - 1, signs.get(tokens.word[j - 1], signs.get(tokens.word[j - 1] + ".", "rupee"))
    if word in signs:
        if word in _TIGHT and not tokens.joined(i):
            return None
        if word.isalpha() and j and tokens.joined(j) and tokens.word[j - 1] not in '("“‘/':
            return None  # "PLX-R18"
        before = tokens.word[j - 1] if j and tokens.joined(j) else ""
        if before and before + word in signs:
            return j - 1, signs[before + word]
        return j, "rupee" if word == "Rs" else signs[word]
    if tokens.kind[j] == WORD:
        if (
            len(word) == 3
            and word.islower()
            and word in ("usd", "eur", "gbp", "rmb", "aud", "cad", "jpy", "chf", "inr", "cny")
        ):
            return j, signs[word.upper()]
        if len(word) == 4 and word[0] in "Mm" and word[1:] in currencies():
            return j, "million " + signs[word[1:]]
        if word == "sen":
            return j, "sen"
    return None


def after(tokens: Tokens, i: int) -> Unit | None:
    """The unit that begins at token `i`, with a rate where one follows ("barrels a day"), or None."""
    if i >= len(tokens):
        return None
    forms = written_forms().get(tokens.low[i])
    if not forms:
        return None
    for form in forms:
        size = len(form.tokens)
        if i + size > len(tokens):
            continue
        source = tokens.word if form.exact else tokens.low
        if any(source[i + k] != token for k, token in enumerate(form.tokens)):
            continue
        if form.tight and any(not tokens.joined(i + k) for k in range(1, size)):
            continue
        if not _stands_alone(tokens, i, size, form):
            continue
        return Unit(form.name, form.kind, i + size)
    return None


def _stands_alone(tokens: Tokens, i: int, size: int, form: Form) -> bool:
    """Whether the symbol is not the beginning of something else ("5 m212", "11a", "30's")."""
    j = i + size
    last = form.tokens[-1]
    if j < len(tokens) and tokens.joined(j) and last[-1].isalpha() and tokens.kind[j] == DIGITS:
        return False
    if not form.exact:
        return True
    if last[-1].isalpha() and tokens.joined(j) and tokens.kind[j] == WORD:
        return False
    if len(form.tokens) == 1 and len(last) == 1 and last.isalpha():
        if not tokens.joined(i):
            if tokens.word[i - 1].isdigit() is False and tokens.kind[i - 1] != DIGITS and tokens.word[i - 1] != "-":
                return False
            if last in "smhJLNB":  # a letter of its own after a space is a unit only where it cannot be anything else
                return last in "mhs" and tokens.kind[i - 1] == DIGITS and tokens.at(j) not in (".", "'")
            if tokens.joined(j) and tokens.word[j] == "-":
                return False
            if tokens.joined(j) and tokens.word[j] in ".&":
                return tokens.at(j) == "." and j + 1 >= len(tokens)
        elif last in "RNJ":
            return False
    if form.name == "second" and tokens.joined(i) and tokens.word[i - 1].isdigit():
        return False  # "the 3s", "2018s"
    if last in ("'", "′", '"', "″"):
        return tokens.joined(i) and not (tokens.joined(j) and tokens.kind[j] == WORD)
    return True


def rate_after(tokens: Tokens, i: int) -> tuple[str, str, int] | None:
    """What a quantity is reckoned by: ("barrel", dimension, next token) for "per barrel", "a barrel", "/day"."""
    word = tokens.at(i)
    hyphen = word == "-"
    if hyphen:
        i += 1
        word = tokens.at(i)
    if word not in _PER:
        return None
    j = i + 1 + (hyphen and tokens.at(i + 1) == "-")
    if j >= len(tokens):
        return None
    if word == "/" and not (tokens.joined(i) and tokens.joined(j)):
        return None
    if word == "per" and tokens.kind[j] == DIGITS:
        last = j + 1
        name = tokens.word[j]
        if tokens.at(last) in ("million", "thousand"):
            name, last = f"{name} {tokens.at(last)}", last + 1
        return name, "share", last
    if word == "per" and tokens.at(j) in ("million", "thousand", "hundred"):
        return tokens.low[j], "share", j + 1
    if tokens.kind[j] != WORD and tokens.kind[j] == DIGITS:
        return None
    found = after(tokens, j)
    if found and found.dimension in _RATE_KINDS and not found.name.startswith("million "):
        if word != "per" and tokens.at(found.last) in _NOT_A_RATE:
            return None
        if word in ("a", "an", "each") and len(tokens.word[j]) < 3:
            return None
        return found.name, found.dimension, found.last
    noun = tokens.low[j]
    if tokens.kind[j] == WORD and (noun in _EACH or (word == "per" and noun.isalpha())):
        last = j + 1
        return noun, "count", last
    return None
