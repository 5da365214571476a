"""How units and currencies are written: the forms of `cues/units.toml` and `cues/currencies.toml`, ready to be met."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from checker.language.cues import load_cues
from checker.language.tokens import Tokens

#: Prefixed symbols that mean something else in news prose.
_NOT_SYMBOLS = {
    "pW", "PA", "pA", "MA", "TA", "GA", "mB", "pB", "nB", "cB", "dB", "hB", "μB", "µB", "pm", "Pm", "Tm", "Gm",
    "Mm", "hA", "nA", "cV", "TV", "PV", "hV", "pV", "dV", "ds", "dN", "hN", "PN", "pN", "GL", "TL", "PL", "pl",
    "Pl", "Tl", "hPa_", "daN", "eV_", "ML", "kB_", "nl", "nL", "dJ", "hJ", "cJ", "cW", "dW", "hW", "mJ_",
    "kA_", "cA", "dA", "nV", "Pg", "Gg", "Tg", "Mg", "hg", "dg", "nN", "TN", "MN", "GN", "cN",
}  # fmt: skip
#: Signs that are not read after a number, because they are mostly something else there.
_NOT_AFTER = {"R", "Y", "Y=", "PS", "TL", "SR", "NIS", "Fr.", "Dh", "L"}


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a unit."""

    tokens: tuple[str, ...]  # as written for symbols, lower case for words
    exact: bool
    tight: bool  # no space inside
    name: str
    kind: str


def _cut(text: str) -> tuple[str, ...]:
    return tuple(Tokens(text).word)


@cache
def written_forms() -> dict[str, tuple[Form, ...]]:
    """Every written form by its first token in lower case, longest first."""
    found: dict[str, list[Form]] = {}

    def add(written: str, *, exact: bool, name: str, kind: str) -> None:
        cut = _cut(written if exact else written.lower())
        tight = exact and " " not in written
        found.setdefault(cut[0].lower(), []).append(Form(cut, exact, tight, name, kind))

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
    for code, currency in currencies().items():
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


@cache
def currencies() -> dict[str, dict[str, Any]]:
    """The currencies by their ISO 4217 code."""
    return {code: value for code, value in load_cues("currencies").items() if len(code) == 3 and "unit" in value}


@cache
def currency_signs() -> dict[str, str]:
    """Currency signs and codes that stand before a number, with their unit."""
    found = {}
    for code, currency in currencies().items():
        found[code] = currency["unit"]
        for sign in currency.get("signs", ()):
            found[sign] = currency["unit"]
    return found
