"""Units of measure and currencies: how they are written, what dimension they have, and how they convert (Pint)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from checker.language.cues import load_cues
from checker.language.tokens import DIGITS, WORD, Tokens

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


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it was read: its name, its dimension and the first token after it."""

    name: str
    dimension: str
    last: int


@dataclass(frozen=True, slots=True)
class _Form:
    tokens: tuple[str, ...]  # as written for symbols, lower case for words
    exact: bool
    tight: bool  # no space inside
    name: str
    kind: str


def _cut(text: str) -> tuple[str, ...]:
    return tuple(Tokens(text).word)


@cache
def _forms() -> dict[str, tuple[_Form, ...]]:
    """Every written form by its first token in lower case, longest first."""
    found: dict[str, list[_Form]] = {}

    def add(written: str, *, exact: bool, name: str, kind: str) -> None:
        cut = _cut(written if exact else written.lower())
        tight = exact and " " not in written
        found.setdefault(cut[0].lower(), []).append(_Form(cut, exact, tight, name, kind))

    data = load_cues("units")
    prefixes = data["prefixes"]["words"]
    for unit in data["unit"]:
        name, kind = unit["unit"], unit["kind"]
        for word in unit.get("words", ()):
            add(word, exact=False, name=name, kind=kind)
        for symbol in unit.get("symbols", ()):
            add(symbol, exact=True, name=name, kind=kind)
        if unit.get("si"):
            for prefix, sign in prefixes.items():
                for word in unit.get("words", ()):
                    if len(word) > 3:
                        add(prefix + word, exact=False, name=prefix + name, kind=kind)
                for symbol in unit.get("symbols", ()):
                    for mark in (sign, "µ") if sign == "μ" else (sign,):
                        if mark + symbol not in _NOT_SYMBOLS:
                            add(mark + symbol, exact=True, name=prefix + name, kind=kind)
    for code, currency in _currencies().items():
        for name in currency["names"]:
            add(name, exact=False, name=currency["unit"], kind="currency")
        add(code, exact=True, name=currency["unit"], kind="currency")
        for million in ("M", "m"):
            add(million + code, exact=True, name="million " + currency["unit"], kind="currency")
        for sign in currency.get("signs", ()):
            if sign not in _NOT_AFTER:
                add(sign, exact=True, name=currency["unit"], kind="currency")
    extra = load_cues("currencies")
    for group in ("families", "parts"):
        for name, forms in extra[group].items():
            for form in forms:
                add(form, exact=False, name=name, kind="currency")
    add("p", exact=True, name="penny", kind="currency")
    return {first: tuple(sorted(forms, key=lambda form: -len(form.tokens))) for first, forms in found.items()}


#: Prefixed symbols that mean something else in news prose.
_NOT_SYMBOLS = {
    "pW", "PA", "pA", "MA", "TA", "GA", "mB", "pB", "nB", "cB", "dB", "hB", "μB", "µB", "pm", "Pm", "Tm", "Gm",
    "Mm", "hA", "nA", "cV", "TV", "PV", "hV", "pV", "dV", "ds", "dN", "hN", "PN", "pN", "GL", "TL", "PL", "pl",
    "Pl", "Tl", "hPa_", "daN", "eV_", "ML", "kB_", "nl", "nL", "dJ", "hJ", "cJ", "cW", "dW", "hW", "mJ_",
    "kA_", "cA", "dA", "nV", "Pg", "Gg", "Tg", "Mg", "hg", "dg", "nN", "TN", "MN", "GN", "cN",
}  # fmt: skip
#: Signs that are not read after a number, because they are mostly something else there.
_NOT_AFTER = {"R", "Y", "Y=", "PS", "TL", "SR", "NIS", "Fr.", "Dh", "L"}


@cache
def _currencies() -> dict[str, dict[str, Any]]:
    return {code: value for code, value in load_cues("currencies").items() if len(code) == 3 and "unit" in value}


@cache
def _signs() -> dict[str, str]:
    """Currency signs and codes that stand before a number, with their unit."""
    found = {}
    for code, currency in _currencies().items():
        found[code] = currency["unit"]
        for sign in currency.get("signs", ()):
            found[sign] = currency["unit"]
    return found


#: Codes and signs that are words or initials too: only directly before the digits.
_TIGHT = {
    "ALL", "TOP", "TRY", "CUP", "MOP", "PEN", "SOS", "COP", "MAD", "BOB", "GEL", "BAM", "ARS", "LAK", "NIO",
    "LEK", "PS", "Y", "R", "TL", "SR", "NIS", "Dh", "Dhs", "kn", "Ft", "L", "BAN", "AMD", "ANG", "CAD", "SUR",
    "PAB",
}  # fmt: skip


def currency_before(tokens: Tokens, i: int) -> tuple[int, str] | None:
    """The currency that stands before token `i`, with its first token: "$", "US $", "HK$", "RM", "EUR"."""
    j = i - 1
    if j < 0:
        return None
    signs = _signs()
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
        if len(word) == 4 and word[0] in "Mm" and word[1:] in _currencies():
            return j, "million " + signs[word[1:]]
        if word == "sen":
            return j, "sen"
    return None


def after(tokens: Tokens, i: int) -> Unit | None:
    """The unit that begins at token `i`, with a rate where one follows ("barrels a day"), or None."""
    if i >= len(tokens):
        return None
    forms = _forms().get(tokens.low[i])
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


def _stands_alone(tokens: Tokens, i: int, size: int, form: _Form) -> bool:
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


@lru_cache(maxsize=4096)
def dimension(unit: str) -> str:
    """The dimension of a unit by its name: "currency", "length", "share"; "count" for counted things and none."""
    if " per " in unit:
        whole, _, part = unit.partition(" per ")
        if unit in _kinds():
            return _kinds()[unit]
        return f"{dimension(whole)} per {dimension(part)}"
    if unit.startswith("% "):
        return "share"
    return _kinds().get(unit, "count")


@cache
def _kinds() -> dict[str, str]:
    return {form.name: form.kind for forms in _forms().values() for form in forms}


def same_dimension(a: str, b: str) -> bool:
    """Whether figures in the two units can be compared as values. Currencies only with themselves."""
    first, second = dimension(a), dimension(b)
    if first != second:
        return False
    return a == b if first in ("currency", "points") or "currency" in first else True


@cache
def _pint_names() -> dict[str, str]:
    data = load_cues("units")
    names = {}
    for unit in data["unit"]:
        if "pint" not in unit:
            continue
        names[unit["unit"]] = unit["pint"]
        if unit.get("si"):
            for prefix in data["prefixes"]["words"]:
                names[prefix + unit["unit"]] = prefix + unit["pint"]
    return names


@cache
def _registry() -> Any:
    import pint

    return pint.UnitRegistry(autoconvert_offset_to_baseunit=True)


def _expression(unit: str) -> str | None:
    names = _pint_names()
    if unit in names:
        return names[unit]
    if " per " in unit:
        whole, _, part = unit.partition(" per ")
        if whole in names and part in names:
            return f"({names[whole]})/({names[part]})"
    return None


@lru_cache(maxsize=1024)
def _factor(unit: str, to_unit: str) -> tuple[float, float] | None:
    """Slope and offset of the conversion, or None where there is none."""
    first, second = _expression(unit), _expression(to_unit)
    if first is None or second is None:
        return None
    registry = _registry()
    try:
        zero = float(registry.Quantity(0.0, first).to(second).magnitude)
        one = float(registry.Quantity(1.0, first).to(second).magnitude)
    except registry_errors():
        return None
    return one - zero, zero


def registry_errors() -> tuple[type[Exception], ...]:
    """What Pint raises for units that do not convert into each other."""
    import pint

    return (pint.DimensionalityError, pint.UndefinedUnitError, pint.OffsetUnitCalculusError)


def convert(low: float | None, high: float | None, unit: str, to_unit: str) -> tuple[float | None, float | None] | None:
    """The interval in `to_unit`, or None where the units do not convert (other dimension, two currencies).

    Args:
        low: the lower end, or None for an open side.
        high: the upper end, or None for an open side.
        unit: the unit's name as `Figure.unit` gives it.
        to_unit: the wanted unit's name.
    """
    if unit == to_unit:
        return low, high
    factor = _factor(unit, to_unit)
    if factor is None:
        return None
    slope, offset = factor
    ends = tuple(None if end is None else end * slope + offset for end in (low, high))
    return ends[0], ends[1]
