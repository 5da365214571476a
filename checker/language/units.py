"""Units of measure and currencies by their names: what dimension they have, and how they convert (Pint)."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from checker.language.cues import load_cues
from checker.language.units_forms import written_forms


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
    return {form.name: form.kind for forms in written_forms().values() for form in forms}


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
    import pint

    registry = _registry()
    try:
        zero = float(registry.Quantity(0.0, first).to(second).magnitude)
        one = float(registry.Quantity(1.0, first).to(second).magnitude)
    except (pint.DimensionalityError, pint.UndefinedUnitError, pint.OffsetUnitCalculusError):
        return None
    return one - zero, zero


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
